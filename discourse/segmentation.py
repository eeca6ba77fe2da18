"""Sentences and words of a text, by offset."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from discourse.addresses import ADDRESS, DOMAINS
from discourse.documents import Spans
from discourse.languages import language
from discourse.matching import APOSTROPHES, BLANKS, fold

# Some look-alikes of the apostrophe are letters to Unicode (lʼIrlande), but never in a word here.
_MODIFIERS = "".join(sign for sign in APOSTROPHES if sign.isalnum())
_LETTER = rf"[^\W_\u0300-\u036f{_MODIFIERS}]"
_WORD = rf"{_LETTER}(?:[^\W{_MODIFIERS}]|[\u0300-\u036f])*+"
_APOSTROPHE = f"['{APOSTROPHES}]"
_HYPHEN = "[-‐‑]"
_UP_TO_LETTER = r"\s{0,3}[«“„\"]?\s{0,3}"
_THOUSANDS = f"[ {BLANKS}]"
_POINT = "·⋅•‧∙"
# Letters with nothing after them that could go on with the word: citoyen, but not l’, U, élu.e or
# contact@.
_PLAIN = (
    rf"[^\W\d_{_MODIFIERS}]++"
    rf"(?![\w'{APOSTROPHES}\-‐‑{_POINT}@/(\u0300-\u036f]|\.[^\W\d_A-Z]|://|(?<=[A-Z])\.)"
)


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
    # No verb has more than three (donne-le-lui); without a bound, each hyphen of a chain of n would
    # look ahead over all that follow.
    final_clitics = rf"(?:{clitic}){{1,3}}(?!{_HYPHEN}?\w)"
    # va|-t’|en, donne|-m’|y
    elided_clitic = rf"{_HYPHEN}[lmt]{_APOSTROPHE}(?=(?:en|y)(?![\w\-‐‑]))"
    cases = [
        # contact@exemple.org, https://exemple.org/a?b=c, lemonde.fr
        ADDRESS,
        # aujourd’hui, quelqu’un, rendez-vous: never split
        rf"(?:{whole})(?![\w])" if whole else "",
        # l’, qu’, lorsqu’ before a word, a quoted one and one behind a blank too: l’« union »
        rf"(?:{elided}){_APOSTROPHE}(?={_UP_TO_LETTER}\w)" if elided else "",
        # U.E., U.R.S.S.
        r"(?:[A-Z]\.){2,}",
        # 2 700 000, 3,5, 50.000
        rf"\d+(?:{_THOUSANDS}\d{{3}}(?!\d)|[.,]\d+)+(?!\w)",
        # peut|-on, a|-t-il, donnez|-le|-moi; but cessez-le-feu, citoyen·nes, O’Brien whole
        rf"{_WORD}(?:(?!{final_clitics}|{elided_clitic})(?:{_HYPHEN}|{_APOSTROPHE}|[{_POINT}]){_WORD})*"
        rf"{_inclusive(rules)}"
        if rules["clitics"]
        else rf"{_WORD}(?:(?:{_HYPHEN}|{_APOSTROPHE}|[{_POINT}]){_WORD})*",
        rf"(?<=\w)(?:{clitic}(?!\w)|{elided_clitic})" if rules["clitics"] else "",
    ]
    slow = "|".join(case for case in cases if case)
    # Measured on 1.5 MB: 6 MB/s for the cases alone, 13 MB/s when what cannot begin a word fails
    # at once and a plain word, four in five, is tried before them.
    return re.compile(rf"(?=[\w\-‐‑])(?:{_PLAIN}|(?i:{slow}))")


def _inclusive(rules: Mapping[str, Any]) -> str:
    """The second gender and the plural behind a word: élu.e.s, voisin(e)s, acteur/trice."""
    ending = "|".join(sorted(rules.get("inclusive", ()), key=len, reverse=True))
    if not ending:
        return ""
    # A doubled consonant must be one: professionnel.le, but not "fin.le".
    doubled = "|".join(f"(?<={letter}.){letter}e" for letter in "lnt")
    one = f"(?:{doubled}|{ending})s?|s"
    return rf"(?-i:(?<=[^\W\d_])(?:[./](?:{one})(?:[./]s)?(?!\w)|\((?:{one})\)s?(?!\w)))?"


def words_of(text: str, spans: Iterable[tuple[int, int]], lang: str) -> Spans:
    """The words of the spans of a text.

    Elided forms and inverted pronouns are separate words; punctuation is not a word.

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


