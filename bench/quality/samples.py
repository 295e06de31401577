"""How much of what a careful reader finds in the sample articles the program finds.

python -m bench.quality.samples
"""

from __future__ import annotations

from tests.stories import gold


def main() -> None:
    print(
        f"{'story':10} {'members':>9} {'extra':>5} {'origins':>9} {'copies':>7} {'aligned':>9} {'quotes':>9} {'moments':>9} {'agree':>7}"
    )
    for name in gold.STORIES:
        case = gold.case(name)
        inside = case.files & case.found_files
        copies = [c for c in case.gold.get("copy", []) if not c["origin"].startswith("unseen:")]
        kinds = [(c, case.copy(c["origin"], c["copy"])) for c in copies]
        right = sum(r is not None and r.kind == c["kind"] for c, r in kinds)
        cells = [
            f"{len(inside)}/{len(case.files)}",
            f"{len(case.found_files - case.files)}",
            f"{len(case.story.lineage.origins)}/{case.gold['story']['origins']}",
            f"{right}/{len(copies)}",
            *("/".join(map(str, f(case))) for f in (gold.aligned, gold.quotes, gold.moments, gold.agreements)),
        ]
        print(
            f"{name:10} {cells[0]:>9} {cells[1]:>5} {cells[2]:>9} {cells[3]:>7} {cells[4]:>9} {cells[5]:>9} {cells[6]:>9} {cells[7]:>7}"
        )
        for c, r in kinds:
            said = (
                "not found"
                if r is None
                else f"{r.kind} {'right way' if r.origin == case.documents[c['origin']].article.id else 'WRONG WAY'} {r.direction.verdict} {r.direction.log_odds:+.1f}"
            )
            print(f"    {c['origin']} -> {c['copy']} ({c['kind']}): {said}")


if __name__ == "__main__":
    main()
