"""Sentences that the parser cut in two where nothing ends, put together again.

"Denmark today | accepted a formula": a boundary counts only behind a mark that ends a sentence (and
is not that of a short title, "Gen."), or where the block ends. Of two roots

1. the first becomes the subject of the second when it is a noun and the second a finite verb
   without a subject: "Denmark today accepted …"
2. behind a short title the second takes its place: "met Maj. | Gen. John Smith"
3. else the second hangs on the first: "talks with Iran | in Geneva"
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chancery.records.syntax import Sentence, Syntax, Word

_ENDS = frozenset(".!?…:;؟。")
_CLOSES = frozenset("\"'»”’)]")
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})


def join_sentences(syntax: Syntax, titles: frozenset[str]) -> Syntax:
    """The same words in sentences that end where a sentence ends; ``titles`` are short ones."""
    groups: list[list[Sentence]] = []
    for sentence in syntax.sentences:
        held = groups[-1] if groups else []
        if held and held[-1].block == sentence.block and not _ends(syntax, held[-1], titles):
            held.append(sentence)
        else:
            groups.append([sentence])
    if len(groups) == len(syntax.sentences):
        return syntax
    words = list(syntax.words)
    sentences = tuple(_joined(words, group, i, titles) for i, group in enumerate(groups))
    return replace(syntax, words=tuple(words), sentences=sentences)


def _ends(syntax: Syntax, sentence: Sentence, titles: frozenset[str]) -> bool:
    if _title(syntax.words, sentence, titles) is not None:
        return False
    for word in reversed(syntax.words_of(sentence)):
        if word.text[-1:] in _ENDS:
            return True
        if word.text[-1:] not in _CLOSES:
            return False
    return True


def _title(words: Sequence[Word], sentence: Sentence, titles: frozenset[str]) -> Word | None:
    """The short title that a sentence seems to end with: "Gen.", "Maj" and its point."""
    last = words[sentence.last - 1]
    if last.text == "." and sentence.last - 1 > sentence.first:
        last = words[sentence.last - 2]
    return last if last.lower.rstrip(".") in titles and last.text[:1].isupper() else None


def _joined(
    words: list[Word], group: list[Sentence], number: int, titles: frozenset[str]
) -> Sentence:
    first = group[0]
    for other in group[1:]:
        _tie(words, first, other, _title(words, first, titles))
        first = Sentence(
            i=number, first=first.first, last=other.last, span=first.span.to(other.span),
            block=first.block,
        )  # fmt: skip
    return replace(first, i=number)


def _tie(words: list[Word], one: Sentence, two: Sentence, title: Word | None) -> None:
    mine, theirs = _roots(words, one), _roots(words, two)
    if not mine or not theirs:
        return
    root = words[theirs[0]]
    if title is not None and title.head != title.i and root.upos in _NOUNS:
        title = words[title.i]
        words[root.i] = replace(root, head=title.head, deprel=title.deprel)
        words[title.i] = replace(title, head=root.i, deprel="compound")
        return
    noun, verb = words[mine[0]], words[theirs[0]]
    around = [w for w in words[two.first : two.last] if w.head == verb.i and w.i != verb.i]
    finite = any(w.feats.get("VerbForm") == "Fin" for w in (verb, *around) if w.rel in _HELPS)
    subject = any(w.rel in ("nsubj", "csubj") for w in around)
    if noun.upos in _NOUNS and verb.upos in ("VERB", "AUX") and finite and not subject:
        words[noun.i] = replace(noun, head=verb.i, deprel="nsubj")
        rest, top = mine[1:], verb.i
    else:
        rest, top = mine[1:], noun.i
        words[verb.i] = replace(verb, head=noun.i, deprel="parataxis")
    for i in (*rest, *theirs[1:]):
        words[i] = replace(words[i], head=top, deprel="parataxis")


_HELPS = frozenset({"root", "aux", "cop"})


def _roots(words: list[Word], sentence: Sentence) -> list[int]:
    return [w.i for w in words[sentence.first : sentence.last] if w.head == w.i]
