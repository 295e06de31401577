"""Quotations, speakers, chains and polarity on our own annotated sample articles, by language.

    python -m bench.quality.speakers [--errors LANG]

F1 of contents at Jaccard >= .3 (characters that are letters or digits), by kind; precision counts only articles whose
quotations are annotated. Speakers, chains and polarity are over matched quotations.
"""

# ruff: noqa: E501 - the lines that show errors print whole passages
from __future__ import annotations

import sys
from collections import Counter, defaultdict

from bench import floors
from bench.quality.quotes import matches
from synoptic.records import Document, Quote
from tests.stories import gold as stories


def _chars(text: str, start: int, end: int) -> frozenset[int]:
    return frozenset(i for i in range(start, end) if text[i].isalnum())


def find(text: str, passage: str) -> tuple[int, int] | None:
    """Where the passage stands, blanks aside."""
    wanted = "".join(passage.split())
    places = [i for i, char in enumerate(text) if not char.isspace()]
    joined = "".join(text[i] for i in places)
    at = joined.find(wanted)
    return None if at < 0 else (places[at], places[at + len(wanted) - 1] + 1)


def rows() -> dict[str, list[dict]]:
    """Gold quotations by article."""
    found: dict[str, list[dict]] = defaultdict(list)
    for name in stories.STORIES:
        for quote in stories.expected(name).get("quote", []):
            found[quote["file"]].append(quote)
    return found


def right_speaker(document: Document, quote: Quote, gold: dict) -> bool:
    return stories._speaker(document, quote.speaker_key, quote.speaker, gold)


def main() -> None:
    errors = sys.argv[sys.argv.index("--errors") + 1] if "--errors" in sys.argv else None
    documents = {d.article.source: d for d in stories.made().documents}
    count: dict[str, Counter[str]] = defaultdict(Counter)
    for file, golds in rows().items():
        document = documents[file]
        _one(document, golds, count[document.language], show=errors in {document.language, "all"})
    total: Counter[str] = Counter()
    for language, c in sorted(count.items()):
        total.update(c)
        _print(language, c)
    _print("all", total)
    floors.hold("speakers", {name: 100 * total[name] / total["hit"] for name in ("speaker", "polarity", "chain")})


def _one(document: Document, golds: list[dict], c: Counter[str], *, show: bool) -> None:
    text = document.article.text
    placed = [(g, find(text, g["content"])) for g in golds]
    wanted = [
        ("direct" if g["kind"] == "direct" else "indirect", _chars(text, *at), frozenset(), g) for g, at in placed if at
    ]
    found = [_chars(text, q.content.start, q.content.end) for q in document.quotes]
    for kind, *_ in wanted:
        c[f"{kind} gold"] += 1
    for q in document.quotes:
        c[f"{'direct' if q.kind == 'direct' else 'indirect'} found"] += 1
    hits = set()
    used = set()
    for score, g, f in matches([w[:3] for w in wanted], found):
        if score < 0.3:
            continue
        hits.add(g)
        used.add(f)
        quote, gold = document.quotes[f], wanted[g][3]
        c[f"{wanted[g][0]} hit"] += 1
        c[f"{'direct' if quote.kind == 'direct' else 'indirect'} precise"] += 1
        c["strict"] += score >= 0.8
        c["speaker"] += right_speaker(document, quote, gold)
        c["polarity"] += quote.polarity == gold.get("polarity", "said")
        chain = [text[s.start : s.end] for s in quote.chain]
        same = len(chain) == len(gold.get("chain", [])) and all(
            a in b or b in a for a, b in zip(chain, gold.get("chain", []), strict=True)
        )
        c["chain"] += same
        c["hit"] += 1
        if show and (
            not right_speaker(document, quote, gold)
            or not same
            or quote.polarity != gold.get("polarity", "said")
            or score < 0.8
        ):
            said = text[quote.speaker.start : quote.speaker.end] if quote.speaker else None
            print(
                f"  {document.language} [{quote.rule}] {score:.2f} speaker {said!r}/{gold.get('speaker')!r} chain {chain}/{gold.get('chain')} polarity {quote.polarity}/{gold.get('polarity')} :: {text[quote.content.start : quote.content.end]!r} // {gold['content']!r}"
            )
    if show:
        for g, w in enumerate(wanted):
            if g not in hits:
                at = placed[g][1]
                print(
                    f"  {document.language} MISSED {w[3]['kind']} {w[3].get('speaker')!r} cue {w[3].get('cue')!r}: {text[max(0, at[0] - 80) : at[0]]!r} >>> {w[3]['content']!r} <<< {text[at[1] : at[1] + 60]!r}"
                )
        for f, q in enumerate(document.quotes):
            if f not in used:
                print(
                    f"  {document.language} EXTRA [{q.rule}] {text[max(0, q.content.start - 50) : q.content.start]!r} >>> {text[q.content.start : q.content.end]!r}"
                )


def _print(language: str, c: Counter[str]) -> None:
    line = f"{language:4}"
    for kind in ("direct", "indirect"):
        p = c[f"{kind} precise"] / max(1, c[f"{kind} found"])
        r = c[f"{kind} hit"] / max(1, c[f"{kind} gold"])
        line += f"  {kind} gold {c[f'{kind} gold']:3} P {100 * p:5.1f} R {100 * r:5.1f} F {200 * p * r / max(1e-9, p + r):5.1f}"
    n = max(1, c["hit"])
    print(
        line,
        f" J.8 {100 * c['strict'] / n:5.1f}  speaker {100 * c['speaker'] / n:5.1f}  polarity {100 * c['polarity'] / n:5.1f}  chain {100 * c['chain'] / n:5.1f}",
    )


if __name__ == "__main__":
    main()
