"""From events to what is owed, and what was done about it: in one dispatch, and across them."""

from chancery.agreements.accords import accord_keys, compare_accords
from chancery.agreements.dossiers import gather_accords, overdue, silent
from chancery.agreements.reading.reader import find_agreements
from chancery.agreements.step_keys import stipulation_keys, telling_keys
from chancery.agreements.steps import steps_for

__all__ = [
    "accord_keys",
    "compare_accords",
    "find_agreements",
    "gather_accords",
    "overdue",
    "silent",
    "steps_for",
    "stipulation_keys",
    "telling_keys",
]
