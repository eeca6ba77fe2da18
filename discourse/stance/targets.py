"""Targets by name: which words of a sentence refer to one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import KW_ONLY, dataclass, fields
from functools import cache, cached_property

from discourse.arguments import one_of
from discourse.french.keys import keys, with_full_forms
from discourse.french.parse import Parse
from discourse.languages import LexiconError, code_of, language, toml
from discourse.matching import BLANKS, Matcher, fold, longest
from discourse.reach import back
from discourse.segmentation import words_of
from discourse.word_classes import word_class

_KINDS = {
    "names": "name",
    "plural_names": "plural",
    "institutions": "institution",
    "adjectives": "adjective",
    "cities": "city",
    "not": "",
}
_PAIRS = "[('name', 'Europe')]"
_LISTS = (*_KINDS, "called", "pronouns", "plural_pronouns", "city_governors", "titles")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words ``first`` to ``last`` of a sentence refer to the target.

    Attributes
    ----------
    first, last
        word numbers in the sentence, both included.
    start, end
        offsets in the document.
    kind
        ``name``, ``plural``, ``institution``, ``adjective``, ``city``, ``pronoun``,
        ``possessive`` or ``span`` (given by the user).
    inferred
        whether a pronoun was taken to refer to the target.
    titular
        whether it only names an office or a meeting (*commissaire européen*).
    """

    first: int
    last: int
    start: int
    end: int
    kind: str
    inferred: bool = False
    titular: bool = False


@dataclass(frozen=True, slots=True)
class _Alias:
    """A pattern with its kind; for each of its words ``capitals`` is 0, 1 (first) or 2 (all)."""

    kind: str
    capitals: tuple[int, ...]


