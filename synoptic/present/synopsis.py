"""Story, documents and lineage -> Synopsis: what the origins tell alike, side by side, and the names and dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from synoptic import anchors, vectors
from synoptic.records import (
    Document,
    Entity,
    Event,
    Lineage,
    Passage,
    Sentence,
    Statement,
    Story,
    Synopsis,
    Telling,
)
from synoptic.text import content_id
from synoptic.vectors import Matrix, Meaning

ALIKE = 0.1
"""Score above which two origins' sentences that are each other's best stand in one row; chosen by the agreements of
the sample stories and the seeds (bench/quality/samples.py)."""
ANCHORS = 0.3
"""Trust in shared names and figures beside the encoder's margin; the study of the encoder found .3 best."""


def synopsis(
    story: Story, documents: Sequence[Document], lineage: Lineage, sentences: Mapping[str, Meaning], *, made_by: str
) -> Synopsis:
    """The story laid out; documents in any order, `sentences` what their sentences mean, by id."""
    by_id = {d.article.id: d for d in documents}
    heads = [by_id[o.head] for o in lineage.origins]
    return Synopsis(
        story=story,
        entities=_entities(documents),
        lineage=lineage,
        statements=_statements(heads, [sentences[d.article.id] for d in heads]),
        timeline=_timeline(documents),
        made_by=made_by,
    )


def _entities(documents: Sequence[Document]) -> tuple[Entity, ...]:
    """Names by how many articles have them, then how often."""
    found: dict[str, list[tuple[Document, int]]] = defaultdict(list)
    for document in sorted(documents, key=lambda d: d.article.id):
        for number, mention in enumerate(document.mentions):
            found[mention.key].append((document, number))
    entities = []
    for key, places in found.items():
        texts = [d.article.text[d.mentions[n].span.start : d.mentions[n].span.end] for d, n in places]
        passages = tuple(Passage(document=d.article.id, span=d.mentions[n].span) for d, n in places)
        kinds = [d.mentions[n].kind for d, n in places]
        kind = max(sorted(set(kinds)), key=kinds.count)
        entities.append(Entity(key=key, kind=kind, forms=tuple(dict.fromkeys(texts)), passages=passages))
    return tuple(sorted(entities, key=lambda e: (-len({p.document for p in e.passages}), -len(e.passages), e.key)))


def _statements(heads: Sequence[Document], meaning: Sequence[Meaning]) -> tuple[Statement, ...]:
    """Rows of passages that answer each other in different origins, then what each tells alone, in its order."""
    texts = [[d.article.text[s.span.start : s.span.end] for s in d.sentences] for d in heads]
    anchored = [anchors.stack(t) for t in texts]
    links: list[tuple[float, tuple[int, int], tuple[int, int]]] = []
    for a in range(len(heads)):
        for b in range(a + 1, len(heads)):
            if texts[a] and texts[b]:
                margin = vectors.margins(meaning[a].rows @ meaning[b].rows.T, meaning[a].near, meaning[b].near)
                cells = _mutual_best(margin, (anchored[a] @ anchored[b].T).toarray())
                links += [(w, (a, i), (b, j)) for w, i, j in cells]
    rows = _joined(links)
    taken = {cell for row in rows for cell in row}
    alone = [{(a, i)} for a in range(len(heads)) for i in range(len(texts[a])) if (a, i) not in taken]
    rows.sort(key=lambda row: (-len({a for a, _ in row}), min(i / max(len(texts[a]), 1) for a, i in row), min(row)))
    return tuple(_statement(heads, row) for row in [*rows, *alone])


def _mutual_best(margin: Matrix, anchored: Matrix) -> list[tuple[float, int, int]]:
    """Cells (score, row, column) that are the best of their row and column and say the same."""
    if not margin.size:
        return []
    score = margin + ANCHORS * anchored
    best_row, best_column = score.argmax(1), score.argmax(0)
    return [
        (float(score[i, j]), i, int(j)) for i, j in enumerate(best_row) if best_column[j] == i and score[i, j] >= ALIKE
    ]


def _joined(links: list[tuple[float, tuple[int, int], tuple[int, int]]]) -> list[set[tuple[int, int]]]:
    """Rows from links, strongest first; a row never takes two sentences of one origin."""
    row_of: dict[tuple[int, int], set[tuple[int, int]]] = {}
    for _, left, right in sorted(links, key=lambda link: (-link[0], link[1], link[2])):
        a, b = row_of.get(left, {left}), row_of.get(right, {right})
        if a is b or {o for o, _ in a} & {o for o, _ in b}:
            continue
        merged = a | b
        row_of.update(dict.fromkeys(merged, merged))
    unique = {id(row): row for row in row_of.values()}
    return list(unique.values())


def _statement(heads: Sequence[Document], row: set[tuple[int, int]]) -> Statement:
    tellings = tuple(_telling(heads[a], heads[a].sentences[i]) for a, i in sorted(row))
    parts = [f"{t.passage.document}:{t.passage.span.start}" for t in tellings]
    return Statement(id=content_id("statement", *parts), tellings=tellings)


def _telling(head: Document, sentence: Sentence) -> Telling:
    passage = Passage(document=head.article.id, span=sentence.span)
    return Telling(passage=passage, origin=head.article.id, language=sentence.language)


def _timeline(documents: Sequence[Document]) -> tuple[Event, ...]:
    """What the articles date, one entry an interval, earliest first; durations and vague spans have no place on it."""
    found: dict[tuple[datetime, datetime, str], list[Passage]] = defaultdict(list)
    for document in sorted(documents, key=lambda d: d.article.id):
        for moment in document.moments:
            if moment.start is not None and moment.end is not None and moment.grain not in ("duration", "set", "vague"):
                key = (moment.start, moment.end, moment.grain)
                found[key].append(Passage(document=document.article.id, span=moment.span))
    return tuple(
        Event(start=start, end=end, grain=grain, passages=tuple(places))
        for (start, end, grain), places in sorted(found.items(), key=lambda item: item[0])
    )
