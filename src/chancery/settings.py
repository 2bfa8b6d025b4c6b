"""What ``chancery.toml`` says: where the ledger lies, what is watched, how politely.

.. code-block:: toml

    ledger = "chancery.db"            # or postgresql://desk@db.example/chancery

    [web]
    agent = "Chancery/0.1 (+https://desk.example/bot)"
    delay = 2.0                       # seconds between two requests to one host
    allow = ["127.0.0.1:8099"]        # private addresses that may be fetched all the same

    [watch]
    every = "15m"                     # how often, unless a publisher says otherwise
    recheck = "6h"                    # how often a page still listed is looked at for changes

    [desk]
    watch = ["IRN", "bodies:irgc-qods", "Awa Faye"]    # whose news comes first
    public = false                    # who is not signed in reads nothing at `chancery serve`
    hosts = ["desk.example"]          # the names that the desk goes by
    address = "https://desk.example"  # its address as others know it
    proxies = ["127.0.0.1"]           # servers before it that say truly who asks

    [[publisher]]
    name = "Le Phare du Fleuve"
    feeds = ["https://phare.example/rss.xml"]
    sitemaps = ["https://phare.example/news-sitemap.xml"]
    pages = ["https://phare.example/declaration"]      # pages that change, looked at themselves
    every = "10m"
    language = "fr"
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from chancery.errors import NotFoundError, SettingsError

NAME = "chancery.toml"

LEDGER = "chancery.db"
"""The ledger when nobody names one: a file in the folder where one works."""

_LENGTH = re.compile(r"(?P<number>[1-9][0-9]{0,5})\s*(?P<unit>[smhd])")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_PLACE = re.compile(r" - at `(?:\$\.?)?(?P<field>.*)`")


def seconds(length: str) -> int:
    """How many seconds a length of time is: ``"15m"`` → 900. Raises ``ValueError``."""
    match = _LENGTH.fullmatch(length)
    if match is None:
        message = f"{length}: not a length of time; say 90s, 15m, 6h or 2d"
        raise ValueError(message)
    return int(match["number"]) * _SECONDS[match["unit"]]


class Web(Struct, frozen=True, forbid_unknown_fields=True):
    """How the web is asked."""

    agent: str | None = None
    delay: Annotated[float, Meta(ge=0, le=3600)] = 1.0
    timeout: Annotated[float, Meta(gt=0, le=600)] = 20.0
    tries: Annotated[int, Meta(ge=1, le=10)] = 3
    robots: bool = True
    allow: tuple[str, ...] = ()


class Watch(Struct, frozen=True, forbid_unknown_fields=True):
    """How often; lengths of time are ``90s``, ``15m``, ``6h``, ``2d``."""

    every: str = "15m"
    recheck: str = "6h"

    def __post_init__(self) -> None:
        """Refuse what is no length of time."""
        seconds(self.every)
        seconds(self.recheck)


class Desk(Struct, frozen=True, forbid_unknown_fields=True):
    """How the news is told and who reads it.

    ``watch`` are codes of states, actors' ids and words of names. ``public``: anybody may read what
    ``chancery serve`` shows. ``hosts`` are the names by which the desk may be asked for, beside
    this machine's own; ``address`` is its address as others know it, https where TLS is spoken.
    ``proxies`` are the addresses or networks of servers before it that say truly who asks
    (``X-Forwarded-For``): ``127.0.0.1``, ``10.0.0.0/8``.
    """

    watch: tuple[Annotated[str, Meta(min_length=1, max_length=200)], ...] = ()
    public: bool = True
    hosts: tuple[str, ...] = ()
    address: str | None = None
    proxies: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a proxy that is no address."""
        for one in self.proxies:
            try:
                ip_network(one)
            except ValueError as error:
                message = f"proxies: {one[:60]} is no address like 127.0.0.1 or 10.0.0.0/8"
                raise ValueError(message) from error


class Publisher(Struct, frozen=True, forbid_unknown_fields=True):
    """Who is watched, and where; the name is the publisher of pages that name none."""

    name: Annotated[str, Meta(min_length=1)]
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    every: str | None = None
    language: str | None = None

    def __post_init__(self) -> None:
        """Refuse a publisher without an address that can be fetched."""
        listed = (*self.feeds, *self.sitemaps, *self.pages)
        odd = next((one for one in listed if not _ADDRESS.fullmatch(one)), None)
        if odd is not None:
            message = f"{odd}: not an http:// or https:// address"
            raise ValueError(message)
        if not listed:
            message = f"{self.name}: nothing to watch; give it feeds, sitemaps or pages"
            raise ValueError(message)
        if self.every is not None:
            seconds(self.every)


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    ledger: str = LEDGER
    web: Web = Web()
    watch: Watch = Watch()
    desk: Desk = Desk()
    publisher: tuple[Publisher, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of a folder; ``path`` is the file they come from, ``None`` without one."""

    ledger: str = LEDGER
    web: Web = field(default_factory=Web)
    watch: Watch = field(default_factory=Watch)
    desk: Desk = field(default_factory=Desk)
    publishers: tuple[Publisher, ...] = ()
    path: Path | None = None


def load_settings(path: Path | None = None) -> Settings:
    """The settings of a file; without a name, of ``chancery.toml`` here, if there is one.

    A relative path of the ledger counts from the folder of the file. Raises ``SettingsError`` with
    the file and the field, ``NotFoundError`` when a named file is not there.
    """
    wanted = path or Path(NAME)
    try:
        raw = tomllib.loads(wanted.read_text(encoding="utf-8"))
        said = msgspec.convert(raw, _File)
    except FileNotFoundError as error:
        if path is None:
            return Settings()
        message = f"{path}: no such file"
        raise NotFoundError(message) from error
    except (OSError, ValueError, RecursionError) as error:
        message = f"{wanted}: {_reason(error)}"
        raise SettingsError(message) from error
    return Settings(
        ledger=_beside(wanted, said.ledger),
        web=said.web,
        watch=said.watch,
        desk=said.desk,
        publishers=said.publisher,
        path=wanted,
    )


def _reason(error: OSError | ValueError | RecursionError) -> str:
    """What is wrong, the field first: ``watch.every: 15: not a length of time; …``."""
    said = getattr(error, "strerror", None) or " ".join(str(error).split())
    if isinstance(error, UnicodeDecodeError):
        return "not UTF-8, which TOML is written in"
    place = _PLACE.search(said)
    bare = said.replace(place[0] if place else "", "").replace("Object contains unknown", "no such")
    return f"{place['field']}: {bare}" if place and place["field"] else bare


def _beside(file: Path, ledger: str) -> str:
    if "://" in ledger or Path(ledger).is_absolute():
        return ledger
    return str(file.parent / ledger) if file.parent != Path() else ledger
