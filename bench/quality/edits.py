"""Edits against a simulator's log, in one language and across languages: F1 by class, and what is claimed of none.

    python -m bench.quality.edits [LANG ...] [--documents N]

One language: Reuters-21578 and the English of NTREX, edited. Across languages: the English of NTREX against its human
translations, edited. A claim is right where the log has its class for an overlapping passage. What is claimed inside
a passage that was condensed, expanded, added or dropped is not counted: what such a passage lost is lost with it.
False alarms: what is claimed of the human translations as they are.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta

from bench import floors
from bench.data import jsonl
from bench.documents import enriched
from bench.newsroom import Done, Simulated, simulate
from bench.planted import sentences
from bench.quality.alignment import ntrex
from synoptic.enrich import encoder
from synoptic.enrich.together import one_key_a_name
from synoptic.lineage.aligned import aligned
from synoptic.lineage.alignment import Bead
from synoptic.lineage.edits import edits
from synoptic.lineage.reading import Reading, compared, read
from synoptic.lineage.relations import relations
from synoptic.records import Edit, Published, Span
from synoptic.vectors import meaning

LANGUAGES = {"fr": "fra", "de": "deu", "nb": "nob", "ru": "rus", "ar": "arb", "zh": "zho-CN", "ja": "jpn"}
PASSAGES = ("kept", "reworded", "condensed", "expanded", "merged", "split", "moved", "dropped", "added")
INSIDE = (
    "legal state", "number", "quotation", "attribution", "hedge", "name", "date", "characterisation", "words",
    "translation fault",
)  # fmt: skip
_UNCOUNTED = {"condensed", "expanded", "dropped", "added"}
FEWEST = 8
"""Instances from which a class is counted in the mean."""
_DAY = datetime(2018, 9, 30, tzinfo=UTC)
PUBLISHED = Published(start=_DAY, end=_DAY + timedelta(days=1), how="metadata")

Tally = Counter[tuple[str, str]]
"""How often a class was "right", "wrong" (claimed in vain) or "missed"."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("languages", nargs="*", default=list(LANGUAGES))
    parser.add_argument("--documents", type=int, default=61)
    arguments = parser.parse_args()
    documents = list(ntrex().values())[: arguments.documents]
    english = [v["eng"] for v in documents]
    measured = {
        "Reuters": table("Reuters", same_language(reuters(arguments.documents))),
        "NTREX English": table("NTREX English", same_language(english)),
    }
    everything: Tally = Counter()
    for language in arguments.languages:
        tally = across([(v["eng"], v[LANGUAGES[language]]) for v in documents], language)
        table(f"English and {language}", tally)
        everything.update(tally)
    measured["across languages"] = table("English and all of these", everything)
    unedited = ((language, [(v["eng"], v[LANGUAGES[language]]) for v in documents]) for language in arguments.languages)
    claimed = [alarms(pairs, language) for language, pairs in unedited]
    measured["claims on an unedited translation"] = _mean(claimed)
    if arguments.languages == list(LANGUAGES):
        floors.hold("edits", measured)


def reuters(count: int) -> list[list[str]]:
    found = []
    for row in jsonl("reuse/reuters21578_000-010.jsonl.gz"):
        lines = [s for s in sentences(row["text"]) if s.lower() != "reuter"]
        if len(lines) >= 9:
            found.append(lines)
    return random.Random(11).sample(found, count)


def same_language(documents: Sequence[list[str]]) -> Tally:
    rng = random.Random(21)
    tally: Tally = Counter()
    for number, lines in enumerate(documents):
        foreign = documents[(number + 7) % len(documents)]
        made = simulate(lines, "en", foreign, rng)
        a, b = readings(lines, "en", made.lines, "en")
        count(tally, made, a, b, _found(a, b))
    return tally


def across(documents: Sequence[tuple[list[str], list[str]]], language: str) -> Tally:
    rng = random.Random(22)
    tally: Tally = Counter()
    for number, (english, lines) in enumerate(documents):
        foreign = documents[(number + 7) % len(documents)][1]
        made = simulate(lines, language, foreign, rng, english=english)
        a, b = readings(english, "en", made.lines, language)
        count(tally, made, a, b, _found(a, b))
    return tally


