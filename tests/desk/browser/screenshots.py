"""Pictures of the ten main pages for the docs: ``make screenshots``.

The desk is opened on the invented press, as in the tests; pages are as wide as a desk or a phone,
light or dark, in French or English.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from chancery.desk.cli import run
from tests.desk.browser.serving import CHROMIUM, PRESS, ROOT, open_desk

HERE = ROOT / "docs" / "pictures"
WIDE, HIGH = 1280, 960
DISPATCH = "/dispatches/dispatch-2eada0e6ba84fdd9"
DOSSIER = "Libreville"

SHOTS = {
    "front": ("/?date=2026-03-31", "fr", "light", WIDE),
    "feed": ("/feed", "en", "light", WIDE),
    "dispatch": (DISPATCH, "en", "light", WIDE),
    "interaction": ("/interactions/interaction-b415e48dec1cf2d0", "en", "light", WIDE),
    "story": ("story", "en", "light", WIDE),
    "actor": ("/actors/states:TCD", "en", "light", WIDE),
    "dossier": ("dossier", "en", "light", WIDE),
    "country": ("/places/TCD", "fr", "dark", WIDE),
    "search": ("/search?text=Sebha", "en", "light", WIDE),
    "phone": ("/?date=2026-03-31", "fr", "dark", 390),
}


def main() -> int:
    """Draw them all."""
    if CHROMIUM is None:
        sys.stderr.write("screenshots: no Chromium on this machine: apt-get install chromium\n")
        return 2
    HERE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "chancery.db"
        made = ROOT / "build" / "demo.db"
        if made.exists():
            shutil.copy(made, path)
        else:
            run(["ingest", str(PRESS), "--ledger", str(path)])
        _draw(path)
    return 0


def _draw(path: Path) -> None:
    with open_desk(path, "https://desk.example") as base, sync_playwright() as p:
        browser = p.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for name, (address, language, look, wide) in SHOTS.items():
            context = browser.new_context(
                base_url=base, locale=f"{language}-{'FR' if language == 'fr' else 'GB'}",
                color_scheme=look, viewport={"width": wide, "height": HIGH},
            )  # fmt: skip
            page = context.new_page()
            page.goto(_address(page, address))
            if name == "dispatch":
                page.locator(".event dd .field[data-at]").first.hover()
            page.screenshot(path=str(HERE / f"{name}.png"))
            context.close()
        browser.close()


def _address(page, wanted: str) -> str:
    if wanted == "story":
        found = page.request.get("/index.json?date=2026-03-31&days=30").json()["stories"]
        return max(found, key=lambda one: one["outlets"])["url"]
    if wanted == "dossier":
        found = page.request.get("/dossiers.json").json()["dossiers"]
        named = [one for one in found if DOSSIER in one["name"]] or found
        return max(named, key=lambda one: one["stipulations"])["url"]
    return wanted


if __name__ == "__main__":
    raise SystemExit(main())
