"""The same results, in order, however many processes there are."""

from __future__ import annotations

import math
from functools import partial
from operator import truediv

import pytest

from synoptic.workers import cores, each


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_results_come_in_order(processes: int) -> None:
    assert list(each(math.sqrt, range(200), processes=processes)) == [math.sqrt(n) for n in range(200)]


def test_a_part_of_the_arguments_may_be_fixed() -> None:
    assert list(each(partial(truediv, 12), [1, 2, 3], processes=2)) == [12.0, 6.0, 4.0]


def test_no_items_need_no_worker() -> None:
    assert list(each(math.sqrt, [], processes=2)) == []


@pytest.mark.parametrize("processes", [1, 2])
def test_a_fault_of_the_work_is_raised_where_it_was_asked_for(processes: int) -> None:
    with pytest.raises(ValueError, match=r"math domain|nonnegative"):
        list(each(math.sqrt, [1, 4, -1], processes=processes))


def test_there_is_a_core() -> None:
    assert cores() >= 1
