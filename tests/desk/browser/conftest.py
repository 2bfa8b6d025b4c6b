"""A desk on a free port over a copy of the invented press, and a real Chromium to look at it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from chancery.desk.cli import run
from chancery.store import open_ledger
from chancery.store.accounts import Accounts
from tests.desk.browser.serving import CHROMIUM, PRESS, open_desk

NAME, PASSWORD = "Awa Ndiaye", "une phrase assez longue"


@dataclass(frozen=True)
class Desk:
    """An open desk: its address and its ledger."""

    address: str
    ledger: Path


@pytest.fixture(scope="session")
def press(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("press") / "chancery.db"
    assert run(["ingest", str(PRESS), "--ledger", str(path)]) == 0
    with open_ledger(str(path)) as ledger:
        Accounts(ledger).add_user(NAME, PASSWORD)
    return path


@pytest.fixture
def desk(press, tmp_path) -> Iterator[Desk]:
    path = tmp_path / "chancery.db"
    shutil.copy(press, path)
    with open_desk(path) as address:
        yield Desk(address, path)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser for the tests of one module: while it is open, no other test can run a loop."""
    if CHROMIUM is None:
        if os.environ.get("CHANCERY_NEEDS_CHROMIUM"):
            pytest.fail("no Chromium on this machine: apt-get install chromium")
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(chromium, desk) -> Iterator[Page]:
    context = chromium.new_context(base_url=desk.address, locale="en-GB")
    context.set_default_timeout(10_000)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    yield page
    context.close()
    assert faults == [], "the browser complains"


@pytest.fixture
def signed_in(page) -> Page:
    page.goto("/login")
    page.get_by_label("Name").fill(NAME)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/")
    return page
