"""What a user could install instead, on the same measures."""
