"""What is said: the stretch of a sentence that a cue reports."""

from __future__ import annotations

from chancery.records.syntax import Word
from chancery.records.text import Span
from chancery.statements.scene import Scene

SEARCH = 25
"""Words looked at between a verb and its "que": "a déclaré mardi à la presse, à Doha, que"."""


def que_clause(scene: Scene, verb: Word, after: int) -> Span | None:
    """The clause behind "que": from the word after it to the end of the clause.

    The parser's clause is taken, then mended on the surface: it never ends in the middle of a
    phrase, nor between a quotation mark and the one that closes it.
    """
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
        if word.lower in marks and word.upos != "PRON":
            return word if words[i - 1].lower not in scene.lexicon.words.comparing else None
        if word.feats.get("VerbForm") == "Fin" or word.text in scene.lexicon.words.stops:
            return None
        if word.upos == "VERB" and word.lemma in scene.lexicon.verbs:
            return None
        if word.text in scene.marks[0] and word.text not in scene.lexicon.words.brackets:
            return None
    return None


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
    """The infinitive that a verb governs, with its objects: "dit *avoir reçu des garanties*"."""
    for child in scene.syntax.children(verb, "xcomp", "ccomp", "advcl", "obj", "acl", "obl"):
        helpers = scene.syntax.children(child, "aux", "cop")
        forms = [word.feats.get("VerbForm") for word in (child, *helpers)]
        if child.i >= after and "Inf" in forms:
            return _branch(scene, verb, child)
    return None


def complement(scene: Scene, verb: Word, after: int) -> Span | None:
    """What somebody says to be: "se dit *prêt à négocier*"."""
    found = (c for c in scene.syntax.children(verb, "xcomp", "obj", "ccomp") if c.i >= after)
    child = next(found, None)
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
