"""Discourse analysis of press texts, French first.

How sure is the writer, how hopeful, about whom, where in the text, and how sure are we of that?

>>> import discourse
>>> doc = discourse.document("L’Europe pourrait sortir de l’impasse.")
>>> discourse.markers(doc)[["text", "category", "strength"]]
           text  category  strength
0      pourrait  possible  possible
"""

from __future__ import annotations

import sys
from types import FunctionType
from typing import Any

try:
    import lazy_loader

    from discourse.documents import Document, Shown
except KeyboardInterrupt:
    # Python loads this before anything of our command can catch the interruption.
    _program = sys.argv[0].replace("\\", "/").rpartition("/")[2].removesuffix(".exe")
    if _program in ("-m", "discourse"):
        sys.stderr.write("discourse: interrupted\n")
        sys.exit(130)
    raise

# The names are in __init__.pyi, for type checkers too. Nothing is loaded before it is needed, so
# --help and programs that only read documents start at once.
_load, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)


def __getattr__(name: str) -> object:
    if name in __all__:
        public = _load(name)
        if not isinstance(public, FunctionType):
            return public
        from discourse.calls import answering

        # In the place where the loader keeps what it has loaded.
        made = globals()[name] = answering(public, __name__)
        return made
    from discourse.calls import no_name

    raise no_name(__name__, name, __all__)


def _show(doc: Document, /, **chosen: Any) -> Shown:
    from discourse.page.notebook import show

    return show(doc, **chosen)


Document.renderer = _show