# A sentence ends at . ! ? … with the closing marks and calls of notes that follow, before a blank
# and whatever can begin a sentence: a capital, a digit, an opening mark or a dash. Where the blank
# is missing only a capital can. A run of marks is looked at once, from its first sign, and nothing
# that was taken is given back: the time is linear in any text.
_END = re.compile(
    r"""(?P<mark>[.!?…](?<![.!?…].)[.!?…]*+)
        (?P<close>(?:\s*+»|[”"’')\]])*+)
        (?P<call>(?:\[(?:note[ ])?\w{1,3}(?:[,–-][ ]?\w{1,3}){0,4}\]|\(\d{1,3}\)|[¹²³⁰⁴-⁹]|\*{1,3}
            |(?<=[^\W\d_A-Z][.!?…]|[»”"][.!?…])\d{1,3}(?:[,–-]\d{1,3}){0,4}(?=\s))*+)
        (?P<blank>\s+|(?=[^\W\d_a-z]))
        (?=(?P<open>(?:[(\[](?:\.{3}|…)[)\]][ ])?[«“"‘'(\[—–\-]*+\s*)(?P<next>\w))""",
    re.VERBOSE,
)
_UP_TO_LAST_WORD = re.compile(rf".*[\s'{APOSTROPHES}(\[«“\"]", re.DOTALL)
_INITIALS = re.compile(r"(?:[^\W\d_a-z]h?\.[-‐]?)*[^\W\d_a-z]h?\Z")  # J, J.-P, U.R.S.S, Ch
_NUMBER = re.compile(r"\d|[IVXLCDM]+\b")
_NEXT_WORDS = re.compile(rf"([^\W{_MODIFIERS}]+{_APOSTROPHE}?)\s*(\w?)")
_INITIAL = 2  # letters; a shorter word before a full stop is an initial or an abbreviation
_SIGNS_OF_ADDRESS = frozenset("/@=&")
_LOOK_BACK = 24  # characters; no abbreviation is longer
_PARAGRAPH = 2000  # characters in which a straight quotation mark is looked for
_LONG = 5  # letters; a longer word before a full stop is seldom cut short, whatever follows
# No French word ends in a stop or f, v and a liquid: "circonscr.", "républ.", "administr.".
_CUT = re.compile(r"[bcdfgkptv][lr]\Z")
# "Ltd. (« Lerouge ») ferme": what goes on behind a bracket with a small letter went on before it.
_ASIDE = re.compile(r"\([^()]{1,80}\)\s*(\w|[,;:])")
_GLUED = re.compile(rf"[^\W\d_]+(?=[\s,;:.!?…\-]|\Z)|[^\W\d_]{{1,2}}{_APOSTROPHE}")


def sentences_of(text: str, start: int, end: int, lang: str) -> Iterator[tuple[int, int]]:
    """The sentences of a block, without outer blanks.

    >>> text = "M. Dupont hésite… Viendra-t-il ? « Peut-être ! » dit-elle."
    >>> [text[a:b] for a, b in sentences_of(text, 0, len(text), "fr")]
    ['M. Dupont hésite…', 'Viendra-t-il ?', '« Peut-être ! » dit-elle.']
    """
    marks = _marks(lang)
    begin = start
    for match in _END.finditer(text, start, end):
        if _ends_sentence(text, begin, match, marks):
            stop = _closed(text, start, match)
            yield begin, stop
            begin = match.end("blank") if stop <= match.start("blank") else _blank_after(text, stop)
    stop = end
    while stop > begin and text[stop - 1].isspace():
        stop -= 1
    if stop > begin:
        yield begin, stop


def _closed(text: str, start: int, match: re.Match[str]) -> int:
    """Where a sentence ends: after a straight quotation mark between blanks if it closes.

    ``. " Les`` may open or close; it closes what the same paragraph has opened.
    """
    at = match.end("blank")
    if text[at] != '"' or not text[at + 1].isspace():
        return match.start("blank")
    opened = text.count('"', max(start, at - _PARAGRAPH), at) % 2
    return at + 1 if opened else match.start("blank")


def _blank_after(text: str, at: int) -> int:
    while text[at].isspace():
        at += 1
    return at


@dataclass(frozen=True, slots=True)
class _Marks:
    """The words a full stop may belong to, by language (`language.toml`, ``[sentences]``)."""

    abbreviations: frozenset[str]  # never end a sentence
    closing: frozenset[str]  # their last words: few sentences end with one
    before_number: frozenset[str]  # do not, before a number
    before_name: frozenset[str]  # titles: do not, before a name
    before_bracket: frozenset[str]  # forms of companies: do not, before a bracket
    shortened: frozenset[str]  # long words cut short: do not, before a small letter
    starters: frozenset[str]  # begin a sentence, never a surname
    articles: frozenset[str]  # begin a sentence or, before a capital, a surname (J. Le Goff)


