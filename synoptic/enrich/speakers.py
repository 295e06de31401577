"""Who speaks: the subject beside a reporting verb, as a name, a role, a metonym or a pronoun."""

from __future__ import annotations

from synoptic.enrich.cast import Cast, Speaker
from synoptic.enrich.frames import Item, Unit
from synoptic.enrich.lexicon import Lexicon
from synoptic.enrich.names import name_key
from synoptic.records import Span

STRONG = frozenset(".;:!?()[]。！？；：（）—–|…؟؛।")
_COMMA = frozenset(",،，、")
_BRACKETS = 7  # items: a party, a place, an age
_ASIDES = 4  # stretches between commas to look behind for the subject
_TOPICS = 4  # particles: the subject of a clause inside what is said may stand before the one who says it
_REACH = 24  # items to look back for a subject: longer subjects are parsing errors, and time stays linear


def left_subject(unit: Unit, cue: int, known: Lexicon, cast: Cast) -> Speaker | None:
    """The subject before the verb at item `cue`: the nearest stretch between commas that holds a candidate."""
    cue = _before_auxiliaries(unit, cue, known)
    end = _before_brackets(unit, cue)
    aside: Speaker | None = None
    for turn in range(_ASIDES):
        # A comma right before the verb ends an aside; the subject may stand before it.
        start = end if turn == 0 and _comma_before(unit, end) else _segment_start(unit, end, known)
        if turn and (relative := _relative(unit, start, end, known)) is not None:
            end = relative
            continue
        speaker = _best(unit, start, end, known, cast) or _noun_phrase(unit, start, end, known)
        if speaker is not None and not (_comma_before(unit, cue) and _is_oblique(unit, speaker.first, start, known)):
            return _apposed(unit, speaker, start, known, cast)
        aside = aside or speaker  # "Berg, speaking in Oslo, said": Oslo only where nobody stands before
        if start == 0 or unit.items[start - 1].kind == "quote":
            break
        gap = unit.before(start)
        if not _COMMA & set(gap) or STRONG & set(gap):
            break
        end = start
    return aside


def _relative(unit: Unit, start: int, end: int, known: Lexicon) -> int | None:
    """The first item of the relative clause that this stretch is ("Berg, who leads the party, said"), if it is one."""
    for i in (start, start - 1):  # the search for the stretch stops behind "que"
        if 0 < i < end and unit.items[i].low in known.relative and _comma_before(unit, i):
            return i
    return None


def _before_auxiliaries(unit: Unit, cue: int, known: Lexicon) -> int:
    """The first of the auxiliaries before the verb, where a comma parts them from an aside ("Berg, 40, has said")."""
    first = cue
    while first > 0 and cue - first < 3 and unit.items[first - 1].low in known.finite and unit.gap(first - 1).isspace():
        first -= 1
    return first if _comma_before(unit, first) else cue


def _before_brackets(unit: Unit, cue: int) -> int:
    """The item behind the subject where brackets stand between it and the verb ("Berg (Labour) said")."""
    if cue == 0 or unit.before(cue).strip()[-1:] not in {")", "）"}:
        return cue
    opens = (i for i in range(cue - 1, max(0, cue - _BRACKETS), -1) if {"(", "（"} & set(unit.before(i)))
    return next(opens, cue)


def _comma_before(unit: Unit, i: int) -> bool:
    return i > 0 and bool(_COMMA & set(unit.gap(i - 1)))


def main_subject(unit: Unit, cue: int, known: Lexicon, cast: Cast) -> Speaker | None:
    """The subject of the clause that the unit opens with: the first candidate that hangs on no preposition."""
    for i in range(min(cue, _REACH)):
        speaker = candidate(unit, i, 0, cue, known, cast)
        if speaker is not None and not _is_oblique(unit, speaker.first, 0, known):
            return with_name(unit, speaker, known, cast)
    return None


def participle_subject(unit: Unit, cue: int, known: Lexicon, cast: Cast) -> Speaker | None:
    """The subject of a participle's own ("with Berg blaming the weather"): a name right before it."""
    if cue == 0 or unit.items[cue - 1].mention is None or unit.gap(cue - 1).strip():
        return None
    speaker = candidate(unit, cue - 1, 0, cue, known, cast)
    before = unit.items[cue - 2] if cue > 1 else None
    governed = before is not None and _preposition(before, known) and before.low not in known.absolute
    return None if governed else speaker


def _segment_start(unit: Unit, end: int, known: Lexicon) -> int:
    i = end
    while i > 0 and end - i < _REACH:
        item = unit.items[i - 1]
        if i < end and (_COMMA | STRONG) & set(unit.gap(i - 1)) and not _initial(unit, i - 1):
            break
        if i == end and STRONG & set(unit.gap(i - 1)):
            break
        if item.kind == "quote":
            break
        if item.kind == "word" and (item.low in known.that or item.low in known.breaks):
            break
        i -= 1
    return i


def _initial(unit: Unit, i: int) -> bool:
    return len(unit.items[i].word) <= 3 and unit.gap(i).strip() == "."


