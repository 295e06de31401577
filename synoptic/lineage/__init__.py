"""A story's documents -> Lineage: who copied, cut or translated whom, in which direction, and what changed."""

from synoptic.lineage.origins import trace

__all__ = ["trace"]
