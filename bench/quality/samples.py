"""How much of what a careful reader finds in the sample articles the program finds.

python -m bench.quality.samples
"""

from __future__ import annotations

from tests.stories import gold
from tests.stories.gold import Case

COLUMNS = ("story", "members", "extra", "origins", "copies", "aligned", "quotes", "moments", "agree")


def main() -> None:
    print(" ".join(f"{name:>9}" for name in COLUMNS))
    for name in gold.STORIES:
        case = gold.case(name)
        print(" ".join(f"{cell:>9}" for cell in row(case)))
        for line in lineage(case):
            print(f"    {line}")


def row(case: Case) -> list[str]:
    inside = case.files & case.found_files
    copies = [c for c in case.gold.get("copy", []) if not c["origin"].startswith("unseen:")]
    found = [case.copy(c["origin"], c["copy"]) for c in copies]
    right = sum(f is not None and f.kind == c["kind"] for c, f in zip(copies, found, strict=True))
    measures = (gold.aligned, gold.quotes, gold.moments, gold.agreements)
    return [
        case.name,
        f"{len(inside)}/{len(case.files)}",
        f"{len(case.found_files - case.files)}",
        f"{len(case.story.lineage.origins)}/{case.gold['story']['origins']}",
        f"{right}/{len(copies)}",
        *("/".join(map(str, measure(case))) for measure in measures),
    ]


def lineage(case: Case) -> list[str]:
    """What was found for each expected copy, and every relation that is not expected."""
    lines = []
    expected = set()
    for gold_copy in case.gold.get("copy", []):
        if gold_copy["origin"].startswith("unseen:"):
            continue
        origin, copy = (case.documents[gold_copy[k]].article.id for k in ("origin", "copy"))
        expected.add(frozenset((origin, copy)))
        found = case.copy(gold_copy["origin"], gold_copy["copy"])
        said = "not found"
        if found is not None:
            way = "right way" if found.origin == origin else "WRONG WAY"
            said = f"{found.kind}, {way}, {found.direction.verdict} {found.direction.log_odds:+.1f}"
        lines.append(f"{gold_copy['origin']} -> {gold_copy['copy']} ({gold_copy['kind']}): {said}")
    names = {d.article.id: f for f, d in case.documents.items()}
    besides = [c for c in case.story.lineage.copies if frozenset((c.origin, c.copy)) not in expected]
    lines += [f"besides: {names[c.origin]} -> {names[c.copy]} {c.kind} {c.confidence}" for c in besides]
    return lines


if __name__ == "__main__":
    main()
