"""Errors in the reader's language: their sentences, with gaps for what was given.

Rooms and records tell their errors in English, in one line. That is found again among these
sentences, and said as the catalogue says it, to whoever asks for another language:
``"since x: no day; give YYYY-MM-DD, like 2026-03-12"`` → ``"since x : ce n'est pas un jour ; …"``.
"""

from __future__ import annotations

import re
from functools import cache

from chancery.desk.web.wording import said_later as _
from chancery.desk.web.wording import translations

SENTENCES = (
    _("no such page"),
    _("this page takes no such request"),
    _("%(what)s: nothing of that id in the ledger"),
    _("%(what)s: nothing of that id in the ledger; `chancery resolve` goes through the ledger"),
    _("a fault of Chancery's own; the log of `chancery serve` has it"),
    _("the ledger is busy; ask again in a moment"),
    _("the ledger cannot be read just now"),
    # what was asked
    _("%(name)s %(given)s: no day; give YYYY-MM-DD, like %(like)s"),
    _("%(name)s %(given)s: no number from 1 to %(most)s"),
    _("%(name)s %(given)s: no time; give one like %(like)s"),
    _("%(given)s: no time; give %(day)s or %(time)s"),
    _("after %(given)s: no place in this list; take next_url"),
    _("after %(given)s: not where a page of %(kind)s ended; give its `next`"),
    _("%(first)s %(begin)s: later than %(last)s %(end)s; nothing can be found"),
    _("%(name)s: give at most %(most)s"),
    _("%(name)s %(given)s: there is none; give one of %(known)s"),
    _("%(name)s %(given)s: there is none; the nearest are %(near)s"),
    _("%(name)s %(given)s: there is none; an act is a word like meet, sign, accuse"),
    _("%(name)s %(given)s: there is none; give a code like fr"),
    _("%(name)s %(given)s: give one in small letters, like meet or sign"),
    _("%(name)s %(given)s: give a code, like fr"),
    _("%(name)s %(given)s: no such entry; the nearest are %(near)s"),
    _("%(name)s %(given)s: no such entry; give words of the name"),
    _(
        "%(name)s %(given)s: no code of a country, and no such name in this ledger; "
        "give a code like IRN, or words of the name"
    ),
    _("%(name)s %(given)s: no word in it; give a name, or a code like IRN"),
    _("%(name)s %(given)s: too long; give a few words of the name"),
    _("no word to look for; give at least one, like: accord"),
    _("too long a search; give at most %(most)s words"),
    _("%(word)s: too short; give the first %(least)s letters or more"),
    # signing in
    _("no such name and password"),
    _("too many failed logins; try again in 1 minute"),
    _("too many failed logins; try again in %(minutes)s minutes"),
    _("sent by another page"),
    _("this form is not of your session; load the page again"),
    _("sign in to judge, or send a token (chancery user token)"),
    # judging
    _("a comment says something: give --reason TEXT"),
    _("a correction says which field is what: FIELD=VALUE, and nothing else does"),
    _("an undo names the judgement that it undoes, and nothing else does"),
    _("action: give one of %(known)s"),
    _("%(name)s: longer than %(most)s characters"),
    _("%(given)s: no record's id; give its kind and four digits or more: event-3f9c"),
    _("%(given)s: no such record in any dispatch that stands"),
    _("%(given)s: no such judgement; `chancery review ID` lists those of a record"),
    _("%(given)s: a judgement of %(record)s, not of %(other)s"),
    _("%(given)s: is undone already; to bring it back, undo what undid it"),
    _("%(name)s: the machine says so already; to confirm it, accept the record"),
    _("%(name)s: no field that a reviewer may correct; one of %(known)s"),
    _("%(name)s=%(given)s: one of %(known)s"),
    _("%(name)s=%(given)s: no mode of %(type)s; %(known)s"),
    _("%(name)s=%(given)s: an act is a word like meet, sign, order"),
    _("%(name)s=%(given)s: a sector is three capitals like GOV, or null"),
    _(
        "%(name)s=%(given)s: no date; give EDTF like 2025, 2025-05, 2025-05-14, "
        "2025-05-01/2025-05-10, or null"
    ),
    _(
        "%(name)s=%(given)s: no place; give its name, with its country if it is known: Oslo (NOR)"
    ),
    _("%(name)s=%(given)s: no country; give ISO 3166-1 alpha-3, like NOR, or null"),
    _("%(name)s=%(given)s: an entity has a name"),
    _("%(name)s=%(given)s: %(who)s: fits %(count)s of them; give the id: %(ids)s"),
    _("%(name)s=%(given)s: %(who)s: no entity of that id or name in this reading; %(there)s"),
)  # fmt: skip

_GAP = re.compile(r"%\((\w+)\)s")


def fault(message: str, language: str) -> tuple[str, str]:
    """An error in a language, and the language that it is in: English where there are no words."""
    say = translations(language).gettext
    for sentence in _ranked():
        gaps = _gaps(message, sentence)
        if gaps is not None and (said := say(sentence)) != sentence:
            return said % gaps, language
    return message, "en"


@cache
def _ranked() -> tuple[str, ...]:
    """Those with most words of their own first: a gap swallows what it may."""
    return tuple(sorted(SENTENCES, key=lambda one: -len(_GAP.sub("", one))))


def _gaps(message: str, sentence: str) -> dict[str, str] | None:
    """What stands in the gaps, each up to the next words of the sentence; ``None``: another one.

    Nothing is tried twice, whatever was given: it may be long, and meant to take long.
    """
    first, *pieces = _GAP.split(sentence)
    if not pieces or not message.startswith(first):
        return {} if message == sentence else None
    left, found = message.removeprefix(first), {}
    for name, words in zip(pieces[:-2:2], pieces[1:-2:2], strict=True):
        found[name], there, left = left.partition(words)
        if not there:
            return None
    *_, name, end = pieces
    found[name] = left.removesuffix(end)
    return found if left.endswith(end) and all(found.values()) else None
