"""From the rule that a record names to the entry of the data file that fired, as it is written."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

import yaml

from chancery.errors import KnowledgeError
from chancery.knowledge.load import read

RULE = re.compile(r"(?P<file>[\w-][\w./-]*\.(?:yml|py))#(?P<keys>(?:(?! \+ )[^;])+)")
"""A rule names an entry (``lexicons/fr/reporting.yml#rapporter``) or several
(``actors/states.yml#IRN+IRQ``) or, where no word decides, a form that a reader's docstring lists
(``mentions/persons.py#name``)."""

LINES = 40
"""Lines of an entry that are shown."""


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of a data file: where it stands (first line, from 1) and how it is written.

    ``source`` is ``""`` and ``line`` 0 when this version has no such entry.
    """

    file: str
    key: str
    line: int
    source: str

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return {"file": self.file, "key": self.key, "line": self.line, "source": self.source}


def find_entries(rule: str) -> tuple[Entry, ...]:
    """The entries that a rule names; a file or key unknown to this version gives an empty one."""
    return tuple(
        _form(match["file"], key) if match["file"].endswith(".py") else _find(match["file"], key)
        for match in RULE.finditer(rule)
        for key in match["keys"].strip().split("+")
        if key
    )


def _form(file: str, key: str) -> Entry:
    """A form that code reads: what the reader's docstring says of the forms it reads."""
    try:
        source = files("chancery").joinpath(file).read_text(encoding="utf-8")
    except OSError:
        return Entry(file=file, key=key, line=0, source="")
    told = ast.get_docstring(ast.parse(source)) or ""
    return Entry(file=file, key=key, line=1, source="\n".join(told.splitlines()[:LINES]))


def _find(file: str, key: str) -> Entry:
    try:
        text = read(file).decode("utf-8")
        root = yaml.compose(text, Loader=_LOADER)
    except (KnowledgeError, yaml.YAMLError, UnicodeDecodeError, ValueError):
        return Entry(file=file, key=key, line=0, source="")
    lines = text.splitlines()
    for first, last in _places(root, key):
        shown = lines[first : max(first + 1, last)][:LINES]
        return Entry(file=file, key=key, line=first + 1, source="\n".join(shown).rstrip())
    return Entry(file=file, key=key, line=0, source="")


def _places(root: yaml.Node | None, key: str) -> Iterator[tuple[int, int]]:
    """Lines of what a key names: a mapping's key, an item of a list, or an item that says it.

    A path (``classes/report``, ``IRQ.adjective``) is followed as far as it leads.
    """
    yield from _named(root, key)
    head, rest = re.split(r"[./]", f"{key}.", maxsplit=1)
    if head and rest:
        for node in _values(root, head):
            yield from _places(node, rest.removesuffix("."))
        yield from _named(root, head)


def _named(root: yaml.Node | None, key: str) -> Iterator[tuple[int, int]]:
    saying = []
    for node in _walk(root):
        if isinstance(node, yaml.MappingNode):
            for name, value in node.value:
                if _same(name, key):
                    yield name.start_mark.line, value.end_mark.line + _inline(value)
                elif _same(value, key):
                    saying.append((node.start_mark.line, node.end_mark.line + _inline(node)))
        elif isinstance(node, yaml.SequenceNode):
            saying += [
                (item.start_mark.line, item.end_mark.line + 1)
                for item in node.value
                if _same(item, key)
            ]
    yield from saying


def _values(root: yaml.Node | None, key: str) -> Iterator[yaml.Node]:
    for node in _walk(root):
        if isinstance(node, yaml.MappingNode):
            yield from (value for name, value in node.value if _same(name, key))
        elif isinstance(node, yaml.SequenceNode) and key.isdecimal():
            yield from node.value[int(key) : int(key) + 1]


def _same(node: yaml.Node, key: str) -> bool:
    """Whether a scalar is the key; a rule writes spaces as underscores."""
    return isinstance(node, yaml.ScalarNode) and _spelled(node.value) == _spelled(key)


def _spelled(key: str) -> str:
    return key.replace(" ", "_")


def _walk(root: yaml.Node | None) -> Iterator[yaml.Node]:
    queue = [root] if root is not None else []
    while queue:
        node = queue.pop(0)
        yield node
        if isinstance(node, yaml.MappingNode):
            queue += [value for _, value in node.value]
        elif isinstance(node, yaml.SequenceNode):
            queue += node.value


def _inline(node: yaml.Node) -> int:
    """A block ends on the line after its last, a flow or a scalar on its last."""
    block = isinstance(node, yaml.CollectionNode) and not node.flow_style
    return 0 if block else 1
