"""Small trees for the tests of this room: a sentence with its table, laid over a text."""

from chancery.parsing.fake import FakeParser
from chancery.records.dispatch import Block, Capture, Dispatch
from chancery.records.syntax import Syntax
from chancery.records.text import Span, Text


def dispatch_of(text: str) -> Dispatch:
    """A dispatch of one paragraph."""
    block = Block(kind="paragraph", span=Span(0, len(text)))
    capture = Capture(sha256="0" * 64, media_type="text/plain", path="-")
    return Dispatch(capture=capture, text=Text(text), blocks=(block,), language="fr")


def tree(text: str, table: str) -> Syntax:
    """The syntax that a table gives a text; one word a line, see ``chancery.parsing.fake``."""
    lines = [line.strip() for line in table.strip().splitlines()]
    return FakeParser("\n".join(lines)).parse(dispatch_of(text))
