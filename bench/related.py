"""Pairs of articles whose relation is known: gold for the labels of lineage, and what they are fitted on.

What may train (NTREX, CC BY-SA; MEANTIME, CC BY; ECB+, CC BY) is split by story or topic into a part to fit on and a
part to test on; our own sample articles are all for fitting; WMT21 and SemEval 2022 task 8 are for measuring only.
"""

from __future__ import annotations

import csv
import functools
import itertools
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import numpy as np

from bench.data import DATA, jsonl
from bench.documents import reading
from bench.edited import HEAVY, LIGHT, Rates, changed_words, edit, reordered
from bench.quality.alignment import LANGUAGES
from synoptic.enrich.sentences import split
from synoptic.lineage.reading import Reading, read
from synoptic.pipeline import meanings
from tests.stories.gold import STORIES, case

MORE = {
    "aze-Latn": "az", "bul": "bg", "ben": "bn", "cat": "ca", "ces": "cs", "dan": "da", "est": "et", "hrv": "hr",
    "hye": "hy", "ind": "id", "isl": "is", "kat": "ka", "lit": "lt", "lav": "lv", "msa": "ms", "nno": "nn", "por": "pt",
    "ron": "ro", "slk": "sk", "slv": "sl", "srp-Cyrl": "sr", "swa": "sw", "tam": "ta", "tha": "th", "urd": "ur",
}  # fmt: skip
"""The other versions of NTREX in languages that are described."""
RETOLD = (
    ("fra", "fra-CA", "fr"), ("spa", "spa-MX", "es"), ("por", "por-BR", "pt"), ("zho-CN", "zho-TW", "zh"),
    ("bos", "hrv", "hr"), ("fas", "prs", "fa"),
)  # fmt: skip
"""Two translations of the same English texts into (nearly) one language, made apart."""
LEVELS = (("light", LIGHT), ("heavy", HEAVY))
Part = Literal["fit", "test", "neither"]


class Pair(NamedTuple):
    """Two articles and what they are to each other."""

    data: str
    languages: str
    level: str
    """How much was edited, or how the pair was made."""
    truth: str
    part: Part
    a: Reading
    b: Reading


def joiner(language: str) -> str:
    return "" if language in {"zh", "ja", "th"} else " "


def lines_of(text: str, language: str) -> list[str]:
    """A text's sentences."""
    return [text[s.start : s.end] for s in split(text, language=language)]


class Ntrex:
    """The documents of NTREX, their stories, and which other documents are near each in meaning."""

    def __init__(self) -> None:
        rows: dict[str, dict[str, list[str]]] = defaultdict(dict)
        for row in jsonl("ntrex/ntrex_dev.jsonl.gz"):
            rows[row["doc"]][row["lang"]] = row["lines"]
        self.texts = {doc: versions for doc, versions in sorted(rows.items()) if len(versions["eng"]) >= 6}
        with (DATA / "ntrex/story_gold_dev.tsv").open(encoding="utf-8") as file:
            self.story = {r["doc"]: r["story"] for r in csv.DictReader(file, delimiter="\t")}
        self.near = nearest({d: reading(v["eng"], "en", names=False) for d, v in self.texts.items()}, self.story)
        stories = sorted({self.story[d] for d in self.texts})
        stories.sort(key=lambda s: (sum(self.story[d] == s for d in self.texts), s))
        self._half = {story: ("fit", "test")[number % 2] for number, story in enumerate(stories)}

    def part(self, *docs: str) -> Part:
        """To fit on or to test on; neither, where the documents are of both halves."""
        halves = {self._half[self.story[d]] for d in docs}
        return "neither" if len(halves) > 1 else "fit" if "fit" in halves else "test"

    def siblings(self, doc: str) -> list[str]:
        """Other reports of the same event."""
        return [d for d in self.texts if d != doc and self.story[d] == self.story[doc]]

    @functools.cache  # noqa: B019 - lives as long as the bench
    def reading(self, doc: str, version: str, language: str, names: bool = False) -> Reading:
        """One version of a document, ready for comparison."""
        return reading(self.texts[doc][version], language, names=names)


