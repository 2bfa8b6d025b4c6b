"""The documentation is true: its commands run, its links lead somewhere, its words are ours."""

import doctest
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from chancery.exchange import shapes
from tests.docs.demo import demo, excerpt, shown

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("bench/*.md")])
README = (ROOT / "README.md").read_text(encoding="utf-8")
CHANCERY = [sys.executable, "-m", "chancery.desk.cli"]


def chancery(line, folder):
    """Run a command of the README, with its redirection, as ``chancery`` would be run."""
    command, _, target = line.partition(" > ")
    done = subprocess.run(  # noqa: S603 - our own command
        [*CHANCERY, *shlex.split(command)[1:]],
        cwd=folder,
        capture_output=True,
        check=False,
        timeout=120,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "80", "NO_COLOR": "1"},
    )
    if target:
        (folder / target.strip()).write_bytes(done.stdout)
    return done


def commands():
    blocks = re.findall(r"```console\n(.*?)```", README, re.DOTALL)
    lines = [line[2:].split("#")[0].strip() for b in blocks for line in b.splitlines()]
    return [line for line in lines if line.startswith("chancery ")]


def test_every_command_of_the_readme_does_what_it_says(tmp_path):
    assert len(commands()) > 5
    for line in commands():
        done = chancery(line, tmp_path)
        assert done.returncode == 0, f"{line}: {done.stderr.decode()}"


def test_the_demo_in_the_readme_is_what_the_demo_prints():
    """If not: make readme, and read what it put there."""
    assert shown(README) == excerpt(demo())


def test_the_python_of_the_readme_answers_as_shown():
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    example = doctest.DocTestParser().get_doctest(code, {}, "README", "README.md", 0)
    assert doctest.DocTestRunner().run(example).failed == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_to_a_file_that_is_there(page):
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_every_target_of_the_makefile_that_the_readme_names_is_there():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"`?make ([a-z-]+)", README):
        assert f"\n{target}:" in makefile, target


def test_every_target_of_the_makefile_carries_one_comment():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.search(r"\.PHONY: (.*)", makefile)[1].split()
    for target in targets:
        assert re.search(rf"^{target}:.* ## \S", makefile, re.MULTILINE), target


def test_the_record_page_names_every_field_of_a_reading():
    page = (ROOT / "docs" / "record.md").read_text(encoding="utf-8")
    for shape in (shapes.Reading, shapes.Event, shapes.Agreement, shapes.Obligation, shapes.Entity):
        for field in msgspec.structs.fields(shape):
            assert f"`{field.encode_name}`" in page or field.name == "id", field.name


def test_the_glossary_is_in_order_and_says_each_word_once():
    page = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    words = re.findall(r"^- \*\*(.+?)\*\*", page, re.MULTILINE)
    assert words == sorted(set(words))


def test_every_room_stands_on_the_architecture_page():
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = [path.parent.name for path in (ROOT / "src" / "chancery").glob("*/__init__.py")]
    missing = [room for room in rooms if f"`{room}/`" not in page and room != "examples"]
    assert missing == []


def test_no_page_names_a_path_of_one_machine():
    for page in PAGES:
        assert not re.search(r"/(work|root|tmp)/", page.read_text(encoding="utf-8")), page
