"""Templates, sheet and script keep to the policy that the pages are sent with."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from jinja2 import Environment

from chancery.desk.web import looks
from chancery.desk.web.wording import LANGUAGES

WEB = Path(looks.__file__).parent
TEMPLATES = sorted((WEB / "templates").glob("*.html"))
SHEET = (WEB / "static" / "desk.css").read_text("utf-8")
SCRIPT = (WEB / "static" / "desk.js").read_text("utf-8")

_INLINE = re.compile(r"""\son[a-z]+\s*=\s*["']|\sstyle\s*=|<style|javascript:|\|safe(?!\s+if)""")
_MARKUP = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|Function\(")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_no_template_has_a_handler_a_style_or_raw_values(path: Path) -> None:
    assert not _INLINE.search(path.read_text("utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_template_can_be_read(language: str) -> None:
    environment: Environment = looks._environment(language)
    for path in TEMPLATES:
        environment.get_template(path.name)


def test_the_sheet_asks_no_other_host() -> None:
    assert "http" not in SHEET
    assert "@import" not in SHEET
    assert "url(" not in SHEET


def test_the_script_never_makes_markup_of_words() -> None:
    assert not _MARKUP.search(SCRIPT)
    assert "http" not in SCRIPT


def test_both_looks_have_all_colours() -> None:
    light = set(re.findall(r"--[a-z-]+(?=:)", SHEET.split("@media (prefers-color-scheme")[0]))
    dark = re.search(r':root\[data-look="dark"\] \{(.*?)\}', SHEET, re.DOTALL)
    assert dark
    assert light - set(re.findall(r"--[a-z-]+(?=:)", dark[1])) == {"--serif", "--sans"}


def test_the_sheet_heeds_print_motion_and_forced_colours() -> None:
    for wanted in ("@media print", "prefers-reduced-motion", "forced-colors", ":focus-visible"):
        assert wanted in SHEET
