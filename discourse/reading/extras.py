"""Libraries that come with the extra ``office``, loaded when a file asks for one."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType


def library(module: str, where: str, what: str) -> ModuleType:
    """A module of the extra ``office``.

    Parameters
    ----------
    module
        Its name.
    where, what
        The file that needs it and what kind of file that is, for the message.

    Raises
    ------
    ValueError
        It is not installed; the message says how to install it.

    Examples
    --------
    >>> library("no_such_module", "a.docx", "a Word document (.docx)")
    Traceback (most recent call last):
    ValueError: a.docx: a Word document (.docx), which needs the extra office: pip install ...
    """
    try:
        return import_module(module)
    except ModuleNotFoundError:
        raise ValueError(
            f"{where}: {what}, which needs the extra office: "
            "pip install 'discourse-toolkit[office]'; or save it as plain text"
        ) from None
