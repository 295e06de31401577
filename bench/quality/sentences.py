"""How well sentence ends are found.

Run: python -m bench.quality.sentences [--errors xx]
NTREX dev: the lines of each document joined into paragraphs of five (with a space; without one in Chinese and
Japanese; Thai keeps the space, its only sign of an end). A line without a final mark (headlines, captions) stands
alone, as it does on a page. Counted are the ends between lines, never those of paragraphs. Translators often made two
sentences of one: `strict` counts every cut inside a line as false, `fair` leaves out those that two other splitters,
sentencex and ICU, both make too. Treebanks: tokens joined by rules, ten sentences a paragraph, strict.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from icu4py.breakers import SentenceBreaker
from sentencex import get_sentence_boundaries

from synoptic import languages
from synoptic.enrich.sentences import split

DATA = Path(os.environ.get("SYNOPTIC_DATA", "../shared")) / "data"
LINES_TOGETHER = 5
# NTREX's names for our languages, and for versions of them.
VERSIONS = {
    "arb": "ar", "aze-Latn": "az", "bul": "bg", "ben": "bn", "cat": "ca", "ces": "cs", "dan": "da", "deu": "de",
    "ell": "el", "eng": "en", "eng-GB": "en", "eng-IN": "en", "eng-US": "en", "spa": "es", "spa-MX": "es",
    "spa-ref2": "es", "est": "et", "fas": "fa", "prs": "fa", "fin": "fi", "fra": "fr", "fra-CA": "fr", "heb": "he",
    "hin": "hi", "hrv": "hr", "hun": "hu", "hye": "hy", "ind": "id", "isl": "is", "ita": "it", "jpn": "ja", "kat": "ka",
    "kor": "ko", "lit": "lt", "lav": "lv", "msa": "ms", "nob": "nb", "nld": "nl", "nno": "nn", "pol": "pl", "por": "pt",
    "por-BR": "pt", "ron": "ro", "rus": "ru", "slk": "sk", "slv": "sl", "srp-Cyrl": "sr", "srp-Latn": "sr", "swe": "sv",
    "swa": "sw", "tam": "ta", "tha": "th", "tur": "tr", "ukr": "uk", "urd": "ur", "vie": "vi", "zho-CN": "zh",
    "zho-TW": "zh",
}  # fmt: skip
TREEBANKS = {
    "norne_nb_dev": "nb", "norne_nn_dev": "nn", "uner_da_ddt_dev": "da", "uner_sv_talbanken_dev": "sv",
    "uner_pt_bosque_dev": "pt", "uner_zh_gsd_dev": "zh", "uner_en_ewt_dev": "en", "gum_news_interview_en_dev": "en",
    "gum_news_interview_en_train": "en", "germeval2014_de_dev": "de", "factrueval2016_ru_dev": "ru",
}  # fmt: skip
FINAL = re.compile(r"[.!?…:;。！？।॥؟۔։።။។།༎][\s\"'“”„‘’«»)\]」』]*$")
Score = tuple[int, int, int]  # true, false, missed


def ntrex() -> dict[str, dict[str, list[str]]]:
    """Lines by document and version."""
    found: dict[str, dict[str, list[str]]] = defaultdict(dict)
    with gzip.open(DATA / "ntrex/ntrex_dev.jsonl.gz", "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            found[row["doc"]][row["lang"]] = [line.strip() for line in row["lines"]]
    return found


def groups(lines: list[str], unmarked: bool) -> Iterator[list[str]]:
    """The lines that make a paragraph together; `unmarked` where sentences end without marks."""
    group: list[str] = []
    for line in lines:
        if not (unmarked or FINAL.search(line)):
            if group:
                yield group
            group = []
            continue
        group.append(line)
        if len(group) == LINES_TOGETHER:
            yield group
            group = []
    if group:
        yield group


def cuts(text: str, ends: list[int]) -> set[int]:
    """These ends but the last, as the number of characters before them that are no white space."""
    done, count, found = 0, 0, set()
    for end in ends[:-1]:
        count += len("".join(text[done:end].split()))
        done = end
        found.add(count)
    return found


def own(text: str, language: str) -> set[int]:
    return cuts(text, [span.end for span in split(text, language=language)])


def sentencex(text: str, language: str) -> set[int]:
    code = {"nb": "da", "nn": "da"}.get(language, language)
    return cuts(text, [part["end_index"] for part in get_sentence_boundaries(code, text)])


def icu(text: str, language: str) -> set[int]:
    return cuts(text, [end for _, end in SentenceBreaker(text, language).segments()])


def judge(lines: list[str], glue: str, language: str) -> tuple[Score, Score, Score, list[str]]:
    """Ends found right, wrong and missed in one paragraph: strict, fair, sentencex's (strict); the errors in words."""
    sizes = [len("".join(line.split())) for line in lines]
    gold = {sum(sizes[:n]) for n in range(1, len(lines))}
    text = glue.join(lines)
    got, other = own(text, language), sentencex(text, language)
    wrong = got - gold
    false = wrong - (other & icu(text, language)) if wrong else wrong
    flat = "".join(text.split())
    words = [f"false  {flat[max(0, c - 25) : c]} | {flat[c : c + 25]}" for c in sorted(false)]
    words += [f"missed {flat[max(0, c - 25) : c]} | {flat[c : c + 25]}" for c in sorted(gold - got)]
    right, missed = len(gold & got), len(gold - got)
    theirs = (len(gold & other), len(other - gold), len(gold - other))
    return (right, len(wrong), missed), (right, len(false), missed), theirs, words


