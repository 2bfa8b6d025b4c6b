"""The list of what a language learns from: `models/<language>/corpus.yml` as records."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from models.conllu import Sentence, read_sentences
from models.marked import Marked, read_iob

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    """A stretch of a file, and how often it is read."""

    path: str
    first: int = 0
    last: int | None = None
    copies: int = 1

    def sentences(self, treebanks: Path) -> list[Sentence]:
        """Read the sentences of this portion of a treebank, once."""
        return list(islice(read_sentences(treebanks / self.path), self.first, self.last))

    def marked(self, treebanks: Path) -> list[Marked]:
        """Read the sentences of this portion of a file of names, once."""
        return list(islice(read_iob(treebanks / self.path), self.first, self.last))


@dataclass(frozen=True, slots=True, kw_only=True)
class ParserCorpus:
    """The treebanks of one language by use."""

    train: tuple[Portion, ...]
    dev: tuple[Portion, ...]
    test: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesCorpus:
    """What the name finder of one language learns from."""

    train: tuple[Portion, ...]
    dev: tuple[Portion, ...]
    test: dict[str, Portion]
    renamed: int
    templates: int


def load_names_corpus(language: str) -> NamesCorpus:
    """Load the list of files with names of a language."""
    data = load_yaml(language, "corpus")["names"]
    return NamesCorpus(
        train=tuple(_portion(item) for item in data["train"]),
        dev=tuple(_portion(item) for item in data["dev"]),
        test={name: _portion(item) for name, item in data.get("test", {}).items()},
        renamed=data["renamed"],
        templates=data["templates"],
    )


def load_parser_corpus(language: str) -> ParserCorpus:
    """Load the list of treebanks of a language."""
    data = load_yaml(language, "corpus")["parser"]
    return ParserCorpus(
        train=tuple(_portion(item) for item in data["train"]),
        dev=tuple(_portion(item) for item in data["dev"]),
        test=data["test"],
    )


def load_yaml(language: str, name: str) -> Any:  # noqa: ANN401 - each file has a shape of its own
    """Load one of a language's data files."""
    return yaml.safe_load((HERE / language / f"{name}.yml").read_text(encoding="utf-8"))


def _portion(item: dict[str, Any]) -> Portion:
    return Portion(
        path=item["path"],
        first=item.get("from", 0),
        last=item.get("to"),
        copies=item.get("copies", 1),
    )
