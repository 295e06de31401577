"""Who relays whom: "according to", "CNN quoted X as saying", ", melder Reuters": the outer layer of attribution."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from synoptic.enrich.cast import Cast, Speaker
from synoptic.enrich.drafts import COMMA, OBJECTS, STRONG, Content, Cue, Draft, clause_end, draft, stops
from synoptic.enrich.frames import Unit
from synoptic.enrich.lexicon import Lexicon
from synoptic.enrich.names import name_key
from synoptic.enrich.speakers import left_subject, right_subject
from synoptic.records import Quote, Span

_RELAYS = frozenset({"clause before", "according"})
_BESIDE = 60  # characters between a clause of hearsay and what a medium relays: the next sentence, with its opening
_CLOSING = 14  # items of a clause that names the medium at the sentence's end
_SOURCE = 16  # items in the name of a source that no list knows: "exit polls conducted by E. R. for the A. P. and …"


def according(unit: Unit, drafts: list[Draft], known: Lexicon, cast: Cast) -> list[Draft]:
    """Quotations by "according to S"; what they cover gets S in its chain, in place."""
    made: list[Draft] = []
    for i in range(len(unit.items)):
        found = _source(unit, i, known, cast)
        if found is None:
            continue
        cue, source, after = found
        _trim(unit, drafts, (min(cue.first, source.first), after))
        outer = _covered(unit, cue, source, after, known)
        if outer is None or any(_same(outer.quote.content, d.quote.content) for d in drafts):
            _chain(drafts, Span(start=unit.start, end=unit.end), source)
            continue
        if not _chain(drafts, outer.quote.content, source):
            made.append(outer)
            if not any(d.speaker for d in drafts):
                cast.spoke(source)
    return made


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
    if cast.span is None or last >= len(unit.items) or not COMMA & set(unit.before(last)):
        return None
    return Speaker(span=cast.span, form="name", key=cast.speaker, first=first, last=last)


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


def _chain(drafts: list[Draft], content: Span, source: Speaker) -> bool:
    """Put the source in front of the chains of all drafts inside `content`; whether there was one with a speaker."""
    found = False
    for i, inner in enumerate(drafts):
        span = inner.quote.content
        if inner.speaker is None or span.start < content.start or span.end > content.end + 1:
            continue
        if inner.quote.speaker == source.span:
            continue
        drafts[i] = replace(inner, quote=replace(inner.quote, chain=(source.span, *inner.quote.chain)))
        found = True
    return found


def relayed(unit: Unit, drafts: list[Draft], known: Lexicon, cast: Cast) -> list[Draft]:
    """The drafts with a medium that only relays put into the chain instead of being a speaker beside the speaker."""
    drafts = _once([_told_to_medium(unit, made, known) for made in drafts])
    relays = [d for d in drafts if _is_relay(unit, d, known)]
    kept = [made for made in drafts if made not in relays]
    for relay in relays:
        assert relay.speaker is not None
        inner = [d for d in kept if _inside(d.quote.content, relay.quote.content)]
        if not inner:
            # Whom the medium has it from it does not say: it is both speaker and relay.
            alone = not relay.quote.chain or relay.quote.rule in _RELAYS
            kept.append(_by(relay, relay.speaker.span) if alone else relay)
            continue
        for made in inner:
            kept[kept.index(made)] = _by(made, relay.speaker.span)
    closing = _closing_relay(unit, known, cast)
    if closing is not None:
        kept = [_by(d, closing.span) if d.cue.first < closing.first and d.speaker else d for d in kept]
    return kept


def _by(made: Draft, medium: Span) -> Draft:
    """The draft with this medium outermost in its chain."""
    if medium in made.quote.chain:
        return made
    return replace(made, quote=replace(made.quote, chain=(medium, *made.quote.chain)))


def _closing_relay(unit: Unit, known: Lexicon, cast: Cast) -> Speaker | None:
    """The medium of a clause that ends the sentence and relays all of it (", CNN reported", ", melder Reuters")."""
    opens = len(unit.items) - 1
    while opens > 0 and len(unit.items) - opens < _CLOSING and not _behind_comma(unit, opens):
        opens -= 1
    if not opens or not _behind_comma(unit, opens) or unit.items[opens].kind == "quote":
        return None
    for i in range(opens, len(unit.items)):
        if unit.items[i].low in known.relatives:
            return None
        if unit.items[i].kind == "word" and known.cues["relays"].match(unit.items, i):
            around = (
                left_subject(unit, i, known, cast) if i > opens else None,
                right_subject(unit, i + 1, known, cast),
            )
            inside = (one for one in around if one is not None and one.first >= opens)
            return next((one for one in inside if _is_medium(unit, one, known)), None)
    return None


def _behind_comma(unit: Unit, i: int) -> bool:
    """Whether a comma stands before item `i`, also inside the closing quotation mark as English sets it."""
    return bool(COMMA & set(unit.before(i))) or (
        unit.items[i - 1].kind == "quote" and unit.items[i - 1].word[-2:-1] == ","
    )


def _is_medium(unit: Unit, one: Speaker, known: Lexicon) -> bool:
    named = known.medium(unit.text[one.span.start : one.span.end].lower())
    return named or any(unit.items[i].low in known.outlets for i in range(one.first, one.last))


def nested(unit: Unit, drafts: Sequence[Draft], known: Lexicon) -> list[Draft]:
    """The drafts with each that a later verb covers relayed by that verb's speaker ("X knows, Y said": by way of Y)."""
    made: list[Draft] = []
    for i, inner in enumerate(drafts):
        if any((d.first, d.last, d.quote.rule) == (inner.first, inner.last, inner.quote.rule) for d in drafts[:i]):
            continue  # "…, Berg said in a statement posted on Friday"
        outer = next((d for d in drafts if d is not inner and _covers(d, inner)), None)
        if outer is None and _is_aside(unit, inner, known):
            outer = next((d for d in drafts[:i] if d.speaker is not None and d.last <= inner.cue.first), None)
        if outer is None or outer.speaker is None:
            made.append(inner)
        elif inner.cue.kind not in {"thought", *OBJECTS} and outer.speaker.span not in (
            inner.quote.speaker, *inner.quote.chain
        ):  # fmt: skip
            chain = (*outer.quote.chain, outer.speaker.span, *inner.quote.chain)
            made.append(replace(inner, quote=replace(inner.quote, chain=tuple(dict.fromkeys(chain)))))
        elif inner.cue.kind not in {"thought", *OBJECTS}:
            made.append(inner)
    return made


