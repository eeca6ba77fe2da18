"""Word form → lemma: the dictionary of simplemma, and our corrections beside it (`lemmas.tsv`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial

from discourse.languages import language, table

LEMMAS = ("form", "tag", "lemma", "reason")
"""Columns of ``lemmas.tsv``."""
TAGS = ("NOUN", "ADJ", "DET", "VERB", "NAME", "TITLE")
"""What a corrected form is; a name counts only with its capital, a title only before a name."""


@cache
def _simplemma() -> tuple[Mapping[str, str], Callable[[str], str]]:
    """The French dictionary of simplemma, and its lemmatizer on the same dictionary.

    Its own `lemmatize` would decode the 250,000 forms a second time, a sixth of a cold start.
    """
    # Here and not above: simplemma takes 30 ms to import, a third of what `import discourse` adds.
    from simplemma import Lemmatizer
    from simplemma.strategies import DefaultDictionaryFactory, DefaultStrategy

    factory = DefaultDictionaryFactory()
    lemmatizer = Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=factory))
    return factory.get_dictionary("fr"), partial(lemmatizer.lemmatize, lang="fr")


@cache
def dictionary() -> Mapping[str, str]:
    """Form → lemma as simplemma gives it for French, in lower case."""
    return _simplemma()[0]


def lemmatized(word: str) -> str:
    """What simplemma makes of a word, by its rules where its dictionary has none."""
    return _simplemma()[1](word)


@cache
def corrections() -> Mapping[str, Mapping[str, str]]:
    """Tag → form → lemma of ``lemmas.tsv``.

    Raises
    ------
    LexiconError
        a line that cannot be used, with file and line.
    """
    found: dict[str, dict[str, str]] = {tag: {} for tag in TAGS}
    for row in table(language("fr").path("lemmas.tsv"), LEMMAS):
        held = found[row.one_of("tag", TAGS)]
        if not (row["form"] and row["lemma"] and row["reason"]):
            raise row.error("a correction needs its form, lemma and reason")
        if row["form"] in held:
            raise row.error(f"{row['form']} stands twice as {row['tag']}")
        held[row["form"]] = row["lemma"]
    return found


@cache
def _words() -> Mapping[str, str]:
    """Form → lemma of the corrections that count in any capitals."""
    tags = corrections()
    return {
        form: lemma
        for tag in TAGS
        if tag not in ("NAME", "TITLE")
        for form, lemma in tags[tag].items()
    }


def lookup(word: str) -> str | None:
    """Lemma of a word in simplemma's dictionary, which keeps bytes: a lone surrogate has none."""
    try:
        return dictionary().get(word)
    except UnicodeEncodeError:
        return None


@cache
def listed(word: str) -> str | None:
    """The lemma of a folded word, None when unknown; œ is sought as oe too.

    A correction counts here only for a word that the dictionary does not have: what it knows as a
    verb may be one (dure, fausse), and `nominal_lemma` says what it is otherwise.
    """
    if not word:
        return None  # the empty type at the edge of a sentence, made before any text is read
    found = corrections()["VERB"].get(word) or lookup(word)
    if found is None and "œ" in word:
        found = lookup(word.replace("œ", "oe"))
        return _words().get(word) if found is None else found.replace("oe", "œ")
    return _words().get(word) if found is None else found


def nominal_lemma(word: str) -> str | None:
    """The lemma of a folded word where it is not a verb: the correction's, else the dictionary's.

    >>> listed("fausse"), nominal_lemma("fausse")
    ('fausser', 'faux')
    """
    return _words().get(word) or listed(word)


@cache
def named(form: str) -> str | None:
    """The lemma of a form that is a name by its capital: Rennes, but not rennes.

    >>> named("Rennes"), named("Maison")
    ('Rennes', None)
    """
    return corrections()["NAME"].get(form) or (lookup(form) if form[:1].isupper() else None)
