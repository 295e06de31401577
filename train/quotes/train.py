"""Trains the weights by which candidates of reported speech are kept or dropped (`synoptic.enrich.weigh`).

    python -m train.quotes.train                  writes synoptic/models/quotes/weights.json from our own articles
    python -m train.quotes.train --curve          PolNeAR and Wikinews dev with none, 1/4, 1/2 and all of the articles
    python -m train.quotes.train --research       the same with weights from PolNeAR's train part; writes nothing

A candidate is right where it meets a marked quotation at Jaccard >= .3, one to one. Logistic regression, L2.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.data import jsonl, sentences_of
from bench.quality.quotes import SETS, Gold, gold_of, measure
from synoptic.enrich import weigh
from synoptic.enrich.cast import Cast
from synoptic.enrich.clauses import proposed
from synoptic.enrich.drafts import Draft
from synoptic.enrich.entities import mentions
from synoptic.enrich.frames import units
from synoptic.enrich.lexicon import lexicon
from synoptic.enrich.marks import quoted
from synoptic.enrich.nouns import noun_drafts
from synoptic.enrich.quotes import reported
from train.quotes import markup

OUT = Path(__file__).parents[2] / "synoptic" / "models" / "quotes" / "weights.json"
SEEN = 3  # candidates that must show a sign for it to get a weight
RIDGE = 16.0  # on PolNeAR dev 8 and 32 give less at the same precision
Example = tuple[list[str], bool]


def candidates(text: str, gold: Sequence[Gold], *, language: str) -> list[Example]:
    """Signs of each candidate of the text that is not wholly in quotation marks, and whether it is right."""
    sentences, known, cast = sentences_of(text, language), lexicon(language), Cast()
    names = mentions(text, language=language, sentences=sentences)
    rows: list[Example] = []
    for unit in units(text, sentences, quoted(text), names, known):
        cast.see(unit, known)
        if unit.dash is not None:
            continue
        by_verbs = reported(unit, known, cast)
        others = [other for chosen in by_verbs for other in proposed(unit, chosen.cue, known, cast, set(), [])]
        others = [other for other in others if all(other.quote.rule != chosen.quote.rule for chosen in by_verbs)]
        rows += [
            (weigh.features(unit, made, known), _right(_letters(text, made), gold))
            for made in (*by_verbs, *others, *noun_drafts(unit, by_verbs, known))
            if not weigh.certain(unit, made, known)
        ]
    return rows


def _right(letters: frozenset[int], gold: Sequence[Gold]) -> bool:
    return any(len(letters & content) >= 0.3 * len(letters | content) for _, content, _ in gold)


def _letters(text: str, draft: Draft) -> frozenset[int]:
    content = draft.quote.content
    return frozenset(i for i in range(content.start, content.end) if text[i].isalnum())


def own(articles: Iterable[markup.Marked]) -> list[Example]:
    """Examples from our articles."""
    found: list[Example] = []
    for article in articles:
        found += candidates(article.text, marked_gold(article), language=article.language)
    return found


def marked_gold(article: markup.Marked) -> list[Gold]:
    """What the article's marks say, as the bench reads gold."""
    text = article.text
    return [
        (said.kind, frozenset(i for s, e in said.spans for i in range(s, e) if text[i].isalnum()), frozenset())
        for said in article.said
    ]


def fit(examples: Sequence[Example], *, ridge: float = RIDGE) -> tuple[float, dict[str, float]]:
    """Bias and weights of the signs, by gradient descent with momentum on the logistic loss."""
    counts = Counter(sign for signs, _ in examples for sign in signs)
    names = sorted(sign for sign, count in counts.items() if count >= SEEN)
    place = {name: i for i, name in enumerate(names)}
    table = np.zeros((len(examples), len(names) + 1))
    table[:, -1] = 1.0
    for row, (signs, _) in enumerate(examples):
        for sign in signs:
            if sign in place:
                table[row, place[sign]] = 1.0
    truth = np.array([float(right) for _, right in examples])
    weights = _descend(table, truth, ridge)
    return float(weights[-1]), {name: float(w) for name, w in zip(names, weights[:-1], strict=True) if abs(w) > 0.005}


