"""What is said: the words that belong to one reporting verb, before it, behind it or around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from synoptic.enrich.addressees import addressee, told_before
from synoptic.enrich.cast import Cast, Speaker
from synoptic.enrich.drafts import COMMA, OBJECTS, STRONG, Content, Cue, Draft, clause_end, draft
from synoptic.enrich.frames import Unit
from synoptic.enrich.lexicon import Lexicon
from synoptic.enrich.opening import opening, too_short
from synoptic.enrich.postposed import clause_before
from synoptic.enrich.questions import agent, doer, is_passive
from synoptic.enrich.speakers import (
    first_subject,
    is_oblique,
    left_subject,
    main_subject,
    participle_subject,
    right_phrase,
    right_subject,
)
from synoptic.enrich.weigh import believed
from synoptic.records import Span

_ASIDE = 9  # items of a source set between commas
_SUBJECT = 12  # items; longer subjects are mostly two clauses
_NEAR = 14  # items between a quoted stretch and its verb: "Q, the ministry's spokeswoman, M Z, told journalists"


def attach(
    unit: Unit, cue: Cue, known: Lexicon, cast: Cast, claimed: set[int], drafts: Sequence[Draft]
) -> Draft | None:
    """The quotation that this verb reports, by the first pattern that fits; None where none does."""
    if known.language.quotes.verb_final:
        return _before_final(unit, cue, known, cast, claimed) or _forward(unit, cue, known, cast, claimed, drafts)
    made = _quoted_as(unit, cue, known, cast) or _backward(unit, cue, known, cast, claimed)
    if made is not None:
        return made
    ahead = _forward(unit, cue, known, cast, claimed, drafts)
    if ahead is not None and believed(unit, ahead, known):
        return ahead
    return clause_before(unit, cue, known, cast) or ahead


def _backward(unit: Unit, cue: Cue, known: Lexicon, cast: Cast, claimed: set[int]) -> Draft | None:
    if cue.kind in OBJECTS:
        return None
    at = cue.first - 1
    while at >= 0 and cue.first - at < _NEAR and unit.items[at].kind != "quote":
        if STRONG & set(unit.gap(at)) and unit.gap(at).strip() != ".":
            return None
        at -= 1
    if at < 0 or unit.items[at].kind != "quote" or at in claimed:
        return None
    if not _ends_clause(unit, at):
        return None
    if cue.passive:
        speaker = agent(unit, cue, known, cast)
    elif at == cue.first - 1:
        speaker = (
            right_subject(unit, cue.last, known, cast)
            or right_phrase(unit, cue.last, known, cast)
            or (None if _comma_after(unit, at) else left_subject(unit, at, known, cast))
        )
    else:
        speaker = left_subject(unit, cue.first, known, cast) or right_subject(unit, cue.last, known, cast)
    if cue.kind == "thought" and speaker is None:
        return None
    first = _lead(unit, at, claimed, known)
    more = _goes_on(unit, cue, speaker, claimed)
    after = max(cue.last, speaker.last if speaker is not None else 0)
    to = addressee(unit, after, min(after + 6, len(unit.items)), known, cast) if after < len(unit.items) else None
    return draft(unit, cue, speaker, Content(first=first, last=at + 1, more=more), rule="before", to=to)


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


def _goes_on(unit: Unit, cue: Cue, speaker: Speaker | None, claimed: set[int]) -> tuple[int, ...]:
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
    return tuple(parts)


def _forward(
    unit: Unit, cue: Cue, known: Lexicon, cast: Cast, claimed: set[int], drafts: Sequence[Draft]
) -> Draft | None:
    if cue.participle:
        speaker = participle_subject(unit, cue.first, known, cast)
        speaker = speaker or next(
            (d.speaker for d in reversed(drafts) if d.speaker is not None and not d.quote.chain), None
        )
        speaker = speaker or main_subject(unit, cue.first, known, cast)
        start = cue.last
    elif cue.passive:
        speaker = agent(unit, cue, known, cast)
        start = cue.last if speaker is None else speaker.last
    else:
        speaker, start = _subject(unit, cue, known, cast)
    start = _behind_source(unit, start, known)
    found = opening(unit, start, cue, known, claimed)
    if found is None:
        return None
    first, rule = found
    if speaker is None and not cue.participle and not cue.passive:
        speaker = _plain_subject(unit, cue, known)
    put = cue.passive and (rule == "whether" or _is_clause(unit, first, known))
    if speaker is None and (rule != "that" or cue.kind == "thought") and rule != "quoted" and not put:
        return None
    to = _told(unit, cue, speaker, (start, first), known, cast)
    if rule == "quoted":
        last = first + 1
        while last < len(unit.items) and unit.items[last].kind == "quote":
            last += 1
        return draft(unit, cue, speaker, Content(first=first, last=last), rule=rule, to=to)
    last = clause_end(unit, first, known)
    if too_short(unit, first, last, known) and not any(unit.items[i].kind == "quote" for i in range(first, last)):
        return None
    return draft(unit, cue, speaker, Content(first=first, last=last), rule=rule, to=to)


def _behind_source(unit: Unit, start: int, known: Lexicon) -> int:
    """The item behind a source set between commas ("Berg demanded, according to NTB, that …"), else the item itself."""
    if start >= len(unit.items) or not COMMA & set(unit.before(start)) or not known.according.match(unit.items, start):
        return start
    ends = (i for i in range(start + 2, min(start + _ASIDE, len(unit.items))) if COMMA & set(unit.before(i)))
    return next(ends, start)


def _is_clause(unit: Unit, first: int, known: Lexicon) -> bool:
    """Whether a comma or an infinitive's word opens what is said, so that it needs no subject to be believed."""
    return bool(COMMA & set(unit.before(first))) or unit.items[first].low in known.infinitive