def nearest(readings: dict[str, Reading], story: dict[str, str]) -> dict[str, list[str]]:
    """For each text the three nearest in meaning that are not of its story."""
    names = list(readings)
    sums = np.vstack([r.meaning.sum(axis=0) for r in readings.values()])
    rows = sums / np.linalg.norm(sums, axis=1, keepdims=True)
    rows -= rows.mean(axis=0)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    order = np.argsort(-(rows @ rows.T), axis=1)
    of = {name: story.get(name, name) for name in names}
    return {name: [names[j] for j in order[i] if of[names[j]] != of[name]][:3] for i, name in enumerate(names)}


def ntrex_across(ntrex: Ntrex, versions: dict[str, str], *, every: int = 1) -> Iterator[Pair]:
    """Translations edited lightly and heavily, against reports of the same event and of the nearest other one.

    The other side is the English text or, in three cases of ten, a third version.
    """
    known = {"eng": "en", **LANGUAGES}
    for number, (version, language) in enumerate(versions.items()):
        rng = random.Random(number)
        for doc in list(ntrex.texts)[number % every :: every]:
            other = "eng" if rng.random() < 0.7 else rng.choice([v for v in LANGUAGES if v != version])
            wrong, foreign = rng.sample(ntrex.near[doc], 2)
            for level, rates in LEVELS:
                inserted = ntrex.texts[foreign][version]
                lines = edit(ntrex.texts[doc][version], inserted, rates, rng, joiner(language)).lines
                made = reading(lines, language, names=False)
                pairs = [(doc, "translation"), *((s, "same event") for s in ntrex.siblings(doc)), (wrong, "unrelated")]
                for source, truth in pairs:
                    a = ntrex.reading(source, other, known[other])
                    yield Pair("NTREX", f"{other}-{version}", level, truth, ntrex.part(doc, source), a, made)


def meantime_across() -> Iterator[Pair]:
    """Wikinews articles on two aircraft and computer makers, translated, edited; against the nearest other article."""
    language = {"eng": "en", "spa": "es", "ita": "it", "nld": "nl"}
    texts: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for row in jsonl("clustering/meantime_dev.jsonl.gz"):
        body = [row["title"], *row["text"].split("\n")[1:]]  # the first line is the date
        texts[row["cluster"]][row["lang"]] = [line for line in body if line.strip()]
    keys = sorted(k for k, v in texts.items() if min(len(t) for t in v.values()) >= 6)
    made = {(k, v): reading(texts[k][v], language[v], names=False) for k in keys for v in language}
    near = nearest({k: made[k, "eng"] for k in keys}, {})
    part: dict[str, Part] = {k: "fit" if number % 2 == 0 else "test" for number, k in enumerate(keys)}
    rng = random.Random(8)
    for key in keys:
        for one, other in rng.sample([(x, y) for x in language for y in language if x != y], 4):
            wrong, foreign = rng.sample(near[key], 2)
            for level, rates in LEVELS:
                lines = edit(texts[key][other], texts[foreign][other], rates, rng).lines
                copy = reading(lines, language[other], names=False)
                pair = f"{one}-{other}"
                yield Pair("MEANTIME", pair, level, "translation", part[key], made[key, one], copy)
                same: Part = part[key] if part[key] == part[wrong] else "neither"
                yield Pair("MEANTIME", pair, level, "unrelated", same, made[wrong, one], copy)


