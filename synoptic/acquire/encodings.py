"""Bytes -> text, whatever encoding they are in; nothing is lost in silence.

The order of belief: a byte order mark; the zeros of UTF-16 and UTF-32 without one; well-formed UTF-8 (legacy text
is hardly ever that by chance, whatever a server declares); what was declared, if it then reads like a language (servers
declare their default); then detection (`detection`).
The text kept is the decoded text with LF line ends. Bytes that mean nothing, NULs and lone surrogates become
U+FFFD, one each; text of which more than one character in twenty would be U+FFFD is `Unusable`.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from synoptic.acquire import detection
from synoptic.acquire.unusable import Unusable

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Declared names mean what browsers take them to mean (WHATWG Encoding Standard): pages that declare ISO-8859-1 use
# the wider Windows code page. Only these are obeyed: Python also knows "encodings" that run escapes or unpack.
_MEANT = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "hz": "hz", "big5": "big5hkscs",
    "big5hkscs": "big5hkscs", "cp950": "big5hkscs", "shift_jis": "cp932", "cp932": "cp932", "euc_jp": "euc_jp",
    "iso2022_jp": "iso2022_jp_2", "iso2022_kr": "iso2022_kr", "euc_kr": "cp949", "cp949": "cp949", "johab": "johab",
    "koi8-r": "koi8_u", "koi8-u": "koi8_u", "cp866": "cp866", "mac-roman": "mac_roman", "mac-cyrillic": "mac_cyrillic",
    "utf-8": "utf-8", "utf-16": "utf-16", "utf-16-le": "utf-16-le", "utf-16-be": "utf-16-be", "utf-32": "utf-32",
    **{f"iso8859-{part}": f"iso8859_{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    **{f"cp{page}": f"cp{page}" for page in (874, *range(1250, 1259))},
}  # fmt: skip
_LABELS = {"x-sjis": "cp932", "windows-31j": "cp932", "x-gbk": "gb18030", "ks_c_5601-1987": "cp949",
           "windows-874": "cp874", "x-euc-jp": "euc_jp", "x-mac-cyrillic": "mac_cyrillic", "macintosh": "mac_roman",
           "iso-8859-8-i": "iso8859_8", "unicode": "utf-16-le"}  # fmt: skip

_UNREADABLE_SHARE = 0.05
"""Share of replaced characters above which the text is not one: the limit that the house sets for acquired text."""

_BROKEN_UTF8 = 10
"""Well-formed UTF-8 sequences per bad byte from which damaged UTF-8 is believed: in legacy text of any encoding tried,
well-formed sequences are rarer than bad bytes."""

_PLAIN_OR_ZERO = bytes([0, 9, 10, 12, 13, *range(32, 127)])

_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)


def decode(data: bytes, *, declared: tuple[str, ...] = ()) -> str:
    """The text these bytes hold; `Unusable` where they hold none or it cannot be read."""
    return tidy(_decode(data, declared))


def tidy(text: str) -> str:
    """Decoded text as it is kept: LF line ends, U+FFFD for NULs and lone surrogates; `Unusable` if too much is lost."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")
    text = repair(text)
    if not text.strip():
        raise Unusable("empty", "no bytes" if not text else "nothing but space")
    lost = text.count("\ufffd")
    if lost > _UNREADABLE_SHARE * len(text):
        raise Unusable("unreadable", f"{100 * lost / len(text):.0f} % of the characters cannot be decoded")
    return text


def repair(text: str) -> str:
    """The text with surrogate pairs joined and lone surrogates (JSON and file names can hold them) as U+FFFD."""
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def known(label: str | None) -> str | None:
    """The codec that a declared label means; None where it means none that we obey."""
    if label is None or not label.isascii() or "\0" in label:
        return None
    name = label.strip(" \t\r\n\"'").lower()
    if name in _LABELS:
        return _LABELS[name]
    try:
        return _MEANT.get(codecs.lookup(name).name)
    except LookupError:
        return None


def unicode_form(head: bytes) -> str | None:
    """The UTF form that a byte order mark or the pattern of zeros shows; None for anything else."""
    for mark, form in _MARKS:
        if head.startswith(mark):
            return form
    zeros = head.count(b"\x00")
    if zeros == 0 or (zeros < len(head) // 3 and not head.translate(None, _PLAIN_OR_ZERO)):
        return None  # no zeros, or a few of them in plain ASCII
    for form, width in (("utf-32-le", 4), ("utf-32-be", 4), ("utf-16-le", 2), ("utf-16-be", 2)):
        if len(head) >= 2 * width and _has_zeros_of(head, form, width):
            return form
    return None


def _has_zeros_of(head: bytes, form: str, width: int) -> bool:
    # ASCII characters (in any script's prose at least spaces and line ends) have zeros in their high bytes only.
    high = width - 1 if form.endswith("le") else 0
    low = width - 1 - high
    if not head[high::width].count(0) > 10 * head[low::width].count(0):
        return False
    try:
        text = codecs.getincrementaldecoder(form)().decode(head[:4096])
    except UnicodeDecodeError:
        return False
    odd = sum(unicodedata.category(char) in {"Cc", "Cn", "Co"} and char not in "\t\n\r\f" for char in text)
    return odd <= len(text) // 50


def peek(head: bytes) -> str:
    """Enough of the first characters to read markup by: ASCII is right, the rest may be anything."""
    form = unicode_form(head)
    return head[:4096].decode(form or "latin-1", "replace")


def _decode(data: bytes, declared: tuple[str, ...]) -> str:
    form = unicode_form(data[: 64 * 1024])
    if form is not None:
        return data.decode(form, "replace")
    meant = [name for label in declared if (name := known(label)) is not None]
    if b"\x1b" in data or "hz" in meant:  # seven-bit encodings would pass for ASCII
        for name in (*meant, "iso2022_jp_2", "iso2022_kr"):
            if (text := _strictly(data, name)) is not None and "\x1b" not in text and text.encode("utf-8") != data:
                return text
    if (text := _strictly(data, "utf-8")) is not None:
        return text
    if _is_broken_utf8(data):
        return data.decode("utf-8", "replace")
    for name in meant:
        if (text := _strictly(data, name)) is not None and detection.is_plausible(data, name):
            return text
    return data.decode(detection.detect(data, fallback=meant[0] if meant else None), "replace")


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_broken_utf8(data: bytes) -> bool:
    rest, good = _SEQUENCE.subn(b"", data)
    bad = len(rest) - len(rest.translate(None, bytes(range(0x80, 0x100))))
    return good > 0 and good >= _BROKEN_UTF8 * bad