@cache
def _marks(lang: str) -> _Marks:
    rules = language(lang).settings["sentences"]
    abbreviations = frozenset(rules["abbreviations"])
    return _Marks(
        abbreviations,
        frozenset(_last_word(one, 0, len(one)) for one in abbreviations),
        frozenset(rules.get("before_number", ())),
        frozenset(rules.get("before_name", ())),
        frozenset(rules.get("before_bracket", ())),
        frozenset(rules.get("shortened", ())),
        frozenset(rules.get("starters", ())),
        frozenset(rules.get("articles", ())),
    )


def _ends_sentence(text: str, begin: int, match: re.Match[str], marks: _Marks) -> bool:
    at = match.start()
    lower = match["next"].islower()
    if text[at - 1 : at] in ("(", "[") and at > begin:
        return False  # (...) and […] stand for what was left out, inside or before a sentence
    last = _last_word(text, max(begin, at - _LOOK_BACK), at)
    if match.start("blank") == match.end("blank") and not _misses_blank(text, match, last, marks):
        return False
    if match["mark"] != ".":
        return not lower
    if last in marks.abbreviations:
        return False
    if last.lower() in marks.closing and _pair(text, begin, at) in marks.abbreviations:
        return False
    if match["close"] or lower:
        return not lower or (len(last) > _LONG and not _is_cut_short(last, marks))
    if "(" in match["open"] and _goes_on_behind(text, match, last, marks):
        return False
    if match["call"]:
        return not _INITIALS.match(last) and last.lower() not in marks.before_number
    if last.lower() in marks.before_number and _NUMBER.match(text, match.start("next")):
        return False
    if at - begin < _LOOK_BACK and text[begin:at].strip().isdigit():
        return False  # 1. Le contexte: a number that counts, not a sentence
    if _INITIALS.match(last) or last in marks.before_name:
        return _ends_after_initials(text, begin, match, marks)
    return True


def _misses_blank(text: str, match: re.Match[str], last: str, marks: _Marks) -> bool:
    """Whether a sentence begins right behind a mark, the blank left out: "C’est dit !Il part".

    Not in an address, in a name (E.coli, Node.js, Yahoo!Mail) or behind an abbreviation.
    """
    at = match.start()
    word = _GLUED.match(text, match.end())
    if word is None or match["next"].islower():
        return False
    run = text[max(0, at - _LOOK_BACK) : at].rsplit(None, 1)
    if run and not _SIGNS_OF_ADDRESS.isdisjoint(run[-1]):
        return False
    if match["mark"] != "." or match["close"] or match["call"]:
        return not (last[:1].isupper() and match["mark"] == "!")
    after = word[0].lower()
    quoted = text[at - 1 : at] in ("»", "”", '"')
    if len(last) <= _INITIAL and not quoted:
        return False
    if quoted or not last.islower():
        # "à Metz.Il part": a word that names nothing
        return after in marks.starters or after in marks.articles
    return last not in marks.before_name and after not in DOMAINS


def _is_cut_short(last: str, marks: _Marks) -> bool:
    """Whether a long word lacks its end: "le 5e arrond. de Paris", but not "terminé. à demain"."""
    return last.lower() in marks.shortened or _CUT.search(last) is not None


def _goes_on_behind(text: str, match: re.Match[str], last: str, marks: _Marks) -> bool:
    """Whether the sentence goes on behind a bracket: "Ltd. (« Lerouge ») ferme"."""
    if last in marks.before_bracket:
        return True
    aside = _ASIDE.match(text, match.end("blank"))
    return aside is not None and (aside[1].islower() or not aside[1].isalnum())


def _last_word(text: str, start: int, end: int) -> str:
    before = _UP_TO_LAST_WORD.match(text, start, end)
    return text[before.end() if before else start : end]


def _pair(text: str, begin: int, at: int) -> str:
    """The last two words, for abbreviations such as "par ex."."""
    return " ".join(text[max(begin, at - _LOOK_BACK) : at].split()[-2:]).lower()


def _ends_after_initials(text: str, begin: int, match: re.Match[str], marks: _Marks) -> bool:
    """J. Dupont and U.E. continue, unless the next word can only begin a sentence.

    "le plan B. Il attend": no surname is called Il; "la vitamine C. Le reste": an article is part
    of a name only before a capital. A number after initials goes with them (article L. 642).
    """
    if match["next"].isdigit() or match["open"].strip():
        return False
    follow = _NEXT_WORDS.match(text, match.end())
    word, after = (fold(follow[1]), follow[2]) if follow else ("", "")
    if word in marks.starters:
        return True
    if word in marks.articles:
        return not after.isupper()
    # A single capital may also name a thing ("le plan B", "la vitamine C").
    before = text[max(begin, match.start() - _LOOK_BACK) : match.start()].split()
    if len(before) < 2 or len(before[-1]) > 1:
        return False
    return before[-2].islower() and len(before[-2]) > 3 and before[-2] not in marks.starters
