"""One home for every phrase shown to a reader: complete, used, agreeing in number, and apart."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from string import Formatter

import pytest
from matplotlib.text import Text

import discourse
from discourse import modality, repetition, stance
from discourse.charts.house import offscreen
from discourse.charts.saving import close
from discourse.decisions.cascade import FAMILIES, NOTHING
from discourse.decisions.marker import HOLDERS
from discourse.documents import ZONES
from discourse.page import _drawings
from discourse.page.page_tables import SHOWN
from discourse.page.report_tables import findings
from discourse.polarity.shifting import KINDS as SHIFTS
from discourse.stance.evidence import weights_of
from discourse.tables.sentence_values import MEASURES
from discourse.word_classes import word_class
from discourse.wording import LANGUAGES, agreed, phrases, say, written_in

PACKAGE = Path(discourse.__file__).parent
RAW = {
    lang: tomllib.loads((PACKAGE / "wording" / f"{lang}.toml").read_text("utf-8"))
    for lang in LANGUAGES
}
EACH = pytest.mark.parametrize("lang", LANGUAGES)
SHOWING = ("charts", "inference", "page")
DRAWN = {
    "outlook",
    "course",
    "sentiment",
    "forest",
    "influence",
    "dispersion",
    "rates",
    "pull_quotes",
}
TIME_RULES = ("prospective", "order", "condition", "tense", "open", "main", "phrase", "none")
# Tables that are read by a name found in the data, and the names there are.
BY_NAME = {
    "categories": set(modality.CATEGORIES),
    "glosses": set(modality.CATEGORIES),
    "kinds": set(repetition.KINDS),
    "strengths": set(modality.STRENGTHS) - {""},
    "zones": set(ZONES),
    "outlooks": {"hope", "optimism", "fear", "pessimism"},
    "effects": {f"{of}_{name}" for of in ("measure", "difference") for name in MEASURES},
    "measures": {*MEASURES, "hedging"},
    "columns": {column for shown in SHOWN.values() for column in shown},
    "tables": set(SHOWN),
    "figures": DRAWN | {"influence_pair"},
    "codes": set(modality.CATEGORIES),
    "holders": set(HOLDERS),
    "readings": set(stance.OUTLOOKS),
    "conditionals": {
        rule.name.partition(".")[2]
        for rule in FAMILIES["conditional"]
        if rule.name.startswith("conditional.") and rule.category != NOTHING
    },
    "rules": {rule.name for family in FAMILIES.values() for rule in family},
    "shifts": set(SHIFTS) - {"no_shift"} | {"negation", "exclusion", "predicate"},
    "times": {*stance.TIMES, *(f"by_{name}" for name in TIME_RULES)},
}


def every(lang: str) -> dict[str, str]:
    """The phrases of a language by key, as they are written."""
    return {
        f"{table}.{name}": phrase
        for table, named in RAW[lang].items()
        for name, phrase in named.items()
    }


def fields(phrase: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(phrase) if name}


def sources() -> Iterator[tuple[Path, str]]:
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in (".py", ".html", ".js"):
            yield path, path.read_text(encoding="utf-8")


def test_every_language_has_the_same_keys_and_fields() -> None:
    first, *others = ({key: fields(phrase) for key, phrase in every(x).items()} for x in LANGUAGES)
    assert all(other == first for other in others)
    assert {path.stem for path in (PACKAGE / "wording").glob("*.toml")} == set(LANGUAGES)


# Tables whose names stand alone in one file, without that of the table.
WITHIN = {
    **{
        f"verdict{of}": "inference/verdicts.py"
        for of in ("", "_sections", "_groups", "_text", "_dates")
    },
    "lead": "page/majorities.py",
}


def test_every_phrase_is_used() -> None:
    code = "\n".join(text for _, text in sources())
    inside = {table: (PACKAGE / file).read_text("utf-8") for table, file in WITHIN.items()}
    unused = [
        key
        for key in every("fr")
        if (parts := key.split("."))[0] not in ("method", "findings", *BY_NAME)
        and f'"{key}"' not in code
        and f"'{key}'" not in code
        and f'"{parts[1]}"' not in inside.get(parts[0], "")
    ]
    assert not unused
    for table, names in BY_NAME.items():
        assert set(RAW["fr"][table]) == names, table


def test_every_key_that_is_asked_for_exists() -> None:
    known = every("fr")
    asked = {
        (path.name, key)
        for path, text in sources()
        for key in re.findall(rf"[\"']((?:{'|'.join(RAW['fr'])})\.(?!toml)[a-z_]+)[\"']", text)
    }
    assert len(asked) > 50
    assert not {(file, key) for file, key in asked if key not in known}


def test_every_finding_that_is_weighed_has_words() -> None:
    known = weights_of("fr")
    assert known is not None
    parts = {part for name in known.values for part in re.split(": |, ", name)}
    named = {*RAW["fr"]["findings"], *modality.CATEGORIES, *stance.OUTLOOKS}
    assert parts - named <= word_class("modal_verb", "fr")
    made = "\n".join(
        (PACKAGE / file).read_text("utf-8")
        for file in ("stance/evidence.py", "stance/targets.py", "stance/resumption.py")
    )
    tense = re.compile(r"(Ind|Cnd|Sub|Imp) (Pres|Past|Imp|Fut|Pqp)")
    for part in RAW["fr"]["findings"]:
        written = all(word in made for word in part.split())
        assert written or part in stance.STATUSES or tense.fullmatch(part), part


@EACH
def test_a_number_before_a_noun_agrees_with_it(lang: str) -> None:
    verb = r"(?:après|falls|rises|stands)\b"
    stiff = {
        key: found
        for key, phrase in every(lang).items()
        if (found := re.findall(rf"{{\w+}} (?!{verb})[^\W\d]{{4,}}s\b", phrase))
    }
    assert not stiff


def test_agreement_in_number() -> None:
    assert [agreed(n, "mot|mots", "fr") for n in (-1, 0, 1, 1.5, 2)] == [*["mot"] * 4, "mots"]
    assert [agreed(n, "a|b", "en") for n in (-1, 0, 1, 1.5, 2)] == ["a", "b", "a", "b", "b"]
    one = {"title": "T", "words": 1, "sentences": 1, "sections": 1}
    assert say("summary.text", "fr", **one) == "T : 1 mot compté, 1 phrase, 1 section"
    assert say("summary.text", "en", **one) == "T: 1 word counted, 1 sentence, 1 section"


@pytest.mark.parametrize("lang", ["de", "", "FR"])
def test_an_unknown_language_names_those_there_are(lang: str) -> None:
    for ask in (lambda: say("outlooks.hope", lang), lambda: phrases("zones", lang)):
        with pytest.raises(ValueError, match="lang must be one of 'fr', 'en'"):
            ask()
    with pytest.raises(ValueError, match="lang must be one of 'fr', 'en'"):
        written_in(lang)


# --- no phrase lies in code -----------------------------------------------------------------------


def shown_strings(tree: ast.Module) -> Iterator[str]:
    """The strings of a module that are neither docstring, error nor warning."""
    skipped: set[ast.AST] = set()
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):  # docstrings, of attributes too
            skipped |= {
                line.value
                for line in body
                if isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant)
            }
        called = node.func if isinstance(node, ast.Call) else None
        name = getattr(called, "id", getattr(called, "attr", ""))
        if isinstance(node, ast.Raise) or name.endswith(("Error", "warn", "required")):
            skipped |= set(ast.walk(node))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in skipped:
            yield node.value


# Places and fonts of matplotlib, styles of HTML, a query, the list that sha256sum reads, parts of
# errors.
NO_PHRASE = re.compile(
    r"(upper|lower|outside|axes|offset)( \w+)+|DejaVu Sans|exploratory and target == ''"
    r"|\dpx (solid|dashed) #\w{6}|opacity:\S+ solid \S+"
    r"|# The files of a report .*\n| \(changed since\)|; no report was written, .*"
)


def test_no_phrase_is_left_in_code() -> None:
    left = {
        (path.name, text)
        for path, source in sources()
        if path.suffix == ".py" and path.parent.name in SHOWING
        for text in shown_strings(ast.parse(source))
        if re.search(r"[àâçéèêëîïôûùœ«»“”]|[^\W\d_]{2,} [^\W\d_]{2,}", text)
        and not NO_PHRASE.fullmatch(text)
        and not set(text.split()) <= BY_NAME["columns"]
    }
    assert not left


# --- a page is in one language --------------------------------------------------------------------


SAID = (
    *("alt", "title", "aria-label", "data-zone", "data-copy", "data-copied"),
    *("data-author", "data-source", "data-k"),
)


class Shown(HTMLParser):
    """What a reader sees or hears of a page, without the article itself."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self._inside = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "div":
            self._inside += bool(self._inside) or given.get("class") == "article"
        if tag in ("style", "script"):
            self._inside += 1
        self.texts += [str(given[name]) for name in SAID if name in given]

    def handle_endtag(self, tag: str) -> None:
        self._inside -= bool(self._inside) and tag in ("div", "style", "script")

    def handle_data(self, data: str) -> None:
        if not self._inside:
            self.texts.append(data)


