"""Documents -> Stories: which articles tell of one event, in any language, each membership with its reasons."""

from synoptic.group.batch import group

__all__ = ["group"]
