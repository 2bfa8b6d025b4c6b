"""Pictures for a page: drawn on the server, readable by ear, without a style or a script of theirs.

Whatever they show comes from the news and is text, never markup. Every mark is a link to a page
of this site. Each takes ``say``, which gives its few fixed phrases in the reader's language.
"""

from chancery.desk.pictures.circle import Node, Tie
from chancery.desk.pictures.marks import Mark
from chancery.desk.pictures.matrix import Cell, matrix
from chancery.desk.pictures.network import network
from chancery.desk.pictures.spots import Spot
from chancery.desk.pictures.timeline import timeline
from chancery.desk.pictures.world_map import world_map

__all__ = [
    "Cell",
    "Mark",
    "Node",
    "Spot",
    "Tie",
    "matrix",
    "network",
    "timeline",
    "world_map",
]
