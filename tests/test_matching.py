from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse.french.keys import keys
from discourse.matching import Match, Matcher, fold, longest, pattern_parts
from tests.strategies import texts, words


def spelt(form: str) -> tuple[str, ...]:
    """Keys for tests of the matcher alone: the word itself."""
    return (form,)


def found(pattern: str, sentence: str) -> list[str]:
    forms = sentence.split()
    matches = Matcher([(pattern, pattern)], spelt).find(forms)
    return [" ".join(forms[match.first : match.last + 1]) for match in matches]


# --- fold -----------------------------------------------------------------------------------------


@given(texts(max_size=20), texts(max_size=20))
def test_fold_keeps_length_and_knows_no_neighbours(one: str, other: str) -> None:
    assert len(fold(one)) == len(one)
    assert fold(one + other) == fold(one) + fold(other)


@given(st.text(max_size=40))
def test_fold_twice_is_fold_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("L’UNION", "l'union"),
        ("aujourdʼhui", "AUJOURD‘HUI"),
        ("peut‑être", "Peut-être"),
        ("3\u202f000\u00a0€", "3 000 €"),
        ("«\u00a0oui\u00a0»", "“ OUI ”"),
        ("ŒUVRE", "œuvre"),
        ("ΟΔΟΣ", "οδοσ"),
    ],
)
def test_one_folded_form(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("dû", "du"), ("ou", "où"), ("—", "-"), ("sœur", "soeur")]
)
def test_what_tells_words_apart_is_kept(one: str, other: str) -> None:
    assert fold(one) != fold(other)


# --- keys -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("Pourrait", {"pourrait", "[pouvoir]"}),
        ("D’", {"d'", "de"}),
        ("AUX", {"aux", "à", "les"}),
        ("-t-il", {"-t-il", "il"}),
        ("portrait", {"portrait"}),
        ("suis", {"suis", "[être]", "[suivre]"}),
        ("Peut-être", {"peut-être"}),
        ("", {""}),
    ],
)
def test_keys_of_a_word(form: str, expected: set[str]) -> None:
    assert set(keys(form)) == expected
    assert keys(form)[0] == fold(form)


@given(words())
def test_keys_are_unique_and_not_split(form: str) -> None:
    assert len(set(keys(form))) == len(keys(form))


# --- Matcher --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pattern", "sentence", "expected"),
    [
        ("sans doute", "sans doute sans aucun doute", ["sans doute"]),
        ("sans ~1 doute", "sans doute sans aucun doute", ["sans doute", "sans aucun doute"]),
        ("le|la paix", "le la paix", ["la paix"]),
        ("a ~2 b", "a b b b b", ["a b b b", "a b b", "a b"]),
        ("a ~1 b ~1 c", "a x b x c", ["a x b x c"]),
        ("a ~1 b", "a x x b", []),
        ("a b", "a", []),
        ("a", "a a", ["a", "a"]),
        ("a ~3 a", "a a", ["a a"]),
    ],
)
def test_patterns(pattern: str, sentence: str, expected: list[str]) -> None:
    assert found(pattern, sentence) == expected


def test_a_word_with_two_keys_matches_alternatives_once() -> None:
    assert list(Matcher([("le|la", 1)], keys).find(["L’"])) == [Match(0, 0, 1)]
    assert list(Matcher([("le|la union", 1)], keys).find(["L’", "Union"])) == [Match(0, 1, 1)]


def test_two_ways_to_one_stretch_are_one_match() -> None:
    assert found("a ~2 b ~2 c", "a b b c") == ["a b b c"]


def test_overlapping_patterns_all_match_longest_first() -> None:
    matcher = Matcher([("doute", 1), ("sans doute", 2), ("sans", 3)], spelt)
    assert [(m.first, m.last, m.value) for m in matcher.find(["sans", "doute"])] == [
        (0, 1, 2),
        (0, 0, 3),
        (1, 1, 1),
    ]


def test_patterns_alike_both_match_in_their_order() -> None:
    matcher = Matcher([("si", "first"), ("si", "second")], spelt)
    assert [match.value for match in matcher.find(["si"])] == ["first", "second"]


def test_lemmas_and_elisions() -> None:
    matcher = Matcher([("[être] en mesure de", 1)], keys)
    forms = ["Elle", "serait", "en", "mesure", "d’", "agir"]
    assert [(m.first, m.last) for m in matcher.find(forms)] == [(1, 4)]


@pytest.mark.parametrize(
    "pattern", ["", "  ", "a|", "|a", "a || b", "~2 a", "a ~2", "a ~1 ~2 b", "~2"]
)
def test_a_pattern_that_could_never_match_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="pattern"):
        Matcher([(pattern, None)], spelt)


def test_a_tilde_without_number_is_a_word() -> None:
    assert pattern_parts("~ ~x a") == [("~",), ("~x",), ("a",)]


@given(
    st.lists(st.sampled_from(["a", "b", "c", "a|b", "~1", "~2"]), min_size=1, max_size=4),
    st.lists(st.sampled_from("abcd"), max_size=8),
)
def test_the_trie_finds_what_a_plain_search_finds(pattern: list[str], forms: list[str]) -> None:
    try:
        parts = pattern_parts(" ".join(pattern))
    except ValueError:
        return
    matches = Matcher([(" ".join(pattern), None)], spelt).find(forms)
    got = [(match.first, match.last) for match in matches]
    assert len(set(got)) == len(got)
    assert set(got) == {
        (first, last) for first in range(len(forms)) for last in ends(parts, forms, first)
    }


def ends(parts: list[tuple[str, ...] | int], forms: list[str], at: int) -> set[int]:
    """Where a pattern that begins at a word can end, by trying everything."""
    head, *rest = parts
    if isinstance(head, int):
        return {end for skip in range(head + 1) for end in ends(rest, forms, at + skip)}
    if at >= len(forms) or forms[at] not in head:
        return set()
    return ends(rest, forms, at + 1) if rest else {at}


# --- longest --------------------------------------------------------------------------------------


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 4)), max_size=12))
def test_longest_leaves_no_overlap_and_hides_only_what_overlaps(
    spans: list[tuple[int, int]],
) -> None:
    matches = [Match(first, first + more, None) for first, more in spans]
    kept = longest(matches)
    assert all(one.last < other.first for one, other in pairwise(kept))
    for match in matches:
        assert any(k.first <= match.last and match.first <= k.last for k in kept)
