"""What can go wrong for a user, as one small tree.

Bugs are plain exceptions; an article that cannot be used is a `records.Rejected`, not an exception.

    SynopticError
      InputError      a path, file or option the user gave cannot be used
      LanguageError   a language file does not say what it must
      ReportError     a report cannot be read
"""

from __future__ import annotations


class SynopticError(Exception):
    """Base of every error that a user can mend; its message says how."""


class InputError(SynopticError):
    """A path, file or option the user gave cannot be used."""


class LanguageError(SynopticError):
    """A language file does not say what it must."""


class ReportError(SynopticError):
    """A report cannot be read."""
