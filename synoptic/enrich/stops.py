"""Whether a mark ends its sentence: by the word before it, what closes with it, and how the text goes on.

The rules are general; the words in them (abbreviations, beginnings of sentences, reporting words) come from
`[sentences]` of the language's file. They follow what Kiss & Strunk (2006, Punkt) found decisive: the kind of unit
before a full stop, the case of the next word, and whether that word is one that often begins sentences.
"""

from __future__ import annotations

import functools
import re

from synoptic import languages
from synoptic.records import record
from synoptic.text import is_unspaced

# Marks that end a sentence and do nothing else, with or without a space after them: Unicode's Sentence_Terminal
# without the marks of Latin, Greek and Arabic text, without Burmese "၊" (a comma), with the Khmer and Tibetan ones.
_PLAIN = (
    "\u0589\u0700-\u0702\u07f9\u0837\u0839\u083d\u083e\u0964\u0965\u0f0d\u0f0e\u104b\u1362\u1367\u1368\u166e\u1735"
    "\u1736\u17d4\u17d5\u1803\u1809\u1944\u1945\u1aa8-\u1aab\u1b5a\u1b5b\u1b5e\u1b5f\u1c3b\u1c3c\u1c7e\u1c7f\u2e2e"
    "\u2e3c\u3002\ua4ff\ua60e\ua60f\ua6f3\ua6f7\ua876\ua877\ua8ce\ua8cf\ua92f\ua9c8\ua9c9\uaa5d-\uaa5f\uaaf0\uaaf1"
    "\uabeb\ufe56\ufe57\uff01\uff1f\uff61"
)
# Marks that end a sentence only where what follows agrees.
_OPEN = ".!?…．﹒\u061d-\u061f\u06d4‼⁇⁈⁉\u2cf9-\u2cfb"
_TURNS = "\u200e\u200f\u202c\u2069"  # end a change of direction: they belong to what they close
_CLOSING = _TURNS + r"\)\]}」』）】〉》〕］｝”’›»"
_EITHER = "\"'“‘«‹"  # opens one language's quotation and closes another's: closing where no word follows at once
_PLAIN_MARK = re.compile(f"[{_PLAIN}]")
_BRACKETS = {")": "(", "]": "[", "}": "{", "）": "（", "］": "［", "】": "【", "〕": "〔"}
_QUOTES = frozenset("”’›»\"'“‘«‹」』")
_LEAD = r"\"'“”„‚«»‹›‘’「『（(\[{〈《【¿¡–—―‒\-•●▪■◆*·\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
_NEXT = re.compile(rf"([\s{_LEAD}]*)([^\W_]\w*)?")
_GOES_ON = frozenset(",;:，、；：،؛%/\\&+=@|~^`°)]}」』）】〉》〕］｝")
_PARTS = re.compile(r"[.'’]")  # "prof.dr", "l'on"
_FIGURE = re.compile(r"(?:\d{1,4}\.?[-–/])?\d{1,4}")
_ASKED = re.compile("[!?…！？؟]")
_SHORT_REST = re.compile('[^.!?…。！？؟,،，:：“„«「"]{0,24}(?:[.!…。！]|$)')
_ROMAN = re.compile(r"[IVXLC]+")
_EAST_ASIAN = re.compile(
    "[\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_SPELT_TOGETHER = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")  # no spaces between words: nothing seen
_ADDRESS = frozenset("./@:_\\")
_OPENS_SPEECH = frozenset('"“”„«»‹›‘「『¿¡–—―•')
_OPENERS = "¿¡•●▪■◆"
_BREAKS = re.compile(r"[\s\"“”„‚«»‹›‘「『（(\[{¿¡—―‒，、]+")
_MARKER_REACH = 8  # a list's marker, or an opening bracket, with the space before it
_TOKEN_REACH = 40  # characters looked back for the word before a full stop: longer than any abbreviation
_BRACKET_REACH = 400  # characters looked back for the bracket that a closing one answers
_SAYING_REACH = 40  # characters after a quotation in which a reporting word makes it go on: a name with its title


