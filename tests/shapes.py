"""Texts and files that were slow, or could be, and every public function that has to read them.

`benchmarks/growth.py` measures how the time grows with the length of each shape,
`tests/test_growth.py` tests a bound, `benchmarks/fuzz.py` checks results. A shape is a function
from a number of characters to a text of about that length.
"""

from __future__ import annotations

import signal
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeAlias

import pandas as pd

import discourse
from discourse import Document
from discourse.page import notebook, pictures, rendering
from discourse.page.report_tables import findings
from tests.public_functions import CALLS

Shape: TypeAlias = Callable[[int], str]

PROSE = (
    "L’Europe pourrait retrouver la confiance, mais la crise n’est pas finie. ",
    "Selon Paris, l’accord serait sans doute signé avant l’hiver. ",
    "Personne ne croit plus au progrès, dit-il ; il faudrait pourtant agir. ",
    "La guerre menace-t-elle encore le continent ? Bruxelles veut croire à la paix. ",
)


def repeated(unit: str, before: str = "", after: str = "") -> Shape:
    """One unit repeated between a beginning and an end."""

    def shape(characters: int) -> str:
        return before + unit * max(1, characters // len(unit)) + after

    return shape


def numbered(unit: str) -> Shape:
    """A unit with a number in it, so that no two are equal."""

    def shape(characters: int) -> str:
        return "".join(unit.format(at) for at in range(max(1, characters // len(unit))))

    return shape


def nested(opening: str, closing: str) -> Shape:
    """As many openings as closings, one inside the other."""

    def shape(characters: int) -> str:
        depth = max(1, characters // len(opening + closing))
        return opening * depth + "un mot" + closing * depth

    return shape


_WORDS = (
    # Shapes that once took quadratic time, or worse.
    "A ", "A. ", "dit-il ", "il dit qu’il dit ", "pourrait ", "sans doute ", "plus que ",
    "Si elle peut, ",
    # Words that open a search to the left or the right for another one.
    "si ", "et ", "ou ", "mais ", "que ", "qui ", "dont ", "ne ", "ne pas ", "n’est ", "ni ",
    "pas ", "sans ", "plus ", "de ", "à ", "il ", "elle a ", "on ", "été ", "avait été ",
    "il faut que ", "il dit ", "dit-on que ", "selon ", "selon lui, ", "d’après Paris, ",
    "peut-être que ", "il semble que ", "devrait pouvoir ", "doit ", "peut-il ", "l’", "qu’", "a’",
    "Europe ", "l’Europe et ", "de l’Europe ", "M. Dupont ", "J. ", "U.E. ", "Paris Berlin ",
    "guerre ", "pas de guerre ", "espoir de paix ", "très ", "moins de paix que ", "bonne ",
    "environ 10 ", "1 000 ", "3,5 % ", "XXIe ", "14h30 ", "aujourd’hui ", "rendez-vous ",
    "avoir ", "être ", "signé ", "signer ", "pour signer ", "en signant ",
)  # fmt: skip
_MARKS = (
    ".", "!", "?", "…", ". ", "! ", "? ", "… ", ".\n", "?!", "...", ". . ", "a.", "a. ", "A.B.",
    "«", "»", "« ", " »", "« a » ", "“", "”", '"', '" ', "'", "’", "‘", "(", ")", "[", "]", "() ",
    "—", "— ", "–", "-", "- ", "a-", "_", "*", "#", "/", "\\", "|", "~", "`", ",", ", ", ";", ":",
    ": ", "•", "&", "&amp;", "<", ">", "<a", "<p ", "{", "}", "@", "a@b.c ", "http://a.b/", "=",
    "1", "1 ", "1.", "1,", "a", "é", "A", "\u0301", "e\u0301", "a\u00ad", "\u200b", "\ufeff", "ﬁ",
    " ", "\t", "\n", "\u00a0", "\u202f", " \n", "\r\n", "\r", "\x0b", "\u2028", "😀", "日", "ʼ",
)  # fmt: skip
_PAIRS = (("« ", " »"), ("« ", ""), ("“", "”"), ("(", ")"), ("[", "]"), ("— ", " —"), ("‘", "’"))

TEXTS: dict[str, Shape] = {
    **{f"words {unit!r}": repeated(unit) for unit in _WORDS},
    **{f"said {unit!r}": repeated(unit.capitalize(), "Un mot. ", "la paix.") for unit in _WORDS},
    **{f"marks {unit!r}": repeated(unit, "Un mot", "\nUn mot.") for unit in _MARKS},
    **{f"closers {unit!r}": repeated(unit, "Bravo.", "\nUn mot.") for unit in ")]»”\"'’"},
    **{f"nested {pair!r}": nested(*pair) for pair in _PAIRS},
    "prose on one line": repeated("".join(PROSE)),
    "prose, one line per sentence": repeated("".join(f"{line.strip()}\n" for line in PROSE)),
    "prose without a full stop": repeated("".join(PROSE).translate(str.maketrans(".?;", ",,,"))),
    "prose quoted": repeated("".join(f"« {line.strip()} » " for line in PROSE)),
    "prose in capitals": repeated("".join(PROSE).upper()),
    "prose, each line another": numbered(f"{PROSE[0]}Le fleuve {{}} monte. \n"),
    "wrapped prose": repeated("La crise n’est pas finie, et nul\nne croit plus à l’accord\n"),
    "one word without end": repeated("anticonstitutionnellement"),
    "one compound without end": repeated("arc-en-ciel-"),
    "short lines, equal": repeated("Un mot.\n"),
    "short lines, each another": numbered("Mot {}\n"),
    "paragraphs, equal": repeated("Un mot de plus ici, et un autre là.\n\n"),
    "headings, equal": repeated(f"Une lueur\n\n{PROSE[0]}\n\n"),
    "headings, each another": numbered(f"Lueur {{}}\n\n{PROSE[0]}\n\n"),
    "headings without text": numbered("Une lueur {}\n\n"),
    "pull quotes": repeated(f"{''.join(PROSE)}\n\n« {PROSE[0].strip()} »\n\n"),
    "near copies": numbered("L’Europe pourrait retrouver la confiance, dit le maire {}.\n\n"),
    "captions": repeated("Photo : le port (à gauche)\n\n"),
    "bylines": numbered("Par Jean Dupont{}\n\n"),
    "menus": repeated("Accueil\nPolitique\nS’abonner\n"),
    "mail addresses": repeated("jean.dupont@exemple.test\n"),
}  # fmt: skip

_PAGE = ("<!doctype html><html><body><article><h1>Le pont</h1><p>", "</p></article></body></html>")
_PARAGRAPH = "Le fleuve monte depuis trois jours, et plus personne ne dort dans la vallée. "
_HTML = (
    "<p ", "<p>", "</p>", "<a", "<a href='x'>", "<a href='x'>un mot</a> ", "<!--", "<!--a-->",
    "-->", "<br>", "<b>", "<div>", "<div><p>", "<blockquote>un mot</blockquote>", "<li>un mot",
    "<table>", "<td>a", "<script>", "<style>", "<h2>Une lueur</h2>", "&", "&amp;", "&nbsp;", "<",
    ">", "\"", f"<p>{_PARAGRAPH}</p>", f"{_PARAGRAPH}<br>", "<span>a</span>",
    "<!-- wp:p --><p>a</p><!-- /wp -->", "<figure><figcaption>Le port</figcaption></figure>",
    "<pre>a\n\n</pre>", "<i>a", "<div class='a b'>", "<meta name='a' content='b'>",
    '<script type="application/ld+json">{"a":1}</script>', "a\n", " ",
)  # fmt: skip
_MARKDOWN = (
    "[", "![", "[a](", "[a][", "](", "**a", " *a", "*a ", "__a ", " _a", "`", "`a ", "``", "<!--",
    "<!--a-->", "<a", "<a ", "<http://", "<https://a", "\\", "- a\n", "-a: b\n", "--- \n", "> ",
    ">", "> a\n", "# a\n", "#", "#a #", "# #", "a\n=\n", "=", "* ", "* * ", "- ", "_ _ ", "1. a\n",
    "1. ", "```\n", "~~~\n", "[a]: b\n", "[a]:", "[]", "[](", "![](", "![a](b \"c", "[a](b \"",
    "![a](b \"c\") ", "[a](b) ", "**a** ", "*a* ", "***", "*a*b", "**a**b", "_a_", "**a ",
    "|a|b|\n",
    "a  \n", "*a\n", "**a\n\n", f"{_PARAGRAPH}\n\n", f"> {_PARAGRAPH}\n\n{_PARAGRAPH}\n\n", "\n",
    " ", "\t",
)  # fmt: skip
EUROPRESSE = (
    '<html><body><article><div class="rdp__articletitle">Le pont</div>'
    '<span class="DocPublicationName">L’Écho</span><div class="DocText"><p>'
)


_NAMED = {
    "html": (".html", _HTML, _PAGE[0] + _PARAGRAPH, _PAGE[1]),
    "html head": (".html", _HTML, "<html>", _PARAGRAPH),
    "markdown": (".md", _MARKDOWN, "# Le pont\n\n", f"\n\n{_PARAGRAPH}"),
    "markdown front": (".md", _MARKDOWN, "---\n", "\n\nUn mot."),
    "unnamed": ("", tuple(dict.fromkeys((*_HTML, *_MARKDOWN))), "", f"\n\n{_PARAGRAPH}"),
}

FILES: dict[str, tuple[str, Shape]] = {
    **{
        f"{name} {unit!r}": (suffix, repeated(unit, before, after))
        for name, (suffix, units, before, after) in _NAMED.items()
        for unit in units
    },
    "html tags alone": (".html", repeated("<p ")),
    "markdown code": (".md", repeated("`", "Un mot ", " de plus.")),
    "unnamed front matter": ("", repeated("-a: b\n", "---\n")),
    "europresse articles": (".html", repeated(f"{EUROPRESSE}{_PARAGRAPH}</p></div></article>")),
    "europresse one article": (".html", repeated(f"<p>{_PARAGRAPH}", EUROPRESSE)),
    "europresse not closed": (".html", repeated(EUROPRESSE)),
    "iramuteq": (".txt", repeated(f"**** *an_2024\n{_PARAGRAPH}\n")),
    "iramuteq variables": (".txt", repeated(" *a_b", "****", f"\n{_PARAGRAPH}")),
    "iramuteq stars": (".txt", repeated("**** ", "", f"\n{_PARAGRAPH}")),
    "csv": (".csv", repeated("1;Un mot.\n", "n;texte\n")),
    "tsv": (".tsv", repeated("1\tUn mot.\n", "n\ttexte\n")),
    "csv one row": (".csv", repeated(_PARAGRAPH, "n;texte\n1;")),
    "csv quotation marks": (".csv", repeated('"', "n;texte\n1;")),
    "csv delimiters": (".csv", repeated(";", "n;texte\n1")),
    "csv columns": (".csv", numbered("c{};")),
    "jsonl": (".jsonl", repeated('{"text": "Un mot."}\n')),
    "json list": (".json", repeated('{"text": "Un mot."},', "[", '{"text": "Deux."}]')),
    "json brackets": (".json", repeated("[")),
    "jsonl other keys": (".jsonl", numbered('{{"text": "Un mot.", "k{}": 1}}\n')),
    "text": (".txt", repeated("".join(PROSE))),
    "text in carriage returns": (".txt", repeated("Un mot.\r")),
    "text with header cells": (".txt", repeated("texte,", "", "\nUn mot.")),
}
"""Ending of the name and content; the ending "" leaves the kind to the content."""


def _explained(doc: Document) -> list[str]:
    hits = discourse.markers(doc, zones="all").itertuples()
    parts = discourse.contributions(doc, zones="all").itertuples()
    return [str(discourse.explain(doc, hit)) for hit in (*hits, *parts)]


# Drawing is not what is measured.
_FIGURES = [
    pictures.Figure(name, name, ".svg", b"<svg/>", name)
    for name in ("outlook", "course", "forest", "sentiment", "influence", "dispersion")
]


@cache
def _others() -> tuple[Document, Document]:
    """Two texts to compare one with that may have no word."""
    texts = "La paix revient peut-être.", "La crise pourrait durer."
    return french(texts[0], "other"), french(texts[1], "third")


def _key_items(name: str, doc: Document) -> pd.DataFrame:
    """The key items, without the columns that are for markers and for pairs of groups."""
    table: pd.DataFrame = CALLS[name]([doc, *_others()], by="document", zones="all")
    return table.drop(columns=["against", "category"])


FUNCTIONS: dict[str, Callable[[Any], Any]] = {
    **{name: call.of_all_zones for name, call in CALLS.items()},
    **{name: partial(_key_items, name) for name in ("keyness", "keyness of markers")},
    "duplicates": lambda doc: discourse.duplicates([doc, replace(doc, id="b"), *_others()]),
    "explain": _explained,
    "show": notebook.show,
    "page": lambda doc: rendering.rendered(findings(doc, "Europe", "fr"), _FIGURES, "fr"),
}
"""All functions of a document, called so that they read all zones."""


def french(text: str, name: str = "a") -> Document:
    """A text read as French, whatever it looks like."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return discourse.document(text, id=name, lang="fr")


def read_text(content: str, suffix: str) -> list[Document]:
    """What `discourse.read_many` reads from a file of this content; [] if it refuses it."""
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        path = Path(folder, f"a{suffix}")
        path.write_text(content, encoding="utf-8", newline="")
        try:
            return discourse.read_many(path, lang="fr", on_problem=lambda _: None)
        except ValueError:
            return []


class TooSlow(BaseException):
    """A time limit was exceeded; handlers of ordinary errors must not catch this."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Stop a block that takes more processor time than this with a `TooSlow`.

    Processor time, so that a busy machine does not cause a failure. The engine of regular
    expressions looks for signals while it backtracks, so even an exponential pattern is stopped.
    """

    def stop(_signal: int, _frame: object) -> None:
        raise TooSlow(f"more than {seconds:g} s of processor time")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


# Endless sentences, for the rules of grammar: each of these words makes a rule search for another
# word, at any distance.
_LOOKED_FROM = (
    "s’il ", "ou si ", "et si elle vient, ", "si le pont est vieux, ", "savoir si ", "même si ",
    "alors que ", "tandis que ", "certes ", "bien sûr ", "vraiment ", "peut-être ", "certain ",
    "viendrait ", "aurait signé ", "permettrait ", "disait que ", "en disant que ", "estime que ",
    "demander si ", ", dit le maire ", "« non », dit-il, ", "« bon » ", "ainsi ", "il s’agirait ",
    "hypothèse ", "annonce le 3 mai ", "lundi ", "soit ", "finit ", "il faut que ", "sans que ",
    "ne que ", "de peur que ", "a eu ", "été été ", "avoir été ", "vient de ", "nous nous ", "lui ",
    "commission, de ", "intitulé « ", "DUPONT ", "mais bon ", "pas seulement bon ", "malgré ",
    "trop bon ", "lutte contre la guerre ", "la sécurité est insuffisante ", "faute de ",
    "l’Europe bon ", "UE-Russie ", "la la Europe ", "l’Europe doit ", "l’Europe accuse ",
    "inquiétude de l’Europe ", "selon l’Europe, ", "l’Europe exprime son inquiétude ",
)  # fmt: skip
# Words that a search skips without stopping: nouns, adverbs, pronouns, participles, infinitives.
_PASSED_OVER = ("table ", "bien ", "le ", "fait ", "manger ", "pays, ")


def halves(first: str, second: str) -> Shape:
    """One unit repeated in the first half, another in the second."""

    def shape(characters: int) -> str:
        half = characters // 2
        return repeated(first)(half) + repeated(second)(half)

    return shape


TEXTS |= {
    **{f"grammar {unit!r}": repeated(unit) for unit in _LOOKED_FROM},
    **{f"grammar {unit!r} far off": halves("table ", unit) for unit in _LOOKED_FROM},
    **{
        f"grammar {' and '.join((one, two))!r}": halves(one, two)
        for passed in _PASSED_OVER
        for unit in ("pourrait ", "sans doute ", "si ", "l’Europe bon ", "dit-il ", "finit ")
        for one, two in ((passed, unit), (unit, passed))
    },
    "grammar, a list of names": numbered("M. Dupont{} et Mme Durand{}, ".replace("{}", "{0}")),
}
