"""What reaches us by way of a medium or of another speaker: "CNN quoted X as saying", "…, Reuters reported"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from synoptic.enrich.cast import Cast, Speaker
from synoptic.enrich.drafts import COMMA, OBJECTS, Draft
from synoptic.enrich.frames import Unit
from synoptic.enrich.lexicon import Lexicon
from synoptic.enrich.questions import doer
from synoptic.enrich.speakers import left_subject, right_subject
from synoptic.records import Quote, Span

_RELAYS = frozenset({"clause before", "according"})
_BESIDE = 60  # characters between a clause of hearsay and what a medium relays: the next sentence, with its opening
_CLOSING = 14  # items of a clause that names the medium at the sentence's end


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
            kept.append(_own(relay, relay.speaker.span))
            continue
        for made in inner:
            kept[kept.index(made)] = _by(made, relay.speaker.span)
    for closing in _closing(unit, kept, known, cast):
        kept = [_by(d, closing.span) if d.cue.first < closing.first and _other(d, closing) else d for d in kept]
    return kept


def _other(made: Draft, closing: Speaker) -> bool:
    """Whether someone else speaks."""
    one = made.speaker
    return one is not None and one.span != closing.span and (one.key is None or one.key != closing.key)


def _own(relay: Draft, medium: Span) -> Draft:
    """The relay with itself in its chain: outermost at the sentence's end, innermost behind "according to"."""
    chain = relay.quote.chain
    if medium in chain or (chain and relay.quote.rule not in _RELAYS):
        return relay
    chain = (*chain, medium) if relay.quote.rule == "according" else (medium, *chain)
    return replace(relay, quote=replace(relay.quote, chain=chain))


def _by(made: Draft, medium: Span) -> Draft:
    """The draft with this medium outermost in its chain."""
    if medium in made.quote.chain:
        return made
    return replace(made, quote=replace(made.quote, chain=(medium, *made.quote.chain)))


def _closing(unit: Unit, drafts: Sequence[Draft], known: Lexicon, cast: Cast) -> list[Speaker]:
    """Who tells all of the sentence in a clause that ends it (", CNN reported", ", the ministry said in a statement
    carried by NABA"), innermost first; nobody where the clause's verb has a quotation of its own.
    """
    opens = len(unit.items) - 1
    while opens > 0 and len(unit.items) - opens < _CLOSING and not _behind_comma(unit, opens):
        opens -= 1
    if not opens or not _behind_comma(unit, opens) or unit.items[opens].kind == "quote":
        return []
    cue = next((i for i in range(opens, len(unit.items)) if known.cue(unit.items, i) is not None), None)
    between = unit.items[opens : cue if cue is not None else opens]
    own = any(d.cue.first == cue or d.last > opens for d in drafts)
    if cue is None or own or any(item.low in known.relatives for item in between) or not drafts:
        return []
    around = (left_subject(unit, cue, known, cast) if cue > opens else None, right_subject(unit, cue + 1, known, cast))
    inside = [one for one in around if one is not None and one.first >= opens and one.form != "pronoun"]
    relays = known.cues["relays"].match(unit.items, cue)
    if relays:
        inside = [one for one in inside if is_medium(unit, one, known)]
    elif not known.cues["said"].match(unit.items, cue):
        return []
    carrier = doer(unit, cue + 1, known, cast) if inside and not relays else None
    carried = carrier is not None and is_medium(unit, carrier, known) and carrier.first > inside[0].first
    return [*inside[:1], *([carrier] if carrier is not None and carried else [])]


def _behind_comma(unit: Unit, i: int) -> bool:
    """Whether a comma stands before item `i`, also inside the closing quotation mark as English sets it."""
    return bool(COMMA & set(unit.before(i))) or (
        unit.items[i - 1].kind == "quote" and unit.items[i - 1].word[-2:-1] == ","
    )


def is_medium(unit: Unit, one: Speaker, known: Lexicon) -> bool:
    """Whether it is listed as a medium, called an outlet, or named behind a word for one ("l’agence officielle T")."""
    if known.medium(unit.text[one.span.start : one.span.end].lower()):
        return True
    first = max(0, one.first - 1)
    if first > 0 and one.form == "name" and unit.items[first].word.islower() and known.cue(unit.items, first) is None:
        first -= 1
    return any(unit.items[i].low in known.outlets for i in range(first, one.last))


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
    medium = medium_told(unit, made.quote.addressee, known) if not made.quote.chain else None
    return made if medium is None else replace(made, quote=replace(made.quote, chain=(medium,)))


def medium_told(unit: Unit, to: Span | None, known: Lexicon) -> Span | None:
    """The medium among the words that name who is told; None where it is none."""
    if to is None:
        return None
    words = [i for i, item in enumerate(unit.items) if to.start <= item.start and item.end <= to.end]
    outlet = next((i for i in words if unit.items[i].low in known.outlets), None)
    named = (i for i in reversed(words) if unit.items[i].kind == "name" or known.medium(unit.items[i].low))
    name = next(named, None)
    if name is not None and any(unit.items[i].low in known.roles for i in words if i > name and i != outlet):
        name = None  # "her Tarvian counterpart"
    mention = unit.items[name].mention if name is not None else None
    unknown = mention is not None and mention.kind in {"organisation", "other"}
    if outlet is None and (name is None or not (known.medium(unit.items[name].low) or unknown)):
        return None
    return _medium_span(unit, name, outlet)


def _medium_span(unit: Unit, name: int | None, outlet: int | None) -> Span:
    """The medium's name; behind the word for an outlet its quoted or capitalised name, else that word."""
    if name is not None or outlet is None:
        item = unit.items[name or 0]
        return Span(start=item.start, end=item.end)
    last = outlet + 1
    if (
        last < len(unit.items)
        and unit.items[last].quoted is not None
        and unit.items[last].start - unit.items[outlet].end < 3
    ):
        quoted = unit.items[last].quoted
        assert quoted is not None
        return quoted.inner
    while last < len(unit.items) and unit.items[last].word[:1].isupper() and unit.gap(last - 1).isspace():
        last += 1
    first = min(outlet + 1, last - 1)
    return Span(start=unit.items[first].start, end=unit.items[last - 1].end)


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
    if made.quote.rule == "according":
        relays = known.cues["relays"]
        cites = relays.match(unit.items, made.cue.first)  # 援引 names whom a medium cites, 据…报道 the medium
        relayed = known.unspaced and not cites and relays.match(unit.items, made.speaker.last - 1)
        return bool(relayed) or is_medium(unit, made.speaker, known)
    cue = next((i for i, item in enumerate(unit.items) if item.start == made.quote.cue.start), None)
    if known.medium(unit.text[made.speaker.span.start : made.speaker.span.end].lower()):
        return True
    if cue is None or not known.cues["relays"].match(unit.items, cue):
        return False
    # A verb that both media and people use ("uppger", "schreibt") makes a relay only of an outlet.
    outlet = any(unit.items[i].low in known.outlets for i in range(made.speaker.first, made.speaker.last))
    return outlet or not known.cues["said"].match(unit.items, cue)
