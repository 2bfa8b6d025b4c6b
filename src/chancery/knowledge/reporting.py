"""Words that show that somebody speaks, and what becomes of what is said."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, cached_property
from typing import Literal, TypeAlias, TypeVar

import msgspec

from chancery.knowledge.grammar import load_grammar
from chancery.knowledge.load import load

Kind = Literal[
    "say", "announce", "report", "claim", "explain", "confirm", "deny", "warn", "promise", "order",
    "ask", "propose", "blame", "praise", "think", "feel", "show",
]  # fmt: skip
Content = Literal["report", "wish", "stance"]
Takes = Literal["quote", "tag", "clause", "infinitive", "object"]

Entry = TypeVar("Entry")
ByFirst: TypeAlias = dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]
"""First word to the phrases that begin with it: the words that follow, and the entry."""

FAMILY = "reporting.yml"


class VerbGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Infinitives that are governed alike."""

    kind: Kind
    content: Content
    takes: frozenset[Takes]
    lemmas: tuple[str, ...]


class VerbPhrase(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"follow": "with"}
):
    """A verb with the words that follow it: "faire savoir"."""

    verb: str
    follow: str
    kind: Kind
    content: Content
    takes: frozenset[Takes]


class Preposition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words before a speaker; ``hearsay`` where they name nobody."""

    words: str
    hearsay: bool = False


class Hearsay(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that report and name nobody."""

    words: str


class ReportingWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``lexicons/<language>/reporting.yml``; its opening comment says what each field means."""

    verbs: tuple[VerbGroup, ...]
    phrases: tuple[VerbPhrase, ...]
    reflexives: frozenset[str]
    prepositions: tuple[Preposition, ...]
    narrator: frozenset[str]
    carriers: frozenset[str]
    conjunctions: frozenset[str]
    clause_marks: frozenset[str]
    hearsay: tuple[Hearsay, ...]
    media: frozenset[str]
    silent: frozenset[str]
    comparing: frozenset[str]
    bases: tuple[str, ...]
    pronouns: frozenset[str]
    connectives: frozenset[str]
    quotes: dict[str, str]
    same: frozenset[str]
    apostrophes: frozenset[str]
    cuts: frozenset[str]
    citers: frozenset[str]
    agent_marks: frozenset[str]
    relative_pronouns: frozenset[str]
    brackets: dict[str, str]
    breaks: frozenset[str]
    contrasts: frozenset[str]
    stops: frozenset[str]
    things: frozenset[str]
    news: frozenset[str]
    anyone: frozenset[str]
    impersonal: frozenset[str]
    objects: frozenset[str]
    own: frozenset[str]
    negation: frozenset[str]
    joints: frozenset[str]
    irregular: dict[str, tuple[str, ...]]
    colons: frozenset[str]
    bare_clauses: bool
    subject_first_tags: bool
    clitic_mark: str
    quoters: frozenset[str]
    naming: frozenset[str]
    hearsay_adverbs: frozenset[str]
    narrator_helpers: frozenset[str]
    raisers: frozenset[str]


class Verb(msgspec.Struct, frozen=True):
    """What a verb (or a verb with its words) does by speaking. ``key`` names the entry."""

    key: str
    kinds: frozenset[Kind]
    content: Content
    takes: frozenset[Takes]
    follow: tuple[str, ...] = ()


class Reporting:
    """The lexicon made ready: by lemma, by first word."""

    def __init__(self, words: ReportingWords, language: str) -> None:
        self.words = words
        self.language = language
        self.path = f"lexicons/{language}/{FAMILY}"
        grammar = load_grammar(language)
        self.passive = grammar.passive
        self._reflexive = grammar.reflexive

    @cached_property
    def verbs(self) -> dict[str, Verb]:
        """Lemma to verb; the first of its groups gives the content, all what it takes."""
        found: dict[str, Verb] = {}
        for group in self.words.verbs:
            for lemma in map(self._bare, group.lemmas):
                held = found.get(lemma)
                kinds = (held.kinds if held else frozenset()) | {group.kind}
                takes = (held.takes if held else frozenset()) | group.takes
                content = held.content if held else group.content
                found[lemma] = Verb(lemma, kinds, content, takes)
        return found

    @cached_property
    def infinitives(self) -> dict[str, str]:
        """Irregular form to infinitive."""
        return {form: verb for verb, forms in self.words.irregular.items() for form in forms}

    @cached_property
    def phrases(self) -> dict[str, tuple[Verb, ...]]:
        """Lemma to the phrases that begin with it, the longest first."""
        found: dict[str, list[Verb]] = {}
        for phrase in self.words.phrases:
            key = f"{phrase.verb}_{phrase.follow.replace(' ', '_')}"
            verb = Verb(
                key,
                frozenset({phrase.kind}),
                phrase.content,
                phrase.takes,
                tuple(phrase.follow.split()),
            )
            found.setdefault(phrase.verb, []).append(verb)
        return {k: tuple(sorted(v, key=lambda x: -len(x.follow))) for k, v in found.items()}

    @cached_property
    def prepositions(self) -> ByFirst[Preposition]:
        """First word to the phrases that begin with it, the longest first."""
        return _by_first((entry.words, entry) for entry in self.words.prepositions)

    @cached_property
    def hearsay(self) -> ByFirst[Hearsay]:
        """First word to the phrases that begin with it, the longest first."""
        return _by_first((entry.words, entry) for entry in self.words.hearsay)

    @cached_property
    def bases(self) -> ByFirst[str]:
        """First word to the phrases that begin with it, the longest first."""
        return _by_first((entry, entry) for entry in self.words.bases)

    def content_of(self, rule: str) -> Content:
        """What becomes of what is said under a rule; prepositions and quotations report."""
        key = rule.rpartition("#")[2]
        if key in self.verbs:
            return self.verbs[key].content
        phrases = (verb for verbs in self.phrases.values() for verb in verbs)
        return next((verb.content for verb in phrases if verb.key == key), "report")

    def is_clitic(self, form: str) -> bool:
        """Whether a form is a clitic subject behind its verb: "-t-il"."""
        mark = self.words.clitic_mark
        return bool(mark) and form.startswith(mark)

    def unclitic(self, form: str) -> str:
        """The pronoun of a clitic: "-t-il" is "il"; other forms as they are."""
        return form.rpartition(self.words.clitic_mark)[2] if self.is_clitic(form) else form

    def _bare(self, lemma: str) -> str:
        """The infinitive without its reflexive pronoun, as the parser lemmatises it."""
        for pronoun in self._reflexive:
            opening = pronoun if pronoun.endswith("'") else f"{pronoun} "
            if lemma.startswith(opening):
                return lemma[len(opening) :]
        return lemma

    def rule(self, key: str) -> str:
        """The name of the rule: file and entry."""
        return f"{self.path}#{key}"


def _by_first(pairs: Iterable[tuple[str, Entry]]) -> ByFirst[Entry]:
    found: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for words, entry in pairs:
        first, *rest = words.split()
        found.setdefault(first, []).append((tuple(rest), entry))
    return {k: tuple(sorted(held, key=lambda x: -len(x[0]))) for k, held in found.items()}


@cache
def load_reporting(language: str) -> Reporting:
    """The reporting words of a language; raises ``KnowledgeError`` when it has none."""
    return Reporting(load(f"lexicons/{language}/{FAMILY}", ReportingWords), language)


def content_of(rule: str) -> Content:
    """What becomes of what is said in a statement, from the rule that it names.

    >>> content_of("lexicons/fr/reporting.yml#ordonner")
    'wish'
    """
    _, language, _ = f"{rule}//".split("/", 2)
    return load_reporting(language).content_of(rule)
