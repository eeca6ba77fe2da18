"""A call by a user: unknown names are answered, and warnings point at the user's line."""

from __future__ import annotations

import inspect
import sys
import warnings
from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from types import FunctionType
from typing import Any, NoReturn, TypeVar, cast

from discourse.suggestions import suggestion

_HERE = Path(__file__).parent
F = TypeVar("F", bound=Callable[..., Any])


def warn(message: str) -> None:
    """Warn at the line that called the package, however deep inside it this is called."""
    level, frame = 1, sys._getframe()
    while frame.f_back is not None and Path(frame.f_code.co_filename).is_relative_to(_HERE):
        level, frame = level + 1, frame.f_back
    warnings.warn(message, UserWarning, stacklevel=level)


def answer_for(module: str) -> None:
    """Answer misspelt names of a public module and of the arguments of its functions.

    The last line of the module, since what its ``__all__`` names must be there.

    Parameters
    ----------
    module
        its ``__name__``.
    """
    there = vars(sys.modules[module])
    names = there["__all__"]
    for name in names:
        function = there[name]
        if isinstance(function, FunctionType):
            # In the module it is written in too, where it is looked up to be pickled.
            made = there[name] = answering(function)
            vars(sys.modules[function.__module__])[function.__name__] = made

    def missing(name: str) -> NoReturn:
        raise no_name(module, name, names)

    there["__getattr__"] = missing


def no_name(module: str, name: str, names: Iterable[str]) -> AttributeError:
    """The error of a name that a module has not, with the one that may be meant."""
    return AttributeError(f"{module} has no attribute {name!r}{suggestion(name, names)}")


def answering(function: F, module: str = "") -> F:
    """A public function that says which arguments it has when it is given another.

    Parameters
    ----------
    function
        the function as it is written.
    module
        where a user finds it, so that it can be pickled by that name; by default its own.

    Examples
    --------
    >>> def add(first, second=0): ...
    >>> answering(add, __name__)(1, secnd=2)
    Traceback (most recent call last):
    TypeError: add() has no argument 'secnd'; it takes first, second; did you mean 'second'?
    """
    names = tuple(name for name in inspect.signature(function).parameters if name != "self")

    @wraps(function)
    def called(*given: Any, **named: Any) -> Any:
        for name, value in named.items():
            if name not in names:
                raise TypeError(_refused(function, names, name, value))
        return function(*given, **named)

    called.__module__ = module or function.__module__
    return cast("F", called)


def _refused(function: Callable[..., Any], names: tuple[str, ...], name: str, value: object) -> str:
    said = f"{function.__name__}() has no argument {name!r}; it takes {', '.join(names)}"
    meant = suggestion(name, names)
    if meant:
        return said + meant
    columns = _columns(function)
    column = name if name in columns else suggestion(name, columns).partition("'")[2][:-2]
    if not column:
        return said
    return f"{said}; {column!r} is a column of the table: table[table[{column!r}] == {value!r}]"


def _columns(function: Callable[..., Any]) -> tuple[str, ...]:
    """The columns of the table that a function makes of documents; () where it makes none."""
    needed = [one for one in inspect.signature(function).parameters.values() if _needed(one)]
    if [one.name for one in needed] != ["docs"]:
        return ()
    try:
        return tuple(map(str, function([]).columns))
    except (ValueError, AttributeError):  # it refuses none, or makes no table of them
        return ()


def _needed(one: inspect.Parameter) -> bool:
    return one.default is one.empty
