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
