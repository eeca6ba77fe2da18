"""From a word as it is written to the word that is meant: capitals, œ, inclusive writing."""

from __future__ import annotations

import re
from functools import cache

from discourse.addresses import is_address
from discourse.french.morphology.capitals import accented
from discourse.french.morphology.dictionary import corrections, lemmatized, named, nominal_lemma
from discourse.french.morphology.form_readings import readings
from discourse.french.morphology.forms import VerbForm
from discourse.french.morphology.known_words import is_known
from discourse.languages import language
from discourse.matching import fold_word

# French has œ for oe before u (œuvre, nœud), and where a word begins so before these letters; but
# moelle, poêle, coexister.
_LIGATURE = re.compile(r"(?<![gq])oe(?=u)|(?:^|(?<=-))oe(?=il|[cdst])|(?<=f)oe(?=t)")
_SIGNS = re.compile(r"[·⋅•‧∙./()]")
_SHORTEST_STEM = 2
# The ending of the masculine where the stem alone is written first: direct·eur·rice·s.
_MASCULINE = ("eur", "teur", "eurs", "teurs", "er", "ers", "if", "ifs", "eux", "ien", "iens")


@cache
def analyse(form: str) -> tuple[VerbForm, ...]:
    """All readings of a word form as a form of a French verb; remembered per form.

    The suffix alone never decides: an ending proposes an infinitive, which must be known (to
    ``verbs.tsv`` or the dictionary, with or without a prefix, or be made by -iser, -ifier) and
    whose conjugation must hold the form.

    Parameters
    ----------
    form : str
        One word, in any capitals and with any apostrophe or hyphen.

    Returns
    -------
    tuple of VerbForm
        The readings, the likelier first; empty for what is not a verb form.

    Notes
    -----
    Source of the rules: own.

    Examples
    --------
    >>> [(v.lemma, v.mood, v.tense) for v in analyse("montrerait")]
    [('montrer', 'Cnd', 'Pres')]
    >>> [(v.lemma, v.mood, v.tense) for v in analyse("MONTRAIT")]
    [('montrer', 'Ind', 'Imp')]
    >>> analyse("portrait")
    ()
    """
    words = spellings(form)
    found = readings(words[0])
    for word in words[1:]:
        found += tuple(one for one in readings(word) if one not in found)
    if found and words[0].endswith("e") and _in_capitals(form):
        # ECHOUE is échoue or échoué: its neighbours decide.
        past = readings(words[0][:-1] + "é")
        found += tuple(one for one in past if one.form == "Part" and one.lemma == found[0].lemma)
    return found


def spelled(form: str) -> str:
    """The likeliest word that a form stands for: see `spellings`.

    >>> spelled("Etait"), spelled("Entre"), spelled("L’"), spelled("PROGRES"), spelled("ONU")
    ('était', 'entre', "l'", 'progrès', 'onu')
    """
    return spellings(form)[0]


@cache
def spellings(form: str) -> tuple[str, ...]:
    """The folded words that a form can stand for, the likeliest first.

    Capitals may have lost their accents, and a lone A is à as often as a verb; only the neighbours
    tell. Also œ for oe, and the masculine of inclusive writing.

    >>> spellings("Etat"), spellings("A"), spellings("BLESSES"), spellings("ONU")
    (('état',), ('a', 'à'), ('blessés', 'blesses'), ('onu',))
    >>> spellings("oeuvre"), spellings("moelle"), spellings("élu·e·s"), spellings("acteur/trice")
    (('œuvre',), ('moelle',), ('élus',), ('acteur',))
    """
    word = _respelled(form)
    if form == "A":
        return word, "à"
    bare = fold_word(form)
    if bare != word and _in_capitals(form) and readings(bare):
        return word, bare
    return (word,)


def _respelled(form: str) -> str:
    """The likeliest word that a form stands for, folded."""
    word = fold_word(form)
    if "oe" in word:
        word = _LIGATURE.sub("œ", word)
    if not word.isalpha():
        masculine = _masculine(word)
        if masculine != word:
            return masculine
    if form[:1].isupper() and form not in corrections()["NAME"]:
        return accented(word, everywhere=_in_capitals(form))
    return word


def _in_capitals(form: str) -> bool:
    return form.isupper() and len(form) > 1


def _masculine(word: str) -> str:
    """The masculine of an inclusive form, in its number: élu·e·s, élu(e)s, élu-e-s → élus."""
    parts = [part for part in _SIGNS.split(word) if part]
    if len(parts) < 2:
        parts = word.split("-")
        if len(parts) < 2 or not all(map(_is_ending, parts[1:])):
            return word
    stem, endings = parts[0], parts[1:]
    if len(stem) < _SHORTEST_STEM:
        return word  # R.E.M.
    if len(endings) > 1 and endings[0] in _MASCULINE:
        stem += endings.pop(0)
    if not all(part.replace("-", "").isalpha() for part in parts):
        return word
    plural = endings[-1].endswith("s") and not stem.endswith(("s", "x", "z"))
    whole = stem + "s" if plural else stem
    return whole if is_known(stem) or is_known(whole) else word


def _is_ending(part: str) -> bool:
    """Whether a part behind a hyphen is the feminine or the plural: habitant-e-s."""
    return part == "s" or part.removesuffix("s") in _endings()


@cache
def _endings() -> frozenset[str]:
    return frozenset((*language("fr").settings["words"]["inclusive"], "ne", "le", "te"))


@cache
def lemma(form: str) -> str:
    """The dictionary form of a word out of context; remembered per form.

    A form that is only a verb's gives the infinitive; then the dictionary of simplemma is
    asked, in lower case; a word it does not have stays as it is.

    >>> lemma("Désescalades"), lemma("européennes"), lemma("négocieraient"), lemma("Macron")
    ('désescalade', 'européen', 'négocier', 'Macron')
    >>> lemma("Rennes"), lemma("rennes"), lemma("M"), lemma("Évidemment")
    ('Rennes', 'renne', 'M', 'évidemment')
    """
    name = _name(form)
    if name is not None:
        return name
    word = spelled(form)
    known = nominal_lemma(word)
    verbs = readings(word)
    if known is None:
        if verbs:
            return verbs[0].lemma
        # simplemma refuses an empty word and lone surrogates.
        if not word.strip() or not word.isprintable():
            return form
        if form[:1].isupper():
            return word if is_known(word) else form  # a name keeps its capital
        return word if is_address(word) or _SIGNS.search(word) else lemmatized(word)
    names = {verb.lemma for verb in verbs}
    # The dictionary has one lemma a form: of two verbs (suis, vis) the table's order is better.
    return verbs[0].lemma if known in names else known


def _name(form: str) -> str | None:
    """The lemma that a form has by its capital: a city, a title; a letter is itself (plan B)."""
    if not form[:1].isupper():
        return None
    if is_letter(form):
        return form
    return named(form.capitalize() if _in_capitals(form) else form)


def is_letter(form: str) -> bool:
    """Whether a form is a letter that stands for itself (plan B), no word of one letter."""
    return len(form) == 1 and form.isupper() and form not in "AÀÔY"
