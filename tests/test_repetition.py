"""Pull quotes are linked to what they repeat; refrains and quotations are not pull quotes."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse.documents import Document
from discourse.matching import fold
from discourse.reading import document, read
from discourse.repetition import KINDS, PullQuote, copies, find
from discourse.repetition.repeated_blocks import WORD

SEED = Path(__file__).parents[1] / "seeds" / "boussois_rencontre_trump_poutine_alaska.txt"

TITLE = "La nuit où le village a rallumé ses lampes"
FIRST = (
    "La première lampe s’est allumée chez les Perrin, peu avant minuit. Personne n’a applaudi, "
    "parce que personne n’y croyait tout à fait, et parce que l’on attendait le matin."
)
SECOND = (
    "La mairie a d’abord refusé, par peur de l’accident. Puis elle a prêté son camion, sans "
    "l’écrire nulle part. Le maire est venu lui-même tenir l’échelle au-dessus de la route."
)
THIRD = (
    "Depuis, l’opérateur a promis une ligne neuve pour l’automne. Les habitants hochent la tête "
    "et gardent leurs panneaux, car ils ont appris à s’éclairer sans attendre personne."
)


def page(quote: str, at: int = 2) -> Document:
    blocks = [TITLE, FIRST, SECOND, THIRD]
    blocks.insert(at, quote)
    return document("\n".join(blocks))


def only(doc: Document) -> PullQuote:
    found = find(doc)
    assert len(found) == 1, [(b.zone, doc.text[b.start : b.end][:40]) for b in doc.blocks]
    return found[0]


QUOTES = [
    # the quote, what it repeats, how
    ("Puis elle a prêté son camion, sans l’écrire nulle part.", "=", "exact"),
    ("Puis elle a prêté son camion – sans l’écrire nulle part !", None, "repunctuated"),
    ("« Puis elle a prêté son camion, sans l’écrire nulle part »", None, "repunctuated"),
    ("Puis elle a prêté son camion, sans l’écrire.", None, "truncated"),
    ("Personne n’y croyait tout à fait, et parce que l’on attendait le matin.", None, "truncated"),
    ("La mairie a refusé, par peur de l’accident.", None, "edited"),
    ("Puis la mairie a prêté son camion, sans l’écrire nulle part.", None, "edited"),
    (
        SECOND.replace(" Puis elle a prêté son camion, sans l’écrire nulle part.", ""),
        SECOND,
        "merged",
    ),
    (
        "« Le maire est venu lui-même tenir l’échelle au-dessus de la route. » — Jeanne Perrin",
        "Le maire est venu lui-même tenir l’échelle au-dessus de la route.",
        "exact",
    ),
    (
        "Puis elle a prêté son camion, sans l’écrire nulle part. Jeanne Perrin, épicière",
        "Puis elle a prêté son camion, sans l’écrire nulle part.",
        "exact",
    ),
    # words changed near the end, in a chain of short stretches
    (
        "La mairie a refusé, par peur. Puis a prêté son camion, sans l’écrire nulle part.",
        None,
        "edited",
    ),
    (
        "“Le maire est venu lui-même tenir l’échelle” Jeanne Perrin, épicière",
        "Le maire est venu lui-même tenir l’échelle",
        "truncated",
    ),
]


@pytest.mark.parametrize("at", [2, 3, 4])
@pytest.mark.parametrize(("quote", "source", "kind"), QUOTES)
def test_a_pull_quote_is_linked_before_and_after_its_source(
    quote: str, source: str | None, kind: str, at: int
) -> None:
    doc = page(quote, at)
    found = only(doc)
    assert found.kind == kind
    assert kind in KINDS
    assert doc.text[found.start : found.end] == quote
    repeated = doc.text[found.source_start : found.source_end]
    assert repeated in (FIRST, SECOND) or repeated in FIRST + SECOND
    if source is not None:
        assert repeated == (quote if source == "=" else source)
    assert found.similarity == 1.0 or (kind == "edited" and found.similarity >= 0.8)


def test_a_quote_may_run_over_two_paragraphs() -> None:
    doc = page("Et parce que l’on attendait le matin. La mairie a d’abord refusé, par peur.", 4)
    found = only(doc)
    repeated = doc.text[found.source_start : found.source_end]
    assert repeated.startswith("et parce que l’on")
    assert repeated.endswith("par peur")
    assert found.similarity == 1.0


def test_a_copy_of_a_whole_paragraph_is_a_quote_only_if_its_marks_say_so() -> None:
    alone = "Personne ici n’a oublié la nuit du grand orage."
    quoted = document("\n".join([TITLE, FIRST, alone, SECOND, f"« {alone[:-1]} »", THIRD]))
    assert only(quoted).source_start == quoted.text.index(alone)
    refrain = document("\n".join([TITLE, FIRST, alone, SECOND, alone, THIRD]))
    assert find(refrain) == []
    assert [b.zone for b in refrain.blocks].count("pull_quote") == 0


def test_a_long_paragraph_printed_twice_is_the_second_time_a_quote() -> None:
    alone = "Personne ici n’a oublié la nuit où le grand orage a emporté le pont et la route."
    twice = document("\n".join([TITLE, FIRST, alone, SECOND, alone, THIRD]))
    found = only(twice)
    assert found.source_start == twice.text.index(alone) < found.start
    assert found.kind == "exact"
    for thrice in ([alone, SECOND, alone, THIRD, alone], [alone, SECOND, alone, alone, THIRD]):
        assert find(document("\n".join([TITLE, FIRST, *thrice]))) == []


def test_a_passage_of_two_paragraphs_is_a_refrain_though_its_line_differs() -> None:
    line = "Nous sommes, disait-il, restés, et nous resterons ici."
    refrain = "Nous sommes restés, et nous resterons ici."
    texts = [TITLE, line, f"{FIRST} {refrain}", f"{SECOND} {refrain}", THIRD]
    assert find(document("\n".join(texts))) == []


def test_a_refrain_inside_paragraphs_is_no_pull_quote() -> None:
    refrain = "Nous sommes restés, et nous resterons ici."
    texts = [TITLE, f"{FIRST} {refrain}", refrain, f"{SECOND} {refrain}", THIRD]
    assert find(document("\n".join(texts))) == []


def test_a_quotation_without_a_source_is_no_repeated_pull_quote() -> None:
    doc = page("« Une centrale vaut mieux que mille promesses, dit un proverbe d’ailleurs. »")
    assert find(doc) == []


def test_a_pull_quote_known_from_markup_without_a_source_is_not_linked() -> None:
    text = "\n".join([TITLE, FIRST, "Rien de tel n’est écrit dans ce texte-ci.", SECOND])
    doc = document(text, zones=[None, None, "pull_quote", None])
    assert doc.blocks[2].zone == "pull_quote"
    assert find(doc) == []


@pytest.mark.parametrize(("quote", "kind"), [(quote, kind) for quote, _, kind in QUOTES])
def test_alignment_gives_the_words_that_both_have(quote: str, kind: str) -> None:
    doc = page(quote)
    found = only(doc)
    assert found.alignment
    shared = 0
    for start, end, source_start, source_end in found.alignment:
        assert found.start <= start < end <= found.end
        assert found.source_start <= source_start < source_end <= found.source_end
        words = WORD.findall(fold(doc.text[start:end]))
        assert words == WORD.findall(fold(doc.text[source_start:source_end]))
        shared += len(words)
    assert (kind in ("exact", "repunctuated", "truncated")) == (len(found.alignment) == 1)
    assert list(found.alignment) == sorted(found.alignment)
    assert shared >= found.similarity * 6


def test_a_quote_printed_twice_in_a_row_is_linked_twice() -> None:
    quote = "Puis elle a prêté son camion, sans l’écrire nulle part."
    doc = document("\n".join([TITLE, FIRST, SECOND, quote, quote, THIRD]))
    assert [found.kind for found in find(doc)] == ["exact", "exact"]


def test_repeated_passages_in_a_row_are_a_digest() -> None:
    digest = [
        "Personne n’a applaudi, parce que personne n’y croyait tout à fait.",
        "La mairie a d’abord refusé, par peur de l’accident.",
        "Les habitants hochent la tête et gardent leurs panneaux.",
    ]
    doc = document("\n".join([TITLE, *digest, FIRST, SECOND, THIRD]))
    assert [block.zone for block in doc.blocks[1:4]] == ["boilerplate"] * 3
    assert find(doc) == []


def test_words_left_out_between_brackets() -> None:
    found = only(page("« La mairie a d’abord refusé (…), sans l’écrire nulle part »"))
    assert (found.kind, found.similarity, len(found.alignment)) == ("merged", 1.0, 2)


def test_a_short_quote_that_markup_gives_is_linked() -> None:
    text = "\n".join([TITLE, FIRST, "Personne n’a applaudi.", SECOND])
    doc = document(text, zones=[None, None, "pull_quote", None])
    assert only(doc).kind == "truncated"


def test_a_name_below_a_pull_quote_belongs_to_it() -> None:
    doc = document(
        "\n".join([TITLE, FIRST, SECOND, "« Puis elle a prêté son camion »", "— Ana Dima", THIRD])
    )
    assert [b.zone for b in doc.blocks[3:5]] == ["pull_quote", "pull_quote"]


def test_a_post_on_its_own_line_belongs_to_the_name_above_it() -> None:
    said = "« Puis elle a prêté son camion »"
    doc = document("\n".join([TITLE, FIRST, SECOND, said, "Ana Dima", "Juriste", THIRD]))
    assert [b.zone for b in doc.blocks[3:6]] == ["pull_quote"] * 3
    small = document("\n".join([TITLE, FIRST, SECOND, said, "ana dima", "juriste", THIRD]))
    assert [b.zone for b in small.blocks[3:6]] == ["pull_quote"] * 3


def test_words_in_quotation_marks_above_what_says_them_are_a_heading_where_there_are_headings() -> (
    None
):
    quote = "« Les habitants hochent la tête et gardent leurs panneaux »"
    alone = document("\n".join([TITLE, FIRST, SECOND, quote, THIRD]))
    assert alone.blocks[3].zone == "pull_quote"
    headed = document("\n".join([TITLE, FIRST, "Un camion prêté", SECOND, quote, THIRD]))
    assert headed.blocks[4].zone == "heading"
    away = document("\n".join([TITLE, FIRST, quote, "Un camion prêté", SECOND, THIRD]))
    assert away.blocks[2].zone == "pull_quote"


def test_a_few_words_of_the_text_below_are_its_heading() -> None:
    doc = document("\n".join([TITLE, FIRST, "« Une ligne neuve pour l’automne »", THIRD]))
    assert doc.blocks[2].zone == "heading"


def test_the_five_pull_quotes_of_the_seed_are_linked() -> None:
    doc = read(SEED)
    found = find(doc)
    assert [quote.kind for quote in found] == ["exact", "exact", "truncated", "exact", "truncated"]
    for quote in found:
        copied = doc.text[quote.start : quote.end].rstrip(".")
        assert doc.text[quote.source_start : quote.source_end].rstrip(".") == copied
        assert doc.block_at(quote.source_start).zone == "body"


WORDS = ["le", "fleuve", "monte", "et", "personne", "ne", "sait", "jusqu’où", "il", "montera", "."]
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=5, max_size=30).map(" ".join)


@given(st.lists(SENTENCES, min_size=2, max_size=8))
def test_spans_are_sound_whatever_comes_back(sentences: list[str]) -> None:
    doc = document("\n".join(sentences))
    for quote in find(doc):
        assert 0 <= quote.source_start < quote.source_end <= len(doc.text)
        assert doc.block_at(quote.start).zone == "pull_quote"
        assert 0.8 <= quote.similarity <= 1.0
        assert quote.source_end <= quote.start or quote.end <= quote.source_start


def test_time_grows_with_the_length_of_the_text() -> None:
    def seconds(paragraphs: int) -> float:
        blocks = [f"{FIRST} {at} {SECOND} {at * at}" for at in range(paragraphs)]
        text = "\n".join([TITLE, *blocks])
        start = time.process_time()
        document(text)
        return time.process_time() - start

    seconds(10)
    # Twenty times the text, twenty times the time and room for a busy machine; not 400 times.
    assert seconds(2000) < 100 * max(seconds(100), 0.01)


def test_a_quote_may_stand_between_the_two_paragraphs_it_joins() -> None:
    texts = [
        "Le village a attendu dix ans. Les vieux ont gardé les clefs du moulin dans un tiroir.",
        "Les vieux ont gardé les clefs du moulin dans un tiroir. Personne ne savait plus moudre.",
        "Personne ne savait plus moudre. Il a fallu réapprendre, au bruit, comme les anciens.",
    ]
    (found,) = copies(texts, [1], [0, 1, 2])
    assert (found.source, found.last) == (0, 2)


@pytest.mark.parametrize("quote", ["»{}«", "„{}“", "« {} »", "{}"])
def test_german_quotation_marks_are_no_speaker(quote: str) -> None:
    said = "Ein Zug, der nie fährt, kommt auch nie zu spät"
    texts = [f"Der Fahrplan ist ein Versprechen. {said}, sagt man in Kassel.", quote.format(said)]
    (found,) = copies(texts, [1], [0, 1])
    assert found.source == 0
