"""Who made an article and whom it cites: by-lines, credit lines, datelines, and agencies and media named in the text.

A name is taken where the text announces it (a word for "news agency" beside it, quotation marks after "reports", a
dateline, a credit line), or where it is known, from `languages/world/media.toml` or from another article of the same
pile that announced it, and stands beside a word of citing. Nothing is taken for its shape alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from synoptic.clean import phrases
from synoptic.clean.lines import Line, folded, is_capitalised
from synoptic.clean.names import (
    Kind,
    Word,
    at,
    capitalised,
    has_inner_capital,
    is_capital,
    is_cased,
    kind_of,
    lexicon,
    quoted,
    read,
    trimmed,
)
from synoptic.records import Credit, Furniture, Span
from synoptic.text import is_unspaced

_READ = 40_000
"""Characters of an article in which citations are looked for: agencies are named early; 99 % of news is shorter."""
_BEFORE, _AFTER = 5, 3
"""Words before and after a name among which a word of citing makes it a source."""
_TELLING = 9
"""Letters of a word for a medium that needs no word of citing beside it ("nyhetsbyrået", "news agency")."""
_PARENTHESES = re.compile(r"[（(\[【]\s*(?:©|\(c\))?\s*([^()（）\[\]【】\n]{2,60})\s*[)）\]】]", re.IGNORECASE)
_DATELINE = re.compile(
    r"(?P<place>[^\n(（:.!?]{2,60}?)[\s,.]*(?:[（(](?P<name>[^()（）\n]{2,40})[)）]|/(?P<slashed>[^/\n]{2,30})/)\s*"
    r"(?:[:：–—-]|\.\s?[–—-])"
)
_SHARED = re.compile(r"\s*(?:[/,、，;|+&]|\s[–—-]\s)\s*")


class Learned(NamedTuple):
    """The names that the pile's articles announce as an agency's or a medium's."""

    kinds: Mapping[str, Kind]
    words: Mapping[tuple[str, ...], Kind]
    """The same by their words."""
    unspaced: Mapping[str, Kind]
    """Those in scripts without spaces, and in Hangul, which joins particles."""


def learn(kinds: Mapping[str, Kind]) -> Learned:
    """These names ready to be looked for, once for all articles."""
    split = {tuple(word.text for word in read(name, 0, len(name))): kind for name, kind in kinds.items()}
    joined = {name: kind for name, kind in kinds.items() if is_unspaced(name) or "\uac00" <= name[0] <= "\ud7a3"}
    return Learned(kinds, split, joined)


NOTHING = Learned({}, {}, {})


def announced(text: str, lines: Sequence[Line], furniture: Sequence[Furniture]) -> dict[str, Kind]:
    """The names that this article announces as an agency's or a medium's; other articles of the pile may rely on it."""
    found = _once([*_in_text(text, NOTHING), *_in_lines(text, lines, furniture)])
    return {credit.name: credit.kind for credit in found if credit.kind != "author" and len(credit.name) >= 3}


def find(
    text: str, lines: Sequence[Line], furniture: Sequence[Furniture], *, learned: Learned, stated: Sequence[str]
) -> tuple[tuple[Credit, ...], tuple[Credit, ...]]:
    """Authors, and the agencies and media cited; sorted by where they stand. `stated` are the authors of metadata."""
    cited = _in_text(text, learned) + _in_lines(text, lines, furniture) + _in_furniture(lines, furniture, learned)
    cited = _once(cited)
    sources = {credit.name for credit in cited}
    authors: list[Credit] = []
    for credit in _bylines(lines, furniture):
        if credit.name in sources or credit.name in learned.kinds or _known(credit.name) is not None:
            cited.append(Credit(name=credit.name, kind=_known(credit.name) or "agency", span=credit.span))
        else:
            authors.append(credit)
    held = {folded(credit.name) for credit in authors}
    authors += [
        Credit(name=name, kind="author")
        for name in stated
        if folded(name) not in held and name not in sources and name not in learned.kinds and _known(name) is None
    ]
    return tuple(_once(authors)), tuple(_once(cited))


def _once(credits_: Iterable[Credit]) -> list[Credit]:
    """Each name once, where it first stands, in one of its forms."""
    ordered = sorted(credits_, key=lambda c: (c.span is None, c.span.start if c.span else 0, c.name))
    first: dict[str, Credit] = {}
    for credit in ordered:
        first.setdefault(credit.name, credit)
    return [credit for name, credit in first.items() if not any(_is_form(name, other) for other in first)]


