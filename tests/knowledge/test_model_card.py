"""The card of each shipped model says what the model is: data, licences, scores, size."""

import re

import pytest
import yaml

from models.marked import read_brackets
from models.templates import HOLE, Namer

LANGUAGES = ["en", "fr"]
# Licences beside CC BY-SA 4.0 under which what a model learnt from stands.
LICENCES = {"en": ["CC BY 4.0", "CC BY-SA 3.0"], "fr": ["LGPL-LR", "CC BY 4.0"]}
COLUMNS = ["words", "sents", "upos", "ufeats", "lemma", "uas", "las"]
# What a model has to reach on test sets that it has never seen; the scores that a recipe like ours
# had reached before. May be raised.
FLOORS = {
    "fr_gsd": [99.15, 92.3, 94.5, 85.9, 96.1, 84.5, 80.4],
    "fr_sequoia": [99.07, 81.9, 96.6, 92.1, 96.7, 87.1, 84.2],
    "fr_pud": [99.57, 90.9, 95.0, 74.2, 95.1, 86.2, 82.0],
    # The recipe had words 97.48 on en_ewt and lemma 97.3 on en_gum, which this model does not
    # reach: its table of lemmas follows EWT where the two treebanks differ ("people", "person").
    "en_ewt": [97.46, 82.3, 92.5, 92.7, 93.7, 81.3, 78.1],
    "en_gum": [99.46, 91.7, 95.4, 92.6, 96.8, 84.2, 80.8],
    "en_pud": [99.70, 94.8, 95.3, 87.1, 96.5, 83.3, 80.3],
}
MEGABYTE = 1_000_000
LARGEST = 16


@pytest.fixture(params=LANGUAGES)
def language(request):
    return request.param


@pytest.fixture
def card(root, language):
    return (root / "models" / language / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def corpus(root, language):
    return yaml.safe_load((root / "models" / language / "corpus.yml").read_text(encoding="utf-8"))


@pytest.fixture
def model(root, language):
    return root / "src" / "chancery" / "parsing" / "models" / language


def folders(part):
    return {item["path"].partition("/")[0] for use in ("train", "dev") for item in part[use]}


def scores(card):
    rows = re.findall(r"^\| (fr_\w+|en_\w+) \|(.+)\|$", card, flags=re.MULTILINE)
    return {name: [float(cell) for cell in cells.split("|")] for name, cells in rows}


def test_every_set_that_is_learnt_from_is_named(card, corpus):
    for folder in folders(corpus["parser"]) | folders(corpus["names"]):
        assert folder in card


def test_every_test_set_has_its_scores_on_the_card(card, corpus):
    assert set(scores(card)) == set(corpus["parser"]["test"])


def test_scores_on_the_card_are_not_below_the_floors(card):
    for name, figures in scores(card).items():
        assert len(figures) == len(COLUMNS)
        below = [
            (column, figure, floor)
            for column, figure, floor in zip(COLUMNS, figures, FLOORS[name], strict=True)
            if round(figure, 2 if column == "words" else 1) < floor
        ]
        assert below == [], name


def test_no_test_set_is_trained_or_selected_on(corpus):
    test_sets = set(corpus["parser"]["test"].values())
    learnt = {
        item["path"] for part in ("parser", "names") for use in ("train", "dev")
        for item in corpus[part][use]
    }  # fmt: skip
    assert not test_sets & learnt


def test_the_card_tells_the_size_of_the_model(card, model):
    size = sum(path.stat().st_size for path in model.rglob("*") if path.is_file()) / MEGABYTE
    (told,) = re.findall(r"Size: ([\d.]+) MB", card)
    assert float(told) == pytest.approx(size, abs=0.1)
    assert size <= LARGEST


def test_the_licence_of_the_model_names_what_the_card_names(card, model, language):
    licence = (model / "LICENSE-MODEL.md").read_text(encoding="utf-8")
    for name in ("CC BY-SA 4.0", *LICENCES[language]):
        assert name in licence
        assert name in card
    assert (model / "LICENSE-LGPL-LR.txt").is_file() == ("LGPL-LR" in LICENCES[language])


def test_the_shipped_config_says_nothing_about_training(model):
    config = (model / "config.cfg").read_text(encoding="utf-8")
    assert "[training." not in config
    assert "paths" not in config.replace("[paths]", "")


def test_names_of_the_check_are_marked_in_brackets(root, language):
    path = root / "models" / language / "names_check.yml"
    sentences = yaml.safe_load(path.read_text(encoding="utf-8"))["sentences"]
    marked = [read_brackets(sentence) for sentence in sentences]
    assert all("](" not in sentence.text for sentence in marked)
    assert {label for sentence in marked for *_, label in sentence.names} == {"PER", "LOC", "ORG"}


def test_every_template_can_be_filled(root, language):

    folder = root / "models" / language
    names, templates = (
        yaml.safe_load((folder / f"{name}.yml").read_text(encoding="utf-8"))
        for name in ("names", "templates")
    )
    namer = Namer(names, templates, seed=0)
    for template in templates["sentences"]:
        filled = namer.fill(template)
        assert not HOLE.search(filled.text)
        assert all(filled.text[start:end].strip() for start, end, _ in filled.names)
