"""Weights for reported speech, and the annotated articles of our own that they are made from."""
