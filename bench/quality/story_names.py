"""Names over a whole story, on our own sample articles: whether they are found and all spellings get one key.

    python -m bench.quality.story_names [--errors]

found: forms of the gold that stand at a mention. one key: found forms whose key over the story is their name's usual
one. mixed up: names that share their usual key with another.
"""

from __future__ import annotations

import sys
from collections import Counter

from bench.quality.speakers import find
from synoptic.enrich.matching import merge_keys
from tests.stories import gold as stories


def main() -> None:
    documents = {d.article.source: d for d in stories.made().documents}
    for name in stories.STORIES:
        expected = stories.expected(name)
        members = [documents[a["file"]] for a in expected["article"] if a["file"] in documents]
        keys = merge_keys(members)
        forms = found = same = 0
        usual: Counter[str] = Counter()
        for entry in expected.get("name", []):
            got = []
            for form in entry["forms"]:
                document = documents[form["file"]]
                at = find(document.article.text, form["text"])
                forms += 1
                mention = next(
                    (m for m in document.mentions if at and m.span.start < at[1] and at[0] < m.span.end), None
                )
                got.append((form["text"], None if mention is None else keys.get(mention.key, mention.key)))
            count = Counter(key for _, key in got if key is not None)
            found += sum(count.values())
            if count:
                key, number = count.most_common(1)[0]
                usual[key] += 1
                same += number
                if "--errors" in sys.argv and (number < len(got)):
                    print(f"  {entry['key']}: {key!r}, otherwise {[pair for pair in got if pair[1] != key]}")
        mixed = sum(number for number in usual.values() if number > 1)
        print(f"{name:10} forms {forms:3}  found {found:3}  one key {same:3}  mixed up {mixed}")


if __name__ == "__main__":
    main()
