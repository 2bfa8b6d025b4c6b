"""What is said: the stretch of a sentence that a cue reports."""

from __future__ import annotations

from collections.abc import Iterator

from chancery.records.syntax import Word
from chancery.records.text import Span
from chancery.statements.scene import Scene
from chancery.statements.speakers import quoter_of

SEARCH = 25
"""Words looked at between a verb and its "que": "a déclaré mardi à la presse, à Doha, que"."""


def que_clause(scene: Scene, verb: Word, after: int) -> Span | None:
    """The clause behind "que": from the word after it to the end of the clause.

    The parser's clause is taken, then mended on the surface: it never ends in the middle of a
    phrase, nor between a quotation mark and the one that closes it.
    """
    if bare := content_clause(scene, verb, after):
        return _bare_clause(scene, bare, after, scene.scope(verb)[1])
    mark = _mark(scene, verb, after)
    if mark is None:
        return None
    _, last = scene.scope(verb)
    clause = scene.syntax.words[mark.head]
    end = mark.i + 1
    if mark.head > mark.i and verb not in scene.syntax.subtree(clause):
        end = max(word.i for word in scene.syntax.subtree(clause)) + 1
    else:
        end = scene.comma_from(end, last)
    end = _mend(scene, mark.i + 1, min(end, last), last)
    if not scene.has_finite(mark.i + 1, end):
        end = last
    return scene.cut(mark.i + 1, _before_quotation(scene, mark.i + 1, end))


def content_clause(scene: Scene, verb: Word, after: int) -> Word | None:
    """The head of the clause behind a verb that needs no mark: "said *it had left*"."""
    if not scene.lexicon.words.bare_clauses:
        return None
    for child in (*scene.syntax.children(verb, "ccomp"), *_misread(scene, verb)):
        infinitive = scene.syntax.is_infinitive(child)
        apart = _is_quoted_apart(scene, child, after) or _is_cut_off(scene, child, after)
        if child.i >= after and not infinitive and not apart:
            return child
    return None


def _misread(scene: Scene, verb: Word) -> Iterator[Word]:
    """Clauses that the parser took for an addition to a noun, behind a verb that has no object.

    1. "said on Wednesday *it had struck Gaza*": no clause says more of a day
    2. "said *the strikes killed* dozens": a participle for a verb
    """
    entry = scene.lexicon.verbs.get(verb.lemma)
    for noun in scene.syntax.children(verb, "obl", "obj"):
        if noun.i in scene.in_time:
            clauses = scene.syntax.children(noun, "acl")
            yield from (one for one in clauses if scene.syntax.child(one, "nsubj"))
    if entry is None or "clause" not in entry.takes or "object" in entry.takes:
        return
    for noun in scene.syntax.children(verb, "obj"):
        below = scene.syntax.children(noun, "acl", "amod")
        acts = any(one.i > noun.i and scene.syntax.child(one, "obj") for one in below)
        if acts and verb.i < noun.i and noun.upos != "PRON":
            yield noun


def _is_cut_off(scene: Scene, clause: Word, after: int) -> bool:
    """Whether a comma follows the verb: "Israel, Hamas says, *violated the ceasefire*"."""
    words, marked = scene.syntax.words, scene.syntax.children(clause, "mark")
    return after < len(words) and words[after].text in scene.lexicon.words.joints and not marked


def _is_quoted_apart(scene: Scene, clause: Word, after: int) -> bool:
    """Whether a clause is the second half of a quotation: "“…,” X said, *“we will ask”*"."""
    quotation = scene.quotation_of(clause)
    if quotation is None:
        return False
    words, start = scene.syntax.words, scene.word_from(quotation.outer.start)
    return start > after and words[start - 1].text in scene.lexicon.words.joints


