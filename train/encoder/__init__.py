"""Makes the weights of the sentence encoder: parallel texts -> synoptic/models/encoder. See README.md."""
