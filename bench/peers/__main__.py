"""Chancery beside its peers on the English gold sentences: ``make peers``.

``python -m bench.peers [--json] [--rounds 3] [--timeout 600]``. Each program reads every sentence
by itself from raw text, on one core of this machine, in this run, and is scored by the one scorer.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.__main__ import stay_on_one_core
from bench.peers.ours import run_ourselves
from bench.peers.petrarch import run_petrarch
from bench.peers.process import Terms
from bench.peers.scores import read_gold
from bench.peers.table import print_table, to_json
from tests.score.gold import shared_folder


def main(given: Sequence[str] | None = None) -> None:
    """Run what is here and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print the table as JSON")
    parser.add_argument("--rounds", type=int, default=3, help="times to read; the best counts")
    parser.add_argument("--timeout", type=float, default=600, help="seconds a peer is waited for")
    arguments = parser.parse_args(given)
    gold = shared_folder() / "gold"
    if not (gold / "sentences" / "en.jsonl").is_file():
        sys.exit(f"no gold sentences in {gold.parent}: set CHANCERY_SHARED to their folder")
    stay_on_one_core()
    sentences = read_gold(gold)
    with tempfile.TemporaryDirectory() as name:
        terms = Terms(Path(name), max(arguments.rounds, 1), arguments.timeout)
        rows = [run_ourselves(gold, terms), *run_petrarch(gold, sentences, terms)]
    if arguments.json:
        print(json.dumps({"sentences": len(sentences), "rows": to_json(rows)}, indent=2))
        return
    print(
        f"{len(sentences)} English gold sentences, each by itself from raw text, one core, warm\n"
    )
    print_table(rows)


if __name__ == "__main__":
    main()
