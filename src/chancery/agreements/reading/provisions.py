"""How a verb of which an agreement is the subject goes on.

Forms read:

1. a clause: "stipule *que* X libère …", "says *X will* release …"
2. who is to act, and an infinitive or noun: "oblige *Bamako à* rouvrir", "for *Chad to* leave"
3. an infinitive alone, or a gerund: "prévoit *de* rouvrir …", "calls for *reopening* …"
4. nouns: "prévoit *la libération* de … et *le retrait* de …"; of a verb that orders, only a noun
   that is listed as one of deeds
"""

from __future__ import annotations

from collections.abc import Iterator

from chancery.agreements.reading.deeds import Deed
from chancery.agreements.reading.owing import Bearers
from chancery.agreements.reading.stipulated import Readers
from chancery.agreements.reading.wording import Stretch
from chancery.knowledge.stipulations import Provision, StipulationWords

Laid = tuple[Deed, Bearers, tuple[Stretch, ...]]
"""A deed, who is to do it, and the words before it that its term may stand in."""


class Provisions:
    """Reads what stands behind verbs of provision, in one dispatch."""

    def __init__(self, readers: Readers, words: StipulationWords) -> None:
        self._with, self._words, self._wording = readers, words, readers.wording

    def read(self, entry: Provision, rest: Stretch, apart: list[Stretch]) -> Iterator[Laid]:
        """The deeds behind a verb; ``rest`` begins with what is laid down."""
        words = self._wording.words
        if rest.first >= rest.last:
            return
        if entry.clause and words[rest.first].lower in self._words.complementizers:
            behind = Stretch(rest.first + 1, rest.last)
            for duty in self._with.duties.read(behind, apart, laid_down=True):
                yield duty.deed, duty.bearers, (duty.lead,)
            return
        if entry.clause and self._with.owing.subject_at(rest.first, rest.last):
            said = list(self._with.duties.read(rest, apart, laid_down=False))
            for duty in said:  # "the accord says Mali will release …"
                yield duty.deed, duty.bearers, (duty.lead,)
            if said:
                return
        found = list(self._of_bearer(entry, rest, apart)) or list(self._bare(entry, rest, apart))
        yield from found or self._nominal(entry, rest, apart)

    def _of_bearer(self, entry: Provision, rest: Stretch, apart: list[Stretch]) -> Iterator[Laid]:
        """Who is to act, and how: "oblige *Bamako à* rouvrir", "calls for *Chad to* withdraw"."""
        begin = self._behind_link(rest, entry.bearer)
        if begin is None:
            return
        end = self._with.owing.subject_at(begin, rest.last)
        while end is not None:  # "commits Chad and Sudan to …"
            further = self._with.deeds.joint(end, rest.last)
            another = further and self._with.owing.subject_at(further, rest.last)
            if not another:
                break
            end = another
        if end is None or end >= rest.last:
            return
        bearers = self._with.owing.named(Stretch(begin, end))
        mark = self._with.limits.pass_over(Stretch(end, rest.last), apart)
        if bearers is None or self._wording.words[mark].lower not in self._words.infinitive_marks:
            return
        behind = Stretch(mark + 1, rest.last)
        deeds = self._with.deeds.infinitives(behind, apart) or self._listed(behind, apart)
        for deed in deeds:
            yield deed, bearers, (Stretch(end, mark),)

    def _bare(self, entry: Provision, rest: Stretch, apart: list[Stretch]) -> Iterator[Laid]:
        if self._wording.words[rest.first].lower in entry.bare:
            behind = Stretch(rest.first + 1, rest.last)
            for deed in self._with.deeds.infinitives(behind, apart):
                yield deed, Bearers(), ()
        begin = self._behind_link(rest, entry.deed)
        if begin is not None and not entry.order:
            for deed in self._with.deeds.gerunds(Stretch(begin, rest.last), apart):
                yield deed, Bearers(), ()

    def _nominal(self, entry: Provision, rest: Stretch, apart: list[Stretch]) -> Iterator[Laid]:
        begin = self._behind_link(rest, entry.deed)
        if begin is None:
            return
        deeds = self._listed(Stretch(begin, rest.last), apart, entry.deed)
        if entry.order and not (deeds and self._with.deeds.is_deed(deeds[0].head)):
            return
        for deed in deeds:
            yield deed, self._with.owing.of_deed(deed), ()

    def _listed(
        self, stretch: Stretch, apart: list[Stretch], links: tuple[str, ...] = ()
    ) -> list[Deed]:
        marks = self._with.terms.marks(stretch)
        return self._with.deeds.nouns(stretch, apart, marks, links)

    def _behind_link(self, rest: Stretch, links: tuple[str, ...]) -> int | None:
        """The word behind a preposition of these, ``""`` being none."""
        first = self._wording.words[rest.first]
        if first.lower in links:
            return rest.first + 1 if rest.first + 1 < rest.last else None
        return rest.first if "" in links and first.upos != "ADP" else None
