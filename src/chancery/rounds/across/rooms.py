"""What each room knows of its pieces, in one place."""

from __future__ import annotations

from chancery.agreements.accords import accord_keys, compare_accords
from chancery.agreements.dossiers import gather_accords as dossier_of
from chancery.agreements.step_keys import stipulation_keys
from chancery.agreements.step_keys import telling_keys as deed_keys
from chancery.agreements.steps import Hearing, first_owed, latest, with_steps
from chancery.records.actor import Face
from chancery.records.clipping import Print
from chancery.records.dossier import Accord, Dossier
from chancery.records.telling import Interaction, Telling
from chancery.resolution.across import compare as compare_faces
from chancery.resolution.across_actors import gather as actor_of
from chancery.resolution.across_faces import face, face_of, merge
from chancery.resolution.across_keys import keys as face_keys
from chancery.rounds.across.engine import Room
from chancery.stories.copies_compare import compare as compare_prints
from chancery.stories.copies_gather import gather as wire_of
from chancery.stories.copies_keys import keys as print_keys
from chancery.stories.interactions_gather import gather_tellings as interaction_of
from chancery.stories.interactions_keys import telling_keys
from chancery.stories.interactions_match import compare_tellings
from chancery.stories.threads import compare_interactions, story_keys
from chancery.stories.threads_gather import gather_story as story_of

__all__ = [
    "ACCORDS", "FACES", "INTERACTIONS", "PRINTS", "TELLINGS", "Hearing",
    "actor_of", "deed_keys", "dossier_of", "face", "face_of", "first_owed", "interaction_of",
    "latest", "merge", "owed_keys", "story_of", "wire_of", "with_steps",
]  # fmt: skip

PRINTS: Room[Print] = Room(
    kind="print", name=lambda one: one.dispatch, keys=print_keys, compare=compare_prints
)

FACES: Room[Face] = Room(
    kind="face", name=lambda one: one.id, keys=face_keys, compare=compare_faces
)

TELLINGS: Room[Telling] = Room(
    kind="telling", name=lambda one: one.id, keys=telling_keys, compare=compare_tellings
)

INTERACTIONS: Room[Interaction] = Room(
    kind="interaction", name=lambda one: one.id, keys=story_keys, compare=compare_interactions
)

ACCORDS: Room[Accord] = Room(
    kind="accord", name=lambda one: one.id, keys=accord_keys, compare=compare_accords
)


def owed_keys(dossier: Dossier) -> frozenset[str]:
    """The keys of the deeds that may become steps of a dossier."""
    return frozenset(key for one in dossier.stipulations for key in stipulation_keys(one))
