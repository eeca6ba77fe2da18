"""A grammatical question is asked once: what the functions say of the same words agrees."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pandas as pd
import pytest

import discourse
from discourse import modality
from discourse.french.context import Context
from discourse.french.keys import keys, marker_keys
from discourse.french.morphology import word_type
from discourse.french.morphology.word_types import verb_tag
from discourse.french.parse import Parse, parses
from discourse.french.subjects import subject_in, subject_of, subject_words
from discourse.french.verb_chains import governor
from discourse.french.word_negation import denied
from discourse.languages import language, table
from discourse.stance import Target
from discourse.stance.attachment import attachment
from discourse.stance.places import verb_of

SENTENCES = [
    "Sans jamais réussir, il avance.",
    "Sans pour autant réussir, il avance.",
    "Il part sans vraiment le vouloir.",
    "Le maire ne réussit jamais.",
    "L’usine ne menace plus le fleuve.",
    "Personne ne craint la crue.",
    "Il réussit plus que jamais.",
    "Le pont menace de céder.",
    "La mairie ne peut pas réussir seule.",
    "Les riverains ont plus de craintes que d’espoirs.",
    "Il n’espère que la paix.",
    "Le préfet craint qu’il n’échoue.",
    *(
        "".join(part.split("|")[0] for part in row["sentence"].replace("]", "[").split("["))
        for row in table(language("fr").path("traps.tsv"), ("phenomenon", "sentence", "note"))
        if row["phenomenon"].startswith("negation")
    ),
]
WORDS = ["doc", "start", "end"]

ROOM = Path(discourse.__file__).parent
GRAMMAR = ("clitics", "inversion", "noun_phrases", "stretches", "subjects", "verb_chains")


def functions(path: Path) -> Iterator[str]:
    for node in ast.parse(path.read_text(encoding="utf8")).body:
        if isinstance(node, ast.FunctionDef):
            yield node.name


@pytest.fixture(scope="module")
def docs() -> list[discourse.Document]:
    return [discourse.document(text, id=text, lang="fr") for text in SENTENCES]


CASES = Path(__file__).parent / "cases" / "readings"


@pytest.fixture(scope="module")
def many() -> list[Parse]:
    """The sentences of the seed and of all cases: some 4,000 word forms."""
    seed = next((CASES.parents[2] / "seeds").glob("*.txt"))
    lines = (path.read_text(encoding="utf-8").split("\n") for path in sorted(CASES.glob("*.txt")))
    cases = [line for held in lines for line in held if not line.startswith("\t")]
    texts = [seed.read_text(encoding="utf-8"), "\n\n".join(cases)]
    return [parse for text in texts for parse in parses(discourse.document(text, lang="fr"))]


def test_a_word_is_in_its_sentence_what_it_can_be_by_itself(many: list[Parse]) -> None:
    forms = set()
    for parse in many:
        for form, word, tag in zip(parse.forms, parse.words, parse.tags, strict=True):
            forms.add(form)
            if not tag.is_verb:
                continue
            assert tag in [verb_tag(verb, tag.rule) for verb in word.verbs], (form, tag)
            assert word.finite >= (tag.form == "Fin"), (form, tag)
            assert word.infinitive >= (tag.form == "Inf"), (form, tag)
            assert not word.adverb, (form, tag)
    assert len(forms) > 3000


def test_patterns_ask_for_the_verbs_that_a_word_can_be(many: list[Parse]) -> None:
    for parse in many:
        for form, word in zip(parse.forms, parse.words, strict=True):
            lemmas = {f"[{lemma}]" for lemma in word.lemmas}
            assert {key for key in keys(form) if key[0] == "["} == lemmas, form
            assert set(keys(form)) - {"si"} <= set(marker_keys(form)), form
            assert word.conditional <= ("<cnd>" in marker_keys(form)), form


def test_a_word_that_is_never_a_verb_is_none_for_any_rule() -> None:
    for form in ("maintenant", "Plus", "tu", "lui", "cela"):
        word = word_type(form)
        assert not word.verbs, form
        assert not word.lemmas, form
        assert not any((word.finite, word.participle, word.gerund, word.past)), form
        assert not any(key[0] == "[" for key in keys(form)), form


def same_words(first: pd.DataFrame, second: pd.DataFrame) -> pd.DataFrame:
    joined = first.merge(second, on=WORDS)
    assert len(joined) > 5
    return joined


def test_a_negated_verb_is_negated_as_a_marker_and_as_an_evaluation(
    docs: list[discourse.Document],
) -> None:
    verbs = discourse.verbs(docs).query("negated")
    for made in (discourse.markers(docs), discourse.contributions(docs)):
        joined = verbs.merge(made, on=WORDS)
        assert len(joined) > 2
        assert joined["negated_y"].all(), joined.loc[~joined["negated_y"], "doc"].tolist()


def test_what_is_marker_and_evaluation_is_negated_as_both(docs: list[discourse.Document]) -> None:
    joined = same_words(discourse.markers(docs), discourse.contributions(docs))
    differs = joined["negated_x"] != joined["negated_y"]
    assert not differs.any(), joined.loc[differs, "doc"].tolist()


def test_a_verb_of_a_marker_is_in_the_table_of_verbs(docs: list[discourse.Document]) -> None:
    verbs = discourse.verbs(docs)
    finite = discourse.words(docs).query("mood.notna()")
    inside = finite.merge(verbs, on="doc").query("start_y <= start_x and end_x <= end_y")
    assert set(inside["start_x"]) == set(finite["start"])


@pytest.mark.parametrize(
    ("text", "verb", "negated"),
    [
        ("Sans jamais réussir, il avance.", "réussir", True),
        ("Sans pour autant réussir, il avance.", "réussir", True),
        ("Il part sans vraiment le vouloir.", "vouloir", True),
        ("Sans doute veut-il réussir.", "réussir", False),
        ("Sans eau, réussir est difficile.", "réussir", False),
    ],
)
def test_sans_negates_an_infinitive_with_words_between(text: str, verb: str, negated: bool) -> None:
    found = discourse.verbs(discourse.document(text, lang="fr")).set_index("text")
    assert found.loc[verb, "negated"] == negated


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Lyon avance.", "avance"),
        ("Lyon et ce village ne doivent pas céder.", "doivent"),
        ("Lyon, ville du Rhône, tient bon.", "tient"),
        ("Si la crue dure, Lyon, elle, tient bon.", "tient"),
        ("Il aime Lyon et Brest dort.", None),
        ("La mairie de Lyon hésite.", None),
        ("On plaint Lyon, comme le dit la presse.", None),
        ("On menace Lyon s’ils refusent.", None),
    ],
)
def test_a_target_is_the_subject_of_the_verb_whose_subject_it_is(
    text: str, verb: str | None
) -> None:
    (parse,) = parses(discourse.document(text, lang="fr"))
    context = Context(parse)
    (mention,) = Target("Lyon", [("name", "Lyon")]).mentions(parse)
    at = verb_of(parse, mention)
    holding = [
        group.first
        for group in parse.groups
        if group.form == "Fin"
        for subject in [subject_of(context, group.first)]
        if subject.first <= mention.first <= subject.last
    ]
    if at is None:
        assert verb is None
    else:
        assert parse.folded[parse.groups[at].first] == verb
        assert parse.groups[at].first in holding


def test_the_holder_of_a_wish_is_the_whole_subject() -> None:
    doc = discourse.document("Lyon et ce village espèrent tenir.", lang="fr")
    (wish,) = modality.find(doc)
    assert doc.text[wish.holder_start : wish.holder_end] == "Lyon et ce village"


# A verb, its subject, and the word of that subject on which the verb decides as polarity sees it.
DECIDED = [
    ("La crise persiste.", "persiste", "La crise", "crise"),
    ("La crise ainsi que la misère persistent.", "persistent", "La crise ainsi que la misère", ""),
    ("Dans quelle ville persiste la crise ?", "persiste", "la crise", "crise"),
    ("Le pays dans lequel persiste la crise dort.", "persiste", "la crise", "crise"),
    ("Ainsi persiste la crise.", "persiste", "la crise", "crise"),
    ("Paul voit la crise persister.", "persister", "la crise", "crise"),
    (
        "La crise, née à Lyon, en mai, persiste.",
        "persiste",
        "La crise, née à Lyon, en mai",
        "crise",
    ),
    ("En mai la crise (du pain) persiste.", "persiste", "la crise", "crise"),
    ("Pourquoi la crise persiste-t-elle ?", "persiste", "la crise", "crise"),
    ("Le maire dit que la crise cesse et persiste.", "persiste", "la crise", ""),
    ("La crise que le maire craint persiste.", "persiste", "La crise que le maire craint", "crise"),
    ("On craint une crise qui persiste.", "persiste", "une crise", "crise"),
    ("La crise semble vouloir persister.", "persister", "La crise", "crise"),
]


@pytest.mark.parametrize(("text", "verb", "subject", "decided"), DECIDED)
def test_polarity_and_modality_have_the_same_subject(
    text: str, verb: str, subject: str, decided: str
) -> None:
    doc = discourse.document(text, lang="fr")
    (parse,) = parses(doc)
    (group,) = (one for one in parse.groups if parse.folded[one.first] == verb)
    told = subject_of(Context(parse), group.first)
    assert parse.text(told.first, told.last) == subject
    words = subject_words(parse, group)
    assert words.start == told.first
    assert words.stop <= told.last + 1
    shifts = discourse.contributions(doc).set_index("text")["shifters"]
    assert not decided or f"persister:{verb}" in shifts[decided]


def test_every_verb_of_the_traps_has_one_subject() -> None:
    rows = table(language("fr").path("traps.tsv"), ("phenomenon", "sentence", "note"))
    seen = 0
    for row in rows:
        text = "".join(part.split("|")[0] for part in row["sentence"].replace("]", "[").split("["))
        for parse in parses(discourse.document(text, lang="fr")):
            context = Context(parse)
            for group in parse.groups:
                seen += 1
                told = subject_of(context, group.first)
                assert subject_in(parse, group) == told, text
                assert not told.first <= group.first <= told.last, text
    assert seen > 2000


@pytest.mark.parametrize("engine", ["modality", "polarity", "stance"])
def test_no_engine_tells_again_what_french_tells(engine: str) -> None:
    told = set(chain.from_iterable(functions(ROOM / f"french/{name}.py") for name in GRAMMAR))
    public = {name for name in told if not name.startswith("_")}
    again = {
        name
        for path in (ROOM / engine).rglob("*.py")
        for name in functions(path)
        if name.lstrip("_") in public
    }
    assert not again


@pytest.mark.parametrize(
    ("text", "infinitive", "governing", "negated"),
    [
        ("Il ne faut pas craindre la crue.", "craindre", "faut", True),
        ("Il ne peut pas de nouveau céder.", "céder", "peut", True),
        ("Il faut craindre la crue.", "craindre", "faut", False),
        ("Il ne sait pas que craindre la crue aide.", "craindre", None, False),
        ("Il ne veut rien, sinon partir.", "partir", None, False),
    ],
)
def test_one_verb_governs_an_infinitive(
    text: str, infinitive: str, governing: str | None, negated: bool
) -> None:
    (parse,) = parses(discourse.document(text, lang="fr"))
    (group,) = (one for one in parse.groups if parse.folded[one.first] == infinitive)
    held = governor(parse, group)
    assert (held and parse.folded[held.first]) == governing
    assert denied(Context(parse), group.first) == negated


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("Lyon hésite, puis échoue.", "coordinate"),
        ("Lyon hésite, puis Brest échoue.", "elsewhere"),
        ("Brest hésite quand Lyon dort, puis échoue.", "elsewhere"),
    ],
)
def test_what_the_next_clause_says_is_said_of_its_own_subject(text: str, path: str) -> None:
    (parse,) = parses(discourse.document(text, lang="fr"))
    (mention,) = Target("Lyon", [("name", "Lyon")]).mentions(parse)
    part = next(one for one in discourse.polarity.find(parse.doc) if one.entry == "échouer")
    assert attachment(parse, part, mention) == path


def test_the_source_of_an_infinitive_is_its_subject() -> None:
    doc = discourse.document("Le maire s’est contenté de dire que la crue monte.", lang="fr")
    (said,) = (one for one in modality.find(doc) if one.category == "reportive")
    assert doc.text[said.holder_start : said.holder_end] == "Le maire"
