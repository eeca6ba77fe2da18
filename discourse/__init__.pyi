# The public names and where they live; the package loads each when it is first asked for.

from . import charts, coding, corpus, evaluation, inference, stance
from ._version import __version__
from .documents import COUNTED_ZONES, ZONES, Document
from .explanations import explain
from .languages import LanguageError, LexiconError
from .page import report
from .reading import (
    document,
    example,
    from_frame,
    read,
    read_many,
)
from .spreadsheet_files import spreadsheet
from .tables import (
    blocks,
    collocations,
    concordance,
    contrasts,
    contributions,
    course,
    frequencies,
    hedging,
    influence,
    markers,
    outlook,
    pull_quotes,
    rates,
    readability,
    sections,
    sentences,
    sentiment,
    texts,
    trends,
    verbs,
    views,
    words,
)
from .writing import write

__all__ = [
    "COUNTED_ZONES",
    "ZONES",
    "Document",
    "LanguageError",
    "LexiconError",
    "__version__",
    "blocks",
    "charts",
    "coding",
    "collocations",
    "concordance",
    "contrasts",
    "contributions",
    "corpus",
    "course",
    "document",
    "evaluation",
    "example",
    "explain",
    "frequencies",
    "from_frame",
    "hedging",
    "inference",
    "influence",
    "markers",
    "outlook",
    "pull_quotes",
    "rates",
    "read",
    "read_many",
    "readability",
    "report",
    "sections",
    "sentences",
    "sentiment",
    "spreadsheet",
    "stance",
    "texts",
    "trends",
    "verbs",
    "views",
    "words",
    "write",
]
