"""Whether a verb and a clause that the rules found are really someone's words: a small linear model weighs the signs.

The rules propose generously; logistic regression over signs that know no word of any language (which rule, what
class of verb, what stands before it, how the clause opens) decides. `train/quotes` makes the weights from articles
of our own.
"""

from __future__ import annotations

import functools
import math
from importlib import resources

from synoptic import codec
from synoptic.enrich.drafts import COMMA, STRONG, Draft
from synoptic.enrich.frames import Item, Unit
from synoptic.enrich.lexicon import Kind, Lexicon
from synoptic.records import record

_ADVERBIAL = 6  # items: "following the talks", "on Friday in an interview"


@record
class Weights:
    """A weight for each sign; a candidate is kept where their sum with `bias` is not negative."""

    made_by: str
    bias: float
    signs: tuple[tuple[str, float], ...]


@functools.cache
def _weights() -> tuple[float, dict[str, float]]:
    text = (resources.files("synoptic") / "models" / "quotes" / "weights.json").read_bytes()
    read = codec.decode(text, Weights)
    return read.bias, dict(read.signs)


def believed(unit: Unit, draft: Draft, known: Lexicon) -> bool:
    """Whether the candidate is kept."""
    return score(unit, draft, known) >= 0


def score(unit: Unit, draft: Draft, known: Lexicon) -> float:
    """How likely the candidate is someone's words, as log odds; what needs no weighing is infinitely so."""
    if certain(unit, draft, known):
        return math.inf
    bias, signs = _weights()
    if draft.quote.kind == "indirect":
        bias -= known.language.quotes.caution
    return bias + sum(signs.get(sign, 0.0) for sign in features(unit, draft, known))


def certain(unit: Unit, draft: Draft, known: Lexicon) -> bool:
    """Whether nothing is weighed: words wholly in quotation marks, a relay, which becomes part of a chain, a passive
    with its agent, and what a reporting clause of its own closes.
    """
    relays = known.cues["relays"].match(unit.items, draft.cue.first)
    if draft.quote.kind == "direct" or bool(relays) or draft.quote.rule in {"quoted as", "passive"}:
        return True
    if known.language.quotes.verb_final and draft.last < len(unit.items) and known.that.match(unit.items, draft.last):
        return True
    return draft.cue.kind == "said" and _closing(unit, draft, known)


def _closing(unit: Unit, draft: Draft, known: Lexicon) -> bool:
    """Whether verb and subject stand alone behind a comma and what is said (", a dit la police")."""
    speaker = draft.speaker
    if speaker is None or draft.quote.rule not in {"before", "clause before"} or draft.last >= len(unit.items):
        return False
    between = unit.items[draft.last : min(draft.cue.first, speaker.first)]
    comma = COMMA & set(unit.before(draft.last)) or draft.quote.rule == "before"
    behind = max(draft.cue.last, speaker.last)
    if draft.quote.rule != "before" and not _ends(unit, behind, known):
        return False  # "In May, he said the bridge …"
    return bool(comma) and all(
        item.low in known.finite or item.low in known.articles or item.low in known.like for item in between
    )


def _ends(unit: Unit, i: int, known: Lexicon) -> bool:
    """Whether the reporting clause ends before item `i`, or only says there when or where it was said."""
    if i >= len(unit.items) or (COMMA | STRONG) & set(unit.before(i)):
        return True
    rest = unit.items[i : i + _ADVERBIAL + 1]
    place = rest[0].low in known.days or rest[0].low in known.prepositions
    return place and len(rest) <= _ADVERBIAL and not any(item.low in known.finite for item in rest)


def features(unit: Unit, draft: Draft, known: Lexicon) -> list[str]:
    """The signs of one candidate, each a short name."""
    cue, quote = draft.cue, draft.quote
    rule = quote.rule
    kind = f"{cue.kind}{'!' if cue.negated else ''}"
    before, first = _before(unit, cue.first, known), _opens(unit, draft.first, known)
    clause = "clause" if _clause(unit, draft, known) else "phrase"
    size = draft.last - draft.first
    length = (
        "1" if size < 2 else "2" if size < 3 else "4" if size < 5 else "9" if size < 10 else "20" if size < 21 else "+"
    )
    form = draft.speaker.form if draft.speaker is not None else "none"
    near = "-" if draft.speaker is None else _distance(unit, draft)
    signs = [
        f"rule={rule}", f"kind={kind}", f"rule+kind={rule}+{kind}", f"before={before}", f"opens={first}",
        f"clause={clause}", f"length={length}", f"form={form}", f"near={near}", f"rule+opens={rule}+{first}",
        f"rule+clause={rule}+{clause}", f"kind+clause={kind}+{clause}", f"rule+length={rule}+{length}",
        f"kind+opens={kind}+{first}", f"rule+before={rule}+{before}", f"rule+form={rule}+{form}",
        f"rule+near={rule}+{near}", f"form+near={form}+{near}", f"quote={quote.kind}+{rule}",
        f"clause+length={clause}+{length}",f"before+kind={before}+{kind}",
    ]  # fmt: skip
    both = "+".join(name for name in _CLASSES if known.cues[name].match(unit.items, cue.first))
    return [
        *signs,
        f"classes={both}",
        f"classes+{clause}={both}",
        *_single(unit, draft, form, known),
        *_around(unit, draft, known),
    ]