def _is_form(name: str, other: str) -> bool:
    """Whether a name is but a form of the other: without spaces, what ends in it; its inflection; a part of it."""
    if name == other:
        return False
    longer = is_unspaced(name) and name.endswith(other)
    inflected = (
        len(other) >= 4 and name.startswith(other) and len(name) - len(other) <= 2 and name[len(other) :].islower()
    )
    return longer or inflected or f" {name} " in f" {other} "


def _known(name: str) -> Kind | None:
    known = lexicon()
    return known.names.get(tuple(name.split())) or known.unspaced.get(name)


def _in_text(text: str, learned: Learned) -> list[Credit]:
    """Names announced or cited in the running text."""
    known = lexicon()
    found = read(text, 0, min(len(text), _READ))
    marks = _marks(found)
    credits_: list[Credit] = []
    index = 0
    while index < len(found):
        role = at(found, index, known.roles)
        if role:
            span = _beside(text, found, index, role, marks)
            if span is not None:
                credits_.append(_credit(text, span, kind_of(found, index, role)))
        elif at(found, index, known.cites):
            span = _after_cite(text, found, index, at(found, index, known.cites))
            if span is not None:
                credits_.append(_credit(text, span, "medium"))
        else:
            credits_ += _named(text, found, index, learned.words, marks)
        index += 1
    return credits_ + _unspaced(text[:_READ], learned)


def _marks(found: Sequence[Word]) -> list[bool]:
    """For each word, whether it belongs to a phrase of citing."""
    known = lexicon()
    marks = [False] * len(found)
    words = list(found)
    for index in range(len(words)):
        count = max(at(words, index, known.cites), at(words, index, known.tells))
        for inside in range(index, index + count):
            marks[inside] = True
    return marks


def _is_cited(marks: Sequence[bool], first: int, last: int) -> bool:
    return any(marks[max(0, first - _BEFORE) : first]) or any(marks[last : last + _AFTER])


def _credit(text: str, span: tuple[int, int], kind: Kind) -> Credit:
    start, end = trimmed(text, *span)
    name = text[start:end]
    return Credit(name=name, kind=_known(name) or kind, span=Span(start=start, end=end))


def _beside(text: str, found: list[Word], index: int, role: int, marks: Sequence[bool]) -> tuple[int, int] | None:
    """The name beside the words for an agency or medium: after them, or before."""
    last = found[index + role - 1]
    cited = _is_cited(marks, index, index + role)
    telling = role > 1 or len(last.key) >= _TELLING
    named = quoted(text, last.end)
    if named is not None:
        return named
    after = index + role
    if not is_cased(last.text):
        return _caseless(text, found, after, marks)
    if after < len(found) and text[last.end : found[after].start] in (" ", "\u00a0"):
        run = capitalised(text, found, after)
        apart = len(found[after].text) >= 5 and not marks[after]
        if not run and cited and apart and text[found[after].end : found[after].end + 1] == " ":
            run = capitalised(text, found, after + 1)
            named = quoted(text, found[after].end)
        if named is not None:
            return named
        if run and (cited or telling or _is_cited(marks, index, after + len(run))):
            return run[0].start, run[-1].end
    return _before(text, found, index, marks) if not is_capital(found[index].text) else None


def _before(text: str, found: list[Word], index: int, marks: Sequence[bool]) -> tuple[int, int] | None:
    if index == 0 or text[found[index - 1].end : found[index].start] not in (" ", "\u00a0"):
        return None
    known = lexicon()
    run = capitalised(text, found, index - 1, backwards=True)
    while run and run[0].key in known.starters:
        run = run[1:]
    if not run or any(word.key in known.demonyms for word in (run[0], run[-1])):
        return None
    clear = len(run) >= 2 or has_inner_capital(run[0].text) or _known(run[0].text) is not None
    first = index - len(run)
    return (run[0].start, run[-1].end) if clear and _is_cited(marks, first, index + 1) else None


