"""Invented agreements, parties and later events, short to write."""

from datetime import date

from chancery.records.actor import Citation, Player
from chancery.records.dossier import Accord, Owed
from chancery.records.edtf import read_edtf
from chancery.records.telling import Figure, Interaction, Report, Telling

SEEN = "2025-06-30T08:00:00+00:00"


def player(name, country=None, sector=None, *, actor=None, schema=None, part="actor"):
    schema = schema or ("PublicBody" if sector == "GOV" else "Group")
    return Player(part=part, name=name, schema=schema, actor=actor, country=country, sector=sector)


CHAD = player("Tchad", "TCD", "GOV", actor="states:TCD", schema="Country")
CHAD_GOV = player("gouvernement tchadien", "TCD", "GOV")
CHAD_ARMY = player("Chadian army", "TCD", "MIL", schema="PublicBody")
FRONT = player("Front du Nord", "TCD", "REB", actor="actor-front")
FRONT_EN = player("Northern Front", "TCD", "REB", actor="actor-front")
SUDAN = player("Soudan", "SDN", "GOV", actor="states:SDN", schema="Country")
QATAR = player("Qatar", "QAT", "GOV", actor="states:QAT", schema="Country")


def cited(dispatch, exact, start=10):
    return Citation(dispatch=dispatch, start=start, end=start + len(exact), exact=exact)


def span(written):
    return read_edtf(written) if written else None


def owed(
    action, *bearers, thing=None, to=(), due=None, condition=None, status="promised", ident="d1#o1"
):
    return Owed(
        id=ident, bearers=bearers, counterparties=tuple(to), action=action, thing=thing,
        due=span(due), condition=condition, status=status, cited=cited(ident.split("#")[0], action),
    )  # fmt: skip


def accord(
    dispatch, name, *parties, day="2025-03-13", language="fr", kind="agreement", signed=None,
    place=None, owes=(), names=(),
):  # fmt: skip
    return Accord(
        id=f"{dispatch}#{name}", dispatch=dispatch, day=day, language=language, name=name,
        names=(name, *names), kind=kind, parties=parties, signed=span(signed), place=place,
        place_country=None, owed=tuple(owes), cited=cited(dispatch, name),
    )  # fmt: skip


def telling(
    text, anchor, *players, act, kind="RETREAT", dispatch="t1", day="2025-04-20", language="fr",
    modality="asserted", topics=(), when=None, told_by=("La Gazette",), figures=(), mode=None,
    condition=None, around=("actor-front", "states:TCD"),
):  # fmt: skip
    return Telling(
        id=f"{dispatch}#{act}", dispatch=dispatch, event=act, publisher="La Gazette",
        published=day, day=day, seen=SEEN, language=language, wire=dispatch, act=act, type=kind,
        mode=mode, contexts=(), players=players, when=span(when), place=None, place_country=None,
        geonameid=None, place_precision=None, modality=modality, condition=condition,
        told_by=told_by, agency=None, topics=tuple(topics),
        figures=tuple(Figure(value=v, noun=n, exact=f"{v} {n}") for v, n in figures),
        text=text, cited=cited(dispatch, anchor), around=around,
    )  # fmt: skip


def interaction(*tellings, ident=None, bearing="tells", state="reported", sources=("La Gazette",)):
    first = tellings[0]
    return Interaction(
        id=ident or f"i-{first.id}", type=first.type, mode=first.mode, act=first.act,
        players=first.players, when=first.when, place=None, place_country=None,
        topics=first.topics, state=state, first_seen=SEEN, first_day=first.day,
        reports=tuple(report(one, bearing) for one in tellings), sources=tuple(sources),
        outlets=len(tellings), contradictions=(),
    )  # fmt: skip


def report(one, bearing):
    return Report(
        telling=one.id, dispatch=one.dispatch, event=one.event, publisher=one.publisher,
        published=one.published, seen=one.seen, wire=one.wire, bearing=bearing,
        modality=one.modality, told_by=one.told_by, cited=one.cited,
    )  # fmt: skip


def days(text):
    return date.fromisoformat(text)
