"""The way of one dispatch through the house, in order.

::

    sources     bytes → capture
    pages       capture → dispatch: text, blocks, metadata
    languages   dispatch → its language
    parsing     dispatch → syntax
    mentions    syntax → names, places, times
    resolution  mentions → cast: who is who
    statements  cast → who said what
    events      statements → events
    agreements  events → what is owed

Rooms never import one another; they meet here through records, and the types of those records are
what keeps the order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO
from itertools import islice
from pathlib import Path
from time import perf_counter

from chancery.agreements import find_agreements
from chancery.errors import ChanceryError, DefectError
from chancery.events import Miss, code_events
from chancery.events import find_misses as misses_of
from chancery.knowledge.load import languages
from chancery.languages import name_of, set_aside_foreign
from chancery.mentions import find_mentions
from chancery.pages import read_page
from chancery.parsing import Parser, load_parser, mend
from chancery.records.dispatch import Capture, Dispatch, Fact
from chancery.records.intake import Item
from chancery.records.mention import Cast, Mentions
from chancery.records.reading import Reading
from chancery.records.statement import Statements
from chancery.records.syntax import Syntax
from chancery.records.text import Span
from chancery.resolution import resolve
from chancery.sources import capture_file, capture_stream
from chancery.statements import find_statements, told_by

READER = "chancery/0.1.0"
"""Which reader made a reading; part of every reading."""

BATCH = 48
"""Dispatches parsed together: enough for the parser's batches, few enough to keep memory flat."""

Clock = Callable[[str, float], None]
"""Told after each room how many seconds it took: ``clock("parsing", 0.031)``."""

Outcome = Reading | ChanceryError
"""What became of one input: its reading, or the error that one line explains."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a caller says of dispatches: facts with the origin ``option``."""

    language: str | None = None
    published: str | None = None
    publisher: str | None = None


def read_file(
    path: Path | str, *, language: str | None = None, published: str | None = None,
    publisher: str | None = None,
) -> Reading:  # fmt: skip
    """Read one file: a plain-text dump of a page, or saved HTML (also gzipped).

    ``language`` (BCP 47) overrules what the text looks like; ``published`` (EDTF: ``2025-05-14``)
    what the page says; ``publisher`` is whose page it is unless the page says so itself. Raises
    ``InputError`` when there is nothing that can be opened; a page without anything to read gives
    an empty reading whose ``problems`` say why.
    """
    given = Given(language=language, published=published, publisher=publisher)
    return _one(*capture_file(Path(path)), given)


def read_bytes(
    data: bytes, *, path: str = "-", language: str | None = None, published: str | None = None,
    publisher: str | None = None,
) -> Reading:  # fmt: skip
    """Read bytes as ``read_file`` reads a file, unpacked if need be; ``path`` names the capture."""
    capture, content = capture_stream(BytesIO(data), path=path)
    given = Given(language=language, published=published, publisher=publisher)
    return _one(capture, content, given)


def read_text(
    text: str, *, language: str | None = None, published: str | None = None,
    publisher: str | None = None,
) -> Reading:  # fmt: skip
    """Read text that is at hand, as a dump of a page; the capture holds its UTF-8 bytes."""
    data = text.encode("utf-8", "replace")
    return read_bytes(data, language=language, published=published, publisher=publisher)


def read_files(
    paths: Iterable[Path], *, language: str | None = None, published: str | None = None,
    publisher: str | None = None, clock: Clock | None = None,
) -> Iterator[tuple[Path, Outcome]]:  # fmt: skip
    """Read many files, in their order; one that cannot be read gives its error and no more.

    Parsing is batched over 48 dispatches; memory does not grow with their number.
    """
    watch = Stopwatch(clock)
    given = Given(language=language, published=published, publisher=publisher)
    todo = iter(paths)
    while batch := list(islice(todo, BATCH)):
        opened = [(path, _opened(path, given, watch)) for path in batch]
        yield from zip(batch, _read_batch([what for _, what in opened], watch), strict=True)


