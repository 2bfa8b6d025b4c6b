"""The desk's catalogues: every word of it is said in French, and nothing is lost on the way."""

from __future__ import annotations

import configparser
import re
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
import yaml
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from chancery.desk.web import looks
from chancery.desk.web.codes import act, called, country, family, mode, sector, tongue
from chancery.desk.web.regions import REGIONS, region_of
from chancery.desk.web.wording import LANGUAGES, language_of, shown_day, translations
from chancery.knowledge.ontology import load_ontology

ROOT = Path(__file__).parents[3]
DESK = ROOT / "src" / "chancery" / "desk"
KNOWLEDGE = ROOT / "src" / "chancery" / "knowledge"

_HOLDER = re.compile(r"%(?:\(\w+\))?[sd%]|\{\w+\}")
_ACT = re.compile(r"""\bact: *["']?([a-z][a-z -]*[a-z])["']?(?=[,}\s#])""")
_BROKEN_APOSTROPHE = re.compile(r"\w'\w")
_BARE = re.compile(r"(?:^|[^\s\u00a0\u202f]|[ ])[;?!](?:\s|$)")


@cache
def catalogue() -> Catalog:
    """The French words as they stand in the file."""
    written = (DESK / "web" / "locales" / "fr.po").read_bytes()
    return read_po(BytesIO(written), locale="fr")


@cache
def asked() -> frozenset[str | tuple[str, ...]]:
    """What templates and Python mark to be said, found the way of ``babel.cfg``."""
    config = configparser.ConfigParser()
    config.read(ROOT / "babel.cfg", encoding="utf-8")
    methods = [
        (pattern, method)
        for method, _, pattern in (one.partition(": ") for one in config.sections())
    ]
    keywords = {"_": None, "say": None, "ngettext": (1, 2)}
    found = extract_from_dir(str(DESK), methods, {}, keywords=keywords)
    return frozenset(message for _, _, message, _, _ in found if message)


def acts() -> frozenset[str]:
    """Every act that the knowledge can name."""
    families = yaml.safe_load((KNOWLEDGE / "ontology" / "families.yml").read_text("utf-8"))
    listed = {one for family in families["families"].values() for one in family["acts"]}
    texts = (path.read_text("utf-8") for path in KNOWLEDGE.rglob("*.yml"))
    return frozenset(listed | {one for text in texts for one in _ACT.findall(text)})


def test_the_words_of_the_desk_are_found() -> None:
    held = asked()
    assert len(held) > 300
    assert "Front page" in held
    assert ("%(num)d dispatch", "%(num)d dispatches") in held
    assert "called off" in held


def test_every_word_of_the_desk_is_said_in_french() -> None:
    said = {message.id: message for message in catalogue() if message.id}
    missing = [one for one in asked() if one not in said or not all(_said(said[one].string))]
    assert not missing


def test_every_act_and_region_is_said_in_french() -> None:
    said = {message.id: message.string for message in catalogue()}
    assert not [one for one in (*acts(), *REGIONS) if not said.get(one)]
    assert act("cease_fire", translations("fr").gettext) == "cessez-le-feu"


def test_every_type_and_mode_is_said_in_french() -> None:
    said = {message.id: message.string for message in catalogue()}
    types = load_ontology().types
    assert not [one for one in types if not said.get(family(one, str))]
    assert not [
        one for held in types.values() for one in held.modes if not said.get(mode(one, str))
    ]


def test_no_placeholder_is_lost() -> None:
    for message in catalogue():
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        wanted = sorted(_HOLDER.findall(str(ids[-1])))
        for one in _said(message.string):
            assert sorted(_HOLDER.findall(one)) == wanted, ids


def test_nothing_is_in_the_catalogue_that_nobody_says() -> None:
    held = asked() | acts() | set(REGIONS)
    assert not [message.id for message in catalogue() if message.id and message.id not in held]


def test_french_is_set_as_french_is() -> None:
    for message in catalogue():
        for one in _said(message.string) if message.id else ():
            assert not _BROKEN_APOSTROPHE.search(one), one
            assert not _BARE.search(one), one
            assert " :" not in one, one


def test_what_is_not_translated_stays_as_it_is() -> None:
    assert translations("en").gettext("Front page") == "Front page"
    assert translations("xx").gettext("Front page") == "Front page"
    assert translations("fr").gettext("Front page") == "À la une"
    assert set(LANGUAGES) == {"en", "fr"}


def test_codes_are_called_as_people_call_them() -> None:
    say = translations("fr").gettext
    assert tongue("ar", "fr") == "arabe"
    assert tongue("xx", "fr") == "xx"
    assert sector("REB", say) == "rebelles"
    assert sector("XYZ", say) == "XYZ"
    assert country("UNO", "fr") == "Nations unies"
    assert country("TCD", "en") == "Chad"
    assert country("ZZZ", "en") == "ZZZ"
    assert region_of("UNO") == "Organisations"


def test_every_sector_and_every_country_of_the_knowledge_has_a_name() -> None:
    texts = [path.read_text("utf-8") for path in KNOWLEDGE.rglob("*.yml")]
    codes = {one for text in texts for one in re.findall(r"\bcountry: *([A-Z]{3})\b", text)}
    sectors = {one for text in texts for one in re.findall(r"\bsector: *([A-Z]{3})\b", text)}
    assert len(codes) > 150
    assert [one for one in codes if country(one, "fr") == one] == []
    assert not [one for one in sectors if sector(one, str) == one]


def test_the_language_is_the_one_asked_for_or_accepted() -> None:
    assert language_of("fr", "en") == "fr"
    assert language_of("xx", "de, fr-CH;q=0.9, en;q=0.8") == "fr"
    assert language_of(None, "de") == "en"
    assert language_of(None, "fr;q=none, en;q=0.1") == "en"


def test_days_are_written_as_the_reader_writes_them() -> None:
    assert shown_day("2026-03-12", "fr") == "12 mars 2026"
    assert shown_day("2026-03", "en") == "2026-03"
    assert shown_day(None, "en") == ""


def _said(string: object) -> tuple[str, ...]:
    return tuple(string) if isinstance(string, (tuple, list)) else (str(string),)


def test_a_state_goes_by_its_name_in_the_readers_language() -> None:
    assert called("Tchad", "states:TCD", "en") == "Chad"
    assert called("Front du Tibesti", "groups:fst", "en") == "Front du Tibesti"
    assert called("les rebelles", None, "en") == "les rebelles"


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-02-20T18:40:00Z", " UTC"),
        ("2026-02-20T18:40:00.250+01:00", " UTC+1"),
        ("2026-02-20T18:40-0330", " UTC-3:30"),
        ("2026-02-20T18:40", ""),
        ("2026-02-20", ""),
        (None, ""),
    ],
)
def test_a_time_of_day_has_its_zone(moment: str | None, said: str) -> None:
    assert looks._zone(moment) == said
