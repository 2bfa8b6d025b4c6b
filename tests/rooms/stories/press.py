"""Helpers: invented dispatches, and prints of them."""

from pathlib import Path

import yaml

from chancery.records.clipping import Clipping
from chancery.stories.copies import compare, keys, prepare

TEXTS = yaml.safe_load((Path(__file__).parent / "press.yml").read_text(encoding="utf-8"))
ORIGINAL, ANOTHER, RETOLD = (tuple(TEXTS[name]) for name in ("original", "another", "retold"))
ENGLISH, NOTICE, OWN, FORM = (tuple(TEXTS[name]) for name in ("english", "notice", "own", "form"))
BACKGROUND = ORIGINAL[-1]


def clipping(name, paragraphs, **more):
    told = {
        "address": f"https://example.org/{name}",
        "publisher": name,
        "published": "2025-04-24",
        "seen": "2025-05-01T00:00:00Z",
        "language": "fr",
        "title": None,
        "agencies": (),
        **more,
    }
    told.setdefault("day", told["published"] and told["published"][:10])
    return Clipping(id=f"dispatch-{name}", paragraphs=tuple(paragraphs), **told)


def printed(name, paragraphs=ORIGINAL, **more):
    return prepare(clipping(name, paragraphs, **more))


def meet(one, other):
    """Whether two prints are compared at all."""
    return bool(keys(one) & keys(other))


def answer(one, other):
    """What is answered for two prints that meet; those that do not are never compared."""
    return compare(one, other).answer if meet(one, other) else "never compared"


def weight(match, name):
    return next(feature.weight for feature in match.features if feature.name == name)


def edited(paragraphs, every=10, by="autrement"):
    """One word in ``every`` replaced."""
    said = [paragraph.split() for paragraph in paragraphs]
    at = 0
    for words in said:
        for n in range(len(words)):
            at += 1
            words[n] = by if at % every == 0 else words[n]
    return tuple(map(" ".join, said))
