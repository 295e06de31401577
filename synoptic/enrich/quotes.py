"""Who said what: every quotation of an article, direct, mixed and indirect, with speaker, verb and chain.

Deterministic rules with the language's file, in the line of Pouliquen, Steinberger & Best (2007, EMM NewsExplorer)
for direct speech and of the Gender Gap Tracker (Asr et al. 2021) for floating quotations; no parser is needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from synoptic import languages
from synoptic.enrich import chains, relays
from synoptic.enrich.cast import Cast
from synoptic.enrich.clauses import attach
from synoptic.enrich.dashes import behind, dash_quotes, dashed_within
from synoptic.enrich.drafts import COMMA, OBJECTS, Cue, Draft
from synoptic.enrich.floating import add, floating_quotes
from synoptic.enrich.frames import Unit, units
from synoptic.enrich.headlines import headline_quote
from synoptic.enrich.hearsay import hearsay_quotes
from synoptic.enrich.lexicon import Lexicon, lexicon
from synoptic.enrich.marks import quoted
from synoptic.enrich.moods import going_on
from synoptic.enrich.nouns import noun_drafts
from synoptic.enrich.questions import asks, in_question, is_passive, questions_put
from synoptic.enrich.signatures import signed
from synoptic.enrich.weigh import believed
from synoptic.records import Mention, Quote, Sentence

_FALLBACK = "en"
_PASSIVES = frozenset({"said", "asked", "ordered", "promised", "denied", "judges"})
_LAST = 14  # items between a quoted stretch and the verb behind it, as `clauses` looks


def quotes(
    text: str, *, language: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[Quote, ...]:
    """The quotations of the sentences, in order of their content; `mentions` are those of `entities.mentions`."""
    known = lexicon(language if language in languages.codes() else _FALLBACK)
    cast = Cast()
    found: list[Quote] = []
    before: Unit | None = None
    last: list[Quote] = []
    for unit in units(text, sentences, quoted(text), mentions, known):
        cast.see(unit, known)
        last = _read(unit, before, known, cast) or _going_on(unit, before, last, known)
        for quote in last:
            add(found, quote, text)
        before = unit
    found = sorted(signed(found, text, mentions), key=lambda quote: (quote.content.start, quote.content.end))
    return tuple(relays.heard(found, text))


def _going_on(unit: Unit, before: Unit | None, last: list[Quote], known: Lexicon) -> list[Quote]:
    """The unit as one more sentence of the report before it, in the same paragraph."""
    if before is None or unit.paragraph != before.paragraph:
        return []
    more = going_on(unit, last, known)
    return [] if more is None else [more]


def _read(unit: Unit, before: Unit | None, known: Lexicon, cast: Cast) -> list[Quote]:
    """The quotations of one unit."""
    unit = dashed_within(unit)
    if unit.dash is not None:
        made = dash_quotes(unit, before, known, cast)
        if made is not None:
            made = chains.dashed(unit, made, known, cast)
            rest = behind(unit, made[-1])
            return made if rest is None else [*made, *_read(rest, unit, known, cast)]
    drafts = [made for made in reported(unit, known, cast) if believed(unit, made, known)]
    drafts = questions_put(unit, drafts, known, cast)
    drafts.extend(noun_drafts(unit, drafts, known))
    drafts.extend(chains.according(unit, drafts, known, cast))
    drafts = relays.nested(unit, relays.relayed(unit, drafts, known, cast), known)
    claimed = {i for draft in drafts for i in draft.claimed}
    spoken = [draft.quote if draft.cue.passive else cast.carried(draft.quote) for draft in drafts]
    if (headline := headline_quote(unit, spoken, known, cast)) is not None:
        return [headline]
    spoken.extend(floating_quotes(unit, before, claimed, known, cast))
    spoken.extend(hearsay_quotes(unit, spoken, known))
    chains.announce(unit, spoken, known, cast)
    return spoken


def reported(unit: Unit, known: Lexicon, cast: Cast) -> list[Draft]:
    """What the unit's reporting verbs report, from left to right; speech inside speech gets its chain."""
    drafts: list[Draft] = []
    claimed: set[int] = set()
    i = 0
    while i < len(unit.items):
        cue = cue_at(unit, i, known)
        if cue is None or _told_by_last(unit, cue, known, cast, claimed):
            i += 1
            continue
        made = attach(unit, cue, known, cast, claimed, drafts)
        if made is not None and (linked := _within(made, cue, drafts, unit)) is not None and not _told(linked, drafts):
            drafts.append(linked)
            claimed.update(linked.claimed)
            relayed = len(drafts) > 1 and known.cues["relays"].match(unit.items, cue.first)  # ", CNN reported"
            if linked.speaker is not None and not linked.quote.chain and not relayed:
                cast.spoke(linked.speaker)
        i = _behind(unit, cue, made is not None, known)
    return drafts


