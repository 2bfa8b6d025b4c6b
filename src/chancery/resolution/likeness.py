"""How unlike two words of names are: none for two spellings of one name, in whatever script."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from chancery.knowledge.names import fold_name, same_names
from chancery.resolution.skeleton import Sounded, sound

APART = 9.0
"""What two words cost that are no spellings of one name."""

SAME = 0.25
"""Up to this cost two words are one name: "Qaani", "Ghaani". Set on the pairs of the tests."""

NEAR = 1.0
"""Up to this cost they may be: "Khamenei", "Khomeini"; "Hassan", "Hussein"."""

_SLIP = 0.75
"""What a slip of the pen costs ("Zelensky", "Zelesnky"): it is near, never the same."""

_SLIPPING = 6
"""Letters of the shortest word that is looked at for a slip; shorter ones are other names."""

_SHORT = 0.5
"""What other vowels cost in a word of one consonant, which has little else: "Lee", "Liu"."""

_EQUAL = {frozenset(pair) for pair in ("kq", "gq", "gJ", "zD", "dD", "tT", "sT", "fv", "xh", "qx")}
_CLOSE = {frozenset(pair) for pair in ("kg", "bp", "xk", "kJ", "dz", "qJ", "ts")}
_ACROSS = {frozenset(pair) for pair in ("bp", "kg", "gJ", "dz", "vf", "kx", "vb")}
"""Exchanged only between scripts: Arabic has no p, v and g."""

_ASPIRATED = frozenset("xk")
"""Written kh and k in one language."""

_FRONT, _BACK = frozenset("iI"), frozenset("oUu")
_LONG = frozenset("IU")


@lru_cache(maxsize=1 << 18)
def unlike(one: str, other: str) -> float:
    """What it costs to take two words for one name, from 0 to ``APART``; symmetric."""
    left, right = fold_name(one), fold_name(other)
    if left == right:
        return 0.0
    same = same_names()
    if same.get(left, left) == same.get(right, right):
        return 0.0
    cost = _sounds_unlike(sound(left), sound(right))
    if cost > NEAR and min(len(left), len(right)) >= _SLIPPING and left[0] == right[0]:
        return _SLIP if DamerauLevenshtein.distance(left, right, score_cutoff=1) <= 1 else cost
    return cost


@lru_cache(maxsize=1 << 16)
def transliterated(one: str, other: str) -> bool:
    """Whether two words differ only in how a script is written in another: "Issaka", "Issakha"."""
    a, b = sound(fold_name(one)), sound(fold_name(other))
    if len(a.consonants) != len(b.consonants) or not a.consonants or a.abjad != b.abjad:
        return False
    pairs = {frozenset(pair) for pair in zip(a.consonants, b.consonants, strict=True)}
    fits = all(len(pair) == 1 or pair in _EQUAL or pair == _ASPIRATED for pair in pairs)
    return fits and _slots_unlike(a, b) <= SAME


def _sounds_unlike(one: Sounded, other: Sounded) -> float:
    if len(one.consonants) != len(other.consonants):
        one, other = _without_silent(one), _without_silent(other)
        if len(one.consonants) != len(other.consonants):
            return APART
    if not one.consonants and not (any(one.slots) and any(other.slots)):
        return APART
    across = one.abjad != other.abjad
    cost = sum(_consonants(a, b, across) for a, b in zip(one.consonants, other.consonants))  # noqa: B905 - as long
    if cost > NEAR:
        return APART
    return min(APART, cost + _slots_unlike(one, other))


def _without_silent(word: Sounded) -> Sounded:
    """Without kh inside and y before e: "Rakhmon" is also "Rahmon", "Yevgeny" "Evgeny"."""
    for i in range(len(word.consonants) - 1, -1, -1):
        silent = word.consonants[i] == ("x" if i else "y")
        if silent and (i or word.slots[1][:1] == "e"):
            slots = word.slots
            word = Sounded(
                consonants=word.consonants[:i] + word.consonants[i + 1 :],
                slots=(*slots[:i], slots[i] + slots[i + 1], *slots[i + 2 :]),
                abjad=word.abjad,
            )
    return word


def _consonants(one: str, other: str, across: bool) -> float:  # noqa: FBT001 - told by its name
    if one == other:
        return 0.0
    pair = frozenset((one, other))
    if pair in _EQUAL or (across and pair in _ACROSS):
        return 0.1
    return 0.5 if pair in _CLOSE else APART


def _slots_unlike(one: Sounded, other: Sounded) -> float:
    """The vowels; where a script does not write short ones, only what it does write speaks."""
    last = len(one.slots) - 1
    cost = 0.0
    for i, (left, right) in enumerate(zip(one.slots, other.slots, strict=True)):
        if left == right:
            continue
        if one.abjad != other.abjad:
            written, heard = (left, right) if one.abjad else (right, left)
            cost += _across(written, heard, i, last)
        elif not one.abjad:
            cost += _between(left, right, i, last)
            if last == 1 and _kinds(left) != _kinds(right):
                cost += _SHORT
        else:
            cost += 0.5 if i in {0, last} else 1.0
    return cost


def _across(written: str, heard: str, i: int, last: int) -> float:
    """A long vowel in Arabic letters, or none, against what is heard in others."""
    if not written:
        return _unwritten(heard, i, last)
    if i == 0:
        return 0.0 if not heard or _meet(written, heard) else 0.5
    if not heard:
        return 0.5
    if set(written) & _FRONT and heard == "e":
        return 1.0 if i < last else 0.0
    return 0.0 if _meet(written, heard) else _vowels(written, heard)


def _unwritten(heard: str, i: int, last: int) -> float:
    """Short vowels are not written; ou and ei before the last consonant are long ones."""
    if i == last:
        return 0.0 if heard in {"", "e", "a"} else 1.0
    if i == last - 1 and i > 0 and _LONG & set(heard):
        return 1.0
    return 0.5 if "A" in heard else 0.0


def _between(left: str, right: str, i: int, last: int) -> float:
    if left and right:
        return 0.0 if _meet(left, right) else _vowels(left, right)
    said = left or right
    if i == last:
        return 1.0
    if i == 0:
        return 0.5
    return 0.2 if len(said) == 1 and said not in _LONG else 0.75


def _meet(left: str, right: str) -> bool:
    """Whether the two have a vowel in common, e being a or i and o being u."""
    one, other = _kinds(left), _kinds(right)
    return bool(one & other)


@lru_cache(maxsize=1 << 12)
def _kinds(vowels: str) -> frozenset[str]:
    found = set()
    for vowel in vowels:
        if vowel in _FRONT:
            found.add("i")
        elif vowel == "e":
            found |= {"e", "i", "a"} if len(vowels) == 1 else {"e", "i"}
        else:
            found.add("u" if vowel in _BACK else "a")
    return frozenset(found)


def _vowels(left: str, right: str) -> float:
    """Vowels that do not meet: a and o are nearer than a and i."""
    both = set(left) | set(right)
    return 0.5 if "o" in both and both & {"a", "A", "e"} else 1.0