def _caseless(text: str, found: list[Word], after: int, marks: Sequence[bool]) -> tuple[int, int] | None:
    """In a script without case: up to two words and a quoted name, or up to three words before a word of citing."""
    for count in range(1, 4):
        if after + count > len(found) or "\n" in text[found[after - 1].end : found[after + count - 1].end]:
            return None
        named = quoted(text, found[after + count - 1].end)
        if named is not None and count < 3:
            return named
        gap = text[found[after - 1].end : found[after + count - 1].start]
        if re.search(r"[,.;:!?।॥،؛؟۔()«»\"“”\n–—]", gap) is not None or marks[after + count - 1]:
            return None
        if after + count < len(found) and marks[after + count]:
            return found[after].start, found[after + count - 1].end
    return None


def _after_cite(text: str, found: list[Word], index: int, count: int) -> tuple[int, int] | None:
    """A name in quotation marks right after a word of citing, or one in another script than that word."""
    last = found[index + count - 1]
    named = quoted(text, last.end)
    if named is not None:
        return named if is_cased(last.text) else None
    after = index + count
    if (
        after >= len(found)
        or text[last.end : found[after].start] != " "
        or last.text.isascii()
        or last.key[0] < "\u0370"
    ):
        return None
    run = capitalised(text, found, after)
    return (run[0].start, run[-1].end) if run and run[0].text[0] < "\u0370" else None


def _named(
    text: str, found: list[Word], index: int, taught: Mapping[tuple[str, ...], Kind], marks: Sequence[bool]
) -> list[Credit]:
    """A known name beside a word of citing."""
    known = lexicon().names
    for count in range(min(4, len(found) - index), 0, -1):
        end = trimmed(text, found[index + count - 1].start, found[index + count - 1].end)[1]
        key = (*(word.text for word in found[index : index + count - 1]), text[found[index + count - 1].start : end])
        kind = taught.get(key) or known.get(key)
        if kind is not None and _is_cited(marks, index, index + count):
            return [
                Credit(name=text[found[index].start : end], kind=kind, span=Span(start=found[index].start, end=end))
            ]
    return []


def _unspaced(text: str, learned: Learned) -> list[Credit]:
    """Names in scripts without spaces (and Hangul, which joins particles): quoted, ended like an agency's, or known."""
    known = lexicon()
    credits_: list[Credit] = []
    for match in re.finditer(r"[《『「]([^《》『』「」\n、。，]{2,20})[》』」]", text):
        before = text[max(0, match.start() - 4) : match.start()]
        told = known.cited.match(text, match.end())
        role = known.endings.search(before)
        if (told and (before.endswith(("据", "據")) or len(told[0]) > 1) and text[match.start()] != "「") or (
            role is not None and role.end() == len(before)
        ):
            credits_.append(_credit(text, match.span(1), "medium"))
    ends = known.endings.pattern
    name = rf"(?:^|(?<=[\s，。、；：（(「“！？据據]))(?![据據])[\u3040-\u30ff\u4e00-\u9fffA-Za-zー]{{1,8}}?(?:{ends})"
    for match in re.finditer(name, text, re.MULTILINE):
        told = known.cited.match(text, match.end())
        if told is not None and len(match[0]) >= 3:
            credits_.append(_credit(text, match.span(), "agency"))
    for written, kind in {**known.unspaced, **learned.unspaced}.items():
        start = text.find(written)
        around = text[max(0, start - 6) : start] + "\n" + text[start + len(written) : start + len(written) + 8]
        if start >= 0 and known.cited.search(around) is not None:
            credits_.append(_credit(text, (start, start + len(written)), kind))
    return credits_


def _in_lines(text: str, lines: Sequence[Line], furniture: Sequence[Furniture]) -> list[Credit]:
    """Credit lines ("(NTB)", "Source: NTB") and datelines ("OSLO (NTB) –")."""
    marked = {f.span.start: f.kind for f in furniture}
    credits_: list[Credit] = []
    prose = 0
    for line in lines:
        if len(line.text) <= 120 and (whole := _PARENTHESES.fullmatch(line.text)) is not None:
            credits_ += _sources(text, line.start + whole.start(1), whole[1])
        opened = phrases.opening(line.text[:120], line.words) if line.words else None
        if opened is not None and opened[0] in phrases.index().labels and len(line.text) <= 120:
            match = re.compile(r"\s*[:：]\s*").match(line.text, opened[2])
            if match is not None:
                credits_ += _sources(text, line.start + match.end(), line.text[match.end() :])
        if line.start not in marked and prose < 8:
            prose += 1
            credits_ += _dateline(text, line)
    return credits_