def read_items(
    items: Iterable[Item], *, language: str | None = None, published: str | None = None,
    publisher: str | None = None, clock: Clock | None = None,
) -> Iterator[tuple[Item, Outcome]]:  # fmt: skip
    """Read things that are at hand, as ``read_files`` reads files."""
    watch = Stopwatch(clock)
    given = Given(language=language, published=published, publisher=publisher)
    todo = iter(items)
    while batch := list(islice(todo, BATCH)):
        opened = [_opened_item(item, given, watch) for item in batch]
        yield from zip(batch, _read_batch(opened, watch), strict=True)


def open_dispatch(
    capture: Capture, data: bytes, *, language: str | None, published: str | None,
    publisher: str | None = None, watch: Stopwatch | None = None,
) -> Dispatch:  # fmt: skip
    """From bytes to a dispatch whose language is known, or whose ``problem`` says why not."""
    watch = watch or Stopwatch(None)
    with watch.room("pages"):
        dispatch = read_page(capture, data, published=published, publisher=publisher)
    with watch.room("languages"):
        dispatch = set_aside_foreign(dispatch, language)
    if language:
        fact = Fact(name="language", value=language, origin="option")
        dispatch = replace(dispatch, facts=(fact, *dispatch.facts))
    return _supported(dispatch)


def read_dispatch(dispatch: Dispatch, syntax: Syntax, watch: Stopwatch | None = None) -> Reading:
    """From a dispatch and its syntax to what it says: the rooms in their order."""
    watch = watch or Stopwatch(None)
    language = dispatch.language or ""
    syntax, mentions, cast, statements = _before_events(dispatch, syntax, watch)
    with watch.room("events"):
        tellers = partial(told_by, dispatch, statements, cast)
        events = code_events(dispatch, syntax, mentions, cast, tellers, language)
    with watch.room("agreements"):
        agreements = find_agreements(dispatch, syntax, mentions, cast, events, language)
    return Reading(
        dispatch=dispatch,
        entities=cast.entities,
        statements=statements.all,
        events=events,
        agreements=agreements,
        problems=_problems(dispatch, syntax),
        reader=READER,
    )


def find_misses(dispatch: Dispatch, syntax: Syntax, within: Span) -> tuple[Miss, ...]:
    """What became of each possible predicate in a stretch of a dispatch; see ``events.misses``."""
    language = dispatch.language or ""
    syntax, mentions, cast, statements = _before_events(dispatch, syntax, Stopwatch(None))
    tellers = partial(told_by, dispatch, statements, cast)
    return misses_of(dispatch, syntax, mentions, cast, tellers, language, within)


def _before_events(
    dispatch: Dispatch, syntax: Syntax, watch: Stopwatch
) -> tuple[Syntax, Mentions, Cast, Statements]:
    """The rooms up to events: mended syntax, mentions, who they are, and who says what."""
    language = dispatch.language or ""
    with watch.room("parsing"):
        syntax = mend(syntax, language)
    with watch.room("mentions"):
        mentions = find_mentions(dispatch, syntax, language)
    with watch.room("resolution"):
        cast = resolve(dispatch, syntax, mentions, language)
    with watch.room("statements"):
        statements = find_statements(dispatch, syntax, mentions, cast, language)
    return syntax, mentions, cast, statements


class Stopwatch:
    """Tells a clock how long each room took; does nothing without one."""

    def __init__(self, clock: Clock | None) -> None:
        self._clock = clock

    @contextmanager
    def room(self, name: str) -> Iterator[None]:
        """Time what happens inside."""
        start = perf_counter()
        yield
        if self._clock:
            self._clock(name, perf_counter() - start)


def _one(capture: Capture, data: bytes, given: Given) -> Reading:
    dispatch = _open(capture, data, given, Stopwatch(None))
    if dispatch.problem:
        return _unread(dispatch)
    return read_dispatch(dispatch, parser_of(dispatch).parse(dispatch))


