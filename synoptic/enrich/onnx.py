"""A bigger encoder from disk: any sentence encoder exported to ONNX, beside its tokenizer.

Needs `pip install 'synoptic[onnx]'`. Its vectors are not comparable with those of the encoder that ships: give
`vectors.similarity` a background of its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from synoptic.errors import InputError
from synoptic.vectors import Matrix

_BATCH = 32  # sentences run together; more helps little on CPUs and pads more


class OnnxEncoder:
    """A transformer's sentence vectors: its own where the model gives one a text, else the mean over its tokens."""

    def __init__(self, folder: Path, *, longest: int = 256) -> None:
        """`folder` holds `model.onnx` and `tokenizer.json`; texts are cut after `longest` tokens."""
        for name in ("model.onnx", "tokenizer.json"):
            if not (folder / name).is_file():
                message = (
                    f"no {name!r} in {str(folder)!r}: export the encoder to ONNX and put its tokenizer.json beside it"
                )
                raise InputError(message)
        try:
            import onnxruntime  # noqa: PLC0415 - an extra
            from tokenizers import Tokenizer  # noqa: PLC0415 - an extra
        except ImportError as error:
            raise InputError(f"{error.name!r} is not installed: pip install 'synoptic[onnx]'") from error
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(max_length=longest)
        self._tokenizer.enable_padding()
        self._session = onnxruntime.InferenceSession(folder / "model.onnx", providers=["CPUExecutionProvider"])
        self._inputs = {given.name for given in self._session.get_inputs()}
        self.name = "onnx-" + hashlib.sha256((folder / "model.onnx").read_bytes()).hexdigest()[:12]
        self.dimensions = int(self._run(["."]).shape[1])

    def encode(self, texts: Sequence[str]) -> Matrix:
        """One row a text, at unit length; zeros for a text without a letter or digit."""
        parts = [self._run(texts[i : i + _BATCH]) for i in range(0, len(texts), _BATCH)]
        found = np.concatenate(parts) if parts else np.zeros((0, self.dimensions), np.float32)
        found[[not any(map(str.isalnum, text)) for text in texts]] = 0
        lengths = np.linalg.norm(found, axis=1, keepdims=True)
        np.divide(found, lengths, out=found, where=lengths > 0)
        return found

    def _run(self, texts: Sequence[str]) -> Matrix:
        tokens = self._tokenizer.encode_batch(list(texts))
        mask = np.array([t.attention_mask for t in tokens], np.int64)
        given: dict[str, NDArray[np.int64]] = {
            "input_ids": np.array([t.ids for t in tokens], np.int64),
            "attention_mask": mask,
            "token_type_ids": np.zeros_like(mask),
        }
        outputs = self._session.run(None, {name: value for name, value in given.items() if name in self._inputs})
        whole = [output for output in outputs if output.ndim == 2]
        if whole:
            return np.asarray(whole[0], np.float32)
        weights = mask[:, :, None].astype(np.float32)
        return np.asarray((outputs[0] * weights).sum(axis=1) / np.maximum(weights.sum(axis=1), 1), np.float32)
