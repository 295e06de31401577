"""What others give on the same data, each in an environment of its own."""