def _bare_clause(scene: Scene, clause: Word, after: int, last: int) -> Span | None:
    """A clause by its tree, and by its subject where the tree lost it: "told X *Y was ready*"."""
    words = scene.syntax.words
    others = scene.syntax.children(scene.syntax.words[clause.head], "ccomp")
    branches = [clause, *(one for one in others if one.i > clause.i)]
    branch = sorted(word.i for one in branches for word in scene.syntax.subtree(one))
    first = clause.i
    while first - 1 in branch and first > after:
        first -= 1
    while first in scene.in_time and first < clause.i:
        first += 1
    while first > after and words[first].upos in ("AUX", "VERB") and _is_subject(scene, first - 1):
        first -= 1
    if words[first].lower in scene.lexicon.words.clause_marks:
        first += 1
    told = _told_on(scene, clause)
    if told is not None and first < told:
        return scene.cut(first, told)
    end = _mend(scene, first, min(branch[-1] + 1, last), last)
    return scene.cut(first, _before_quotation(scene, first, end))


def _told_on(scene: Scene, clause: Word) -> int | None:
    """Where the outlet goes on: "said he would leave, *but the train was late*".

    A clause of its own against what would be, with a verb that tells what was.
    """
    if not _is_to_come(scene, clause):
        return None
    for other in scene.syntax.children(clause, "conj"):
        against = [
            word for word in scene.syntax.children(other, "cc")
            if word.lower in scene.lexicon.words.contrasts
        ]  # fmt: skip
        own = scene.syntax.child(other, "nsubj") is not None
        if against and own and scene.syntax.is_finite(other) and not _is_to_come(scene, other):
            return against[0].i
    return None


def _is_to_come(scene: Scene, verb: Word) -> bool:
    """Behind an auxiliary that takes an infinitive: "*would* leave"."""
    return verb.feats.get("VerbForm") == "Inf" and scene.syntax.child(verb, "aux") is not None


def _is_subject(scene: Scene, i: int) -> bool:
    word = scene.syntax.words[i]
    return word.upos in ("NOUN", "PROPN", "PRON") and i not in scene.in_time


def _before_quotation(scene: Scene, first: int, end: int) -> int:
    """A clause ends at a colon with a quotation behind it, which is read by itself."""
    words, colons = scene.syntax.words, scene.lexicon.words.colons
    announced = (
        i
        for i in range(first, end - 1)
        if words[i].text in colons and words[i + 1].text in scene.marks[0]
    )
    return next(announced, end)


def _mark(scene: Scene, verb: Word, after: int) -> Word | None:
    words, marks = scene.syntax.words, scene.lexicon.words.clause_marks
    _, last = scene.scope(verb)
    for i in range(after, min(last, after + SEARCH)):
        word = words[i]
        if word.lower in marks and _opens_clause(scene, verb, word):
            return word if words[i - 1].lower not in scene.lexicon.words.comparing else None
        if word.feats.get("VerbForm") == "Fin" or word.text in scene.lexicon.words.stops:
            return None
        cites = word.lower in scene.lexicon.words.citers
        if word.upos == "VERB" and word.lemma in scene.lexicon.verbs and not cites:
            return None
        if word.text in scene.marks[0] and word.text not in scene.lexicon.words.brackets:
            return None
    return None


def _opens_clause(scene: Scene, verb: Word, word: Word) -> bool:
    """Whether a word opens what is said, and no relative clause: "told AFP *that* it had left"."""
    if word.upos != "PRON" or word.rel == "mark" or quoter_of(scene, verb) is not None:
        return True
    entry = scene.lexicon.verbs.get(verb.lemma)
    clause = scene.syntax.words[word.head]
    addressed = entry is not None and "clause" in entry.takes and "object" not in entry.takes
    if not addressed or clause.deprel != "acl:relcl" or clause.head not in _objects(scene, verb):
        return False
    return word.rel == "obj" and any(word.i < one.i for one in scene.subjects(clause))


def _objects(scene: Scene, verb: Word) -> set[int]:
    return {child.i for child in scene.syntax.children(verb, "obj", "iobj", "obl")}