def _told(
    unit: Unit, cue: Cue, speaker: Speaker | None, between: tuple[int, int], known: Lexicon, cast: Cast
) -> Span | None:
    """Whom the verb's subject tells; the subject itself where the verb is passive."""
    if cue.passive:
        subject = left_subject(unit, cue.first, known, cast)
        return None if subject is None or known.they.match(unit.items, subject.first) else subject.span
    return addressee(unit, *between, known, cast) if speaker is None or speaker.first < cue.first else None


def _quoted_as(unit: Unit, cue: Cue, known: Lexicon, cast: Cast) -> Draft | None:
    """A medium quotes S as saying, or S is quoted as saying: S speaks, the medium is the chain."""
    if cue.kind != "relays":
        return None
    for i in range(cue.last, min(cue.last + 10, len(unit.items))):
        length = known.as_saying.match(unit.items, i) if unit.items[i].kind == "word" else 0
        if length:
            break
    else:
        return None
    speaker, medium = _speaker_and_medium(unit, cue, (i, i + length), known, cast)
    content = _relayed_content(unit, cue, i + length, known)
    if speaker is None or content is None:
        return None
    made = draft(unit, cue, speaker, content, rule="quoted as")
    chain = () if medium is None else (medium.span,)
    return replace(made, quote=replace(made.quote, chain=chain))


def _speaker_and_medium(
    unit: Unit, cue: Cue, saying: tuple[int, int], known: Lexicon, cast: Cast
) -> tuple[Speaker | None, Speaker | None]:
    subject = left_subject(unit, cue.first, known, cast) or right_subject(unit, cue.last, known, cast)
    if is_passive(unit, cue.first, known):  # "was quoted by Reuters as saying"
        return subject, agent(unit, cue, known, cast) or doer(unit, saying[1], known, cast)
    if saying[0] - cue.last == 1 and subject is not None and unit.items[cue.last].kind == "word":
        him = unit.items[cue.last]  # "quoted him as saying"
        key = cast.behind(him.low, him.start, known)
        span = Span(start=him.start, end=him.end)
        return Speaker(span=span, form="pronoun", key=key, first=cue.last, last=cue.last + 1), subject
    after = subject.last if subject is not None and subject.first >= cue.last else cue.last
    objects = (right_subject(unit, j, known, cast) for j in range(after, saying[0]))
    quoted_one = next((one for one in objects if one is not None and one.last <= saying[0]), None)
    if quoted_one is not None:
        return quoted_one, subject
    behind = (right_subject(unit, j, known, cast) for j in range(saying[1], min(saying[1] + 3, len(unit.items))))
    return subject, next((one for one in behind if one is not None), None)


