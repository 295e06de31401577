"""Raw -> Article | Rejected: the page's furniture marked, its date, authors and credits found; no text changed."""
