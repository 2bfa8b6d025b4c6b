"""A reading as reviewers left it: corrections in place, rejected records taken out.

Whatever was judged, or reads otherwise because something else was, has a ``review``:

.. code-block:: json

    {"status": "corrected", "judgements": [{"id": "review-…", "action": "correct", …}],
     "machine": {"type": "CONSULT", "mode": "visit"}}

``machine`` holds the fields that read otherwise, as the machine read them: put back, they make the
id. The reading's own ``review`` names what was taken out. Without judgements nothing is different.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from chancery.exchange.amended import amended
from chancery.exchange.references import without
from chancery.records.review import Verdict

Record: TypeAlias = dict[str, object]

_KINDS = {"entities": "entity", "statements": "statement", "events": "event",
          "agreements": "agreement"}  # fmt: skip
_NOTHING = Verdict()


def reviewed(raw: Record, verdicts: Mapping[str, Verdict]) -> Record:
    """The reading with what was said of its records; a pure function, ``raw`` stays as it is.

    A rejected dispatch keeps its text and says nothing.
    """
    if not verdicts:
        return raw
    dispatch = _dispatch(raw)
    whole = verdicts.get(str(dispatch.get("id")), _NOTHING)
    found = {**raw, "dispatch": _told(dispatch, dispatch, whole)}
    gone: list[tuple[str, str, Verdict]] = []
    keep = _Keeper(raw, verdicts, gone, everything=whole.rejected)
    for name, kind in _KINDS.items():
        found[name] = [_with_owed(keep, record) for record in keep(kind, raw.get(name))]
    if gone:
        out = [_gone(kind, record, verdict) for kind, record, verdict in gone]
        found["review"] = {"rejected": out}
    return found


def machine_form(record: Mapping[str, object]) -> Record:
    """A record as its id was made: without ``review``, with the machine's fields put back."""
    review = record.get("review")
    machine = review.get("machine") if isinstance(review, dict) else None
    bare = {name: value for name, value in record.items() if name != "review"}
    return {**bare, **machine} if isinstance(machine, dict) else bare


def is_reviewed(raw: Record) -> bool:
    """Whether a reading says what reviewers said, in any of its records."""
    records = [record for name in _KINDS for record in _objects(raw.get(name))]
    owed = [one for record in records for one in _objects(record.get("obligations"))]
    return any("review" in record for record in (raw, _dispatch(raw), *records, *owed))


class _Keeper:
    """Goes through lists of records: leaves out, corrects, and remembers what was left out."""

    def __init__(
        self, raw: Record, verdicts: Mapping[str, Verdict],
        gone: list[tuple[str, str, Verdict]], *, everything: bool,
    ) -> None:  # fmt: skip
        self._verdicts, self._gone, self._everything = verdicts, gone, everything
        self._rejected = frozenset(name for name, one in verdicts.items() if one.rejected)
        self._cast = {str(one.get("id")): one for one in _objects(raw.get("entities"))}

    def __call__(self, kind: str, records: object) -> list[Record]:
        kept = []
        for record in _objects(records):
            name = str(record.get("id"))
            verdict = self._verdicts.get(name, _NOTHING)
            if verdict.rejected or self._everything:
                self._gone.append((kind, name, verdict))
                continue
            said = amended(kind, record, verdict.corrections, self._cast)
            kept.append(_told(record, without(said, self._rejected), verdict))
        return kept


def _with_owed(keep: Callable[[str, object], list[Record]], record: Record) -> Record:
    if "obligations" not in record:
        return record
    return {**record, "obligations": keep("obligation", record["obligations"])}


def _told(machine: Record, said: Record, verdict: Verdict) -> Record:
    """A record with its ``review``, where there is anything to tell."""
    fields = {name: value for name, value in machine.items() if said.get(name) != value}
    if not fields and not verdict.judgements:
        return said
    return {**said, "review": {**_review(verdict), "machine": fields}}


def _review(verdict: Verdict) -> Record:
    judgements = [judgement.to_json() for judgement in verdict.judgements]
    return {"status": verdict.status, "judgements": judgements}


def _gone(kind: str, name: str, verdict: Verdict) -> Record:
    return {"kind": kind, "id": name, **_review(verdict)}


def _dispatch(raw: Record) -> Record:
    dispatch = raw.get("dispatch")
    return dispatch if isinstance(dispatch, dict) else {}


def _objects(value: object) -> list[Record]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
