"""The public names: in order, documented, each with an example that the doctests run."""

from __future__ import annotations

import inspect
import pickle
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pandas as pd
import pytest

import discourse
from tests.public_functions import CALLS, OTHERS

MODULES = ("charts", "coding", "corpus", "evaluation", "inference", "stance")
CONSTANTS = {"COUNTED_ZONES", "ZONES", "__version__"}


@pytest.mark.parametrize("name", sorted(set(discourse.__all__) - CONSTANTS))
def test_every_name_has_an_example_that_runs(name: str) -> None:
    doc = inspect.getdoc(getattr(discourse, name)) or ""
    assert ">>>" in doc
    assert "+SKIP" not in doc


@pytest.mark.parametrize(
    "name", [name for name in discourse.__all__ if inspect.isfunction(getattr(discourse, name))]
)
def test_every_function_says_what_it_takes_and_gives(name: str) -> None:
    function = getattr(discourse, name)
    doc = inspect.getdoc(function) or ""
    assert "Returns\n-------" in doc
    taken = doc.partition("Parameters\n----------\n")[2].partition("Returns\n")[0]
    documented = {
        part.strip()
        for line in taken.splitlines()
        if not line.startswith(" ")
        for part in line.partition(":")[0].split(",")
    }
    assert set(inspect.signature(function).parameters) <= documented


def test_every_function_is_one_that_the_tests_call() -> None:
    public = {name for name in discourse.__all__ if inspect.isfunction(getattr(discourse, name))}
    called = {call.name for call in CALLS.values()}
    assert not called & OTHERS
    assert (called - {"amplified"}) | OTHERS == public


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda *_: discourse.read("Une ligne.\nUne autre."), "discourse.document"),
        (lambda *_: discourse.from_frame(pd.DataFrame()), "it has none"),
        (lambda doc, _: discourse.contrasts(doc, cast("Any", 3)), "give a list of pairs"),
        (lambda *_: discourse.contrasts(cast("Any", None)), "make one with"),
        (lambda _, path: discourse.write(cast("Any", None), path, format="tei"), "make one with"),
    ],
)
def test_a_wrong_argument_is_answered_in_one_line(
    call: Callable[[discourse.Document, Path], object], said: str, tmp_path: Path
) -> None:
    doc = discourse.document("L’Europe espère la paix.", lang="fr")
    with pytest.raises((TypeError, ValueError, OSError), match=said) as caught:
        call(doc, tmp_path / "corpus.txt")
    assert "\n" not in str(caught.value)


def functions_of(module: str) -> list[tuple[str, Callable[..., object]]]:
    there = getattr(discourse, module)
    return [
        (name, one) for name in there.__all__ if inspect.isfunction(one := getattr(there, name))
    ]


@pytest.mark.parametrize("module", MODULES)
def test_a_misspelt_name_is_answered_in_every_module(module: str) -> None:
    there = getattr(discourse, module)
    for name in there.__all__:
        with pytest.raises(AttributeError, match=rf"^discourse\.{module} has no.*; did you mean"):
            getattr(there, f"{name}x")
    assert not hasattr(there, "__path_of__")


@pytest.mark.parametrize("module", MODULES)
def test_a_misspelt_argument_is_answered_in_every_module(module: str) -> None:
    for name, function in functions_of(module):
        last = [*inspect.signature(function).parameters][-1]
        with pytest.raises(TypeError, match=rf"^{name}\(\) has no argument '{last}x'; it takes"):
            function(**{f"{last}x": 1})
        assert pickle.loads(pickle.dumps(function)) is function


def test_a_misspelt_argument_of_show_is_answered() -> None:
    with pytest.raises(TypeError, match=r"show.. has no argument 'category'.*mean 'categories'"):
        cast("Any", discourse.example()).show(category="possible")


