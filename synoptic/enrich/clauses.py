"""What is said: the words that belong to one reporting verb, before it, behind it or around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from synoptic.enrich.frames import Unit
from synoptic.enrich.lexicon import Kind, Lexicon
from synoptic.enrich.speakers import (
    Cast,
    Speaker,
    addressee,
    is_oblique,
    left_subject,
    main_subject,
    right_phrase,
    right_subject,
)
from synoptic.records import Quote, Span, record

STRONG = frozenset(".;:!?。！？；：…؟؛।")
COMMA = frozenset(",،，、")
_NEAR = 14  # items between a quoted stretch and its verb: "Q, the ministry's spokeswoman, M Z, told journalists"


@record
class Cue:
    """A reporting verb: its items, its class, and whether it is denied ("did not say")."""

    first: int
    last: int
    kind: Kind
    negated: bool = False
    participle: bool = False


@record
class Draft:
    """A quotation in the making; `first` and `last` are the items of its content."""

    quote: Quote
    first: int
    last: int
    claimed: tuple[int, ...]
    """Items that are quoted stretches used by it."""
    speaker: Speaker | None


def attach(
    unit: Unit, cue: Cue, known: Lexicon, cast: Cast, claimed: set[int], drafts: Sequence[Draft]
) -> Draft | None:
    """The quotation that this verb reports, by the first pattern that fits; None where none does."""
    if known.language.quotes.verb_final:
        return _before_final(unit, cue, known, cast, claimed) or _forward(unit, cue, known, cast, claimed, drafts)
    return (
        _backward(unit, cue, known, cast, claimed)
        or _forward(unit, cue, known, cast, claimed, drafts)
        or _clause_before(unit, cue, known, cast)
    )


# ---------------------------------------------------------------- “Q,” S said · “Q,” said S · clause with “Q,” S said


def _backward(unit: Unit, cue: Cue, known: Lexicon, cast: Cast, claimed: set[int]) -> Draft | None:
    at = cue.first - 1
    while at >= 0 and cue.first - at < _NEAR and unit.items[at].kind != "quote":
        if STRONG & set(unit.gap(at)) and unit.gap(at).strip() != ".":
            return None
        at -= 1
    if at < 0 or unit.items[at].kind != "quote" or at in claimed:
        return None
    if not _ends_clause(unit, at):
        return None
    if at == cue.first - 1:
        speaker = (
            right_subject(unit, cue.last, known, cast)
            or right_phrase(unit, cue.last, known)
            or (None if _comma_after(unit, at) else left_subject(unit, at, known, cast))
        )
    else:
        speaker = left_subject(unit, cue.first, known, cast) or right_subject(unit, cue.last, known, cast)
    if cue.kind == "thought" and speaker is None:
        return None
    first = _lead(unit, at, claimed, known)
    last, parts = _goes_on(unit, cue, speaker, claimed)
    inside = [i for i in range(first, at + 1) if unit.items[i].kind == "quote"]
    after = max(cue.last, speaker.last if speaker is not None else 0)
    to = addressee(unit, after, min(after + 6, len(unit.items)), known, cast) if after < len(unit.items) else None
    return draft(unit, cue, speaker, first, at + 1, [*inside, *parts], end=last, rule="before", to=to)


def _ends_clause(unit: Unit, at: int) -> bool:
    """Whether the quoted stretch ends where a reporting clause may begin: with a comma or full stop at its mark."""
    item = unit.items[at]
    assert item.quoted is not None
    inner = unit.text[item.quoted.inner.start : item.quoted.inner.end].rstrip()
    gap = unit.gap(at).strip()
    return (
        inner[-1:] in ",.!?…—–-،，。！？؟।" or gap[:1] in {",", "،", "，", "-", "–", "—"} or at == len(unit.items) - 1
    )


def _comma_after(unit: Unit, at: int) -> bool:
    return bool(COMMA & set(unit.gap(at)))


def _lead(unit: Unit, at: int, claimed: set[int], known: Lexicon) -> int:
    """The first item of a clause whose end is the quoted stretch `at`: back to a full stop or another quotation."""
    del known
    first = at
    while first > 0:
        before = unit.items[first - 1]
        if (first - 1) in claimed or STRONG & set(unit.gap(first - 1)):
            break
        if before.kind == "quote" and _ends_clause(unit, first - 1) and unit.items[at].word[1:2].isupper():
            first -= 1
            continue
        first -= 1
    if STRONG & set(unit.text[unit.items[first].start : unit.items[first].start + 1]):
        return at
    return first


def _goes_on(unit: Unit, cue: Cue, speaker: Speaker | None, claimed: set[int]) -> tuple[int | None, list[int]]:
    """Quoted stretches behind the reporting clause that go on with the same utterance (“Q,” she said, “Q.”)."""
    at = max(cue.last, speaker.last if speaker is not None else 0)
    limit = min(at + 6, len(unit.items))
    while at < limit and unit.items[at].kind != "quote":
        at += 1
    parts: list[int] = []
    if at < limit and at not in claimed and unit.before(at).strip()[-1:] in {",", ":", ".", "،", "，", "。", "—", "–"}:
        while at < len(unit.items) and unit.items[at].kind == "quote":
            parts.append(at)
            at += 1
    return (parts[-1] if parts else None), parts


# ---------------------------------------------------------------- S said: “Q” · S said that … · S said …


def _forward(
    unit: Unit, cue: Cue, known: Lexicon, cast: Cast, claimed: set[int], drafts: Sequence[Draft]
) -> Draft | None:
    relayed = _quoted_as(unit, cue, known, cast)
    if relayed is not None:
        return relayed
    if cue.participle:
        speaker = next((d.speaker for d in reversed(drafts) if d.speaker is not None and not d.quote.chain), None)
        speaker = speaker or main_subject(unit, cue.first, known, cast)
        start = cue.last
    else:
        speaker, start = _subject(unit, cue, known, cast)
    found = _opening(unit, start, cue, known, claimed)
    if found is None:
        return None
    first, rule = found
    if speaker is None and (rule != "that" or cue.kind == "thought") and rule != "quoted":
        return None
    to = addressee(unit, start, first, known, cast) if speaker is None or speaker.first < cue.first else None
    if rule == "quoted":
        last = first + 1
        while last < len(unit.items) and unit.items[last].kind == "quote":
            last += 1
        return draft(unit, cue, speaker, first, last, list(range(first, last)), rule=rule, to=to)
    last = clause_end(unit, first, known)
    if _short(unit, first, last, known) and not any(unit.items[i].kind == "quote" for i in range(first, last)):
        return None
    parts = [i for i in range(first, last) if unit.items[i].kind == "quote"]
    return draft(unit, cue, speaker, first, last, parts, rule=rule, to=to)


def _short(unit: Unit, first: int, last: int, known: Lexicon) -> bool:
    """Whether this is too little for a clause: one word, or three characters of a script without spaces."""
    if known.unspaced:
        return unit.items[last - 1].end - unit.items[first].start < 4
    return last - first < 2


def _quoted_as(unit: Unit, cue: Cue, known: Lexicon, cast: Cast) -> Draft | None:
    """A medium quotes S as saying: S speaks, the medium is the chain."""
    if cue.kind != "relays":
        return None
    for i in range(cue.last, min(cue.last + 10, len(unit.items))):
        length = known.as_saying.match(unit.items, i) if unit.items[i].kind == "word" else 0
        if not length:
            continue
        medium = left_subject(unit, cue.first, known, cast) or right_subject(unit, cue.last, known, cast)
        after = medium.last if medium is not None and medium.first >= cue.last else cue.last
        speaker = next(
            (s for j in range(after, i) if (s := right_subject(unit, j, known, cast)) is not None and s.last <= i), None
        )
        if speaker is None or medium is None:
            return None
        first = i + length
        that = known.that.match(unit.items, first) if first < len(unit.items) else 0
        if first < len(unit.items):
            last = clause_end(unit, first + that, known)
        else:
            first, last = 0, cue.first
        if first == 0:
            last = max(j for j in range(1, cue.first + 1) if j == 1 or COMMA & set(unit.before(j)) or
                       unit.items[j - 1].kind == "quote")  # fmt: skip
        parts = [j for j in range(first, last) if unit.items[j].kind == "quote"]
        made = draft(unit, cue, speaker, first, last, parts, rule="quoted as", to=None)
        return replace(made, quote=replace(made.quote, chain=(medium.span,)))
    return None


def _subject(unit: Unit, cue: Cue, known: Lexicon, cast: Cast) -> tuple[Speaker | None, int]:
    """The verb's subject and the item where what is said may begin."""
    left = left_subject(unit, cue.first, known, cast)
    oblique = left is not None and is_oblique(unit, left, known)
    if left is not None and (oblique or _far(unit, left, cue)):
        right = right_subject(unit, cue.last, known, cast)
        if right is not None and (oblique or _followed(unit, right, known)):
            return right, right.last
    if left is not None:
        return left, cue.last
    right = right_subject(unit, cue.last, known, cast)
    if right is not None and (
        right.form != "pronoun" or not known.language.quotes.bare or _followed(unit, right, known)
    ):
        return right, right.last
    return main_subject(unit, cue.first, known, cast), cue.last