@dataclass(frozen=True)
class Target:
    """Someone or something that a text may mention, by its aliases.

    Parameters
    ----------
    name
        how it is called in tables.
    aliases
        pairs of kind and pattern, such as ``("name", "Europe")``; the kinds are those of
        `Mention.kind` that a name can have, and ``""`` blocks.
    pronouns, plural_pronouns
        pronouns that may refer to it in the next sentence.
    city_governors
        patterns after which a city means the institution.
    titles
        patterns after which a mention only names an office or a meeting.
    lang
        language of the texts.

    Raises
    ------
    TypeError
        a name that is no text; aliases that are not pairs of texts, words that are not in a list.
    ValueError
        an empty name or pattern, an unknown kind, no alias that does not block.

    Examples
    --------
    >>> Target("le continent", [("name", "Europe"), ("", "Tour Europe")])
    <Target 'le continent'>
    """

    name: str
    aliases: Sequence[tuple[str, str]]
    _: KW_ONLY
    pronouns: Sequence[str] = ()
    plural_pronouns: Sequence[str] = ()
    city_governors: Sequence[str] = ()
    titles: Sequence[str] = ()
    lang: str = "fr"

    def __post_init__(self) -> None:
        _words("name", self.name)
        # Tuples, so that equal targets are one key wherever what is read of them is kept.
        object.__setattr__(self, "aliases", tuple(map(_pair, _listed("aliases", self.aliases))))
        if not any(kind for kind, _ in self.aliases):
            raise ValueError(f"aliases of {self.name!r} name nothing; give at least {_PAIRS}")
        for field in ("pronouns", "plural_pronouns", "city_governors", "titles"):
            words = [_words(field, word) for word in _listed(field, getattr(self, field))]
            said = map(fold, words) if field.endswith("pronouns") else words
            object.__setattr__(self, field, tuple(said))
        code_of(self.lang)

    def __repr__(self) -> str:
        return f"<Target {self.name!r}>"

    def __getstate__(self) -> dict[str, object]:
        # What is compiled of the fields cannot be pickled, and is compiled again where it is read.
        return {field.name: getattr(self, field.name) for field in fields(self)}

    @cached_property
    def _matcher(self) -> Matcher[_Alias]:
        named = ((with_full_forms(fold(text)), _alias(kind, text)) for kind, text in self.aliases)
        return Matcher(named, _keys_of(self.lang))

    @cached_property
    def _governors(self) -> Matcher[None]:
        return Matcher(((words, None) for words in self.city_governors), _keys_of(self.lang))

    @cached_property
    def _titles(self) -> Matcher[None]:
        return Matcher(((words, None) for words in self.titles), _keys_of(self.lang))

    @cached_property
    def _single(self) -> frozenset[str]:
        return frozenset(text for kind, text in self.aliases if kind == "name" and " " not in text)

    def mentions(self, parse: Parse) -> list[Mention]:
        """The mentions of the target in a sentence, by position."""
        found = [
            match
            for match in self._matcher.find(parse.forms)
            if _is_unbroken(parse, match.first, match.last)
            and _has_capitals(parse, match.first, match.value)
        ]
        mentions = [
            Mention(
                match.first,
                match.last,
                *parse.span(match.first, match.last),
                match.value.kind,
                titular=self._is_titular(parse, match.first),
            )
            for match in longest(found)
            if match.value.kind and (match.value.kind != "city" or self._acts(parse, match.first))
        ]
        named = {at for one in mentions for at in range(one.first, one.last + 1)}
        # "UE-Russie", "FMI-UE": the target is one half of a word.
        mentions += [
            Mention(at, at, *parse.span(at, at), "name")
            for at, form in enumerate(parse.forms)
            if "-" in form and at not in named and not self._single.isdisjoint(form.split("-"))
        ]
        return sorted(mentions, key=lambda one: one.first)

    def _is_titular(self, parse: Parse, at: int) -> bool:
        """Whether a title ends right before a mention, or before its article."""
        articles = word_class("definite_article", parse.doc.lang)
        end = next((word + 1 for word in back(at) if parse.folded[word] not in articles), 0)
        begin = max(0, end - 4)
        return any(
            match.last == end - begin - 1 for match in self._titles.find(parse.forms[begin:end])
        )

    def _acts(self, parse: Parse, at: int) -> bool:
        """Whether a city acts as the institution that sits there.

        It does as a subject or after a verb or noun of political dealing; after *à*, *de* or
        in a date line it is a place.
        """
        if at == 0:
            return len(parse) > 1 and not parse.gap(1).strip()
        begin = max(0, at - 6)
        governed = self._governors.find(parse.forms[begin:at])
        if any(match.last == at - begin - 1 for match in governed):
            return True
        return parse.meant(at - 1) not in word_class("place_preposition", parse.doc.lang)


def _listed(what: str, given: object) -> list[object]:
    """The items of a list that a user gives."""
    if isinstance(given, str | bytes) or not isinstance(given, Iterable):
        such = _PAIRS if what == "aliases" else "['elle']"
        raise TypeError(f"{what} is {given!r}; give a list, such as {such}")
    return list(given)


def _pair(given: object) -> tuple[str, str]:
    """A kind and a pattern, checked."""
    if isinstance(given, str | bytes) or not isinstance(given, Sequence) or len(given) != 2:
        raise TypeError(
            f"aliases holds {given!r}; give pairs of kind and pattern, such as {_PAIRS}"
        )
    kind, text = given
    if kind not in _KINDS.values() and text in _KINDS.values():
        raise ValueError(f"aliases holds {given!r}; the kind comes first, such as {_PAIRS}")
    return one_of(kind, tuple(_KINDS.values()), "kind of alias"), _words("aliases", text)


def _words(what: str, given: object) -> str:
    if not isinstance(given, str):
        raise TypeError(f"{what} holds {given!r}; give words")
    if not any(map(str.isalnum, given)):
        raise ValueError(f"{what} holds {given!r}; give words with a letter or digit")
    return given


@cache
def _keys_of(lang: str) -> Callable[[str], tuple[str, ...]]:
    return lambda form: keys(form, lang)


def _alias(kind: str, text: str) -> _Alias:
    return _Alias(kind, tuple(_capitals(word) for word in text.split()))


