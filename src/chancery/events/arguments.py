"""From slots to roles: who acts, on whom, about what."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from chancery.events.draft import Draft, Filled
from chancery.events.match import Matcher
from chancery.events.slots import Clause
from chancery.events.venues import named_after
from chancery.knowledge.grammar import Grammar
from chancery.knowledge.modality import Content
from chancery.knowledge.ontology import load_ontology
from chancery.knowledge.reporting import Reporting
from chancery.records.mention import Cast, Entity, Mention, Mentions
from chancery.records.syntax import Syntax, Word
from chancery.records.text import Span

_TOPICAL = frozenset({"topic", "content"})
_POWER = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY"})
_MADE_OF = ("nmod", "obl", "amod", "appos", "flat", "compound")
_LONGEST_TOPIC = 40
"""Words: past that, what lies between two infinitives is more than the first one's complement."""


class Arguments:
    """Fills the roles of a draft from the slots of its clause and of the words its frame needed."""

    def __init__(
        self, syntax: Syntax, mentions: Mentions, cast: Cast, matcher: Matcher, *,
        grammar: Grammar, content: Content, reporting: Reporting, peers: frozenset[str],
    ) -> None:  # fmt: skip
        self._syntax = syntax
        self._mentions = mentions
        self._cast = cast
        self._matcher = matcher
        self._grammar = grammar
        self._content = content
        self._reporting = reporting
        self._peers = peers
        self._timed = {i for time in mentions.times for i in range(time.first, time.last)}
        self._starting = {mention.first: mention for mention in mentions.actors}

    def fill(self, draft: Draft, clauses: tuple[Clause, ...], needed: tuple[Word, ...]) -> None:
        """Fill actors, recipients, others, topics and contents; first come, first kept."""
        skip = {word.i for word in needed}
        limited = {
            slot for slots, lemmas in draft.frame.needs if "*" not in lemmas for slot in slots
        }
        placed: list[tuple[str, Word]] = []
        for slot, role in draft.frame.slots:
            for clause in clauses:
                for word in self._fillers(clause, slot, limited, skip):
                    if role in _TOPICAL:
                        if word.i not in self._timed:
                            draft.contents.append(word)
                    elif (slot, role) == ("object", "actor") and self._is_sent(draft, clause, word):
                        continue
                    elif word.i not in skip or self._is_someone(word):
                        placed.append((role, word))
        for role, word in sorted(placed, key=lambda one: self._is_own(one[1])):
            self._place(draft, role, word)
        self._trim(draft)
        series = [one for word in draft.contents for one in self._series(word)]
        contents = {word.i: word for word in (*draft.contents, *series)}
        draft.contents = sorted(contents.values(), key=_position)
        draft.topics = [(span, ()) for span in self._topics(draft.contents)]
        self.concern(draft, clauses)

    def concern(self, draft: Draft, clauses: tuple[Clause, ...] = ()) -> None:
        """Find whom an act concerns where nobody stands in the recipient's place."""
        if not draft.recipients and self._has_recipient(draft):
            self._look_inside(draft, clauses)

    def _fillers(
        self, clause: Clause, slot: str, limited: set[str], needed: set[int]
    ) -> tuple[Word, ...]:
        """The fillers of a slot; what hangs on a word that the frame needed hangs on no other.

        In "des tirs ont tué … dans le nord de l'Irak" the shots have an author ("tirs *de* X"), the
        north has none.
        """
        steps = slot.split(">")
        if len(steps) == 1 or steps[0] not in limited:
            return self._matcher.fillers(clause, slot)
        for i in range(len(steps) - 1, 0, -1):  # "received a million in American *aid*"
            first, deeper = ">".join(steps[:i]), ">".join(steps[i:])
            found = first in limited and self._matcher.below(clause, first, deeper, needed)
            if found:
                return found
        return ()

    def _is_someone(self, word: Word) -> bool:
        """Whether a word that the frame needed is an actor: "le retrait *des troupes turques*"."""
        mention = self.mention_of(word)
        return mention is not None and bool(self._cast.of(mention))

    def _is_sent(self, draft: Draft, clause: Clause, word: Word) -> bool:
        """Whether forces that nobody says whose they are are the subject's: "sent *troops*"."""
        mention = self.mention_of(word)
        if mention is None or mention.kind == "name" or not clause.fillers("subject"):
            return False
        mutual = load_ontology().types[draft.frame.type].mutual
        return mention.sector == "MIL" and mention.country_span is None and not mutual

    def _is_own(self, word: Word) -> bool:
        """Whether it is a part of the actor: "a retiré *ses* troupes" (not "*son* homologue")."""
        mention = self.mention_of(word)
        if not any(map(self._is_possessive, self._syntax.children(word, "det", "nmod"))):
            return False
        if mention is None:
            return word.feats.get("Number") == "Plur"
        return mention.noun not in self._peers and (
            mention.schema != "Person" or mention.number != 1
        )

    def _place(self, draft: Draft, role: str, word: Word) -> None:
        if role == "actor" and ((draft.actors and self._is_own(word)) or self._is_scene(word)):
            return
        if self._is_venue(word):
            return
        filled_by = list(self._entities(word))
        if role == "actor" and not draft.actors and self._is_own(word):
            filled_by = self._owners_of(word) or filled_by
        if not filled_by and word.upos in ("NOUN", "PROPN"):
            draft.unnamed.add(word.lemma)
        for filled in filled_by:
            if role == "actor":
                draft.actors.append(filled)
            elif role == "recipient":
                draft.recipients.append(filled)
            else:
                draft.others.append((role, *filled))

    def _is_scene(self, word: Word) -> bool:
        """A capital before a noun is where it was: "the *Kabul* attack", not "the *US* attack"."""
        mention = self.mention_of(word) if word.rel == "compound" else None
        return mention is not None and mention.rule.endswith(".capital")

    def _is_venue(self, word: Word) -> bool:
        """A capital by whose name an accord or a meeting goes: "l'accord de *Doha*", nobody's."""
        mention = self.mention_of(word)
        if mention is None or not mention.rule.endswith(".capital"):
            return False
        head, of = self._syntax.words[mention.head], self._grammar.of
        return named_after(self._syntax, head, self._content.venues, of) is not None

    def _is_apart(self, mention: Mention) -> bool:
        """Whether nobody is meant: a capital where something was, or what something was said of.

        "Suspended the talks held in *Havana*", "a retiré ses propos sur *Taïwan*". Or who
        only stands between: "agreed to a truce brokered by *Oslo*".
        """
        head = self._syntax.words[mention.head]
        cases = {case.lower for case in self._syntax.children(head, "case")}
        held = any(w.lemma in self._content.venues for w in self._syntax.ancestors(head))
        town = mention.rule.endswith(".capital") and bool(cases & self._content.held_at)
        before = [w for w in self._syntax.words[max(mention.first - 3, 0) : mention.first]
                  if w.lemma in self._content.spoken]  # fmt: skip
        about = bool(before) and bool(cases & self._content.spoken_about)
        above = self._syntax.head(head)
        between = above is not None and above.rel == "acl" and above.lemma in self._content.between
        return (town and held) or about or between or self._is_venue(head)

    def _has_recipient(self, draft: Draft) -> bool:
        kind = load_ontology().types[draft.frame.type]
        return not kind.reciprocal and any(role == "recipient" for _, role in draft.frame.slots)

    def _look_inside(self, draft: Draft, clauses: tuple[Clause, ...]) -> None:
        """Whom an act concerns when nobody stands in the recipient's place.

        The first actor of another country in what is threatened, asked, refused or taken: "menace
        d'imposer des taxes aux produits *allemands*", "refuse de lever le couvre-feu imposé aux
        *Palestiniens*". Of a protest also whoever holds power at home: "ont manifesté pour exiger
        que l'*armée* quitte le pouvoir"; not "pour soutenir le *président*".
        """
        own = {entity for entity, _ in draft.actors}
        countries = {self._cast[entity].country for entity in own}
        domestic = load_ontology().types[draft.frame.type].domestic
        aside = [slot for slot, role in draft.frame.slots if role != "actor"]
        held = [w for slot in aside for c in clauses for w in c.fillers(slot)]
        for word in (*draft.contents, *held):
            subtree = self._syntax.subtree(word)
            tops = {word.i, draft.word.i}
            against = domestic and not any(w.lemma in self._content.friendly for w in subtree)
            for below in subtree:
                mention = self._mentions.headed_by(below.i)
                if (
                    mention is None
                    or self._is_aside(below, tops, domestic=against)
                    or self._is_apart(mention)
                ):
                    continue
                for entity in self._cast.of(mention):
                    foreign = entity.country and entity.country not in countries
                    if entity.id not in own and (foreign or (against and _holds_power(entity))):
                        draft.recipients = [(entity.id, mention.span)]
                        draft.concerned = True
                        return

    def _is_aside(self, word: Word, tops: set[int], *, domestic: bool) -> bool:
        """Whether a word is of a purpose, condition or time: "vowed to resist *if Riga comes*".

        Or of what is only remarked: "l'accès à El-Facher, *tombée aux mains de X*"; but a protest
        for "la réouverture de la route, *coupée par l'armée*" is against the army.
        """
        for above in (word, *self._syntax.ancestors(word)):
            if above.i in tops:
                break
            tensed = self._is_infinitive(above) or self._syntax.is_finite(above)
            if above.rel == "advcl" and tensed:
                return True
            if above.rel == "conj" and self._syntax.child(above, "nsubj") is not None:
                return True
            if above.rel == "acl" and not domestic and self._is_remark(above):
                return True
        return False

    def _is_remark(self, word: Word) -> bool:
        """Whether a clause of a noun stands behind a comma, or is one of a name."""
        noun, first = self._syntax.head(word), min(w.i for w in self._syntax.subtree(word))
        words = self._syntax.words
        opens = words[first] if words[first].lower == "," else words[max(first - 1, 0)]
        return opens.lower == "," or (noun is not None and noun.upos == "PROPN")

    def _trim(self, draft: Draft) -> None:
        """Nobody twice, nobody on both sides, and nobody inside another's name or office."""
        draft.actors = _outermost(_once(draft.actors, set()))
        taken = {entity for entity, _ in draft.actors}
        draft.recipients = _outermost(_once(draft.recipients, taken))

    # -- who ---------------------------------------------------------------------------------

    def _entities(self, word: Word) -> Iterator[Filled]:
        mention = self.mention_of(word)
        if mention is None or self._is_possessive(word):
            yield from self._owners(word)
            return
        for one in (*self._before(word, mention), mention, *self._coordinated(mention)):
            for entity in self._cast.of(one):
                yield entity.id, one.span

    def _owners_of(self, noun: Word) -> list[Filled]:
        """Whose forces act in "Moscow said *its forces* had captured the village"."""
        marks = self._syntax.children(noun, "det", "nmod")
        return [filled for mark in marks for filled in self._owners(mark)]

    def _owners(self, word: Word) -> Iterator[Filled]:
        """Whom a possessive stands for: the subject of its clause, "Oslo a retiré *sa* demande".

        Behind a verb that judges, its object: "a remercié Oslo pour *sa* médiation".
        """
        noun = self._syntax.head(word)
        if noun is None or not self._is_possessive(word):
            return
        below = {one.i for one in self._syntax.subtree(noun)}
        for above in self._syntax.ancestors(noun):
            judged = self._judged(above, noun)
            if judged is not None:
                yield from ((entity, word.span) for entity, _ in self._entities(judged))
                return
            subjects = [w for w in self._syntax.children(above, "nsubj") if w.i not in below]
            if subjects:
                for subject in subjects:
                    for entity, _ in self._entities(subject):
                        yield entity, word.span
                return

    def _judged(self, verb: Word, noun: Word) -> Word | None:
        """Whom a verb thanks or blames for what a noun names."""
        if verb.lemma not in self._content.judging:
            return None
        way = takewhile(lambda w: w.i != verb.i, (noun, *self._syntax.ancestors(noun)))
        cases = {case.lower for w in way for case in self._syntax.children(w, "case")}
        objects = self._syntax.children(verb, "obj") if cases & self._content.judged_for else ()
        return next((w for w in objects if self.mention_of(w) is not None), None)

    def _is_possessive(self, word: Word) -> bool:
        return word.lower in self._grammar.possessive and word.rel in ("det", "nmod")

    def mention_of(self, word: Word) -> Mention | None:
        """The mention that a word heads, or the one that a carrier noun is made of."""
        found = self._mentions.headed_by(word.i)
        if found is None:
            found = self._mentions.at(word.i)
            if found is not None and word.upos == "ADJ" and found.kind != "name":
                found = None
        if found is not None and self._cast.of(found):
            return found
        carries = word.lemma in self._content.carriers or word.upos == "NUM"
        if carries or (found is not None and not self._cast.of(found)):
            return self._carried(word) or found
        return found

    def _carried(self, word: Word) -> Mention | None:
        """The actor that a noun or number is made of: "des dizaines de milliers de *Serbes*".

        Also of some whom others are part of: "two of *them* were held".
        """
        for child in self._syntax.children(word, *_MADE_OF):
            cases = self._syntax.children(child, "case")
            if cases and cases[0].lower not in self._grammar.of:
                continue
            mention = self._mentions.headed_by(child.i)
            if mention is not None and self._cast.of(mention):
                return mention
            if mention is None and child.lemma in self._content.carriers and child.i > word.i:
                return self._carried(child)
        return None

    def _coordinated(self, mention: Mention) -> list[Mention]:
        """Mentions joined on the surface ("A, B et C") that the parse may have hung elsewhere."""
        found: list[Mention] = []
        commas: list[Mention] = []
        last, words = mention.last, self._syntax.words
        while last < len(words):
            joiner = words[last]
            if joiner.lower == "," and not commas and self._joins(last + 1):  # "A, et B"
                last, joiner = last + 1, words[last + 1]
            following = self._next_mention(last + 1)
            if following is None or (last > mention.last and words[following.head].text.isupper()):
                break  # "the International Atomic Energy Agency, or *IAEA*"
            if joiner.lower in self._grammar.coordinators and not self._is_subject_elsewhere(
                following
            ):
                return [*commas, following]
            if joiner.lower != ",":
                break
            commas.append(following)
            last = following.last
        return found

    def _before(self, word: Word, mention: Mention) -> list[Mention]:
        """Who stands before "and" and a subject without being anything: "*Chad* and Niger agreed".

        Only where a sentence or phrase begins with it: the parse may have hung it anywhere.
        """
        words, first = self._syntax.words, self._opening(mention)
        sentence = self._syntax.sentence(word)
        if word.rel != "nsubj" or first - 1 <= sentence.first or not self._joins(first - 1):
            return []
        return [
            one for one in self._mentions.actors
            if one.last == first - 1 and self._begins(one, sentence.first)
            and not self._syntax.children(words[one.head], "case")
        ]  # fmt: skip

    def _opening(self, mention: Mention) -> int:
        """The first word of a mention, with its determiner: "soldiers and *their* allies"."""
        before = self._syntax.words[max(mention.first - 1, 0)]
        return mention.first - (before.rel == "det" and mention.first > 0)

    def _begins(self, mention: Mention, first: int) -> bool:
        """Whether a sentence, or a phrase behind a comma, begins with a mention."""
        start = self._opening(mention)
        return start == first or self._syntax.words[start - 1].lower == ","

    def _joins(self, i: int) -> bool:
        words = self._syntax.words
        return i < len(words) and words[i].lower in self._grammar.coordinators

    def _next_mention(self, start: int) -> Mention | None:
        """The mention that starts here, or after one determiner or preposition."""
        for i in (start, start + 1):
            if i < len(self._syntax.words) and i in self._starting:
                skipped = self._syntax.words[start:i]
                if all(word.upos in ("DET", "ADP") for word in skipped):
                    return self._starting[i]
        return None

    def _is_subject_elsewhere(self, mention: Mention) -> bool:
        head = self._syntax.words[mention.head]
        return head.rel == "nsubj"

    # -- what --------------------------------------------------------------------------------

    def _series(self, word: Word) -> Iterator[Word]:
        """Further infinitives of a noun: "des moyens de développer …, *de renforcer* …"."""
        if word.upos == "NOUN":
            for child in self._syntax.children(word, "acl"):
                if self._is_infinitive(child):
                    conjuncts = self._syntax.children(child, "conj")
                    yield from (one for one in conjuncts if self._is_infinitive(one))

    def _topics(self, contents: list[Word]) -> list[Span]:
        """The words of each topic; one that stands inside another is part of it.

        An infinitive runs up to the next one that it is coordinated with, whatever the parse hangs
        in between: "désarmer les groupes armés et séparatistes basés dans le nord, évacuer …".
        """
        spans: list[Span] = []
        for word, following in zip(contents, [*contents[1:], None], strict=False):
            span = self._phrase(word)
            if (
                following
                and self._is_infinitive(following)
                and (self._is_infinitive(word) or self._is_below(following, word))
            ):
                span = self._up_to(word, span, following)
            if not any(known.covers(span) for known in spans):
                spans = [known for known in spans if not span.covers(known)] + [span]
        return sorted(spans)

    def _phrase(self, word: Word) -> Span:
        """A topic's subtree without what introduces it and without its siblings."""
        kept = [w for w in self._syntax.subtree(word) if not self._is_outside(w, word)]
        for w in kept:
            if w.i > word.i and w.lower == "," and self._attributes(w.i + 1):
                kept = [one for one in kept if one.i < w.i]
                break
        span = word.span
        for w in kept:
            span = span.to(w.span)
        return span

    def _is_outside(self, word: Word, top: Word) -> bool:
        """Whether a word is a marker of the topic or belongs to a sibling of it."""
        below = word
        for above in (word, *self._syntax.ancestors(word)):
            if above.i == top.i:
                outside = ("case", "mark", "cc", "punct", "conj", "parataxis")
                return below.i != top.i and below.rel in outside
            below = above
        return False

    def _attributes(self, i: int) -> bool:
        """Whether a phrase that says who says so opens at a word: "…, selon le conseiller"."""
        first, *rest = (word.lower for word in self._syntax.words[i : i + 5])
        tails = [tail for tail, _ in self._reporting.prepositions.get(first, ())]
        return any(tuple(rest[: len(tail)]) == tail for tail in tails)

    def _up_to(self, word: Word, span: Span, following: Word) -> Span:
        """The span stretched or cut to end before the markers of the next infinitive."""
        markers = [w for w in self._syntax.children(following) if w.i < following.i]
        stop = min([w.i for w in markers] + [following.i])
        words = self._syntax.words[word.i : stop]
        while words and words[-1].upos in ("PUNCT", "CCONJ", "ADP", "SCONJ"):
            words = words[:-1]
        finite = any(w.feats.get("VerbForm") == "Fin" and w.rel != "acl" for w in words)
        close = bool(words) and words[-1].i - word.i <= _LONGEST_TOPIC and not finite
        return span if not close else words[0].span.to(words[-1].span)

    def _is_below(self, word: Word, top: Word) -> bool:
        return any(one.i == top.i for one in self._syntax.ancestors(word))

    def _is_infinitive(self, word: Word) -> bool:
        return word.feats.get("VerbForm") == "Inf"


def _holds_power(entity: Entity) -> bool:
    return entity.sector in _POWER and entity.schema != "Country"


def _position(word: Word) -> int:
    return word.i


def _once(filled: list[Filled], taken: set[str]) -> list[Filled]:
    kept = []
    for entity, span in filled:
        if entity not in taken:
            taken.add(entity)
            kept.append((entity, span))
    return kept


def _outermost(filled: list[Filled]) -> list[Filled]:
    """Without those named inside another: "l'ambassadeur *de Chine*" is one recipient."""
    return [
        one for one in filled
        if not any(other[1].covers(one[1]) and other[1] != one[1] for other in filled)
    ]  # fmt: skip
