"""What ``deploy/`` offers is what Chancery understands."""

import re
import shlex
import shutil
import subprocess
from configparser import ConfigParser

import pytest

from chancery.desk.cli import run
from chancery.settings import load_settings

SETTINGS = "/etc/chancery/chancery.toml"


@pytest.fixture
def deploy(root):
    return root / "deploy"


@pytest.fixture
def unit(deploy):
    parser = ConfigParser(interpolation=None, delimiters=("=",))
    parser.optionxform = str
    parser.read(deploy / "chancery-watch.service", encoding="utf-8")
    return parser


def instructions(deploy, name):
    text = (deploy / "Containerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    return re.findall(rf"^{name} +(.*)$", text, re.MULTILINE)


def options_of(command, capsys):
    """The options that a command has, by its help."""
    assert run([command, "--help"]) == 0
    return set(re.findall(r"--[a-z-]+", capsys.readouterr().out))


def test_the_example_of_settings_can_be_read(deploy):
    settings = load_settings(deploy / "chancery.toml")
    assert settings.ledger == "/var/lib/chancery/chancery.db"
    assert [one.name for one in settings.publishers] == ["Le Phare du Fleuve", "The Harbour Post"]


def test_the_unit_starts_a_command_that_there_is(unit, capsys):
    program, command, *rest = shlex.split(unit["Service"]["ExecStart"])
    assert program.endswith("/bin/chancery")
    assert {one for one in rest if one.startswith("--")} <= options_of(command, capsys)
    assert rest[rest.index("--config") + 1] == SETTINGS


def test_the_unit_is_hardened_and_ends_a_watch_as_it_wants_to_be_ended(unit, deploy):
    service = unit["Service"]
    assert service["KillSignal"] == "SIGTERM"
    assert service["Restart"] == "on-failure"
    assert service["ExecReload"].endswith("-HUP $MAINPID")
    assert int(service["TimeoutStopSec"]) >= 30
    assert service["ProtectSystem"] == "strict"
    assert service["NoNewPrivileges"] == service["PrivateTmp"] == "yes"
    assert service["User"] != "root"
    assert {"MemoryMax", "RestrictAddressFamilies", "CapabilityBoundingSet"} <= set(service)
    ledger = load_settings(deploy / "chancery.toml").ledger
    assert ledger.startswith(f"/var/lib/{service['StateDirectory']}/")


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd on this machine")
def test_systemd_finds_nothing_wrong_with_the_unit(deploy, tmp_path):
    text = (deploy / "chancery-watch.service").read_text(encoding="utf-8")
    path = tmp_path / "chancery-watch.service"
    path.write_text(re.sub(r"^(ExecStart=)\S+", r"\1/bin/true", text, flags=re.MULTILINE), "utf-8")
    done = subprocess.run(  # noqa: S603 - the machine's own systemd
        [shutil.which("systemd-analyze"), "verify", str(path)],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    if "Failed to" in done.stderr and "chancery-watch" not in done.stderr:
        pytest.skip(f"systemd-analyze does not run here: {done.stderr.strip()[:200]}")
    assert (done.returncode, done.stderr) == (0, "")


def test_the_line_for_cron_runs_one_round_that_there_is(deploy, capsys):
    (line,) = re.findall(r"^\*.*$", (deploy / "chancery.cron").read_text("utf-8"), re.MULTILINE)
    command = re.search(r"bin/chancery (?P<words>[^)]*?) 2>&1", line)["words"].split()
    assert command == ["watch", "--once", "--config", SETTINGS]
    assert {"--once", "--config"} <= options_of("watch", capsys)
    assert not re.search(r"(?<!\\)%", line), "an unescaped % ends a line of cron"


@pytest.mark.parametrize(
    ("program", "printed"),
    [
        ("""echo '{"event": "new"}'; echo '{"event": "failed"}'; exit 1""", '{"event": "failed"}'),
        ("""echo '{"event": "new"}'; echo '{"event": "failed"}'; exit 0""", ""),
        ("echo 'chancery: no such file' >&2; exit 2", "chancery: no such file"),
    ],
)
def test_cron_sends_mail_only_when_something_failed(program, printed, deploy, tmp_path):
    (line,) = re.findall(r"^\*.*$", (deploy / "chancery.cron").read_text("utf-8"), re.MULTILINE)
    fake = tmp_path / "chancery"
    fake.write_text(f"#!/bin/sh\n{program}\n", encoding="utf-8")
    fake.chmod(0o755)
    shell = re.sub(r"^(?:\S+ +){6}", "", line).replace("\\%", "%")
    shell = shell.replace("/opt/chancery/bin/chancery", str(fake))
    shell = re.sub(r"flock -E 0 -n \S+ ", "", shell)
    done = subprocess.run(["/bin/sh", "-c", shell], capture_output=True, check=False, text=True)  # noqa: S603 - our own line
    assert done.stdout.strip() == printed


def test_the_container_runs_a_command_that_there_is_and_not_as_root(deploy, capsys):
    assert instructions(deploy, "ENTRYPOINT") == ['["chancery"]']
    command, *rest = re.findall(r'"([^"]+)"', instructions(deploy, "CMD")[0])
    assert {one for one in rest if one.startswith("--")} <= options_of(command, capsys)
    assert rest[-1] == SETTINGS
    assert f"CHANCERY_CONFIG={SETTINGS}" in instructions(deploy, "ENV")[0].split()
    assert instructions(deploy, "USER") == ["chancery"]
    (volume,) = instructions(deploy, "VOLUME")
    assert load_settings(deploy / "chancery.toml").ledger.startswith(f"{volume}/")


def test_what_the_container_copies_is_there_and_not_ignored(root, deploy):
    ignored = (root / ".dockerignore").read_text(encoding="utf-8").split()
    assert ignored[0] == "*"
    for line in instructions(deploy, "COPY"):
        if line.startswith("--from"):
            continue
        for source in line.split()[:-1]:
            assert (root / source).exists()
            assert f"!{source}" in ignored
