"""Verb forms alone, in context, and in groups. Cases are data: ``cases/morphology_*.tsv``."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse.french.morphology import (
    Grouping,
    Tagging,
    analyse,
    conjugate,
    groups,
    lemma,
    principal_parts,
    tag,
    word_type,
)
from discourse.french.morphology.conjugation import _assembled, paradigm
from discourse.french.morphology.dictionary import dictionary
from discourse.french.morphology.principal_parts import verb_table
from discourse.french.morphology.regular import regular
from discourse.french.parse import parses
from discourse.languages import LexiconError, language
from discourse.reading import document

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[tuple[str, ...]]:
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [tuple(row) for row in rows[1:]]


def shown(value: object) -> str:
    return "-" if value is None else str(value)


@pytest.mark.parametrize("case", cases("morphology_forms.tsv"), ids=lambda c: "-".join(c[:4]))
def test_readings_of_a_form(case: tuple[str, ...]) -> None:
    form, *wanted = case
    found = [
        [v.lemma, *map(shown, (v.mood, v.tense, v.form, v.person, v.number))] for v in analyse(form)
    ]
    if wanted[0] == "none":
        assert found == []
    else:
        assert wanted in found


@pytest.mark.parametrize(
    "form", ["montrait", "entrait", "souffrait", "serrait", "offrait", "extrait"]
)
def test_an_ending_in_rait_is_no_conditional(form: str) -> None:
    assert not any(reading.mood == "Cnd" for reading in analyse(form))


def bracketed(sentence: str) -> tuple[list[str], int, int]:
    words = sentence.split()
    first = next(at for at, word in enumerate(words) if word.startswith("["))
    last = next(at for at, word in enumerate(words) if word.endswith("]"))
    return [word.strip("[]") for word in words], first, last


@pytest.mark.parametrize("case", cases("morphology_context.tsv"), ids=lambda c: c[0])
def test_reading_in_context(case: tuple[str, ...]) -> None:
    sentence, *wanted, why = case
    words, at, _ = bracketed(sentence)
    found = tag(words)[at]
    assert [found.lemma, *map(shown, (found.mood, found.tense, found.form))] == wanted, why


@pytest.mark.parametrize(
    ("form", "adverb"),
    [
        ("généralement", True),
        ("profondément", True),
        ("évidemment", True),
        ("assidûment", True),
        ("gentiment", True),
        ("complètement", True),
        ("Brièvement", True),
        ("gouvernement", False),
        ("désendettement", False),
        ("affirment", False),
        ("ciment", False),
        ("ment", False),
    ],
)
def test_what_is_an_adverb_in_ment(form: str, adverb: bool) -> None:
    assert word_type(form).adverb == adverb


def test_a_noun_in_ment_is_no_adverb_in_a_sentence() -> None:
    found = tag(["le", "parlement", "porte", "à", "présent", "le", "texte"])
    assert found[2].lemma == "porter"


def test_a_lone_capital_a_is_read_by_its_neighbours() -> None:
    assert tag(["A", "la", "veille", "du", "vote"])[0].lemma == "à"
    assert tag(["LE", "MAIRE", "A", "DEJA", "ECHOUE"])[2].lemma == "avoir"


def test_the_cases_exercise_every_rule() -> None:
    decided = {
        found.rule
        for sentence, *_ in cases("morphology_context.tsv")
        for found in tag(bracketed(sentence)[0])
    }
    assert decided >= {
        "only a verb",
        "infinitive",
        "inversion",
        "after auxiliary",
        "linked participle",
        "after pronoun",
        "object pronoun",
        "gerund",
        "after en",
        "after preposition",
        "clause verb",
        "participle beside its noun",
        "imperative",
        "subjunctive",
        "narrative past",
        "no verb",
    }


@pytest.mark.parametrize("case", cases("morphology_groups.tsv"), ids=lambda c: c[0])
def test_groups(case: tuple[str, ...]) -> None:
    sentence, verb, voice, mood, tense, flags = case
    words, first, last = bracketed(sentence)
    found = {(g.first, g.last): g for g in groups(words, tag(words))}
    assert (first, last) in found, [words[a : b + 1] for a, b in found]
    group = found[first, last]
    assert (group.lemma, group.voice) == (verb, voice)
    assert (shown(group.mood), shown(group.tense)) == (mood, tense)
    named = ("perfect", "pronominal", "negated", "restrictive", "expletive")
    raised = {name for name in named if getattr(group, name)} | {group.periphrasis} - {""}
    assert raised == set(flags.split()) - {"-"}


def test_every_group_of_a_long_sentence() -> None:
    words = "Elle a dit que le texte qui a été lu pourrait ne jamais être voté".split()
    found = [(" ".join(words[g.first : g.last + 1]), g.negated) for g in groups(words, tag(words))]
    assert found == [
        ("a dit", False),
        ("a été lu", False),
        ("pourrait", False),
        ("être voté", True),
    ]


@pytest.mark.parametrize("case", cases("morphology_groups.tsv"), ids=lambda c: c[0])
def test_a_group_asked_for_alone_is_the_one_found_among_all(case: tuple[str, ...]) -> None:
    words, _, _ = bracketed(case[0])
    types = [word_type(word) for word in words]
    for group in groups(words, tag(words)):
        for at in (*group.auxiliaries, group.head):
            alone = Grouping(types, Tagging(types)).at(at)
            for name in ("first", "last", "lemma", "voice", "tense", "pronominal", "negators"):
                assert getattr(alone, name) == getattr(group, name), name


@pytest.mark.parametrize(
    ("sentence", "group", "negated"),
    [
        ("Le maire a, selon nos sources, signé le bail.", "a, selon nos sources, signé", False),
        ("Le texte n’est, je crois, voulu par personne.", "est, je crois, voulu", True),
        ("Elle est, pas à pas, devenue une règle.", "est, pas à pas, devenue", False),
        ("Il a, dit-on, un bail signé.", "a", False),
        ("C’est, je l’espère, pas trop tard.", "espère", False),
    ],
)
def test_commas_tell_what_is_interpolated(sentence: str, group: str, negated: bool) -> None:
    [parse] = parses(document(sentence))
    last = sentence.index(group) + len(group)
    found = parse.group(next(at for at, end in enumerate(parse.ends) if end == last))
    assert (parse.text(found.first, found.last), found.negated) == (group, negated)


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("« Tout est clos », dit le maire.", "interpolated"),
        ('"Est-ce clos ?" écrit Paul.', "interpolated"),
        ("Le « plan », dit de relance, dort.", "participle"),
        ("Le « plan » écrit la veille dort.", "no verb"),
        ('Il a, bien sûr, "fait le point".', "after auxiliary"),
        ("Le pont, dit la mairie, rouvre.", "interpolated"),
        ("« Le pont rouvre » (tout est clos), dit Paul.", "interpolated"),
        ("Il part comme le dit la mairie.", "object pronoun"),
        ("Le plan, dit de relance, dort.", "participle"),
    ],
)
def test_what_stands_about_a_verb_of_saying_tells_it(sentence: str, rule: str) -> None:
    [parse] = parses(document(sentence))
    at = next(at for at, word in enumerate(parse.forms) if word in ("dit", "écrit", "fait"))
    assert parse.tag(at).rule.startswith(rule)


@pytest.mark.parametrize(
    ("sentence", "mood"),
    [
        ("Il est temps, pour eux, que Paul mange.", "Sub"),
        ("Il est temps que Paul mange.", "Sub"),
        ("Il est possible, voire certain, que Paul mange.", "Sub"),
        ("Il pense, avec le temps, que Paul mange.", "Ind"),
        ("Il est vrai, malgré la crainte, que Paul mange.", "Ind"),
    ],
)
def test_an_insertion_does_not_hide_what_asks_for_the_subjunctive(sentence: str, mood: str) -> None:
    [parse] = parses(document(sentence))
    assert parse.tags[parse.folded.index("mange")].mood == mood


def test_groups_need_the_tags_of_their_forms() -> None:
    with pytest.raises(ValueError, match="2 forms but 1 tags"):
        groups(["il", "dort"], tag(["il"]))


@pytest.mark.parametrize(
    ("form", "wanted"),
    [
        ("Désescalades", "désescalade"),
        ("européennes", "européen"),
        ("RÉPIT", "répit"),
        ("chevaux", "cheval"),
        ("pourraient", "pouvoir"),
        ("Macron", "Macron"),
        ("l’", "le"),
    ],
)
def test_lemma(form: str, wanted: str) -> None:
    assert lemma(form) == wanted


def test_what_is_no_word_passes_through() -> None:
    for form in ("", " ", "\ud800", "\u200b", "’", "42"):
        assert analyse(form) == ()
        assert lemma(form) == form.replace("’", "'") or lemma(form) == form


def test_verbs_in_er_share_the_forms_of_their_last_letters() -> None:
    known = verb_table()
    regulars = [
        word
        for word in dictionary()
        if word.endswith("er") and not (word in known.parts or word in known.spelling)
    ]
    assert len(regulars) > 4000
    for word in [*regulars[::7], "éditer", "er", "ger", "réprimer", "enlever", "sevrer"]:
        assert list(paradigm(word).items()) == list(_assembled(regular(word), "").items())


def test_conjugate_gives_both_spellings_and_no_invented_form() -> None:
    prefer = conjugate("préférer")
    assert {"préférera", "préfèrera"} <= set(prefer)
    assert "appellerait" in conjugate("appeler")
    assert "appèlerait" not in conjugate("appeler")
    assert "mangeions" not in conjugate("manger")
    assert "lançions" not in conjugate("lancer")
    assert set(conjugate("falloir")) >= {"faut", "faudrait", "fallait", "fallût", "faille"}
    assert not any(v.person in (1, 2) for forms in conjugate("falloir").values() for v in forms)


@pytest.mark.parametrize("word", ["", "table", "demain"])
def test_conjugate_refuses_what_is_no_infinitive(word: str) -> None:
    with pytest.raises(ValueError, match="infinitive"):
        conjugate(word)


def test_conjugate_refuses_an_unknown_language() -> None:
    with pytest.raises(ValueError, match="lang='xx'"):
        conjugate("aimer", lang="xx")


class Elsewhere:
    """A language whose files stand in another folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, name: str) -> Path:
        return self.folder / name