@pytest.mark.parametrize("call", ["contrasts", "trends"])
@pytest.mark.parametrize(
    ("given", "error", "says"),
    [
        ({"seed": "x"}, TypeError, "seed is 'x'; give a whole number"),
        ({"seed": 1.5}, TypeError, "seed is 1.5; give a whole number"),
        ({"seed": -1}, ValueError, "seed must be 0 or more, not -1"),
        ({"exploratory": 3}, TypeError, "exploratory is 3; give True or False"),
    ],
)
def test_a_seed_is_a_number_and_a_switch_is_true_or_false(
    call: str, given: dict[str, object], error: type[Exception], says: str
) -> None:
    doc = discourse.document("La paix revient.\nLe doute\nLa guerre menace.")
    with pytest.raises(error, match=re.escape(says)):
        getattr(discourse, call)(doc, **given)


DOC = discourse.document("Il pourrait pleuvoir.", id="pluie", lang="fr")
ANY = cast("Any", discourse)
UNCLEAR: dict[str, tuple[Callable[[], object], type[Exception], str]] = {
    "an id that is no text": (lambda: ANY.document("a", id=3), TypeError, "id is 3; .*as '3'"),
    "a place that is no number": (
        lambda: cast("Any", DOC).block_at("a"),
        TypeError,
        "offset is 'a'",
    ),
    "a place between two": (lambda: cast("Any", DOC).sentence_at(0.5), TypeError, "offset is 0.5"),
    "the sections for the sentences": (
        lambda: discourse.charts.sentiment(*[discourse.sentiment(DOC)] * 2),
        ValueError,
        r"lacks sentence; it is made by discourse\.sentiment\(by='sentence'\)",
    ),
    "one table of two": (
        lambda: discourse.charts.sentiment(discourse.sentiment(DOC)),
        TypeError,
        r"two tables: give discourse\.sentiment\(docs, by='sentence'\) as the second",
    ),
    "no report": (lambda: ANY.report(DOC, None), TypeError, "folder is NoneType; .* of a folder"),
    "a text for a document": (lambda: ANY.stance.toward("a", 0, 1), TypeError, "one Document"),
    "offsets that are none": (lambda: ANY.stance.toward(DOC, "a", 1), TypeError, "start is 'a'"),
    "a text for outlooks": (
        lambda: ANY.stance.overall("abc"),
        TypeError,
        r"what stance\.find gives",
    ),
    "a misspelt zone": (lambda: discourse.stance.voices(DOC, "bdy"), ValueError, "mean 'body'"),
    "a row without a place": (
        lambda: discourse.explain(DOC, next(discourse.hedging(DOC).itertuples())),
        TypeError,
        "a row without start and end; give one of a table that has them: markers",
    ),
    "a width above all": (
        lambda: discourse.coding.plan(DOC, half_width=2),
        ValueError,
        "half_width is 2, and an interval of any outlook is narrower than 1 to either side",
    ),
    "a share above all": (
        lambda: discourse.coding.plan(DOC, measure="hedging", half_width=0.5),
        ValueError,
        "any hedging is narrower than 0.5",
    ),
    "an empty section name": (
        lambda: discourse.keyness(discourse.example(), by="section", group="x"),
        ValueError,
        "choose one of '', ",
    ),
}


@pytest.mark.parametrize("mistake", UNCLEAR)
def test_a_mistake_is_named_with_its_place(mistake: str) -> None:
    call, error, said = UNCLEAR[mistake]
    with pytest.raises(error, match=said):
        call()


@pytest.mark.parametrize("coded", [pd.DataFrame(), {}, [], iter(())])
def test_codes_that_are_none_are_refused(coded: object) -> None:
    with pytest.raises((TypeError, ValueError), match=r"discourse\.coding\.read"):
        discourse.outlook(DOC, coded=cast("Any", coded))


@pytest.mark.parametrize("name", ["outlook", "rates", "forest", "influence", "dispersion"])
def test_axes_are_those_of_matplotlib(name: str) -> None:
    maker = {"forest": "outlook", "dispersion": "markers"}.get(name, name)
    table = getattr(discourse, maker)(DOC)
    with pytest.raises(TypeError, match="ax is 3; give an Axes of matplotlib"):
        getattr(discourse.charts, name)(table, ax=3)