def wmt_across(count: int) -> Iterator[Pair]:
    """Human and machine translations of WMT21, edited, against the nearest other text of the set."""
    rows = list(jsonl("reuse/wmt21_docs.jsonl.gz"))
    sources = {(r["pair"], r["doc"]): r for r in rows if r["role"] == "src" and len(r["segs"]) >= 5}
    outputs: dict[str, list[dict]] = defaultdict(list)
    for row in rows:
        if row["role"] != "src" and (row["pair"], row["doc"]) in sources:
            outputs[row["pair"]].append(row)
    rng = random.Random(4)
    for pair, made in sorted(outputs.items()):
        read = {d: reading(r["segs"], r["lang"], names=False) for (p, d), r in sources.items() if p == pair}
        near = nearest(read, {})
        by_doc = {row["doc"]: row for row in made}
        for row in rng.sample(made, min(count, len(made))):
            wrong, foreign = rng.sample(near[row["doc"]], 2)
            inserted = by_doc[foreign]["segs"] if foreign in by_doc else rng.choice(made)["segs"]
            for level, rates in LEVELS:
                lines = edit(row["segs"], inserted, rates, rng, joiner(row["lang"])).lines
                copy = reading(lines, row["lang"], names=False)
                yield Pair("WMT21", pair, level, "translation", "test", read[row["doc"]], copy)
                yield Pair("WMT21", pair, level, "unrelated", "test", read[wrong], copy)


def samples_across() -> Iterator[Pair]:
    """The sample articles' reports of one event in two languages, as the program reads them; none is a translation.

    They tell the same facts in the same few sentences, as news agencies and those who rely on them do: of all pairs
    here they are the likeliest to pass for translations.
    """
    for name in STORIES:
        story = case(name)
        articles = {d: story.documents[d] for a in story.gold["article"] if (d := a["file"]) in story.documents}
        vectors = meanings(list(articles.values()))
        readings = {file: read(d, vectors[d.article.id]) for file, d in articles.items()}
        copied = {frozenset((c["origin"], c["copy"])) for c in story.gold.get("copy", [])}
        for one, other in itertools.combinations(sorted(readings), 2):
            a, b = readings[one], readings[other]
            languages = a.document.language, b.document.language
            if languages[0] != languages[1] and frozenset((one, other)) not in copied:
                yield Pair("samples", "-".join(languages), "whole", "same event", "fit", a, b)


def ntrex_within(ntrex: Ntrex, *, every: int = 1) -> Iterator[Pair]:
    """One language: retellings by another translator, planted edits and lifted passages, other reports."""
    rng = random.Random(21)
    for one, other, language in RETOLD:
        for doc in list(ntrex.texts)[::every]:
            for level, rates in (("whole", Rates(0, 0, 0)), *LEVELS):
                inserted = ntrex.texts[rng.choice(ntrex.near[doc])][other]
                lines = edit(ntrex.texts[doc][other], inserted, rates, rng, joiner(language)).lines
                a = ntrex.reading(doc, one, language, True)
                yield Pair("NTREX", language, level, "rewrite", ntrex.part(doc), a, reading(lines, language))
    for version, language in {"eng": "en", **LANGUAGES, **MORE}.items():
        for doc in list(ntrex.texts)[rng.randrange(every) :: every]:
            a = ntrex.reading(doc, version, language, True)
            others = [(d, "same event") for d in ntrex.siblings(doc)]
            if rng.random() < 0.4:
                others.append((rng.choice(ntrex.near[doc]), "unrelated"))
            for other, truth in others:
                b = ntrex.reading(other, version, language, True)
                yield Pair("NTREX", language, "whole", truth, ntrex.part(doc, other), a, b)
            if rng.random() < 0.5:
                carrier = ntrex.texts[rng.choice([*ntrex.siblings(doc), *ntrex.near[doc]])][version]
                level, truth, lines = _planted(ntrex.texts[doc][version], carrier, language, rng)
                yield Pair("NTREX", language, level, truth, ntrex.part(doc), a, reading(lines, language))


