"""What pieces are gathered into is made again only where it is something else now."""

from dataclasses import dataclass

import pytest

from chancery.records.match import Match
from chancery.rounds.across.engine import Room
from chancery.rounds.across.gathering import Coming, gathering
from chancery.rounds.across.memory import MemoryShelf


@dataclass(frozen=True)
class Word:
    """Words are the same that begin alike; ``note`` is what else they say."""

    name: str
    note: str = ""


def compare(one, other):
    same = one.name[:2] == other.name[:2]
    return Match(answer="same" if same else "unsure", score=1, features=(), rule="letters")


WORDS = Room(kind="word", name=lambda x: x.name, keys=lambda x: {x.name[0]}, compare=compare)


class Read(MemoryShelf):
    """A shelf that remembers what was read from it."""

    def __init__(self):
        super().__init__()
        self.read = []

    def load(self, names):
        found = super().load(names)
        self.read += found
        return found


class Book:
    """Words gathered by how they begin."""

    def __init__(self):
        self.shelf, self.ties, self.made = Read(), MemoryShelf(), []

    def take(self, *came, went=(), anew=()):
        self.made.clear()
        self.shelf.read.clear()
        coming = Coming(came={one.name: one for one in came}, went=went, anew=anew)
        return gathering(WORDS, self.shelf, self.ties, coming, self._gather, lambda text: text)[0]

    def _gather(self, group):
        self.made.append("+".join(one.name for one in group))
        return self.made[-1]


@pytest.fixture
def book():
    found = Book()
    found.take(Word("pact"), Word("pagoda"), Word("peace"), Word("war"))
    return found


def test_a_piece_makes_again_only_what_it_goes_into(book):
    change = book.take(Word("pear"))
    assert book.made == ["peace+pear"]
    assert (change.gone, list(change.made)) == ({"peace"}, ["peace+pear"])


def test_only_what_is_compared_or_gathered_is_read(book):
    book.take(Word("pear"))
    assert set(book.shelf.read) == {"pact", "pagoda", "peace"}
    book.take(Word("warm"))
    assert set(book.shelf.read) == {"war"}


def test_a_piece_that_says_what_it_said_makes_nothing_again(book):
    change = book.take(Word("peace"), Word("war"))
    assert (book.made, change.gone, change.made) == ([], set(), {})


def test_a_piece_that_says_something_else_makes_its_own_again(book):
    book.take(Word("war", "cold"), Word("peace"))
    assert book.made == ["war"]


def test_a_piece_that_is_taken_in_anew_makes_its_own_again_whatever_it_says(book):
    book.take(Word("war"), anew={"war"})
    assert book.made == ["war"]


def test_a_piece_that_goes_is_missing_from_what_it_was_in(book):
    change = book.take(went=["pagoda"])
    assert (change.gone, list(change.made)) == ({"pact+pagoda"}, ["pact"])
