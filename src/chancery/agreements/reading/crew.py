"""The readers of agreements of one dispatch, each made once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chancery.agreements.reading.carried import Carried
from chancery.agreements.reading.deeds import Deeds
from chancery.agreements.reading.duties import Duties
from chancery.agreements.reading.limits import Limits
from chancery.agreements.reading.named import Namer
from chancery.agreements.reading.obligations import Obliging
from chancery.agreements.reading.owing import Owing
from chancery.agreements.reading.recalled import Recalled, Recaller
from chancery.agreements.reading.spoken import Spoken
from chancery.agreements.reading.standing import Bound, Standing
from chancery.agreements.reading.steps import Steps
from chancery.agreements.reading.stipulated import Readers
from chancery.agreements.reading.stipulations import Stipulations
from chancery.agreements.reading.terms import Terms
from chancery.agreements.reading.wording import Wording
from chancery.knowledge.agreements import AgreementWords, load_agreement_words
from chancery.knowledge.reporting import load_reporting
from chancery.knowledge.stipulations import StipulationWords, load_stipulation_words
from chancery.knowledge.times import load_grammar
from chancery.records.dispatch import Dispatch
from chancery.records.edtf import read_edtf
from chancery.records.event import Event
from chancery.records.mention import Cast, Mentions
from chancery.records.syntax import Syntax

_BODIES = frozenset({"PublicBody", "Organization", "Group", "Company"})


@dataclass(slots=True, kw_only=True)
class Crew:
    """Words and readers of one dispatch; ``published`` is its day, if it is known."""

    language: str
    words: AgreementWords
    more: StipulationWords
    namer: Namer
    recaller: Recaller
    readers: Readers
    obliging: Obliging
    bound: Bound
    published: date | None

    def stipulations(
        self, nouns: dict[int, Recalled], standing: dict[int, Standing]
    ) -> Stipulations:
        """The reader of stipulations under the agreements that these words name."""
        spoken = Spoken(self.readers.wording, load_reporting(self.language), frozenset(standing))
        carried = Carried(self.readers, standing, self.bound, spoken, self.more, self.language)
        return Stipulations(self.readers, nouns, self.more, self.words, carried, self.language)


def assemble(
    dispatch: Dispatch, syntax: Syntax, mentions: Mentions, cast: Cast, events: tuple[Event, ...],
    language: str,
) -> Crew:  # fmt: skip
    """Make the readers; raises ``KnowledgeError`` where a language has no such words."""
    words, more = load_agreement_words(language), load_stipulation_words(language)
    published, wording = _published(dispatch), Wording(dispatch.text, syntax)
    recaller = Recaller(wording, mentions, cast, more, published)
    owing = Owing(wording, mentions, cast, events, more, recaller)
    deeds = Deeds(wording, mentions, cast, more, words)
    terms = Terms(wording, mentions.times, more, load_grammar(language))
    duties = Duties(wording, deeds, owing, terms, more)
    readers = Readers(
        wording=wording, terms=terms, deeds=deeds, owing=owing, duties=duties,
        limits=Limits(wording, terms, more),
    )  # fmt: skip
    steps = Steps(syntax, cast, events, words)
    obliging = Obliging(
        readers=readers, steps=steps, owing=owing, words=more, reaches=[], laid_down=[]
    )
    return Crew(
        language=language, words=words, more=more, recaller=recaller,
        namer=Namer(syntax, words, frozenset(more.provisions), _in_names(mentions)),
        readers=readers, obliging=obliging, published=published,
        bound=Bound(wording, mentions, cast, more),
    )  # fmt: skip


def _in_names(mentions: Mentions) -> frozenset[int]:
    """The words of names of bodies and groups: the *Alliance* of Sahel States is no agreement."""
    named = (m for m in mentions.actors if m.kind == "name" and m.schema in _BODIES)
    return frozenset(i for m in named for i in range(m.first, m.last))


def _published(dispatch: Dispatch) -> date | None:
    """The day of publication; ``None`` when it is unknown or no finer than a month."""
    interval = read_edtf((dispatch.value("published") or "").partition("T")[0])
    one_day = interval is not None and interval.first == interval.last
    return interval.first if interval is not None and one_day else None
