"""Statements made without a verb: "selon X", "de source proche", "l'idée selon laquelle"."""

from __future__ import annotations

from collections.abc import Iterator

from chancery.knowledge.reporting import Preposition
from chancery.records.syntax import Word
from chancery.records.text import Span
from chancery.statements.clauses import rest_of
from chancery.statements.scene import Draft, Scene, Speaker
from chancery.statements.speakers import head_noun, noun_phrase

OPENING = 3
"""Words before a phrase that still opens its sentence: "Mais hier, selon X, …"."""

SHORT = 6
"""Words that "a-t-on appris mardi" may have."""

CLAUSES = ("ccomp", "acl", "advcl")
PREDICATES = (*CLAUSES, "conj", "parataxis", "xcomp", "csubj")


def read_sources(scene: Scene) -> Iterator[Draft]:
    """Every statement that a preposition or a phrase of hearsay makes.

    1. "selon X, …", "…, selon X": the whole sentence without the phrase; behind a contrast ("mais
       …, selon X") only what is set against the rest
    2. "une attaque qui, selon X, a fait dix morts": the clause that the phrase stands in
    3. "de source diplomatique", "de sources concordantes": nobody is named
    4. "l'information selon laquelle …": the clause
    5. "il se dit que …", "le bruit court que …", "rumour has it that …"
    6. "the group reportedly killed …": the clause of the adverb

    Refused: "selon" before what says nothing ("selon les besoins", "selon que").
    """
    prepositions, hearsay = scene.lexicon.prepositions, scene.lexicon.hearsay
    for word in scene.syntax.words:
        lower = word.lower
        if lower in prepositions and (found := scene.phrase(prepositions, word.i)):
            yield from _preposition(scene, word, *found)
        elif lower in hearsay and (heard := scene.phrase(hearsay, word.i)):
            yield from _hearsay(scene, word, heard[1])
        elif lower in scene.lexicon.words.hearsay_adverbs:
            yield from _adverb(scene, word)


def _preposition(scene: Scene, word: Word, entry: Preposition, count: int) -> Iterator[Draft]:
    after = word.i + count
    first, last = scene.scope(word)
    if after >= last:
        return
    if scene.syntax.words[after].lower in scene.lexicon.words.relative_pronouns:
        yield from _relative(scene, word, after)
        return
    speaker, end = _named(scene, entry, after, last)
    if speaker is None:
        return
    begin = _report_before(scene, word, first) if entry.hearsay else word.i
    content = _content(scene, (first, last), (begin, end))
    if content:
        cue = word.span if entry.hearsay else word.span.to(scene.syntax.words[after - 1].span)
        yield _draft(scene, word, cue, speaker, content, entry.words, hearsay=False)


def _draft(
    scene: Scene,
    word: Word,
    cue: Span,
    speaker: Speaker,
    content: tuple[Span, ...],
    key: str,
    *,
    hearsay: bool,
) -> Draft:
    return Draft(
        at=word.i,
        cue=cue,
        speaker=speaker,
        content=content,
        kind="according_to",
        rule=scene.lexicon.rule(key.replace("' ", "'").replace(" ", "_")),
        hearsay=hearsay,
    )


def _named(scene: Scene, entry: Preposition, after: int, last: int) -> tuple[Speaker | None, int]:
    """Who is named behind a preposition, and where the phrase ends."""
    words = scene.syntax.words
    if entry.hearsay:
        end = scene.comma_from(after, last)
        return Speaker(None, scene.cut(after - 1, min(end, after + 4))), end
    nouns = (
        w for w in words[after : min(last, after + 6)] if w.upos in ("NOUN", "PROPN", "PRON", "X")
    )
    first = next(nouns, None)
    head = first and head_noun(scene, first, last)
    if head is None or head.lemma in scene.lexicon.words.silent:
        return None, after
    speaker = noun_phrase(scene, head)
    end = speaker.mention.last if speaker.mention else head.i + 1
    return speaker, _behind_citation(scene, scene.comma_from(max(end, head.i + 1), last), last)


def _behind_citation(scene: Scene, end: int, last: int) -> int:
    """Where a phrase ends that goes on with "citing Y": "according to X, citing Y, …"."""
    words, citers = scene.syntax.words, scene.lexicon.words.citers
    cites = end + 1 < last and words[end + 1].lower in citers
    return scene.comma_from(end + 1, last) if cites else end


def _report_before(scene: Scene, word: Word, first: int) -> int:
    """Where "a-t-on appris" begins before "de source militaire": no part of what is told."""
    words, lexicon = scene.syntax.words, scene.lexicon.words
    for i in range(word.i - 1, max(first, word.i - SHORT) - 1, -1):
        if words[i].text in lexicon.joints:
            held = (w.lower for w in words[i + 1 : word.i] if scene.lexicon.is_clitic(w.lower))
            anyone = any(scene.lexicon.unclitic(one) in lexicon.anyone for one in held)
            return i + 1 if anyone else word.i
    return word.i


