from __future__ import annotations

import csv
import gzip
import json
import subprocess
import sys
import threading
import unicodedata
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synoptic import vectors
from synoptic.enrich.encoder import Encoder, StaticEncoder, load
from tests.conftest import ROOT, shared

STORY = {
    "en": "The bridge over the river was closed after the storm.",
    "fr": "Le pont sur la rivière a été fermé après la tempête.",
    "de": "Die Brücke über den Fluss wurde nach dem Sturm gesperrt.",
    "ru": "Мост через реку закрыли после бури.",
    "ar": "أُغلق الجسر فوق النهر بعد العاصفة.",
    "he": "הגשר מעל הנהר נסגר אחרי הסערה.",
    "zh": "暴风雨过后,河上的桥被关闭了。",
    "ja": "嵐の後、川に架かる橋は閉鎖された。",
    "hi": "तूफान के बाद नदी पर बना पुल बंद कर दिया गया।",
}
OTHERS = ["The minister bought a new piano.", "Two cats sleep in the kitchen.", "The price of bread has doubled.",
          "He wrote a letter to his sister.", "The school will open in September."]  # fmt: skip


def fresh() -> StaticEncoder:
    return StaticEncoder(Path(vectors.__file__).parent / "models" / "encoder" / "encoder.safetensors")


@pytest.mark.parametrize("code", [code for code in STORY if code != "en"])
def test_a_translation_is_nearer_than_other_sentences(code: str) -> None:
    encoder = load()
    scores = vectors.similarity(encoder.encode([STORY[code]]), encoder.encode([STORY["en"], *OTHERS]))[0]
    assert scores.argmax() == 0
    assert scores[0] > 0.1 > scores[1:].max()


def test_a_name_is_found_across_scripts() -> None:
    encoder = load()
    names = encoder.encode(["Sergej Lavrov", "Serguei Lavrov", "Сергей Лавров", "سيرغي لافروف", "セルゲイ・ラブロフ"])
    other = encoder.encode(["Angela Merkel"])
    assert (names[0] @ names[1:].T > (names[1:] @ other.T).T).all()


def test_vectors_have_unit_length_and_a_text_without_words_gives_zeros() -> None:
    found = load().encode(["A word.", "", " \n", "!?…", "۔", "\ud800", "\x00"])
    assert found.shape == (7, load().dimensions)
    assert np.allclose(np.linalg.norm(found, axis=1), [1, 0, 0, 0, 0, 0, 0], atol=1e-6)


def test_no_texts_give_no_rows() -> None:
    assert load().encode([]).shape == (0, load().dimensions)


def test_case_accents_composition_and_vowel_points_change_nothing_or_little() -> None:
    encoder = load()
    text = "Évariste a chanté à Noël."
    same = encoder.encode([text, text.upper(), unicodedata.normalize("NFD", text)])
    assert (same[0] == same[1]).all()
    assert (same[0] == same[2]).all()
    assert (encoder.encode(["كَتَبَ الوَلَدُ"]) == encoder.encode(["كتب الولد"])).all()
    assert (encoder.encode(["١٢٣ کتاب"]) == encoder.encode(["123 كتاب"])).all()


texts = st.lists(
    st.one_of(st.sampled_from([*STORY.values(), *OTHERS, ""]), st.text(max_size=60)), min_size=1, max_size=12
)


@settings(max_examples=60, deadline=None)
@given(texts)
def test_the_same_bits_whatever_stands_beside(some: list[str]) -> None:
    together = load().encode(some)
    for i, text in enumerate(some):
        assert (load().encode([text])[0] == together[i]).all()


def test_the_same_bits_from_a_fresh_encoder_and_another_process() -> None:
    mixed = [*STORY.values(), *OTHERS]
    here = load().encode(mixed)
    assert (fresh().encode(mixed[::-1])[::-1] == here).all()
    code = "from tests.enrich.test_encoder import *; print(load().encode(list(STORY.values())).tobytes().hex())"
    there = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert bytes.fromhex(there) == here[: len(STORY)].tobytes()


def test_a_huge_text_is_the_sum_of_its_parts_and_of_bounded_cost() -> None:
    once, many = load().encode(["rain snow " * 5, "rain snow " * 200_000])
    assert np.allclose(once, many, atol=1e-4)
    distinct = fresh().encode([" ".join(f"ord{i}a" for i in range(100_000))])
    assert np.isclose(np.linalg.norm(distinct), 1)


def test_more_words_than_the_memory_holds() -> None:
    encoder = fresh()
    first = encoder.encode([STORY["de"]])
    for begin in range(0, 120_000, 4_000):
        encoder.encode([" ".join(f"ord{i}a" for i in range(begin, begin + 4_000))])
    assert (encoder.encode([STORY["de"]]) == first).all()


def test_threads_share_one_encoder() -> None:
    encoder, results = fresh(), {}
    expected = load().encode(list(STORY.values()))

    def run(i: int) -> None:
        results[i] = encoder.encode(list(STORY.values()))

    threads = [threading.Thread(target=run, args=(i,)) for i in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all((found == expected).all() for found in results.values())


def minimal_pairs() -> dict[tuple[str, str], dict[str, list[str]]]:
    """Sentence and changed sentence by (kind, item) and language; ours, they serve the bench as well."""
    found: dict[tuple[str, str], dict[str, list[str]]] = {}
    with (ROOT / "bench" / "quality" / "minimal_pairs.tsv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            found.setdefault((row["kind"], row["item"]), {})[row["language"]] = [row["text"], row["changed"]]
    return found


def test_numbers_names_and_negations_are_heard() -> None:
    """In ten languages: the sentence with the right number, name or polarity is the nearer one."""
    right: dict[str, list[bool]] = {"number": [], "name": [], "negation": []}
    for (kind, _), versions in minimal_pairs().items():
        found = {code: load().encode(pair) for code, pair in versions.items()}
        for code, own in found.items():
            assert own[0] @ own[1] < 0.995, (kind, code)
            for other, theirs in found.items():
                if other != code:
                    right[kind].append(bool(own[0] @ theirs[0] > own[0] @ theirs[1]))
    share = {kind: sum(found) / len(found) for kind, found in right.items()}
    assert share["number"] > 0.95
    assert share["name"] > 0.9
    assert share["negation"] > 0.85


def test_the_shipped_files_fit_the_wheel_and_name_one_encoder() -> None:
    folder = Path(vectors.__file__).parent / "models" / "encoder"
    assert sum(file.stat().st_size for file in folder.iterdir()) <= 40_000_000
    assert load().name == vectors.mapped(folder / "background.safetensors").about["name"]
    assert load().name in (folder / "README.md").read_text(encoding="utf-8")
    encoder: Encoder = load()
    assert encoder.dimensions == vectors.background().shape[1]


def test_news_sentences_find_their_translations() -> None:
    """A cut of the quality bench (dev lines): no broken weights, no broken units."""
    names = {"en": "eng", "fr": "fra", "ar": "arb", "zh": "zho-CN", "fi": "fin"}
    lines: dict[str, list[str]] = {code: [] for code in names}
    with gzip.open(shared("data", "ntrex", "ntrex_dev.jsonl.gz"), "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            for code, name in names.items():
                if row["lang"] == name and len(lines[code]) < 200:
                    lines[code] += row["lines"]
    found = {code: load().encode(own) for code, own in lines.items()}
    right = np.arange(len(lines["en"]))
    for code in ("fr", "ar", "zh", "fi"):
        scores = vectors.similarity(found[code], found["en"])
        assert (scores.argmax(axis=1) == right).mean() > 0.92
