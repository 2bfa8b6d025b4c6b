"""What is wrong with a command line, in our words and in one line."""

from __future__ import annotations

import re

_WORDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(form), line)
    for form, line in (
        (r"No such option: (\S+)\.?", r"there is no option \1"),
        (
            r"No such option: (\S+) \(Possible options: (.*)\)",
            r"there is no option \1; like it: \2",
        ),
        (r"No such option: (\S+) Did you mean (.*)\?", r"there is no option \1; like it: \2"),
        (r"No such command '(.*?)'\.", r"there is no command \1"),
        (r"No such command '(.*?)'\. Did you mean (.*)\?", r"there is no command \1; like it: \2"),
        (r"Missing (?:argument|option|parameter) '(.*)'\.", r"\1 is missing"),
        (r"Option '(.*)' requires an argument\.", r"\1: its value is missing"),
        (r"Option '(.*)' does not take a value\.", r"\1 takes no value"),
        (r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)", r"\1: not expected here"),
        (r"(.*): '(.*)' is not one of (.*?)\.?", r"\1 \2: there is none; give one of \3"),
        (r"(.*): .*valid integer.*", r"\1: give a whole number"),
        (r"(.*): .*greater than or equal to (\S+)", r"\1: give \2 or more"),
        (r"(.*): .*less than or equal to (\S+)", r"\1: give \2 or less"),
        (r"(.*): .*in the range (.*?)\.?", r"\1: give a number, \2"),
    )
)
"""What Typer says, in the words of its versions, and what we say for it; the rest stays as is."""

_OPTION = re.compile(r"Invalid value for (?P<names>.*?): (?:Value error, )?(?P<rest>.*)")
_QUOTED = re.compile(r"'([^']*)'")


def told(error: Exception, command: str | None) -> str:
    """The line for an error of the command line; it ends with where help is to be had."""
    said = " ".join(str(getattr(error, "format_message", error.__str__)()).split())
    of = f"chancery {command}" if command else "chancery"
    return f"{_in_our_words(said)} ({of} --help)"


def _in_our_words(said: str) -> str:
    if found := _OPTION.fullmatch(said):
        named = _QUOTED.findall(found["names"]) or [found["names"]]
        said = f"{max(named, key=len)}: {found['rest']}"
    for form, line in _WORDS:
        if found := form.fullmatch(said):
            return _unquoted(found.expand(line))
    return said


def _unquoted(line: str) -> str:
    return _QUOTED.sub(r"\1", line)