def f1(score: Score) -> float:
    true, false, missed = score
    return 2 * true / (2 * true + false + missed) if true else 0.0


def add(scores: list[Score]) -> Score:
    return sum(s[0] for s in scores), sum(s[1] for s in scores), sum(s[2] for s in scores)


def ntrex_table(errors: str | None) -> None:
    documents = ntrex()
    print("version     language  ends  strict   fair  false missed  sentencex (strict)")
    ours: dict[str, tuple[float, float, float]] = {}
    others: dict[str, float] = {}
    for version in sorted({v for versions in documents.values() for v in versions}):
        language = VERSIONS.get(version, "und")
        glue = "" if version in {"zho-CN", "zho-TW", "jpn", "yue"} else " "
        judged = [
            judge(group, glue, language)
            for versions in documents.values()
            for group in groups(versions[version], language == "th")
        ]
        if errors in {version, language}:
            print(*(word for result in judged for word in result[3]), sep="\n")
        strict, fair, theirs = (add([result[n] for result in judged]) for n in range(3))
        if version not in VERSIONS:
            others[version] = f1(strict)
            continue
        ours[version] = f1(strict), f1(fair), f1(theirs)
        figures = f"{f1(strict):7.3f} {f1(fair):6.3f} {fair[1]:6} {fair[2]:6} {f1(theirs):10.3f}"
        print(f"{version:11} {language:9} {fair[0] + fair[2]:5} {figures}")
    for number, name in enumerate(("strict", "fair", "sentencex")):
        low = sorted((row[number], version) for version, row in ours.items())
        low_ones = " ".join(f"{version} {score:.3f}" for score, version in low[:6])
        mean = sum(score for score, _ in low) / len(low)
        print(f"{name:9} mean of {len(low)} versions {mean:.4f}, lowest: {low_ones}")
    mean = sum(others.values()) / len(others)
    below = " ".join(f"{version} {score:.2f}" for version, score in others.items() if score < 0.93)
    print(
        f"general rules alone, {len(others)} versions without a language file, strict: {mean:.4f}; below .93: {below}"
    )


def treebank(name: str) -> list[list[str]]:
    sentences: list[list[str]] = [[]]
    with gzip.open(DATA / f"ner/{name}.conll.gz", "rt", encoding="utf-8") as file:
        for line in file:
            if line.startswith("# ") and "\t" not in line:
                continue
            if line.strip():
                sentences[-1].append(line.split("\t")[0])
            elif sentences[-1]:
                sentences.append([])
    return [s for s in sentences if s]


def joined(tokens: list[str], glue: str) -> str:
    """Tokens as running text: no space before closing marks or after opening ones; straight quotes by turns."""
    text, inside = "", False
    for token in tokens:
        closes = bool(re.fullmatch(r"[.,;:!?…%)\]}»”’]+|\.{2,}|n't|'(?:s|re|ve|ll|d|m|t)", token)) or (
            token in {'"', "''"} and inside
        )
        opens = bool(re.search(r"[(\[{«“„‘`¿¡]$", text)) or (text.endswith('"') and inside)
        text += token if closes or opens or not text else glue + token
        if token in {'"', "''", "``"}:
            inside = not inside
    return text


def treebank_table(errors: str | None) -> None:
    print("\ntreebank (strict)               ends    F1   false missed sentencex")
    for name, language in TREEBANKS.items():
        glue = "" if language == "zh" else " "
        lines = [joined(tokens, glue) for tokens in treebank(name)]
        scores, rivals, group = [], [], []
        for line in [*lines, ""]:
            ended = bool(re.search(r"[.!?…。！？][\"'”’»)\]」』]*$", line))
            if ended:
                group.append(line)
            if group and (not ended or len(group) == 10):
                score, _, theirs, words = judge(group, glue, language)
                scores.append(score)
                rivals.append(theirs)
                group = []
                if errors == name:
                    print(*words, sep="\n")
        total = add(scores)
        print(f"{name:28} {total[0] + total[2]:6} {f1(total):6.3f} {total[1]:6} {total[2]:6} {f1(add(rivals)):8.3f}")


def speed() -> None:
    documents = ntrex()
    print("\nsplit, one core, characters a second")
    for version in ("eng", "deu", "rus", "arb", "hin", "zho-CN", "tha"):
        text = "\n".join(" ".join(d[version]) for d in documents.values()) * 5
        begun = time.process_time()
        split(text, language=VERSIONS[version])
        print(f"{version:8} {len(text) / (time.process_time() - begun) / 1e6:6.2f} M")
    print("one line of a million characters and of ten million: seconds, times as long")
    for unit in ("He said no. ", ". ", '." ', "a. ", "A.B. ", "1. ", "(a.) ", '"a." ', "? x ", "ก "):
        seconds = []
        for size in (1_000_000, 10_000_000):
            text = unit * (size // len(unit))
            begun = time.process_time()
            split(text, language="th" if unit == "ก " else "en")
            seconds.append(time.process_time() - begun)
        print(f"{unit!r:14} {seconds[0]:6.2f} {seconds[1]:6.2f} {seconds[1] / seconds[0]:5.1f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--errors", help="print the errors of this version, language or treebank")
    options = parser.parse_args()
    assert set(VERSIONS.values()) == set(languages.codes())
    ntrex_table(options.errors)
    treebank_table(options.errors)
    speed()
