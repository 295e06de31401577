"""Words that answer each other inside translated sentences, and stretches that nothing answers, in 14 languages.

    python -m bench.quality.wordpairs [--cases 40]

NTREX development sentences, English with human translations. Stretches: a clause of another article set into the
translation ("added") or into the English ("dropped"), or one taken out of the translation where commas cut both
sentences into as many clauses of like length ("clause"): precision, recall and F1 by characters over all cases of a
language; in untouched pairs, the share of characters called unanswered. Human translators do leave things out and put
things in, so that share is not all error. Links: English words of four letters and more with exactly one rendering in
the other sentence by the Open Multilingual Wordnet or Wikidata's names (part of those feeds the encoder, the
sentences do not): how often a linked word's link is that one, and how many words are linked so.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from bench import floors
from bench.data import jsonl
from bench.quality.alignment import LANGUAGES, ntrex
from synoptic.enrich import encoder
from synoptic.lineage.pieces import Side
from synoptic.lineage.wordpairs import Answers, answers
from synoptic.records import Span
from synoptic.text import is_unspaced, words

CODES = ("fra", "deu", "spa", "nob", "rus", "ukr", "pol", "tur", "arb", "fas", "hin", "zho-CN", "jpn", "kor")
CUT = re.compile(r"[,，、،;；—–()（）:]\s*")
END = ' .。!?！？।"”»」'
LIKE = 0.35
"""Natural log by which lengths of answering clauses may differ from their sentences' ratio."""
LINKS = 250

Range = tuple[int, int]
Documents = Sequence[dict[str, list[str]]]


class Case(NamedTuple):
    """Two sentences, and the stretch of one of them that the other does not answer."""

    kind: str
    a: str
    b: str
    a_gold: Range | None = None
    b_gold: Range | None = None


class Link(NamedTuple):
    """Two sentences, and where a word of one and its rendering in the other stand."""

    a: str
    b: str
    word: Range
    rendering: Range


def clauses(text: str) -> list[Range]:
    cuts = [0, *(x for m in CUT.finditer(text) for x in m.span()), len(text)]
    return list(zip(cuts[::2], cuts[1::2], strict=True))


def cases(documents: Documents, code: str, count: int) -> Iterator[Case]:
    rng = random.Random(1)
    pool = [(d, i) for d in documents for i in range(1, len(d["eng"]))]
    rng.shuffle(pool)
    for d, i in pool[:count]:
        a, b = d["eng"][i], d[code][i]
        others = [other for other in documents if other is not d]
        yield Case("same", a, b)
        longer, gold = _inserted(b, _clause(others, code, rng), rng)
        yield Case("added", a, longer, b_gold=gold)
        longer, gold = _inserted(a, _clause(others, "eng", rng), rng)
        yield Case("dropped", longer, b, a_gold=gold)
    taken = 0
    for d, i in pool:
        case = _without_clause(d["eng"][i], d[code][i], rng)
        if case is not None and taken < count:
            taken += 1
            yield case


def _clause(documents: Documents, code: str, rng: random.Random) -> str:
    shortest, longest = (6, 40) if code in {"zho-CN", "jpn"} else (15, 90)
    while True:
        line = rng.choice(rng.choice(documents)[code])
        parts = [p for s, e in clauses(line) if shortest <= len(p := line[s:e].rstrip(END)) <= longest]
        if parts:
            return rng.choice(parts)


def _inserted(text: str, clause: str, rng: random.Random) -> tuple[str, Range]:
    end = rng.choice(clauses(text))[1]
    at = len(text.rstrip(END)) if end == len(text) else end
    comma = "，" if is_unspaced(clause) else ", "
    return text[:at] + comma + clause + text[at:], (at + len(comma), at + len(comma) + len(clause))


def _without_clause(a: str, b: str, rng: random.Random) -> Case | None:
    ours, theirs = clauses(a), clauses(b)
    if len(ours) < 3 or len(ours) != len(theirs):
        return None
    ratio = len(a) / len(b)
    ratios = [max(e - s, 1) / max(f - r, 1) / ratio for (s, e), (r, f) in zip(ours, theirs, strict=True)]
    number = rng.randrange(1, len(ours) - 1)
    if np.abs(np.log(ratios)).max() >= LIKE or ours[number][1] - ours[number][0] < 12:
        return None
    return Case("clause", a, b[: theirs[number][0]] + b[theirs[number + 1][0] :], a_gold=ours[number])


