"""What is gathered across dispatches, scored on the invented press (``tests/newsroom``).

``python -m tests.score.across [--errors N]`` prints the scores of interactions, prints, entities,
agreements and steps; with ``--errors`` what was put together or kept apart wrongly.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping

from tests.score import gathered, gathered_owed
from tests.score.astray import ASTRAY
from tests.score.lines import Lines
from tests.score.press import Seen, press

ALL: Mapping[str, Callable[[Seen], Lines]] = {
    "interactions": gathered.interactions,
    "prints": gathered.prints,
    "entities": gathered.entities,
    "agreements": gathered_owed.agreements,
    "steps": gathered_owed.steps,
}


def score(seen: Seen) -> Mapping[str, Lines]:
    """All scores, by kind."""
    return {kind: lines(seen) for kind, lines in ALL.items()}


def main() -> None:
    """Print all scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", type=int, default=0, help="show so many errors of each kind")
    errors = parser.parse_args().errors
    seen = press()
    for kind, lines in score(seen).items():
        print(f"\n##### the invented press: {kind} #####")
        for name, line in lines.items():
            print(f"{name:<30} {line.value:.3f}   {line.shown}")
        for title, told in ASTRAY[kind](seen).items() if errors else ():
            print(f"\n{title}: {len(told)}")
            print(*told[:errors], sep="\n")


if __name__ == "__main__":
    main()