def _mend(scene: Scene, first: int, end: int, last: int) -> int:
    """Where a clause really ends: not inside a quotation, not in the middle of a phrase."""
    words = scene.syntax.words
    if end < last and words[end].upos not in ("PUNCT", "CCONJ"):
        end = scene.comma_from(end, last)
    for quotation in scene.quotations:
        inside = words[first].span.start <= quotation.outer.start < words[end - 1].span.end
        if inside and words[end - 1].span.end < quotation.outer.end:
            end = max(end, min(last, scene.word_from(quotation.outer.end)))
    return end


def infinitive(scene: Scene, verb: Word, after: int) -> Span | None:
    """The infinitive that a verb governs: "dit *avoir reçu des garanties*", "denied *leaving*"."""
    for child in scene.syntax.children(verb, "xcomp", "ccomp", "advcl", "obj", "acl", "obl"):
        if child.i >= after and (scene.syntax.is_infinitive(child) or _is_gerund(scene, child)):
            return _branch(scene, verb, child)
    return None


def _is_gerund(scene: Scene, child: Word) -> bool:
    """A gerund tagged as a participle: "denied *having met*"."""
    forms = (child, *scene.syntax.children(child, "aux", "cop"))
    present = any(
        one.feats.get("VerbForm") == "Part" and one.feats.get("Tense") == "Pres" for one in forms
    )
    return present and child.rel in ("xcomp", "ccomp") and not scene.syntax.is_finite(child)


def complement(scene: Scene, verb: Word, after: int) -> Span | None:
    """What somebody says to be: "se dit *prêt à négocier*"."""
    found = (c for c in scene.syntax.children(verb, "xcomp", "obj", "ccomp") if c.i >= after)
    child = next((c for c in found if c.feats.get("Reflex") != "Yes"), None)
    return _branch(scene, verb, child) if child else None


def noun_object(scene: Scene, verb: Word, after: int) -> Span | None:
    """The noun phrase that is told: "annonce *la libération de dix otages*"."""
    own = scene.syntax.words[verb.i : after]
    for child in (c for word in own for c in scene.syntax.children(word, "obj", "obl", "nmod")):
        marked = scene.syntax.children(child, "case")
        told = child.rel == "obj" and not marked
        noun = child.upos == "NOUN" and child.i not in scene.in_time
        if child.i >= after and noun and (told or child.i <= after + 2):
            return _branch(scene, verb, child)
    return None


def _branch(scene: Scene, verb: Word, child: Word) -> Span | None:
    """The unbroken run of a branch behind its verb, without prepositions and marks at its head."""
    held = {word.i for word in scene.syntax.subtree(child) if word.i > verb.i}
    marks = {word.i for word in scene.syntax.children(child, "mark", "case")}
    first = last = child.i
    while first - 1 in held - marks:
        first -= 1
    while last + 1 in held:
        last += 1
    _, end = scene.scope(verb)
    return scene.cut(first, _mend(scene, first, min(last + 1, end), end))


def rest_of(scene: Scene, scope: tuple[int, int], tag: tuple[int, int]) -> tuple[Span, ...]:
    """A scope without a tag in it: what the tag reports, in one or two stretches.

    Behind the tag only what goes on with the same sentence is kept: "…, a indiqué l'armée, et dix
    autres blessés"; "…, a indiqué l'armée, avant de se retirer" ends at the tag.
    """
    (first, last), (begin, end) = scope, tag
    before, behind = scene.cut(first, begin), scene.cut(end, last)
    if behind is None or (before is not None and not _goes_on(scene, first, begin, end, last)):
        return (before,) if before else ()
    return (before, behind) if before else (behind,)


def _goes_on(scene: Scene, first: int, begin: int, end: int, last: int) -> bool:
    if not scene.has_finite(first, begin):
        return True
    words = scene.syntax.words
    head = next((w for w in words[end:last] if w.upos != "PUNCT"), None)
    return head is not None and (head.upos == "CCONJ" or head.lower in scene.lexicon.words.cuts)
