"""The predicates of every language: well formed, and each fired by its own example."""

from itertools import pairwise

import pytest

from chancery.events.match import Matcher
from chancery.events.slots import Clauses
from chancery.knowledge.frames import load_frames, participles
from chancery.knowledge.grammar import load_grammar
from chancery.knowledge.load import languages
from chancery.knowledge.ontology import load_ontology
from chancery.parsing import load_parser, mend
from chancery.records.dispatch import Block, Capture, Dispatch
from chancery.records.text import Span, Text

LANGUAGES = sorted(languages())
FEWEST = {"en": 3_500, "fr": 1_500}
"""Frames that a language has at least; whole families make thousands."""

BATCH = 300
"""Examples read at once: a dispatch of more would be over what is read."""


def dispatch_of(examples, language):
    ends = [0]
    for example in examples:
        ends.append(ends[-1] + len(example) + 2)
    spans = [Span(start, end - 2) for start, end in pairwise(ends)]
    return Dispatch(
        capture=Capture(sha256="0" * 64, media_type="text/plain"),
        text=Text("\n\n".join(examples)),
        blocks=tuple(Block(kind="paragraph", span=span) for span in spans),
        language=language,
    )


def fired_by(frames, language):
    """For each frame the rules that its example fires."""
    page = dispatch_of([frame.example for frame in frames], language)
    syntax = mend(load_parser(language).parse(page), language)
    clauses = Clauses(syntax, load_grammar(language))
    matcher = Matcher(syntax, clauses, load_frames(language), participles(language))
    fired = [set() for _ in frames]
    for frame, clause, _ in matcher.matches():
        fired[syntax.sentence(clause.word).block].add(frame.rule)
    return fired


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_frame_is_fired_by_its_own_example(language):
    frames = list(load_frames(language))
    silent = []
    for start in range(0, len(frames), BATCH):
        batch = frames[start : start + BATCH]
        for frame, fired in zip(batch, fired_by(batch, language), strict=True):
            if frame.rule not in fired:
                silent.append((frame.rule, frame.example, sorted(fired)))
    assert silent == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_types_modes_and_contexts_are_those_of_plover(language):
    ontology = load_ontology()
    for frame in load_frames(language):
        kind = ontology.types[frame.type]
        assert frame.mode is None or frame.mode in kind.modes, frame.rule
        assert set(frame.contexts) <= set(ontology.contexts), frame.rule


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_types_have_families(language):
    frames = list(load_frames(language))
    types = load_ontology().types
    assert len(frames) >= FEWEST[language]
    assert min(sum(frame.type == kind for frame in frames) for kind in types) >= 30


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_example_stands_twice(language):
    examples = [frame.example for frame in load_frames(language)]
    assert len(set(examples)) == len(examples)
