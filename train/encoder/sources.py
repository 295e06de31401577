"""What the encoder is trained on: every set with its licence, its share of the batches and where it comes from.

Only data that may feed weights under Apache-2.0: no NC, no ND, no copyleft, nothing unlicensed. The sets below
`parallel/` lie in the development data (SYNOPTIC_DATA); the others are made from public git repositories:

    git clone https://github.com/OWNER/NAME CLONES/NAME     (for every repository named below)
    python -m train.encoder.sources CLONES                  (writes train/encoder/made/parallel/*.jsonl.gz)

One line a group: {language: text}, the texts of a line mean the same.
"""

from __future__ import annotations

import gzip
import html
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import yaml

WORK = pathlib.Path(os.environ.get("SYNOPTIC_TRAIN", pathlib.Path(__file__).parent / "made"))
DATA = pathlib.Path(os.environ.get("SYNOPTIC_DATA", "../shared")) / "data"

LANGUAGES = (
    "en", "fr", "nb", "nn", "de", "es", "it", "pt", "nl", "sv", "da", "fi", "pl", "cs", "sk", "ro", "hu", "el", "bg",
    "sr", "hr", "sl", "ru", "uk", "ar", "he", "fa", "tr", "az", "hi", "bn", "ur", "id", "ms", "vi", "th", "zh", "ja",
    "ko", "ca", "lt", "lv", "et",
)  # fmt: skip


class Source(NamedTuple):
    """A set of groups: licence as stated, share of the batches, share of the groups read, repository."""

    licence: str
    share: float
    keep: float
    origin: str


SOURCES = {
    "tatoeba": Source("CC BY 2.0 FR", 0.44, 1, "Tatoeba, by Helsinki-NLP/OPUS-MT-testsets"),
    "tico19": Source("CC0", 0.07, 1, "tico-19/tico-19.github.io"),
    "mozilla_www": Source("MPL-2.0", 0.05, 1, "mozilla-l10n/www-l10n"),
    "scratch": Source("BSD-3-Clause", 0.035, 1, "scratchfoundation/scratch-l10n"),
    "aosp": Source("Apache-2.0", 0.035, 1, "AOSP strings, by LineageOS apps"),
    "wikipedia_app": Source("Apache-2.0", 0.03, 1, "wikimedia/apps-android-wikipedia"),
    "cldr": Source("Unicode-3.0", 0.025, 0.6, "unicode-org/cldr-json"),
    "python_docs": Source("PSF/CC0", 0.02, 0.6, "python/python-docs-{es,ja,tr}"),
    "bible": Source("public domain", 0.08, 0.4, "scrollmapper/bible_databases"),
    "tanaka_enja": Source("CC BY", 0.01, 1, "odashi/small_parallel_enja"),
    "qald": Source("CC BY 4.0", 0.004, 1, "ag-sc/QALD"),
    "wikidata_names": Source("CC0", 0.05, 0.7, "steveash/NETransliteration-COLING2018"),
    "bitcoin_org": Source("MIT", 0.045, 1, "bitcoin-dot-org/bitcoin.org"),
    "open_sdg": Source("MIT", 0.025, 1, "open-sdg/sdg-translations"),
    "tldr": Source("CC BY 4.0", 0.03, 1, "tldr-pages/tldr"),
    "fenix": Source("MPL-2.0", 0.02, 1, "mozilla-mobile/fenix"),
    "wordnets": Source(
        "one by one: CC BY 3.0/4.0, MIT, Apache-2.0, ODC-BY, WordNet licence",
        0.06,
        1,
        "omwn/omw-data, bond-lab/omw-data (spa), globalwordnet/english-wordnet, globalwordnet/cili",
    ),
}
WRONG = {("tico19", "ko"), ("tico19", "fr")}
"""Columns that do not hold what they say: "ko" is another language, "fr" is shifted against the English."""

_MARKUP = re.compile(r"<[^>]+>|\{\{[^}]*\}\}|\$\{[^}]*\}|%\{[^}]*\}|\[([^\]]*)\]\([^)]*\)")
_UNSPACED = re.compile("(?<=[\u3005-\u30ff\u3400-\u9fff]) (?=[\u3005-\u30ff\u3400-\u9fff])")

Group = dict[str, str]


