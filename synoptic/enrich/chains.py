"""Who vouches for it: "according to S", and the chains of what S's sentence holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from synoptic.enrich.addressees import addressee
from synoptic.enrich.cast import Cast, Speaker
from synoptic.enrich.drafts import COMMA, STRONG, Content, Cue, Draft, clause_end, draft, stops
from synoptic.enrich.frames import Unit
from synoptic.enrich.lexicon import Lexicon
from synoptic.enrich.names import name_key
from synoptic.enrich.relays import medium_told
from synoptic.enrich.speakers import right_subject
from synoptic.records import Quote, Span

_TOLD = 6  # items behind a reporting clause in which the one who is told stands
_SOURCE = 16  # items in the name of a source that no list knows: "exit polls conducted by E. R. for the A. P. and …"


def according(unit: Unit, drafts: list[Draft], known: Lexicon, cast: Cast) -> list[Draft]:
    """Quotations by "according to S"; what they cover gets S in its chain, in place."""
    made: list[Draft] = []
    i = 0
    while i < len(unit.items):
        found = _source(unit, i, known, cast)
        if found is None:
            i += 1
            continue
        cue, source, after = found
        further = (
            _source(unit, after, known, cast) if after < len(unit.items) and unit.before(after).isspace() else None
        )
        by: tuple[Span, ...] = ()
        if further is not None:
            # "so B laut A": B by way of A; "as A reports with reference to B": B by way of A too.
            relay = further[1] if unit.items[cue.first].low in known.only_after_comma else source
            source = source if relay is further[1] else further[1]
            by, after = (relay.span,), further[2]
        _trim(unit, drafts, (min(cue.first, source.first), after))
        made.extend(_vouched(unit, drafts, (cue, source, after), by, known))
        if made and not any(d.speaker for d in drafts):
            cast.spoke(source)
        i = i + 1 if further is None else after
    return made


def _vouched(
    unit: Unit, drafts: list[Draft], phrase: tuple[Cue, Speaker, int], by: tuple[Span, ...], known: Lexicon
) -> list[Draft]:
    """What the source alone vouches for; in what others say it becomes part of the chain, in place."""
    cue, source, after = phrase
    outer = _covered(unit, cue, source, after, known)
    if outer is None or any(_same(outer.quote.content, d.quote.content) for d in drafts):
        _chain(drafts, Span(start=unit.start, end=unit.end), (*by, source.span))
        return []
    if _chain(drafts, outer.quote.content, (*by, source.span)):
        return []
    return [replace(outer, quote=replace(outer.quote, chain=by))]


def _trim(unit: Unit, drafts: list[Draft], phrase: tuple[int, int]) -> None:
    """Cut the phrase off what others say, in place: of "As per reports, P, Reuters said" only P is said by Reuters."""
    first, after = phrase
    for i, made in enumerate(drafts):
        if made.first == first and after < made.last and COMMA & set(unit.before(after)):
            span = Span(start=unit.items[after].start, end=made.quote.content.end)
            drafts[i] = replace(made, quote=replace(made.quote, content=span), first=after)


def _same(a: Span, b: Span) -> bool:
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared > 0.8 * max(a.end - a.start, b.end - b.start)


def _source(unit: Unit, i: int, known: Lexicon, cast: Cast) -> tuple[Cue, Speaker, int] | None:
    """The phrase at item `i`, the source it names and the item behind both."""
    if unit.items[i].kind == "quote":
        return None
    length = known.according.match(unit.items, i) if unit.items[i].kind == "word" else 0
    if (
        length
        and unit.items[i].low in known.only_after_comma
        and not (i and (COMMA | {"“", "”", '"', "«", "»"}) & set(unit.before(i)))
    ):
        return None
    if length:
        source = (
            _unlisted(unit, i + length, known)
            or right_subject(unit, i + length, known, cast)
            or _carried(unit, i, i + length, cast)
            or _any_source(unit, i, i + length, known)
        )
        if source is not None and source.form != "pronoun" and source.first - i - length < 5:
            return Cue(first=i, last=i + length, kind="said"), source, source.last
        return None
    if i == 0 and known.like.match(unit.items, 0):
        return _as_said(unit, known, cast)
    length = known.according_after.match(unit.items, i) if unit.items[i].kind == "word" else 0
    if length and i > 0:
        for first in range(max(0, i - 3), i):
            source = right_subject(unit, first, known, cast)
            if source is not None and all(item.word[:1] in "'’" for item in unit.items[source.last : i]):
                return Cue(first=i, last=i + length, kind="said"), source, i + length
    return None


def _unlisted(unit: Unit, first: int, known: Lexicon) -> Speaker | None:
    """In a script without spaces: whatever stands between "according to" and the verb of relaying (据…报道)."""
    if not known.unspaced:
        return None
    for i in range(first + 1, min(first + 5, len(unit.items))):
        if known.cues["relays"].match(unit.items, i):
            span = Span(start=unit.items[first].start, end=unit.items[i - 1].end)
            return Speaker(
                span=span, form="name", key=name_key([unit.text[span.start : span.end]]), first=first, last=i + 1
            )
    return None


def _any_source(unit: Unit, i: int, first: int, known: Lexicon) -> Speaker | None:
    """The words up to a comma, a verb or the end, where no list knows the source ("according to early results")."""
    if first >= len(unit.items) or known.only_before_name.match(unit.items, i) or unit.items[first].low in known.that:
        return None
    last = first
    while last < len(unit.items) and last - first < _SOURCE:
        item = unit.items[last]
        if item.kind == "quote" or (last > first and (COMMA | STRONG) & set(unit.before(last))):
            break
        if i == 0 and known.finite.match(unit.items, last):
            break
        last += 1
    closed = (
        last == len(unit.items) or (COMMA | STRONG) & set(unit.before(last)) or unit.items[last].low in known.finite
    )
    if last == first or not closed or known.unspaced:
        return None
    span = Span(start=unit.items[first].start, end=unit.items[last - 1].end)
    return Speaker(span=span, form="role", key=None, first=first, last=last)


def _as_said(unit: Unit, known: Lexicon, cast: Cast) -> tuple[Cue, Speaker, int] | None:
    """Such as "Wie die Polizei mitteilte, …": the clause up to the comma, if it holds a source and a reporting verb."""
    end = next((i for i in range(2, min(16, len(unit.items))) if COMMA & set(unit.before(i))), None)
    if end is None:
        return None
    while end < min(24, len(unit.items)):
        verb = next((i for i in range(1, end) if unit.items[i].kind == "word" and known.cue(unit.items, i)), None)
        if verb is not None:
            source = right_subject(unit, 1, known, cast)
            return (Cue(first=0, last=1, kind="said"), source, end) if source is not None else None
        end = next((i for i in range(end + 1, min(24, len(unit.items))) if COMMA & set(unit.before(i))), 99)
    return None


def _carried(unit: Unit, first: int, last: int, cast: Cast) -> Speaker | None:
    """The last speaker, for a phrase that names its source by a possessive ("по её словам", "in her words")."""
    source = cast.last()
    if source is None or last >= len(unit.items) or not COMMA & set(unit.before(last)):
        return None
    return Speaker(span=source[0], form="name", key=source[1], first=first, last=last)


def _covered(unit: Unit, cue: Cue, source: Speaker, after: int, known: Lexicon) -> Draft | None:
    """What the source vouches for: the clause behind the phrase, or all before it where it ends the sentence."""
    start = min(cue.first, source.first)
    comma = after < len(unit.items) and COMMA & set(unit.before(after))
    ahead = len(unit.items) - after
    if start > 2 and ahead > 3 and not comma and not (COMMA | {"–", "—"}) & set(unit.before(start)):
        first = start  # in the middle of the clause it vouches for
        while first > 0 and not stops(unit, first):
            first -= 1
        last = clause_end(unit, after, known)
    elif start == 0 or (start <= 2 and ahead > start):
        if ahead < (1 if known.unspaced else 3):
            return None
        first = after
        while first < len(unit.items) and not comma and not COMMA & set(unit.before(first)) and first - after < 8:
            if unit.items[first].kind == "name" or first > after + 6:
                break
            first += 1
        first = first if first < len(unit.items) and COMMA & set(unit.before(first)) else after
        last = clause_end(unit, first, known)
    else:
        first = start
        while first > 0 and not stops(unit, first):
            first -= 1
        last = start
    parts = [i for i in range(first, last) if unit.items[i].kind == "quote"]
    if (
        not parts
        and last - first < 3
        and not (known.unspaced and unit.items[last - 1].end - unit.items[first].start > 5)
    ):
        return None
    return draft(unit, cue, source, Content(first=first, last=last), rule="according")


def _chain(drafts: list[Draft], content: Span, by: tuple[Span, ...]) -> bool:
    """Put the sources in front of the chains of all drafts inside `content`; whether there was one with a speaker."""
    found = False
    for i, inner in enumerate(drafts):
        span = inner.quote.content
        if inner.speaker is None or span.start < content.start or span.end > content.end + 1:
            continue
        if inner.quote.speaker == by[-1]:
            continue
        drafts[i] = replace(inner, quote=replace(inner.quote, chain=(*by, *inner.quote.chain)))
        found = True
    return found


def dashed(unit: Unit, made: Sequence[Quote], known: Lexicon, cast: Cast) -> list[Quote]:
    """The quotations of a dash line with whom they tell and who relays ("sier Berg til NTB", ", ifølge NTB")."""
    return [_dashed(unit, quote, known, cast) if quote.cue is not None else quote for quote in made]


def _dashed(unit: Unit, quote: Quote, known: Lexicon, cast: Cast) -> Quote:
    assert quote.cue is not None
    behind = max(quote.cue.end, quote.speaker.end if quote.speaker is not None else 0)
    first = next((i for i, item in enumerate(unit.items) if item.start >= behind), len(unit.items))
    last = next((i for i in range(first, len(unit.items)) if STRONG & set(unit.before(i))), len(unit.items))
    to = addressee(unit, first, min(first + _TOLD, last), known, cast) if first < last else None
    sources = (_source(unit, i, known, cast) for i in range(first, last))
    source = next((found[1] for found in sources if found is not None), None)
    medium = source.span if source is not None else medium_told(unit, to, known)
    return replace(quote, addressee=to, chain=quote.chain if medium is None else (medium, *quote.chain))


def announce(unit: Unit, spoken: list[Quote], known: Lexicon, cast: Cast) -> None:
    """Remember whom a unit that ends with a colon announces, for the quotation in the next paragraph."""
    tail = unit.text[unit.items[-1].end : unit.end].strip()
    cast.announced = None
    if not tail.endswith((":", "：")):
        return
    if spoken and spoken[-1].speaker is not None:
        cast.announced = (spoken[-1].speaker, spoken[-1].speaker_key, spoken[-1].chain)
        return
    for i in range(len(unit.items)):
        length = known.according.match(unit.items, i) if unit.items[i].kind == "word" else 0
        source = right_subject(unit, i + length, known, cast) if length else None
        if source is not None:
            cast.announced = (source.span, source.key, ())
            return
    subject = right_subject(unit, 0, known, cast)
    if subject is not None:
        cast.announced = (subject.span, subject.key, ())
