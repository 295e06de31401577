"""The world -> Raw: files, folders, feeds and archives become one article each, or a Rejected with its reason."""
