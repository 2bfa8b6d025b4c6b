"""From text to syntax: tags, lemmas, trees and names, as Universal Dependencies give them."""

from chancery.parsing.mend import mend
from chancery.parsing.port import Parser
from chancery.parsing.spacy_parser import load_parser

__all__ = ["Parser", "load_parser", "mend"]