def _is_aside(unit: Unit, inner: Draft, known: Lexicon) -> bool:
    """Whether a preposition and a participle hang the words on the verb before ("Y said P, with X adding Q")."""
    speaker = inner.speaker
    adjoins = speaker is not None and speaker.last == inner.cue.first and speaker.first > 0
    return (
        inner.cue.participle and speaker is not None and adjoins and unit.items[speaker.first - 1].low in known.absolute
    )


def _covers(outer: Draft, inner: Draft) -> bool:
    """Whether the inner verb and its subject stand in the outer one's words, which are reported behind them."""
    if inner.speaker is None or outer.cue.first < inner.cue.last or outer.quote.kind == "direct":
        return False
    return outer.first <= min(inner.speaker.first, inner.cue.first) and inner.last <= outer.last


def heard(found: Sequence[Quote], text: str) -> list[Quote]:
    """The quotations, each clause of hearsay with the medium that relays the sentence beside it, where one does."""
    made = list(found)
    for i, quote in enumerate(found):
        if quote.rule != "hearsay" or quote.chain:
            continue
        for other in (*found[i + 1 : i + 2], *found[max(0, i - 1) : i]):
            start, end = sorted((quote.content, other.content), key=lambda span: span.start)
            near = "\n" not in text[start.end : end.start] and end.start - start.end < _BESIDE
            if near and other.rule in _RELAYS and other.speaker is not None and other.speaker in other.chain:
                made[i] = replace(quote, chain=other.chain)
                break
    return made


def _told_to_medium(unit: Unit, made: Draft, known: Lexicon) -> Draft:
    """A quotation whose addressee is a medium or agency comes to us through it."""
    to = made.quote.addressee
    if to is None or made.quote.chain:
        return made
    words = [item for item in unit.items if to.start <= item.start and item.end <= to.end]
    outlet = next((item for item in words if item.low in known.outlets), None)
    name = next((item for item in reversed(words) if item.kind == "name" or known.medium(item.low)), None)
    unknown = name is not None and name.mention is not None and name.mention.kind in {"organisation", "other"}
    if outlet is None and (name is None or not (known.medium(name.low) or unknown)):
        return made
    chosen = name or outlet
    if chosen is outlet:
        quoted = next((i for i in unit.items if i.kind == "quote" and 0 <= i.start - to.end <= 2), None)
        chosen = quoted or outlet
    assert chosen is not None
    span = chosen.quoted.inner if chosen.quoted is not None else Span(start=chosen.start, end=chosen.end)
    return replace(made, quote=replace(made.quote, chain=(span,)))


def _once(drafts: list[Draft]) -> list[Draft]:
    """The drafts with one that another verb reports already ("X said that …, CNN quoted X as saying") joined to it."""
    kept = list(drafts)
    for made in drafts:
        if made.quote.rule != "quoted as" or made not in kept:  # another may have been joined to it
            continue
        same = [d for d in kept if d is not made and d.quote.speaker_key == made.quote.speaker_key]
        first = next((d for d in same if _inside(made.quote.content, d.quote.content)), None)
        if first is not None:
            kept.remove(made)
            kept[kept.index(first)] = replace(first, quote=replace(first.quote, chain=made.quote.chain))
    return kept


def _inside(inner: Span, outer: Span) -> bool:
    shared = min(inner.end, outer.end) - max(inner.start, outer.start)
    return shared > 0.5 * (inner.end - inner.start)


def _is_relay(unit: Unit, made: Draft, known: Lexicon) -> bool:
    """Whether a medium or agency speaks with a verb of relaying."""
    if made.speaker is None or made.speaker.form == "pronoun" or made.quote.cue is None:
        return False
    if made.quote.rule == "quoted as":
        return False
    cue = next((i for i, item in enumerate(unit.items) if item.start == made.quote.cue.start), None)
    if known.medium(unit.text[made.speaker.span.start : made.speaker.span.end].lower()):
        return True
    if cue is None or not known.cues["relays"].match(unit.items, cue):
        return False
    # A verb that both media and people use ("uppger", "schreibt") makes a relay only of an outlet.
    outlet = any(unit.items[i].low in known.outlets for i in range(made.speaker.first, made.speaker.last))
    return outlet or not known.cues["said"].match(unit.items, cue)


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