ARTICLE = """\
Le pont qui attend
La ville pourrait reconstruire le pont. Le maire craint la crise. Paris promet la paix.
Une lueur
La paix pourrait revenir. L’espoir renaît, dit le maire. Il faudrait un accord. Tout va bien.
« La paix pourrait revenir »
Une chute
La guerre menace. La crise s’aggrave. Personne ne croit plus au progrès. Le drame est certain."""
PARTS = ["title", "body", "heading", "body", "pull_quote", "heading", "body"]


def fragments(lang: str) -> set[str]:
    """The wordings of a language cut at their fields and forms, each worth looking for."""
    cut = {
        part.strip(" .,:;()[]\u00a0")
        for phrase in every(lang).values()
        for fixed, _, forms, _ in Formatter().parse(phrase)
        for part in (*re.split(r"[.:\n]", fixed), *(forms or "").split("|"))
    }
    return {part for part in cut if re.search(r"[^\W\d_]{3,}", part)}


@EACH
def test_a_page_has_no_word_of_the_other_language(lang: str, tmp_path: Path) -> None:
    [other] = set(LANGUAGES) - {lang}
    doc = discourse.document(
        ARTICLE, zones=PARTS, metadata={"rights": "Oui.", "rights_en": "Yes.", "title": "T"}
    )
    made = discourse.report(doc, tmp_path, target="Paris", lang=lang)
    texts = [*Shown(made.page.read_text("utf-8")).texts, *made.summary]
    found = findings(doc, "Paris", lang)
    for drawing in _drawings(found, lang).values():
        with offscreen():
            ax = drawing()
            texts += [text.get_text() for text in ax.figure.findobj(Text)]
            close(ax)
    shown = re.sub(r"\s+", " ", "\n".join(texts).replace("\u00a0", " "))
    own = "\n".join(every(lang).values())
    foreign = {
        part
        for part in fragments(other)
        if not re.search(rf"\b{re.escape(part)}\b", own + ARTICLE, re.IGNORECASE)
        and re.search(rf"(?<![\w.]){re.escape(part)}(?![\w.])", shown, re.IGNORECASE)
    }
    assert not foreign
    # The names of columns are for programs.
    assert not re.findall(
        r"\b[a-z]+_[a-z_]+\b", "\n".join(Shown(made.page.read_text("utf-8")).texts)
    )
