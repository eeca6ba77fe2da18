"""Whether a text is in the language it is about to be read in."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from discourse.matching import fold

# Words that make up a fifth of running text in each language and are rare in the others; enough to
# tell languages apart, not to identify one among hundreds.
_FREQUENT = {
    "fr": "de le la les des du et est une dans qui que pour pas sur au par plus ce avec sont aux",
    "en": "the of and to in that is was for with his as at be this have from by not are which it",
    "de": "der die das und den von zu mit sich des auf für ist im dem nicht ein eine als auch es",
    "es": "de la que el en los las y del por con una su para como más pero sus le al lo este es se",
    "it": "la le il di che è per un non una sono con gli della del si nel anche alla dei più lo ha",
    "pt": "de que o os do da em um para é com não uma no na por mais as dos como mas foi ao ele se",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er om ook als door bij naar",
}
_NAMES = {
    "fr": "French",
    "en": "English",
    "de": "German",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
}
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 6000  # characters
_ENOUGH = 60  # words; in fewer, names and quotations decide
_CLEAR = 2.0  # how many times more of its frequent words another language must have
_LEAST = 0.12  # share of frequent words below which a text is in none of these languages


@cache
def _weights() -> dict[str, dict[str, float]]:
    """What each word says for each language: less, the more languages have it."""
    shared = Counter(word for words in _FREQUENT.values() for word in words.split())
    return {
        code: {word: 1 / shared[word] for word in words.split()}
        for code, words in _FREQUENT.items()
    }


def _share(words: list[str], code: str) -> float:
    weights = _weights().get(code, {})
    return sum(weights.get(word, 0.0) for word in words) / len(words)


def language_of(text: str) -> str:
    """The language whose frequent words a text is made of; "" where that is not clear.

    >>> language_of("The river has been rising for three days and it is not clear when. " * 6)
    'en'
    >>> language_of("Trop court.")
    ''
    """
    words = _WORD.findall(fold(text[:_SAMPLE]))
    if len(words) < _ENOUGH:
        return ""
    shares = {code: _share(words, code) for code in _FREQUENT}
    first, second = sorted(shares, key=lambda code: -shares[code])[:2]
    clear = shares[first] >= _LEAST and shares[first] >= _CLEAR * shares[second]
    return first if clear else ""


def foreign(text: str, lang: str, declared: str = "") -> str:
    """The name of the language of a text that is not in ``lang``; "" where it is, or may be.

    ``declared`` is what the file says of itself: it decides where the words do not.
    """
    found = language_of(text)
    if not found and len(_WORD.findall(text[:_SAMPLE])) >= _ENOUGH:
        said = declared.lower().replace("_", "-").partition("-")[0]
        found = said if said in _NAMES and not _mostly(text, lang) else ""
    return "" if found in ("", lang) else _NAMES[found]


def _mostly(text: str, lang: str) -> bool:
    return _share(_WORD.findall(fold(text[:_SAMPLE])), lang) >= 0.5 * _LEAST
