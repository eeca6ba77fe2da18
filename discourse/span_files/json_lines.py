"""Our own format: a text and its markers a line, as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from discourse.span_files.spans import CodedText, checked_span, in_order
from discourse.user_files import write_whole


def read(path: Path, content: str) -> list[CodedText]:
    """The texts of a file of lines ``{"text": "Il pourrait…", "markers": [[3, 11, "EPI-POSS"]]}``.

    Offsets count characters from 0, the end excluded; codes or names of categories. `id` is
    optional, other keys are ignored.
    """
    texts = []
    # Not splitlines(): a text may contain U+2028 or U+0085, which JSON does not escape.
    for number, line in enumerate(content.split("\n"), start=1):
        if line.strip():
            try:
                texts.append(_coded_text(line, number))
            except ValueError as error:
                raise ValueError(f"{path}, line {number}: {error}") from None
    if not texts:
        raise ValueError(f"{path}: no coded text; expected one JSON object a line")
    return texts


def write(texts: Iterable[CodedText], path: Path) -> None:
    """Write what `read` reads."""
    rows = (
        {
            "id": one.id,
            "text": one.text,
            "markers": [[s.start, s.end, s.category] for s in one.spans],
        }
        for one in texts
    )
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    write_whole(path, lines.encode("utf-8"))


def _coded_text(line: str, number: int) -> CodedText:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON at character {error.colno}: {error.msg}") from None
    if not isinstance(row, dict) or not {"text", "markers"} <= row.keys():
        raise ValueError('expected an object with "text" and "markers"')
    text = row["text"]
    if not isinstance(text, str):
        raise ValueError(f'"text" is {type(text).__name__}, not a string')
    if not isinstance(row["markers"], list):
        raise ValueError(f'"markers" is {type(row["markers"]).__name__}, not a list')
    spans = []
    for place, item in enumerate(row["markers"], start=1):
        try:
            if not isinstance(item, list) or len(item) != 3:
                raise ValueError("expected [start, end, code]")
            spans.append(checked_span(item, text))
        except ValueError as error:
            shown = json.dumps(item, ensure_ascii=False)
            raise ValueError(f"marker {place}, {shown}: {error}") from None
    return CodedText(str(row.get("id", f"line {number}")), number, text, in_order(spans))
