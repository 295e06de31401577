"""Article -> Document: language, sentences, names, quotes, moments and quantities, each where it stands."""
