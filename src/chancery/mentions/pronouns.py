"""Pronouns that can stand for an actor."""

from __future__ import annotations

from collections.abc import Iterator

from chancery.knowledge.coreference import Coreference, Pronoun, coreference
from chancery.mentions.draft import Draft
from chancery.records.syntax import Syntax, Word


def find_pronouns(syntax: Syntax, language: str) -> Iterator[Draft]:
    """Every pronoun that can stand for an actor, as a mention of kind ``pronoun``.

    1. subjects: "*il* a déclaré", "*it* said"; 2. objects: "de *les* transférer", "told *her*";
    3. the nearer one: "*celui-ci*", "*ce dernier*", "*the latter*", and the one before it: "*the
    former*"; 4. relatives: "le ministre *qui* a signé", "the group *which* attacked".

    Refused: the "il" and "it" of impersonal verbs ("il faut", "it seems"), "on", reflexives,
    possessives ("*her* minister").
    """
    lexicon = coreference(language)
    for word in syntax.words:
        pronoun = lexicon.pronouns.get(word.lower)
        if pronoun is not None and word.upos == "PRON":
            if word.deprel != "nmod:poss" and not _is_impersonal(syntax, word, lexicon):
                yield _draft(word.i, word, pronoun, language)
            continue
        pronoun = lexicon.phrases.get(word.lower)
        before = syntax.words[word.i - 1] if word.i else None
        points = before is not None and before.lower in lexicon.phrase_determiners
        if pronoun and before and points and _is_alone(syntax, word):
            yield _draft(before.i, word, pronoun, language)


def _is_alone(syntax: Syntax, word: Word) -> bool:
    """Not before a noun: "*ce dernier* point", "the *former* Iranian president" are no pronouns."""
    following = syntax.following(word)
    return word.rel != "amod" and (following is None or following.upos not in {"NOUN", "PROPN"})


def _is_impersonal(syntax: Syntax, word: Word, lexicon: Coreference) -> bool:
    governor = syntax.words[word.head]
    return (
        word.rel == "expl"
        or word.feats.get("Reflex") == "Yes"
        or (
            word.rel == "nsubj"
            and word.lower in lexicon.impersonal_pronouns
            and governor.lemma in lexicon.impersonal
        )
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