def test_a_bad_line_of_the_table_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = language("fr").path("verbs.tsv").read_text(encoding="utf-8")
    spoilt = source.replace("suis es est sommes", "suis es sommes", 1)
    (tmp_path / "verbs.tsv").write_text(spoilt, encoding="utf-8")
    line = 1 + next(at for at, text in enumerate(spoilt.splitlines()) if text.startswith("être\t"))

    monkeypatch.setattr(principal_parts, "language", lambda _code: Elsewhere(tmp_path))
    with pytest.raises(LexiconError, match=f"line {line}: present has 5 forms"):
        verb_table.__wrapped__("fr")


VERBS = sorted(verb_table().auxiliary)


@given(st.sampled_from(VERBS), st.data())
def test_every_form_leads_back_to_its_verb(infinitive: str, data: st.DataObject) -> None:
    forms = conjugate(infinitive)
    form = data.draw(st.sampled_from(sorted(forms)))
    for capitals in (form, form.upper(), form.capitalize()):
        assert set(forms[form]) <= set(analyse(capitals))


@given(st.sampled_from(VERBS))
def test_conditional_and_future_stand_on_one_stem(infinitive: str) -> None:
    stems: dict[str, set[str]] = {"Fut": set(), "Cnd": set()}
    for form, readings in conjugate(infinitive).items():
        for reading in readings:
            if reading.person == 3 and reading.number == "Sing":
                if reading.tense == "Fut":
                    stems["Fut"].add(form.removesuffix("a"))
                elif reading.mood == "Cnd":
                    stems["Cnd"].add(form.removesuffix("ait"))
    assert stems["Fut"] == stems["Cnd"]
    assert all(stem.endswith("r") for stem in stems["Fut"])


