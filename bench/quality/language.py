"""How well languages are told.

Run: python -m bench.quality.language
NTREX dev. `article`: the whole document. `own`: sentences (NTREX lines) of an article in that language, the article's
language known. `foreign`: three sentences of another language in the middle of the article, the other language chosen
by turns among all of ours; those from a twin (sr-hr, nb-nn-da, id-ms) are counted apart. Lines under 25 letters take
the article's language by design and are left out of `foreign`.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict

from bench.quality.sentences import VERSIONS, ntrex
from synoptic.enrich import language
from synoptic.records import Span

TWINS = [{"sr", "hr"}, {"nb", "nn", "da"}, {"id", "ms"}]


def spans(lines: list[str]) -> tuple[str, list[Span]]:
    found, start = [], 0
    for line in lines:
        found.append(Span(start=start, end=start + len(line)))
        start += len(line) + 1
    return "\n".join(lines), found


def main() -> None:
    documents = list(ntrex().values())
    names = sorted(VERSIONS)
    right: dict[str, Counter[str]] = defaultdict(Counter)
    wrong: dict[str, Counter[str]] = defaultdict(Counter)
    seconds = characters = 0.0
    for turn, (version, code) in enumerate(sorted(VERSIONS.items())):
        for number, versions in enumerate(documents):
            text, found = spans(versions[version])
            answer = language.of_article(text)
            right["article"][version] += answer == code
            wrong["article"][f"{version}>{answer}"] += answer != code
            begun = time.process_time()
            answers = language.of_sentences(text, found, language=code)
            seconds += time.process_time() - begun
            characters += len(text)
            right["own"][version] += answers.count(code)
            wrong["own"].update(f"{version}>{a}" for a in answers if a != code)
            guest = names[(turn + 7 * number + 1) % len(names)]
            if VERSIONS[guest] == code:
                continue
            kind = "twin" if any({code, VERSIONS[guest]} <= pair for pair in TWINS) else "foreign"
            lines = [*versions[version][:3], *versions[guest][3:6], *versions[version][6:]]
            text, found = spans(lines)
            for line, answer in list(zip(lines, language.of_sentences(text, found, language=code), strict=True))[3:6]:
                if sum(map(str.isalpha, line)) >= 25:
                    right[kind]["right"] += answer == VERSIONS[guest]
                    right[kind]["all"] += 1
                    wrong[kind][f"{guest} in {version}>{answer}"] += answer != VERSIONS[guest]
    total = {v: sum(len(d[v]) for d in documents) for v in VERSIONS}
    print("version     article    own")
    for version in names:
        if right["article"][version] < len(documents) or right["own"][version] < 0.99 * total[version]:
            article, own = right["article"][version] / len(documents), right["own"][version] / total[version]
            print(f"{version:11} {article:7.3f} {own:6.3f}")
    print(f"all {len(names)} versions: article {sum(right['article'].values()) / len(names) / len(documents):.4f}, "
          f"own sentences {sum(right['own'].values()) / sum(total.values()):.4f}")  # fmt: skip
    for kind in ("foreign", "twin"):
        print(f"{kind} sentences {right[kind]['right'] / right[kind]['all']:.4f} of {right[kind]['all']}")
    for kind, counts in wrong.items():
        print(kind, "wrong:", +Counter(dict(counts.most_common(12))))
    print(f"sentences: {characters / seconds / 1e6:.2f} M characters a second")


if __name__ == "__main__":
    main()
