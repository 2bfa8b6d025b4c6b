"""Office and name set beside one another by a comma: one mention."""

from __future__ import annotations

from collections.abc import Iterator

from chancery.knowledge.ontology import load_ontology
from chancery.mentions.draft import Draft
from chancery.records.syntax import Syntax, Word

VERBAL = frozenset({"VERB", "AUX", "PRON", "ADV"})


def join_appositions(drafts: list[Draft], syntax: Syntax) -> Iterator[Draft]:
    """Persons and offices in the order of the text, appositions made one.

    1. office, name: "le conseiller à la sécurité nationale irakienne, Qassem al-Araji à Bagdad";
    2. office, title and name: "le commandant de la Force Qods, le général Esmaïl Qaani,";
    3. name, office: "Qassem al-Araji, conseiller à la sécurité nationale,".

    Refused: two different countries, unless it is only known where somebody is from who speaks for
    a body of many states ("Donald Tusk, the president of the European Council"); lists ("le
    président, le ministre et le général X"), plurals, a name that begins a new clause ("selon
    le ministre, Jean Dupont a démissionné").
    """
    held: list[Draft] = []
    ending: dict[int, list[Draft]] = {}
    for draft in drafts:
        ended = ending.get(draft.first - 1, ())
        persons = [d for d in ended if d.last == draft.first - 1 and d.schema == "Person"]
        before = _beside(persons)
        if before is not None and _belong(before, draft, syntax):
            _merge(before, draft)
            ending.setdefault(before.last, []).append(before)
        else:
            held.append(draft)
            ending.setdefault(draft.last, []).append(draft)
    yield from held


def _beside(ended: list[Draft]) -> Draft | None:
    """Of offices one inside the other the outer, when it is definite: it is the one apposed to."""
    outer = next((draft for draft in ended if draft.definite), None)
    return outer or (ended[-1] if ended else None)


def _belong(one: Draft, two: Draft, syntax: Syntax) -> bool:
    comma = syntax.words[one.last]
    sentence = syntax.sentence(comma)
    if comma.text != "," or two.last > sentence.last or one.first < sentence.first:
        return False
    persons = one.schema == two.schema == "Person" and one.number == two.number == 1
    if not persons or _differ(one, two) or (one.kind == "name") == (two.kind == "name"):
        return False
    if one.kind == "name":
        says_who = two.role is not None or bool(two.countries)  # "X, a Chilean expert"
        return says_who and _is_closed(two, syntax, bare=not two.determined)
    named = two.phrase is None
    return (
        one.phrase is not None
        and _is_closed(two, syntax, bare=named)
        and not (named and _opens_clause(one, two, syntax))
    )


def _differ(one: Draft, two: Draft) -> bool:
    countries = one.countries and two.countries and set(one.countries).isdisjoint(two.countries)
    countries = countries and not (_serves_many(one, two) or _serves_many(two, one))
    return bool(countries) or bool(one.gender and two.gender and one.gender != two.gender)


def _serves_many(person: Draft, office: Draft) -> bool:
    """Whether the text says an office above states, and only knowledge where the holder is from."""
    known = person.kind == "name" and person.country_words is None
    return known and set(office.countries) <= set(load_ontology().supranational)


def _is_closed(two: Draft, syntax: Syntax, *, bare: bool) -> bool:
    """What follows shows the end of the apposition; "et" would show a list."""
    sentence = syntax.sentence(syntax.words[two.first])
    if two.last >= sentence.last:
        return True
    word = syntax.words[two.last]
    if word.upos == "CCONJ":
        return bare
    ends = word.upos in {"PUNCT", "ADP", "SYM"} or _is_participle(word)
    return ends or (bare and word.upos in VERBAL)


def _is_participle(word: Word) -> bool:
    """What says more of an office: "le conseiller spécial *chargé* d'enquêter"."""
    return word.rel == "acl" and word.feats.get("VerbForm") == "Part"


def _opens_clause(one: Draft, two: Draft, syntax: Syntax) -> bool:
    """The name is the subject of what follows, and the office stands under a preposition."""
    sentence = syntax.sentence(syntax.words[two.first])
    if two.last >= sentence.last or syntax.words[two.last].upos not in VERBAL:
        return False
    before = syntax.following(syntax.words[one.first], -1)
    return before is not None and before.upos == "ADP"


def _merge(one: Draft, two: Draft) -> None:
    if two.kind == "name":
        one.kind, one.named, one.key = "name", two.named, two.key
        one.role = one.role or (one.phrase and (one.phrase.start, one.phrase.end)) or two.role
    else:
        one.role = one.role or two.role
        one.noun = one.noun or two.noun
        one.phrase = one.phrase or two.phrase
        one.rule = two.rule
    one.last = two.last
    one.gender = one.gender or two.gender
    one.sector = one.sector or two.sector
    one.labels.extend(two.labels)
    if not one.countries or (two.countries and _serves_many(one, two)):
        one.countries, one.country_words = two.countries, two.country_words