def _far(unit: Unit, left: Speaker, cue: Cue) -> bool:
    """Whether a comma or many words part the subject from the verb, so that one behind it may fit better."""
    between = unit.text[left.span.end : unit.items[cue.first].start]
    return bool(COMMA & set(between)) or cue.first - left.last > 3 or cue.first == 0


def _followed(unit: Unit, right: Speaker, known: Lexicon) -> bool:
    """Whether what is said follows the subject behind the verb."""
    if right.last >= len(unit.items):
        return False
    item = unit.items[right.last]
    return item.kind == "quote" or item.low in known.that or ":" in unit.gap(right.last - 1)


def _opening(unit: Unit, start: int, cue: Cue, known: Lexicon, claimed: set[int]) -> tuple[int, str] | None:
    """Where what is said begins, and by which sign."""
    limit = min(start + 12, len(unit.items))
    for i in range(start, limit):
        gap = unit.before(i)
        item = unit.items[i]
        if item.kind == "quote":
            return _opening_quote(unit, start, i, known, claimed)
        if ":" in gap or "：" in gap:
            return (i, "colon") if not _is_time(unit, i) else None
        if STRONG & set(gap) and gap.strip() != ".":
            break
        if item.kind == "word" and i > start and (known.breaks.match(unit.items, i) or _finite(unit, i, known)):
            break
        if item.kind == "word":
            length = known.that.match(unit.items, i)
            if length and i + length < len(unit.items) and _complements(unit, start, i, cue, known):
                return (i, "that")
            if item.low in known.whether and i - start < 5 and _may_ask(unit, start, i, cue, known):
                return (i, "whether")
        if i - start > 1 and COMMA & set(gap) and not known.language.quotes.bare:
            continue
    return _without_opening(unit, start, cue, known)