def _dateline(text: str, line: Line) -> list[Credit]:
    match = _DATELINE.match(line.text[:160])
    if match is None or len(match["place"].split()) > 6 or not _is_place(match["place"]):
        return []
    group = "name" if match["name"] else "slashed"
    return _sources(text, line.start + match.start(group), match[group])


def _is_place(text: str) -> bool:
    first = text.strip().lstrip("+*•– ")[:1]
    return first != "" and not first.islower() and is_capitalised(re.split(r"[,/]", text)[0]) | (not is_cased(first))


def _sources(text: str, start: int, names: str) -> list[Credit]:
    """The agencies in a credit: names between slashes and commas, but not initials, dates, or words of the page."""
    credits_ = []
    at_ = 0
    for piece in [*_SHARED.split(names)]:
        bare = piece.strip(' .。«»„“”"()（）')
        begin = names.index(bare, at_) if bare else 0
        at_ = begin + len(bare) if bare else at_
        if _is_source(bare):
            credits_.append(_credit(text, (start + begin, start + begin + len(bare)), "agency"))
    return credits_


def _is_source(name: str) -> bool:
    if not 2 <= len(name) <= 40 or any(c.isdigit() or c in ":：" for c in name) or len(name.split()) > 4:
        return False
    if _known(name) is not None:
        return True
    if "".join(folded(name)) in phrases.index().kinds or folded(name) in lexicon().roles:
        return False
    initials = name.islower() and len(name) < 3
    return not initials and (is_capitalised(name) or not is_cased(name[0]) or (name.islower() and len(name) <= 5))


def _in_furniture(lines: Sequence[Line], furniture: Sequence[Furniture], learned: Learned) -> list[Credit]:
    """Known names in short lines of furniture: "Cairo – MENA", "Agencies / Reuters"."""
    starts = {f.span.start for f in furniture if f.kind in ("byline", "repeated", "other", "stamp")}
    credits_ = []
    for line in lines:
        if line.start not in starts or len(line.text) > 80:
            continue
        for piece in _SHARED.split(line.text):
            bare = piece.strip(" .()")
            kind = (learned.kinds.get(bare) or _known(bare)) if len(bare) < len(line.text) else None
            if kind is not None:
                at_ = line.start + line.text.index(bare)
                credits_.append(Credit(name=bare, kind=kind, span=Span(start=at_, end=at_ + len(bare))))
    return credits_


def _bylines(lines: Sequence[Line], furniture: Sequence[Furniture]) -> list[Credit]:
    """The names in by-lines; of two signatures below one another, the second is a place."""
    marked = {f.span.start: f for f in furniture if f.kind in ("byline", "stamp")}
    authors: list[Credit] = []
    signed = -2
    for number, line in enumerate(lines):
        mark = marked.get(line.start)
        if mark is None or not line.words:
            continue
        opened = phrases.opening(line.text, line.words)
        if opened is not None and (opened[0] in phrases.index().labels or opened[2] == len(line.text)):
            continue
        if mark.kind == "stamp" and (opened is None or phrases.index().kinds[opened[0]] != "byline"):
            continue
        if mark.rule.startswith("a signature") and signed == number - 1:
            continue
        signed = number if mark.rule.startswith("a signature") else signed
        begin = opened[2] if opened is not None and phrases.index().kinds[opened[0]] == "byline" else 0
        authors += _authors(line, begin, whole=mark.rule.startswith("closes with what"))
    return authors


def _authors(line: Line, begin: int, *, whole: bool) -> list[Credit]:
    rest = re.split(r"\s*[(（|]", line.text[begin:])[0]
    joins = phrases.index().joins
    pieces: list[tuple[int, int]] = []
    start = 0
    for match in re.finditer(r"\s*[,/;&]\s*|\s+\w{1,4}\s+", rest):
        word = match[0].strip(" ,/;&")
        if not word or "".join(folded(word)) in joins:
            pieces.append((start, match.start()))
            start = match.end()
    pieces.append((start, len(rest)))
    credits_ = []
    for first, last in pieces:
        raw = rest[first:last]
        name = raw.strip(" :：–—-.・")
        shaped = len(name.split()) <= 5 and (whole or is_capitalised(name) or not is_cased(name[:1] or "a"))
        if 2 <= len(name) <= 60 and shaped and ("".join(folded(name)) not in phrases.index().roles or len(pieces) == 1):
            at_ = line.start + begin + first + raw.index(name)
            credits_.append(Credit(name=name, kind="author", span=Span(start=at_, end=at_ + len(name))))
    return credits_
