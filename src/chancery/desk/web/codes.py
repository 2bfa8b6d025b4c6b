"""What codes of the record are called in the reader's language."""

from __future__ import annotations

from collections.abc import Callable

from babel.core import Locale

from chancery.desk.web.wording import said_later as _
from chancery.desk.web.wording import translations
from chancery.knowledge.actors import state_name

Say = Callable[[str], str]

_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "ckb", "sd", "ug", "yi"})


_STATES = {
    "reported": _("reported"), "announced": _("announced"), "called_off": _("called off"),
    "denied": _("denied"), "contested": _("contested"),
}  # fmt: skip
_MODALITIES = {
    "asserted": _("asserted"), "attributed": _("attributed"), "planned": _("planned"),
    "conditional": _("conditional"), "negated": _("negated"),
}  # fmt: skip
_BEARINGS = {
    "tells": _("tells"), "announces": _("announces"), "calls_off": _("calls off"),
    "denies": _("denies"),
}  # fmt: skip
_LADDER = {
    "promised": _("promised"), "scheduled": _("scheduled"), "ordered": _("ordered"),
    "begun": _("begun"), "partly": _("partly done"), "claimed_done": _("claimed done"),
    "verified": _("verified"), "delayed": _("delayed"), "refused": _("refused"),
    "suspended": _("suspended"), "violated": _("violated"), "disputed": _("disputed"),
}  # fmt: skip
_BLOCKS = {
    "headline": _("headline"), "lead": _("lead"), "paragraph": _("paragraph"),
    "caption": _("caption"), "alt": _("alternative text of a picture"), "credit": _("credit"),
    "navigation": _("menu"), "byline": _("byline"), "dateline": _("dateline"),
    "related": _("other stories"), "share": _("share line"), "source_line": _("source line"),
    "other": _("other"),
}  # fmt: skip

_FAMILIES = {
    "ACCUSE": _("accuse"), "AGREE": _("agree or promise"), "AID": _("aid"),
    "ASSAULT": _("attack"), "COERCE": _("coerce"), "CONCEDE": _("concede"),
    "CONSULT": _("meet or talk"), "COOPERATE": _("cooperate"), "MOBILIZE": _("mobilise"),
    "PROTEST": _("protest"), "REJECT": _("reject"), "REQUEST": _("ask or demand"),
    "RETREAT": _("release or withdraw"), "SANCTION": _("sanction"), "SUPPORT": _("support"),
    "THREATEN": _("threaten"),
}  # fmt: skip
_MODES = {
    "access": _("access"), "aerial": _("from the air"), "allege": _("allegation"),
    "assist": _("help"), "ceasefire": _("ceasefire"), "change": _("change"),
    "crowd-control": _("crowd control"), "cyber": _("cyberattack"), "demo": _("demonstration"),
    "discontinue": _("discontinuation"), "drone": _("by drone"), "explosives": _("explosives"),
    "firearms": _("firearms"), "heavy-weapons": _("heavy weapons"), "hunger": _("hunger strike"),
    "militia": _("militia"), "misinformation": _("misinformation"),
    "multilateral": _("between several"), "police": _("police"),
    "primitive": _("bladed or blunt weapons"), "relations": _("relations"),
    "sexual": _("sexual violence"), "targeted": _("targeted killing"),
    "territory": _("territory"), "third-party": _("with a third party"), "troops": _("troops"),
    "unconventional": _("unconventional weapons"), "violence": _("violence"),
    "weapons": _("weapons"),
}  # fmt: skip
_SECTORS = {
    "AGR": _("farmers"), "BUS": _("business"), "COP": _("police"), "CRM": _("criminals"),
    "CVL": _("civilians"), "EDU": _("education"), "ELI": _("former officials"),
    "GOV": _("government"), "IGO": _("intergovernmental organisation"), "JRN": _("journalists"),
    "JUD": _("judiciary"), "LAB": _("workers"), "LEG": _("parliament"), "MED": _("medical staff"),
    "MIL": _("armed forces"), "MNC": _("multinational company"),
    "NGO": _("non-governmental organisation"), "OPP": _("opposition"),
    "PRM": _("paramilitaries"), "PTY": _("party"), "REB": _("rebels"), "REF": _("refugees"),
    "REL": _("religious"), "SOC": _("society"), "SPY": _("intelligence services"),
    "UAF": _("armed, not identified"),
}  # fmt: skip
_BEYOND = {
    "UNO": _("United Nations"), "EUR": _("European Union"),
    "IGO": _("intergovernmental organisations"), "NGO": _("non-governmental organisations"),
    "IMG": _("armed groups across borders"), "ISM": _("Islamist groups across borders"),
    "MNC": _("multinational companies"),
}  # fmt: skip
"""What stands in the place of a country for those who are of none."""


def state(value: str, say: Say) -> str:
    """What the reports of an event add up to."""
    return say(_STATES.get(value, value))


def modality(value: str, say: Say) -> str:
    """How surely something is told."""
    return say(_MODALITIES.get(value, value))


def family(value: str, say: Say) -> str:
    """What a type of the ontology takes in: ``"CONSULT"`` → ``"meet or talk"``."""
    return say(_FAMILIES.get(value, value))


def mode(value: str, say: Say) -> str:
    """The sub-kind of a type; those that are acts too are called as these are."""
    return say(_MODES.get(value, value.replace("-", " ")))


def bearing(value: str, say: Say) -> str:
    """How a report bears on the event."""
    return say(_BEARINGS.get(value, value))


def ladder(value: str | None, say: Say) -> str:
    """How far an obligation is."""
    return say(_LADDER.get(value, value)) if value else "—"


def block(value: str, say: Say) -> str:
    """What a stretch of a page is."""
    return say(_BLOCKS.get(value, value))


def act(value: str, say: Say) -> str:
    """An act as it is coded: ``"call_off"`` → ``"call off"``."""
    return say(value.replace("_", " "))


def sector(value: str | None, say: Say) -> str:
    """Which part of society somebody acts for: ``"REB"`` → ``"rebels"``."""
    return say(_SECTORS.get(value, value)) if value else ""


def tongue(code: str | None, language: str) -> str:
    """The name of a language by its code: ``"fr"`` → ``"French"``; else the code."""
    return str(Locale(language).languages.get(code or "", code or ""))


def country(code: str | None, language: str) -> str:
    """The name of a country by its code (ISO 3166-1 alpha-3 or PLOVER's), else the code."""
    if not code:
        return ""
    if code in _BEYOND:
        return translations(language).gettext(_BEYOND[code])
    return state_name(code, language) or _territory(code, language) or code


def called(name: str, actor: str | None, language: str) -> str:
    """An actor's name: a state goes by its name in the reader's language, others by their own."""
    kind, _, code = (actor or "").partition(":")
    return country(code, language) if kind == "states" else name


def _territory(code: str, language: str) -> str | None:
    import pycountry  # noqa: PLC0415 - only for codes that the knowledge has no state for

    found = pycountry.countries.get(alpha_3=code)
    return Locale(language).territories.get(found.alpha_2) if found else None


def direction(language: str | None) -> str:
    """``rtl`` for languages written from right to left."""
    return "rtl" if (language or "").partition("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"
