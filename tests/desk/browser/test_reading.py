"""What a reader does at the desk, in a real browser."""

from __future__ import annotations

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from chancery.desk.cli import run

DISPATCH = "dispatch-2eada0e6ba84fdd9"
"""Une rencontre secrète entre ennemis à Sebha."""

PAGES = {
    "front": "/?date=2026-03-31&days=2",
    "feed": "/feed",
    "dispatch": f"/dispatches/{DISPATCH}",
    "proof": f"/dispatches/{DISPATCH}/proof",
    "interaction": "/interactions/interaction-b415e48dec1cf2d0",
    "wire": "/wires/wire-f2e52c8b88a4ceed",
    "actors": "/actors",
    "actor": "/actors/states:TCD",
    "dossiers": "/dossiers",
    "places": "/places?date=2026-03-31&days=30",
    "place": "/places/TCD",
    "search": "/search?text=Sebha",
    "changes": "/changes?since=2026-01-01",
    "corrections": "/corrections",
    "deletions": "/deletions",
    "login": "/login",
}


def first_dossier(page) -> str:
    found = json.loads(page.request.get("/dossiers.json").text())["dossiers"]
    return next(one["url"] for one in found if one["stipulations"] > 2)


def first_story(page) -> str:
    found = json.loads(page.request.get("/index.json?date=2026-03-31&days=30").text())["stories"]
    return found[0]["url"]


def test_a_story_is_followed_from_the_front_page_to_the_words_that_prove_it(page):
    page.goto("/?date=2026-03-31&days=2")
    page.locator("main h2 a").first.click()
    expect(page.locator("h1")).to_be_visible()
    page.locator("main [data-item] h3 a, main article h3 a").first.click()
    page.wait_for_url("**/interactions/**")
    page.locator("main a.proof").first.click()
    page.wait_for_url("**/dispatches/**")
    assert re.search(r"#w\d+$", page.url)
    lit = page.locator(".w:target, .w.lit").first
    expect(lit).to_be_in_viewport()


def test_hovering_a_field_lights_up_its_words_and_no_others(page):
    page.goto(f"/dispatches/{DISPATCH}")
    field = page.locator(".event dd .field[data-at]").first
    field.hover()
    spans = [tuple(map(int, part.split("-"))) for part in field.get_attribute("data-at").split()]
    lit = page.locator(".w.lit")
    expect(lit.first).to_be_visible()
    for i in range(lit.count()):
        start = int(lit.nth(i).get_attribute("data-start"))
        assert any(a <= start < b for a, b in spans)
    page.mouse.move(0, 0)
    expect(page.locator(".w.lit")).to_have_count(0)


def test_a_new_dispatch_comes_into_the_live_feed_without_reloading(page, desk, tmp_path):
    page.goto("/feed")
    page.evaluate("window.loadedOnce = true")
    paper = tmp_path / "new.txt"
    paper.write_text("Le Mali et le Niger signent un accord\n\nLe Mali et le Niger ont signé jeudi "
                     "un accord de paix à Niamey.\n", encoding="utf-8")  # fmt: skip
    assert run(["ingest", str(paper), "--ledger", str(desk.ledger), "--no-resolve"]) == 0
    expect(page.get_by_text("Le Mali et le Niger signent un accord").first).to_be_visible()
    assert page.evaluate("window.loadedOnce") is True


def test_words_are_searched_for_and_found_with_the_place_they_stand_at(page):
    page.goto("/")
    page.get_by_role("searchbox").first.fill("Sebha")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?**")
    expect(page.get_by_text("Sebha").first).to_be_visible()


def test_the_marks_of_a_timeline_and_a_map_lead_to_what_they_are_of(page):
    page.goto("/places/TCD")
    assert page.locator("svg.timeline a").count() > 1
    href = page.locator("svg.timeline a").first.get_attribute("href")
    assert href.startswith("/interactions/")
    assert page.locator("svg.map a").count() >= 1
    page.goto(href)
    expect(page.locator("h1")).to_be_visible()


def test_a_dossier_shows_who_owes_what_and_each_step_leads_to_its_proof(page):
    page.goto(first_dossier(page))
    expect(page.locator("main table").first).to_be_visible()
    assert page.locator("main a[href*='/dispatches/'][href*='#w']").count() > 0


def test_a_dark_look_is_kept_and_a_light_one_taken_back(page):
    page.goto("/?date=2026-03-31")
    light = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    page.goto("/settings?look=dark&back=/")
    dark = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert light != dark
    page.goto("/settings?look=light&back=/")
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == light


def test_the_interface_speaks_french_to_whom_wants_it(page):
    page.goto("/settings?language=fr&back=/feed")
    assert page.locator("html").get_attribute("lang") == "fr"
    expect(page.get_by_role("link", name="À la une").first).to_be_visible()


@pytest.mark.parametrize("wide", [360, 1920])
def test_no_page_is_wider_than_its_window(page, wide):
    page.set_viewport_size({"width": wide, "height": 800})
    for address in (*PAGES.values(), first_dossier(page), first_story(page)):
        page.goto(address)
        over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert over <= 0, f"{address}: {over} px too wide at {wide}"


def test_on_paper_there_is_no_navigation(page):
    page.emulate_media(media="print")
    page.goto(f"/dispatches/{DISPATCH}")
    expect(page.locator("header nav").first).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("look", ["light", "dark"])
def test_no_page_has_a_serious_fault_of_accessibility(page, look):
    page.emulate_media(color_scheme=look)
    found = {}
    for address in (*PAGES.values(), first_dossier(page), first_story(page)):
        page.goto(address)
        broken = Axe().run(page).response["violations"]
        serious = [one for one in broken if one["impact"] in {"serious", "critical"}]
        if serious:
            found[address] = [(v["id"], v["nodes"][0]["html"][:160]) for v in serious]
    assert found == {}


def test_without_scripts_every_page_still_reads(chromium, desk):
    context = chromium.new_context(base_url=desk.address, java_script_enabled=False)
    page = context.new_page()
    for address in PAGES.values():
        answer = page.goto(address)
        assert answer.status == 200
        expect(page.locator("h1")).to_be_visible()
    context.close()
