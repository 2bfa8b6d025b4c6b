"""From a saved reading to whether it still holds, and why it says what it says."""

from __future__ import annotations

from chancery.checking.answers import Answer, Checked, Finding, Verification
from chancery.checking.door import admit
from chancery.checking.explain import Explanation, explain
from chancery.checking.silence import explain_silence
from chancery.checking.verify import verify, verify_bytes

__all__ = [
    "Answer",
    "Checked",
    "Explanation",
    "Finding",
    "Verification",
    "admit",
    "explain",
    "explain_silence",
    "verify",
    "verify_bytes",
]
