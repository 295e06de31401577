"""Speech that goes on into the next sentence: by the mood of its verb ("Sie müsse …") or a word like "demnach"."""

from __future__ import annotations

from synoptic.enrich.drafts import trimmed
from synoptic.enrich.frames import Unit
from synoptic.enrich.lexicon import Lexicon
from synoptic.records import Quote, Span

_AHEAD = 14  # items: the verb of a main clause stands early, a subjunctive further on is a subordinate clause's


def going_on(unit: Unit, before: list[Quote], known: Lexicon) -> Quote | None:
    """The sentence as a further part of the report before it; None where nothing marks it as one.

    `before` are the quotations of the sentence before, in order of reading.
    """
    at = next((i for i in range(min(_AHEAD, len(unit.items))) if _marked(unit, i, known)), None)
    if at is None or not before or known.language.quotes.verb_final:
        return None
    last = before[-1]
    start, end = trimmed(unit.text, unit.start, unit.items[-1].end)
    inner = [item.quoted.inner for item in unit.items if item.quoted is not None]
    return Quote(
        content=Span(start=start, end=end), parts=tuple(inner), kind="mixed" if inner else "indirect", polarity="said",
        speaker=last.speaker, speaker_key=last.speaker_key, cue=None, addressee=None, chain=last.chain, rule="goes on",
    )  # fmt: skip


def _marked(unit: Unit, i: int, known: Lexicon) -> bool:
    item = unit.items[i]
    return item.kind == "word" and (item.low in known.moods or item.low in known.hence)