def _finite(unit: Unit, i: int, known: Lexicon) -> bool:
    """Whether another reporting verb stands here, whose complementiser a later one would be."""
    found = known.cue(unit.items, i)
    return (
        found is not None
        and not unit.items[i].low.endswith(known.language.quotes.participles or ("\0",))
        and (unit.items[i - 1].low not in known.articles)
    )


def _complements(unit: Unit, start: int, i: int, cue: Cue, known: Lexicon) -> bool:
    """Whether the complementiser belongs to the verb and not to a noun or conjunction before it."""
    before = unit.items[i - 1]
    if i > start and before.kind == "word" and (before.low in known.breaks or before.low in known.prepositions):
        return False
    return i - start <= (1 if cue.kind in {"thought", "declined"} else 9)


def _may_ask(unit: Unit, start: int, i: int, cue: Cue, known: Lexicon) -> bool:
    if cue.kind in {"asked", "declined"}:
        return True
    return cue.kind == "said" and i == start and unit.items[i].low not in known.prepositions


def _is_time(unit: Unit, i: int) -> bool:
    return unit.items[i].word.isdigit() and i > 0 and unit.items[i - 1].word.isdigit()


def _opening_quote(unit: Unit, start: int, i: int, known: Lexicon, claimed: set[int]) -> tuple[int, str] | None:
    if i in claimed:
        return None
    stretch = unit.items[i].quoted
    assert stretch is not None
    head = unit.text[stretch.inner.start : stretch.inner.start + 1]
    gap = unit.before(i).strip()
    whole = (not head.islower() and not known.unspaced) or (gap[-1:] in {":", "："})
    if whole and (gap[-1:] in {":", "：", ",", "，", "،"} or i == start):
        return (i, "quoted")
    between = unit.items[start:i]
    if i == start:
        return (i, "fragment")
    if any(known.pronoun(item.low) or item.kind == "name" for item in between[:3]) and known.language.quotes.bare:
        return (start, "bare")
    if len(between) <= 2 and whole:
        return (i, "quoted")
    return (start, "fragment")


