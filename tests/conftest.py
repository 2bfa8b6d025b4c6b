"""What all tests share: how hard Hypothesis tries, and where the shared data lie."""

import os
import signal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("ci", max_examples=100, deadline=None, derandomize=True)
settings.register_profile(
    "dev",
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
settings.load_profile("ci" if os.environ.get("CI") else "dev")

# What a launcher in the background ignores (nohup, a shell's "&") commands would inherit.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
    signal.signal(signal.SIGHUP, signal.SIG_DFL)

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root():
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared():
    """The shared data beside the project; without them a test that needs them is skipped."""
    place = Path(os.environ.get("CHANCERY_SHARED", ROOT.parent / "shared"))
    if not (place / "gold").is_dir():
        pytest.skip("no shared data here: set CHANCERY_SHARED to their folder")
    return place
