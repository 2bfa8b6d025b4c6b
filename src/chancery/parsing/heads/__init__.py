"""Verbs that a small parser hung under a noun, put back at the head of their clause.

The rules stand in the modules of this folder, each with the forms it reads.
"""

from __future__ import annotations

from chancery.parsing.forms import Known
from chancery.parsing.heads.by_form import (
    adverb,
    arrested,
    auxiliaries,
    gerund,
    infinitive,
    numbered,
    opening,
    ousted,
    planned,
    possessor,
    third,
    title,
)
from chancery.parsing.heads.clauses import clause, finite, headline, to_come
from chancery.parsing.heads.joined import both, joined, lacking, relative, shared, take_subject
from chancery.parsing.heads.objects import gapped, somebody
from chancery.parsing.heads.openings import aside, behind, dayed, phrase_first, time_first
from chancery.parsing.heads.pasts import (
    active,
    attribute,
    own_subject,
    owned,
    past,
    present,
    reduced,
)
from chancery.parsing.heads.said import content, decided, tellers, told
from chancery.records.syntax import Sentence, Word

__all__ = ["lift", "settle"]


def settle(words: list[Word], sentence: Sentence, forms: Known) -> None:
    """Put right, in place, what shows by its form alone."""
    for i in range(sentence.first, sentence.last):
        auxiliaries(words, sentence, i, forms)
        infinitive(words, sentence, i, forms)
        possessor(words, sentence, i)
        adverb(words, sentence, i)
        planned(words, sentence, i)
        gerund(words, sentence, i, forms)
        ousted(words, sentence, i)
        third(words, sentence, i, forms)
        numbered(words, sentence, i)
        if forms.grammar.past_is_participle:
            arrested(words, sentence, i, forms)
        opening(words, sentence, i, forms)
    title(words, sentence)


def lift(words: list[Word], sentence: Sentence, forms: Known) -> None:
    """Put right, in place, what shows once the tags are right."""
    time_first(words, sentence, forms)
    phrase_first(words, sentence)
    aside(words, sentence)
    dayed(words, sentence, forms)
    for i in range(sentence.first, sentence.last):
        if forms.grammar.past_is_participle:
            active(words, sentence, i, forms)
        owned(words, sentence, i)
        past(words, sentence, i, forms)
        content(words, i, forms)
        both(words, sentence, i)
        joined(words, sentence, i, forms)
        lacking(words, sentence, i, forms)
        take_subject(words, sentence, i)
        reduced(words, sentence, i)
        relative(words, sentence, i, forms)
        somebody(words, sentence, i, forms)
        gapped(words, sentence, i, forms)
        decided(words, sentence, i, forms)
        present(words, sentence, i, forms)
    headline(words, sentence, forms)
    finite(words, sentence, forms)
    if forms.grammar.past_is_participle:
        clause(words, sentence, forms)
        behind(words, sentence, forms)
        told(words, sentence, forms)
        for i in range(sentence.first, sentence.last):
            own_subject(words, sentence, i, forms)
            tellers(words, sentence, i, forms)
        for i in range(sentence.first, sentence.last):
            attribute(words, sentence, i, forms)
    else:
        for i in range(sentence.first + 1, sentence.last - 1):
            shared(words, sentence, i, forms)
    to_come(words, sentence, forms)
    if forms.grammar.past_is_participle:
        for i in range(sentence.first, sentence.last):
            active(words, sentence, i, forms)
    for i in range(sentence.first, sentence.last):
        joined(words, sentence, i, forms)