def _relayed_content(unit: Unit, cue: Cue, after: int, known: Lexicon) -> Content | None:
    """What was quoted: the quoted stretch before the verb, else the clause behind "as saying"."""
    before = next((i for i in range(cue.first - 1, -1, -1) if unit.items[i].kind == "quote"), None)
    if before is not None and _ends_clause(unit, before):
        return Content(first=before, last=before + 1)
    if after >= len(unit.items):
        return None
    that = known.that.match(unit.items, after)
    return Content(first=after, last=clause_end(unit, min(after + that, len(unit.items) - 1), known))


def _subject(unit: Unit, cue: Cue, known: Lexicon, cast: Cast) -> tuple[Speaker | None, int]:
    """The verb's subject and the item where what is said may begin."""
    left = left_subject(unit, cue.first, known, cast)
    oblique = left is not None and is_oblique(unit, left, known)
    if left is not None and (oblique or _far(unit, left, cue)):
        right = right_subject(unit, cue.last, known, cast)
        inverted = bool(COMMA & set(unit.before(cue.first)))  # "He lost, said Berg"
        guessed = left.form == "role" and not any(
            unit.items[i].low in known.roles for i in range(left.first, left.last)
        )
        named = right is not None and (right.form == "name" or (guessed and right.first == cue.last))
        if right is not None and (oblique or (inverted and named) or _followed(unit, right, known)):
            return right, right.last
    if left is not None:
        return left, cue.last
    right = right_subject(unit, cue.last, known, cast)
    if right is not None and right.form == "role" and not _adjoins(unit, right, cue, known):
        right = None  # "charged with arming a group and …"
    if right is not None and (
        right.form != "pronoun" or not known.language.quotes.bare or _followed(unit, right, known)
    ):
        return right, right.last
    return main_subject(unit, cue.first, known, cast), cue.last


def _plain_subject(unit: Unit, cue: Cue, known: Lexicon) -> Speaker | None:
    """The words between the last comma or conjunction and the verb, where no list knows its subject ("half said")."""
    first = last = cue.first
    while last > 0 and unit.items[last - 1].low in known.finite:
        last -= 1
    first = last
    while first > 0 and last - first < _SUBJECT:
        before = unit.items[first - 1]
        if before.kind == "quote" or (COMMA | STRONG) & set(unit.before(first)) or before.low in known.breaks:
            break
        if before.low in known.that or before.low in known.whether:
            break
        first -= 1
    if first == last or (COMMA | STRONG) & set(unit.before(last)) or unit.items[first].low in known.prepositions:
        return None
    span = Span(start=unit.items[first].start, end=unit.items[last - 1].end)
    return Speaker(span=span, form="role", key=None, first=first, last=last)


def _far(unit: Unit, left: Speaker, cue: Cue) -> bool:
    """Whether a comma or many words part the subject from the verb, so that one behind it may fit better."""
    between = unit.text[left.span.end : unit.items[cue.first].start]
    return bool(COMMA & set(between)) or cue.first - left.last > 3 or cue.first == 0


def _adjoins(unit: Unit, right: Speaker, cue: Cue, known: Lexicon) -> bool:
    """Whether the words behind the verb are its subject: next to it, or what is said follows them."""
    return _followed(unit, right, known) or right.first - cue.last < 2


def _followed(unit: Unit, right: Speaker, known: Lexicon) -> bool:
    """Whether what is said follows the subject behind the verb."""
    if right.last >= len(unit.items):
        return False
    item = unit.items[right.last]
    return item.kind == "quote" or item.low in known.that or ":" in unit.gap(right.last - 1)


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
        to = told_before(unit, speaker.last, first, known) if speaker is not None and speaker.last < first else None
        return draft(unit, cue, speaker, Content(first=first, last=end), rule="before", to=to)
    speaker = first_subject(unit, 0, end, known, cast)
    if speaker is None or (known.unspaced and end == cue.first and cue.kind not in {"denied", "declined", "asked"}):
        return None
    first = speaker.last
    if known.topics.words:
        topic = next((i for i in range(first, min(first + 4, end)) if unit.items[i].low in known.topics), None)
        if topic is None:
            return None
        first = topic + 1
    if end - first < 1 or unit.items[end - 1].end - unit.items[first].start < 6:
        return None
    return draft(unit, cue, speaker, Content(first=first, last=end), rule="clause before")
