"""Records cited: as text, in BibTeX, in CSL-JSON, with the version pinned."""

import json
import re
from dataclasses import replace

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.exchange.citing import Cited, csl_json, iso690
from chancery.exchange.citing_bibtex import bibtex, key_of

BASE = "https://desk.example"
DISPATCH = Cited(
    id="dispatch-0123456789abcdef", kind="dispatch", title="Le roi reçoit son homologue",
    publisher="L'Écho du Sahel", published="2025-05-01T10:30:00Z", language="fr",
    address="https://echo.example/roi", pinned="/dispatch-0123456789abcdef?version=2",
    retrieved="2025-05-03T08:00:00+00:00", digest="ab" * 32,
)  # fmt: skip
DOSSIER = Cited(
    id="dossier-1f", kind="dossier", title="accord de Doha", publisher=None, published="2025-06",
    language="fr", address=None, pinned=None, retrieved="2025-06-30", digest=None,
)  # fmt: skip

_TEXT = {"type": "string"}
_DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array", "minItems": 1, "maxItems": 2,
            "items": {
                "type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": 3,
            },
        },
        "literal": _TEXT,
    },
    "additionalProperties": False,
}  # fmt: skip
CSL = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "type": {"enum": ["article-newspaper", "dataset"]},
            **dict.fromkeys(
                ("id", "title", "container-title", "publisher", "URL", "language", "archive",
                 "archive_location", "version"), _TEXT,
            ),
            "issued": _DATE,
            "accessed": _DATE,
        },
        "required": ["type", "id"],
        "additionalProperties": False,
    },
}  # fmt: skip
"""What CSL 1.0.2 allows of what is written here, and no more."""


def parsed(entry):
    """Type, key and fields of one entry, read as BibTeX reads: by counting braces alone."""
    kind, key, rest = re.fullmatch(r"@(\w+)\{([^\s,{}]+),\n(.*)\}\n", entry, re.DOTALL).groups()
    fields = {}
    while rest:
        name, rest = re.match(r"  (\w+) = (\{.*)", rest, re.DOTALL).groups()
        end = closing(rest)
        fields[name], rest = rest[1:end], rest[end + 1 :]
        assert rest.startswith(",\n")
        rest = rest[2:]
    return kind, key, fields


def closing(text):
    depth = 0
    for position, sign in enumerate(text):
        depth += (sign == "{") - (sign == "}")
        if depth == 0:
            return position
    message = "no brace closes the field"
    raise AssertionError(message)


def test_a_dispatch_is_cited_in_french():
    assert iso690(DISPATCH, base=BASE, language="fr") == (
        "Le roi reçoit son homologue [en ligne]. L'Écho du Sahel, 1er mai 2025 "
        "[consulté le 3 mai 2025]. Disponible à l’adresse : https://echo.example/roi. "
        "Version lue par Chancery : dispatch-0123456789abcdef, "
        f"{BASE}/dispatch-0123456789abcdef?version=2, SHA-256 {'ab' * 32}."
    )


def test_a_dispatch_is_cited_in_english():
    assert iso690(DISPATCH, base=BASE, language="en").startswith(
        "Le roi reçoit son homologue [online]. L'Écho du Sahel, 1 May 2025 [viewed 3 May 2025]. "
        "Available from: https://echo.example/roi. Version read by Chancery: dispatch-"
    )


def test_what_chancery_made_is_cited_as_its_own():
    assert iso690(DOSSIER, base=BASE, language="en") == (
        "accord de Doha [dataset, dossier]. Chancery, June 2025 [viewed 30 June 2025]. "
        f"Version made by Chancery: dossier-1f, {BASE}/dossiers/dossier-1f."
    )


def test_what_is_not_known_is_left_out():
    bare = replace(
        DISPATCH, title=None, publisher=None, published=None, address=None, pinned=None,
        retrieved=None, digest=None, language=None,
    )  # fmt: skip
    assert iso690(bare, base=BASE, language="fr") == (
        "[Sans titre] [en ligne]. Version lue par Chancery : "
        f"dispatch-0123456789abcdef, {BASE}/dispatches/dispatch-0123456789abcdef."
    )
    _, _, fields = parsed(bibtex(bare, base=BASE))
    assert set(fields) == {"url", "note"}
    assert set(json.loads(csl_json(bare, base=BASE))[0]) == {
        "id", "type", "URL", "archive", "archive_location",
    }  # fmt: skip


