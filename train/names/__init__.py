"""Makes the weights by which names are found and told apart: lists, taggers, kinds, in that order."""
