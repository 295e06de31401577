"""What a user may set for a run, with the reason for each default."""

from __future__ import annotations

from synoptic.records import record


@record
class Settings:
    """Limits of one run; all have defaults that suit a laptop."""

    largest_article: int = 500_000
    """Characters of text above which an article is rejected: the longest news feature is under 200,000. Comparing a
    text's sentences takes memory by the square of their number: 200 MB at this size, 20 GB at ten times it."""
    largest_page: int = 20_000_000
    """Characters of one HTML page with all its markup: the heaviest news pages have a few million."""
    largest_file: int = 256 * 1024 * 1024
    """Bytes of one input file that are read into memory at once; containers are streamed and not bound by it."""
    processes: int = 0
    """Processes that read articles and lay stories out; 0 for one a processor, and one alone for a small pile. The
    report is the same with any number."""
