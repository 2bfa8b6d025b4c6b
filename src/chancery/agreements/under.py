"""Whether a promise that a dispatch tells for itself is one of an agreement's.

1. made in the text that tells the signing, by one of those who signed: "signed a peace deal …
   *The rebels undertook* to release 14 soldiers"
2. in such a text that gives no date, where the promise is of what a peace is made of
3. made where the agreement was, by one of its parties: "the withdrawal *promised in Doha*"

The bearer is a party, or it is told by what it is ("the rebels") and only one party is that.

Never more than ``unsure``: promises of others ("the Union promised five million for the camps under
the accord"); those of a text that tells an older agreement as background.
"""

from __future__ import annotations

from datetime import date, timedelta

from chancery.agreements.beside import BOTH
from chancery.agreements.cards import card_of
from chancery.agreements.deeds import deed_of
from chancery.agreements.prints import is_one_text
from chancery.agreements.sides import described_as, party_keys, same_party
from chancery.knowledge.provisions import load_provisions
from chancery.records.actor import Player
from chancery.records.dossier import Accord
from chancery.records.match import Feature, Match

SAME = 4.5

_FRESH = 7
"""Days after its signature in which a text tells an agreement as news."""

_FINE = ("day", "week", "interval")

_SEASON = 120
"""Days in which what was promised somewhere is still spoken of by that place alone."""


def under_keys(accord: Accord) -> frozenset[str]:
    """The text with each party or bearer, the place: what promise and agreement share."""
    players = accord.parties
    if accord.kind == "promise":
        players = tuple(bearer for owed in accord.owed for bearer in owed.bearers)
    parties = {key for player in players for key in (*party_keys(player), player.sector) if key}
    texts = {accord.wire, accord.dispatch} - {""}
    found = {f"text|{text}|{party}" for text in texts for party in parties}
    return frozenset(found | {f"agreement|@{place}" for place in card_of(accord).placed})


def compare_under(promise: Accord, agreement: Accord) -> Match:
    """Whether a promise is one of an agreement's; never ``not_same``."""
    features = (_bearer(promise, agreement), _where(promise, agreement), _when(promise, agreement))
    score = sum(feature.weight for feature in features)
    says = {feature.says for feature in features}
    same = score >= SAME and "apart" not in says
    return Match(answer="same" if same else "unsure", score=score, features=features, rule="score")


def _bearer(promise: Accord, agreement: Accord) -> Feature:
    bearers = [bearer for owed in promise.owed for bearer in owed.bearers]
    shown = f"{_names(bearers)} / {_names(agreement.parties)}"
    if bearers and all(_is_party(bearer, promise, agreement) for bearer in bearers):
        return Feature(name="bearer", says="same", weight=2.0, shown=shown)
    says, weight = ("apart", -2.0) if bearers and agreement.parties else ("silent", 0.0)
    return Feature(name="bearer", says=says, weight=weight, shown=shown)  # type: ignore[arg-type]


def _is_party(bearer: Player, promise: Accord, agreement: Accord) -> bool:
    if any(same_party(bearer, party) for party in agreement.parties):
        return True
    alike = [party for party in agreement.parties if described_as(bearer, party)]
    if is_one_text(promise, agreement):
        alike = [party for party in agreement.parties if _one_sort(bearer, party)]
    return len(alike) == 1


def _one_sort(bearer: Player, party: Player) -> bool:
    """Whether within one text one may be the other told by what it is."""
    told_bare = bearer.sector in load_provisions().armed or bearer.country is None
    return told_bare and party.sector == bearer.sector is not None


def _names(players: list[Player] | tuple[Player, ...]) -> str:
    return ", ".join(player.name for player in players) or "?"


def _where(promise: Accord, agreement: Accord) -> Feature:
    mine, theirs = card_of(promise), card_of(agreement)
    shown = f"{promise.place or '?'} / {agreement.place or '?'}"
    if mine.placed & (theirs.placed | theirs.named):
        return Feature(name="place", says="same", weight=2.5, shown=shown)
    if is_one_text(promise, agreement):
        return Feature(name="text", says="same", weight=1.5, shown="told together")
    return Feature(name="place", says="silent", weight=0.0, shown=shown)


def _when(promise: Accord, agreement: Accord) -> Feature:
    told, signed = _day(promise), card_of(agreement).signed
    shown = f"{promise.day or '?'} / {signed.edtf if signed else agreement.day or '?'}"
    first, last = (signed.first, signed.last) if signed else (None, None)
    fine = signed is not None and signed.precision in _FINE
    if told and first and last and fine and first <= told <= last + timedelta(_FRESH):
        return Feature(name="signed", says="near", weight=1.0, shown=shown)
    if signed is None and is_one_text(promise, agreement) and _of_peace(promise, agreement):
        return Feature(name="signed", says="near", weight=1.0, shown=f"{shown}: of peace")
    begins = first or _day(agreement)
    if told and begins and not -1 <= (told - begins).days <= _SEASON:
        return Feature(name="signed", says="apart", weight=-2.0, shown=shown)
    return Feature(name="signed", says="silent", weight=0.0, shown=shown)


def _of_peace(promise: Accord, agreement: Accord) -> bool:
    """Whether what is promised is what a peace or a truce of two parties is made of."""
    card = card_of(agreement)
    deeds = [deed_of(owed.action, owed.thing, promise.language).kinds for owed in promise.owed]
    peace = load_provisions().peace
    return (
        bool({"ceasefire"} & card.classes or {"peace"} & card.subjects)
        and len(card.parties) >= BOTH
        and all(kinds & peace for kinds in deeds)
    )


def _day(accord: Accord) -> date | None:
    return date.fromisoformat(accord.day) if accord.day else None
