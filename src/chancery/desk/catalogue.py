"""``chancery knowledge``: what Chancery knows, counted from the data files as they are."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.abc import Traversable
from importlib.resources import files

import yaml

from chancery.desk.terminal import write_line
from chancery.errors import LanguageError
from chancery.knowledge.frames import load_frames
from chancery.knowledge.load import languages
from chancery.knowledge.ontology import load_ontology

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A PLOVER type: its modes, and how many frames of each language evoke it."""

    modes: tuple[str, ...]
    frames: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """What is known: types, and entries per data file of each family."""

    types: dict[str, Kind]
    families: dict[str, dict[str, int]]

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        types = {n: {"modes": list(k.modes), "frames": k.frames} for n, k in self.types.items()}
        return {"types": types, "files": self.families}


def run(language: str | None, *, as_json: bool) -> int:
    """Print what is known, of one language or of all."""
    wanted = _wanted(language)
    known = survey(wanted)
    if as_json:
        write_line(json.dumps(known.to_json(), ensure_ascii=False, indent=2))
    else:
        _print(known, wanted)
    return 0


def survey(wanted: tuple[str, ...]) -> Catalogue:
    """Count what the data files hold for these languages."""
    folders = (*(f"lexicons/{code}" for code in wanted), "actors", "publishers")
    families = {name: _folder(name) for name in folders}
    return Catalogue(types=_types(wanted), families={k: v for k, v in families.items() if v})


def _wanted(language: str | None) -> tuple[str, ...]:
    known = languages()
    if language is not None and language not in known:
        message = f"{language}: no files were written for this language (known: {', '.join(known)})"
        raise LanguageError(message)
    return (language,) if language else known


def _types(wanted: tuple[str, ...]) -> dict[str, Kind]:
    frames = {code: Counter(frame.type for frame in load_frames(code)) for code in wanted}
    return {
        name: Kind(modes=tuple(kind.modes), frames={code: frames[code][name] for code in wanted})
        for name, kind in load_ontology().types.items()
    }


def _folder(name: str) -> dict[str, int]:
    """Entries of each data file below a folder of ``knowledge/``."""
    folder = files("chancery.knowledge").joinpath(name)
    return dict(sorted(_counted(folder, ""))) if folder.is_dir() else {}


def _counted(folder: Traversable, prefix: str) -> Iterator[tuple[str, int]]:
    for child in folder.iterdir():
        if child.is_dir():
            yield from _counted(child, f"{prefix}{child.name}/")
        elif child.name.endswith(".yml"):
            raw = yaml.load(child.read_bytes(), Loader=_LOADER)  # noqa: S506 - a safe loader
            yield f"{prefix}{child.name}", count_entries(raw)


def count_entries(raw: object) -> int:
    """Entries of a file: what stands in its lists and mappings on the level below the top.

    ``{frames: {a: …, b: …}, classes: {c: …}}`` has three; a plain value counts as one.
    """
    if not isinstance(raw, dict):
        return len(raw) if isinstance(raw, list) else 0
    return sum(len(v) if isinstance(v, list | dict) else 1 for v in raw.values())


def _print(known: Catalogue, wanted: tuple[str, ...]) -> None:
    from rich import box  # noqa: PLC0415 - JSON does not need it
    from rich.table import Table  # noqa: PLC0415

    from chancery.desk.console import PlainConsole  # noqa: PLC0415 - JSON does not need it

    console = PlainConsole()
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("PLOVER type", no_wrap=True)
    for code in wanted:
        table.add_column(f"frames {code}", justify="right", no_wrap=True)
    table.add_column("modes")
    for name, kind in known.types.items():
        counts = (str(kind.frames[code]) for code in wanted)
        table.add_row(name, *counts, ", ".join(kind.modes))
    console.print(table)
    for family, counted in known.families.items():
        console.print(f"{family}  ({sum(counted.values())} entries)", style="bold")
        for file, count in counted.items():
            console.print(f"  {count:>7}  {file}")
