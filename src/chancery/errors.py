"""Everything that can go wrong, drawn as a tree.

::

    ChanceryError
    ├── InputError            what was given cannot be read
    │   ├── NotFoundError     no such file, folder or record
    │   ├── UnreadableError   there, but cannot be opened, decoded or parsed
    │   ├── TooLargeError     over a documented limit
    │   ├── LanguageError     a language that no files were written for
    │   ├── SettingsError     chancery.toml does not say what its shape asks for
    │   ├── QueryError        what is searched for cannot be understood
    │   ├── ReviewError       a judgement that the record does not allow
    │   ├── AccountError      a name, password or label that no account can have
    │   │   └── TooManyLoginsError    too many failed logins; ``wait`` says how long to wait
    │   └── FetchError        the web did not give the page: no answer, a bad one, an error status
    │       ├── RefusedAddressError   a private, loopback or metadata address, or no http(s)
    │       └── RobotsError           the site's robots.txt asks not to
    ├── LedgerError           the ledger cannot be opened, or is not what it should be
    │   ├── LedgerBusyError       another process has held it for too long
    │   ├── LedgerVersionError    made by another version of Chancery, or not a ledger
    │   ├── LedgerFullError       no room is left on its disk
    │   └── UnfitError            a value that its database cannot hold
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


class SettingsError(InputError):
    """``chancery.toml`` does not say what its shape asks for."""


class QueryError(InputError):
    """What is searched for cannot be understood."""


class ReviewError(InputError):
    """A judgement that the record does not allow."""


class AccountError(InputError):
    """A name, password or label that no account can have."""


class TooManyLoginsError(AccountError):
    """Too many logins failed for a name or from an address; ``wait`` is in seconds."""

    def __init__(self, message: str, *, wait: int) -> None:
        super().__init__(message)
        self.wait = wait


class FetchError(InputError):
    """The web did not give the page: no answer, a bad one, or an error status."""


class RefusedAddressError(FetchError):
    """A private, loopback, link-local or metadata address, or not http(s): never fetched."""


class RobotsError(FetchError):
    """The site's robots.txt asks not to fetch this."""


class LedgerError(ChanceryError):
    """The ledger cannot be opened, or is not what it should be."""


class LedgerBusyError(LedgerError):
    """Another process has held the ledger for too long."""


class LedgerVersionError(LedgerError):
    """The ledger was made by another version of Chancery, or is none."""


class LedgerFullError(LedgerError):
    """No room is left on the ledger's disk; what was acknowledged is kept."""


class UnfitError(LedgerError):
    """A value that the ledger's database cannot hold; nothing of what came with it was kept."""


class PageTimeoutError(ChanceryError):
    """A page took longer than its deadline and was set aside."""


class KnowledgeError(ChanceryError):
    """A data file of ours does not say what its shape asks for."""


class ModelError(ChanceryError):
    """The shipped model of a language is missing or broken."""


class DefectError(ChanceryError):
    """A fault of ours met while reading one dispatch; the run goes on."""
