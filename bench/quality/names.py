"""Names against annotated sentences: strict span F1 by kind and language; persons over whole articles of our own.

    python -m bench.quality.names [nb nn de ru en da sv pt fr es it nl pl uk ... articles]

Sentences are read in blocks of 20 (or by document where the set says which), since the engine gathers evidence over a
document. Place and country are one kind; "other" names count for nothing.

`articles` are the sample articles, in which every occurrence of every person is known (`persons.toml`): recall of the
occurrences after surnames are carried through the article, precision of the persons found. They are few, invented by
us, and hard: ships, towns and papers have names like people's.
"""

from __future__ import annotations

import re
import sys
import time
import tomllib
from collections import Counter, defaultdict
from pathlib import Path

from bench import floors
from bench.data import conll
from synoptic.enrich.entities import mentions
from synoptic.records import Document, Sentence, Span
from tests.stories import gold as stories

SETS = {
    "nb": ("norne_nb_dev", "gold"), "nn": ("norne_nn_dev", "gold"), "en": ("gum_news_interview_en_dev", "gold"),
    "en2": ("uner_en_ewt_dev", "gold"), "da": ("uner_da_ddt_dev", "gold"), "sv": ("uner_sv_talbanken_dev", "gold"),
    "pt": ("uner_pt_bosque_dev", "gold"), "zh": ("uner_zh_gsd_dev", "gold"), "uk": ("ner_uk_train", "gold"),
    "de": ("wikineural_de_val", "silver"), "fr": ("wikineural_fr_val", "silver"), "es": ("wikineural_es_val", "silver"),
    "it": ("wikineural_it_val", "silver"), "nl": ("wikineural_nl_val", "silver"), "pl": ("wikineural_pl_val", "silver"),
    "ru": ("wikineural_ru_val", "silver"), "en3": ("wikineural_en_val", "silver"),
}  # fmt: skip
LABELS = {"PER": "person", "PERS": "person", "person": "person", "ORG": "organisation", "organization": "organisation",
          "LOC": "place", "GPE_LOC": "place", "GPE_ORG": "place", "place": "place"}  # fmt: skip
LIMIT = 2500


def measure(code: str) -> dict[str, float]:
    file, quality = SETS[code]
    language = code.rstrip("0123456789")
    blocks: dict[object, list] = {}
    for i, (doc, rows) in enumerate(conll(f"ner/{file}.conll.gz")):
        if i >= LIMIT:
            break
        blocks.setdefault(doc if doc is not None else i // 20, []).append(rows)
    right, gold_count, found_count = Counter(), Counter(), Counter()
    spent, words = 0.0, 0
    joiner = "" if language in {"zh", "ja"} else " "
    for rows_of in blocks.values():
        text, gold, sentences = _text(rows_of, language, joiner)
        started = time.process_time()
        found = mentions(text, language=language, sentences=sentences)
        spent += time.process_time() - started
        words += sum(map(len, rows_of))
        spans = {(m.span.start, m.span.end, m.kind) for m in found if m.kind != "other"}
        for span in gold:
            gold_count[span[2]] += 1
        for span in spans:
            found_count[span[2]] += 1
        for span in spans & gold:
            right[span[2]] += 1
    line, figures = f"{code:4} {quality:6}", {}
    for kind in ("person", "organisation", "place", "all"):
        g, f, r = ((sum(c.values()) if kind == "all" else c[kind]) for c in (gold_count, found_count, right))
        p, q = r / max(1, f), r / max(1, g)
        figures[kind] = 200 * p * q / max(1e-9, p + q)
        line += f"  {kind} P {100 * p:4.1f} R {100 * q:4.1f} F {figures[kind]:4.1f}"
    print(line, f" {words / max(spent, 1e-9):,.0f} words/s")
    return figures


def _text(rows_of: list, language: str, joiner: str) -> tuple[str, set, list[Sentence]]:
    text, gold, sentences = "", set(), []
    for rows in rows_of:
        begin, open_ = len(text), None
        for row in rows:
            tag = row[1] if row[1] != "-" else "O"
            kind = LABELS.get(tag[2:], "")
            if open_ and not (tag.startswith("I-") and kind == open_[2]):
                gold.add((open_[0], open_[1], open_[2]))
                open_ = None
            start = len(text)
            if kind and open_ is None:
                open_ = [start, start + len(row[0]), kind]
            elif open_:
                open_[1] = start + len(row[0])
            text += row[0] + joiner
        if open_:
            gold.add((open_[0], open_[1], open_[2]))
        end = len(text) - len(joiner)
        sentences.append(Sentence(span=Span(start=begin, end=end), language=language))
        text += "\n"
    return text, gold, sentences


def persons(*, errors: bool) -> dict[str, float]:
    """Recall and precision of persons over the sample articles, by language and in all."""
    forms = tomllib.loads((Path(__file__).parent / "persons.toml").read_text(encoding="utf-8"))["forms"]
    known = re.compile("|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True)))
    count: dict[str, Counter[str]] = defaultdict(Counter)
    files = {a["file"] for name in stories.STORIES for a in stories.expected(name)["article"]}
    for document in stories.made().documents:
        if document.article.source in files:
            _persons_of(document, known, count[document.language], errors=errors)
    count["all"] = sum((c for _, c in sorted(count.items())), Counter())
    figures = {}
    for language, c in sorted(count.items(), key=lambda item: (item[0] == "all", item[0])):
        r, p = 100 * c["found"] / max(1, c["gold"]), 100 * c["right"] / max(1, c["made"])
        print(f"{language:4} persons in articles  gold {c['gold']:3} R {r:5.1f}  found {c['made']:3} P {p:5.1f}")
        figures |= {f"articles {language} recall": r, f"articles {language} precision": p}
    return figures


def _persons_of(document: Document, known: re.Pattern[str], c: Counter[str], *, errors: bool) -> None:
    text = document.article.text
    inside = [(s.span.start, s.span.end) for s in document.sentences]
    gold = [match.span() for start, end in inside for match in known.finditer(text, start, end)]
    made = [(m.span.start, m.span.end) for m in document.mentions if m.kind == "person"]
    missed = [g for g in gold if not any(_same(g, m) for m in made)]
    wrong = [m for m in made if not any(_same(g, m) for g in gold)]
    c.update({"gold": len(gold), "found": len(gold) - len(missed), "made": len(made), "right": len(made) - len(wrong)})
    if errors:
        for what, (start, end) in (*(("missed", g) for g in missed), *(("wrong", m) for m in wrong)):
            print(f"  {document.language} {what}: {text[start:end]!r}")


def _same(gold: tuple[int, int], made: tuple[int, int]) -> bool:
    """Whether the mention holds most of the name and little else: titles and case endings are forgiven."""
    shared = min(gold[1], made[1]) - max(gold[0], made[0])
    return shared > 0.5 * (gold[1] - gold[0]) and shared > 0.5 * (made[1] - made[0])


def main() -> None:
    chosen = [name for name in sys.argv[1:] if not name.startswith("-")]
    figures: dict[str, float] = {}
    for code in chosen or SETS:
        if code != "articles":
            figures |= {f"{code} {kind}": value for kind, value in measure(code).items()}
    if not chosen or "articles" in chosen:
        figures |= persons(errors="--errors" in sys.argv)
    if not chosen:
        floors.hold("names", figures)


if __name__ == "__main__":
    main()