def _descend(table: NDArray[np.float64], truth: NDArray[np.float64], ridge: float) -> NDArray[np.float64]:
    weights, speed = np.zeros(table.shape[1]), np.zeros(table.shape[1])
    held = np.full(table.shape[1], ridge)
    held[-1] = 0.0
    step = 4.0 / (float(np.max(np.sum(table, axis=1))) * len(truth) + ridge)
    for _ in range(3000):
        ahead = weights + 0.95 * speed
        slope = table.T @ (1 / (1 + np.exp(-(table @ ahead))) - truth) + held * ahead
        speed = 0.95 * speed - step * slope
        weights = weights + speed
    return weights


def write(bias: float, signs: dict[str, float], *, made_by: str) -> None:
    rows = [[name, round(weight, 3)] for name, weight in sorted(signs.items())]
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(
        f'{{"made_by": {json.dumps(made_by)}, "bias": {round(bias, 3)}, "signs": [\n{lines}\n]}}\n', encoding="utf-8"
    )


def score(examples: Sequence[Example], bias: float, signs: dict[str, float]) -> tuple[float, float]:
    """Precision of the kept candidates and the share of the right ones that is kept."""
    kept = [right for found, right in examples if bias + sum(signs.get(sign, 0.0) for sign in found) >= 0]
    all_right = sum(right for _, right in examples)
    return sum(kept) / max(1, len(kept)), sum(kept) / max(1, all_right)


def measured(bias: float, signs: dict[str, float]) -> dict[str, float]:
    """End-to-end figures on the development parts with these weights in place of those that ship."""
    weigh._weights = lambda: (bias, signs)  # type: ignore[assignment]
    found: dict[str, float] = {}
    for name, (file, language) in SETS.items():
        rows = [row for row in jsonl(f"quotes/{file}.jsonl.gz") if row["split"] == "dev"]
        with contextlib.redirect_stdout(io.StringIO()):
            found |= {f"{name} {key}": value for key, value in measure(rows, language=language).items()}
    return found


def _print(name: str, found: dict[str, float]) -> None:
    wanted = ("polnear indirect J.3", "polnear indirect J.3 precision", "polnear mixed J.3", "wikinews all J.3")
    print(name, *(f"{key} {found[key]:.1f}" for key in wanted), sep="  ")


def curve() -> None:
    """How much the articles help: none, then a quarter, half and all of each language's."""
    _print("no weights", measured(1.0, {}))
    for parts in (4, 2, 1):
        chosen = [
            a for code in markup.languages() for a in [x for x in markup.articles(code) if not x.held_out][::parts]
        ]
        _print(f"{len(chosen)} articles", measured(*fit(own(chosen))))


def research() -> None:
    """What PolNeAR's train part would give; such weights may not ship."""
    rows = [row for row in jsonl("quotes/polnear.jsonl.gz") if row["split"] == "train"]
    examples = [e for row in rows for e in candidates(row["text"], gold_of(row, language="en"), language="en")]
    _print(f"{len(rows)} articles of PolNeAR", measured(*fit(examples)))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--research", action="store_true")
    parser.add_argument("--curve", action="store_true")
    chosen = parser.parse_args()
    if chosen.research or chosen.curve:
        (research if chosen.research else curve)()
        return
    articles = [article for code in markup.languages() for article in markup.articles(code)]
    examples = own(article for article in articles if not article.held_out)
    bias, signs = fit(examples)
    write(bias, signs, made_by=f"train.quotes.train on {len(examples)} candidates of our own articles")
    held = own(article for article in articles if article.held_out)
    for name, part in (("training", examples), ("held out", held)):
        precision, kept = score(part, bias, signs)
        print(f"{name}: {len(part)} candidates, precision {precision:.3f}, share of the right ones kept {kept:.3f}")


if __name__ == "__main__":
    main()
