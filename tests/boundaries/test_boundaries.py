"""Where one PLOVER type ends and the next begins, in invented sentences."""

from pathlib import Path

import pytest
import yaml

import chancery

HERE = Path(__file__).parent
CASES = [
    (path.stem, rule, case)
    for path in sorted(HERE.glob("*.yml"))
    for rule, cases in yaml.safe_load(path.read_text(encoding="utf-8")).items()
    for case in cases
]


@pytest.mark.parametrize(("language", "rule", "case"), CASES, ids=lambda x: str(x)[:60])
def test_the_boundary_is_kept(language, rule, case):
    reading = chancery.read(case["text"] + "\n", language=language, published="2025-05-14")
    types = {event.type for event in reading.events}
    modes = {f"{event.type}/{event.mode}" for event in reading.events}
    for expected in case["is"]:
        assert expected in types | modes, (rule, sorted(modes))
    assert not types & set(case.get("not", [])), (rule, sorted(modes))
    assert len(reading.events) == case.get("events", len(reading.events)), (rule, sorted(modes))
