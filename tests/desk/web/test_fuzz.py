"""Whatever the description of the interface allows is answered as the description says."""

import warnings
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chancery.desk.web.openapi import described
from tests.desk.web.asking import BASE, PART, an_id

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of what it is made of
    from schemathesis import openapi
    from schemathesis.checks import not_a_server_error
    from schemathesis.specs.openapi.checks import (
        content_type_conformance,
        response_schema_conformance,
        status_code_conformance,
    )

CHECKS = [
    not_a_server_error, content_type_conformance, response_schema_conformance,
    status_code_conformance,
]  # fmt: skip
TRIES = 30
"""Requests for each form of each page."""

ODD = (
    "\x00", "%", "..", "dispatch-", "actor:x", "é", "0" * 300, "٣", "{id}", "'\"", "event-%00",
    "states:IRN",    "\U0001f4a9", "a.b", "TCD", "tcd",
)  # fmt: skip
"""What stands for an id where it is none."""

ENDLESS = "/feed/live"
ALL = [found.ok() for found in openapi.from_dict(described()).get_all_operations()]
OPERATIONS = [one for one in ALL if one.method.upper() == "GET" and one.path != ENDLESS]


def page_of(operation):
    """The path in the table: ``"/wires/{id}.csv"`` → ``"/wires/{id}"``."""
    return operation.path.rpartition(".")[0]


def named(operation):
    return operation.path


def cases(operation, ids):
    """Requests as they are described, of what is there and what is not."""
    every = operation.as_strategy()
    if not PART.search(operation.path):
        return every
    held = st.sampled_from(ids) | st.sampled_from(ODD) | st.text(min_size=1, max_size=40)
    return st.builds(put, every, held)


def put(case, name):
    case.path_parameters = dict.fromkeys(PART.findall(case.path), name)
    return case


@pytest.mark.parametrize("operation", OPERATIONS, ids=named)
def test_what_is_described_is_what_is_answered(still, operation):
    part = next(iter(PART.findall(operation.path)), "")
    ids = [an_id(still, page_of(operation))] if PART.search(operation.path) else []

    @settings(
        max_examples=TRIES, derandomize=True, database=None, deadline=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=cases(operation, ids))
    def ask(case):
        told = case.as_transport_kwargs(base_url=BASE)
        url = BASE + PART.sub(lambda _: quote(case.path_parameters[part], safe=""), case.path)
        answer = still.request("GET", url, params=told.get("params"))
        case.validate_response(answer, checks=CHECKS)

    ask()
