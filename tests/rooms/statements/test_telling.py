"""Who tells a stretch of text: publisher, agency, speaker."""

from __future__ import annotations

from chancery.records.dispatch import Dispatch, Fact
from chancery.records.mention import Cast, Entity
from chancery.records.statement import Statement, StatementKind, Statements
from chancery.records.text import Span
from chancery.statements import told_by
from tests.rooms.statements.staging import a_dispatch

TEXT = "L'armée a pris la ville, a déclaré le ministre, cité par Farsnews. SOURCE : LE PHARE"
MINISTER = Entity(name="le ministre", schema="Person", sector="GOV")
AGENCY = Entity(name="Farsnews", schema="Organization", sector="JRN")
CAST = Cast(entities=(MINISTER, AGENCY))
CITY = Span(0, 23)


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def a_statement(
    dispatch: Dispatch,
    speaker: Entity | None,
    said: str,
    rule: str = "déclarer",
    kind: StatementKind = "indirect",
    *,
    hearsay: bool = False,
) -> Statement:
    cite = dispatch.text.cite
    return Statement(
        speaker=speaker.id if speaker else None,
        speaker_evidence=cite(span(speaker.name)) if speaker else None,
        cue=cite(span("a déclaré")),
        content=(cite(span(said)),),
        kind=kind,
        rule=f"lexicons/fr/reporting.yml#{rule}",
        hearsay=hearsay,
    )


def names(*tellers) -> list[tuple[str, str | None]]:
    return [(one.kind, one.name) for one in tellers]


def test_the_narrator_alone_is_the_publisher():
    dispatch = a_dispatch(TEXT)
    (teller,) = told_by(dispatch, Statements(), Cast(), CITY)
    assert (teller.kind, teller.name, teller.evidence) == ("publisher", None, None)


def test_a_publisher_named_on_the_page_is_cited():
    fact = Fact(name="publisher", value="Le Phare", origin="text", span=span("LE PHARE"))
    (teller,) = told_by(a_dispatch(TEXT, fact), Statements(), Cast(), CITY)
    assert teller.evidence is not None
    assert (teller.name, teller.evidence.exact) == ("Le Phare", "LE PHARE")


def test_an_agency_that_signs_is_in_every_chain():
    dispatch = a_dispatch(TEXT, Fact(name="agency", value="Farsnews", origin="text"))
    found = told_by(dispatch, Statements(), Cast(), CITY)
    assert names(*found) == [("publisher", None), ("agency", "Farsnews")]


def test_the_chain_runs_from_publisher_to_agency_to_speaker():
    dispatch = a_dispatch(TEXT)
    inner = a_statement(dispatch, MINISTER, "L'armée a pris la ville")
    outer = a_statement(dispatch, AGENCY, "L'armée a pris la ville, a déclaré le ministre", "citer")
    found = told_by(dispatch, Statements(all=(inner, outer)), CAST, CITY)
    assert names(*found) == [
        ("publisher", None), ("agency", "Farsnews"), ("speaker", "le ministre"),
    ]  # fmt: skip
    assert found[-1].statement == inner.id


def test_an_agency_that_signs_and_is_cited_stands_once():
    dispatch = a_dispatch(TEXT, Fact(name="agency", value="farsnews", origin="text"))
    cited = a_statement(dispatch, AGENCY, "L'armée a pris la ville", "rapporter")
    found = told_by(dispatch, Statements(all=(cited,)), CAST, CITY)
    assert [one.kind for one in found] == ["publisher", "agency"]


def test_what_is_ordered_or_judged_is_not_told():
    dispatch = a_dispatch(TEXT)
    wish = a_statement(dispatch, MINISTER, "L'armée a pris la ville", "exiger")
    stance = a_statement(dispatch, MINISTER, "L'armée a pris la ville", "déplorer")
    found = told_by(dispatch, Statements(all=(wish, stance)), CAST, CITY)
    assert [one.kind for one in found] == ["publisher"]


def test_what_is_quoted_is_told_whatever_the_verb():
    dispatch = a_dispatch(TEXT)
    wish = a_statement(dispatch, MINISTER, "L'armée a pris la ville", "exiger", "direct")
    found = told_by(dispatch, Statements(all=(wish,)), CAST, CITY)
    assert [one.kind for one in found] == ["publisher", "speaker"]


def test_a_speaker_nobody_knows_is_a_link_without_a_name():
    dispatch = a_dispatch(TEXT)
    heard = a_statement(dispatch, None, "L'armée a pris la ville")
    speaker = told_by(dispatch, Statements(all=(heard,)), Cast(), CITY)[-1]
    assert (speaker.kind, speaker.name, speaker.entity) == ("speaker", None, None)


def test_what_is_believed_by_hearsay_is_told_by_nobody_known():
    dispatch = a_dispatch(TEXT)
    believed = a_statement(dispatch, None, "L'armée a pris la ville", "croire", hearsay=True)
    found = told_by(dispatch, Statements(all=(believed,)), Cast(), CITY)
    assert names(*found) == [("publisher", None), ("speaker", None)]


def test_a_stretch_outside_what_is_said_is_the_narrators():
    dispatch = a_dispatch(TEXT)
    inner = a_statement(dispatch, MINISTER, "L'armée a pris la ville")
    found = told_by(dispatch, Statements(all=(inner,)), CAST, span("le ministre"))
    assert [one.kind for one in found] == ["publisher"]