_CLASSES: tuple[Kind, ...] = ("said", "relays", "thought", "wants", "judges")


def _single(unit: Unit, draft: Draft, form: str, known: Lexicon) -> list[str]:
    """Signs that stand alone: of the verb's form and place, and of the sentence."""
    cue, signs = draft.cue, []
    if cue.participle:
        signs += ["participle", f"participle+{draft.quote.rule}", f"participle+{form}"]
    elif any(i >= 0 and unit.items[i].low in known.passives for i in (cue.first - 1, cue.first - 2)):
        signs += ["passive", f"passive+{draft.quote.rule}", f"passive+{cue.kind}+{cue.last - cue.first}"]
    if cue.first == 0:
        signs.append("verb first")
    if unit.text[unit.items[cue.first].start].isupper():
        signs.append("verb capital")
    if not unit.text[unit.items[-1].end : unit.end].strip():
        signs.append("headline")
    if cue.last - cue.first > 1:
        signs.append("phrase verb")
    if unit.items[cue.first].low in known.nouns:
        signs.append("noun too")
    if unit.items[cue.first].low in known.plain:
        signs += ["plain", f"plain+{draft.quote.rule}"]
    behind = unit.before(draft.last).strip()[:1] or "_" if draft.last < len(unit.items) else None
    return [*signs, "to the end" if behind is None else f"after={behind}"]


def _around(unit: Unit, draft: Draft, known: Lexicon) -> list[str]:
    """Signs of the words around: the second before the verb, the one behind it, the second of the clause."""
    cue, rule, speaker = draft.cue, draft.quote.rule, draft.speaker
    far = _sort_at(unit, cue.first - 2, known) if cue.first > 1 and not unit.before(cue.first).strip() else "-"
    behind = _sort_at(unit, cue.last, known) if rule.startswith(("clause", "before")) else "-"
    second = _sort_at(unit, draft.first + 1, known) if draft.first + 1 < draft.last else "-"
    signs = [
        f"far={far}", f"far+before={far}+{_before(unit, cue.first, known)}", f"behind={behind}",
        f"second={second}", f"second+opens={second}+{_opens(unit, draft.first, known)}",
        f"ending={unit.items[cue.first].low[-2:]}",
    ]  # fmt: skip
    if speaker is not None:
        mention = unit.items[speaker.first].mention
        who = speaker.form if mention is None else mention.kind
        head = "head" if speaker.first == 0 or (COMMA | STRONG) & set(unit.before(speaker.first)) else "inside"
        signs += [f"who={who}", f"{head}", f"who+{head}={who}", f"{head}+rule={rule}"]
    if any(item.kind == "quote" for item in unit.items):
        signs.append("marks")
    signs.append(f"place={min(3, cue.first * 4 // len(unit.items))}")
    return signs


def _sort_at(unit: Unit, i: int, known: Lexicon) -> str:
    if not 0 <= i < len(unit.items):
        return "end"
    gap = unit.before(i).strip()[:1]
    return gap + _sort(unit, unit.items[i], i, known)


def _distance(unit: Unit, draft: Draft) -> str:
    assert draft.speaker is not None
    if draft.speaker.first >= draft.cue.last:
        return "behind"
    between = draft.cue.first - draft.speaker.last
    gap = unit.text[draft.speaker.span.end : unit.items[draft.cue.first].start]
    comma = "," if COMMA & set(gap) else ""
    return f"{min(between, 4)}{comma}" if between >= 0 else "behind"


def _before(unit: Unit, i: int, known: Lexicon) -> str:
    if i == 0:
        return "start"
    gap = unit.before(i).strip()
    if gap:
        return f"gap{gap[:1]}"
    return _sort(unit, unit.items[i - 1], i - 1, known)


def _opens(unit: Unit, i: int, known: Lexicon) -> str:
    gap = unit.before(i).strip() if i else ""
    return f"{gap[:1]}{_sort(unit, unit.items[i], i, known)}"


def _sort(unit: Unit, item: Item, i: int, known: Lexicon) -> str:
    if item.kind != "word":
        return item.kind if item.mention is None else item.mention.kind
    low = item.low
    for name, words in (
        ("infinitive", known.infinitive), ("that", known.that), ("whether", known.whether), ("article", known.articles),
        ("not", known.negators), ("finite", known.finite), ("preposition", known.prepositions), ("break", known.breaks),
        ("role", known.roles),
    ):  # fmt: skip
        if low in words:
            return "pronoun" if name == "article" and known.pronoun(low) else name
    if known.pronoun(low):
        return "pronoun"
    if low[:1].isdigit():
        return "number"
    if known.cue(unit.items, i) is not None:
        return "cue"
    return "Word" if item.word[:1].isupper() and i > 0 else "word"


def _clause(unit: Unit, draft: Draft, known: Lexicon) -> bool:
    for i in range(draft.first, min(draft.last, draft.first + 12)):
        if i > draft.first and (COMMA | STRONG) & set(unit.before(i)):
            break
        if known.finite.match(unit.items, i) or known.pronoun(unit.items[i].low):
            return True
    return False