ANY_WORD = st.one_of(
    st.text(min_size=1, max_size=12),
    st.sampled_from(
        "l’ qu’ n’ -t-il -on ne pas que et est a aura porte İzmir ﬁn 3 été sans".split()
    ),
)


@given(st.lists(ANY_WORD, max_size=12))
def test_any_words_get_one_tag_each_and_groups_in_order(words: list[str]) -> None:
    tags = tag(words)
    assert len(tags) == len(words)
    last = -1
    for group in groups(words, tags):
        assert last < group.first <= group.head <= group.last < len(words)
        assert all(group.first <= at < group.head for at in group.auxiliaries)
        assert not (group.negated and group.expletive)
        last = group.last


@given(st.text(max_size=15))
def test_readings_never_fail_and_repeat(form: str) -> None:
    first = analyse(form)
    assert analyse.__wrapped__(form) == first
    assert all(reading.lemma for reading in first)
    assert unicodedata.is_normalized("NFC", lemma(form)) or not unicodedata.is_normalized(
        "NFC", form
    )


def test_every_infinitive_of_the_dictionary_has_a_place_of_its_own_in_it() -> None:
    # `is_verb` looks no further for a word that has none.
    known = dictionary()
    lemmas = {known[form] for form in known}
    infinitives = {one for one in lemmas if one.endswith(("r", "re"))}
    assert len(infinitives) > 5000
    assert not [one for one in infinitives if known.get(one) is None]
