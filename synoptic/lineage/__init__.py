"""A story's documents -> Lineage: who copied, cut or translated whom, in which direction, and what changed."""

from synoptic.lineage.origins import trace
from synoptic.lineage.pile import Survey, survey
from synoptic.lineage.wording import Frequent

__all__ = ["Frequent", "Survey", "survey", "trace"]
