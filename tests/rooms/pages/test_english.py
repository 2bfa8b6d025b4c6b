"""How English news pages stand around their text; all lines are invented."""

import pytest

from chancery.pages.credits import find_credit
from chancery.pages.datelines import find_dateline
from chancery.pages.furniture import find_furniture
from tests.rooms.pages.reading import covers_all, kinds, read, told

DATELINES = [
    ("BAGHDAD (Reuters) - Iraq said", "BAGHDAD", "Reuters", None),
    ("BAGHDAD, May 14 (INA) – Iraq said", "BAGHDAD", "INA", None),
    ("WASHINGTON — The president said", "WASHINGTON", None, None),
    ("LONDON, Jan 5, 2025 (Xinhua) -- Britain said", "LONDON", "Xinhua", "2025-01-05"),
    ("KYIV, Ukraine (AP) — Russia said", "KYIV", "AP", None),
    ("RAMALLAH, Wednesday, May 14, 2025 (WAFA) – The mayor", "RAMALLAH", "WAFA", "2025-05-14"),
    ("Damascus, May 14 (SANA) The minister", "Damascus", "SANA", None),
    ("MOSCOW, May 14. /TASS/. Russia", "MOSCOW", "TASS", None),
    ("DAMASCUS, SANA – The minister", "DAMASCUS", "SANA", None),
    ("LAGOS, Nigeria — Gunmen", "LAGOS", None, None),
]


@pytest.mark.parametrize(("text", "place", "agency", "day"), DATELINES)
def test_an_english_dateline_names_place_agency_and_day(text, place, agency, day):
    found = find_dateline(text)
    assert text[found.place.start : found.place.end] == place
    assert (text[found.agency.start : found.agency.end] if found.agency else None) == agency
    assert (found.day.edtf if found.day else None) == day


@pytest.mark.parametrize(
    "text",
    [
        "Trump — the president — said",
        "NATO – the alliance – said",
        "The minister (SANA) The",
        "Iran's foreign minister (Reuters) Talks",
        "On May 14 (a Wednesday) The court",
    ],
)
def test_the_opening_of_an_english_sentence_is_no_dateline(text):
    assert find_dateline(text) is None


FURNITURE = [
    ("By Jane Doe and John Roe", "byline"),
    ("Jane Doe, BBC News", "byline"),
    ("(Reporting by Jane Doe in Kyiv; Editing by John Roe)", "byline"),
    ("Additional reporting by Max Moe.", "byline"),
    ("Associated Press writer Jane Doe in Kyiv contributed to this report.", "byline"),
    ("Published: May 14, 2025 10:32 AM EDT", "dateline"),
    ("Last updated on 14 May 2025 10:32 GMT", "dateline"),
    ("Updated 3 hours ago", "dateline"),
    ("Il y a 3 heures", "dateline"),
    ("Read more: Talks go on", "related"),
    ("ADVERTISEMENT", "navigation"),
    ("Story continues below advertisement", "other"),
    ("Purchase Licensing Rights", "other"),
    ("© 2025 Reuters. All rights reserved.", "other"),
    ("5 min read", "other"),
]


@pytest.mark.parametrize(("line", "kind"), FURNITURE)
def test_the_furniture_of_english_pages_is_told(line, kind):
    assert find_furniture(line).kind == kind


@pytest.mark.parametrize(
    "line",
    [
        "By Monday, talks had failed",
        "Editing by hand takes weeks.",
        "Two years ago the talks failed.",
        "Reporting by newspapers had angered the ministry.",
    ],
)
def test_an_english_sentence_is_no_furniture(line):
    assert find_furniture(line) is None


def test_what_a_file_photo_shows_is_no_credit():
    assert find_credit("FILE PHOTO: a foreign minister speaks to reporters") is None
    assert find_credit("Photo: AP").strong


PAGE = """Skip to content
Togo and Benin sign a security accord in Lome
By Jane Doe
Updated 3 hours ago
FILE PHOTO: Togo's foreign minister speaks to reporters in Lome
LOME, Togo (AP) — Togo and Benin signed a security accord in Lome on Tuesday.
The two ministers will meet again next month, the news agency of Benin said.
(Reporting by Jane Doe; Editing by John Roe)
Read more:
© 2025 The Associated Press. All rights reserved.
"""


def test_an_english_page_is_taken_apart():
    dispatch = read(PAGE)
    assert told(dispatch, "headline") == ["Togo and Benin sign a security accord in Lome"]
    assert told(dispatch, "paragraph") == [
        "Togo and Benin signed a security accord in Lome on Tuesday.",
        "The two ministers will meet again next month, the news agency of Benin said.",
    ]
    assert [kind for kind, text in kinds(dispatch) if "FILE PHOTO" in text] == ["caption"]
    assert dispatch.value("dateline_place") == "LOME"
    assert [fact.value for fact in dispatch.facts if fact.name == "byline"] == ["Jane Doe"]
    assert covers_all(dispatch)