_OPEN_KINDS = frozenset({"ordered", "promised", "asked", "declined", "denied"})


def _without_opening(unit: Unit, start: int, cue: Cue, known: Lexicon) -> tuple[int, str] | None:
    """A clause without a complementiser, where the language allows it or the verb takes an infinitive."""
    if start >= len(unit.items):
        return None
    gap = unit.before(start).strip()
    item = unit.items[start]
    if gap[:1] in {",", "，", "،"} and cue.kind != "thought":
        if known.unspaced or (known.language.quotes.bare_after_comma and gap == "," and item.kind != "quote"):
            return (start, "bare")
    if gap:
        return None
    if cue.kind in _OPEN_KINDS and not _short(unit, start, len(unit.items), known):
        # "rejected the offer" reports no words; "refused to go" and "denied having gone" do.
        return None if cue.kind == "denied" and item.low in known.articles else (start, "open")
    if not known.language.quotes.bare or item.kind == "quote":
        return None
    if known.unspaced:
        return (start, "bare")
    if item.low in known.prepositions or item.low in known.at or item.low in known.breaks or cue.kind == "relays":
        return None
    opens = item.kind == "name" or known.pronoun(item.low) or item.low in known.articles
    if not opens and cue.kind == "thought":
        return None
    if len(unit.items) - start < 3:
        return None
    if start + 1 < len(unit.items) and (
        known.pronoun(unit.items[start + 1].low) or unit.items[start + 1].low in known.articles
    ):
        if item.kind == "name" or item.low in known.roles:
            return (start + 1, "bare")
    return (start, "bare")


def clause_end(unit: Unit, first: int, known: Lexicon) -> int:
    """Index behind the clause that begins at item `first`."""
    for i in range(first + 1, len(unit.items)):
        gap = unit.before(i)
        if STRONG & set(gap) and not (gap.strip() == "." and len(unit.items[i - 1].word) <= 3):
            return i
        if "–" in gap or "—" in gap:
            return i
        if unit.items[i - 1].kind == "quote" and unit.items[i - 1].word.rstrip("”\"»’'“")[-1:] in {".", "!", "?"}:
            return i
        if COMMA & set(gap) or (unit.items[i - 1].kind == "quote" and unit.items[i - 1].word[-2:-1] == ","):
            if _opens_next(unit, i, known):
                return i
    return len(unit.items)


def _opens_next(unit: Unit, i: int, known: Lexicon) -> bool:
    """Whether a new clause opens at item `i`, behind a comma: a conjunction, or another reporting verb."""
    item = unit.items[i]
    if item.kind != "word":
        return _tail(unit, i, known)
    if known.breaks.match(unit.items, i):
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
            return len(unit.items) - j <= 14
    return False


