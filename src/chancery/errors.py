"""Everything that can go wrong, drawn as a tree.

::

    ChanceryError
    ├── InputError            what was given cannot be read
    │   ├── NotFoundError     no such file, folder or record
    │   ├── UnreadableError   there, but cannot be opened, decoded or parsed
    │   ├── TooLargeError     over a documented limit
    │   └── LanguageError     a language that no files were written for
    ├── PageTimeoutError      a page took longer than its deadline and was set aside
    ├── KnowledgeError        a data file of ours does not say what its shape asks for
    ├── ModelError            a language's shipped model is missing or broken
    └── DefectError           a fault of ours met while reading one dispatch; the run goes on

Each message is one line: what, where, and what to do. A page that can be opened but holds nothing
to read is not an error: its reading is empty and ``dispatch.problem`` says why.
"""

from __future__ import annotations


class ChanceryError(Exception):
    """The root: catch this to catch everything that Chancery raises on purpose."""


class InputError(ChanceryError):
    """What was given cannot be read."""


class NotFoundError(InputError):
    """No such file, folder or record."""


class UnreadableError(InputError):
    """It is there, but cannot be opened, decoded or parsed."""


class TooLargeError(InputError):
    """It is over a documented limit."""


class LanguageError(InputError):
    """No files were written for this language."""


class PageTimeoutError(ChanceryError):
    """A page took longer than its deadline and was set aside."""


class KnowledgeError(ChanceryError):
    """A data file of ours does not say what its shape asks for."""


class ModelError(ChanceryError):
    """The shipped model of a language is missing or broken."""


class DefectError(ChanceryError):
    """A fault of ours met while reading one dispatch; the run goes on."""