def _best(unit: Unit, start: int, end: int, known: Lexicon, cast: Cast) -> Speaker | None:
    """The last candidate between these items that does not hang on a preposition; else the first that does."""
    oblique: Speaker | None = None
    for i in range(end - 1, start - 1, -1):
        speaker = candidate(unit, i, start, end, known, cast)
        if speaker is None:
            continue
        if not _is_oblique(unit, speaker.first, start, known):
            return speaker
        oblique = speaker
    return oblique if oblique is not None and oblique.form != "pronoun" else None


def candidate(unit: Unit, i: int, start: int, end: int, known: Lexicon, cast: Cast) -> Speaker | None:
    """Who may speak at item `i`: a name, a medium, a role or a pronoun; `start` and `end` bound its clause."""
    item = unit.items[i]
    if item.low in known.days:
        return None
    if item.kind == "name" and item.mention is not None:
        if (
            item.mention.kind != "person"
            and i + 1 < end
            and unit.items[i + 1].low in known.roles
            and unit.gap(i) == " "
        ):
            return None
        return Speaker(span=item.mention.span, form="name", key=item.mention.key, first=i, last=i + 1)
    if item.kind != "word":
        return None
    if known.medium(item.low):
        span = Span(start=item.start, end=item.end)
        return Speaker(span=span, form="name", key=name_key([item.low]), first=i, last=i + 1)
    if item.low in known.roles:
        if i + 1 < end and unit.items[i + 1].low in known.roles and unit.gap(i).isspace():
            return None  # the last of several is the head: "a department official"
        if known.language.names.titles_after and _is_person(unit, i - 1) and i > start and not unit.gap(i - 1):
            return _titled(unit, i)
        first = _phrase_start(unit, i, start, known)
        span = Span(start=unit.items[first].start, end=item.end)
        key = cast.holder(unit, i, known) or cast.countryman(unit, first, i, known)
        return Speaker(span=span, form="role", key=key, first=first, last=i + 1)
    if known.pronoun(item.low) and not _is_article(unit, i, end, known):
        key = cast.behind(item.low, item.start, known)
        return Speaker(span=Span(start=item.start, end=item.end), form="pronoun", key=key, first=i, last=i + 1)
    return None


def _titled(unit: Unit, i: int) -> Speaker:
    """The name before the title at item `i`, with it, where titles stand behind names (田中大臣)."""
    mention = unit.items[i - 1].mention
    assert mention is not None
    span = Span(start=mention.span.start, end=unit.items[i].end)
    return Speaker(span=span, form="name", key=mention.key, first=i - 1, last=i + 1)


def _is_person(unit: Unit, i: int) -> bool:
    mention = unit.items[i].mention if 0 <= i < len(unit.items) else None
    return mention is not None and mention.kind == "person"


def _is_article(unit: Unit, i: int, end: int, known: Lexicon) -> bool:
    """Whether a word that is both pronoun and article opens a noun phrase here ("det russiske departementet")."""
    if unit.items[i].low not in known.articles or i + 1 >= end or unit.gap(i).strip():
        return False
    following = unit.items[i + 1]
    return following.kind == "word" and known.cue(unit.items, i + 1) is None and not _preposition(following, known)


def _phrase_start(unit: Unit, i: int, start: int, known: Lexicon) -> int:
    """The first word of the noun phrase whose head is item `i`: back to its article, or over names and modifiers."""
    first = i
    while first > start and i - first < 5:
        before = unit.items[first - 1]
        if before.kind == "quote" or unit.gap(first - 1).strip() not in {"", "-", "'s", "’s"}:
            break
        if before.low in known.articles:
            return first - 1
        if _preposition(before, known) or known.cue(unit.items, first - 1) or before.low in known.negators:
            break
        first -= 1
    return first


def _preposition(item: Item, known: Lexicon) -> bool:
    return item.kind == "word" and (
        item.low in known.prepositions or item.low in known.at or item.low in known.according
    )


def is_oblique(unit: Unit, speaker: Speaker, known: Lexicon) -> bool:
    """Whether a preposition governs the words ("according to NTB")."""
    return _is_oblique(unit, speaker.first, 0, known)


def _is_oblique(unit: Unit, first: int, start: int, known: Lexicon) -> bool:
    i = first - 1
    while i >= start and unit.items[i].low in known.articles and not _preposition(unit.items[i], known):
        i -= 1
    return i >= start and _preposition(unit.items[i], known)


def _noun_phrase(unit: Unit, start: int, end: int, known: Lexicon) -> Speaker | None:
    """A short subject that no list knows, by the article that opens it ("the clip", "das Blatt")."""
    first = next((i for i in range(start, min(start + 3, end)) if unit.items[i].low in known.articles), None)
    if first is None and start == 0 and 2 <= end <= 10 and not _preposition(unit.items[0], known):
        first = 0  # "Registered voters say", at the head of the sentence
    if first is None or not 2 <= end - first <= 12 or (first > start and _preposition(unit.items[first - 1], known)):
        return None
    last = next((i for i in range(first + 1, end) if _preposition(unit.items[i], known)), end)
    while last - first > 2 and len(unit.items[last - 1].word) <= 2:
        last -= 1  # an auxiliary ("Le prix a dit")
    if last - first < 2:
        return None
    span = Span(start=unit.items[first].start, end=unit.items[last - 1].end)
    return Speaker(span=span, form="role", key=None, first=first, last=last)


