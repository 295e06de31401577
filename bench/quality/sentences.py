"""How well sentence ends and languages are found. Run: python -m bench.quality.sentences [--errors xx]

NTREX dev: the lines of each document joined into paragraphs of five (with a space; without one in Chinese and
Japanese; Thai keeps a space, its only sign of an end). A line that has no final mark in English (headlines, captions)
stands alone, as it does on a page. Counted are the ends between lines, never those of paragraphs. An NTREX line
sometimes holds two sentences: `strict` counts every inner cut as false; `fair` leaves out the inner cuts of lines
that at least half of our languages' versions cut. Treebanks: tokens joined again by rules, ten sentences a paragraph.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

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
FINAL = re.compile(r"[.!?…][\"'”’)\]]*$")
Score = tuple[int, int, int]  # true, false, missed


def ntrex() -> dict[str, dict[str, list[str]]]:
    """Lines by document and version."""
    found: dict[str, dict[str, list[str]]] = defaultdict(dict)
    with gzip.open(DATA / "ntrex/ntrex_dev.jsonl.gz", "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            found[row["doc"]][row["lang"]] = [line.strip() for line in row["lines"]]
    return found


def groups(english: list[str]) -> Iterator[list[int]]:
    """Numbers of the lines that make a paragraph together."""
    group: list[int] = []
    for number, line in enumerate(english):
        if not FINAL.search(line):
            if group:
                yield group
            group = []
            continue
        group.append(number)
        if len(group) == LINES_TOGETHER:
            yield group
            group = []
    if group:
        yield group


def cuts(text: str, language: str) -> set[int]:
    """Ends of all sentences but the last, as the number of characters before them that are no white space."""
    ends = [span.end for span in split(text, language=language)][:-1]
    done, count, found = 0, 0, set()
    for end in ends:
        count += len("".join(text[done:end].split()))
        done = end
        found.add(count)
    return found


def judge(lines: list[str], glue: str, language: str, double: set[int]) -> tuple[Score, list[str]]:
    """Ends found right, found wrong (outside the lines in `double`) and missed, in one paragraph; the errors in words."""
    sizes = [len("".join(line.split())) for line in lines]
    gold = {sum(sizes[:n]) for n in range(1, len(lines))}
    got = cuts(glue.join(lines), language)
    free = {cut for n in double for cut in range(sum(sizes[:n]) + 1, sum(sizes[: n + 1]))}
    false = got - gold - free
    flat = "".join("".join(line.split()) for line in lines)
    words = [f"false  {flat[max(0, c - 25) : c]} | {flat[c : c + 25]}" for c in sorted(false)]
    words += [f"missed {flat[max(0, c - 25) : c]} | {flat[c : c + 25]}" for c in sorted(gold - got)]
    return (len(gold & got), len(false), len(gold - got)), words


def f1(score: Score) -> float:
    true, false, missed = score
    return 2 * true / (2 * true + false + missed) if true else 0.0


def add(scores: list[Score]) -> Score:
    return sum(s[0] for s in scores), sum(s[1] for s in scores), sum(s[2] for s in scores)


def ntrex_table(errors: str | None) -> None:
    documents = ntrex()
    votes: Counter[tuple[str, int]] = Counter()
    for doc, versions in documents.items():
        for version, language in VERSIONS.items():
            votes.update((doc, n) for n, line in enumerate(versions[version]) if len(split(line, language=language)) > 1)
    double = {key for key, count in votes.items() if count >= len(VERSIONS) / 2}
    print(f"NTREX lines that hold several sentences: {len(double)} of {sum(len(v['eng']) for v in documents.values())}")
    print("version     language  ends   strict  fair   false missed")
    results: dict[str, float] = {}
    others: dict[str, float] = {}
    for version in sorted({v for versions in documents.values() for v in versions}):
        language = VERSIONS.get(version, "und")
        glue = "" if version in {"zho-CN", "zho-TW", "jpn", "yue"} else " "
        strict, fair = [], []
        for doc, versions in documents.items():
            for group in groups(versions["eng"]):
                lines = [versions[version][n] for n in group]
                strict.append(judge(lines, glue, language, set())[0])
                score, words = judge(lines, glue, language, {i for i, n in enumerate(group) if (doc, n) in double})
                fair.append(score)
                if errors in {version, language}:
                    print(*words, sep="\n")
        total = add(fair)
        (results if version in VERSIONS else others)[version] = f1(total)
        if version in VERSIONS:
            print(f"{version:11} {language:9} {total[0] + total[2]:5} {f1(add(strict)):7.3f} {f1(total):6.3f} {total[1]:6} {total[2]:6}")
    print(f"mean of {len(results)} versions {sum(results.values()) / len(results):.4f}, lowest {min(results.items(), key=lambda r: r[1])}")
    print(f"mean of {len(others)} versions in other languages {sum(others.values()) / len(others):.4f}")
    print("below .93 among those:", " ".join(f"{v} {s:.2f}" for v, s in sorted(others.items()) if s < 0.93))


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
        closes = bool(re.fullmatch(r"[.,;:!?…%)\]}»”’]+|\.{2,}|n't|'(?:s|re|ve|ll|d|m|t)", token)) or (token in {'"', "''"} and inside)
        opens = bool(re.search(r"[(\[{«“„‘`¿¡]$", text)) or (text.endswith('"') and inside)
        text += token if closes or opens or not text else glue + token
        if token in {'"', "''", "``"}:
            inside = not inside
    return text


def treebank_table(errors: str | None) -> None:
    print("\ntreebank                       ends    F1   false missed   (sentences without a final mark stand alone)")
    for name, language in TREEBANKS.items():
        glue = "" if language == "zh" else " "
        lines = [joined(tokens, glue) for tokens in treebank(name)]
        scores, group = [], []
        for line in [*lines, ""]:
            ended = bool(re.search(r"[.!?…。！？][\"'”’»)\]」』]*$", line))
            if ended:
                group.append(line)
            if group and (not ended or len(group) == 10):
                score, words = judge(group, glue, language, set())
                scores.append(score)
                group = []
                if errors == name:
                    print(*words, sep="\n")
        total = add(scores)
        print(f"{name:28} {total[0] + total[2]:6} {f1(total):6.3f} {total[1]:6} {total[2]:6}")


def speed() -> None:
    documents = ntrex()
    print("\nsplit, one core, characters a second")
    for version in ("eng", "deu", "rus", "arb", "hin", "zho-CN", "tha"):
        text = "\n".join(" ".join(d[version]) for d in documents.values()) * 5
        begun = time.process_time()
        split(text, language=VERSIONS[version])
        print(f"{version:8} {len(text) / (time.process_time() - begun) / 1e6:6.2f} M")
    line = "He said no. " * (50_000_000 // 12)
    begun = time.process_time()
    found = split(line, language="en")
    print(f"one line of 50 M: {len(found)} sentences, {time.process_time() - begun:.1f} s")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--errors", help="print the errors of this version, language or treebank")
    options = parser.parse_args()
    assert set(VERSIONS.values()) == set(languages.codes())
    ntrex_table(options.errors)
    treebank_table(options.errors)
    speed()
