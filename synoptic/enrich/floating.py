"""Quoted words without a reporting verb of their own: given to whoever was speaking, where that is plain."""

from __future__ import annotations

from dataclasses import replace

from synoptic.enrich.cast import Cast, Speaker
from synoptic.enrich.drafts import STRONG, trimmed
from synoptic.enrich.frames import Unit
from synoptic.enrich.lexicon import Lexicon
from synoptic.enrich.speakers import left_subject, main_subject
from synoptic.records import Quote, Span
from synoptic.text import is_unspaced

_SHORT = 4  # words; shorter quoted stretches without a verb are mostly titles, nicknames and scare quotes
_FRAGMENT = 4  # words in lower case: nicknames and titles are shorter or have capitals
_FAR = 200  # characters between two parts of one utterance: a reporting clause, not another sentence
_SHORT_UNSPACED = 8  # the same in characters, for scripts without spaces


def floating_quotes(unit: Unit, before: Unit | None, claimed: set[int], known: Lexicon, cast: Cast) -> list[Quote]:
    """The unit's quotations that no verb claims."""
    free = [i for i, item in enumerate(unit.items) if item.kind == "quote" and i not in claimed]
    if not free:
        return []
    alone = all(item.kind == "quote" for item in unit.items)
    made: list[Quote] = []
    for group in _groups(unit, free):
        inner = [q.inner for i in group if (q := unit.items[i].quoted) is not None]
        ranges = [trimmed(unit.text, span.start, span.end) for span in inner]
        spans = tuple(Span(start=start, end=end) for start, end in ranges)
        if not spans:
            continue
        words = unit.text[spans[0].start : spans[-1].end]
        if (alone or _whole(unit, group)) and _long(words):
            made.append(_quote(spans, _whose(unit, before, group, cast)))
        elif words[:1].islower() and len(words.split()) >= _FRAGMENT:
            speaker = left_subject(unit, group[0], known, cast) or main_subject(unit, group[0], known, cast)
            if speaker is not None and _speaks(unit, speaker):
                alone_quote = _quote(spans, (speaker.span, speaker.key, "fragment alone"))
                made.append(replace(alone_quote, kind="mixed"))  # a part of the sentence around it
    return made


def _speaks(unit: Unit, speaker: Speaker) -> bool:
    """Whether it is a person, an organisation or a pronoun: a place or thing is not quoted in passing."""
    mention = unit.items[speaker.first].mention
    return speaker.form == "pronoun" or (mention is not None and mention.kind in {"person", "organisation"})


def _groups(unit: Unit, free: list[int]) -> list[list[int]]:
    """Stretches next to each other make one quotation."""
    groups: list[list[int]] = []
    for i in free:
        if groups and groups[-1][-1] == i - 1 and not unit.gap(i - 1).strip():
            groups[-1].append(i)
        else:
            groups.append([i])
    return groups


def _long(words: str) -> bool:
    return len(words.split()) >= _SHORT or (is_unspaced(words) and len(words) >= _SHORT_UNSPACED)


def _whole(unit: Unit, group: list[int]) -> bool:
    """Whether the quoted words are sentences of their own, not a part of the sentence around them."""
    first, last = unit.items[group[0]].quoted, unit.items[group[-1]].quoted
    assert first is not None
    assert last is not None
    opens = group[0] == 0 or bool(STRONG & set(unit.before(group[0])))
    inner = unit.text[last.inner.start : last.inner.end].rstrip()
    closes = inner[-1:] in STRONG or unit.gap(group[-1]).strip()[:1] in STRONG
    return opens and closes


def _whose(unit: Unit, before: Unit | None, group: list[int], cast: Cast) -> tuple[Span | None, str | None, str]:
    if cast.announced is not None and group[0] == 0:
        return (*cast.announced[:2], "announced")
    if before is not None and unit.paragraph - cast.paragraph <= 3:
        return (cast.span, cast.speaker, "floating")
    return (None, None, "floating")


def _quote(parts: tuple[Span, ...], source: tuple[Span | None, str | None, str]) -> Quote:
    span, key, rule = source
    return Quote(
        content=Span(start=parts[0].start, end=parts[-1].end), parts=parts, kind="direct", polarity="said",
        speaker=span, speaker_key=key, cue=None, addressee=None, chain=(), rule=rule,
    )  # fmt: skip


def add(found: list[Quote], quote: Quote, text: str) -> None:
    """Append the quotation, or let it go on with the one before: the same paragraph, or a mark that was never closed.

    “Q,” said Berg. “Q.” is one utterance in two parts.
    """
    last = found[-1] if found else None
    if last is None or quote.rule != "floating" or last.kind != "direct" or last.rule == "dash":
        found.append(quote)
        return
    between = text[last.content.end : quote.content.start]
    unclosed = between.count("\n") > 0 and not between.strip('\n \t\u00a0“"«„»')
    if ("\n" in between and not unclosed) or len(between) > _FAR:
        found.append(quote)
        return
    found[-1] = replace(
        last, content=Span(start=last.content.start, end=quote.content.end), parts=(*last.parts, *quote.parts)
    )
