"""The files that UniversalPetrarch reads and writes.

- INPUT: ``<Sentence date="20000101" id="STORY_1" source="…" sentence="True">`` with a ``<Text>``
  and a ``<Parse>``, which is CoNLL-U of ten columns, words alone.
- evts.NAME: a line for each event, with tabs between day, source, target, CAMEO code, issues, ids
  of sentences (``STORY_1;STORY_2``) and more; several actors of a side with spaces between.
- CONFIG: the user's own, of which only the verb patterns (of Petrarch 1, of Petrarch 2, of both)
  are switched, and pauses and words of the text switched off.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from configparser import Error, RawConfigParser
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

from bench.peers.cameo import load_codebook
from bench.peers.process import PeerError, last_line
from bench.peers.scores import Event, Sentence

MODES = {
    "patterns of Petrarch 1": (True, False),
    "patterns of Petrarch 2": (False, True),
    "patterns of both": (True, True),
}

SWITCHED_OFF = ("pause_by_sentence", "pause_by_story", "write_actor_text", "write_event_text")
"""Options that would wait for a key, or write words of the text among the fields."""

FIELDS = 6
"""Tabs and all, a line of events says at least: day, source, target, code, issues, ids."""


class Coded(NamedTuple):
    """One line of events: the sentences it was read in, the codes of both sides, the act's."""

    sentences: tuple[str, ...]
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    code: str


class Found(NamedTuple):
    """Events by sentence, and how many lines had a code that is not CAMEO's."""

    events: dict[str, list[Event]]
    unknown: int


def write_input(sentences: Sequence[Sentence], trees: Sequence[str], path: Path) -> None:
    """Write each sentence as a story of its own, so that no two are filtered as one."""
    root = ET.Element("Sentences")
    for sentence, tree in zip(sentences, trees, strict=True):
        day, id_ = sentence.date.replace("-", ""), f"{sentence.id}_1"
        story = ET.SubElement(root, "Sentence", date=day, id=id_, source="gold", sentence="True")
        ET.SubElement(story, "Text").text = sentence.text
        ET.SubElement(story, "Parse").text = tree
    ET.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)


def write_config(own: Path, path: Path, mode: str) -> None:
    """Write the user's configuration with the patterns of a mode, as batches need it."""
    parser = RawConfigParser()
    try:
        parser.read(own, encoding="utf-8")
        for number, on in enumerate(MODES[mode], 1):
            parser.set("Options", f"use_Petrarch{number}_verb_dictionary", str(on))
        for option in SWITCHED_OFF:
            parser.remove_option("Options", option)
    except (Error, UnicodeDecodeError, OSError) as error:
        message = f"{own.name} cannot be read: {last_line(str(error))}"
        raise PeerError(message) from None
    with path.open("w", encoding="utf-8") as file:
        parser.write(file)


def read_line(line: str) -> Coded:
    """Read a line of events: ``20000101 ↹ RUSGOV ↹ UKR ↹ 040 ↹ ↹ GSR-001_1 ↹ gold``."""
    fields = line.split("\t")
    if len(fields) < FIELDS:
        message = f"not a line of events: {last_line(line)}"
        raise PeerError(message)
    _, source, target, code, _, ids = fields[:FIELDS]
    sentences = tuple(id_.rpartition("_")[0] for id_ in ids.split(";"))
    return Coded(sentences, tuple(source.split()), tuple(target.split()), code.strip())


def read_events(lines: Iterable[str]) -> Found:
    """Read events as PLOVER has them.

    Lines of one sentence and one code become one event, as PLOVER keeps all actors of an act in one
    record where CAMEO writes a line for each pair.
    """
    book, unknown = load_codebook(), 0
    sides: dict[tuple[str, str], tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for coded in (read_line(line) for line in lines if line.strip()):
        if not book.knows(coded.code):
            unknown += 1
            continue
        for sentence in coded.sentences:
            actors, recipients = sides[sentence, coded.code]
            actors.update(filter(None, map(book.country_of, coded.sources)))
            recipients.update(filter(None, map(book.country_of, coded.targets)))
    events = defaultdict(list)
    for (sentence, code), (actors, recipients) in sides.items():
        if kind := book.type_of(code):
            events[sentence].append(Event(kind, frozenset(actors), frozenset(recipients)))
    return Found(dict(events), unknown)
