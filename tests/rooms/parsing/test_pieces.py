"""Blocks cut into pieces that a parser can be given."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from chancery.parsing.pieces import LONGEST_PIECE, LONGEST_RUN, cut
from chancery.records.text import Span
from tests.rooms.parsing.pages import dispatch


def test_a_short_block_is_one_piece():
    pieces, skipped = cut(dispatch("Oslo a cédé.", "Berne aussi."))
    assert [(piece.block, piece.start, piece.text) for piece in pieces] == [
        (0, 0, "Oslo a cédé."),
        (1, 14, "Berne aussi."),
    ]
    assert skipped == []


def test_a_state_and_a_colon_that_open_a_block_stand_apart():
    pieces, _ = cut(dispatch("Norvège : Oslo a cédé.", "Oslo : Berne a cédé."))
    assert [piece.text for piece in pieces] == [
        "Norvège : ",
        "Oslo a cédé.",
        "Oslo : Berne a cédé.",
    ]


def test_navigation_is_not_read():
    assert cut(dispatch("Accueil / Europe", kind="navigation")) == ([], [])


def test_a_block_with_a_note_is_not_read():
    assert cut(dispatch("Oslo a cédé.", note="unrelated")) == ([], [])


def test_a_block_of_spaces_has_nothing_to_read():
    assert cut(dispatch("  \t ")) == ([], [])


def test_every_space_becomes_a_plain_one_and_keeps_its_place():
    (piece,), _ = cut(dispatch("«\u00a0Non\u202f»,\ndit-il\x00."))
    assert piece.text == "« Non », dit-il ."


def test_a_long_block_is_cut_after_a_sentence():
    sentence = "Le ministre a signé un accord. "
    pieces, _ = cut(dispatch(sentence * 2_000))
    assert len(pieces) > 1
    assert all(piece.text.rstrip().endswith("accord.") for piece in pieces)


def test_a_long_block_without_full_stops_is_cut_at_a_space():
    pieces, _ = cut(dispatch("paix " * 10_000))
    assert all(piece.text.endswith("paix ") for piece in pieces)


def test_an_unbroken_run_is_left_out_and_reported():
    run = "x" * 1_000_000
    pieces, skipped = cut(dispatch(f"Oslo cède. {run} Berne aussi."))
    assert [piece.text for piece in pieces] == ["Oslo cède. ", " Berne aussi."]
    assert skipped == [Span(11, 11 + len(run))]


def test_the_longest_run_that_is_read_is_read():
    pieces, skipped = cut(dispatch("x" * LONGEST_RUN))
    assert len(pieces) == 1
    assert skipped == []


@given(
    st.lists(
        st.one_of(
            st.text(alphabet="ab é.!\n\u00a0", max_size=40),
            st.integers(1, 3 * LONGEST_RUN).map(lambda n: "z" * n),
            st.integers(1, 400).map(lambda n: "mot. " * n),
        ),
        max_size=30,
    )
)
def test_pieces_and_skipped_runs_cover_all_that_is_not_space(parts):
    text = "".join(parts)
    pieces, skipped = cut(dispatch(text))
    covered = sorted(
        [Span(piece.start, piece.start + len(piece.text)) for piece in pieces] + skipped
    )
    assert all(len(piece.text) <= LONGEST_PIECE for piece in pieces)
    assert all(one.end <= other.start for one, other in pairwise(covered))
    left_out = [Span(0, 0), *covered, Span(len(text), len(text))]
    gaps = [text[a.end : b.start] for a, b in pairwise(left_out)]
    assert not "".join(gaps).strip()


def test_what_is_over_the_most_that_is_read_is_left_out_and_reported(monkeypatch):
    monkeypatch.setattr("chancery.parsing.pieces.MOST_READ", 30)
    page = dispatch("Le ministre a parlé.", "Il a signé un accord.", "Puis il est parti.")
    read, skipped = cut(page)
    assert [piece.text for piece in read] == ["Le ministre a parlé."]
    assert [page.text[span] for span in skipped] == ["Il a signé un accord.\n\nPuis il est parti."]
