"""From trained parts to the model that is shipped: joined, stripped of what training needs."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from chancery.parsing import figures
from chancery.parsing import lemmas as lemma_rules
from models.lemmas import lemma_data
from models.tokenizers import NEUTRAL

# What an installed model never reads: the training set-up of the configs.
TRAINING_SECTIONS = ("initialize", "training", "corpora", "paths", "pretraining")
META = ("lang", "name", "version", "description", "author", "license", "spacy_version", "pipeline")


def assemble(language: str, treebanks: Path, *, parser: Path, names: Path, out: Path) -> Language:
    """Join parser, lemmas and name finder into one folder."""
    nlp = spacy.load(parser)
    lemmas: Any = nlp.add_pipe(lemma_rules.FACTORY, name="lemmas", after="morphologizer")
    lemmas.use(lemma_data(language, treebanks))
    nlp.add_pipe("ner", source=spacy.load(names))
    nlp.add_pipe(figures.FACTORY, name="figures", last=True)
    kept = out.parent / f"{out.name}.new"
    nlp.to_disk(kept)
    _strip_config(kept)
    _strip_meta(kept, language)
    _strip_strings(kept, nlp)
    _move(kept, out)
    return spacy.load(out)


def _strip_config(folder: Path) -> None:
    config = spacy.util.load_config(folder / "config.cfg")
    for section in TRAINING_SECTIONS:
        config[section] = {}
    config.to_disk(folder / "config.cfg")


def _strip_meta(folder: Path, language: str) -> None:
    path = folder / "meta.json"
    meta = json.loads(path.read_text(encoding="utf-8"))
    meta |= {
        "name": f"chancery_{language}",
        "lang": NEUTRAL,
        "version": "1.0.0",
        "description": "Tags, lemmas, trees and names for news dispatches",
        "author": "Chancery",
        "license": "CC BY-SA 4.0; see LICENSE-MODEL.md",
    }
    kept = {key: meta[key] for key in META if key in meta}
    path.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _strip_strings(folder: Path, nlp: Language) -> None:
    """Keep the strings that weights or rules refer to by their hash, not all that training met."""
    tokenizer: Any = nlp.tokenizer
    needed = _labels(nlp) | set(tokenizer.rules)
    (folder / "vocab" / "strings.json").write_text(
        json.dumps(sorted(needed), ensure_ascii=False), encoding="utf-8"
    )


def _labels(nlp: Language) -> set[str]:
    pipes = [nlp.get_pipe(name) for name in nlp.pipe_names]
    labels = {label for pipe in pipes for label in getattr(pipe, "labels", ())}
    return labels | {part for label in labels for part in label.replace("=", "|").split("|")}


def _move(kept: Path, out: Path) -> None:
    # The folder also holds the licence of the model, which stays.
    for path in kept.iterdir():
        target = out / path.name
        if target.is_dir():
            shutil.rmtree(target)
        out.mkdir(parents=True, exist_ok=True)
        shutil.move(path, target)
    kept.rmdir()
