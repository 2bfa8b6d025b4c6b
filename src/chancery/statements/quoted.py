"""Who speaks between quotation marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from chancery.records.syntax import Word
from chancery.records.text import Span
from chancery.statements.clauses import content_clause, rest_of
from chancery.statements.cues import Cue, is_passive, is_tag, tag_range, tag_speaker
from chancery.statements.quotations import Quotation
from chancery.statements.scene import NOBODY, Draft, Scene, Speaker
from chancery.statements.speakers import speaker_of
from chancery.statements.verbs import draft

SCARE = 3
"""Words below which quoted words with no verb are a label, not speech: « terroriste »."""

ALONE = 6
"""Words from which a quotation that nobody is named for is speech all the same."""

NEAR = 6
"""Words that may stand between a verb and the words it quotes: "a dénoncé mardi à Doha « … »"."""


class Quoted:
    """The quotations of a dispatch, one after the other, and who was found to speak in them.

    1. « … », a déclaré X. / « … », a-t-il ajouté. / “…,” X said. / “…,” he added.
    2. X a déclaré : « … » / X : « … »
    3. X a dénoncé « une agression barbare »
    4. « … » (X) / “…” – X, at the end of a paragraph
    5. « …, a assuré X, … » with the tag inside its first sentence
    6. « … » right behind words of the same speaker, or as a paragraph of its own after them
    7. « … » of six words and more with a verb, and nobody named: a statement of nobody

    Refused: « terroriste » and other short labels, names ("a group called “…”"), quotations
    inside what is already told by somebody ("X a estimé que « … »"), which that statement covers.
    """

    def __init__(self, scene: Scene, cues: Sequence[Cue]) -> None:
        self.scene = scene
        self.by_begin = {cue.begin: cue for cue in cues if "quote" in cue.verb.takes}
        self.cues = [cue for cue in cues if "quote" in cue.verb.takes]
        self.used: set[int] = set()
        self.held: dict[int, Draft] = {}

    def attributed(self) -> list[Draft]:
        """The statements of quotations whose speaker the words around them name."""
        for number, quotation in enumerate(self.scene.quotations):
            found = (
                self._tagged(quotation)
                or self._opened(quotation)
                or self._bracketed(quotation)
                or self._signed(quotation)
                or self._parted(quotation)
            )
            if found:
                self.held[number] = found
        return list(self.held.values())

    def left_over(self, told: Sequence[Draft]) -> Iterator[Draft]:
        """The others that nobody's words cover: those that go on, and those of nobody."""
        for number, quotation in enumerate(self.scene.quotations):
            if number in self.held or not quotation.parts or quotation.depth:
                continue
            if any(one.covers(quotation.parts[0]) for one in told):
                continue
            found = (
                self._half_told(quotation, told)
                or self._continued(number, quotation)
                or self._alone(quotation)
            )
            if found:
                self.held[number] = found
                yield found

    def _tagged(self, quotation: Quotation) -> Draft | None:
        """« … », a déclaré X."""
        words = self.scene.syntax.words
        i = self.scene.word_from(quotation.outer.end)
        while i < len(words) and words[i].text in self.scene.lexicon.words.joints:
            i += 1
        cue = self.by_begin.get(i)
        if cue is None or not self._same_block(quotation, cue.word) or not self._follows(cue):
            return None
        self.used.add(cue.word.i)
        speaker = tag_speaker(self.scene, cue)
        if self._is_whole(quotation, cue):
            return self._direct(cue, speaker, quotation.parts)
        scope = self.scene.scope(cue.word)
        content = rest_of(self.scene, scope, tag_range(self.scene, cue))
        return draft(self.scene, cue, speaker, *content) if content else None

    def _follows(self, cue: Cue) -> bool:
        begin, _ = self.scene.scope(cue.word)
        return (
            cue.opener is not None
            or is_tag(self.scene, cue)
            or (cue.begin == begin and (cue.inverted or self._is_lead(cue)))
        )

    def _is_lead(self, cue: Cue) -> bool:
        """Whether a subject before its verb may follow a quotation: nothing is told behind it."""
        return cue.lead is not None and content_clause(self.scene, cue.word, cue.last) is None

    def _is_whole(self, quotation: Quotation, cue: Cue) -> bool:
        """Whether nothing but the quotation stands before the tag in its sentence."""
        first, _ = self.scene.scope(cue.word)
        words = self.scene.syntax.words[first : self.scene.word_from(quotation.outer.start)]
        held = [q.outer for q in self.scene.quotations]
        light = self.scene.lexicon.words.connectives
        return all(
            word.upos == "PUNCT" or word.lower in light or any(q.covers(word.span) for q in held)
            for word in words
        )

    def _opened(self, quotation: Quotation) -> Draft | None:
        """X a déclaré : « … »; X : « … »; X a dénoncé « … »."""
        i = self.scene.word_from(quotation.outer.start) - 1
        if i < 0 or not self._same_block(quotation, self.scene.syntax.words[i]):
            return None
        before = self.scene.syntax.words[i]
        if before.text in self.scene.lexicon.words.colons:
            return self._after_colon(quotation, before)
        return self._embedded(quotation, before)

    def _after_colon(self, quotation: Quotation, colon: Word) -> Draft | None:
        first, _ = self.scene.scope(colon)
        cues = [cue for cue in self.cues if first <= cue.word.i < colon.i]
        if cues:
            cue = cues[-1]
            speaker = speaker_of(self.scene, cue.word)
            if speaker is not NOBODY:
                if not self._has_clause(cue, colon):
                    self.used.add(cue.word.i)
                return self._direct(cue, speaker, quotation.parts)
        mention = self.scene.mentions.at(colon.i - 1) if colon.i else None
        if mention is not None and mention.first <= first + 1:
            speaker = Speaker(mention, mention.span)
            return self._bare(quotation, colon.span, speaker, "name_before_colon")
        return self._subject_before(quotation, colon, first)

    def _subject_before(self, quotation: Quotation, colon: Word, first: int) -> Draft | None:
        """A person who does whatever they do and then a quotation: "X ne décolère pas : « … »"."""
        for word in reversed(self.scene.syntax.words[first : colon.i]):
            subject = self.scene.syntax.child(word, "nsubj") if word.upos == "VERB" else None
            mention = self.scene.mentions.headed_by(subject.i) if subject else None
            if mention is not None and mention.schema == "Person":
                speaker = Speaker(mention, mention.span)
                return self._bare(quotation, colon.span, speaker, "person_before_colon")
        return None

    def _has_clause(self, cue: Cue, colon: Word) -> bool:
        """Read "A ajouté que … : « … »" says two things."""
        between = self.scene.syntax.words[cue.last : colon.i]
        return any(word.lower in self.scene.lexicon.words.clause_marks for word in between)

    def _embedded(self, quotation: Quotation, before: Word) -> Draft | None:
        """X a dénoncé « une agression » – unless "que" stands between: the clause covers it."""
        if not self._is_speech(quotation):
            return None
        first, _ = self.scene.scope(before)
        near = [cue for cue in self.cues if before.i - NEAR <= cue.last - 1 <= before.i]
        cue = next((cue for cue in reversed(near) if cue.word.i >= first), None)
        if cue is None or is_passive(self.scene, cue.word) or self._is_label(cue, quotation):
            return None
        if is_tag(self.scene, cue) and not self._stands_alone(cue):
            return None
        between = self.scene.syntax.words[cue.last : before.i + 1]
        if any(
            word.lower in self.scene.lexicon.words.clause_marks or word.upos == "PUNCT"
            for word in between
        ):
            return None
        speaker = speaker_of(self.scene, cue.word)
        if speaker is NOBODY or self.scene.syntax.is_infinitive(cue.word):
            return None
        self.used.add(cue.word.i)
        return self._direct(cue, speaker, quotation.parts)

    def _is_label(self, cue: Cue, quotation: Quotation) -> bool:
        """A name, or words of a clause that is told whole: "a group called “X”", "said Y “…”"."""
        start = self.scene.word_from(quotation.outer.start)
        named = cue.verb.key in self.scene.lexicon.words.naming and cue.last >= start
        clause = content_clause(self.scene, cue.word, cue.last)
        if named or clause is None:
            return named
        return min(w.i for w in self.scene.syntax.subtree(clause) if w.i >= cue.last) < start

    def _stands_alone(self, cue: Cue) -> bool:
        """A subject behind a phrase that says nothing: "On Monday, X denounced “…”"."""
        first, _ = self.scene.scope(cue.word)
        return cue.lead is not None and not self.scene.has_finite(first, cue.lead)

    def _bracketed(self, quotation: Quotation) -> Draft | None:
        """« … » (X)."""
        words = self.scene.syntax.words
        i = self.scene.word_from(quotation.outer.end)
        if i + 2 >= len(words) or words[i].text not in self.scene.lexicon.words.brackets:
            return None
        mention = self.scene.mentions.at(i + 1)
        closes = self.scene.lexicon.words.brackets[words[i].text]
        if mention is None or mention.last >= len(words) or words[mention.last].text != closes:
            return None
        if not self._is_speech(quotation):
            return None
        return self._bare(
            quotation, mention.span, Speaker(mention, mention.span), "name_in_brackets"
        )

    def _signed(self, quotation: Quotation) -> Draft | None:
        """“…” – X: nothing but the name between the quotation and the end of its paragraph."""
        words = self.scene.syntax.words
        i = self.scene.word_from(quotation.outer.end)
        if i + 1 >= len(words) or words[i].text not in self.scene.lexicon.words.joints:
            return None
        mention = self.scene.mentions.at(i + 1)
        block = self.scene.dispatch.block_at(words[i].span.start)
        if mention is None or block is None or mention.first != i + 1:
            return None
        if mention.span.end > block.span.end:
            return None
        rest = self.scene.dispatch.text[Span(mention.span.end, block.span.end)]
        if rest.strip(" .") or not self._is_speech(quotation):
            return None
        speaker = Speaker(mention, mention.span)
        return self._bare(quotation, mention.span, speaker, "name_behind_quotation")

    def _parted(self, quotation: Quotation) -> Draft | None:
        """« Nous sommes prêts, a assuré X, et nous attendons. »: all but the tag is X's."""
        first, last = self._range(quotation)
        if not self._is_speech(quotation) or quotation.depth:
            return None
        for i in range(first, last):
            if self.scene.syntax.words[i].text in self.scene.lexicon.words.stops:
                return None
            cue = self.by_begin.get(i)
            if cue and cue.opener is None and is_tag(self.scene, cue):
                speaker = tag_speaker(self.scene, cue)
                self.used.add(cue.word.i)
                return self._direct(cue, speaker, self._without(quotation, cue))
        return None

    def _without(self, quotation: Quotation, cue: Cue) -> tuple[Span, ...]:
        """The parts of a quotation with the tag cut out of one of them."""
        begin, end = tag_range(self.scene, cue)
        kept: list[Span] = []
        for part in quotation.parts:
            first, last = self.scene.word_from(part.start), self.scene.word_from(part.end)
            if first <= begin < last:
                halves = (self.scene.cut(first, begin), self.scene.cut(end, last))
                kept += [half for half in halves if half]
            else:
                kept.append(part)
        return tuple(kept)

    def _continued(self, number: int, quotation: Quotation) -> Draft | None:
        earlier = self.held.get(number - 1)
        if earlier is None or earlier.kind != "direct":
            return None
        before = self.scene.quotations[number - 1]
        if not (self._goes_on(before, quotation) or self._own_paragraph(before, quotation)):
            return None
        rule = self.scene.lexicon.rule("continued_quotation")
        return replace(earlier, content=quotation.parts, rule=rule)

    def _half_told(self, quotation: Quotation, told: Sequence[Draft]) -> Draft | None:
        """A quotation that begins in what somebody says and runs on behind it."""
        mark = Span(quotation.outer.start, quotation.outer.start + 1)
        outer = next((one for one in told if one.covers(mark)), None)
        if outer is None or len(self.scene.syntax.words_in(quotation.parts[0])) < ALONE:
            return None
        rule = self.scene.lexicon.rule("continued_quotation")
        return replace(outer, content=quotation.parts, kind="direct", rule=rule)

    def _goes_on(self, before: Quotation, quotation: Quotation) -> bool:
        """« … », a dit X, « … ». or « … », a dit X. « … »: only the tag stands between."""
        words = self.scene.syntax.words
        first, last = (self.scene.word_from(x) for x in (before.outer.end, quotation.outer.start))
        if first >= last or not self._same_block(before, words[last - 1]):
            return False
        between = words[first:last]
        tagged = any(word.i in self.used for word in between) or len(between) <= 1
        return tagged and between[-1].upos == "PUNCT" and len(between) <= TAG

    def _own_paragraph(self, before: Quotation, quotation: Quotation) -> bool:
        """A paragraph that is a quotation and nothing else, behind one that spoke."""
        blocks = self.scene.dispatch.read_blocks
        for above, block in pairwise(blocks):
            if block.span.covers(quotation.outer):
                text = self.scene.dispatch.text[Span(block.span.start, quotation.outer.start)]
                rest = self.scene.dispatch.text[Span(quotation.outer.end, block.span.end)]
                return (
                    not text.strip()
                    and not rest.strip(" .\t\n")
                    and above.span.overlaps(before.outer)
                )
        return False

    def _alone(self, quotation: Quotation) -> Draft | None:
        first, last = self._range(quotation)
        if last - first < ALONE or not self.scene.has_finite(first, last) or not quotation.closed:
            return None
        mark = Span(quotation.outer.start, quotation.outer.start + 1)
        return self._bare(quotation, mark, NOBODY, "quotation")

    def _bare(self, quotation: Quotation, cue: Span, speaker: Speaker, rule: str) -> Draft:
        return Draft(
            at=self.scene.word_from(cue.start),
            cue=cue,
            speaker=speaker,
            content=quotation.parts,
            kind="direct",
            rule=self.scene.lexicon.rule(rule),
        )

    def _direct(self, cue: Cue, speaker: Speaker, parts: tuple[Span, ...]) -> Draft:
        told = draft(self.scene, cue, speaker, *parts)
        return replace(told, kind="direct")

    def _is_speech(self, quotation: Quotation) -> bool:
        first, last = self._range(quotation)
        words = [w for w in self.scene.syntax.words[first:last] if w.upos != "PUNCT"]
        verbs = [w for w in words if w.upos in ("VERB", "AUX")]
        return len(words) >= SCARE or any(w.feats.get("VerbForm") != "Part" for w in verbs)

    def _range(self, quotation: Quotation) -> tuple[int, int]:
        return self.scene.word_from(quotation.outer.start), self.scene.word_from(
            quotation.outer.end
        )

    def _same_block(self, quotation: Quotation, word: Word) -> bool:
        block = self.scene.dispatch.block_at(word.span.start)
        return block is not None and any(block.span.covers(part) for part in quotation.parts)


TAG = 25
"""Words that a tag between two quotations of one speaker may have."""