def _content(scene: Scene, scope: tuple[int, int], tag: tuple[int, int]) -> tuple[Span, ...]:
    """What a phrase reports: the sentence around it, or the clause when nothing parts it off."""
    words = scene.syntax.words
    begin, end = tag
    before = words[begin - 1] if begin > scope[0] else None
    if before is None:
        return rest_of(scene, scope, tag)
    if not scene.has_finite(scope[0], begin):
        far = begin > scope[0] + OPENING
        return rest_of(scene, _clause_around(scene, begin, scope) if far else scope, tag)
    closes = scene.cut(end, scope[1]) is None
    if before.text in scene.lexicon.words.breaks and closes:
        return rest_of(scene, _behind_contrast(scene, scope, begin), tag)
    return rest_of(scene, _clause_around(scene, begin, scope), tag)


def _behind_contrast(scene: Scene, scope: tuple[int, int], end: int) -> tuple[int, int]:
    """From the last "but" on, where clauses stand before and behind it."""
    words, (first, last) = scene.syntax.words, scope
    for i in range(end - 1, first, -1):
        if words[i].lower in scene.lexicon.words.contrasts and (
            scene.has_finite(first, i) and scene.has_finite(i, end)
        ):
            return i, last
    return scope


def _clause_around(scene: Scene, i: int, scope: tuple[int, int]) -> tuple[int, int]:
    """The subordinate clause that a word stands in, or the whole scope."""
    for word in scene.syntax.ancestors(scene.syntax.words[i]):
        if (
            word.rel in CLAUSES and scene.has_finite(word.i, word.i + 1)
        ) or word.deprel == "acl:relcl":
            branch = [w.i for w in scene.syntax.subtree(word)]
            first, last = max(branch[0], scope[0]), min(branch[-1] + 1, scope[1])
            if first <= i < last:
                return first, last
    return scope


def _relative(scene: Scene, word: Word, after: int) -> Iterator[Draft]:
    """Read "Les informations de l'agence selon lesquelles …"."""
    first, last = scene.scope(word)
    content = scene.cut(after + 1, _relative_end(scene, after, last))
    nouns = [w for w in scene.syntax.words[first : word.i] if w.upos in ("NOUN", "PROPN")]
    if content is None or not nouns:
        return
    mention = scene.mentions.at(nouns[-1].i)
    speaker = Speaker(mention, mention.span) if mention else Speaker(None, None)
    yield _draft(
        scene, word, word.span, speaker, (content,), "selon_lequel", hearsay=mention is None
    )


def _relative_end(scene: Scene, pronoun: int, last: int) -> int:
    for word in scene.syntax.ancestors(scene.syntax.words[pronoun]):
        if word.rel == "acl" and word.i > pronoun:
            return min(last, scene.syntax.subtree(word)[-1].i + 1)
    return scene.comma_from(pronoun + 1, last)


def _adverb(scene: Scene, word: Word) -> Iterator[Draft]:
    first, last = _predicate_around(scene, word)
    if content := scene.cut(first, last):
        speaker = Speaker(None, None)
        yield _draft(scene, word, word.span, speaker, (content,), "hearsay_adverb", hearsay=True)


def _predicate_around(scene: Scene, adverb: Word) -> tuple[int, int]:
    """The unbroken branch of the nearest predicate over an adverb, or the whole scope."""
    begin, end = scene.scope(adverb)
    above = scene.syntax.ancestors(adverb)
    verb = next((w for w in above if w.rel in PREDICATES or w.rel == "root"), None)
    if verb is None or verb.rel == "root":
        return begin, end
    held = {word.i for word in scene.syntax.subtree(verb)}
    first = last = verb.i
    while first - 1 in held and first > begin:
        first -= 1
    while last + 1 in held and last + 1 < end:
        last += 1
    return first, last + 1


def _hearsay(scene: Scene, word: Word, count: int) -> Iterator[Draft]:
    _, last = scene.scope(word)
    words = scene.syntax.words
    mark = next(
        (
            i
            for i in range(word.i + count, min(last, word.i + count + 8))
            if words[i].lower in scene.lexicon.words.clause_marks
        ),
        None,
    )
    content = scene.cut(mark + 1, last) if mark is not None else None
    if content and mark is not None:
        cue = word.span.to(words[word.i + count - 1].span)
        speaker = Speaker(None, None)
        yield _draft(scene, word, cue, speaker, (content,), "hearsay", hearsay=True)
