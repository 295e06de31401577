"""What Hypothesis draws: any record of any kind, and texts that a scraper might bring home."""

from __future__ import annotations

import dataclasses
import types
from datetime import UTC, date, datetime
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from synoptic import records

KINDS: tuple[type[Any], ...] = tuple(
    kind for kind in vars(records).values() if isinstance(kind, type) and dataclasses.is_dataclass(kind)
)

TEXT = st.text(st.characters(codec="utf-8"), max_size=12)
_PLAIN: dict[object, st.SearchStrategy[Any]] = {
    str: TEXT,
    int: st.integers(0, 1 << 53),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    date: st.dates(),
    datetime: st.datetimes(timezones=st.just(UTC)),
    type(None): st.none(),
}


def any_of(kind: type[Any]) -> st.SearchStrategy[Any]:
    """Any record of this kind that its field types allow."""
    return st.builds(kind, **{name: _of(hint) for name, hint in get_type_hints(kind).items()})


def _of(hint: Any) -> st.SearchStrategy[Any]:
    parts = get_args(hint)
    if hint in _PLAIN:
        return _PLAIN[hint]
    if get_origin(hint) is Literal:
        return st.sampled_from(parts)
    if get_origin(hint) in {types.UnionType, Union}:
        return st.one_of(*map(_of, parts))
    if get_origin(hint) is tuple and parts[-1] is Ellipsis:
        return st.lists(st.deferred(lambda: _of(parts[0])), max_size=2).map(tuple)
    if get_origin(hint) is tuple:
        return st.tuples(*map(_of, parts))
    return any_of(hint)


_PIECES = (
    "Mayor Åse Bjørnstad said on Tuesday that the bridge “will stay closed” for 14 days.",
    "Le maire, Hélène Delcourt, a déclaré mardi : « La sécurité d’abord »",
    "قالت وزيرة النقل ليلى حداد إن الجسر سيغلق أسبوعين",
    "市长李建国星期二宣布，大桥将关闭两个星期。“安全第一。”",
    "Мэр Озёрска Пётр Дёмин заявил: «Мы обязаны»",
    "नगर प्रमुख ने मंगलवार को कहा कि पुल बंद रहेगा।",
    "e\u0301te\u0301 a\u030angstro\u0308m", "ไฟฟ้าดับเมื่อวันจันทร์", "שלום עולם",
    "13 March 2031, 10:42", "1,250.50 kg", "3–4 %", "٣٥٠", "第12回", "No. 5", "e.g.", "U.S.", "9/11", "12:61",
    "“", "”", "«", "»", "「", '"', "'", "–", "—", "...", "…", "。", "؟", "!", "?", ".", ":", ";", "(", ")", "|", "©",
    " ", "\n", "\n\n", "\t", "\r", "\u00a0", "\u2028", "\x00", "\x1b[31m", "\u200b", "\u200d", "\u202e", "\u2066",
    "\u0301\u0301", "\ufeff", "\ufffd", "<b>", "</script>", "&amp;", "𝔘𝔫𝔦", "👩‍🚒", "ß", "İ", "ﬁ", "Ａ１",
)  # fmt: skip

NEWS = st.lists(st.one_of(st.sampled_from(_PIECES), TEXT), min_size=1, max_size=24).map(" ".join)
"""Pieces of news in many scripts, torn up and mixed with what breaks parsers."""
