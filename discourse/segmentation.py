"""Sentences and words of a text, by offset."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator
from functools import cache

from discourse.documents import Spans
from discourse.languages import language

_LETTER = r"[^\W_\u0300-\u036f]"
_WORD = rf"{_LETTER}[\w\u0300-\u036f]*"
_APOSTROPHE = "['’ʼ]"
_HYPHEN = "[-‐‑]"


@cache
def _word_pattern(lang: str) -> re.Pattern[str]:
    """One alternation, tried in this order; each case with its example."""
    rules = language(lang).settings["words"]
    whole = "|".join(
        re.escape(word).replace("'", _APOSTROPHE).replace(r"\-", _HYPHEN)
        for word in sorted(rules["whole"], key=len, reverse=True)
    )
    elided = "|".join(rules["elided"])
    clitic = rf"{_HYPHEN}(?:t{_HYPHEN})?(?:{'|'.join(rules['clitics'])})"
    final_clitics = rf"(?:{clitic})+(?!{_HYPHEN}?\w)"
    cases = [
        # aujourd’hui, quelqu’un, rendez-vous: never split
        rf"(?:{whole})(?![\w])" if whole else "",
        # l’, qu’, lorsqu’ before a word
        rf"(?:{elided}){_APOSTROPHE}(?=\w)" if elided else "",
        # U.E., U.R.S.S.
        r"(?:[A-Z]\.){2,}",
        # 2 700 000, 3,5, 50.000
        r"\d+(?:[ \u00a0\u202f]\d{3}(?!\d)|[.,]\d+)+(?!\w)",
        # peut|-on, a|-t-il, donnez|-le|-moi; but cessez-le-feu, citoyen·nes, O’Brien whole
        rf"{_WORD}(?:(?!{final_clitics})(?:{_HYPHEN}|{_APOSTROPHE}|·){_WORD})*"
        if rules["clitics"]
        else rf"{_WORD}(?:(?:{_HYPHEN}|{_APOSTROPHE}|·){_WORD})*",
        rf"(?<=\w){clitic}(?!\w)" if rules["clitics"] else "",
    ]
    return re.compile("|".join(case for case in cases if case), re.IGNORECASE)


def words_of(text: str, spans: Iterable[tuple[int, int]], lang: str) -> Spans:
    """The words of the spans of a text.

    Elided forms and inverted pronouns are words of their own, punctuation is none.

    >>> text = "Qu’en pense-t-il aujourd’hui ?"
    >>> [text[a:b] for a, b in words_of(text, [(0, len(text))], "fr")]
    ['Qu’', 'en', 'pense', '-t-il', 'aujourd’hui']
    """
    starts, ends = array("I"), array("I")
    finditer = _word_pattern(lang).finditer
    for start, end in spans:
        for match in finditer(text, start, end):
            starts.append(match.start())
            ends.append(match.end())
    return Spans(starts, ends)


# A sentence ends at . ! ? … with the closing marks that follow, before a blank and whatever can
# begin a sentence: a capital, a digit, an opening mark or a dash.
_END = re.compile(
    r"""(?P<mark>[.!?…]+)
        (?P<close>[ \u00a0\u202f]?»|[”"’')\]]+)*
        (?P<blank>\s+)
        (?=(?P<next>[«“"‘'(\[—–\-]*[ \u00a0\u202f]?\w))""",
    re.VERBOSE,
)


def sentences_of(text: str, start: int, end: int, lang: str) -> Iterator[tuple[int, int]]:
    """The sentences of a block, outer blanks left out.

    >>> text = "M. Dupont hésite… Viendra-t-il ? « Peut-être ! » dit-elle."
    >>> [text[a:b] for a, b in sentences_of(text, 0, len(text), "fr")]
    ['M. Dupont hésite…', 'Viendra-t-il ?', '« Peut-être ! » dit-elle.']
    """
    begin = start
    for match in _END.finditer(text, start, end):
        if _ends_sentence(text, begin, match, lang):
            yield begin, match.start("blank")
            begin = match.end("blank")
    stop = end
    while stop > begin and text[stop - 1].isspace():
        stop -= 1
    if stop > begin:
        yield begin, stop


def _ends_sentence(text: str, begin: int, match: re.Match[str], lang: str) -> bool:
    opening = match["next"]
    first = opening[-1]
    if first.islower():
        return False
    if match["mark"] != "." or match["close"]:
        return True
    before = text[max(begin, match.start() - 20) : match.start()]
    last = re.split(r"[\s'’(«“\"]", before)[-1]
    abbreviations = _abbreviations(lang)
    if last.lower() in abbreviations:
        return False
    # J. Dupont, but not "le plan B. Il": an initial stands before a name, after no article.
    if len(last) == 1 and last.isupper() and first.isupper():
        return text[begin : match.start()].strip().count(" ") > 0 and _is_label(before)
    return True


def _is_label(before: str) -> bool:
    """A single capital that names a thing ("le plan B", "la vitamine C"), not a first name."""
    parts = before.split()
    return len(parts) > 1 and parts[-2].islower() and len(parts[-2]) > 3


@cache
def _abbreviations(lang: str) -> frozenset[str]:
    return frozenset(language(lang).settings["sentences"]["abbreviations"])
