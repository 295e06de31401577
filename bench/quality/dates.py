"""Publication dates: articles with a known day, dated by what a page would show of it.

    python -m bench.quality.dates

Three measures. Stamps: the known day written as each language's pages write it (with a clock time, in its own month
names), put under the title of a real article text; right where the day is read back. Datelines: news articles
whose text opens with a full dateline (SemEval-2015 task 4 holds such), against their known day. False dates: the
same articles without any stamp; a date found there as a stamp is a false one.
"""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

from bench.data import jsonl
from bench.floors import hold
from synoptic import languages
from synoptic.clean.dates import published
from synoptic.records import Hints

DAYS = (date(2022, 7, 28), date(2019, 1, 3), date(2021, 12, 31), date(2020, 2, 29), date(2023, 5, 15))


def stamps() -> float:
    text = next(iter(jsonl("timeline/semeval2015_docs.jsonl.gz")))
    body = "\n\n".join(sentence for sentence in text["sentences"] if not any(c.isdecimal() for c in sentence))
    right = found_ = total = 0
    for code in languages.codes():
        for day in DAYS:
            for form in ("full", "long", "medium"):
                stamp = format_date(day, format=form, locale=code)
                for line in (stamp, f"{stamp} 14:30"):
                    total += 1
                    found = published(f"{text['title']}\n{line}\n\n{body}", hints=Hints(language=code), url=None)
                    found_ += found is not None and found.how == "stamp"
                    right += found is not None and found.day == day
                    if found is None or found.day != day:
                        print(f"    {code} {line!r} read {None if found is None else found.day}")
    share = f"found {found_ / total:.3f}  right {right / total:.3f}"
    print(f"stamps in {len(languages.codes())} languages  n {total}  {share}")
    return right / total


def articles() -> int:
    total = false = said = right = 0
    for row in jsonl("timeline/semeval2015_docs.jsonl.gz"):
        lines = [sentence for sentence in row["sentences"] if sentence != row["title"]]
        found = published("\n".join(lines), hints=Hints(language="en"), url=None)
        total += 1
        if found is not None:
            said += 1
            known = date.fromisoformat(row["dct"][:10])
            right += found.start.date() <= known <= found.end.date()
            false += found.how == "stamp" and found.day != known
    print(f"articles' own text  n {total}  dated {said}  interval holds the day {right}  false stamps {false}")
    return false


def tempeval() -> None:
    said = right = total = 0
    for row in jsonl("time/tempeval3_training.jsonl.gz"):
        if not row["dct"]:
            continue
        total += 1
        found = published(row["text"], hints=Hints(language="en"), url=None)
        if found is not None:
            said += 1
            right += found.start.date() <= date.fromisoformat(row["dct"][:10]) <= found.end.date()
    print(f"TimeBank and AQUAINT, text only  n {total}  dated {said}  interval holds the day {right}")


if __name__ == "__main__":
    read_back = stamps()
    false_stamps = articles()
    tempeval()
    hold("dates", {"stamps": read_back, "false stamps": false_stamps})
