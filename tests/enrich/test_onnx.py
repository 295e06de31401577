"""The loading code on a model of two layers that the test makes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from synoptic.enrich.encoder import Encoder
from synoptic.enrich.onnx import OnnxEncoder
from synoptic.errors import InputError

onnx = pytest.importorskip("onnx", reason="onnx is not installed: it makes the test's model")
tokenizers = pytest.importorskip("tokenizers", reason="tokenizers is not installed")
pytest.importorskip("onnxruntime", reason="onnxruntime is not installed")

WORDS = ["[UNK]", "[PAD]", "rain", "snow", "regn", "sun"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An embedding table as a model; rain and regn have one vector."""
    table = np.eye(6, 4, dtype=np.float32)
    table[4] = table[2]
    node = onnx.helper.make_node("Gather", ["table", "input_ids"], ["last_hidden_state"])
    graph = onnx.helper.make_graph(
        [node],
        "tiny",
        [onnx.helper.make_tensor_value_info("input_ids", onnx.TensorProto.INT64, ["n", "t"])],
        [onnx.helper.make_tensor_value_info("last_hidden_state", onnx.TensorProto.FLOAT, ["n", "t", 4])],
        [onnx.numpy_helper.from_array(table, "table")],
    )
    model = onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 17)])
    model.ir_version = 9
    onnx.save(model, tmp_path / "model.onnx")
    words = tokenizers.models.WordLevel({word: i for i, word in enumerate(WORDS)}, unk_token="[UNK]")
    tokenizer = tokenizers.Tokenizer(words)
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    return tmp_path


def test_means_over_real_tokens_at_unit_length(folder: Path) -> None:
    encoder: Encoder = OnnxEncoder(folder)
    found = encoder.encode(["rain", "regn", "snow", "rain snow snow", ""])
    assert encoder.dimensions == 4
    assert encoder.name.startswith("onnx-")
    assert np.allclose(found[0], found[1])
    assert np.allclose(np.linalg.norm(found, axis=1), [1, 1, 0 + 1, 1, 0], atol=1e-6)
    assert (found[4] == 0).all()


def test_padding_changes_nothing(folder: Path) -> None:
    encoder = OnnxEncoder(folder)
    assert np.allclose(encoder.encode(["rain", "snow rain rain sun rain"])[0], encoder.encode(["rain"])[0], atol=1e-6)


def test_a_folder_without_a_model_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no 'model\.onnx' in .*export the encoder"):
        OnnxEncoder(tmp_path)