@record
class Rules:
    """What one language knows of sentence ends, ready for use."""

    candidates: re.Pattern[str]
    """A run of marks with the quotes and brackets that close after it."""
    said: languages.Sentences
    """What the language's file says; the sets below are made of it."""
    abbreviations: frozenset[str]
    final: frozenset[str]
    counted: frozenset[str]
    months: frozenset[str]
    starters: frozenset[str]
    reporting: re.Pattern[str] | None


@functools.cache
def rules(code: str) -> Rules:
    """The rules of the language with this code; general ones where it has no file."""
    known = languages.load(code) if code in languages.codes() else None
    said = known.sentences if known else languages.Sentences()
    months = frozenset(form for month in known.moments.months for form in month) if known else frozenset()
    marks = _PLAIN + _OPEN + "".join(map(re.escape, said.ends))
    closing = rf"(?:[{_CLOSING}]|[{_EITHER}](?!\w)|[ \u00a0\u202f][)\]»›”’](?!\w)|\[\d{{1,3}}\])"
    return Rules(
        candidates=re.compile(rf"[{marks}]+(?:{closing}+[{marks}]*)*"),
        said=said,
        abbreviations=frozenset(said.abbreviations),
        final=frozenset(said.final),
        counted=frozenset(said.counted) | months,
        months=months,
        starters=frozenset(said.starters),
        reporting=_reporting(said.reporting) if said.reporting else None,
    )


