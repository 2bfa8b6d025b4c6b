"""A reading made by hand, every field of every record filled, on an invented dispatch."""

from datetime import date

from chancery.records.agreement import Agreement, Obligation, Step
from chancery.records.dispatch import Block, Capture, Dispatch, Fact
from chancery.records.event import Event, Role, Topic
from chancery.records.mention import Entity, Label, Place
from chancery.records.reading import Reading
from chancery.records.statement import Statement, Teller
from chancery.records.text import Span, Text
from chancery.records.time import Interval, When

TITLE = "Oslo et Chisinau signent un accord sur l’eau"
BODY = (
    "La ministre norvégienne Ingrid Solheim a rencontré mardi à Oslo son homologue moldave, "
    "Ion Rusu, et les deux parties ont promis de livrer des pompes d’ici un mois si les rebelles "
    "du « bandit » Marcu se retirent, a rapporté l’Agence du Nord."
)
MENU = "Accueil / Europe / Énergie"
CONTENT = f"{MENU}\n\n{TITLE}\n\n{BODY}\n"
TEXT = Text(CONTENT)
HASH = "0" * 64


def quote(words, text=TEXT):
    """The evidence of words that stand once in the text."""
    assert text.content.count(words) == 1, words
    start = text.content.index(words)
    return text.cite(Span(start, start + len(words)))


def specimen():
    """The reading."""
    solheim = Entity(
        name="Ingrid Solheim",
        schema="Person",
        country="NOR",
        sector="GOV",
        role="ministre",
        mentions=(quote("La ministre norvégienne Ingrid Solheim"),),
        country_evidence=quote("norvégienne"),
        role_evidence=quote("ministre"),
        sector_evidence=quote("ministre"),
        rule="lexicons/fr/offices.yml#ministre",
    )
    rusu = Entity(
        name="Ion Rusu", schema="Person", country="MDA", sector="GOV", mentions=(quote("Ion Rusu"),)
    )
    agency = Entity(
        name="Agence du Nord", schema="Organization", mentions=(quote("Agence du Nord"),)
    )
    rebels = Entity(
        name="rebelles du Marcu",
        schema="Group",
        labels=(Label(evidence=quote("« bandit »"), used_by=None),),
        mentions=(quote("les rebelles du « bandit » Marcu"),),
        key="groups:marcu",
    )
    report = Statement(
        speaker=agency.id,
        speaker_evidence=quote("l’Agence du Nord"),
        cue=quote("a rapporté"),
        content=(quote(BODY[: BODY.index(", a rapporté")]),),
        kind="indirect",
        rule="lexicons/fr/reporting.yml#rapporter",
    )
    inner = Statement(
        speaker=None,
        speaker_evidence=None,
        cue=quote("ont promis"),
        content=(quote("de livrer des pompes"),),
        kind="indirect",
        within=report.id,
        hearsay=True,
        rule="lexicons/fr/reporting.yml#promettre",
    )
    told_by = (
        Teller(kind="publisher", name="Le Courrier"),
        Teller(
            kind="agency",
            name=None,
            entity=agency.id,
            evidence=quote("l’Agence du Nord"),
            statement=report.id,
        ),
    )
    tuesday = Interval(
        edtf="2026-03-10", first=date(2026, 3, 10), last=date(2026, 3, 10), precision="day"
    )
    month = Interval(edtf="../2026-04-11", first=None, last=date(2026, 4, 11), precision="day")
    oslo = Place(
        name="Oslo",
        country="NOR",
        geonameid=3143244,
        lat=59.91273,
        lon=10.74609,
        precision="point",
        evidence=quote("à Oslo"),
    )
    met = Event(
        act="meet",
        type="CONSULT",
        mode="visit",
        contexts=("diplomatic",),
        actors=(
            Role(entity=solheim.id, evidence=quote("Ingrid Solheim")),
            Role(entity=rusu.id, evidence=quote("Ion Rusu")),
        ),
        recipients=(),
        others=(Role(entity=rebels.id, evidence=quote("les rebelles"), name="concerned"),),
        topics=(Topic(evidence=quote("pompes"), told_by=told_by),),
        date=When(interval=tuesday, derived_by="weekday", evidence=quote("mardi")),
        place=oslo,
        modality="attributed",
        modality_evidence=(quote("a rapporté l’Agence"),),
        condition=None,
        told_by=told_by,
        anchor=quote("a rencontré"),
        evidence=(quote(BODY),),
        also=(quote("Oslo et Chisinau"),),
        rule="lexicons/fr/predicates/meeting.yml#rencontrer",
    )
    owed = Obligation(
        bearers=(Role(entity=solheim.id, evidence=quote("les deux parties")),),
        counterparties=(Role(entity=rusu.id, evidence=quote("son homologue moldave")),),
        action=quote("livrer"),
        thing=quote("des pompes"),
        due=When(interval=month, derived_by="deadline", evidence=quote("d’ici un mois")),
        condition=quote("si les rebelles du « bandit » Marcu se retirent"),
        status="promised",
        steps=(Step(event=met.id, status="scheduled", evidence=quote("ont promis de")),),
        evidence=(quote(BODY),),
        rule="lexicons/fr/obligations.yml#promettre_de",
    )
    accord = Agreement(
        name="accord sur l’eau",
        kind="agreement",
        parties=(Role(entity=solheim.id, evidence=quote("Oslo et")),),
        signed=When(interval=tuesday, derived_by="weekday", evidence=quote("mardi")),
        place=oslo,
        obligations=(owed,),
        mentions=(quote("un accord sur l’eau"),),
        rule="lexicons/fr/agreements.yml#accord",
    )
    return Reading(
        dispatch=Dispatch(
            capture=Capture(sha256=HASH, media_type="text/plain", path="eau.txt"),
            text=TEXT,
            blocks=(
                Block(kind="navigation", span=quote(MENU).span),
                Block(kind="headline", span=quote(TITLE).span),
                Block(kind="paragraph", span=quote(BODY).span),
            ),
            facts=(
                Fact(name="title", value=TITLE, origin="text", span=quote(TITLE).span),
                Fact(name="publisher", value="Le Courrier", origin="option"),
                Fact(name="published", value="2026-03-11", origin="option"),
            ),
            language="fr",
        ),
        entities=(solheim, rusu, agency, rebels),
        statements=(report, inner),
        events=(met,),
        agreements=(accord,),
        problems=("one stretch was skipped",),
        reader="chancery 0",
    )
