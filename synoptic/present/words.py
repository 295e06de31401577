"""The one table of words for what the records name: features, kinds, evidence; what is not in it shows its own name."""

from __future__ import annotations

from synoptic.records import Copy, Direction, Edit, Reason

_FEATURES = {
    "word 3-grams shared": "runs of three words in common",
    "containment": "share of the shorter text that stands in the other",
    "aligned sentences": "sentences that correspond, in order",
    "alignment z-score": "standard deviations by which that order beats chance",
    "length ratio spread": "spread of the sentences' length ratios (even in a translation)",
    "names shared": "names in common",
    "numbers shared": "numbers in common",
    "quotations shared": "quotations in common",
    "dates": "dates in common",
    "explicit credit": "the text credits its source",
    "publication time": "hours from one publication to the other",
    "name rendered as a word": "a name rendered as an ordinary word",
    "fragment translated in isolation": "a fragment translated without its context",
    "dropped hedge": "a hedge that the other text lacks",
    "superset": "sentences that only the one text has, while the other has none of its own",
    "longest shared run of words": "longest run of words in common",
    "text, one language": "likeness of the texts, of one language",
    "text, one script": "likeness of the texts, across languages",
    "text, two scripts": "likeness of the texts, across scripts",
    "names and figures": "likeness of names and figures",
    "days apart": "days between publication",
}
_SHARES = {"containment"}
_FLAGS = {"explicit credit", "name rendered as a word", "fragment translated in isolation", "dropped hedge"}

COPY_ROLES = {
    "verbatim": "verbatim copy of", "edited": "edited copy of", "excerpt": "excerpt of",
    "translation": "translation of",
}  # fmt: skip
PUBLISHED = {
    "stamp": "date stamp in the text", "metadata": "the page's metadata", "url": "the address",
    "dateline": "dateline of the text", "text": "the text itself", "sibling": "another article of the story",
}  # fmt: skip
FURNITURE = {
    "icons": "icon list", "share": "share line", "follow": "follow line", "comments": "comment box",
    "photo": "photo credit", "related": "related links", "stamp": "date stamp", "byline": "by-line",
    "title": "headline", "repeated": "repeated line", "other": "page furniture",
}  # fmt: skip

# What a reader must see first of what differs, wording last: who is held for a criminal, then figures, then whose
# words they are and how sure, then who and when.
_WEIGHTY = (
    "legal state", "number", "quotation", "attribution", "hedge", "name", "date", "characterisation", "passage",
)  # fmt: skip
FAULT = "translation fault"


def urgency(what: str) -> int:
    """Place of a difference of this sort among the differences; the smallest first."""
    return _WEIGHTY.index(what) if what in _WEIGHTY else len(_WEIGHTY)


def difference(what: str, kind: str, detail: str) -> str:
    """What differs, as a line is headed: "legal state dropped (suspected)", "quotation marks dropped"."""
    if what == FAULT:
        return detail or what
    if what == "quotation" and detail == "marks":
        return f"quotation marks {kind}"
    if what == "legal state" and detail:
        return f"{what} {kind} ({detail.replace(', ', ' → ')})"
    return f"{what} {kind}"


def passage(edit: Edit) -> str:
    """What became of a passage as a whole, where it is more than words: "condensed, moved"; else nothing."""
    told = [edit.kind] if edit.kind in {"condensed", "expanded", "merged", "split"} else []
    return ", ".join([*told, *(["moved"] if edit.moved else [])])


def reason(found: Reason) -> str:
    """A piece of evidence: "names in common: 4"."""
    label = _FEATURES.get(found.feature, found.feature)
    if found.feature in _SHARES and 0 <= found.value <= 1:
        return f"{label}: {percent(found.value)}"
    if found.feature in _FLAGS and found.value in {0, 1}:
        return label
    return f"{label}: {figure(found.value)}"


def figure(value: float) -> str:
    """A number as a reader wants it: 4, 14.2, 0.08."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.3g}" if abs(value) < 1000 else f"{value:,.0f}"


def percent(share: float) -> str:
    """A share: 86 %. Never 100 % of what is not whole, never 0 % of what is there."""
    whole = round(share * 100)
    if whole == 100 and share < 1:
        return "over 99 %"
    return "under 1 %" if whole == 0 and share > 0 else f"{whole} %"


def count(number: int, one: str, many: str | None = None) -> str:
    """A count with its noun: "1 copy", "2 copies"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def confidence(value: float) -> str:
    """How sure a decision is. The four words are a reading aid; the figure stands beside them."""
    word = "very likely" if value >= 0.95 else "likely" if value >= 0.8 else "possible" if value >= 0.5 else "doubtful"
    return f"{word} ({'over 0.99' if 0.995 <= value < 1 else f'{value:.2f}'})"


def kind(found: Copy) -> str:
    """What sort of copy it is, as a noun: "translation", "verbatim copy"."""
    return COPY_ROLES.get(found.kind, found.kind).removesuffix(" of")


def verdict(direction: Direction, origin: str, copy: str) -> str:
    """Which of two texts came first, in a sentence; `origin` and `copy` are what the page calls them."""
    if direction.verdict == "unclear":
        said = f"Which of {origin} and {copy} came first is unclear."
    else:
        said = f"The evidence says that {origin} is the earlier text, {odds(direction.log_odds)}."
    if not direction.unseen_parent:
        return said
    return said + f" An earlier version of {origin} that is not among the articles may be the parent as well."


def odds(log_odds: float) -> str:
    """Natural log-odds as a bet: "about 20 to 1"."""
    # e^6.9 is 1000; nobody reads a larger bet, and e^700 overflows.
    if abs(log_odds) > 6.9:
        return "more than 1,000 to 1" if log_odds > 0 else "less than 1 to 1,000"
    ratio = 2.718281828459045 ** abs(log_odds)
    shown = f"{ratio:.1f}" if ratio < 3 else f"{ratio:,.0f}"
    return f"about {shown} to 1" if log_odds >= 0 else f"about 1 to {shown}"


def leaning(found: Reason) -> str:
    """Whether a piece of evidence speaks for or against the decision, or is only shown beside it."""
    return "for" if found.weight > 0 else "against" if found.weight < 0 else "also"
