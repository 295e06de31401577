"""A quotation in the making: the reporting verb, the items of what is said, and where a clause ends."""

from __future__ import annotations

from synoptic.enrich.cast import Speaker
from synoptic.enrich.frames import Unit
from synoptic.enrich.lexicon import Kind, Lexicon
from synoptic.records import Quote, Span, record

STRONG = frozenset(".;:!?。！？；：…؟؛।")
COMMA = frozenset(",،，、")
OBJECTS = frozenset({"wants", "judges"})
"""Classes of verbs that take an infinitive or an object and never stand behind what is said."""
LONGEST = 200
"""Items after which a clause is taken to end: sentences of news rarely have 100 words, and a list without a single
full stop would be read to its end once for every verb in it."""

_SHORT = 3  # letters of a word whose full stop is taken for an abbreviation's: "Mr.", "St.", "bzw."


@record
class Cue:
    """A reporting verb: its items, its class, and whether it is denied ("did not say")."""

    first: int
    last: int
    kind: Kind
    negated: bool = False
    participle: bool = False
    passive: bool = False
    """Whether its subject is the one who is told or asked ("was told")."""


@record
class Draft:
    """A quotation in the making; `first` and `last` are the items of its content."""

    quote: Quote
    first: int
    last: int
    claimed: tuple[int, ...]
    """Items that are quoted stretches used by it."""
    speaker: Speaker | None
    cue: Cue


def stops(unit: Unit, i: int) -> bool:
    """Whether a sentence or clause ends before item `i`: a strong mark that is no abbreviation's ("Mr. Berg")."""
    gap = unit.before(i)
    return bool(STRONG & set(gap)) and not (i > 0 and gap.strip() == "." and len(unit.items[i - 1].word) <= _SHORT)


def clause_end(unit: Unit, first: int, known: Lexicon) -> int:
    """Index behind the clause that begins at item `first`."""
    end = min(first + LONGEST, len(unit.items))
    for i in range(first + 1, end):
        gap = unit.before(i)
        if stops(unit, i):
            return i
        if "–" in gap or "—" in gap:
            return i
        if unit.items[i - 1].kind == "quote" and unit.items[i - 1].word.rstrip("”\"»’'“")[-1:] in {".", "!", "?"}:
            return i
        comma = COMMA & set(gap) or (unit.items[i - 1].kind == "quote" and unit.items[i - 1].word[-2:-1] == ",")
        if comma and _opens_next(unit, i, known):
            return i
    return end


def _opens_next(unit: Unit, i: int, known: Lexicon) -> bool:
    """Whether a new clause opens at item `i`, behind a comma: a conjunction, or another reporting verb."""
    item = unit.items[i]
    if item.kind != "word":
        return _tail(unit, i, known)
    if known.breaks.match(unit.items, i) or known.according.match(unit.items, i):
        return True
    if known.cue(unit.items, i) is not None:
        return True
    return _tail(unit, i, known)


def _tail(unit: Unit, i: int, known: Lexicon) -> bool:
    """Whether a short reporting clause ends the unit here (", CNN reported", ", the ministry has said")."""
    for j in range(i, min(i + 9, len(unit.items))):
        if j > i and (COMMA | STRONG) & set(unit.before(j)):
            return False
        if unit.items[j].kind == "quote" or unit.items[j].low in known.that:
            return False
        if unit.items[j].kind == "word" and known.cue(unit.items, j) is not None:
            more = (m for m in range(j + 1, len(unit.items)) if (COMMA | STRONG) & set(unit.before(m)))
            return next(more, len(unit.items)) - j <= 14
    return False


@record
class Content:
    """The items that are said, and the quoted stretches behind the reporting clause that go on with them."""

    first: int
    last: int
    more: tuple[int, ...] = ()


def draft(
    unit: Unit, cue: Cue, speaker: Speaker | None, content: Content, *, rule: str, to: Span | None = None
) -> Draft:
    """The quotation of this content."""
    first, last = content.first, content.last
    parts = [*(i for i in range(first, last) if unit.items[i].kind == "quote"), *content.more]
    stretches = [unit.items[i].quoted for i in parts]
    inner = tuple(
        Span(start=begin, end=stop)
        for stretch in stretches
        if stretch is not None
        for begin, stop in [trimmed(unit.text, stretch.inner.start, stretch.inner.end)]
    )
    only = all(unit.items[i].kind == "quote" for i in range(first, last))
    kind = "indirect" if not inner else "direct" if only else "mixed"
    start = inner[0].start if only and inner else unit.items[first].start
    closing = unit.items[content.more[-1] if content.more else last - 1]
    stop = closing.quoted.inner.end if closing.quoted is not None and only else closing.end
    polarity = "said" if cue.kind in {"relays", "thought", "wants", "judges"} else cue.kind
    if cue.negated:
        polarity = "declined"
    start, stop = trimmed(unit.text, start, stop)
    quote = Quote(
        content=Span(start=start, end=stop),
        parts=inner,
        kind=kind,  # type: ignore[arg-type]
        polarity=polarity,  # type: ignore[arg-type]
        speaker=speaker.span if speaker is not None else None,
        speaker_key=speaker.key if speaker is not None else None,
        cue=Span(start=unit.items[cue.first].start, end=unit.items[cue.last - 1].end),
        addressee=to,
        chain=(),
        rule=rule,
    )
    return Draft(quote=quote, first=first, last=last, claimed=tuple(parts), speaker=speaker, cue=cue)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without spaces at its ends (« Q » has them inside its marks)."""
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - (len(part) - len(part.rstrip()))
