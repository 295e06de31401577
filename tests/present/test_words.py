"""How times, odds and evidence are said."""

from __future__ import annotations

from datetime import timedelta

import pytest

from synoptic.present import dates, words
from synoptic.present.cast import letters, short_ids
from synoptic.present.drawings.axis import around, ticks
from tests.present.drafts import reason, when


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2031-03-12T06:40", "2031-03-12T06:41", "12 Mar 2031, 06:40 UTC"),
        ("2031-03-12T06:00", "2031-03-12T12:00", "12 Mar 2031, 06:00 to 12:00 UTC"),
        ("2031-03-12T18:00", "2031-03-13T00:00", "12 Mar 2031, 18:00 to 24:00 UTC"),
        ("2031-03-12T00:00", "2031-03-13T00:00", "12 Mar 2031"),
        ("2031-03-12T00:00", "2031-03-14T00:00", "12 to 13 Mar 2031"),
        ("2031-03-31T00:00", "2031-04-02T00:00", "31 Mar to 1 Apr 2031"),
        ("2031-03-12T10:00", "2031-03-14T12:00", "12 to 14 Mar 2031"),
        ("2031-03-01T00:00", "2031-04-01T00:00", "Mar 2031"),
        ("2031-01-01T00:00", "2032-01-01T00:00", "2031"),
        ("2021-01-01T00:00", "2031-01-01T00:00", "2021 to 2030"),
        ("2031-03-12T00:00", "2031-03-12T06:00", "12 Mar 2031, 00:00 to 06:00 UTC"),
        ("2031-03-12T22:00", "2031-03-13T03:00", "12 Mar 2031, 22:00 UTC to 13 Mar 2031, 03:00 UTC"),
    ],
)
def test_an_interval_is_said_no_more_exactly_than_it_is_known(start: str, end: str, said: str) -> None:
    assert dates.interval(when(start), when(end)) == said


def test_a_feature_without_words_shows_its_own_name() -> None:
    assert words.reason(reason("containment", 0.92, 1)) == "share of the shorter text that stands in the other: 92 %"
    assert words.reason(reason("moon phase", 0.25, 1)) == "moon phase: 0.25"
    assert words.reason(reason("explicit credit", 1, 1)) == "the text credits its source"


def test_what_is_not_whole_is_never_said_to_be() -> None:
    assert [words.percent(s) for s in (0, 0.001, 0.5, 0.999, 1)] == ["0 %", "under 1 %", "50 %", "over 99 %", "100 %"]


def test_odds_are_a_bet() -> None:
    assert words.odds(3.0) == "about 20 to 1"
    assert words.odds(-3.0) == "about 1 to 20"
    assert words.odds(1e9) == "more than 100 to 1"


def test_origins_are_lettered_without_end() -> None:
    assert [letters(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_short_ids_tell_all_apart() -> None:
    assert short_ids(["a" * 32, "b" * 32]) == {"a" * 32: "a" * 12, "b" * 32: "b" * 12}
    assert short_ids(["a" * 12 + "1", "a" * 12 + "2"]) == {"a" * 12 + "1": "1", "a" * 12 + "2": "2"}


@pytest.mark.parametrize("other", ["2031-03-12T06:41", "2031-03-12T18:00", "2031-06-01T00:00", "2431-01-01T00:00"])
def test_a_time_axis_has_readable_ticks_at_any_length(other: str) -> None:
    axis = around([when("2031-03-12T06:40"), when(other)], share=0.05, least=timedelta(hours=1), left=0, right=100)
    places = [tick.x for tick in ticks(axis)]
    assert 1 <= len(places) <= 9 and places == sorted(places)
