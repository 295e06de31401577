from __future__ import annotations
import functools
from collections.abc import Sequence
from synoptic import languages
from synoptic.records import Span
@functools.cache
def _id():
    from py3langid.langid import LanguageIdentifier, MODEL_FILE
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True, min_confidence=0.3)
def identify(text: str, *, skip: Sequence[Span] = (), hint=None) -> str:
    out=[];p=0
    for s in skip: out.append(text[p:s.start]); p=s.end
    out.append(text[p:])
    c=_id().classify(' '.join(out))[0]
    for code in languages.codes():
        if c==code or c in languages.load(code).identified_as: return code
    return c
