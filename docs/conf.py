"""The documentation site: Sphinx reads these settings, see `make docs`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import latex2mathml.converter
from docutils import nodes

import discourse
from tools.build_docs import made_pages

project = "discourse"
copyright = "discourse-toolkit contributors"  # noqa: A001 - the name Sphinx looks for
version = release = discourse.__version__
language = "en"
html_title = f"discourse {release}"

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx.ext.viewcode"]
myst_enable_extensions = ["dollarmath", "deflist"]
myst_heading_anchors = 3
nitpicky = False

html_theme = "furo"
html_copy_source = False
html_show_sourcelink = False
html_last_updated_fmt = None  # nothing on a page depends on the clock
html_theme_options = {"navigation_with_keys": True}

napoleon_google_docstring = False
napoleon_use_rtype = False
napoleon_use_ivar = True  # else the fields of a record are described twice
suppress_warnings = ["ref.python"]  # fields of one name in two records
autodoc_typehints = "none"  # the docstrings say what a parameter takes
autodoc_member_order = "bysource"
add_module_names = False
default_role = "code"

exclude_patterns = ["README.md"]


def _mathml(latex: str, display: str) -> str:
    return str(latex2mathml.converter.convert(latex, display=display))


def _inline(self: Any, node: nodes.math) -> None:
    self.body.append(_mathml(node.astext(), "inline"))
    raise nodes.SkipNode


def _block(self: Any, node: nodes.math_block) -> None:
    self.body.append(f'<div class="math">{_mathml(node.astext(), "block")}</div>')
    raise nodes.SkipNode


def setup(app: Any) -> None:
    """Formulas as MathML, which browsers draw without a script; pages made of the data."""
    # MathJax would be fetched from the web, and needs JavaScript.
    app.add_html_math_renderer("mathml", (_inline, None), (_block, None))
    app.config.html_math_renderer = "mathml"
    made_pages(Path(app.srcdir) / "made")
