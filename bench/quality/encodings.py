"""How often undeclared legacy text is decoded right, against charset-normalizer alone.

NTREX articles of the development data, cut to 150, 500 and 2000 characters, written in the encodings that newspapers
of each language used before UTF-8; right means that every character comes back.

    SYNOPTIC_DATA=../shared python -m bench.quality.encodings
"""

from __future__ import annotations

import gzip
import json
import os
import unicodedata
from pathlib import Path

from charset_normalizer import from_bytes

from synoptic.acquire.detection import detect

# The data set's language codes -> encodings.
LEGACY = {
    "rus": "cp1251 koi8_r iso8859_5 cp866", "ukr": "cp1251 koi8_u", "bul": "cp1251", "srp-Cyrl": "cp1251",
    "ell": "cp1253 iso8859_7", "tur": "cp1254", "pol": "cp1250 iso8859_2", "ces": "cp1250 iso8859_2", "hun": "cp1250",
    "hrv": "cp1250", "arb": "cp1256", "heb": "cp1255", "jpn": "cp932 euc_jp", "kor": "cp949", "zho-CN": "gb18030",
    "zho-TW": "big5hkscs", "tha": "cp874", "fra": "cp1252", "deu": "cp1252", "nob": "cp1252", "spa": "cp1252",
    "por": "cp1252", "swe": "cp1252", "isl": "cp1252", "est": "cp1257", "lit": "cp1257", "lav": "cp1257",
    "vie": "cp1258",
}  # fmt: skip
LENGTHS = (150, 500, 2000)


def articles() -> dict[str, list[str]]:
    path = Path(os.environ.get("SYNOPTIC_DATA", "../shared")) / "data/ntrex/ntrex_dev.jsonl.gz"
    found: dict[str, list[str]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            found.setdefault(row["lang"], []).append(" ".join(row["lines"]))
    return found


def encoded(text: str, encoding: str) -> bytes:
    if encoding == "cp1258":  # its letters are composed from base and tone mark
        text = "".join(unicodedata.normalize("NFD", char) if not _fits(char, encoding) else char for char in text)
    return text.encode(encoding, "ignore")


def _fits(char: str, encoding: str) -> bool:
    try:
        return bool(char.encode(encoding))
    except UnicodeEncodeError:
        return False


def main() -> None:
    texts = articles()
    total = dict.fromkeys(LENGTHS, (0, 0, 0))
    print(f"{'language':9} {'encoding':10}" + "".join(f"{length:>6} ours  c-n  of" for length in LENGTHS))
    for language, encodings in LEGACY.items():
        for encoding in encodings.split():
            cells = []
            for length in LENGTHS:
                right = alone = count = 0
                for text in texts[language]:
                    data = encoded(text[:length], encoding)
                    if data.isascii():
                        continue
                    gold = data.decode(encoding)
                    best = from_bytes(data).best()
                    count += 1
                    right += data.decode(detect(data), "replace") == gold
                    alone += best is not None and str(best) == gold
                cells.append(f"{right:>11} {alone:>4} {count:>3}")
                before = total[length]
                total[length] = (before[0] + right, before[1] + alone, before[2] + count)
            print(f"{language:9} {encoding:10}" + "".join(cells), flush=True)
    for length, (right, alone, count) in total.items():
        print(
            f"{length} characters: ours {right / count:.3f}, charset-normalizer alone {alone / count:.3f}, of {count}"
        )


if __name__ == "__main__":
    main()
