"""Documents written as a corpus of another tool: the one door out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from discourse.arguments import documents_of, one_of, zones_of
from discourse.documents import Document
from discourse.user_files import path_of, write_whole
from discourse.writing import conllu, iramuteq, tei, txm
from discourse.writing.variables import chosen as chosen_variables

FORMATS = {
    "iramuteq": iramuteq.corpus,
    "txm": txm.corpus,
    "tei": tei.corpus,
    "conllu": conllu.corpus,
}
"""What makes the content of a file, by the name of its format."""

_OF_ZONES = ("tei", "conllu")  # these say of each block what it is


def write(
    docs: Document | Iterable[Document],
    path: str | os.PathLike[str],
    *,
    format: str,  # noqa: A002 - the name that pandas and others give it
    markers: bool = False,
    variables: Sequence[str] | None = None,
    zones: str | Iterable[str] | None = None,
) -> Path:
    r"""Documents as a corpus for another tool.

    ======== ====================================== ==========================================
    format   holds                                  does not hold
    ======== ====================================== ==========================================
    iramuteq texts, id and metadata as variables,   titles, zones, speakers, signs such as ``*``
             categories of markers as variables     and ``$``; where a marker stands
    txm      texts, id and metadata as attributes,  zones, speakers; where a marker stands
             categories of markers as an attribute
    tei      blocks with zones and speakers, id and notes; offsets of the whole text, which
             metadata, markers as stand-off spans   blocks and offsets in them stand for
    conllu   sentences and tokens with lemma, mood  metadata, speakers; parts of speech and
             and tense, offsets, zones, markers     syntax, which are not analysed here
    ======== ====================================== ==========================================

    Parameters
    ----------
    docs
        One Document or several.
    path
        The file to write, in UTF-8; one that is there is replaced.
    format
        ``"iramuteq"``, ``"txm"`` (XML with a ``<text>`` for each), ``"tei"`` or ``"conllu"``.
    markers
        Whether to write what `markers` finds; only for languages it knows.
    variables
        Keys of `Document.metadata` to write; by default all, for IRaMuTeQ all but the title and
        the address. One that is called like what a format fills itself (``id``, ``doc``,
        ``marker``, ``annee``) is written as ``metadata_id``, in IRaMuTeQ ``metadata-id``.
    zones
        The zones to write, ``"all"`` for every zone; None for standfirst and body, in TEI and
        CoNLL-U for all.

    Returns
    -------
    Path
        The file written.

    Raises
    ------
    TypeError
        Not documents; variables that are not a list.
    ValueError
        An unknown format, zone or variable, two documents or two variables of one name there, a
        document without text in these zones.
    LanguageError
        Markers of a text in a language that is not analysed.

    Examples
    --------
    >>> import tempfile, discourse
    >>> card = {"outlet": "L’Écho du soir"}
    >>> doc = discourse.document("Un espoir fragile.", id="a", metadata=card)
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = write(doc, f"{folder}/corpus.txt", format="iramuteq")
    ...     print(path.read_text(encoding="utf-8"))
    **** *doc_a *outlet_L_Écho_du_soir
    Un espoir fragile.
    """
    every = documents_of(docs)
    one_of(format, tuple(FORMATS), "format")
    if zones is None and format in _OF_ZONES:
        zones = "all"
    chosen = zones_of(zones)
    keys = chosen_variables(every, variables)
    for doc in every:
        if not any(block.zone in chosen for block in doc.blocks):
            raise ValueError(f"document {doc.id!r} has no text in {', '.join(chosen)}")
    content = FORMATS[format](every, chosen, keys, markers)
    path = path_of(path, "path")
    write_whole(path, content.encode("utf-8"))
    return path
