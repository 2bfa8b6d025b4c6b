"""What a reviewer does at the desk, with keys, in a real browser."""

from __future__ import annotations

import json

from playwright.sync_api import expect

DISPATCH = "dispatch-2eada0e6ba84fdd9"


def said(page) -> list[dict]:
    return json.loads(page.request.get("/corrections.json").text())["corrections"]


def until(page, wanted: int) -> list[dict]:
    for _ in range(100):
        found = said(page)
        if len(found) >= wanted:
            return found
        page.wait_for_timeout(50)
    return said(page)


def test_events_are_accepted_and_rejected_and_taken_back_with_keys(signed_in):
    page = signed_in
    page.goto(f"/dispatches/{DISPATCH}")
    page.keyboard.press("j")
    page.keyboard.press("a")
    assert [one["action"] for one in until(page, 1)] == ["accept"]
    page.wait_for_load_state("networkidle")
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.keyboard.type("not what it says")
    page.keyboard.press("Enter")
    found = until(page, 2)
    assert (found[1]["action"], found[1]["reason"]) == ("reject", "not what it says")
    expect(page.locator(f"li.here#{found[1]['record']}")).to_be_visible()
    page.keyboard.press("u")
    last = until(page, 3)
    assert [one["action"] for one in last] == ["accept", "reject", "undo"]
    assert last[2]["record"] == found[1]["record"]


def test_keys_do_nothing_to_whoever_is_not_signed_in(page):
    page.goto(f"/dispatches/{DISPATCH}")
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.wait_for_timeout(300)
    assert said(page) == []


def test_a_question_mark_tells_the_keys(page):
    page.goto("/")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
