"""What is told of two versions of a page, and how much of it."""

from chancery.store.changes import MOST_SHOWN, changes_between


def text(lines):
    return {"text": "\n".join(lines)}


def test_lines_that_went_and_came_are_told_and_those_that_moved_nowhere_are_not():
    found = changes_between(text(["a", "b", "c"]), text(["a", "d", "c", "e"]))
    assert found == {"removed": ["b"], "added": ["d", "e"]}


def test_of_many_changed_lines_the_first_are_told():
    found = changes_between(text(["a"]), text(["a", *map(str, range(1000))]))
    assert found == {"added": [str(n) for n in range(MOST_SHOWN)]}


def test_a_line_that_is_there_over_and_over_is_not_compared_with_itself_for_ever(monkeypatch):
    monkeypatch.setattr("chancery.store.changes.SequenceMatcher", _refuse)
    old, new = ([f"—\n{sign}{n}" for n in range(900)] for sign in "ab")
    assert changes_between(text(old), text(new)) == {"added": ["(too many lines to compare)"]}
    assert changes_between(text(old), text(old)) == {}


def _refuse(*_, **__):
    raise AssertionError