def groups(name: str) -> Iterator[Group]:
    """The groups of a set, in our languages, without the columns known to be wrong."""
    path = DATA / "parallel" / f"{name}.jsonl.gz"
    path = path if path.exists() else WORK / "parallel" / f"{name}.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            group = json.loads(line)
            yield {
                code: text
                for code in group
                if code in LANGUAGES and (name, code) not in WRONG and len(text := _clean(name, group[code])) <= 700
            }


def _clean(name: str, text: str) -> str:
    text = html.unescape(text) if "&" in text else text
    return _UNSPACED.sub("", text) if name == "bible" else text  # its Japanese is cut into words


class Clone(NamedTuple):
    """A git repository on disk, read without a work tree."""

    path: pathlib.Path

    def files(self, folder: str = "") -> list[str]:
        """Paths below a folder."""
        found = self._git("ls-tree", "-r", "--name-only", "HEAD", *([folder] if folder else []))
        return found.decode().split("\n")

    def read(self, file: str) -> str:
        """One file as text."""
        return self._git("show", f"HEAD:{file}").decode("utf-8", "replace")

    def read_all(self, files: list[str]) -> dict[str, str]:
        """Many files by one process."""
        asked = "".join(f"HEAD:{file}\n" for file in files).encode()
        answer = self._git("cat-file", "--batch", given=asked)
        texts, at = {}, 0
        for file in files:
            end = answer.index(b"\n", at)
            size = int(answer[at:end].split()[2])
            texts[file] = answer[end + 1 : end + 1 + size].decode("utf-8", "replace")
            at = end + size + 2
        return texts

    def _git(self, *arguments: str, given: bytes = b"") -> bytes:
        done = subprocess.run(["git", "-C", self.path, *arguments], input=given, capture_output=True, check=True)
        return done.stdout


def plain(text: str) -> str:
    """Without tags, placeholders and link targets."""
    return re.sub(r"\s+", " ", _MARKUP.sub(lambda m: m.group(1) or " ", text)).strip()