def readings(one: Sequence[str], first: str, two: Sequence[str], second: str) -> tuple[Reading, Reading]:
    """Both texts read, names told alike."""
    made = one_key_a_name([
        enriched(one, first, name="origin", published=PUBLISHED),
        enriched(two, second, name="copy", published=PUBLISHED),
    ])  # fmt: skip
    known = encoder.load()
    return read(made[0], meaning(known.encode(one))), read(made[1], meaning(known.encode(two)), known=known.summed)


def _found(a: Reading, b: Reading) -> tuple[Edit, ...]:
    """The edits, on the program's own alignment; whether it is a copy at all is measured in `bench.quality.lineage`."""
    found = relations([a, b])
    beads = found[0].beads if found else aligned(a, b, compared(a, b))
    return edits(a, b, beads)


def count(tally: Tally, gold: Simulated, a: Reading, b: Reading, found: Sequence[Edit]) -> None:
    """Add what was found right, in vain and not at all."""
    claims = list(_claims(found, a, b))
    unclear = [d for d in gold.passages if d.what == "unclear"]
    passages = [d for d in gold.passages if d.what != "unclear"]
    _match(tally, passages, [c for c in claims if c.what in PASSAGES and not any(_meet(c, u) for u in unclear)])
    closed = [d for d in gold.passages if d.what in _UNCOUNTED]
    inner = {c for c in claims if c.what in INSIDE and not any(_meet(c, d) for d in closed)}
    _match(tally, gold.inside, sorted(inner))


def _claims(found: Sequence[Edit], a: Reading, b: Reading) -> Iterator[Done]:
    for edit in found:
        origin, copy = _numbers(a, edit.origin), _numbers(b, edit.copy)
        yield Done(edit.kind, origin, copy)
        if edit.moved:
            yield Done("moved", origin, copy)
        for what in {c.what for c in edit.changes}:
            yield Done(what, origin, copy)


def _numbers(reading: Reading, spans: Sequence[Span]) -> tuple[int, int]:
    if not spans:
        return (0, 0)
    return reading.numbers[spans[0].start], reading.numbers[spans[-1].start] + 1


def _match(tally: Tally, gold: Sequence[Done], claims: Iterable[Done]) -> None:
    open_ = list(claims)
    for done in gold:
        claim = next((c for c in open_ if c.what == done.what and _meet(c, done)), None)
        if claim is None:
            tally[done.what, "missed"] += 1
        else:
            open_.remove(claim)
            tally[done.what, "right"] += 1
    for claim in open_:
        tally[claim.what, "wrong"] += 1


def _meet(a: Done, b: Done) -> bool:
    return any(x[0] < y[1] and y[0] < x[1] for x, y in ((a.origin, b.origin), (a.copy, b.copy)))


def table(name: str, tally: Tally) -> float:
    """Prints F1 by class; returns the mean over the classes with enough instances."""
    print(f"{name}:")
    means = {}
    for group in (PASSAGES, INSIDE):
        shown = []
        for what in group:
            right, wrong, missed = (tally[what, k] for k in ("right", "wrong", "missed"))
            if right + wrong + missed == 0:
                continue
            f1 = 2 * right / (2 * right + wrong + missed)
            if right + missed >= FEWEST:
                means[what] = f1
            shown.append(f"{what} {f1:.2f} ({right}+{missed}, {wrong} in vain)")
        print("   " + "; ".join(shown))
    mean = sum(means.values()) / max(len(means), 1)
    outer, inner = ([means[w] for w in g if w in means] for g in (PASSAGES, INSIDE))
    print(f"   macro-F1 {mean:.3f} over {len(means)} classes: passages {_mean(outer):.3f}, inside {_mean(inner):.3f}")
    return mean


def _mean(values: Sequence[float]) -> float:
    return sum(values) / max(len(values), 1)


def alarms(documents: Sequence[tuple[list[str], list[str]]], language: str) -> float:
    """Prints what is claimed of translations that nobody edited; returns how much a document."""
    claimed: Counter[str] = Counter()
    for english, lines in documents:
        a, b = readings(english, "en", lines, language)
        beads = [Bead((i, i + 1), (i, i + 1), 1.0) for i in range(len(english))]
        claimed.update(c.what for e in edits(a, b, beads) for c in e.changes)
    each = ", ".join(f"{what} {n / len(documents):.2f}" for what, n in claimed.most_common())
    print(f"unedited {language}: {sum(claimed.values()) / len(documents):.2f} a document ({each})")
    return sum(claimed.values()) / len(documents)


if __name__ == "__main__":
    main()
