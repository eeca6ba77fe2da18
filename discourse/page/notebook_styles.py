"""How markers, evaluative words and zones look in a notebook: styles for single elements."""

from __future__ import annotations

from collections.abc import Mapping

# Hues are Okabe and Ito's and two more. The line around a marker tells its family in print and to
# the colour-blind: solid for how sure, dashed for how one knows, dotted for what is wanted or able,
# double for what softens or concedes.
HUES: Mapping[str, tuple[str, str]] = {
    "possible": ("86,180,233", "solid"),
    "probable": ("0,114,178", "solid"),
    "certain": ("213,94,0", "solid"),
    "inferential": ("0,158,115", "dashed"),
    "reportive": ("128,128,128", "dashed"),
    "hypothetical": ("122,104,216", "dotted"),
    "deontic": ("204,121,167", "dotted"),
    "dynamic": ("170,170,60", "dotted"),
    "bouletic": ("230,159,0", "dotted"),
    "approximator": ("60,170,180", "double"),
    "concessive": ("160,110,50", "double"),
    "undecided": ("128,128,128", "double"),
}
_SIDES = {"good": "2px solid #3b9bd6", "bad": "2px dashed #d9622b"}
_ZONES: Mapping[str, str] = {
    "title": "font-size:1.4em;font-weight:bold",
    "heading": "font-size:1.1em;font-weight:bold;margin-top:1.4em",
    "standfirst": "font-style:italic",
    **dict.fromkeys(
        ("pull_quote", "caption", "byline", "boilerplate"),
        "opacity:.75;border-left:3px solid rgba(128,128,128,.5);padding-left:.8em",
    ),
}
_BLOCK = "margin:0 0 1em;white-space:pre-wrap"
SMALL = "font-size:.75em;opacity:.75"
LEGEND = "font-size:.85em;line-height:2;margin:0 0 1em"
ARTICLE = "max-width:46em;line-height:1.6"


def zone_style(zone: str) -> str:
    """The style of a block.

    Examples
    --------
    >>> zone_style("body")
    'margin:0 0 1em;white-space:pre-wrap'
    """
    return f"{_BLOCK};{_ZONES.get(zone, '')}".rstrip(";")


def marked(category: str) -> str:
    """The style of a marker.

    Examples
    --------
    >>> marked("possible").partition(";")[0]
    'background-color:rgba(86,180,233,.25)'
    """
    hue, line = HUES[category]
    width = 3 if line == "double" else 1
    return (
        f"background-color:rgba({hue},.25);border:{width}px {line} rgba({hue},.9);"
        "border-radius:3px;padding:0 2px;font-weight:inherit"
    )


def piece_tag(classes: str) -> str:
    """The element of a piece, seen where a viewer drops styles too: markers bold, words slanted.

    Examples
    --------
    >>> piece_tag("m possible v good"), piece_tag("v bad")
    ('b', 'i')
    """
    return "b" if HUES.keys() & set(classes.split()) else "i"


def piece_style(classes: str) -> str:
    """The styles of a piece; that of a word comes last, so that its line is the lower one."""
    names = classes.split()
    grounds = [marked(name) for name in names if name in HUES]
    sides = [f"border-bottom:{_SIDES[name]}" for name in names if name in _SIDES]
    slant = [] if grounds else ["font-style:inherit"]
    return ";".join((*grounds[:1], *sides[:1], *slant))
