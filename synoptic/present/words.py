"""The one table of words for what the records name: features, kinds, evidence; what is not in it shows its own name."""

from __future__ import annotations

from synoptic.records import Copy, Direction, Edit, Reason, Relation

_FEATURES = {
    "word 3-grams shared": "runs of three words in common",
    "containment": "share of the shorter text that stands in the other",
    "aligned sentences": "sentences that correspond, in order",
    "sentences told alike": "sentences that say the same, in order",
    "lesser share told alike": "how much of the one text these are, at least",
    "greater share told alike": "how much of the one text these are, at most",
    "told in one order": "share of such sentences that stand in one order",
    "order beyond chance": "how far that order beats chance",
    "lengths in step": "how evenly their lengths agree",
    "facts in common": "how many of its names and figures the other has",
    "sentences alike": "likeness of the sentences",
    "names and figures alike": "likeness of names and figures",
    "lesser share in the same words": "how much stands in the other word for word, at least",
    "greater share in the same words": "how much stands in the other word for word, at most",
    "longest run in common": "longest run of words in common",
    "sentences kept to the letter": "share of sentences kept to the letter",
    "wording alike": "likeness of the wording where sentences correspond",
    "both carry one agency": "both carry the text of one agency",
    "names shared": "names in common",
    "numbers shared": "numbers in common",
    "quotations shared": "quotations in common",
    "dates": "dates in common",
    "explicit credit": "the text credits its source",
    "publication time": "hours from one publication to the other",
    "name rendered as a word": "a name rendered as an ordinary word",
    "fragment translated in isolation": "a fragment translated without its context",
    "style: length": "length of the two, in spreads from what is usual",
    "style: variety": "variety of words, in spreads from what is usual",
    "style: commas": "commas, in spreads from what is usual",
    "style: traces": "traces of the other's language, in spreads from what is usual",
    "style: words": "common words that native writers favour, in spreads",
    "dropped hedge": "a hedge that the other text lacks",
    "superset": "sentences that only the one text has, while the other has none of its own",
    "longest shared run of words": "longest run of words in common",
    "text, one language": "likeness of the texts, of one language",
    "text, one script": "likeness of the texts, across languages",
    "text, two scripts": "likeness of the texts, across scripts",
    "names and figures": "likeness of names and figures",
    "days apart": "days between publication",
    "same address": "the same address",
    "same slug at one outlet": "the same outlet, and the same name in the address",
    "versions between them": "versions between them",
    "read at its address": "hours from one reading of the address to the other",
    "last change": "hours from one last change, as stated, to the other",
    "note of a correction": "a note of a correction that the other text lacks",
    "the later version has all and more": "sentences more, while nothing is missing",
    "credit to a source not among the articles": "articles that carry its credit",
    "shared passages that no one article has all of": "passages that several articles share and no one has all of",
}
_SHARES = {
    "containment", "lesser share told alike", "greater share told alike", "told in one order",
    "lengths in step", "facts in common",
    "lesser share in the same words", "greater share in the same words", "sentences kept to the letter",
    "wording alike",
}  # fmt: skip
_FLAGS = {
    "both carry one agency",
    "explicit credit",
    "name rendered as a word",
    "fragment translated in isolation",
    "dropped hedge",
    "same address",
    "same slug at one outlet",
    "versions between them",
    "note of a correction",
}

COPY_ROLES = {
    "verbatim": "verbatim copy of", "edited": "edited copy of", "excerpt": "excerpt of",
    "rewrite": "rewrite of", "translation": "translation of", "revision": "later version of",
}  # fmt: skip
RELATIONS = {
    "verbatim": "one text, word for word", "edited": "one is an edited copy of the other",
    "excerpt": "one has passages of the other", "rewrite": "one text in two wordings",
    "translation": "one text in two languages", "common source": "both made from one source",
    "same event": "reports of the same event, each its own", "unrelated": "unrelated", "unsure": "cannot tell",
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


def relation(found: Relation) -> str:
    """What two articles are to each other: "reports of the same event, each its own: likely (0.88)"."""
    likeliest = f"{RELATIONS[found.likeliest]}: {confidence(found.confidence)}"
    return f"cannot tell; nearest is {likeliest}" if found.label == "unsure" else likeliest


def descent(found: Copy, origin: str) -> str:
    """How one article was made from another: the kind, how much, and which came first, with the odds."""
    if found.direction.verdict == "unclear":
        made = f"{kind(found)} of {origin}, or the reverse"
        first = "which came first is unclear"
    else:
        made = f"{COPY_ROLES.get(found.kind, found.kind)} {origin}"
        caution = ", or an earlier version of it that is not here," if found.direction.unseen_parent else ""
        first = f"{origin}{caution} came first, {odds(found.direction.log_odds)}"
    shares = f"{percent(found.share_of_copy)} of it from {origin}, {percent(found.share_of_origin)} of {origin} in it"
    return f"{made}: {shares}; {first}"


def common(found: Copy, origin: str, copy: str) -> str:
    """What two articles have in common that are no copies of each other."""
    first = "which came first is unclear"
    if found.direction.verdict != "unclear":
        first = f"{origin} came first, {odds(found.direction.log_odds)}"
    of_copy, of_origin = percent(found.share_of_copy), percent(found.share_of_origin)
    return f"{copy} and {origin}: {of_copy} of {copy} stands in {origin}, {of_origin} of {origin} in {copy}; {first}"


def source(name: str | None) -> str:
    """What to call a source that is not among the articles."""
    return f"{name}, not among the articles" if name else "a source that no article names, not among the articles"


READINGS = {
    "earlier": "has the earlier reading", "later": "has the later reading", "unclear": "cannot be told",
}  # fmt: skip


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
    # e^4.6 is 100: no bench has enough pairs to bear out a larger bet, and e^700 overflows.
    if abs(log_odds) > 4.6:
        return "more than 100 to 1" if log_odds > 0 else "less than 1 to 100"
    ratio = 2.718281828459045 ** abs(log_odds)
    shown = f"{ratio:.1f}" if ratio < 3 else f"{ratio:,.0f}"
    return f"about {shown} to 1" if log_odds >= 0 else f"about 1 to {shown}"


def leaning(found: Reason) -> str:
    """Whether a piece of evidence speaks for or against the decision, or is only shown beside it."""
    return "for" if found.weight > 0 else "against" if found.weight < 0 else "also"
