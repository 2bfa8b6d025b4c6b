r"""Train the model of a language from nothing but the treebanks, in one command.

    python -m models.train --language fr --treebanks "$CHANCERY_TREEBANKS" \
        --out src/chancery/parsing/models/fr

Documents and checkpoints go to `build/models/`. The parser takes about twenty minutes on one core,
the name finder five.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from spacy.training.initialize import init_nlp
from spacy.training.loop import train as train_loop
from spacy.util import load_config

from chancery.parsing.openblas import openblas
from models import augment, tokenizers  # noqa: F401 - register what the configs name
from models.assemble import assemble
from models.corpus import HERE
from models.prepare import prepare_parser
from models.prepare_names import prepare_names

BUILD = Path("build/models")


def train_part(language: str, part: str, build: Path, *, respelling: bool = True) -> Path:
    """Train one config; what came out best on the selection set is in the folder returned."""
    overrides: dict[str, object] = {
        "paths.train": str(build / f"{part}-train.spacy"),
        "paths.dev": str(build / f"{part}-dev.spacy"),
    }
    if not respelling:
        overrides["corpora.train.augmenter.level"] = 0.0
    config = load_config(HERE / language / f"{part}.cfg", overrides=overrides, interpolate=False)
    (build / part).mkdir(parents=True, exist_ok=True)
    with openblas():
        nlp = init_nlp(config)
        train_loop(nlp, build / part, stdout=sys.stdout, stderr=sys.stderr)
    return build / part / "model-best"


def main() -> None:
    """Prepare, train, assemble."""
    arguments = _parser().parse_args()
    language, treebanks = arguments.language, arguments.treebanks
    build = arguments.build / language
    prepare_parser(language, treebanks, build)
    prepare_names(language, treebanks, build)
    parser = train_part(language, "parser", build)
    names = train_part(language, "names", build)
    assemble(language, treebanks, parser=parser, names=names, out=arguments.out)
    print(f"The model is in {arguments.out}; score it with: make model-score LANGUAGE={language}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--language", required=True, help="a folder of models/, such as fr")
    parser.add_argument("--treebanks", type=Path, required=True, help="where the treebanks lie")
    parser.add_argument("--out", type=Path, required=True, help="the folder of the model to ship")
    parser.add_argument("--build", type=Path, default=BUILD, help="where checkpoints go")
    return parser


if __name__ == "__main__":
    main()
