"""Makes the table of how words are commonly written, from free texts of everyday and scripture (CC BY, CC0, public).

    SYNOPTIC_DATA=../shared python train/names/words.py

Writes synoptic/models/names/words.safetensors: sorted 32-bit hashes of words with their language, and beside each what
`synoptic.enrich.known.USAGES` says of it. A sentence's first word tells nothing and is not counted.
"""

from __future__ import annotations

import pathlib
from collections import Counter

import numpy as np
from safetensors.numpy import save_file

from bench.data import jsonl
from synoptic import languages
from synoptic.enrich.known import ANYWHERE, USAGES, hashed_word
from synoptic.enrich.tokens import has_case, tokens
from synoptic.text import is_unspaced

OUT = pathlib.Path(__file__).parents[2] / "synoptic" / "models" / "names" / "words.safetensors"
SETS = ("tatoeba", "tico19", "bible", "qald")
OLD = ("bible", "da")
"""A translation from before Danish gave up writing nouns large."""
LEAST = 2
"""Occurrences below which nothing is said of a word."""
FOREIGN = 8
"""The same where all languages are taken together."""
LARGE, SMALL, LED = 0.9, 0.1, 0.25
"""Share of capitals from which a word is written large, and below which small; of articles that make it a noun."""
PLACE, AT = 3, 0.3
"""Occurrences, and share of prepositions of place before it, from which a word is a place's name."""
HOW = ("small", "large", "led", "at")
COMMON = 1 / 40_000
"""Share of all words from which a word is a common one."""


def main() -> None:
    known = set(languages.codes())
    counts: dict[str, dict[str, Counter[str]]] = {code: {how: Counter() for how in HOW} for code in known}
    for name in SETS:
        for row in jsonl(f"parallel/{name}.jsonl.gz"):
            for code, text in row.items():
                if code in known and (name, code) != OLD:
                    count(text, counts[code], languages.load(code))
    table: dict[int, int] = {}
    anywhere: dict[str, Counter[str]] = {how: Counter() for how in HOW}
    for code in sorted(known):
        for how, words in counts[code].items():
            anywhere[how].update(words)
        told = usages(**counts[code])
        table |= {hashed_word(word, language=code): USAGES.index(usage) for word, usage in sorted(told.items())}
        print(code, len(told), Counter(told.values()).most_common())
    told = {word: usage for word, usage in usages(**anywhere, least=FOREIGN).items() if len(word) > 2}
    table |= {hashed_word(word, language=ANYWHERE): USAGES.index(usage) for word, usage in sorted(told.items())}
    keys = sorted(table)
    new = OUT.with_suffix(".new")
    save_file(
        {"words": np.array(keys, np.uint32), "usages": np.array([table[key] for key in keys], np.uint8)},
        new,
        metadata={"source": "Tatoeba (CC BY 2.0 FR), TICO-19 (CC0), Bibles (public domain), QALD (CC BY 4.0)"},
    )
    new.replace(OUT)
    print(f"{len(keys)} words, {OUT.stat().st_size / 1e6:.2f} MB")


def count(text: str, into: dict[str, Counter[str]], language: languages.Language) -> None:
    """Each word of the text but those that open a sentence, by how it is written and what stands before it."""
    articles, at = language.quotes.articles, language.names.at
    if is_unspaced(text):
        return
    if not has_case(text):
        into["small"].update(token.low for token in tokens(text, 0, len(text)) if not token.word[:1].isupper())
        return
    before = None
    for token in tokens(text, 0, len(text)):
        opens = before is None or text[before.end : token.start].strip(" ,;-–'’") != ""
        if not opens and before is not None:
            if token.word.islower():
                into["small"][token.low] += 1
            elif token.word[:1].isupper():
                into["large"][token.low] += 1
                into["led"][token.low] += before.low in articles
                into["at"][token.low] += before.low in at
        before = token


def usages(
    small: Counter[str], large: Counter[str], led: Counter[str], at: Counter[str], *, least: int = LEAST
) -> dict[str, str]:
    total = sum(small.values()) + sum(large.values())
    found: dict[str, str] = {}
    for word in small.keys() | large.keys():
        number = small[word] + large[word]
        if number < least:
            continue
        share = large[word] / number
        written = "mixed" if SMALL < share < LARGE else "small" if share <= SMALL else "large"
        if written == "large" and led[word] >= LED * number:
            written = "noun"
        elif written == "large" and number >= PLACE and at[word] >= AT * number:
            written = "place"
        found[word] = ("common " if number > COMMON * total else "rare ") + written
    return found


if __name__ == "__main__":
    main()
