"""UIMA CAS as XMI, which INCEpTION and WebAnno read and write: ``NAME.xmi`` and ``TypeSystem.xml``.

UIMA counts UTF-16 units; dkpro-cassis turns them into characters on reading and back on writing.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from discourse.span_files.offsets import Quoted, placed
from discourse.span_files.spans import CodedText, in_order

LAYER = "webanno.custom.Marker"
"""The layer a project needs: a span layer *Marker* with a string feature *category*."""
_CATEGORY = "category"
_TYPES = "TypeSystem.xml"


def write(texts: Sequence[CodedText], folder: Path) -> None:
    """Write texts and their markers into a new folder, and the layer they are coded in."""
    cassis = _cassis(folder)
    # Without the type of the whole text, which INCEpTION adds itself.
    types = cassis.TypeSystem(add_document_annotation_type=False)
    marker = types.create_type(LAYER, "uima.tcas.Annotation")
    types.create_feature(marker, _CATEGORY, "uima.cas.String")
    folder.mkdir()
    types.to_xml(folder / _TYPES)
    for one in texts:
        cas = cassis.Cas(types)
        cas.sofa_string = one.text
        cas.sofa_mime = "text/plain"
        for span in one.spans:
            cas.add(marker(begin=span.start, end=span.end, category=span.category))
        cas.to_xmi(folder / f"{one.id}.xmi")


def read(paths: Iterable[Path]) -> list[CodedText]:
    """The texts of ``.xmi`` files with ``TypeSystem.xml`` beside them, or of ``.zip`` with both."""
    parts = [part for path in paths for part in _parts(path)]
    return [
        _one(where, name, types, xmi, place)
        for place, (where, name, types, xmi) in enumerate(parts, start=1)
    ]


def _parts(path: Path) -> Iterator[tuple[str, str, bytes, bytes]]:
    """Where it is, name of the text, type system and CAS."""
    if path.suffix.lower() != ".zip":
        types = path.with_name(_TYPES)
        if not types.is_file():
            raise FileNotFoundError(f"{path}: no {_TYPES} beside it; export both, or the zip")
        yield str(path), path.stem, types.read_bytes(), path.read_bytes()
        return
    try:
        with zipfile.ZipFile(path) as archive:
            inside = sorted(archive.namelist())
            coded = [name for name in inside if name.lower().endswith(".xmi")]
            types_inside = [name for name in inside if name.endswith(_TYPES)]
            if not coded or len(types_inside) != 1:
                raise ValueError(
                    f"{path}: expected .xmi files and one {_TYPES} in it; in INCEpTION export a "
                    "document as UIMA CAS XMI"
                )
            for name in coded:
                # INCEpTION calls the file in the zip by its coder, the zip by the document.
                text = path.stem if len(coded) == 1 else Path(name).stem
                where = f"{path}, {name}"
                yield where, text, archive.read(types_inside[0]), archive.read(name)
    except zipfile.BadZipFile as error:
        raise ValueError(f"{path}: not a readable zip file ({error})") from None


def _one(where: str, name: str, types: bytes, xmi: bytes, place: int) -> CodedText:
    cassis = _cassis(where)
    try:
        system = cassis.load_typesystem(types.decode("utf-8"))
        cas = cassis.load_cas_from_xmi(xmi.decode("utf-8"), typesystem=system)
    except Exception as error:  # noqa: BLE001 - lxml's, cassis's and Python's own, all of one meaning
        said = " ".join(str(error).split())
        raise ValueError(f"{where}: not a readable CAS in XMI ({said})") from None
    if not system.contains_type(LAYER) or not _has_category(system):
        raise ValueError(
            f"{where}: no layer {LAYER} with a feature {_CATEGORY}; code in the layer that "
            "write_markers gave"
        )
    text = cas.sofa_string
    if text is None:
        raise ValueError(f"{where}: the CAS has no text")
    quoted = [_quoted(found, text, where) for found in cas.select(LAYER)]
    # Windows line ends are counted as two signs like any other.
    plain = text.replace("\r\n", "\n")
    return CodedText(name, place, plain, in_order(placed(quoted, plain)))


def _has_category(system: Any) -> bool:
    return system.get_type(LAYER).get_feature(_CATEGORY) is not None


def _quoted(found: Any, text: str, where: str) -> Quoted:
    start, end = found.begin, found.end
    if start is None or end is None:
        raise ValueError(f"{where}: a marker begins or ends within a letter; code it again")
    if found.category is None:
        raise ValueError(
            f"{where}: the marker {text[start:end]!r} at {start} has no category; choose one"
        )
    words = text[start:end]
    return Quoted(start, end, found.category, words, f"{where}, marker {words!r}")


def _cassis(where: object) -> ModuleType:
    try:
        import cassis
    except ImportError:
        raise ImportError(
            f"{where}: for UIMA CAS install discourse-toolkit[cas], or choose another format"
        ) from None
    module: ModuleType = cassis
    return module