def _planted(
    lines: Sequence[str], carrier: Sequence[str], language: str, rng: random.Random
) -> tuple[str, str, list[str]]:
    """(how, label, lines) of an edited copy, or of the carrier with a passage lifted."""
    how = rng.choice(("words", "light", "heavy", "third", "reordered", "lifted", "lifted", "lifted"))
    if how == "lifted":
        start, middle = rng.randrange(max(1, len(lines) - 2)), len(carrier) // 2
        return how, "excerpt", [*carrier[:middle], *lines[start : start + 2], *carrier[middle:]]
    made = {
        "light": lambda: edit(lines, carrier, LIGHT, rng, joiner(language)).lines,
        "heavy": lambda: edit(lines, carrier, HEAVY, rng, joiner(language)).lines,
        "third": lambda: list(lines[: max(3, len(lines) // 3)]),
        "reordered": lambda: reordered(lines, 0.2, rng),
        "words": lambda: _mended(lines, carrier, language, rng),
    }[how]()
    return how, "edited", made


def _mended(lines: Sequence[str], carrier: Sequence[str], language: str, rng: random.Random) -> list[str]:
    """The lines with some of their words replaced."""
    glue = joiner(language)
    apart = (lambda s: s.split()) if glue else list
    pool = [word for line in carrier for word in apart(line)]
    share = rng.choice((0.05, 0.15, 0.25, 0.35))
    return [glue.join(changed_words(apart(line), share, pool, rng)) for line in lines]


def ecb_within(count: int) -> Iterator[Pair]:
    """Independent English reports: of one event; of two events alike ("unrelated"); of different subjects."""
    rows = list(jsonl("clustering/ecbplus_dev.jsonl.gz"))
    texts = {r["id"]: [line for line in r["text"].split("\n") if line.strip()] for r in rows}
    rows = [r for r in rows if len(texts[r["id"]]) >= 4]
    topics = sorted({r["topic"] for r in rows})
    part: dict[str, Part] = {t: "fit" if number % 2 == 0 else "test" for number, t in enumerate(topics)}
    rng = random.Random(6)
    read = functools.cache(lambda key: reading(texts[key], "en"))
    for topic in topics:
        own = [r for r in rows if r["topic"] == topic]
        elsewhere = [r for r in rows if r["topic"] != topic and part[r["topic"]] == part[topic]]
        for _ in range(count):
            a, b = rng.sample(own, 2)
            c = rng.choice(elsewhere)
            truth = "same event" if a["cluster"] == b["cluster"] else "unrelated"
            yield Pair("ECB+", "en", "one topic", truth, part[topic], read(a["id"]), read(b["id"]))
            if rng.random() < 0.3:
                yield Pair("ECB+", "en", "two topics", "unrelated", part[topic], read(a["id"]), read(c["id"]))


def wmt_within(count: int) -> Iterator[Pair]:
    """Two translations of one text into one language, by machines or people, whole and with the second cut."""
    made: dict[tuple[str, str], list[dict]] = defaultdict(list)
    for row in jsonl("reuse/wmt21_docs.jsonl.gz"):
        if row["role"] != "src" and len(row["segs"]) >= 5:
            made[row["pair"], row["doc"]].append(row)
    rng = random.Random(9)
    for pair in sorted({p for p, _ in made}):
        keys = sorted(k for k in made if k[0] == pair and len(made[k]) > 1)
        for key in rng.sample(keys, min(count, len(keys))):
            a, b = rng.sample(made[key], 2)
            who = "by people" if "ref" in {a["role"], b["role"]} else "by machines"
            inserted = rng.choice(made[rng.choice([k for k in keys if k != key])])["segs"]
            one = reading(a["segs"], a["lang"])
            yield Pair("WMT21", a["lang"], who, "rewrite", "test", one, reading(b["segs"], b["lang"]))
            cut = edit(b["segs"], inserted, HEAVY, rng, joiner(b["lang"])).lines
            yield Pair("WMT21", a["lang"], f"{who}, cut", "rewrite", "test", one, reading(cut, b["lang"]))


def press_pairs(*, every: int = 1) -> Iterator[Pair]:
    """Press articles that people judged: SemEval 2022 task 8 ("1" one story .. "4" another)."""
    for row in itertools.islice(jsonl("clustering/semeval2022_task8_dev.jsonl.gz"), 0, None, every):
        one, other = lines_of(row["text1"], row["lang1"]), lines_of(row["text2"], row["lang2"])
        if one and other:
            judged = f"judged {round(float(row['overall']))}"
            languages = f"{row['lang1']}-{row['lang2']}"
            names = row["lang1"] == row["lang2"]
            a, b = reading(one, row["lang1"], names=names), reading(other, row["lang2"], names=names)
            yield Pair("SemEval", languages, "press", judged, "test", a, b)