def parser_of(dispatch: Dispatch) -> Parser:
    """The parser for a dispatch's language."""
    return load_parser(dispatch.language or "")


def _open(capture: Capture, data: bytes, given: Given, watch: Stopwatch) -> Dispatch:
    return open_dispatch(
        capture, data, language=given.language, published=given.published,
        publisher=given.publisher, watch=watch,
    )  # fmt: skip


def _opened(path: Path, given: Given, watch: Stopwatch) -> Dispatch | ChanceryError:
    try:
        with watch.room("sources"):
            capture, data = capture_file(path)
        return _open(capture, data, given, watch)
    except ChanceryError as error:
        return error
    except Exception as error:  # noqa: BLE001 - one dispatch never stops a run
        return _defect(path, error)


def _opened_item(item: Item, given: Given, watch: Stopwatch) -> Dispatch | ChanceryError:
    try:
        return _open(item.capture, item.data, given, watch)
    except ChanceryError as error:
        return error
    except Exception as error:  # noqa: BLE001 - one dispatch never stops a run
        return _defect(item.address, error)


def _read_batch(opened: list[Dispatch | ChanceryError], watch: Stopwatch) -> Iterator[Outcome]:
    readable = [d for d in opened if isinstance(d, Dispatch) and not d.problem]
    syntaxes = _parsed(readable, watch)
    for one in opened:
        if isinstance(one, ChanceryError):
            yield one
        elif one.problem:
            yield _unread(one)
        else:
            yield _read_safely(one, next(syntaxes), watch)


def _parsed(dispatches: list[Dispatch], watch: Stopwatch) -> Iterator[Syntax | ChanceryError]:
    """The syntax of each, in order, languages batched together; errors stand for failures."""
    found: dict[int, Syntax | ChanceryError] = {}
    for language in dict.fromkeys(d.language for d in dispatches):
        group = [(n, d) for n, d in enumerate(dispatches) if d.language == language]
        try:
            with watch.room("parsing"):
                syntaxes = list(load_parser(language or "").parse_many(d for _, d in group))
            found.update({n: s for (n, _), s in zip(group, syntaxes, strict=True)})
        except ChanceryError as error:
            found.update({n: error for n, _ in group})
    yield from (found[n] for n in range(len(dispatches)))


def _read_safely(dispatch: Dispatch, syntax: Syntax | ChanceryError, watch: Stopwatch) -> Outcome:
    if isinstance(syntax, ChanceryError):
        return syntax
    try:
        return read_dispatch(dispatch, syntax, watch)
    except ChanceryError as error:
        return error
    except Exception as error:  # noqa: BLE001 - one dispatch never stops a run
        return _defect(dispatch.capture.url or dispatch.capture.path or "-", error)


def _defect(path: Path | str, error: Exception) -> DefectError:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f"{Path(trace.tb_frame.f_code.co_filename).stem}:{trace.tb_lineno}" if trace else "?"
    said = " ".join(str(error).split())[:200]
    fault = f"{type(error).__name__} at {where}: {said}"
    message = f"{path}: a fault of Chancery's own ({fault}); please report it"
    return DefectError(message)


def _supported(dispatch: Dispatch) -> Dispatch:
    if dispatch.problem:
        return dispatch
    known = languages()
    if dispatch.language is None:
        return replace(dispatch, problem="no language was recognised; name one with --language")
    if dispatch.language not in known:
        written, read = name_of(dispatch.language), ", ".join(map(name_of, known))
        problem = f"written in {written}, which is not read yet; read are: {read}"
        return replace(dispatch, problem=problem)
    return dispatch


def _unread(dispatch: Dispatch) -> Reading:
    return Reading(dispatch=dispatch, problems=(dispatch.problem or "",), reader=READER)


def _problems(dispatch: Dispatch, syntax: Syntax) -> tuple[str, ...]:
    skipped = [
        f"not read: characters {s.start} to {s.end}, an unbroken run or over what is read at once"
        for s in syntax.skipped
    ]
    return (*([dispatch.problem] if dispatch.problem else []), *skipped)