def lexicons(vocabulary: set[str], languages: Iterable[str]) -> dict[str, dict[str, set[str]]]:
    """Renderings of English words, by language."""
    found: dict[str, dict[str, set[str]]] = {language: defaultdict(set) for language in languages}
    for path, parts in (("parallel/omw.jsonl.gz", re.compile("[;,|/]")), ("parallel/wikidata_names.jsonl.gz", None)):
        for row in jsonl(path):
            own = (parts.split(row.get("en", "")) if parts else [row.get("en", "")])  # fmt: skip
            known = {w for w in (x.strip().lower() for x in own) if w in vocabulary}
            for language in found if known else ():
                for rendering in parts.split(row.get(language, "")) if parts else [row.get(language, "")]:
                    for word in known if rendering.strip() else ():
                        found[language][word].add(rendering.strip().lower())
    return found


def places(text: str) -> dict[str, list[Range]]:
    found: dict[str, list[Range]] = defaultdict(list)
    for start, end in words(text):
        found[text[start:end].lower()].append((start, end))
    return found


def links(a: str, b: str, lexicon: dict[str, set[str]]) -> Iterator[Link]:
    """Words with one rendering in the other sentence, which renders no other word."""
    lowered = b.lower()
    if len(lowered) != len(b):
        return
    there = places(b)
    found: dict[Range, set[str]] = defaultdict(set)
    unique = {}
    for word, at in places(a).items():
        hits = {h for r in lexicon.get(word, ()) for h in _stands(r, lowered, there)} if len(word) >= 4 else set()
        for hit in hits:
            found[hit].add(word)
        if len(hits) == len(at) == 1:
            unique[word] = (at[0], next(iter(hits)))
    yield from (Link(a, b, *pair) for pair in unique.values() if len(found[pair[1]]) == 1)


def _stands(rendering: str, lowered: str, there: dict[str, list[Range]]) -> Iterable[Range]:
    if is_unspaced(rendering):
        return [m.span() for m in re.finditer(re.escape(rendering), lowered)] if len(rendering) > 1 else []
    return there.get(rendering, [])


def compared(a: str, b: str) -> Answers:
    whole = [Side(text, [Span(start=0, end=len(text))]) for text in (a, b)]
    return answers(whole[0], whole[1], encoder.load().summed)


def characters(spans: Iterable[Span]) -> set[int]:
    return {i for s in spans for i in range(s.start, s.end)}


def stretches(found: Iterable[Case]) -> dict[str, list[float]]:
    """Precision, recall, F1 by kind; for untouched pairs the share called unanswered."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for case in found:
        result = compared(case.a, case.b)
        a, b = characters(result.a_alone), characters(result.b_alone)
        if case.kind == "same":
            row, gold = [len(a) + len(b), len(case.a) + len(case.b), 0], None
        else:
            gold = set(range(*(case.a_gold or case.b_gold or (0, 0))))
            own = a if case.a_gold else b
            row = [len(own & gold), len(own), len(gold)]
        counts[case.kind] = [x + y for x, y in zip(counts[case.kind], row, strict=True)]
    wrongly, everything, _ = counts.pop("same")
    rates = {kind: [r / max(c, 1), r / max(g, 1), 2 * r / max(c + g, 1)] for kind, (r, c, g) in counts.items()}
    return rates | {"same": [wrongly / everything]}


def linked(gold: Sequence[Link]) -> list[float]:
    """Share of linked words whose link is right, and of all words that are linked right."""
    right = wrong = 0
    for link in gold:
        pairs = [p for p in compared(link.a, link.b).pairs if p.a.start < link.word[1] and link.word[0] < p.a.end]
        hit = any(p.b.start < link.rendering[1] and link.rendering[0] < p.b.end for p in pairs)
        right, wrong = right + hit, wrong + (bool(pairs) and not hit)
    return [right / max(right + wrong, 1), right / max(len(gold), 1)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=40, help="sentences of each kind a language")
    count = parser.parse_args().cases
    documents = list(ntrex().values())
    known = lexicons({w for d in documents for line in d["eng"] for w in places(line)}, map(LANGUAGES.get, CODES))
    print("        added P R F1         dropped P R F1       clause P R F1        untouched  links P R")
    table = []
    for code in CODES:
        rng = random.Random(2)
        lines = [(a, b) for d in documents for a, b in zip(d["eng"], d[code], strict=True)]
        gold = [link for a, b in lines for link in links(a, b, known[LANGUAGES[code]])]
        rates = stretches(cases(documents, code, count))
        row = [*rates["added"], *rates["dropped"], *rates["clause"], *rates["same"]]
        row += linked(rng.sample(gold, min(LINKS, len(gold))))
        table.append(row)
        print(f"{code:7}", " ".join(f"{x:6.3f}" for x in row))
    means = np.mean(table, axis=0)
    print("mean   ", " ".join(f"{x:6.3f}" for x in means))
    names = {"added F1": 2, "dropped F1": 5, "clause F1": 8, "untouched": 9, "link precision": 10, "link recall": 11}
    floors.hold("wordpairs", {name: float(means[i]) for name, i in names.items()})


if __name__ == "__main__":
    main()