def _capitals(word: str) -> int:
    # "C’est" is not the acronym CE: a letter and an apostrophe are one capital.
    if sum(map(str.isalpha, word)) > 1 and word.isupper():
        return 2
    return 1 if word[:1].isupper() else 0


def _is_unbroken(parse: Parse, first: int, last: int) -> bool:
    """No punctuation inside: "de l'Union, des Etats" is not "Union des"."""
    return all(not parse.gap(at).strip(f" -{BLANKS}") for at in range(first + 1, last + 1))


def _has_capitals(parse: Parse, first: int, alias: _Alias) -> bool:
    if not any(alias.capitals):
        return True
    forms = parse.forms[first : first + len(alias.capitals)]
    return all(
        _capitals(form) >= wanted for form, wanted in zip(forms, alias.capitals, strict=False)
    )


@cache
def targets(lang: str) -> tuple[dict[str, object], ...]:
    """The targets a language knows by name."""
    return tuple(_read(lang))


def _read(lang: str) -> Iterator[dict[str, object]]:
    path = language(lang).path("targets.toml")
    for section, values in toml(path).items():
        unknown = [key for key in values if key != "name" and key not in _LISTS]
        if unknown or not isinstance(values.get("name"), str):
            raise LexiconError(
                f"{path}, [{section}]: unknown key {', '.join(unknown) or '(none)'}, or no name; "
                f"expected name and any of {', '.join(_LISTS)}"
            )
        for key in _LISTS:
            listed = values.get(key, [])
            if not isinstance(listed, list) or not all(isinstance(item, str) for item in listed):
                raise LexiconError(f"{path}, [{section}] {key}: expected a list of strings")
        yield values


def target_of(target: str | Sequence[str] | Target, lang: str) -> Target:
    """The target meant by a name that ``targets.toml`` knows, another name, or a list of names.

    Raises
    ------
    TypeError
        neither a name nor a list of names.
    ValueError
        an empty name or list.

    Examples
    --------
    >>> target_of("UE", "fr"), target_of(["Merkel", "la chancelière"], "fr")
    (<Target 'Europe'>, <Target 'Merkel'>)
    """
    if isinstance(target, Target):
        return target
    # A caller, for example a notebook, may not have checked the types.
    given: object = target
    listed = (given,) if isinstance(given, str) else given
    if not isinstance(listed, list | tuple) or not all(isinstance(name, str) for name in listed):
        raise TypeError(
            f"target is {target!r}; expected a name such as 'Europe' or a list of names"
        )
    names = tuple(str(name) for name in listed)
    if not names or not all(any(map(str.isalnum, name)) for name in names):
        raise ValueError(f"target is {target!r}; give at least one name with a letter or digit")
    return _target(names, lang)


@cache
def _target(names: tuple[str, ...], lang: str) -> Target:
    if len(names) == 1:
        wanted = fold(names[0]).strip()
        for known in targets(lang):
            called = known.get("called", [])
            assert isinstance(called, list)
            if wanted in (fold(str(known["name"])), *(fold(name) for name in called)):
                return _known(known, lang)
    aliases = [("name", _as_words(name, lang)) for name in names]
    return Target(names[0], aliases, lang=lang)


def _as_words(name: str, lang: str) -> str:
    """A name as the words a text is cut into, so that nothing in it is read as a pattern."""
    return " ".join(name[start:end] for start, end in words_of(name, [(0, len(name))], lang))


def _spaced(name: str) -> str:
    """A name as the words it is cut into: "l’Italie" is two."""
    return " ".join(name.replace("’", "'").replace("'", "' ").split())


def _known(values: dict[str, object], lang: str) -> Target:
    lists: dict[str, list[str]] = {
        key: list(values.get(key, []))  # type: ignore[call-overload]
        for key in _LISTS
    }
    aliases = [(kind, _spaced(text)) for key, kind in _KINDS.items() for text in lists[key]]
    return Target(
        str(values["name"]),
        aliases,
        pronouns=lists["pronouns"],
        plural_pronouns=lists["plural_pronouns"],
        city_governors=lists["city_governors"],
        titles=lists["titles"],
        lang=lang,
    )
