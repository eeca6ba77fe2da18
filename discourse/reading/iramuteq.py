"""IRaMuTeQ's text format: ``**** *variable_value`` opens each text of a corpus."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discourse.reading.articles import Article, Part, Problem, article_of
from discourse.reading.readers import Context, Windows, cut_at, each
from discourse.reading.wrapping import unwrapped

_BLANK = r"[ \t\u00a0\u202f]"
_OPENING = re.compile(
    rf"^{_BLANK}*(?:\*{{4,}}|\d{{4,}}(?= \*))(?P<variables>{_BLANK}+\*[^\n]*|{_BLANK}*)$",
    re.MULTILINE,
)
_MOST = 12  # words of a value; a longer one is the text, on the line of its variables
_THEME = re.compile(r"-\*(\S+)\s*\Z")


def articles(windows: Windows, context: Context) -> Iterator[Article | Problem]:
    """The texts of a corpus, in order, and those that could not be read."""

    def read(piece: str, item: str, notes: tuple[str, ...]) -> Article:
        line, _, body = piece.partition("\n")
        variables, more = _variables(line)
        return _article(body, variables, item, (*notes, *more), context.lang)

    pieces = cut_at(windows, _OPENING, first=True)
    above = " ".join(next(pieces, "").removeprefix("\ufeff").split())
    if above:
        reason = f"above the first line of variables, left out: {above[:60]!r}"
        yield Problem(context.where, "line 1", reason)
    yield from each(pieces, "text", context, read)


def _variables(line: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """The variables of a text; a value may hold blanks, a variable may have several values.

    >>> _variables("**** *suj_a *suj_b *type_article long")[0]
    {'suj': 'a, b', 'type': 'article long'}

    Raises
    ------
    ValueError
        A value that must be the text itself.
    """
    values: dict[str, list[str]] = {}
    blanks = []
    for part in re.split(rf"{_BLANK}+\*", line)[1:]:
        name, _, value = " ".join(part.split()).partition("_")
        if value.count(" ") >= _MOST:
            raise ValueError(
                f"its text stands on the line of its variables, after *{name}_; put it below"
            )
        if " " in value:
            blanks.append(f"*{name}_{value}")
        values.setdefault(name, []).append(value)
    notes = []
    if blanks:
        notes.append(f"a value with a blank, which IRaMuTeQ would cut: {', '.join(blanks)}")
    several = [name for name, found in values.items() if len(found) > 1]
    if several:
        notes.append(f"several values of *{', *'.join(several)}: joined")
    return {name: ", ".join(found) for name, found in values.items()}, tuple(notes)


def _article(
    body: str, variables: dict[str, str], item: str, notes: tuple[str, ...], lang: str
) -> Article:
    parts: list[Part] = []
    run: list[str] = []
    headed = 0
    for line in [*body.split("\n"), "-*_"]:
        theme = _THEME.match(line.strip())
        if theme is None:
            run.append(line)
            continue
        # As in a plain text: paragraphs of a corpus may be wrapped.
        whole = unwrapped("\n".join(run), lang)
        notes = (*notes, *(note for note in whole.notes if note not in notes))
        parts += [Part(one.strip(), "body") for one in whole.text.splitlines() if one.strip()]
        parts.append(Part(theme[1].replace("_", " ").strip(), "heading"))
        headed += 1
        run = []
    parts.pop()  # the sentinel
    if not any(part.zone == "body" for part in parts):
        raise ValueError("no text below its variables")
    if headed > 1:
        notes = (*notes, f"{headed - 1} thematic lines (-*…) read as headings")
    return article_of(parts, item=item, metadata=variables, notes=notes)
