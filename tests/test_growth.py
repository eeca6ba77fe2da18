"""The time for a text or file grows no faster than its length.

`benchmarks/growth.py` measures exponents; here are the shapes that once hung, each at a length at
which it took ten seconds or more of processor time, or could not be waited for. Read in a time
that grows with the length they take a tenth of the bound or less.
"""

from __future__ import annotations

import pytest

from discourse.reading.file_kinds import kind_of
from discourse.zoning import zones_of
from tests.shapes import FILES, FUNCTIONS, PROSE, TEXTS, at_most, french, read_text, repeated

BOUND = 6.0  # seconds of processor time

DOCUMENTS = [
    *(pytest.param(f"closers {mark!r}", 60, id=f"closers {mark}") for mark in ")]»”\"'’"),
    *(pytest.param(f"marks {mark!r}", 16_000, id=f"marks {mark}") for mark in (*".!?…", "?!")),
    *(
        pytest.param(shape, 200_000, id=shape)
        for shape in (
            "prose on one line",
            "prose without a full stop",
            "one word without end",
            "one compound without end",
            "short lines, equal",
            "short lines, each another",
            "headings, each another",
            "headings without text",
            "pull quotes",
            "bylines",
            "menus",
        )
    ),
]

CALLS = [
    ("words", "words 'A '", 36_000),
    ("words", "words 'A. '", 55_000),
    ("words", "words 'dit-il '", 24_000),
    ("verbs", "words 'dit-il '", 24_000),
    ("markers", "words 'il dit qu’il dit '", 26_000),
    ("markers", "words 'pourrait '", 80_000),
    ("contributions", "words 'sans doute '", 95_000),
    ("contributions", "words 'plus que '", 110_000),
    ("explain", "prose on one line", 8_000),
    ("markers", "words 'Si elle peut, '", 14_000),
    ("outlook", "words 'Si elle peut, '", 14_000),
]

MARKDOWN = {
    "[": 60_000,
    "![": 50_000,
    "[a](": 50_000,
    " *a": 62_000,
    "*a ": 62_000,
    "__a ": 72_000,
    " _a": 60_000,
    "<!--": 100_000,
    "<a": 100_000,
    "<a ": 120_000,
    "<http://": 110_000,
    "<https://a": 120_000,
    "![](": 35_000,
    '![a](b "c': 70_000,
    '[a](b "': 115_000,
}

READ = [
    *((f"markdown {unit!r}", characters) for unit, characters in MARKDOWN.items()),
    ("markdown code", 40_000),
    ("html tags alone", 240_000),
    ("html '<table>'", 40_000),
]


@pytest.mark.parametrize(("shape", "characters"), DOCUMENTS)
def test_a_text_is_read_in_a_time_that_grows_with_its_length(shape: str, characters: int) -> None:
    with at_most(BOUND):
        assert french(TEXTS[shape](characters)).text


@pytest.mark.parametrize(("function", "shape", "characters"), CALLS)
def test_no_function_grows_faster_than_its_text(function: str, shape: str, characters: int) -> None:
    doc = french(TEXTS[shape](characters))
    with at_most(BOUND):
        FUNCTIONS[function](doc)


@pytest.mark.parametrize(("shape", "characters"), READ)
def test_no_file_takes_longer_than_its_length(shape: str, characters: int) -> None:
    suffix, content = FILES[shape]
    with at_most(BOUND):
        read_text(content(characters), suffix)


BLOCKS = {
    "names of agencies": f"La ministre à son arrivée. (Lea MARTIN {'/ AFP ' * 40}!",
    "slashes": f"La ministre à son arrivée. Lea{' / Aa' * 40}!",
    "a breadcrumb": f"Accueil{' > aa' * 9} !",
    "signatories": f"{'Ana Dima, maire ; ' * 100}le collectif !",
    "a Spanish breadcrumb": f"Inicio {'>' * 60}{'a' * 90}",
    "one word": f"A{'a' * 300_000} ?",
    "names": f"{' y '.join(['Ana Dima'] * 7)} !",
}


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_no_cue_tries_a_block_in_every_way(block: str) -> None:
    paragraph = "".join(PROSE)
    with at_most(BOUND):
        zones = zones_of(["Le titre de la page", paragraph, block, paragraph, block], "fr")
    assert len(zones) == 5


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        pytest.param(
            repeated("<!-- wp:paragraph -->\n<!-- /wp:paragraph -->\n", "", "Un mot.")(1_000),
            "text",
            id="WordPress comments",
        ),
        pytest.param(repeated("<!--a-->\n", "", "Un mot.")(1_000), "text", id="comments"),
        pytest.param(repeated("-a: b\n", "---\n")(1_000), "text", id="front matter"),
        pytest.param(" " * 4_000, "text", id="blanks"),
    ],
)
def test_the_kind_of_a_file_is_told_at_once(content: str, kind: str) -> None:
    with at_most(BOUND):
        assert kind_of(content, "") == kind
