"""Label Studio's JSON: tasks to import, and what it exports as JSON or JSON_MIN.

Its offsets count characters: the function `charsToCodePoints` of ``selection-tools.js`` in
HumanSignal/label-studio turns those of JavaScript into code points, and its end-to-end tests
(``ner/emoji``) check it. Exports of before 2022 count UTF-16 units; the words beside each label
tell.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from discourse.span_files.offsets import Quoted, placed
from discourse.span_files.spans import CODED, CodedText, in_order
from discourse.user_files import moved_there_whole

_Region: TypeAlias = Mapping[str, Any]
_FROM, _TO, _KIND = "marker", "text", "labels"


def write(texts: Sequence[CodedText], path: Path) -> None:
    """Write tasks with their markers as predictions, and the labelling interface beside them."""
    if path.suffix.lower() == ".xml":
        raise ValueError(f"{path}: .xml is for the labelling interface; name a file in .json")
    used = dict.fromkeys(CODED) | dict.fromkeys(s.category for one in texts for s in one.spans)
    labels = "".join(f'    <Label value="{name}"/>\n' for name in used)
    # Otherwise spaces are trimmed, and offsets count what is shown.
    interface = (
        "<View>\n  <Style>.htx-text{ white-space: pre-wrap; }</Style>\n"
        f'  <Labels name="{_FROM}" toName="{_TO}">\n{labels}  </Labels>\n'
        f'  <Text name="{_TO}" value="$text" granularity="word"/>\n</View>\n'
    )
    tasks = [_task(one) for one in texts]
    content = json.dumps(tasks, ensure_ascii=False, indent=1) + "\n"
    with moved_there_whole(path.with_suffix(".xml")) as beside, moved_there_whole(path) as half:
        half.write_text(content, encoding="utf-8", newline="\n")
        beside.write_text(interface, encoding="utf-8", newline="\n")


def _task(one: CodedText) -> dict[str, Any]:
    # Not "id", which in JSON_MIN is the number of the task.
    task: dict[str, Any] = {"data": {"doc": one.id, "text": one.text}}
    if one.spans:
        result = [
            {
                "id": f"m{place}",
                "from_name": _FROM,
                "to_name": _TO,
                "type": _KIND,
                "value": {
                    "start": span.start,
                    "end": span.end,
                    "text": one.text[span.start : span.end],
                    _KIND: [span.category],
                },
            }
            for place, span in enumerate(one.spans, start=1)
        ]
        task["predictions"] = [{"model_version": "discourse", "result": result}]
    return task


def read(path: Path, content: str, coder: str | None = None) -> list[CodedText]:
    """The coded tasks of an export; those nobody coded are left out, with a warning.

    Where several people coded a task, `coder` says whose codes are read: the address or the number
    by which Label Studio knows them.
    """
    try:
        tasks = json.loads(content)
    except json.JSONDecodeError as error:
        raise ValueError(f"{path}, line {error.lineno}: not JSON: {error.msg}") from None
    texts: list[CodedText] = []
    for place, task in enumerate(tasks, start=1):
        try:
            texts += _coded(task, place, coder)
        except ValueError as error:
            raise ValueError(f"{path}, task {place}: {error}") from None
    if not texts and coder is not None:
        known = dict.fromkeys(name for task in tasks for name in _coders(task))
        raise ValueError(
            f"{path}: no task coded by {coder!r}; coded by {', '.join(known) or 'nobody named'}"
        )
    if not texts:
        raise ValueError(f"{path}: no task is coded; predictions are suggestions until submitted")
    if len(texts) < len(tasks):
        left = len(tasks) - len(texts)
        by = "" if coder is None else f" by {coder!r}"
        said = f"{path}: {left} of {len(tasks)} tasks not coded{by}, left out"
        warnings.warn(said, stacklevel=2)
    return texts


def _coded(task: object, place: int, coder: str | None) -> Iterator[CodedText]:
    if not isinstance(task, Mapping):
        raise ValueError("expected an object with data and annotations")
    data = task.get("data", task)
    text = data.get("text") if isinstance(data, Mapping) else None
    if not isinstance(text, str):
        raise ValueError('no "text" in it; export the tasks that were made of the documents')
    regions = _minimal(task, coder) if data is task else _annotated(task, coder)
    if regions is None:
        return
    # Label Studio shows and counts "\r\n" as two signs.
    plain = text.replace("\r\n", "\n")
    spans = placed([_quoted(region, number) for number, region in enumerate(regions, 1)], plain)
    yield CodedText(str(data.get("doc", f"task {place}")), place, plain, in_order(spans))


def _annotated(task: Mapping[str, Any], coder: str | None) -> list[_Region] | None:
    """The regions of the one coding of a task, or of one coder's; None where there is none."""
    done = [one for one in task.get("annotations", ()) if not one.get("was_cancelled")]
    if coder is not None:
        done = [one for one in done if coder in _names(one.get("completed_by"))]
    if len(done) > 1:
        coders = ", ".join(_names(one.get("completed_by"))[0] for one in done)
        mend = "delete all but one" if coder is not None else "name one of them with coder="
        raise ValueError(f"coded {len(done)} times (by {coders}); {mend}")
    if not done:
        return None
    return [one["value"] for one in done[0].get("result", ()) if one.get("type") == _KIND]


def _names(by: object) -> list[str]:
    """What a coder may be called: the address, if there is one, and the number."""
    given = [by.get("email"), by.get("id")] if isinstance(by, Mapping) else [by]
    return [str(name) for name in given if name is not None] or ["?"]


def _coders(task: Mapping[str, Any]) -> Iterator[str]:
    """Who coded a task, by the first of their names."""
    annotations = task.get("annotations", [{"completed_by": task.get("annotator", "?")}])
    for one in annotations:
        yield _names(one.get("completed_by"))[0]


def _minimal(task: Mapping[str, Any], coder: str | None) -> list[_Region] | None:
    """The regions of JSON_MIN, which names the list by the tag of the interface.

    It has a task once for each of its coders.
    """
    if coder is not None and coder not in _names(task.get("annotator")):
        return None
    found = [value for value in task.values() if _are_regions(value)]
    if not found:
        return [] if "annotation_id" in task else None
    return [region for regions in found for region in regions]


def _are_regions(value: object) -> bool:
    return isinstance(value, list) and any(isinstance(one, dict) and _KIND in one for one in value)


def _quoted(region: _Region, number: int) -> Quoted:
    labels = region.get(_KIND)
    if not isinstance(labels, Iterable) or len(given := list(labels)) != 1:
        raise ValueError(f"region {number} has {labels!r} for labels; give it one")
    start, end = region.get("start"), region.get("end")
    if not isinstance(start, int) or not isinstance(end, int):
        raise ValueError(f"region {number} lies at {start!r} to {end!r}, which are not numbers")
    return Quoted(start, end, given[0], region.get("text"), f"region {number}")