def _reporting(forms: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(forms, key=lambda form: (-len(form), form))
    words = "|".join(re.escape(f) if is_unspaced(f) else rf"(?<!\w){re.escape(f)}(?!\w)" for f in longest)
    return re.compile(rf"[^.!?…。！？؟,،，“”„«»「」\"]{{0,{_SAYING_REACH}}}?(?:{words})")


@record
class Mark:
    """A run of marks in the sentence that began at `begin`: `text[here:after]`, in a line that ends at `end`."""

    begin: int
    here: int
    after: int
    end: int


def ends(text: str, mark: Mark, rules: Rules) -> bool:
    """Whether the sentence ends with this run of marks."""
    begin, here, after, end = mark.begin, mark.here, mark.after, mark.end
    run = text[here:after].rstrip(_TURNS)
    lead, word = _ahead(text, after, end)
    if word is None and text[after + len(lead) : after + len(lead) + 1] in _GOES_ON:
        return False
    if run[-1] in _BRACKETS and not _whole_bracket(text, begin, here + len(run)):
        return False
    if run[-1] in _QUOTES and _goes_on_reporting(text, mark, word, rules):
        return False
    if _PLAIN_MARK.search(run):
        return True
    if not text[after].isspace():
        return _ends_glued(text, mark, lead, word)
    if word is not None and _is_lower(word[0]):
        return not set(_OPENERS).isdisjoint(lead)
    if run == ".":
        return _full_stop_ends(text, mark, lead, word or "", rules)
    if run[-1] in "….‥" and text[here - 1].isspace():  # "we ... Smith": words left out
        return (word or "").lower() in rules.starters
    return True


def _ahead(text: str, start: int, end: int) -> tuple[str, str | None]:
    match = _NEXT.match(text, start, end)
    assert match is not None  # it matches the empty text
    return match.group(1), match.group(2)


def _is_lower(char: str) -> bool:
    # Georgian's everyday letters count as lower case in Unicode, but its sentences begin with them.
    return char.islower() and not "\u10d0" <= char <= "\u10ff"


def _whole_bracket(text: str, begin: int, closed: int) -> bool:
    """Whether a bracket that closes just before `closed` holds a sentence of its own: it opened with the sentence."""
    opening = text.rfind(_BRACKETS[text[closed - 1]], max(begin, closed - _BRACKET_REACH), closed)
    return opening < 0 or (opening - begin <= _MARKER_REACH and not text[begin:opening].strip())


def _goes_on_reporting(text: str, mark: Mark, word: str | None, rules: Rules) -> bool:
    """Whether a closed quotation is followed by who said it: “Why?” Smith asked; 「…。」と述べた."""
    here, after, end = mark.here, mark.after, mark.end
    if text.startswith(rules.said.particles, after, end):
        return True
    if rules.reporting is None or word is None or word.lower() in rules.starters:
        return False
    said = rules.reporting.match(text, after, end)
    # After a full stop only a short clause of its own is one ("…。”他说。"); "他说，……" tells something new.
    return said is not None and (
        _ASKED.search(text, here, after) is not None or _SHORT_REST.match(text, said.end(), end) is not None
    )


def _ends_glued(text: str, mark: Mark, lead: str, word: str | None) -> bool:
    """Whether a sentence ends where no space follows ("gone.The"): not in figures, addresses, acronyms."""
    begin, here, after = mark.begin, mark.here, mark.after
    if word is None:
        return False
    if text[after - 1] in "?!" and (_EAST_ASIAN.match(text, after) or _EAST_ASIAN.match(text, here - 1)):
        return True
    tail = text[max(begin, here - 3) : here]
    if len(tail) < 3 or not tail.isalpha() or tail != tail.lower() or _SPELT_TOGETHER.search(tail):
        return False
    unit = _token(text, begin, here)
    if not _ADDRESS.isdisjoint(unit):
        return False
    cased = word[0].lower() != word[0].upper() and not "\u10d0" <= word[0] <= "\u10ff"
    if cased:
        return word[0].isupper() and word[1:2].islower()
    return not lead and text[after - 1] not in _QUOTES and len(word) > 2 and word[0].isalpha()


def _full_stop_ends(text: str, mark: Mark, lead: str, word: str, rules: Rules) -> bool:
    """Whether one full stop before a space ends the sentence, or belongs to an abbreviation, initial or ordinal."""
    begin, here = mark.begin, mark.here
    unit = _token(text, begin, here)
    key = unit.lower()
    last = _PARTS.split(key)[-1]
    word_end = mark.after + len(lead) + len(word)
    initial = len(word) == 1 and text.startswith(".", word_end, mark.end)  # "И. И. Петров": not "and"
    starts = not _OPENS_SPEECH.isdisjoint(lead) or (word.lower() in rules.starters and not initial)
    if here - begin <= _MARKER_REACH and text[begin:here].strip() == unit and (unit.isdigit() or len(unit) == 1):
        return False  # "1. The first point"
    if key in rules.abbreviations or (last in rules.abbreviations and key not in rules.final):
        return False
    if key in rules.counted and (word[:1].isdigit() or _ROMAN.fullmatch(word)):
        return False
    if _FIGURE.fullmatch(unit):
        return _figure_ends(unit, word, starts, rules)
    if key in rules.final or last in rules.final or _is_acronym(unit):
        return starts
    if len(unit) == 1 and unit.isalpha() and unit < "\u0e00":  # an initial; a letter, not a syllable
        return starts
    if rules.said.ordinals and _ROMAN.fullmatch(unit):
        return starts
    return True


def _is_acronym(unit: str) -> bool:
    """Whether it is letters with full stops between them ("U.S", "т.е", "यू.एस": a letter may carry vowel signs)."""
    pieces = unit.split(".")
    longest = 2 if unit.lower() != unit.upper() else 3
    return len(pieces) > 1 and all(piece and len(piece) <= longest and piece[0].isalpha() for piece in pieces)


def _figure_ends(unit: str, word: str, starts: bool, rules: Rules) -> bool:
    if word.lower() in rules.months:
        return False
    if not rules.said.ordinals or not unit.isdigit() or len(unit) > 3:  # a score, a range; four figures: a year
        return True
    return starts and not word[:1].isdigit()


def _token(text: str, begin: int, here: int) -> str:
    """The word that ends at `here`, without the brackets, quotes and commas before it."""
    return _BREAKS.split(text[max(begin, here - _TOKEN_REACH) : here])[-1]