def _flat(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _flat(inner, f"{path}/{key}")
    elif isinstance(value, str):
        yield path, value


def _translated(found: dict[str, Group]) -> Iterator[Group]:
    """Without what was left in English."""
    for group in found.values():
        yield {code: text for code, text in group.items() if code == "en" or text != group.get("en")}


def _yaml(text: str) -> dict:
    return yaml.load(text, yaml.CSafeLoader) or {}


def bitcoin_org(clones: pathlib.Path) -> Iterator[Group]:
    clone, found = Clone(clones / "bitcoin.org"), defaultdict(dict)
    for file in clone.files("_translations/"):
        code = {"pt_BR": "pt", "zh_CN": "zh"}.get(name := file.split("/")[-1].removesuffix(".yml"), name)
        if file.endswith(".yml") and code in LANGUAGES:
            for key, text in _flat(next(iter(_yaml(clone.read(file)).values()))):
                if 2 < len(text := plain(text)) < 900:
                    found[key][code] = text
    return _translated(found)


def open_sdg(clones: pathlib.Path) -> Iterator[Group]:
    clone, found = Clone(clones / "sdg-translations"), defaultdict(dict)
    files = ["global_goals", "global_indicators", "global_targets", "data", "general", "indicator", "metadata_fields"]
    for file in clone.files("translations/"):
        parts = file.split("/")
        code = {"nb_NO": "nb", "zh-Hans": "zh"}.get(parts[1], parts[1]) if len(parts) == 3 else ""
        if code in LANGUAGES and parts[2].removesuffix(".yml") in files:
            for key, text in _flat(_yaml(clone.read(file))):
                if 2 < len(text := plain(text)) < 900:
                    found[parts[2] + key][code] = text
    return _translated(found)


def tldr(clones: pathlib.Path) -> Iterator[Group]:
    clone, pages = Clone(clones / "tldr"), defaultdict(dict)
    for file in clone.files():
        parts = file.split("/")
        if len(parts) == 3 and parts[0].startswith("pages"):
            code = {"pt_BR": "pt", "no": "nb", "": "en"}.get(parts[0][6:], parts[0][6:])
            if code in LANGUAGES:
                pages[parts[1], parts[2]][code] = file
    pages = {page: versions for page, versions in pages.items() if len(versions) > 1}
    texts = clone.read_all([file for versions in pages.values() for file in versions.values()])
    seen = set()
    for versions in pages.values():
        lines = {
            code: [x[1:].strip() for x in texts[file].split("\n") if x[:1] in (">", "-") and "http" not in x]
            for code, file in versions.items()
        }
        length = len(lines.get("en", ()))
        for i in range(length):
            group = {
                code: text
                for code, found in lines.items()
                if len(found) == length and len(text := plain(found[i].replace("`", "").rstrip(":"))) > 5
            }
            group = next(_translated({"": group}))
            if (key := tuple(sorted(group.items()))) not in seen:
                seen.add(key)
                yield group


def fenix(clones: pathlib.Path) -> Iterator[Group]:
    clone, found = Clone(clones / "fenix"), defaultdict(dict)
    codes = {"": "en", "nb-rNO": "nb", "nn-rNO": "nn", "pt-rPT": "pt", "sv-rSE": "sv", "zh-rCN": "zh", "es-rES": "es",
             "iw": "he", "in": "id", "hi-rIN": "hi"}  # fmt: skip
    for file in clone.files("app/src/main/res/"):
        match = re.fullmatch(r"app/src/main/res/values-?([a-zA-Z-]*)/strings\.xml", file)
        code = codes.get(match[1], match[1]) if match else ""
        if code in LANGUAGES:
            for string in ET.fromstring(clone.read(file)).iter("string"):
                text = re.sub(r"%\d?\$?[sd]|\\n", " ", "".join(string.itertext())).replace("\\u0020", " ")
                if 2 < len(text := plain(text.replace("\\", ""))) < 700:
                    found[string.get("name")][code] = text
    return _translated(found)


# Wordnets whose own licence allows it (omw-data/wns/*/LICENSE); of the MCR, Spanish and Catalan are CC BY 3.0.
# Left out: ara, fra, hrv, lit, nld, por, ron, slk, slv (copyleft), fas (unclear), wikt (CC BY-SA).
WORDNETS = {
    "bul/wn-data-bul": "bg", "cow/wn-data-cmn": "zh", "dan/wn-data-dan": "da", "ell/wn-data-ell": "el",
    "heb/wn-data-heb": "he", "ita/wn-data-ita": "it", "iwn/wn-data-ita": "it", "mcr/wn-data-cat": "ca",
    "msa/wn-data-ind": "id", "msa/wn-data-zsm": "ms", "nor/wn-data-nno": "nn", "nor/wn-data-nob": "nb",
    "pol/wn-data-pol": "pl", "swe/wn-data-swe": "sv", "mcr/wn-data-spa": "es",
}  # fmt: skip


def wordnets(clones: pathlib.Path) -> Iterator[Group]:
    """Two groups a concept: its first lemmas, and others drawn at random."""
    concepts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for file, code in WORDNETS.items():
        clone = Clone(clones / ("omw-data-bond" if code == "es" else "omw-data"))
        for line in clone.read(f"wns/{file}.tab").split("\n"):
            parts = line.split("\t")
            if len(parts) > 2 and parts[1].endswith("lemma"):
                lemma = re.sub("[\u0591-\u05c7+]", "", parts[2].replace("_", " ")).strip()
                if 0 < len(lemma) < 40 and lemma not in concepts[parts[0]][code]:
                    concepts[parts[0]][code].append(lemma)
    english, index = Clone(clones / "english-wordnet"), Clone(clones / "cili").read("ili-map-pwn30.tab")
    offsets = dict(line.split("\t")[:2] for line in index.split("\n") if "\t" in line)
    for file in english.files("src/yaml/"):
        if re.search(r"/(noun|verb|adj|adv)\.", file):
            for concept in _yaml(english.read(file)).values():
                if (offset := offsets.get(concept.get("ili"), "").replace("-s", "-a")) in concepts:
                    concepts[offset]["en"] = [str(member) for member in concept["members"]]
    draw = random.Random(3)
    for lemmas in concepts.values():
        first = {code: words[0] for code, words in lemmas.items()}
        other = {code: draw.choice(words) for code, words in lemmas.items()}
        yield from (group for group in ([first] if first == other else [first, other]) if len(set(group.values())) > 1)


def write(name: str, found: Iterable[Group]) -> None:
    path = WORK / "parallel" / f"{name}.jsonl.gz"
    path.parent.mkdir(parents=True, exist_ok=True)
    count = 0
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        for group in found:
            if len(group) > 1:
                lines.write(json.dumps(group, ensure_ascii=False) + "\n")
                count += 1
    print(f"{name}: {count} groups")


if __name__ == "__main__":
    for make in (bitcoin_org, open_sdg, tldr, fenix, wordnets):
        write(make.__name__, make(pathlib.Path(sys.argv[1])))
