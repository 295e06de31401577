"""What a language file lacks, and whether its examples come out as it says: for who adds or mends a language.

    python -m bench.check_language xx      (or: make check-language LANG=xx)

Ends with an error where an example fails.
"""

from __future__ import annotations

import sys
from dataclasses import fields

from synoptic import languages
from synoptic.enrich.entities import mentions
from synoptic.enrich.quotes import quotes
from synoptic.enrich.sentences import split
from synoptic.languages import Example, Language
from synoptic.records import Sentence, Span

# What a language can do without: not every language has articles, case endings or verbs at the end.
_MAY_LACK = {
    "participles",
    "topics",
    "bare",
    "bare_after_comma",
    "verb_final",
    "according",
    "according_after",
    "according_behind",
    "according_named",
    "wants",
    "judges",
    "nouns",
    "infinitive",
    "finite",
    "moods",
    "hence",
    "that",
    "like",
    "to",
    "he",
    "she",
    "articles",
    "prepositions",
    "endings",
    "joined",
    "inner",
    "surnames",
    "sounds",
    "titles_after",
    "titles_agree",
    "honorifics",
    "tagger",
    "demonyms",
    "openers",
    "as_saying",
    "whether",
    "at",
    "hearsay",
    "questioned",
    "questioned_first",
    "passives",
    "by",
    "absolute",
    "relative",
}


# What no language tells times or quantities without.
_TIMES = ("units", "deictic", "seasons", "parts", "last", "next", "vague", "approx", "old", "label")
_COUNTS = ("words", "ordinals", "units", "about", "at_least", "more_than", "at_most", "less_than", "indefinite")


def missing(language: Language) -> list[str]:
    """Names of the lists that are empty and should not be."""
    found = []
    for section in ("quotes", "names"):
        record = getattr(language, section)
        found += [
            f"{section}.{field.name}"
            for field in fields(record)
            if field.name not in _MAY_LACK and not getattr(record, field.name)
        ]
    found += [f"moments.{name}" for name in _TIMES if not getattr(language.moments, name)]
    if not (language.moments.ago or language.moments.ago_first):
        found.append("moments.ago or moments.ago_first")
    found += [f"numbers.{name}" for name in _COUNTS if not getattr(language.numbers, name)]
    return found


def failure(example: Example, *, code: str) -> str | None:
    """How the example comes out otherwise than its file says; None where it comes out right."""
    text = example.text
    sentences = tuple(Sentence(span=span, language=code) for span in split(text, language=code))
    names = mentions(text, language=code, sentences=sentences)
    got = []
    for quote in quotes(text, language=code, sentences=sentences, mentions=names):
        made = Example(
            text=text,
            content=_words(text, quote.content) or "",
            kind=quote.kind,
            polarity=quote.polarity,
            speaker=_words(text, quote.speaker),
            addressee=_words(text, quote.addressee) if example.addressee is not None else None,
            chain=tuple(text[span.start : span.end] for span in quote.chain),
        )
        if made == example:
            return None
        got.append(made)
    return f"{example}\n  came out as {got}"


def _words(text: str, span: Span | None) -> str | None:
    return None if span is None else text[span.start : span.end]


def main() -> int:
    if len(sys.argv) != 2:
        print("say which language: python -m bench.check_language xx")
        return 2
    language = languages.load(sys.argv[1])
    lacks = missing(language)
    print(f"{language.name}: " + ("nothing is missing" if not lacks else "missing: " + ", ".join(lacks)))
    failures = [said for example in language.quotes.examples if (said := failure(example, code=language.code))]
    print(f"{len(language.quotes.examples) - len(failures)} of {len(language.quotes.examples)} examples come out right")
    for said in failures:
        print(said)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
