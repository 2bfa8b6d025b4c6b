"""chancery.toml: every field, and one clear line for what it should not say."""

from textwrap import dedent

import pytest

import chancery.settings
from chancery.errors import NotFoundError, SettingsError
from chancery.settings import LEDGER, Publisher, Settings, Watch, Web, load_settings, seconds

WHOLE = """
ledger = "news/ledger.db"

[web]
agent = "Desk/1 (+https://desk.example/bot)"
delay = 2
timeout = 10.5
tries = 5
robots = false
allow = ["127.0.0.1:8099", "10.0.0.0/8"]

[watch]
every = "20m"
recheck = "1d"

[[publisher]]
name = "Le Phare du Fleuve"
feeds = ["https://phare.example/rss.xml"]
sitemaps = ["https://phare.example/news.xml"]
pages = ["HTTP://phare.example/declaration"]
every = "90s"
language = "fr"

[[publisher]]
name = "La Vigie"
pages = ["https://vigie.example/"]
"""


def load(folder, text, name="chancery.toml"):
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_settings(path)


def line(folder, text):
    with pytest.raises(SettingsError) as caught:
        load(folder, text)
    said = str(caught.value)
    assert said.startswith(f"{folder / 'chancery.toml'}: ")
    assert "\n" not in said
    return said.partition("chancery.toml: ")[2]


def test_every_field_is_read(tmp_path):
    settings = load(tmp_path, WHOLE)
    assert settings.ledger == str(tmp_path / "news/ledger.db")
    assert settings.web == Web(
        agent="Desk/1 (+https://desk.example/bot)", delay=2.0, timeout=10.5, tries=5, robots=False,
        allow=("127.0.0.1:8099", "10.0.0.0/8"),
    )  # fmt: skip
    assert settings.watch == Watch(every="20m", recheck="1d")
    assert settings.publishers == (
        Publisher(
            name="Le Phare du Fleuve", feeds=("https://phare.example/rss.xml",),
            sitemaps=("https://phare.example/news.xml",),
            pages=("HTTP://phare.example/declaration",), every="90s", language="fr",
        ),
        Publisher(name="La Vigie", pages=("https://vigie.example/",)),
    )  # fmt: skip
    assert settings.path == tmp_path / "chancery.toml"


def test_the_example_in_the_docstring_can_be_read(tmp_path):
    example = dedent(chancery.settings.__doc__.partition(".. code-block:: toml\n")[2])
    (publisher,) = load(tmp_path, example).publishers
    assert publisher.name == "Le Phare du Fleuve"


def test_an_empty_file_says_what_no_file_says(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert load_settings() == Settings() == Settings(ledger=LEDGER)
    empty = load(tmp_path, "")
    assert (empty.web, empty.watch, empty.publishers) == (Web(), Watch(), ())
    assert load_settings().ledger == LEDGER


def test_a_file_that_is_named_has_to_be_there(tmp_path):
    with pytest.raises(NotFoundError, match=r"nowhere\.toml: no such file"):
        load_settings(tmp_path / "nowhere.toml")


@pytest.mark.parametrize(
    "ledger", ["postgresql://desk@db.example/chancery", "/var/lib/chancery/chancery.db"]
)
def test_a_ledger_that_has_its_place_is_left_there(ledger, tmp_path):
    assert load(tmp_path, f'ledger = "{ledger}"').ledger == ledger


def test_a_relative_ledger_counts_from_the_folder_of_the_file(tmp_path, monkeypatch):
    load(tmp_path, 'ledger = "a.db"')
    monkeypatch.chdir(tmp_path)
    assert load_settings().ledger == "a.db"
    monkeypatch.chdir("/")
    assert load_settings(tmp_path / "chancery.toml").ledger == str(tmp_path / "a.db")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ledgr = 'a'", "no such field `ledgr`"),
        ("[web]\ndelai = 1", "web: no such field `delai`"),
        ("[watch]\nevry = '1m'", "watch: no such field `evry`"),
        ("[[publisher]]\nname = 'A'\nfeed = []", "publisher[0]: no such field `feed`"),
        ("[[publisher]]\nfeeds = ['https://a.example/']", "publisher[0]: Object missing required"),
        ("[web]\ndelay = '2'", "web.delay: Expected `float`"),
        ("[web]\ndelay = -1", "web.delay: Expected `float` >= 0"),
        ("[web]\ntries = 0", "web.tries: Expected `int` >= 1"),
        ("[web]\nallow = [1]", "web.allow[0]: Expected `str`"),
        ("[watch]\nevery = '15'", "watch: 15: not a length of time; say 90s, 15m, 6h or 2d"),
        ("[watch]\nrecheck = '0h'", "watch: 0h: not a length of time"),
        ("[[publisher]]\nname = 'A'", "publisher[0]: A: nothing to watch"),
        ("[[publisher]]\nname = ''\npages = ['https://a.example/']", "publisher[0].name: "),
        (
            "[[publisher]]\nname = 'A'\npages = ['a.example']",
            "publisher[0]: a.example: not an http:// or https:// address",
        ),
        (
            "[[publisher]]\nname = 'A'\nevery = 'often'\npages = ['https://a.example/']",
            "publisher[0]: often: not a length of time",
        ),
        ("publisher = 'A'", "publisher: Expected `array`"),
        ("ledger = ", "Invalid value"),
        (b"ledger = '\xff'", "not UTF-8"),
    ],
)
def test_what_should_not_stand_there_is_one_line_with_its_place(text, said, tmp_path):
    assert line(tmp_path, text).startswith(said)


def test_a_folder_is_no_settings(tmp_path):
    with pytest.raises(SettingsError, match=r"(?i)directory"):
        load_settings(tmp_path)


@pytest.mark.parametrize(
    ("length", "long"), [("90s", 90), ("15m", 900), ("6 h", 21_600), ("2d", 172_800)]
)
def test_a_length_of_time_is_so_many_seconds(length, long):
    assert seconds(length) == long


@pytest.mark.parametrize("length", ["", "15", "m", "1w", "-1m", "1.5h", "0s", "1m30s", "١m"])
def test_what_is_no_length_of_time_is_refused(length):
    with pytest.raises(ValueError, match="not a length of time"):
        seconds(length)


def test_what_nests_without_end_is_one_line(tmp_path):
    assert "recursion" in line(tmp_path, f"allow = {'[' * 5_000}")
