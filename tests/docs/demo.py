"""The demo's output in the README: ``make readme`` puts the present one there.

The README shows the head of the page, its first two events, and its agreements; ``[…]`` stands for
what is left out.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
MARKS = re.compile(r"<!-- demo -->\n.*<!-- /demo -->", re.DOTALL)
LEFT_OUT = "[…]"


def demo():
    """What ``chancery read --demo`` prints at 80 columns, without colour."""
    environment = {"PYTHONPATH": str(ROOT / "src"), "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-m", "chancery.desk.cli", "read", "--demo"],
        capture_output=True,
        check=True,
        timeout=120,
        env={**os.environ, **environment},
    )
    return "\n".join(line.rstrip() for line in done.stdout.decode("utf-8").splitlines())


def excerpt(printed):
    """The parts that the README shows."""
    head = printed.split("\n 3  ")[0]
    agreements = re.search(r"\nAGREEMENTS\n.*?(?=\n\nWHO SAID WHAT)", printed, re.DOTALL)
    return f"{head.rstrip()}\n\n{LEFT_OUT}\n{agreements[0].rstrip() if agreements else ''}"


def shown(readme):
    """The parts as they stand in the README."""
    inside = re.search(r"<!-- demo -->\n```text\n(.*)\n```\n<!-- /demo -->", readme, re.DOTALL)
    return inside[1] if inside else ""


def main():
    """Rewrite the README."""
    new = f"<!-- demo -->\n```text\n{excerpt(demo())}\n```\n<!-- /demo -->"
    readme = README.read_text(encoding="utf-8")
    README.write_text(MARKS.sub(lambda _: new, readme), encoding="utf-8")


if __name__ == "__main__":
    main()
