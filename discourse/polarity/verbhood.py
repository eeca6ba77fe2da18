"""Whether a form is a verb, where that can be told without tagging its sentence."""

from __future__ import annotations

from functools import cache

from discourse.matching import fold_word
from discourse.morphology import analyse
from discourse.morphology.entries import ENTRIES
from discourse.syntax import Parse
from discourse.word_classes import word_class


def clearly_verb(parse: Parse, at: int) -> bool | None:
    """Whether a form is a verb, where it or the word before it tells; None where the tagger must.

    Tagging takes longer than all the rest: this spares it for most of the sentences.
    """
    always = _always(parse.forms[at], parse.doc.lang)
    if always is not None:
        return always
    if (
        at == 0
        or parse.gap(at).strip()
        or parse.folded[at - 1] not in word_class("only_determiner", parse.doc.lang)
    ):
        return None
    return None if any(verb.form == "Part" for verb in analyse(parse.forms[at])) else False


@cache
def _always(form: str, lang: str) -> bool | None:
    """Whether a form is a verb wherever it stands: *féliciter* is, *plus* is none."""
    if fold_word(form) in word_class("function_word", lang):
        return False
    entry = ENTRIES[form]
    infinitive = entry.only_verb and all(verb.form == "Inf" for verb in entry.verbs)
    return True if infinitive or entry.always_finite else None
