"""Many words as one pattern, factored by common beginnings: no word costs more than its letters."""

from __future__ import annotations

import re
from collections.abc import Iterable


class _Node(dict[str, "_Node"]):
    """A letter's followers; "" marks that a form ends here."""


def prefix_tree(forms: Iterable[str]) -> str:
    """A pattern that matches the longest of these forms, factored by common beginnings."""
    root = _Node()
    for form in forms:
        node = root
        for char in form:
            node = node.setdefault(char, _Node())
        node[""] = _Node()
    return _branch(root) if root else "(?!)"


def _branch(node: _Node) -> str:
    branches = []
    for char in sorted(c for c in node if c):
        letter = r"\s+" if char == " " else "['’]" if char == "'" else re.escape(char)
        branches.append(letter + _branch(node[char]))
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 else "(?:" + "|".join(branches) + ")"
    return f"(?:{body})?" if "" in node else body
