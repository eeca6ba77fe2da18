"""The accents that a word has lost in capitals: ECHEC, PROGRES, Etat."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations, product

from discourse.french.morphology.dictionary import listed
from discourse.french.morphology.form_readings import readings
from discourse.french.morphology.known_words import is_adverb_in_ment, is_known
from discourse.word_classes import grammar_words

# What may lose its accent, the frequent ones first; a word has at most one of the rare ones.
_ACCENTS = {"a": "àâ", "c": "ç", "e": "éèê", "i": "î", "o": "ô", "u": "ûù"}
_RARE = {"e": "ë", "i": "ï", "u": "ü"}
_MOST = 3  # accents that one word may have lost
_LONGEST = 24  # letters; no longer word is sought
# A shorter word in capitals is sooner an acronym (ETA), unless it is a grammar word (ETE).
_SHORTEST = 4


@cache
def accented(word: str, *, everywhere: bool) -> str:
    """A folded word, written with a capital first or everywhere, with the accents it has lost.

    A known word stays as it is. Of several accented ones a grammar word is taken before a word of
    the dictionary before a verb form, then the one with the fewest accents, é before è before ê.

    >>> accented("evidemment", everywhere=False), accented("progres", everywhere=True)
    ('évidemment', 'progrès')
    >>> accented("macron", everywhere=True)
    'macron'
    """
    if len(word) > _LONGEST or not word.isprintable():
        return word
    return _in_capitals(word) if everywhere else _with_capital(word)


def _with_capital(word: str) -> str:
    # etats stands among the grammar words as it is often written; the dictionary has états.
    sure = is_known if word not in grammar_words() else listed
    if sure(word):
        return word
    rest = word[1:]
    return next((one + rest for one in _ACCENTS.get(word[:1], "") if sure(one + rest)), word)


def _in_capitals(word: str) -> str:
    if word in grammar_words() and (listed(word) is not None or len(word) < _SHORTEST):
        return word
    if word.endswith("es"):
        plural = _plural(word)
        if plural is not None:
            return plural
    if _is_spelled_so(word):
        return word
    best = _best(word)
    if best is not None and (listed(best) is not None or not readings(word)):
        return best
    if "-" in word and not is_known(word):
        return "-".join(accented(part, everywhere=True) for part in word.split("-"))
    return word


def _is_spelled_so(word: str) -> bool:
    """Whether the dictionary has a word as it stands: "decision" is in it, for décision."""
    lemma = listed(word)
    if lemma is None:
        return False
    pairs = zip(word, lemma, strict=False)
    return not any(one != other and other in _ACCENTS.get(one, "") for one, other in pairs)


def _plural(word: str) -> str | None:
    """A form in -és or -ès for one in -es that is known, but hardly meant in capitals.

    LES BLESSES: a participle, where the bare form is only that of tu; CONGRES: no plural of congre.
    """
    grave, acute = word[:-2] + "ès", word[:-2] + "és"
    if listed(grave) == grave and listed(word) != word:
        return grave
    bare = readings(word)
    if any(one.person != 2 for one in bare) or listed(word) not in {one.lemma for one in bare}:
        return None
    best = _best(word)
    lemma = None if best is None else listed(best)
    if best and lemma is not None and lemma not in {one.lemma for one in readings(best)}:
        return best  # REFORMES: réformes rather than a form of reformer
    return acute if any(one.form == "Part" for one in readings(acute)) else None


def _best(word: str) -> str | None:
    """The known word that an unknown one in capitals stands for, or None."""
    grammar = grammar_words()
    short = len(word) < _SHORTEST
    noun: str | None = None
    form: str | None = None
    adverb = word if is_adverb_in_ment(word) else None
    for one in _restored(word):
        if one in grammar:
            return one
        if short:
            continue
        if noun is None and _is_spelled_so(one):
            if listed(one) in {verb.lemma for verb in readings(one)}:
                form = form or one
            else:
                noun = one
        if adverb is None and is_adverb_in_ment(one):
            adverb = one
    return noun or form or adverb


def _restored(word: str) -> Iterator[str]:
    """What a word may be with one, two or three accents more."""
    places = [at for at, letter in enumerate(word) if letter in _ACCENTS]
    for at in places:
        for letter in _ACCENTS[word[at]] + _RARE.get(word[at], ""):
            yield word[:at] + letter + word[at + 1 :]
    for many in range(2, _MOST + 1):
        for chosen in combinations(places, many):
            for letters in product(*(_ACCENTS[word[at]] for at in chosen)):
                signs = list(word)
                for at, letter in zip(chosen, letters, strict=True):
                    signs[at] = letter
                yield "".join(signs)
