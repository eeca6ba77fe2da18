"""The form itself, a widget: what it shows is what is saved, since the answers are kept here."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import anywidget
import traitlets

from discourse.coding.answers import NOTE
from discourse.coding.half_coded import HalfCoded
from discourse.wording import say

_HERE = Path(__file__).parent
_LABELS = (
    "sheet_form.before",
    "sheet_form.sentence",
    "sheet_form.after",
    "sheet_form.note",
    "sheet_form.back",
    "sheet_form.next",
    "sheet_form.keys",
    "sheet_form.code_first",
    "sheet_form.value_first",
    "sheet_form.done",
)
# By column: value, label, keys. "=" is "+" without the shift key on many keyboards.
_CHOICES = {
    "valence": (
        ("1", "sheet_form.favourable", "+="),
        ("0", "sheet_form.neither", "0"),
        ("-1", "sheet_form.unfavourable", "-−"),
    ),
    "status": (
        ("open", "sheet_form.open", "o"),
        ("asserted", "sheet_form.asserted", "a"),
        ("denied", "sheet_form.denied", "d"),
    ),
}
_YES_NO = (("1", "sheet_form.yes", "yo1"), ("0", "sheet_form.no", "n0"))
_QUESTIONS = {
    "valence": "sheet_form.valence",
    "status": "sheet_form.status",
    "hedged": "sheet_form.hedged",
}


class CodingForm(anywidget.AnyWidget):
    """A sheet being coded; `discourse.coding.form` makes one.

    Attributes
    ----------
    rows
        the sentences with their context, answers and notes.
    place
        the row shown, from 0.
    questions, words
        what is asked, and the other words of the form.
    progress, message
        how far the coder is; that it is saved, or why not.
    """

    _esm = _HERE / "form.js"
    _css = _HERE / "form.css"

    rows: traitlets.List[dict[str, str]] = traitlets.List().tag(sync=True)
    place = traitlets.Int(0).tag(sync=True)
    questions: traitlets.List[dict[str, Any]] = traitlets.List().tag(sync=True)
    words = traitlets.Dict().tag(sync=True)
    progress = traitlets.Unicode("").tag(sync=True)
    message = traitlets.Unicode("").tag(sync=True)
    lang = traitlets.Unicode("fr").tag(sync=True)

    def __init__(self, half_coded: HalfCoded, lang: str) -> None:
        self._half_coded = half_coded
        super().__init__(
            lang=lang,
            words={key.partition(".")[2]: say(key, lang) for key in _LABELS},
            questions=[_question(column, lang) for column in half_coded.asked],
            place=min(half_coded.first_open, len(half_coded.rows) - 1),
        )
        self._show()
        self.on_msg(self._heard)

    def answer(self, place: int, column: str, value: str) -> None:
        """Give an answer or a note as the keys do; what is wrong with it is shown."""
        try:
            self._half_coded.give(place, column, value)
        except (OSError, ValueError) as error:
            self._show(say("sheet_form.unsaved", self.lang, error=error))
        else:
            self._show(say("sheet_form.saved", self.lang, path=self._half_coded.path))

    def move(self, step: int) -> None:
        """Go to another row, no further than the first without a code."""
        last = min(self._half_coded.first_open, len(self.rows) - 1)
        self.place = max(0, min(self.place + step, last))
        self._show(self.message)

    def _heard(self, _: object, content: dict[str, Any], __: object) -> None:
        if "step" in content:
            self.move(int(content["step"]))
        else:
            self.answer(int(content["place"]), str(content["column"]), str(content["value"]))

    def _show(self, message: str = "") -> None:
        kept = self._half_coded
        shown = ("before", "sentence", "after", *kept.asked, NOTE)
        self.rows = [{name: row[name] for name in shown} for row in kept.rows]
        self.message = message
        self.progress = say(
            "sheet_form.progress",
            self.lang,
            place=self.place + 1,
            n=len(kept.rows),
            coded=sum(kept.coded),
        )


def _asked(column: str, lang: str) -> str:
    if column in _QUESTIONS:
        return say(_QUESTIONS[column], lang)
    return say("sheet_form.holds", lang, category=say(f"categories.{column}", lang))


def _question(column: str, lang: str) -> dict[str, Any]:
    return {
        "column": column,
        "label": _asked(column, lang),
        "choices": [
            {"value": value, "label": say(label, lang), "keys": list(keys)}
            for value, label, keys in _CHOICES.get(column, _YES_NO)
        ],
    }