# ---------------------------------------------------------------- clause, S said · clause, said S


def _clause_before(unit: Unit, cue: Cue, known: Lexicon, cast: Cast) -> Draft | None:
    """A clause before a comma and a reporting clause that ends the sentence."""
    if cue.kind == "thought" or len(unit.items) - cue.last > 14:
        return None
    comma = cue.first
    while comma > 0 and cue.first - comma < 10 and not (COMMA | {"–", "—"}) & set(unit.before(comma)):
        if unit.items[comma - 1].kind == "quote" or STRONG & set(unit.before(comma)):
            return None
        comma -= 1
    if comma < 4 or not (COMMA | {"–", "—"}) & set(unit.before(comma)):
        return None
    if comma == cue.first:
        speaker = right_subject(unit, cue.last, known, cast)
    else:
        speaker = left_subject(unit, cue.first, known, cast)
        if speaker is not None and speaker.first < comma:
            speaker = None
    if speaker is None:
        return None
    first = comma - 1
    while first > 0 and not STRONG & set(unit.before(first)):
        first -= 1
    if comma - first < 3:
        return None
    parts = [i for i in range(first, comma) if unit.items[i].kind == "quote"]
    return draft(unit, cue, speaker, first, comma, parts, rule="clause before", to=None)


# ---------------------------------------------------------------- verb-final languages


def _before_final(unit: Unit, cue: Cue, known: Lexicon, cast: Cast, claimed: set[int]) -> Draft | None:
    """“Q” (that) said, or subject, clause (that) said: the verb ends the sentence."""
    end = cue.first
    while end > 0 and known.that.match(unit.items, end - 1):
        end -= 1
    if end > 0 and unit.items[end - 1].kind == "quote" and end - 1 not in claimed:
        first = end - 1
        while first > 0 and unit.items[first - 1].kind == "quote" and first - 1 not in claimed:
            first -= 1
        speaker = first_subject(unit, 0, first, known, cast) or right_subject(unit, cue.last, known, cast)
        return draft(unit, cue, speaker, first, end, list(range(first, end)), rule="before", to=None)
    speaker = first_subject(unit, 0, end, known, cast)
    if speaker is None or (known.unspaced and end == cue.first):
        return None
    first = speaker.last
    if known.topics.words:
        topic = next((i for i in range(first, min(first + 4, end)) if unit.items[i].low in known.topics), None)
        if topic is None:
            return None
        first = topic + 1
    if end - first < 1 or unit.items[end - 1].end - unit.items[first].start < 6:
        return None
    parts = [i for i in range(first, end) if unit.items[i].kind == "quote"]
    return draft(unit, cue, speaker, first, end, parts, rule="clause before", to=None)


def first_subject(unit: Unit, start: int, end: int, known: Lexicon, cast: Cast) -> Speaker | None:
    """The candidate before the first topic particle, else the first name, role or pronoun between these items."""
    topic = next((i for i in range(start, min(end + 1, len(unit.items))) if unit.items[i].low in known.topics), None)
    if topic is not None and topic > start:
        return left_subject(unit, topic, known, cast)
    return right_subject(unit, start, known, cast) if start < end else None


# ---------------------------------------------------------------- what all patterns make


def draft(
    unit: Unit,
    cue: Cue,
    speaker: Speaker | None,
    first: int,
    last: int,
    parts: list[int],
    *,
    rule: str,
    to: Span | None,
    end: int | None = None,
) -> Draft:
    """The quotation with content from item `first` to `last` (or to the quoted stretch `end` behind it)."""
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
    final = end if end is not None else last - 1
    closing = unit.items[final]
    stop = closing.quoted.inner.end if closing.quoted is not None and only else closing.end
    polarity = "said" if cue.kind in {"relays", "thought"} else cue.kind
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
    return Draft(quote=quote, first=first, last=last, claimed=tuple(parts), speaker=speaker)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without spaces at its ends (« Q » has them inside its marks)."""
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - (len(part) - len(part.rstrip()))
