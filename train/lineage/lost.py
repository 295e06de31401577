"""Fits how a lost hedge, legal state or attribution is told from a rendered one (synoptic/lineage/lost.json).

    python -m train.lineage.lost [LANG ...]

Data: NTREX's development part (CC BY-SA), English with human translations. What its sentences hedge, charge or
attribute is rendered, but for what the translators left out; where the English says none of it, a hedge, a legal state
or an attribution is put into the English alone, which no translation can render. So no list of any other language is
needed to make the cases. Eleven weights a class are fitted, so nothing of the texts can be read from them. Prints, for
each language with the weights of the others, the share found lost of those put in, and of those in the original.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from bench.quality.alignment import ntrex
from bench.quality.edits import readings
from synoptic.lineage import across, lost, phrases, wordpairs
from synoptic.lineage.alignment import Bead
from synoptic.lineage.facts import side
from synoptic.lineage.passage import Pair
from synoptic.lineage.reading import Reading
from synoptic.records import Span
from train.lineage.labels import several

LANGUAGES = {
    "fr": "fra", "de": "deu", "nb": "nob", "ru": "rus", "ar": "arb", "zh": "zho-CN", "ja": "jpn", "tr": "tur",
    "fi": "fin", "ko": "kor", "hi": "hin", "bg": "bul", "he": "heb", "cs": "ces", "vi": "vie",
}  # fmt: skip
WEIGHTS = Path("synoptic/lineage/lost.json")
CLASSES = ("hedge", "legal state", "attribution")
HEDGES = ("probably", "allegedly", "apparently", "reportedly", "possibly", "perhaps", "likely", "maybe", "supposedly")
STATES = ("alleged", "suspected", "accused", "alleged", "convicted")
SPEAKERS = ("police", "officials", "the ministry", "a spokesman", "he", "she")
_AUXILIARY = re.compile(r"\b(?:is|are|was|were|has|have|had)\b(?! not|n't)")
_NOUN = re.compile(r"\b([Tt]he|an?) (?=[a-z]{4,})")
_PERSON = re.compile(r"(?<=[a-z] )[A-Z][a-z]+ [A-Z][a-z]+(?= [a-z])")
_REPORTS = re.compile(
    r"[\"“”]|\b(?:sa(?:id|ys?)|t(?:old|ells)|according|report\w*|add(?:ed|s)|wr(?:ote|ites)|claim\w*|state[ds]|ann\w+"
    r"|ask\w*|recall\w*|explain\w*|tweet\w*|posted|suggest\w*|warn\w*|believe\w*|think\w*|thought|call\w*|describ\w*)\b"
)


class Planted(NamedTuple):
    """A sentence with something put in, and where."""

    line: str
    what: str
    place: tuple[int, int]


class Case(NamedTuple):
    """A phrase of an original, and whether it is lost."""

    what: str
    language: str
    row: list[float]
    lost: bool


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("languages", nargs="*", default=list(LANGUAGES))
    cases = [case for language in parser.parse_args().languages for case in cases_of(language)]
    tables: dict = {"made_by": "train/lineage/lost.py on NTREX (development part)"}
    for what in CLASSES:
        own = [c for c in cases if c.what == what]
        tables[what] = fitted(own)
        print(what, len(own), "cases,", sum(c.lost for c in own), "lost")
        _show(own, across.LOST[what])
    WEIGHTS.write_text(json.dumps(tables, indent=1) + "\n", encoding="utf-8")


def fitted(cases: Sequence[Case]) -> dict:
    rows, answers = np.array([c.row for c in cases], np.float64), np.array([int(c.lost) for c in cases])
    counts = np.bincount(answers, minlength=2)
    found = several(rows, answers, 1.0 / counts[answers], lost.FEATURES)
    # Of two answers only the difference speaks.
    weights = {name: [round(row[1] - row[0], 3)] for name, row in found["weights"].items()}
    return {"answers": ["lost"], "bias": [round(found["bias"][1] - found["bias"][0], 3)], "weights": weights}


def _show(cases: Sequence[Case], least: float) -> None:
    for language in sorted({c.language for c in cases}):
        of = fitted([c for c in cases if c.language != language])
        weights = np.array([of["weights"][f][0] for f in lost.FEATURES])
        mine = [c for c in cases if c.language == language]
        odds = np.array([c.row for c in mine]) @ weights + of["bias"][0]
        told = [(o >= least, c.lost) for o, c in zip(odds, mine, strict=True)]
        shares = [np.mean([found for found, put in told if put is which]) for which in (True, False)]
        print(f"   {language}: found {shares[0]:.2f}, in vain {shares[1]:.3f}")


def cases_of(language: str) -> Iterator[Case]:
    """The phrases of all articles in English and this language."""
    rng = random.Random(5)
    for versions in ntrex().values():
        names = _PERSON.findall(" ".join(versions["eng"]))
        made = [_planted(line, names, rng) for line in versions["eng"]]
        english = [m.line if isinstance(m, Planted) else m for m in made]
        a, b = readings(english, "en", versions[LANGUAGES[language]], language)
        for n, what in enumerate(made):
            yield from _cases(a, b, n, what if isinstance(what, Planted) else None, language)


def _cases(a: Reading, b: Reading, n: int, planted: Planted | None, language: str) -> Iterator[Case]:
    left, right = side(a, (n, n + 1)), side(b, (n, n + 1))
    listed = list(across.phrases_of(left))
    if not listed or b.known is None:
        return
    pair = Pair(left, right, wordpairs.within(a, b, Bead((n, n + 1), (n, n + 1), 1.0), b.known))
    start = left.spans[0].start
    for phrase in listed:
        here = planted is not None and phrase.what == planted.what and (
            phrase.span.start < start + planted.place[1] and start + planted.place[0] < phrase.span.end
        )  # fmt: skip
        if here or planted is None:
            yield Case(phrase.what, language, lost.measure(pair, phrase, 0), here)


def _planted(line: str, names: Sequence[str], rng: random.Random) -> Planted | str:
    """The sentence with a hedge, a state or an attribution put in, where it has none."""
    english, whole = phrases.of("en"), Span(start=0, end=len(line))
    which = rng.random()
    made: Planted | None = None
    if which < 0.3 and not any(True for p in (english.softened, english.hedges) for _ in p.find(line, whole)):
        made = _hedged(line, rng)
    elif 0.3 <= which < 0.5 and not any(True for _ in english.legal.find(line, whole)):
        made = _charged(line, rng)
    elif 0.5 <= which < 0.85 and not _REPORTS.search(line) and line.rstrip().endswith("."):
        made = _attributed(line.rstrip()[:-1], [*SPEAKERS, *names], rng)
    return made or line


def _hedged(line: str, rng: random.Random) -> Planted | None:
    if (will := re.search(r"\bwill\b(?! not)", line)) is not None:
        return _put(line, will.span(), rng.choice(["may", "might", "could"]), "hedge")
    verb = _AUXILIARY.search(line)
    if verb is None:
        return None
    if verb.group() in {"is", "are", "has", "have"} and rng.random() < 0.5:
        modal = rng.choice(["may", "might", "could"])
        made = _put(line, verb.span(), f"{modal} {'be' if verb.group() in {'is', 'are'} else 'have'}", "hedge")
        return made._replace(place=(verb.start(), verb.start() + len(modal)))
    return _put(line, (verb.end(), verb.end()), " " + rng.choice(HEDGES), "hedge")


def _charged(line: str, rng: random.Random) -> Planted | None:
    noun = _NOUN.search(line)
    return None if noun is None else _put(line, (noun.end(), noun.end()), rng.choice(STATES) + " ", "legal state")


def _attributed(body: str, speakers: Sequence[str], rng: random.Random) -> Planted:
    who, how = rng.choice(speakers), rng.random()
    end = (len(body), len(body))
    if how < 0.5:
        made = _put(body, end, f", {who} {rng.choice(['said', 'said', 'added'])}", "attribution")
    elif how < 0.75 and who not in {"he", "she"}:
        made = _put(body, end, f", according to {who}", "attribution")
    else:
        made = _put(body[:1].lower() + body[1:], (0, 0), f"{who[:1].upper()}{who[1:]} said that ", "attribution")
    return made._replace(line=made.line + ".")


def _put(line: str, place: tuple[int, int], new: str, what: str) -> Planted:
    return Planted(line[: place[0]] + new + line[place[1] :], what, (place[0], place[0] + len(new)))


if __name__ == "__main__":
    main()
