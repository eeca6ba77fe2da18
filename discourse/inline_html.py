"""HTML for notebooks: styles inside the elements, since viewers drop style sheets and scripts.

JupyterLab removes ``<style>`` from a notebook that was not run here, as VS Code and nbviewer do.
Colours are half transparent and print has none, so that light and dark grounds both show through.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_CELL = "text-align:left;vertical-align:top;padding:2px 8px"


def escaped(text: str) -> str:
    """A text as HTML, quotes too.

    Examples
    --------
    >>> escaped('<b> "')
    '&lt;b&gt; &#34;'
    """
    from markupsafe import escape

    return str(escape(text))


def styled(name: str, inner: str, style: str = "", title: str = "", **more: str) -> str:
    """An element around HTML that is escaped already.

    Examples
    --------
    >>> styled("span", "a", "opacity:.7", 'say "a"')
    '<span style="opacity:.7" title="say &#34;a&#34;">a</span>'
    """
    attributes = (*more.items(), ("style", style), ("title", title))
    written = "".join(f' {key}="{escaped(value)}"' for key, value in attributes if value)
    return f"<{name}{written}>{inner}</{name}>"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of plain texts.

    Examples
    --------
    >>> "&lt;b&gt;" in table(["rule"], [["<b>"]])
    True
    """
    head = "".join(styled("th", escaped(one), _CELL) for one in heads)
    body = "".join(
        f"<tr>{''.join(styled('td', escaped(cell), _CELL) for cell in row)}</tr>" for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
