"""UIMA CAS, which INCEpTION and WebAnno read and write, as XMI and as JSON (CAS JSON 0.4).

XMI is ``NAME.xmi`` with ``TypeSystem.xml``; a file of JSON has its types within.

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
from discourse.user_files import moved_there_whole

LAYER = "webanno.custom.Marker"
"""The layer a project needs: a span layer *Marker* with a string feature *category*."""
_CATEGORY = "category"
_TYPES = "TypeSystem.xml"


def write(texts: Sequence[CodedText], folder: Path) -> None:
    """Write texts and their markers as XMI into a new folder, and the layer they are coded in."""
    _write(texts, folder, as_json=False)


def write_json(texts: Sequence[CodedText], folder: Path) -> None:
    """Write texts and their markers as CAS JSON into a new folder, the layer within each file."""
    _write(texts, folder, as_json=True)


def _write(texts: Sequence[CodedText], folder: Path, *, as_json: bool) -> None:
    cassis = _cassis(folder)
    # Without the type of the whole text, which INCEpTION adds itself.
    types = cassis.TypeSystem(add_document_annotation_type=False)
    marker = types.create_type(LAYER, "uima.tcas.Annotation")
    types.create_feature(marker, _CATEGORY, "uima.cas.String")
    with moved_there_whole(folder) as half:
        half.mkdir()
        if not as_json:
            types.to_xml(half / _TYPES)
        for one in texts:
            cas = cassis.Cas(types)
            cas.sofa_string = one.text
            cas.sofa_mime = "text/plain"
            for span in one.spans:
                cas.add(marker(begin=span.start, end=span.end, category=span.category))
            if as_json:
                cas.to_json(half / f"{one.id}.json", pretty_print=True)
            else:
                cas.to_xmi(half / f"{one.id}.xmi")


def read(paths: Iterable[Path]) -> list[CodedText]:
    """The texts of ``.xmi`` with ``TypeSystem.xml`` beside it, of ``.json``, or of ``.zip``."""
    parts = [part for path in paths for part in _parts(path)]
    return [
        _one(where, name, types, cas, place)
        for place, (where, name, types, cas) in enumerate(parts, start=1)
    ]


def is_cas_json(content: str) -> bool:
    """Whether a text is CAS JSON; every such file has this key, and JSON lines have not."""
    return content.lstrip().startswith("{") and '"%FEATURE_STRUCTURES"' in content


def _parts(path: Path) -> Iterator[tuple[str, str, bytes | None, bytes]]:
    """Where it is, name of the text, type system (None where it is within), and CAS."""
    if path.suffix.lower() == ".json":
        yield str(path), path.stem, None, path.read_bytes()
        return
    if path.suffix.lower() != ".zip":
        beside = path.with_name(_TYPES)
        if not beside.is_file():
            raise FileNotFoundError(f"{path}: no {_TYPES} beside it; export both, or the zip")
        yield str(path), path.stem, beside.read_bytes(), path.read_bytes()
        return
    try:
        with zipfile.ZipFile(path) as archive:
            inside = sorted(archive.namelist())
            coded = [name for name in inside if name.lower().endswith((".xmi", ".json"))]
            types_inside = [name for name in inside if name.endswith(_TYPES)]
            needs_types = any(name.lower().endswith(".xmi") for name in coded)
            if not coded or (needs_types and len(types_inside) != 1):
                raise ValueError(
                    f"{path}: expected .json files, or .xmi files and one {_TYPES}, in it; in "
                    "INCEpTION export a document as UIMA CAS JSON or UIMA CAS XMI"
                )
            for name in coded:
                # INCEpTION calls the file in the zip by its coder, the zip by the document.
                text = path.stem if len(coded) == 1 else Path(name).stem
                where = f"{path}, {name}"
                xmi = name.lower().endswith(".xmi")
                yield (
                    where,
                    text,
                    archive.read(types_inside[0]) if xmi else None,
                    archive.read(name),
                )
    except zipfile.BadZipFile as error:
        raise ValueError(f"{path}: not a readable zip file ({error})") from None


def _one(where: str, name: str, types: bytes | None, cas_file: bytes, place: int) -> CodedText:
    cassis = _cassis(where)
    try:
        if types is None:
            cas = cassis.load_cas_from_json(cas_file.decode("utf-8"))
            system = cas.typesystem
        else:
            system = cassis.load_typesystem(types.decode("utf-8"))
            cas = cassis.load_cas_from_xmi(cas_file.decode("utf-8"), typesystem=system)
    except Exception as error:  # noqa: BLE001 - lxml's, cassis's and Python's own, all of one meaning
        said = " ".join(str(error).split())
        form = "JSON" if types is None else "XMI"
        raise ValueError(f"{where}: not a readable CAS in {form} ({said})") from None
    known = system.contains_type(LAYER)
    if not known or system.get_type(LAYER).get_feature(_CATEGORY) is None:
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
