"""The truth's words stand in the ledger's texts where the scorer looks for them."""

from tests.newsroom.records import Tells, Words
from tests.score.aligned import best, marked, once, tellings
from tests.score.press import press


def mark(start, end, event):
    return Tells(words=Words(start=start, end=end, exact="x" * (end - start)), event=event)


def test_every_marked_word_stands_in_the_text_of_the_ledger_behind_the_title():
    seen = press()
    assert seen.readings.keys() == seen.truth.dispatches.keys()
    for name, dispatch in seen.truth.dispatches.items():
        text = seen.readings[name].dispatch.text
        for one in (*dispatch.tells, *dispatch.names, *dispatch.owes):
            places = [n for n in range(len(text)) if text.startswith(one.words.exact, n)]
            found = [seen.stands_at(name, n, n + len(one.words.exact)) for n in places]
            assert (one.words.start, one.words.end) in found


def test_a_telling_is_of_the_mark_that_it_has_most_in_common_with():
    marks = (mark(0, 4, "e1"), mark(6, 12, "e2"))
    assert best((3, 12), marks).event == "e2"
    assert best((4, 6), marks) is None


def test_a_dispatch_that_tells_an_event_twice_in_one_interaction_counts_once():
    told = tellings(press())
    assert len(once(told)) == len({(one.dispatch, one.event, one.interaction) for one in told})
    assert {(one.dispatch, one.event) for one in told} <= set(marked(press()))
