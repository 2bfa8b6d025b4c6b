"""The tokenizers that the treebanks imply: spaCy's rules, changed where UD cuts differently.

French, as Universal Dependencies writes it:

1. an elided word ends at its apostrophe       l'|accord, qu'|il, jusqu'|à
2. an inverted pronoun begins at its hyphen    a|-t-il, dit|-on, allez|-y
3. so does a deictic particle                  ce jour|-là, cette année|-ci
4. no other hyphen cuts                        États-Unis, celui-ci, porte-parole
5. a few words keep apostrophe and hyphen      aujourd'hui, quelqu'un, c'est-à-dire
6. the hour is cut from its number             20|h|30
7. dashes written as hyphens stand apart       Nantes|--|Cholet, -|une citation

English, as Universal Dependencies writes it, is what spaCy's own rules give:

1. a contraction is cut between its letters    did|n't, we|'ll, can|not, Iran|'s
2. a hyphen between words cuts                 Al|-|Zaman, Saudi|-|led
"""

from __future__ import annotations

from collections.abc import Callable

import spacy
from spacy.lang.char_classes import (
    ALPHA,
    ALPHA_LOWER,
    ALPHA_UPPER,
    CONCAT_QUOTES,
    LIST_ELLIPSES,
    LIST_ICONS,
)
from spacy.language import Language
from spacy.symbols import ORTH  # type: ignore[import-not-found]
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

# spaCy's name for no language in particular; see fr/parser.cfg.
NEUTRAL = "xx"

APOSTROPHES = "'’"
FOLLOWS_ELISION = rf"(?=[{ALPHA}0-9\"«“(\[])"
PRONOUNS = "ils?|elles?|on|je|tu|nous|vous|ce|moi|toi|les?|la|lui|leur|y|en|là|ci"
LINKED = "ils?|elles?|on"
CLITIC = rf"(?i:t[-{APOSTROPHES}](?:{LINKED}|y|en)|{PRONOUNS})"
WHOLE_WORDS = (
    "aujourd'hui",
    "quelqu'un",
    "quelqu'une",
    "prud'hommes",
    "prud'homme",
    "presqu'île",
    "rendez-vous",
    "celui-ci",
    "celle-ci",
    "ceux-ci",
    "celles-ci",
    "celui-là",
    "celle-là",
    "ceux-là",
    "celles-là",
    "ci-dessus",
    "ci-dessous",
    "ci-après",
    "ci-joint",
    "au-delà",
    "c'est-à-dire",
    "t-shirt",
)


def french() -> Tokenizer:
    """Cut French text as the French treebanks do."""
    nlp = spacy.blank("fr")
    tokenizer: Tokenizer = nlp.tokenizer
    prefixes = [*(nlp.Defaults.prefixes or ()), rf"-(?=[{ALPHA}])(?!{CLITIC}$)"]
    tokenizer.prefix_search = compile_prefix_regex(prefixes).search
    tokenizer.infix_finditer = compile_infix_regex(_french_infixes()).finditer
    tokenizer.suffix_search = compile_suffix_regex(_french_suffixes(nlp)).search
    tokenizer.token_match = None
    tokenizer.rules = _french_exceptions(tokenizer.rules)
    return tokenizer


def english() -> Tokenizer:
    """Cut English text as the English treebanks do, which is how spaCy does."""
    tokenizer: Tokenizer = spacy.blank("en").tokenizer
    return tokenizer


TOKENIZERS: dict[str, Callable[[], Tokenizer]] = {"en": english, "fr": french}


def use_tokenizer(nlp: Language, language: str) -> None:
    """Have a pipeline cut words as the treebanks of a language do."""
    tokenizer: Tokenizer = nlp.tokenizer
    tokenizer.from_bytes(TOKENIZERS[language]().to_bytes())


@registry.callbacks("chancery.tokenizer.v1")  # type: ignore[untyped-decorator]
def tokenizer_callback(language: str) -> Callable[[Language], Language]:
    """Give the config a `before_init` that sets the language's tokenizer."""

    def set_tokenizer(nlp: Language) -> Language:
        use_tokenizer(nlp, language)
        return nlp

    return set_tokenizer


def _french_infixes() -> list[str]:
    return [
        *LIST_ELLIPSES,
        *LIST_ICONS,
        r"--+",
        r"(?<=[0-9])(?=[hH](?:[0-9]|$))|(?<=[0-9][hH])(?=[0-9])",
        r"(?<=[0-9])[+*^](?=[0-9-])",
        rf"(?<=[{ALPHA_LOWER}{CONCAT_QUOTES}])\.(?=[{ALPHA_UPPER}{CONCAT_QUOTES}])",
        rf"(?<=[{ALPHA}]),(?=[{ALPHA}])",
        rf"(?<=[{ALPHA}0-9])[:<>=](?=[{ALPHA}])",
        rf"(?<=[{ALPHA}])/(?=[{ALPHA}])",
        rf"(?<=\b[lLdDnNmMtTsSjJcC][{APOSTROPHES}]){FOLLOWS_ELISION}",
        rf"(?<=[qQ][uU][{APOSTROPHES}]){FOLLOWS_ELISION}",
        rf"(?<=[{ALPHA}])(?<!-t)(?<!-T)(?=-{CLITIC}(?![{ALPHA}0-9-]))",
        r"(?<=-(?:le|la|en))(?=-(?:moi|lui|leur|nous)\b)|(?<=-les)(?=-(?:moi|lui|leur|nous)\b)",
    ]


def _french_suffixes(nlp: Language) -> list[str]:
    # spaCy's own suffix for inverted pronouns also cuts "celui-ci" and "-t-il".
    kept = [str(suffix) for suffix in nlp.Defaults.suffixes or () if "(ce|" not in str(suffix)]
    inverted = rf"(?i:t-(?:{LINKED})|(?<!-t-)(?:{LINKED}|je|tu|nous|vous|ce|moi|là|ci))"
    return [*kept, rf"(?<=[{ALPHA}])-{inverted}", r"(?<=[0-9])[hH]", rf"(?<=[{ALPHA}])-"]


def _french_exceptions(rules: dict[str, list[dict[int, str]]]) -> dict[str, list[dict[int, str]]]:
    kept = {form: tokens for form, tokens in rules.items() if "-" not in form}
    for word in WHOLE_WORDS:
        for form in _spellings(word):
            kept[form] = [{ORTH: form}]
    return kept


def _spellings(word: str) -> set[str]:
    cases = {word, word.capitalize(), word.upper()}
    return cases | {form.replace("'", "’") for form in cases}
