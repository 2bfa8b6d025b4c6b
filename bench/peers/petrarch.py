"""UniversalPetrarch, read from where the user has it and run as its README says.

``PETRARCH_HOME`` is its clone (or the folder of ``petrarch_ud.py``), ``PETRARCH_PYTHON`` the
interpreter that it runs in. What is used of it is its interface alone:
``petrarch_ud.py batch -i INPUT.xml -o NAME -c CONFIG.ini`` writes ``evts.NAME`` where it runs and
prints ``Coding time: SECONDS``, which leaves out the reading of its dictionaries.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from time import perf_counter

from bench.peers.parses import Parsed, parse
from bench.peers.petrarch_files import MODES, read_events, write_config, write_input
from bench.peers.process import AbsentError, PeerError, Terms, last_line, run
from bench.peers.scores import Scores, Sentence, score_events
from bench.peers.table import Row

PEER = "UniversalPetrarch"

PUBLISHED = Row(
    peer=PEER,
    how="published, not run here: its best mode",
    ran=False,
    scores=Scores(0.46, 0.26),
    speed=(70, 110),
    reference=(
        "UniversalPetrarch, best mode, on the same sentences, from raw text, its parser included: "
        "measured when the gold set was made, not in this run"
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the program is: its script, its configuration, what it runs in."""

    script: Path
    config: Path
    python: str


def run_petrarch(gold: Path, sentences: Sequence[Sentence], terms: Terms) -> list[Row]:
    """Run it in each of its modes; where one could not be run, the published figure as well."""
    try:
        place = find()
        parsed = parse([sentence.text for sentence in sentences], place.python, terms)
        write_input(sentences, parsed.trees, terms.folder / "input.xml")
    except PeerError as error:
        return [_unable(error), PUBLISHED]
    ran, failed = [], defaultdict(list)
    for mode in MODES:
        try:
            ran.append(_run_mode(mode, place, parsed, gold, terms))
        except PeerError as error:
            failed[str(error)].append(mode)
    missing = [_unable(PeerError(f"{why} ({', '.join(modes)})")) for why, modes in failed.items()]
    return [*ran, *missing, *([PUBLISHED] if missing else [])]


def find() -> Place:
    """Find the program where ``PETRARCH_HOME`` says."""
    named = os.environ.get("PETRARCH_HOME")
    if not named:
        message = "PETRARCH_HOME is not set"
        raise AbsentError(message)
    home = Path(named).absolute()
    scripts = [home / "petrarch_ud.py", home / PEER / "petrarch_ud.py"]
    script = next((path for path in scripts if path.is_file()), None)
    if script is None:
        message = f"PETRARCH_HOME: no petrarch_ud.py in {home}"
        raise AbsentError(message)
    parents = (script.parent, script.parent.parent)
    configs = [folder / "data" / "config" / "PETR_config.ini" for folder in parents]
    config = next((path for path in configs if path.is_file()), None)
    if config is None:
        message = f"PETRARCH_HOME: no {configs[0].relative_to(script.parent)} in {script.parent}"
        raise AbsentError(message)
    return Place(script=script, config=config, python=_interpreter())


def _interpreter() -> str:
    """The user's interpreter by its full path, as it is not run where it was named."""
    named = os.environ.get("PETRARCH_PYTHON") or sys.executable
    found = shutil.which(named)
    return str(Path(found).absolute()) if found else named


def _run_mode(mode: str, place: Place, parsed: Parsed, gold: Path, terms: Terms) -> Row:
    write_config(place.config, terms.folder / "config.ini", mode)
    runs = [_code(place, terms) for _ in range(terms.rounds)]
    seconds, started, lines = min(runs, key=itemgetter(0))
    found = read_events(lines)
    speed = len(parsed.trees) / (seconds + parsed.seconds)
    how = f"{mode}, parsed by {parsed.parser}"
    how += ", its start included" if started else ""
    how += f", events without a CAMEO code left out: {found.unknown}" if found.unknown else ""
    scores = score_events(gold, found.events, terms.folder)
    return Row(peer=PEER, how=how, ran=True, scores=scores, speed=(speed, speed))


def _code(place: Place, terms: Terms) -> tuple[float, bool, list[str]]:
    """Run it once: in how many seconds, whether its start is among them, the lines of events."""
    written = terms.folder / "evts.events.txt"
    written.unlink(missing_ok=True)
    command = [place.python, str(place.script), "batch"]
    command += ["-i", "input.xml", "-o", "events.txt", "-c", "config.ini"]
    start = perf_counter()
    told = run(command, terms, path=place.script.parent.parent)
    wall = perf_counter() - start
    if not written.is_file():
        message = f"no events were written: {last_line(told) or 'and nothing said'}"
        raise PeerError(message)
    lines = written.read_text(encoding="utf-8", errors="replace").split("\n")
    timed = re.search(r"^Coding time:\s*([\d.e+-]+)\s*$", told, re.MULTILINE)
    return (float(timed[1]), False, lines) if timed else (wall, True, lines)


def _unable(error: PeerError) -> Row:
    kind = "absent" if isinstance(error, AbsentError) else "failed"
    return Row(peer=PEER, how=f"{kind}: {error}", ran=False)
