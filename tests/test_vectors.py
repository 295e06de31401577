from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from synoptic import vectors
from synoptic.errors import InputError


def rows(*values: list[float]) -> vectors.Matrix:
    found = np.array(values, np.float32)
    return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), np.float32)


NOTHING = np.zeros((0, 3), np.float32)


def test_a_match_scores_above_what_is_near_to_everything() -> None:
    """The second candidate is nearer to all; the margin still finds the first as the special one."""
    a = rows([1, 0, 0.6], [0, 1, 0.6])
    b = rows([1, 0, 0.2], [0.1, 0.1, 1])
    scores = vectors.similarity(a, b, among=rows([0, 0, 1], [0.1, 0, 1], [0, 0.1, 1]))
    assert scores[0, 0] > scores[0, 1]
    assert scores[0, 0] > 0 > scores[1, 0]


def test_the_score_does_not_care_which_side_is_which() -> None:
    draw = np.random.default_rng(1)
    a, b, others = (draw.standard_normal((n, 8)).astype(np.float32) for n in (4, 5, 30))
    assert np.allclose(vectors.similarity(a, b, among=others), vectors.similarity(b, a, among=others).T, atol=1e-6)


def test_a_document_is_nearest_to_its_translation() -> None:
    draw = np.random.default_rng(2)
    a = rows(*draw.standard_normal((6, 64)).tolist())
    copy = rows(*(a + 0.05 * draw.standard_normal(a.shape)).tolist())
    other = rows(*draw.standard_normal((6, 64)).tolist())
    among = rows(*draw.standard_normal((50, 64)).tolist())
    assert (
        vectors.document_similarity(a, copy[::-1], among=among)
        > 0.4
        > vectors.document_similarity(a, other, among=among)
    )


def test_an_empty_document_is_like_nothing() -> None:
    assert vectors.document_similarity(NOTHING, rows([1, 0, 0]), among=NOTHING) == 0.0
    assert vectors.similarity(NOTHING, NOTHING, among=NOTHING).shape == (0, 0)


def test_vectors_of_two_encoders_are_refused() -> None:
    with pytest.raises(InputError, match=r"of 3, 2 and \(background\) 3 dimensions"):
        vectors.similarity(rows([1, 0, 0]), np.ones((1, 2), np.float32), among=NOTHING)


def test_the_background_has_unit_rows_of_the_encoders_size() -> None:
    found = vectors.background()
    assert len(found) >= 40 * 64
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=0.1)


def test_weights_are_mapped_and_read_back(tmp_path: Path) -> None:
    floats = np.arange(6, dtype=np.float32)
    header = {"__metadata__": {"name": "x"}, "a": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}}
    text = json.dumps(header).encode()
    (tmp_path / "w.safetensors").write_bytes(len(text).to_bytes(8, "little") + text + floats.tobytes())
    found = vectors.mapped(tmp_path / "w.safetensors")
    assert found.about == {"name": "x"}
    assert (found.arrays["a"] == floats.reshape(2, 3)).all()
    assert not found.arrays["a"].flags.writeable