def test_a_dispatch_is_a_newspaper_article_in_csl():
    (item,) = json.loads(csl_json(DISPATCH, base=BASE))
    jsonschema.validate([item], CSL)
    assert (item["type"], item["container-title"]) == ("article-newspaper", "L'Écho du Sahel")
    assert item["issued"] == {"date-parts": [[2025, 5, 1]]}
    assert item["version"] == f"sha256:{'ab' * 32}"
    assert item["archive_location"] == f"{BASE}/dispatch-0123456789abcdef?version=2"


def test_a_record_of_many_dispatches_is_a_dataset_in_csl():
    (item,) = json.loads(csl_json(DOSSIER, base=BASE))
    assert (item["type"], item["publisher"]) == ("dataset", "Chancery")
    assert item["issued"] == {"date-parts": [[2025, 6]]}
    assert item["URL"] == f"{BASE}/dossiers/dossier-1f"


def test_a_stretch_of_days_has_two_dates_in_csl():
    (item,) = json.loads(csl_json(replace(DOSSIER, published="2025-05/2025-06-10"), base=BASE))
    assert item["issued"] == {"date-parts": [[2025, 5], [2025, 6, 10]]}


def test_a_dispatch_is_an_entry_in_bibtex():
    kind, key, fields = parsed(bibtex(DISPATCH, base=BASE))
    assert (kind, key) == ("misc", "dispatch-0123456789abcdef-abababab")
    assert fields["title"] == "{Le roi reçoit son homologue}"
    assert (fields["year"], fields["month"], fields["date"]) == ("2025", "5", "2025-05-01")
    assert (fields["urldate"], fields["url"]) == ("2025-05-03", "https://echo.example/roi")


def test_signs_that_latex_obeys_are_shown_as_written():
    _, _, fields = parsed(
        bibtex(replace(DISPATCH, title=r"50% & {a_b} #1 \input $x ~^"), base=BASE)
    )
    assert fields["title"] == (
        r"{50\% \& \textbraceleft{}a\_b\textbraceright{} \#1 \textbackslash{}input \$x "
        r"\textasciitilde{}\textasciicircum{}}"
    )


def test_an_address_cannot_end_its_field():
    one = replace(DISPATCH, address="https://x.example/a}{b\\c d%zz")
    _, _, fields = parsed(bibtex(one, base=BASE))
    assert fields["url"] == "https://x.example/a%7D%7Bb%5Cc%20d%25zz"


def test_two_versions_of_a_record_have_two_keys():
    assert key_of(DISPATCH) != key_of(replace(DISPATCH, digest="cd" * 32))


def test_ids_that_differ_in_a_sign_no_key_has_do_not_share_one():
    assert key_of(replace(DOSSIER, id="a:b")) != key_of(replace(DOSSIER, id="a.b"))


@pytest.mark.parametrize("address", ["javascript:alert(1)", "not an address", "file:///etc/passwd"])
def test_what_is_no_address_of_the_web_is_not_cited_as_one(address):
    one = replace(DISPATCH, address=address)
    assert "Available" not in iso690(one, base=BASE, language="en")
    assert json.loads(csl_json(one, base=BASE))[0]["URL"].startswith(BASE)


hostile = st.one_of(st.text(max_size=60), st.text('{}\\%&_#$^~@",=\n', max_size=20))


@given(hostile, hostile, st.sampled_from(["dispatch", "interaction", "dossier"]))
def test_no_title_breaks_a_citation(text, other, kind):
    one = Cited(
        id=f"x{other}", kind=kind, title=text, publisher=other, published=other, language=other,
        address=f"https://x.example/{text}", pinned=other, retrieved=text, digest=other,
    )  # fmt: skip
    entry = bibtex(one, base=BASE)
    kind_, key, fields = parsed(entry)
    assert (kind_, key) == ("misc", key_of(one))
    assert {"url", "note"} <= set(fields) <= {
        "title", "howpublished", "year", "month", "date", "urldate", "url", "language", "note",
    }  # fmt: skip
    jsonschema.validate(json.loads(csl_json(one, base=BASE)), CSL)
    for told in (entry, csl_json(one, base=BASE), iso690(one, base=BASE, language="fr")):
        told.encode("utf-8")
    assert "\n" not in iso690(one, base=BASE, language="en")