def right_phrase(unit: Unit, after: int, known: Lexicon, cast: Cast) -> Speaker | None:
    """A subject behind the verb that no list knows, by its article ("glisse un enquêteur"), or the name it explains."""
    end = after
    while end < min(after + 5, len(unit.items)) and unit.items[end].kind == "word":
        if end > after and (_COMMA | STRONG) & set(unit.before(end)):
            break
        end += 1
    if after == end or unit.items[after].low not in known.articles:
        return None
    phrase = _noun_phrase(unit, after, end, known)
    named = phrase is not None and _is_person(unit, end) and unit.before(end).strip() in _COMMA
    return with_name(unit, phrase, known, cast) if named and phrase is not None and phrase.last == end else phrase


def _apposed(unit: Unit, speaker: Speaker, start: int, known: Lexicon, cast: Cast) -> Speaker:
    """The name that a role explains, where it stands right before the role's comma ("Price, the spokesman, said")."""
    if speaker.form != "role" or start == 0 or speaker.first > start + 1:
        return speaker
    before = unit.items[start - 1]
    if before.mention is None or before.mention.kind != "person" or unit.before(start).strip() != ",":
        return speaker
    named = candidate(unit, start - 1, start - 1, start, known, cast)
    return named or speaker


def right_subject(unit: Unit, after: int, known: Lexicon, cast: Cast) -> Speaker | None:
    """The subject behind the verb ("said Blinken", "a déclaré le ministère"): the first candidate near enough."""
    for i in range(after, min(after + 7, len(unit.items))):
        item = unit.items[i]
        gap = unit.before(i) if i else ""
        if item.kind == "quote" or STRONG & (set(gap) - {"."}) or (i > after and _COMMA & set(gap)):
            return None
        if item.low in known.that or item.low in known.breaks:
            return None
        if i == after and item.kind == "word" and item.low in known.to and item.low in known.roles:
            continue  # "сказал журналистам Орлов"
        speaker = candidate(unit, i, after, len(unit.items), known, cast)
        if speaker is None:
            continue
        if _is_oblique(unit, speaker.first, after, known):
            return None
        return with_name(unit, speaker, known, cast)
    return None


def first_subject(unit: Unit, start: int, end: int, known: Lexicon, cast: Cast) -> Speaker | None:
    """The name or role before a topic particle, else the first name, role or pronoun between these items."""
    topics = [i for i in range(start, min(end + 1, len(unit.items))) if unit.items[i].low in known.topics and i > start]
    marked = [one for one in (left_subject(unit, i, known, cast) for i in topics[:_TOPICS]) if one is not None]
    if topics:
        named = (one for one in marked if one.form != "role" or one.key is not None)
        return next(named, marked[0] if marked else None)
    return right_subject(unit, start, known, cast) if start < end else None


def with_name(unit: Unit, speaker: Speaker, known: Lexicon, cast: Cast) -> Speaker:
    """The name behind a role, with or without a comma ("said spokesman Ned Price", "the mayor, Ola Berg")."""
    if speaker.form != "role":
        return speaker
    if any(unit.items[i].low in known.outlets for i in range(speaker.first, speaker.last)):
        return _outlet(unit, speaker)
    for i in range(speaker.last, min(speaker.last + 6, len(unit.items))):
        item = unit.items[i]
        between = unit.text[unit.items[speaker.last - 1].end : item.start]
        if item.kind == "quote" or STRONG & set(between) or between.count(",") > 1:
            break
        named = candidate(unit, i, i, i + 1, known, cast)
        if named is not None and named.form == "name":
            person = item.mention is not None and item.mention.kind == "person"
            adjoins = i == speaker.last and not between.strip()
            if (person and not _preposition(unit.items[i - 1], known)) or (adjoins and not _is_place(item)):
                return named
            if adjoins:
                break
        if item.low in known.that or (item.kind == "word" and known.cue(unit.items, i)):
            break
    return speaker


def _outlet(unit: Unit, speaker: Speaker) -> Speaker:
    """The name behind a word for an outlet, at most one adjective away ("l’agence officielle TarInform")."""
    for first in range(speaker.last, min(speaker.last + 2, len(unit.items))):
        if unit.before(first).strip() or unit.items[first].kind == "quote":
            break
        mention = unit.items[first].mention
        if mention is not None and (mention.kind != "place" or first == speaker.last):
            return Speaker(span=mention.span, form="name", key=mention.key, first=first, last=first + 1)
        last = first
        while last < len(unit.items) and unit.items[last].word[:1].isupper() and not unit.before(last).strip():
            last += 1
        if last > first and mention is None:
            span = Span(start=unit.items[first].start, end=unit.items[last - 1].end)
            key = name_key(item.low for item in unit.items[first:last])
            return Speaker(span=span, form="name", key=key, first=first, last=last)
    return speaker


def _is_place(item: Item) -> bool:
    return item.mention is not None and item.mention.kind == "place"
