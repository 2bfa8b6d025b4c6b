"""Chancery beside its peers: what is run, what is read from them, and what is said if they fail.

No peer is run here. A stand-in has the command line, the configuration and the output format of
UniversalPetrarch, and codes what the test tells it to.
"""

import json
import sys
from xml.etree import ElementTree as ET

import pytest
import yaml

from bench.peers import __main__ as peers
from bench.peers.cameo import BOOK, load_codebook
from bench.peers.parses import Parsed, conllu, parse, parse_ourselves
from bench.peers.petrarch import PUBLISHED, run_petrarch
from bench.peers.petrarch_files import read_events, read_line, write_config, write_input
from bench.peers.process import PeerError, Terms, last_line
from bench.peers.scores import Event, Scores, Sentence, scores_of
from bench.peers.table import Row, print_table, to_json
from chancery.records.syntax import Syntax, Word
from chancery.records.text import Span

TYPES = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip

SENTENCES = [
    Sentence(
        "inv-1", "The foreign ministers of Norway and Peru met in Oslo on Monday.", "2000-01-01"
    ),
    Sentence("inv-2", "Chile condemned the attack on its embassy in Kenya.", "2000-01-01"),
]

GOLD = [
    {"type": "CONSULT", "actor": [{"iso3": "NOR"}, {"iso3": "PER"}], "recipient": []},
    {"type": "ACCUSE", "actor": [{"iso3": "CHL"}], "recipient": []},
]

CODED = """\
20000101\tNORGOV\tPERGOV\t040\t\tinv-1_1\tgold
20000101\tPERGOV\tNORGOV\t040\t\tinv-1_1\tgold
20000101\tCHL\t---\t111\t\tinv-2_1\tgold
20000101\tCHL\t---\t010\t\tinv-2_1\tgold
20000101\tCHL\tKEN\t---\t\tinv-2_1\tgold
"""
"""What a coder like this writes: a line for each pair, one statement, one act without a code."""

STAND_IN = """\
import argparse, configparser, os, pathlib, sys
from xml.etree import ElementTree

import stand_in_module

command = argparse.ArgumentParser()
batch = command.add_subparsers(dest="command").add_parser("batch")
for letter in "ioc":
    batch.add_argument("-" + letter)
given = command.parse_args()
config = configparser.ConfigParser()
config.read(given.c)
for option in ("use_Petrarch1_verb_dictionary", "use_Petrarch2_verb_dictionary"):
    config.getboolean("Options", option)
stories = list(ElementTree.parse(given.i).getroot())
assert [s.get("id") for s in stories] == ["inv-1_1", "inv-2_1"]
trees = [story.find("Parse").text for story in stories]
assert all(len(line.split("\\t")) == 10 for tree in trees for line in tree.split("\\n"))
stand_in_module.behave(config, given)
coded = (pathlib.Path(__file__).parent / "coded.txt").read_text()
pathlib.Path("evts." + given.o).write_text(coded)
print("Coding time: 0.5")
"""

BEHAVIOURS = {
    "well": "def behave(config, given): pass",
    "crashes": "def behave(config, given): raise KeyError('a word that it does not know')",
    "gives up": "import sys\ndef behave(config, given): print('Terminating program'); sys.exit()",
    "hangs": "import time\ndef behave(config, given): time.sleep(60)",
    "crashes in one mode": (
        "def behave(config, given):\n"
        "    if config.getboolean('Options', 'use_Petrarch2_verb_dictionary'): raise IndexError(7)"
    ),
}

SCORER = """\
import json, pathlib, sys
gold = [json.loads(line) for line in pathlib.Path(sys.argv[1]).read_text().splitlines()]
read = {}
for line in pathlib.Path(sys.argv[2]).read_text().splitlines():
    reading = json.loads(line)
    key = pathlib.Path(reading["dispatch"]["capture"]["path"]).stem
    read[key] = sorted(event["type"] for event in reading["events"])
right = sum(read.get(g["id"]) == [e["type"] for e in g["events"]] for g in gold)
print("CONSULT     P 1.00  R 1.00  F 1.00   gold 1")
print(f"type            P 1.000  R 1.000  F1 {right / len(gold):.3f}")
print("type+countries  P 1.000  R 1.000  F1 0.250")
"""


