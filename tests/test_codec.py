from __future__ import annotations

import contextlib
import json
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synoptic import codec
from synoptic.errors import ReportError
from synoptic.records import Article, Rejected, Report, Span
from tests.conftest import ROOT
from tests.stories.gold import made
from tests.strategies import KINDS, any_of

_BOTTOMLESS = b'{"no such field": ' + b"[" * 100_000
SCHEMA = ROOT / "docs" / "reference" / "report.schema.json"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_record_survives_bytes(kind: type[Any]) -> None:
    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(any_of(kind))
    def survives(record: Any) -> None:
        data = codec.encode(record)
        again = codec.decode(data, kind)
        assert again == record
        assert codec.encode(again) == data

    survives()


def test_a_report_on_real_articles_survives_bytes() -> None:
    report = made()
    assert codec.decode(codec.encode(report), Report) == report


def test_a_wrong_value_is_named_with_its_place() -> None:
    report = json.loads(codec.encode(made()))
    report["documents"][3]["sentences"][0]["span"]["end"] = "seven"
    with pytest.raises(ReportError, match=r"`int`, got `str`.*documents\[3\]\.sentences\[0\]\.span\.end"):
        codec.decode(json.dumps(report).encode(), Report)


def test_a_missing_field_is_named() -> None:
    with pytest.raises(ReportError, match="missing required field `end`"):
        codec.decode(b'{"start": 1}', Span)


def test_an_unknown_choice_is_named() -> None:
    with pytest.raises(ReportError, match=r"'lost'.*\$\.reason"):
        codec.decode(b'{"source": "a.txt", "reason": "lost", "detail": ""}', Rejected)


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"{", b"[]", b"null", b'"\\ud800"', b"{}trailing", _BOTTOMLESS])
def test_bytes_that_are_no_report_are_a_users_error(data: bytes) -> None:
    with pytest.raises(ReportError, match="Report"):
        codec.decode(data, Report)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_damaged_article_is_either_read_or_refused(data: st.DataObject) -> None:
    whole = codec.encode(made().documents[0].article)
    at = data.draw(st.integers(0, len(whole) - 1))
    broken = whole[:at] + data.draw(st.binary(max_size=3)) + whole[at + data.draw(st.integers(0, 3)) :]
    with contextlib.suppress(ReportError):
        codec.decode(broken, Article)


def test_what_toml_or_json_holds_is_checked_too() -> None:
    assert codec.build({"start": 1, "end": 2}, Span) == Span(start=1, end=2)
    with pytest.raises(ReportError, match=r"Span.*`int`, got `str`.*start"):
        codec.build({"start": "1", "end": 2}, Span)


def test_the_published_schema_is_the_records_own() -> None:
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == json.loads(json.dumps(codec.schema(Report))), (
        "run `synoptic schema > docs/reference/report.schema.json`"
    )


def test_a_real_report_fits_the_published_schema_and_a_bent_one_does_not() -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    report = json.loads(codec.encode(made()))
    assert validator.is_valid(report)
    del report["documents"][0]["article"]["text"]
    assert not validator.is_valid(report)


def test_fields_stand_in_the_order_of_the_record() -> None:
    first = json.loads(codec.encode(made().documents[0].article))
    assert list(first) == list(Article.__dataclass_fields__)