def _told_by_last(unit: Unit, cue: Cue, known: Lexicon, cast: Cast, claimed: set[int]) -> bool:
    """Whether a verb of will or verdict stands in words that the sentence's end gives to a speaker.

    So the quoted part is not the verb's: “Norway expects to “come back soon,” she added.”
    """
    if cue.kind not in {"thought", *OBJECTS}:
        return False
    quotes = [i for i in range(cue.last, len(unit.items)) if unit.items[i].kind == "quote" and i not in claimed]
    if not quotes:
        return False
    for i in range(quotes[-1] + 1, min(quotes[-1] + _LAST, len(unit.items))):
        last = cue_at(unit, i, known)
        if last is not None and last.kind == "said" and not last.participle:
            made = attach(unit, last, known, cast, claimed, [])
            covers = made is not None and made.quote.rule == "before" and made.first <= cue.first
            return covers and made is not None and believed(unit, made, known)
    return False


def _told(made: Draft, drafts: list[Draft]) -> bool:
    """Whether the verb before reports the very same words ("a répondu en disant que …", "said in a talk that …")."""
    last = drafts[-1].quote if drafts else None
    return last is not None and last.content == made.quote.content and last.speaker == made.quote.speaker


def _behind(unit: Unit, cue: Cue, made: bool, known: Lexicon) -> int:
    """The item to go on from: behind a verb that only completes this one ("declined to say whether …") too."""
    if made and cue.kind in {"declined", "ordered", "promised"} and cue.last < len(unit.items):
        inner = cue_at(unit, cue.last, known)
        if inner is not None and unit.before(cue.last).isspace():
            return inner.last
    return cue.last


def cue_at(unit: Unit, i: int, known: Lexicon) -> Cue | None:
    """The reporting verb at item `i`; a noun of the same form, known by its article, is none."""
    item = unit.items[i]
    if item.kind != "word":
        return None
    match = known.cue(unit.items, i)
    if match is None:
        return None
    kind, length = match
    if kind == "ordered" and asks(unit, i, i + length, known):
        kind = "asked"
    if i > 0 and unit.items[i - 1].low in known.articles and unit.gap(i - 1).isspace():
        clause = i > 1 and known.pronoun(unit.items[i - 1].low) and COMMA & set(unit.before(i - 1))
        if not clause:  # ", det melder Reuters"
            return None
    if any(known.hearsay.match(unit, j) > i - j + 1 for j in range(max(0, i - 3), i)):
        return None  # "is believed to": not the subject believes; but "aurait déclaré" has a subject that speaks
    if any(known.according.match(unit.items, j) == i - j for j in range(max(0, i - 3), i - 1)):
        return None  # "as per reports"
    if (
        known.unspaced
        and kind == "relays"
        and any(known.according.match(unit.items, j) for j in range(max(0, i - 3), i))
    ):
        return None  # 据…报道
    if in_question(unit, i, known):
        return None
    participle = item.low.endswith(known.language.quotes.participles or ("\0",)) and not _progressive(unit, i, known)
    negated = _negated(unit, i, i + length, known)
    passive = kind in _PASSIVES and is_passive(unit, i, known)
    return Cue(first=i, last=i + length, kind=kind, negated=negated, participle=participle, passive=passive)


def _progressive(unit: Unit, i: int, known: Lexicon) -> bool:
    """Whether an auxiliary stands up to two words before, so that the form has a subject of its own ("is saying")."""
    return any(known.finite.match(unit.items, j) and not unit.gap(j).strip() for j in range(max(0, i - 2), i))


def _negated(unit: Unit, first: int, last: int, known: Lexicon) -> bool:
    """Whether "not" stands before the verb or right behind it, or opens its inverted clause ("nor would he say")."""
    subject = first - 1
    while subject > 0 and first - subject < 4 and not unit.gap(subject).strip() and (
        known.pronoun(unit.items[subject].low) or unit.items[subject].low in known.finite
    ):  # fmt: skip
        subject -= 1
    if 0 <= subject < first - 2 and unit.items[subject].low in known.negators and not unit.gap(subject).strip():
        return True
    before = not known.language.quotes.verb_final and any(  # there what is said stands right before the verb
        unit.items[j].low in known.negators and not unit.gap(j).strip() for j in range(max(0, first - 2), first)
    )
    # Behind the verb only the plain "not" denies it ("sagte nicht", "sa ikke"): the first of the list.
    behind = last < len(unit.items) and not unit.before(last).strip() and unit.items[last].low in known.plain_not
    return before or behind


def _within(made: Draft, cue: Cue, drafts: list[Draft], unit: Unit) -> Draft | None:
    """The draft with its chain where it stands inside another's content; None where it repeats that one."""
    start = unit.items[cue.first].start
    for outer in reversed(drafts):
        content = outer.quote.content
        if not content.start <= start < content.end:
            continue
        if made.speaker is None or made.speaker.first < outer.first or cue.kind in {"thought", *OBJECTS}:
            return None
        if outer.quote.speaker is None:
            return made
        chain = (*outer.quote.chain, outer.quote.speaker)
        return replace(made, quote=replace(made.quote, chain=chain))
    return made