@pytest.fixture(autouse=True)
def no_peer_of_the_users(monkeypatch):
    for name in ("PETRARCH_HOME", "PETRARCH_PYTHON", "PETRARCH_UDPIPE_MODEL"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def terms(tmp_path):
    folder = tmp_path / "work"
    folder.mkdir()
    return Terms(folder, rounds=1, timeout=30)


@pytest.fixture
def gold(tmp_path):
    """A gold folder of two invented sentences, with a scorer of the same command line."""
    folder = tmp_path / "shared" / "gold"
    (folder / "sentences").mkdir(parents=True)
    rows = [{**s._asdict(), "events": [e]} for s, e in zip(SENTENCES, GOLD, strict=True)]
    lines = "".join(f"{json.dumps(row)}\n" for row in rows)
    (folder / "sentences" / "en.jsonl").write_text(lines, encoding="utf-8")
    (folder / "score_sentences.py").write_text(SCORER, encoding="utf-8")
    return folder


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A stand-in for UniversalPetrarch, laid out as its clone is."""

    def build(behaviour="well"):
        clone = tmp_path / "a clone"
        program = clone / "UniversalPetrarch"
        (program / "data" / "config").mkdir(parents=True)
        (program / "petrarch_ud.py").write_text(STAND_IN, encoding="utf-8")
        (program / "stand_in_module.py").write_text(BEHAVIOURS[behaviour], encoding="utf-8")
        (program / "coded.txt").write_text(CODED, encoding="utf-8")
        config = "[Dictionaries]\nverbs = CAMEO%2.txt\n[Options]\npause_by_story = True\n"
        (program / "data" / "config" / "PETR_config.ini").write_text(config, encoding="utf-8")
        monkeypatch.setenv("PETRARCH_HOME", str(clone))
        return program

    return build


@pytest.fixture
def parsed(monkeypatch):
    """Trees without a parser."""
    tree = "1\tChile\tChile\tPROPN\t_\t_\t0\troot\t_\t_"
    ready = Parsed(parser="nobody", seconds=0.5, trees=(tree, tree))
    monkeypatch.setattr("bench.peers.petrarch.parse", lambda *_: ready)


# The codebook


def test_every_root_of_cameo_has_its_type_or_none_on_purpose():
    book = load_codebook()
    for root in range(1, 21):
        assert f"{root:02}" in book.types
    assert set(filter(None, book.types.values())) == TYPES
    assert [code for code, kind in book.types.items() if kind is None] == ["01"]


def test_no_entry_of_the_codebook_stands_twice():
    entries = [
        line.split(":")[0] for line in BOOK.read_text().splitlines() if line.startswith("  ")
    ]
    assert (
        len(entries)
        == len(set(entries))
        == sum(map(len, yaml.safe_load(BOOK.read_text()).values()))
    )


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("010", None), ("036", "AGREE"), ("0812", "CONCEDE"), ("0841", "RETREAT"),
        ("1711", "COERCE"), ("1712", "ASSAULT"), ("190", "ASSAULT"), ("191", "COERCE"),
        ("20", "ASSAULT"),
    ],
)  # fmt: skip
def test_the_longest_beginning_of_a_code_counts(code, kind):
    assert load_codebook().knows(code)
    assert load_codebook().type_of(code) == kind


@pytest.mark.parametrize("code", ["", "0", "---", "21", "CONSULT"])
def test_what_is_no_code_of_cameo_is_not_taken_for_one(code):
    assert not load_codebook().knows(code)


@pytest.mark.parametrize(
    ("actor", "country"),
    [
        ("PER", "PER"), ("PERGOVMIL", "PER"), ("ROMGOV", "ROU"), ("PALREB", "PSE"),
        ("IGOUNO", None), ("REB", None), ("---", None), ("", None), ("---GOV", None),
        ("per", None), ("PE", None),
    ],
)  # fmt: skip
def test_an_actors_code_begins_with_its_country_or_has_none(actor, country):
    assert load_codebook().country_of(actor) == country


# What it reads and writes


def test_a_line_of_events_is_read():
    coded = read_line("20000101\tNORGOV SWEGOV\tPER\t0411\tISSUE,1\tan_id_1;other_2\tgold\tmore")
    assert coded.sentences == ("an_id", "other")
    assert coded.sources == ("NORGOV", "SWEGOV")
    assert coded.targets == ("PER",)
    assert coded.code == "0411"


def test_what_is_no_line_of_events_is_refused_in_one_line():
    with pytest.raises(PeerError, match=r"^not a line of events: Traceback$"):
        read_line("Traceback")


def test_pairs_of_one_act_are_one_event_and_statements_are_none():
    found = read_events(CODED.split("\n"))
    both = frozenset({"NOR", "PER"})
    assert found.events == {
        "inv-1": [Event("CONSULT", both, both)],
        "inv-2": [Event("ACCUSE", frozenset({"CHL"}), frozenset())],
    }
    assert found.unknown == 1


def test_the_input_says_each_sentence_and_its_tree(tmp_path):
    write_input([Sentence("a", "Peru < Chile & “Oslo”", "2000-01-02")], ["1\tPeru"], tmp_path / "i")
    (story,) = ET.parse(tmp_path / "i").getroot()  # noqa: S314 - written by us
    assert story.attrib == {"date": "20000102", "id": "a_1", "source": "gold", "sentence": "True"}
    assert [child.text for child in story] == ["Peru < Chile & “Oslo”", "1\tPeru"]


def test_the_configuration_is_the_users_with_the_patterns_of_the_mode(tmp_path):
    own, written = tmp_path / "own.ini", tmp_path / "config.ini"
    own.write_text("[Options]\npause_by_story = True\nnew_actor_length = 3\n", encoding="utf-8")
    write_config(own, written, "patterns of Petrarch 2")
    text = written.read_text(encoding="utf-8")
    assert "petrarch1_verb_dictionary = False" in text
    assert "petrarch2_verb_dictionary = True" in text
    assert "new_actor_length = 3" in text
    assert "pause" not in text


@pytest.mark.parametrize("text", ["no section", "[Other]\n", "[Options]\n[Options]\n"])
def test_a_configuration_that_cannot_be_read_is_one_line(tmp_path, text):
    own = tmp_path / "own.ini"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(PeerError, match=r"^own.ini cannot be read: [^\n]+$"):
        write_config(own, tmp_path / "config.ini", "patterns of both")


def test_syntax_is_written_in_ten_columns_its_roots_under_nought():
    words = (
        word(0, "Peru", "nsubj", 1, upos="PROPN", feats={"Number": "Sing", "Case": "Nom"}),
        word(1, "a greed", "root", 1),
        word(2, "So", "root", 2),
    )
    lines = conllu(Syntax(words=words, sentences=())).split("\n")
    assert lines[0] == "1\tPeru\tperu\tPROPN\t_\tCase=Nom|Number=Sing\t2\tnsubj\t_\t_"
    assert lines[1] == "2\ta_greed\ta_greed\tX\t_\t_\t0\troot\t_\t_"
    assert lines[2].split("\t")[6] == "0"


def word(i, text, deprel, head, upos="X", feats=None):
    span, lemma = Span(i, i + 1), text.lower()
    return Word(
        i=i,
        span=span,
        text=text,
        lemma=lemma,
        upos=upos,
        head=head,
        deprel=deprel,
        feats=feats or {},
    )


# Who parses


def test_without_a_model_of_udpipe_chancerys_model_parses(terms):
    found = parse([s.text for s in SENTENCES], sys.executable, terms)
    assert found.parser == "Chancery's English model"
    assert [len(tree.split("\n")) for tree in found.trees] == [13, 10]
    assert found.seconds > 0


def test_a_model_of_udpipe_that_cannot_be_used_is_named_beside_who_parsed(terms, monkeypatch):
    monkeypatch.setenv("PETRARCH_UDPIPE_MODEL", "nowhere.udpipe")
    ours = Parsed(parser="ours", seconds=1.0, trees=("", ""))
    monkeypatch.setattr("bench.peers.parses.parse_ourselves", lambda *_: ours)
    found = parse(["Peru agreed."], "no-such-interpreter", terms)
    assert found.parser.startswith("ours (not UDPipe: no-such-interpreter: cannot be started")


def test_udpipe_parses_in_the_users_interpreter_and_words_alone_are_kept(
    terms, monkeypatch, tmp_path
):
    trees = ["# text\n1-2\tdon't\n1\tdo\n2\tn't\n2.1\tgo\n\n"]
    told = json.dumps({"seconds": 0.25, "trees": trees})
    script = tmp_path / "udpipe.py"
    script.write_text(
        f"import sys\nassert '[' in sys.stdin.read()\nprint({told!r})", encoding="utf-8"
    )
    monkeypatch.setattr("bench.peers.parses.SCRIPT", script)
    monkeypatch.setenv("PETRARCH_UDPIPE_MODEL", "any.udpipe")
    found = parse(["Don't."], sys.executable, terms)
    assert found == Parsed(parser="UDPipe", seconds=0.25, trees=("1\tdo\n2\tn't",))


# A run from end to end


def test_the_stand_in_is_run_in_each_mode_and_scored(home, gold, parsed, terms):
    program = home()
    before = sorted(program.rglob("*"))
    rows = run_petrarch(gold, SENTENCES, terms)
    assert [row.how.partition(",")[0] for row in rows] == [
        "patterns of Petrarch 1", "patterns of Petrarch 2", "patterns of both",
    ]  # fmt: skip
    for row in rows:
        assert row.ran
        assert row.scores == Scores(1.0, 0.25)
        assert row.speed == (2.0, 2.0)  # two sentences, half a second of parsing, half of coding
        assert row.how.endswith("parsed by nobody, events without a CAMEO code left out: 1")
    assert sorted(program.rglob("*")) == before


@pytest.mark.parametrize("path", [".", "UniversalPetrarch"])
def test_the_clone_or_the_folder_of_the_program_may_be_given(
    home, gold, parsed, terms, monkeypatch, path
):
    monkeypatch.setenv("PETRARCH_HOME", str(home().parent / path))
    assert all(row.ran for row in run_petrarch(gold, SENTENCES, terms))


@pytest.mark.parametrize(
    ("behaviour", "said"),
    [
        ("crashes", "failed: KeyError: 'a word that it does not know' (patterns of Petrarch 1, "),
        ("gives up", "failed: no events were written: Terminating program (patterns of "),
        ("hangs", "failed: not ready after 0.3 s (patterns of Petrarch 1, "),
    ],
)  # fmt: skip
def test_a_failure_is_one_line_beside_the_published_figure(
    home, gold, parsed, terms, behaviour, said
):
    home(behaviour)
    limit = 0.3 if behaviour == "hangs" else 30
    failed, published = run_petrarch(gold, SENTENCES, terms._replace(timeout=limit))
    assert failed.how.startswith(said)
    assert not failed.ran
    assert published == PUBLISHED


def test_the_modes_that_ran_are_kept_beside_one_that_failed(home, gold, parsed, terms):
    home("crashes in one mode")
    ran, failed, published = run_petrarch(gold, SENTENCES, terms)
    assert ran.ran
    assert failed.how == "failed: IndexError: 7 (patterns of Petrarch 2, patterns of both)"
    assert published == PUBLISHED


@pytest.mark.parametrize("kind", ["unset", "nowhere", "empty", "no configuration"])
def test_an_absent_peer_is_one_line_beside_the_published_figure(
    tmp_path, gold, terms, monkeypatch, kind
):
    place = tmp_path / "given"
    if kind != "unset":
        monkeypatch.setenv("PETRARCH_HOME", str(place))
    if kind in ("empty", "no configuration"):
        place.mkdir()
    if kind == "no configuration":
        (place / "petrarch_ud.py").write_text(STAND_IN, encoding="utf-8")
    absent, published = run_petrarch(gold, SENTENCES, terms)
    assert absent.how.startswith("absent: PETRARCH_HOME")
    assert "\n" not in absent.how
    assert published == PUBLISHED


def test_an_interpreter_that_is_not_there_is_one_line(home, gold, parsed, terms, monkeypatch):
    home()
    monkeypatch.setenv("PETRARCH_PYTHON", "no-such-python")
    failed, _ = run_petrarch(gold, SENTENCES, terms)
    assert failed.how.startswith("failed: no-such-python: cannot be started")


def test_last_words_are_short_and_obey_no_terminal():
    assert last_line("one\n\x1b[31mtwo\x07 \n\n") == "[31mtwo"
    assert len(last_line("x" * 500)) == 120


# The table


def test_the_numbers_of_the_scorer_are_read():
    told = "ACCUSE      P 0.10  R 0.10  F 0.10   gold 9\ntype   P 1.0  R 1.0  F1 0.701\n"
    assert scores_of(f"{told}type+countries  P 1.0  R 1.0  F1 0.502\n") == Scores(0.701, 0.502)


def test_only_speeds_of_this_run_are_compared(capsys):
    ours = Row(peer="Chancery", how="here", ran=True, scores=Scores(0.7, 0.5), speed=(200, 200))
    theirs = Row(peer="Other", how="here", ran=True, scores=Scores(0.4, 0.2), speed=(50, 50))
    failed = Row(peer="Other", how="failed: KeyError", ran=False)
    print_table([ours, theirs, failed, PUBLISHED])
    lines = [line.split("  ") for line in capsys.readouterr().out.splitlines()]
    cells = [[cell.strip() for cell in line if cell] for line in lines]
    assert cells[1] == ["Chancery", "here", "0.70", "0.50", "200", "1.00"]
    assert cells[2] == ["Other", "here", "0.40", "0.20", "50", "0.25"]
    assert cells[3] == ["Other", "failed: KeyError", "–", "–", "–", "–"]
    assert cells[4][1:] == [
        "published, not run here: its best mode [1]",
        "0.46",
        "0.26",
        "70–110",
        "–",
    ]
    assert cells[5] == [f"[1] {PUBLISHED.reference}"]
    assert [row["of_chancerys_speed"] for row in to_json([ours, theirs, PUBLISHED])] == [
        1,
        0.25,
        None,
    ]


def test_the_whole_is_run_from_raw_text(home, gold, monkeypatch, capsys):
    home()
    monkeypatch.setenv("CHANCERY_SHARED", str(gold.parent))
    monkeypatch.setattr(peers, "stay_on_one_core", lambda: None)
    peers.main(["--rounds", "1"])
    table = capsys.readouterr().out
    assert table.startswith("2 English gold sentences")
    assert table.count("parsed by Chancery's English model") == 3
    assert "published" not in table
    monkeypatch.delenv("PETRARCH_HOME")
    peers.main(["--rounds", "1", "--json"])
    told = json.loads(capsys.readouterr().out)
    assert told["sentences"] == 2
    assert [row["ran_here"] for row in told["rows"]] == [True, False, False]
    assert told["rows"][2]["sentences_per_second"] == [70, 110]


def test_without_the_gold_sentences_one_line_says_so(tmp_path, monkeypatch):
    monkeypatch.setenv("CHANCERY_SHARED", str(tmp_path))
    with pytest.raises(SystemExit, match=r"^no gold sentences in .*: set CHANCERY_SHARED"):
        peers.main([])


def test_chancerys_own_trees_are_whole():
    (tree,) = parse_ourselves(["Chile condemned the attack."], 1).trees
    heads = [int(line.split("\t")[6]) for line in tree.split("\n")]
    assert heads.count(0) == 1
    assert max(heads) <= len(heads)
