"""A plain text is one article; what was wrapped is undone where all texts are normalised."""

from __future__ import annotations

from collections.abc import Iterator

from discourse.reading.articles import Article
from discourse.reading.readers import Context


def articles(text: str, _: Context) -> Iterator[Article]:
    """The one article of a plain text."""
    yield Article(text)
