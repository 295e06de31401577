"""Reads the same news told many times, in many languages, and lays it out with its evidence."""

__version__ = "0.1.0"
