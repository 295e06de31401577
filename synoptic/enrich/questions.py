"""Questions put to someone: "Asked by Reuters whether …, she said", "auf die Frage, ob …", "на вопрос, … ли".

The clause is asked, never said. Who asks is known only where the text says so ("by Reuters"); whom, by the subject of
the clause or the speaker of the answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from synoptic.enrich.cast import Cast, Speaker
from synoptic.enrich.drafts import COMMA, STRONG, Content, Cue, Draft, clause_end, draft, trimmed
from synoptic.enrich.frames import Unit
from synoptic.enrich.lexicon import Lexicon, Phrases
from synoptic.enrich.speakers import first_subject, left_subject, right_subject
from synoptic.records import Span

_OPENING = 12  # items between "asked" and "whether": who asks, when and where
_AGENT = 7  # items behind a passive verb in which "by Reuters" stands
_ANSWER = 8  # items between the comma and the verb of the answer
_CLAUSE = 8  # items between the auxiliary and a verb that closes the clause: "wurde am Montag von Reuters gefragt"
_AUXILIARY = 3  # items between a passive auxiliary and its verb: "was then repeatedly asked"


def question_at(unit: Unit, i: int, known: Lexicon) -> int:
    """How many items from `i` on say that someone is asked; 0 for none."""
    if unit.items[i].kind != "word" or not known.opens_question(unit.items[i].low):
        return 0
    if any(known.cues["declined"].match(unit.items, j) for j in range(max(0, i - 3), i)):
        return 0  # "refused to answer the question whether"
    length = known.questioned.match(unit.items, i)
    if length and not (known.cues["asked"].match(unit.items, i) and _has_asker(unit, i, known)):
        return length
    opens = i == 0 or (bool((COMMA | STRONG) & set(unit.before(i))) and unit.items[i - 1].kind != "quote")
    return known.questioned_first.match(unit.items, i) if opens else 0


def in_question(unit: Unit, i: int, known: Lexicon) -> bool:
    """Whether item `i` belongs to such a phrase, so that its verb reports nothing by itself."""
    return any(question_at(unit, j, known) > i - j for j in range(max(0, i - 4), i + 1))


def _has_asker(unit: Unit, i: int, known: Lexicon) -> bool:
    """Whether a verb that may be impersonal ("спросили") has a subject: a role or a pronoun before it, no name."""
    before = unit.items[i - 1] if i else None
    return before is not None and (before.low in known.roles or known.pronoun(before.low))


def asks(unit: Unit, first: int, last: int, known: Lexicon) -> bool:
    """Whether a verb that both asks for things and asks questions opens a question here ("a demandé si …")."""
    if not known.cues["asked"].match(unit.items, last - 1) and not known.cues["asked"].match(unit.items, first):
        return False
    for i in range(last, min(last + _AGENT, len(unit.items))):
        item = unit.items[i]
        if item.kind == "quote" or STRONG & set(unit.before(i)) or item.low in known.that:
            return False
        if known.whether.match(unit.items, i) and item.low not in known.prepositions:
            return True
    return False


def is_passive(unit: Unit, i: int, known: Lexicon) -> bool:
    """Whether an auxiliary makes the verb at item `i` a passive one ("was then told", "wurde am Montag gefragt")."""
    return _auxiliary(unit, i, known) is not None


def _auxiliary(unit: Unit, i: int, known: Lexicon) -> int | None:
    """The item of the passive auxiliary: near the verb, or anywhere in a clause that the verb closes."""
    if unit.items[i].low.endswith(known.language.quotes.participles or ("\0",)):
        return None  # "is saying"
    closes = not unit.gap(i) or bool((COMMA | STRONG) & set(unit.gap(i)))
    for j in range(i - 1, max(-1, i - 2 - (_CLAUSE if closes else _AUXILIARY)), -1):
        item = unit.items[j]
        if unit.gap(j).strip() or item.low in known.that or item.low in known.infinitive or item.kind == "quote":
            return None
        if item.low in known.passives:
            return j
        if item.low.endswith(known.language.quotes.participles or ("\0",)):
            return None  # "had been sounding signals"
        if not closes and (item.kind != "word" or any(item.low in words for words in _others(known))):
            return None  # "was in the statement said to …"
    return None


def _others(known: Lexicon) -> tuple[Phrases, ...]:
    return known.he, known.she, known.they, known.prepositions, known.articles


def agent(unit: Unit, cue: Cue, known: Lexicon, cast: Cast) -> Speaker | None:
    """Who does what a passive verb says: "was asked by Reuters", "wurde von Reuters gefragt"."""
    auxiliary = _auxiliary(unit, cue.first, known)
    if auxiliary is not None:
        within = (i for i in range(auxiliary + 1, cue.first) if unit.items[i].low in known.by)
        if (first := next(within, None)) is not None:
            return right_subject(unit, first + 1, known, cast)
    return doer(unit, cue.last, known, cast)


def doer(unit: Unit, after: int, known: Lexicon, cast: Cast) -> Speaker | None:
    """Who stands behind "by" within the next items."""
    for i in range(after, min(after + _AGENT, len(unit.items))):
        item = unit.items[i]
        if item.kind != "word" or (COMMA | STRONG) & set(unit.before(i)) or item.low in known.relatives:
            return None
        if item.low in known.by and i + 1 < len(unit.items):
            return right_subject(unit, i + 1, known, cast)
    return None


def questions_put(unit: Unit, drafts: Sequence[Draft], known: Lexicon, cast: Cast) -> list[Draft]:
    """The drafts with the unit's questions before them; what only stands inside a question is dropped."""
    made: list[Draft] = []
    for i in range(len(unit.items)):
        length = question_at(unit, i, known)
        asked = _question(unit, i, i + length, known, cast) if length else None
        if asked is not None and not any(asked.first < d.last and d.first < asked.last for d in made):
            made.append(_addressed(unit, asked, drafts, known, cast))
    kept = [d for d in drafts if not any(q.first <= d.cue.first < q.last or _same(q, d) for q in made)]
    return [*made, *kept]


