"""The spaCy pipeline behind the parser, loaded fast and built on the faster matrix products.

Importing this module imports spaCy, which takes most of a second; `spacy_parser` does it when the
first parser is loaded.
"""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.language import Language

from chancery.errors import LanguageError, ModelError
from chancery.parsing import figures, lemmas  # noqa: F401 - register what models name
from chancery.parsing.openblas import openblas
from chancery.parsing.tables import MODELS


def load_pipeline(language: str, *, folder: Path | None = None) -> Language:
    """Load the shipped pipeline of a language, or one under training from its folder.

    Raises:
        LanguageError: No model is shipped for this language.
        ModelError: There is one, but it is incomplete or broken.
    """
    folder = folder or MODELS / language
    if not folder.is_dir():
        message = f"no parser is shipped for the language {language!r}; there is: {_shipped()}"
        raise LanguageError(message)
    try:
        with openblas():
            return spacy.load(folder)
    except (OSError, ValueError, KeyError) as error:
        message = f"the model in {folder.name}/ cannot be loaded ({error}); build it: make model"
        raise ModelError(message) from error


def _shipped() -> str:
    return ", ".join(sorted(path.name for path in MODELS.iterdir() if path.is_dir()))
