"""Events of many dispatches → interactions and stories; wire copies folded.

Wires have a door of their own: ``chancery.stories.copies``.
"""

from chancery.stories.figures import find_figures
from chancery.stories.interactions_gather import bearing_of, gather_tellings
from chancery.stories.interactions_keys import telling_keys
from chancery.stories.interactions_match import compare_tellings
from chancery.stories.threads import compare_interactions, story_keys
from chancery.stories.threads_gather import gather_story

__all__ = [
    "bearing_of",
    "compare_interactions",
    "compare_tellings",
    "find_figures",
    "gather_story",
    "gather_tellings",
    "story_keys",
    "telling_keys",
]