def _same(question: Draft, other: Draft) -> bool:
    """Whether another draft takes the question for what is said."""
    first = min(question.first, question.cue.first)
    return other.quote.kind != "direct" and first <= other.first and other.last <= question.last


def _question(unit: Unit, first: int, after: int, known: Lexicon, cast: Cast) -> Draft | None:
    cue = Cue(first=first, last=after, kind="asked", passive=True)
    asker = doer(unit, after, known, cast)
    content = _ahead(unit, asker.last if asker is not None else after, known)
    if content is None and known.language.quotes.verb_final:
        content = _behind(unit, first, known, cast)
    return None if content is None else draft(unit, cue, asker, content, rule="question put")


def _ahead(unit: Unit, after: int, known: Lexicon) -> Content | None:
    """The clause of the question behind its phrase; None where it has none ("asked about the bridge")."""
    if known.unspaced:
        return _unspaced(unit, after, known)
    for i in range(after, min(after + _OPENING, len(unit.items))):
        item = unit.items[i]
        if item.kind == "quote" or STRONG & set(unit.before(i)):
            return None
        if known.whether.match(unit.items, i) and not (item.low in known.prepositions and i > after):
            first = next((j for j in range(i, max(after, i - 3), -1) if COMMA & set(unit.before(j))), i)
            if i + 1 < len(unit.items) and known.whether.match(unit.items, i + 1):
                first = i + 1  # "om hvorvidt"
            last = _question_end(unit, first, known)
            return Content(first=first, last=last) if last - first > 2 else None
    return None


def _unspaced(unit: Unit, after: int, known: Lexicon) -> Content | None:
    last = next((i for i in range(after + 1, len(unit.items)) if (COMMA | STRONG) & set(unit.before(i))), None)
    last = len(unit.items) if last is None else last
    asks = any(item.low in known.whether for item in unit.items[after:last])
    return Content(first=after, last=last) if asks and last - after > 1 else None


def _behind(unit: Unit, before: int, known: Lexicon, cast: Cast) -> Content | None:
    """What stands before the phrase, where verbs end their clauses."""
    first = before
    while first > 0 and not STRONG & set(unit.before(first)):
        first -= 1
    topic = not known.topics.words or any(item.low in known.topics for item in unit.items[first:before])
    told = first_subject(unit, first, before, known, cast) if topic else None
    if told is not None and told.first - first < 3:
        first = told.last
        while first < before and unit.items[first].low in known.topics:
            first += 1
    enough = before > first and unit.items[before - 1].end - unit.items[first].start > 5
    return Content(first=first, last=before) if enough else None


def _question_end(unit: Unit, first: int, known: Lexicon) -> int:
    """Where the answer's reporting clause begins, else where the clause ends."""
    end = clause_end(unit, first, known)
    for i in range(first + 2, end):
        if COMMA & set(unit.before(i)):
            answer = range(i, min(i + _ANSWER, len(unit.items)))
            if any(_answers(unit, j, known) for j in answer):
                return i
        elif _answers(unit, i, known) and not known.language.quotes.participles:
            return i  # "På frågan om bron ska stängas svarade …"
    return end


def _answers(unit: Unit, i: int, known: Lexicon) -> bool:
    if unit.items[i].kind != "word":
        return False
    found = known.cue(unit.items, i)
    return found is not None and found[0] in {"said", "declined", "denied"}


def _is_someone(unit: Unit, told: Speaker, known: Lexicon) -> bool:
    """Whether it is a name, a pronoun or a role that the language's file lists."""
    return told.form != "role" or any(unit.items[i].low in known.roles for i in range(told.first, told.last))


def _addressed(unit: Unit, asked: Draft, drafts: Sequence[Draft], known: Lexicon, cast: Cast) -> Draft:
    """The question with the one whom it is put to: a name beside the verb, or who answers."""
    cue = asked.cue
    told = left_subject(unit, cue.first, known, cast) if cue.first else None
    if told is None or told.last > cue.first or not _is_someone(unit, told, known) or told.first >= asked.first:
        after = cue.last < asked.first and asked.speaker is None
        beside = right_subject(unit, cue.last, known, cast) if after else None
        answers = (d.speaker for d in drafts if d.cue.first >= asked.last and d.speaker is not None)
        told = beside if beside is not None and beside.last <= asked.first else next(answers, None)
    if told is None or told.span == asked.quote.speaker:
        return asked
    start, end = trimmed(unit.text, told.span.start, told.span.end)
    return replace(asked, quote=replace(asked.quote, addressee=Span(start=start, end=end)))
