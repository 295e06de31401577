"""Five real articles on one telephone call. They are not ours: they are read where they lie, and named by number."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from synoptic import codec
from synoptic.acquire import acquire
from synoptic.clean import clean
from synoptic.pipeline import report, run
from synoptic.records import Copy, Document, Raw, Report
from synoptic.verify import verify
from tests.conftest import shared

TEN = ("eng", "fra", "nob", "deu", "rus", "arb", "zho-CN", "tur", "hin", "ell")


@pytest.fixture(scope="module")
def seeds() -> Report:
    return run([shared("seeds")])


def numbered(of: Report) -> dict[str, Document]:
    """The seeds by the number their names begin with."""
    return {d.article.source[:3]: d for d in of.documents}


def translation(of: Report) -> Copy:
    (copy,) = of.stories[0].lineage.copies
    return copy


def test_they_are_one_story_in_three_languages(seeds: Report) -> None:
    assert [len(s.story.members) for s in seeds.stories] == [5] and not seeds.rejected
    assert [d.language for _, d in sorted(numbered(seeds).items())] == ["fr", "en", "en", "nb", "en"]


def test_they_have_four_origins_since_the_french_one_is_a_translation(seeds: Report) -> None:
    by_number = numbered(seeds)
    origins = seeds.stories[0].lineage.origins
    assert len(origins) == 4
    (folded,) = (o for o in origins if len(o.documents) == 2)
    assert folded.head == by_number["001"].article.id
    assert set(folded.documents) == {by_number["000"].article.id, by_number["001"].article.id}


def test_the_direction_is_right_and_shows_its_evidence(seeds: Report) -> None:
    copy, by_number = translation(seeds), numbered(seeds)
    assert copy.kind == "translation"
    assert (copy.origin, copy.copy) == (by_number["001"].article.id, by_number["000"].article.id)
    assert copy.direction.verdict == "origin first" and copy.direction.unseen_parent
    speaking = [r for r in copy.direction.because if r.weight > 0]
    assert len({r.feature for r in speaking}) >= 2 and all(r.passages for r in speaking)


def test_all_fifteen_sentences_are_aligned(seeds: Report) -> None:
    copy, documents = translation(seeds), {d.article.id: d for d in seeds.documents}
    origin, made = ([s.span for s in documents[i].sentences] for i in (copy.origin, copy.copy))
    assert len(origin) == len(made) == 15
    assert [(e.origin, e.copy) for e in copy.edits] == [((a,), (b,)) for a, b in zip(origin, made, strict=True)]


def test_the_two_texts_differences_are_listed(seeds: Report) -> None:
    changes = [c for e in translation(seeds).edits for c in e.changes]
    assert {"number", "name", "hedge"} & {c.what for c in changes}
    assert all(c.before is not None or c.after is not None for c in changes)


def test_one_date_is_read_and_the_others_follow_from_it(seeds: Report) -> None:
    published = {number: d.article.published for number, d in numbered(seeds).items()}
    stamped = published.pop("001")
    assert stamped is not None and stamped.how == "stamp" and stamped.span is not None
    for number, inferred in published.items():
        assert inferred is not None and inferred.how == "sibling", number
        assert inferred.sibling == numbered(seeds)["001"].article.id
        assert inferred.start <= stamped.end and stamped.start <= inferred.end


def test_their_report_is_borne_out_by_the_files(seeds: Report) -> None:
    articles, _ = clean(acquire([shared("seeds")]))
    assert verify(codec.decode(codec.encode(seeds), Report), articles).faults == ()


def ntrex(*, documents: int) -> Iterator[Raw]:
    """Articles of the development part, each in ten languages."""
    from bench.quality.alignment import ntrex as versions  # noqa: PLC0415 - reads its data's place at import

    for name, by_language in list(versions().items())[:documents]:
        for code in TEN:
            yield Raw(source=f"{name}.{code}", body="\n".join(by_language[code]), media_type="text/plain")


def mixed(documents: int) -> tuple[Report, set[str]]:
    path = shared("data", "ntrex").parent.parent
    made = report([*acquire([path / "seeds"]), *ntrex(documents=documents)])
    return made, {d.article.id for d in made.documents if "." in d.article.source and d.article.source.endswith(".txt")}


def test_among_articles_in_ten_languages_their_story_holds_exactly_the_five(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SYNOPTIC_DATA", str(shared()))
    made, seeds = mixed(8)
    assert len(seeds) == 5 and len(made.documents) == 85
    assert seeds in [{m.document for m in s.story.members} for s in made.stories]
