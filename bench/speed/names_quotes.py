"""How many articles of 400 words a second names and quotations together read, on one core, and in how much memory.

    python -m bench.speed.names_quotes [LANG ...] [--memory]

Processor seconds (`time.process_time`), so other work on the machine counts little. Texts are the same news in each
language (NTREX), counted by the words of their English original; for English and German also articles full of speech
(PolNeAR, Wikinews), counted by their own. Every article is read once: what loads on first use is loaded before by
the first articles, which are not counted. `--memory` loads ten languages and says what the process holds.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Iterator

from bench import floors
from bench.data import jsonl, sentences_of
from bench.quality.alignment import LANGUAGES
from synoptic.enrich.entities import mentions
from synoptic.enrich.quotes import quotes

MEASURED = ("en", "de", "fr", "ru", "ar", "zh")
TEN = (*MEASURED, "nb", "es", "ja", "tr")
WORDS = 400
_WARM = 6  # articles
_RICH = {"en": "quotes/polnear.jsonl.gz", "de": "quotes/german_wikinews.jsonl.gz"}


def main() -> None:
    chosen = [word for word in sys.argv[1:] if not word.startswith("-")]
    figures: dict[str, float] = {}
    for language in chosen or MEASURED:
        for name, texts in piles(language):
            figures[name] = speed(texts, language)
            print(f"{name:12} {figures[name]:6.1f} articles/s")
    if "--memory" in sys.argv:
        figures["megabytes"] = memory()
        print(f"{figures['megabytes']:.0f} MB with {len(TEN)} languages loaded")
    if not chosen and "megabytes" in figures:
        floors.hold("names_quotes", figures)


def piles(language: str) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    """Name of the pile, and its texts with the number of words that each counts for."""
    yield language, news(language)
    if language in _RICH:
        rows = (row for row in jsonl(_RICH[language]) if row["split"] == "dev")
        yield f"{language} speech", [(row["text"], len(row["text"].split())) for row in rows]


def news(language: str) -> list[tuple[str, int]]:
    """NTREX documents of this language with the length of the English original."""
    label = next(label for label, code in {"eng": "en", **LANGUAGES}.items() if code == language)
    english: dict[str, int] = {}
    texts: dict[str, str] = {}
    for row in jsonl("ntrex/ntrex_dev.jsonl.gz"):
        joined = "\n".join(row["lines"])
        if row["lang"] == "eng":
            english[row["doc"]] = len(joined.split())
        if row["lang"] == label:
            texts[row["doc"]] = joined
    return [(text, english[doc]) for doc, text in texts.items()]


def speed(texts: list[tuple[str, int]], language: str) -> float:
    """Articles of `WORDS` words in a processor second, the first few texts not counted."""
    for text, _ in texts[:_WARM]:
        _read(text, language)
    spent = 0.0
    for text, _ in texts[_WARM:]:
        spent += _read(text, language)
    return sum(words for _, words in texts[_WARM:]) / WORDS / spent


def _read(text: str, language: str) -> float:
    sentences = sentences_of(text, language)
    began = time.process_time()
    quotes(
        text, language=language, sentences=sentences, mentions=mentions(text, language=language, sentences=sentences)
    )
    return time.process_time() - began


def memory() -> float:
    """Megabytes at most held (resident) once ten languages have read an article each."""
    for language in TEN:
        _read(news(language)[0][0], language)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
