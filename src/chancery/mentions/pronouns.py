"""Pronouns that can stand for an actor."""

from __future__ import annotations

from collections.abc import Iterator

from chancery.knowledge.coreference import Pronoun, coreference
from chancery.mentions.draft import Draft
from chancery.records.syntax import Syntax, Word


def find_pronouns(syntax: Syntax, language: str) -> Iterator[Draft]:
    """Every pronoun that can stand for an actor, as a mention of kind ``pronoun``.

    1. subjects: "*il* a déclaré"; 2. objects: "de *les* transférer", "contre *eux*";
    3. the nearer one: "*celui-ci*", "*ce dernier*"; 4. relatives: "le ministre *qui* a signé".

    Refused: the "il" of impersonal verbs ("il faut", "il est à noter"), "on", reflexives.
    """
    lexicon = coreference(language)
    for word in syntax.words:
        pronoun = lexicon.pronouns.get(word.lower)
        if pronoun is not None and word.upos == "PRON":
            if not _is_impersonal(syntax, word, lexicon.impersonal):
                yield _draft(word.i, word, pronoun, language)
            continue
        pronoun = lexicon.phrases.get(word.lower)
        before = syntax.words[word.i - 1] if word.i else None
        following = syntax.following(word)
        alone = following is None or following.upos not in {"NOUN", "PROPN"}
        if pronoun and before and before.lower in lexicon.demonstratives and alone:
            yield _draft(before.i, word, pronoun, language)


def _is_impersonal(syntax: Syntax, word: Word, verbs: frozenset[str]) -> bool:
    governor = syntax.words[word.head]
    return (
        word.rel == "expl"
        or word.feats.get("Reflex") == "Yes"
        or (governor.lemma in verbs and word.feats.get("Gender") != "Fem" and word.rel == "nsubj")
    )


def _draft(first: int, word: Word, pronoun: Pronoun, language: str) -> Draft:
    return Draft(
        first=first,
        last=word.i + 1,
        core=word.i,
        named=(first, word.i + 1),
        kind="pronoun",
        schema="Person",
        rule=f"lexicons/{language}/coreference.yml#{word.lower}",
        number=1 if pronoun.number is None else pronoun.number,
        gender=pronoun.gender,
        noun=word.lower,
        definite=True,
    )
