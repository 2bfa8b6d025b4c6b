"""What state of a promise one telling reports.

1. of a deed itself: ``claimed_done``; ``begun`` where it is kept rather than finished (a
   ceasefire); ``partly`` where it tells fewer than were promised, a counted part ("12 prisonniers"
   of "les prisonniers"), or one of several bearers
2. with words of progress (``clauses``): "a commencé à", "la moitié", "a suspendu"; the least
3. to come: ``scheduled``; called off: ``suspended``
4. by its act: ``promised`` again, ``ordered``, ``refused``, ``delayed`` …
5. of an accusation, by its words: "d'avoir *violé* la trêve", "*suspended* the withdrawal"
6. by words that undo it or say that it is not kept: "*closed* the *crossing*"
7. denied by somebody whom the telling names: ``disputed``

Refused: what is told under a condition, what is said not to be done yet, a denied violation, what
nobody in particular denies. ``verified`` is never given: who says so has claimed it.
"""

from __future__ import annotations

from chancery.agreements.acts import contrary_of, kinds_of, on_whom
from chancery.agreements.clauses import phases_of, spoken_of
from chancery.agreements.counts import counted, owed_count
from chancery.agreements.ladder import LADDER
from chancery.agreements.who import bearers_of, stands_for
from chancery.knowledge.provisions import load_provisions
from chancery.records.agreement import Status
from chancery.records.dossier import Stipulation
from chancery.records.telling import Bearing, Telling

_SIDE: tuple[Status, ...] = ("refused", "violated", "suspended", "delayed")
"""Side states that words may say, the gravest first."""


def state_of(
    telling: Telling, bearing: Bearing, stipulation: Stipulation
) -> tuple[Status, str] | None:
    """The state reported, and the words or the rule that say it; ``None`` when none is."""
    phases = phases_of(telling)
    if telling.modality == "conditional" or "pending" in phases or telling.type == "THREATEN":
        return None
    if telling.act in load_provisions().bearing_acts:
        return _by_act(telling, bearing, phases, stipulation)
    undone = _undone(telling, stipulation)
    if undone:
        return undone if telling.modality in {"asserted", "attributed"} else None
    if bearing == "denies" or telling.modality == "negated":
        return ("disputed", "denied") if denier(telling) else None
    return (
        _worded(phases, _SIDE) or _to_come(telling, bearing) or _deed(telling, phases, stipulation)
    )


def _undone(telling: Telling, stipulation: Stipulation) -> tuple[Status, str] | None:
    """Form 6; an accusation disputes what was claimed, whatever undoes it."""
    found, known = contrary_of(telling), load_provisions().provisions
    kind = next((kind for kind in sorted(kinds_of(stipulation)) if kind in found), None)
    if kind is None:
        return None
    state: Status = "disputed" if telling.type == "ACCUSE" else known[kind].undone
    return state, f"“{found[kind]}”"


def _to_come(telling: Telling, bearing: Bearing) -> tuple[Status, str] | None:
    if bearing == "calls_off":
        return "suspended", "called off"
    if telling.modality == "planned" or bearing == "announces":
        return "scheduled", "to come"
    return None


def denier(telling: Telling) -> str | None:
    """Who speaks within the telling, besides its publisher."""
    inner = [name for name in telling.told_by if name != telling.publisher]
    return inner[-1] if inner else None


def _worded(phases: dict[str, str], among: tuple[Status, ...]) -> tuple[Status, str] | None:
    return next(((state, f"“{phases[state]}”") for state in among if state in phases), None)


def _by_act(
    telling: Telling, bearing: Bearing, phases: dict[str, str], stipulation: Stipulation
) -> tuple[Status, str] | None:
    if telling.modality == "negated" or bearing == "denies":
        return None
    state: Status = load_provisions().bearing_acts[telling.act]
    if telling.type == "ACCUSE":
        return _worded(spoken_of(telling, kinds_of(stipulation)), _SIDE) or _undone(
            telling, stipulation
        )
    if telling.act in load_provisions().worded_acts:
        return _worded(phases, (state,))
    if state == "scheduled":
        return _worded(phases, (*_SIDE, "claimed_done", "ordered")) or (state, telling.act)
    if telling.modality == "planned" and state in {"ordered", "violated"}:
        return None
    return state, telling.act


def _deed(telling: Telling, phases: dict[str, str], stipulation: Stipulation) -> tuple[Status, str]:
    if "resumed" in phases:
        return "begun", f"“{phases['resumed']}”"
    told: list[Status] = [state for state in LADDER if state in phases]
    if told:
        return told[0], f"“{phases[told[0]]}”"
    if stipulation.provision and load_provisions().provisions[stipulation.provision].lasting:
        return "begun", "kept rather than finished"
    return _part(telling, stipulation) or ("claimed_done", "told as done")


def _part(telling: Telling, stipulation: Stipulation) -> tuple[Status, str] | None:
    players = on_whom(telling)
    bearers = bearers_of(stipulation)
    for bearer, names in bearers if len(stipulation.bearers) > 1 else ():
        if players and not any(stands_for(player, name) for player in players for name in names):
            return "partly", f"nothing said of {bearer.name}"
    done, owed = counted(telling, stipulation), owed_count(stipulation)
    if done is None or owed == 0:
        return None
    if owed is None or done < owed:
        return "partly", f"{done:g} of {owed or '?'}"
    return None
