"""Wrapped text, quoted mail and words cut at line ends: the figures are those of the plain text."""

from __future__ import annotations

import textwrap
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import discourse
from discourse import Document
from discourse.reading import document
from discourse.reading.markdown import article
from discourse.reading.normalise import normalise
from discourse.segmentation import words_of

SEED = Path(__file__).parents[1] / "seeds" / "boussois_rencontre_trump_poutine_alaska.txt"
WIDTHS = (35, 50, 72, 100, 130)


def paragraphs() -> list[str]:
    return [line for line in SEED.read_text(encoding="utf-8").split("\n") if line.strip()]


def fill(text: str, width: int, indent: str = "") -> str:
    return textwrap.fill(text, width, initial_indent=indent, break_long_words=False)


def hyphenated(text: str, width: int) -> str:
    """Lines as full as can be, long words cut behind their fourth letter or later."""
    lines, line = [], ""
    for word in text.split(" "):
        whole = f"{line} {word}" if line else word
        room = width - len(line) - 2
        if len(whole) <= width:
            line = whole
        elif line and word.isalpha() and word.islower() and min(room, len(word) - 3) >= 4:
            at = min(room, len(word) - 3)
            lines.append(f"{line} {word[:at]}-")
            line = word[at:]
        else:
            lines.append(line)
            line = word
    return "\n".join([*lines, line])


LAYOUTS: dict[str, Callable[[int], str]] = {
    "blank lines": lambda width: "\n\n".join(fill(one, width) for one in paragraphs()),
    "nothing": lambda width: "\n".join(fill(one, width) for one in paragraphs()),
    "indents": lambda width: "\n".join(fill(one, width, "    ") for one in paragraphs()),
    "quoted": lambda width: textwrap.indent(
        "\n\n".join(fill(one, width) for one in paragraphs()), "> ", lambda _: True
    ),
    "hyphens": lambda width: "\n\n".join(hyphenated(one, width) for one in paragraphs()),
}


def figures(doc: Document) -> tuple[list[tuple[str, str]], list[str]]:
    markers = discourse.markers(doc)
    found = list(zip(markers["text"], markers["category"].astype(str), strict=True))
    return found, discourse.pull_quotes(doc)["text"].tolist()


def zoned(doc: Document) -> list[tuple[str, str]]:
    return [(block.zone, doc.text[block.start : block.end]) for block in doc.blocks]


@pytest.fixture(scope="module")
def plain() -> Document:
    return discourse.read(SEED, lang="fr")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_wrapped_article_has_the_figures_of_the_plain_one(
    layout: str, width: int, plain: Document
) -> None:
    doc = document(LAYOUTS[layout](width))
    assert figures(doc) == figures(plain)
    assert len(discourse.pull_quotes(doc)) == 5
    assert any("joined into" in note for note in doc.notes)
    lost = set(zoned(plain)) - set(zoned(doc))
    # Where only the room on a last line tells paragraphs apart, some sentences begin one.
    assert len(lost) <= (5 if layout == "nothing" else 1)
    assert document(doc.text).blocks == doc.blocks


def cut_anywhere(text: str, width: int) -> str:
    """Lines of one width, words cut wherever they end; a last word that just fits is left."""
    lines = []
    while len(text) > width:
        line, rest = text[: width - 1], text[width - 1 :]
        if line[-1] == " " or rest[0] == " ":
            lines.append(line.rstrip())
        elif text[width] == " ":
            lines.append(text[:width])
            rest = text[width:]
        else:
            lines.append(line + "-")
        text = rest.lstrip()
    return "\n".join([*lines, text])


@pytest.mark.parametrize("width", [60, 69, 72, 80])
def test_a_line_may_end_before_a_word_that_would_have_fit(width: int, plain: Document) -> None:
    doc = document("\n\n".join(cut_anywhere(one, width) for one in paragraphs()))
    assert len(doc.sections) == len(plain.sections)
    assert [zone for zone, _ in zoned(doc)] == [zone for zone, _ in zoned(plain)]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("between", ["\n\n", "\n\n\n", "\n\n\n\n"])
def test_a_blank_line_below_every_line(between: str, width: int, plain: Document) -> None:
    lines = [fill(one, width).replace("\n", "\n\n") for one in paragraphs()]
    doc = document(between.join(lines))
    assert figures(doc) == figures(plain)
    if between != "\n\n":
        assert zoned(doc) == zoned(plain)
    assert document(doc.text).blocks == doc.blocks


def test_blocks_that_are_known_are_not_joined() -> None:
    lines = NOT_WRAPPED["verse in small letters"].split("\n") * 4
    page = "".join(f"<p>{line}</p>" for line in lines)
    doc = discourse.read(BytesIO(f"<article><h1>La digue</h1>{page}</article>".encode()))
    assert len(doc.blocks) == 1 + len(lines)


@pytest.mark.parametrize("width", [25, 30, 40, 45, 60, 80])
def test_paragraphs_that_nothing_tells_apart_are_noted(width: int, tmp_path: Path) -> None:
    doc = document(LAYOUTS["nothing"](width))
    [note] = [note for note in doc.notes if note.startswith("paragraphs not sure: ")]
    assert "may or may not end one" in note
    made = discourse.report(doc, tmp_path / "report")
    said = "Les alinéas du texte ne sont pas sûrs"
    assert said in str(made)
    assert said in made.page.read_text(encoding="utf-8")
    assert not [n for n in document(LAYOUTS["blank lines"](width)).notes if "not sure" in n]
    assert not [n for n in document(LAYOUTS["indents"](width)).notes if "not sure" in n]


@pytest.mark.parametrize("width", [30, 43, 60, 86, 115, 150, 180, 200])
def test_any_width_is_found(width: int, plain: Document) -> None:
    assert zoned(document(LAYOUTS["blank lines"](width))) == zoned(plain)


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_paragraphs_may_have_several_widths(between: str, plain: Document) -> None:
    widths = (60, 90, 120)
    text = between.join(fill(one, widths[at % 3]) for at, one in enumerate(paragraphs()))
    assert figures(document(text)) == figures(plain)


def test_a_line_that_cannot_be_broken_does_not_stop_the_rest(plain: Document) -> None:
    address = "https://exemple.org/" + "a" * 200
    text = LAYOUTS["blank lines"](72) + f"\n\n{fill(f'Voir {address} avant lundi.', 72)}"
    blocks = zoned(document(text))
    assert blocks[:-1] == zoned(plain)
    assert blocks[-1][1] == f"Voir {address} avant lundi."


def test_some_paragraphs_may_be_wrapped_and_others_not(plain: Document) -> None:
    mixed = [fill(one, 72) if at % 2 else one for at, one in enumerate(paragraphs())]
    assert zoned(document("\n\n".join(mixed))) == zoned(plain)


# --- what is not joined ---------------------------------------------------------------------------

NOT_WRAPPED = {
    "verse": "Je suis venu très tard au bord de la rivière,\n"
    "Et l’eau m’a regardé sans me reconnaître encor,\n"
    "Puis le vent s’est levé sur la digue de pierre,\n"
    "Et j’ai vu s’éloigner la lampe et le décor.",
    "verse in small letters": "je marche le long de la digue froide\n"
    "un oiseau se pose sur le toit\n"
    "la lampe du phare tourne sans bruit\nmon frère ne viendra pas ce soir",
    "list": "- des vivres pour trois jours, dans un sac étanche\n"
    "- une lampe de poche avec ses piles neuves\n"
    "- des couvertures chaudes pour toute la famille\n"
    "- un poste de radio à manivelle et ses piles",
    "list without marks": "des vivres pour trois jours dans un sac étanche ;\n"
    "une lampe de poche avec ses piles neuves ;\n"
    "des couvertures chaudes pour toute la famille ;\n"
    "un poste de radio à manivelle et ses piles.",
    "numbers": "1. Le maire ouvre la séance et lit le rapport\n"
    "2. Les élus votent le budget de la commune\n"
    "3. Le public pose ses questions sur la digue",
    "dialogue": "— Vous partez déjà, alors que rien n’est fini ?\n"
    "— Je pars parce que personne ne m’écoute ici.\n"
    "— Restez au moins jusqu’à la fin de la séance.\n"
    "— Non, le train de dix-huit heures n’attend pas.",
    "interview": "Que retenez-vous de cette crue ?\nLe silence, d’abord. Personne ne parlait.\n"
    "Et maintenant, que va-t-il se passer ?\nOn va reconstruire, comme toujours.",
    "address": "Mairie de Sorval\nService des digues\n12, rue du Vieux-Moulin\n71000 Sorval",
    "signatures": "Claire Delmas, professeure à l’université de Nantes\n"
    "Ion Petru, directeur de recherche au laboratoire\n"
    "Nora Lenoir, maîtresse de conférences à Dijon",
    "links": "> Lire aussi : La crue de mai\n> Lire aussi : Le gel de mars\nLe texte commence ici.",
}


@pytest.mark.parametrize("kind", NOT_WRAPPED)
def test_lines_that_are_lines_stay(kind: str) -> None:
    text = NOT_WRAPPED[kind]
    assert document(text).text == text
    # Nor inside a text that is wrapped.
    around = fill(" ".join(paragraphs()[1:3]), 52)
    doc = document(f"{around}\n\n{text}\n\n{around}")
    assert [block for block in doc.text.split("\n\n") if block in text] == text.split("\n")


def test_lines_that_look_wrapped_and_are_left_are_noted() -> None:
    text = NOT_WRAPPED["verse in small letters"]
    assert document(text).notes == (
        "lines look wrapped: 3 go on with a small letter, at no one width; left as they are",
    )


def test_a_heading_and_a_list_among_wrapped_lines() -> None:
    text = (
        "Les faits\n"
        "Le fleuve monte depuis trois jours, et personne n’ose plus dire jusqu’à\n"
        "quand les digues tiendront ni qui décidera de les ouvrir. Il faudra donc\n"
        "emporter :\n"
        "- des vivres pour trois jours, dans un sac étanche qui ferme bien et qui\n"
        "  ne craint pas l’eau ;\n"
        "- une lampe de poche.\n"
    )
    heading, prose, first, second = document(text).text.split("\n\n")
    assert heading == "Les faits"
    assert prose.endswith("les ouvrir. Il faudra donc emporter :")
    assert first.endswith("qui ferme bien et qui ne craint pas l’eau ;")
    assert second == "- une lampe de poche."


def test_a_dash_inside_a_sentence_begins_no_turn_of_speech() -> None:
    text = (
        "Le maire a longuement évoqué la difficulté de la tâche et l’inquiétude\n"
        "— voire l’impossibilité — de tenir tous les délais que la préfecture a\n"
        "fixés au printemps dernier, sans consulter personne ni dans la ville ni\n"
        "dans les villages.\n"
    )
    assert len(document(text).blocks) == 1


def test_lines_of_a_proportional_font() -> None:
    text = (
        "Le fleuve monte depuis trois jours et les digues tiennent encore, mais\n"
        "personne n’ose plus dire jusqu’à quand elles tiendront ni\n"
        "qui décidera de les ouvrir, alors que la préfecture annonce\n"
        "des pluies plus fortes encore pour la fin de la semaine, et que le\n"
        "maire demande en vain des renforts depuis lundi matin.\n"
    )
    assert len(document(text).blocks) == 1


def test_lines_set_flush_by_blanks() -> None:
    text = (
        "Le  fleuve monte depuis trois  jours et les digues  tiennent encore,\n"
        "mais personne n’ose plus dire  jusqu’à quand elles tiendront  ni qui\n"
        "décidera  de les  ouvrir,  alors que la  préfecture annonce de fortes\n"
        "pluies."
    )
    assert len(document(text).sentences) == 1


# --- quoted mail ----------------------------------------------------------------------------------


def test_quoted_mail() -> None:
    doc = document(
        "Bonjour,\n\n"
        "Le 3 mai 2024 à 10:12, Claire Delmas <claire@exemple.org> a écrit :\n"
        "> Je pense que la crue pourrait revenir avant la fin du mois, et que\n"
        "> les digues ne tiendront pas si personne ne les répare.\n"
        ">\n"
        ">> Qui paiera ? Nous avons déjà donné tout ce que nous avions pour les\n"
        ">> travaux de l’an dernier.\n"
        "\nJe ne sais pas.\n"
    )
    _, who, first, second, answer = [text for _, text in zoned(doc)]
    assert who == "Le 3 mai 2024 à 10:12, Claire Delmas <claire@exemple.org> a écrit :"
    assert first.startswith("Je pense que")
    assert first.endswith("et que les digues ne tiendront pas si personne ne les répare.")
    assert second.startswith("Qui paiera ?")
    assert second.endswith("tout ce que nous avions pour les travaux de l’an dernier.")
    assert answer == "Je ne sais pas."
    assert doc.notes == (
        "4 lines joined into 2 paragraphs",
        "marks of quoted mail (>) removed from 5 lines",
    )


def test_a_quoted_text_that_is_not_wrapped(plain: Document) -> None:
    doc = document("\n".join(f"> {one}" for one in paragraphs()))
    assert zoned(doc) == zoned(plain)


# --- words cut at line ends -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Il est pro-\nbable que ce soit un suc-\ncès.", "Il est probable que ce soit un succès."),
        ("Un catas\u00ad\ntrophique échec.", "Un catastrophique échec."),
        ("Un catas\u00ad \r\n  trophique échec.", "Un catastrophique échec."),
        ("Une catas¬\ntrophe.", "Une catastrophe."),
        ("Un rendez-\nvous manqué.", "Un rendez-vous manqué."),
        ("Un rendez-\u00ad\nvous manqué.", "Un rendez-vous manqué."),
        ("Le porte-\nparole parle.", "Le porte-parole parle."),
        ("Un cessez-\nle-feu.", "Un cessez-le-feu."),
        ("Peut-\nêtre.", "Peut-être."),
        ("Un ex-\nministre.", "Un ex-ministre."),
        ("Qu’en pense-\nt-elle ?", "Qu’en pense-t-elle ?"),
        ("A-t-\nelle dit oui ?", "A-t-elle dit oui ?"),
        ("Il part large-\nment avant.", "Il part largement avant."),
        ("L’Eu-\nrope attend.", "L’Europe attend."),
        ("Quel-\nqu’un vient.", "Quelqu’un vient."),
        ("LES CONSÉ-\nQUENCES", "LES CONSÉQUENCES"),
        ("pro\x02\nbable et sacri\ufffe\nfice", "probable et sacrifice"),
        # As the rest of the text writes it.
        ("Le mot-\nvalise, un mot-valise.", "Le mot-valise, un mot-valise."),
        ("Le tire-\nfond et ses tirefond.", "Le tirefond et ses tirefond."),
    ],
)
def test_a_word_cut_at_a_line_end_is_whole(raw: str, text: str) -> None:
    doc = document(raw)
    assert doc.text == text
    assert any("joined across line end" in note for note in doc.notes)


def test_a_cut_word_is_one_word_and_counts() -> None:
    doc = document("Un catas\u00ad\ntrophique échec, c’est pro-\nbable.")
    assert "catastrophique" in {doc.text[a:b] for a, b in doc.words}
    assert discourse.markers(doc)["text"].tolist() == ["probable"]
    assert doc.notes == ("3 lines joined into 1 paragraph", "2 words joined across line ends")


@pytest.mark.parametrize(
    "text",
    ["Paris -\nLyon", "un -\ndeux", "p. 12-\n\nLa suite", "-\nun", "¬\nun", "p ¬\nq"],
)
def test_a_dash_at_a_line_end_cuts_no_word(text: str) -> None:
    assert document(text).text == text


def test_markdown_joins_cut_words_too() -> None:
    found = article("# Titre\n\nUn suc\u00ad\ncès pro-\nbable, un rendez-\nvous.", "a.md")
    assert found.text == "Titre\n\nUn succès probable, un rendez-vous."
    assert found.notes == ("3 words joined across line ends",)


# --- for any text ---------------------------------------------------------------------------------

LINES = st.lists(
    st.sampled_from(
        [
            "Le fleuve monte depuis trois jours et les",
            "digues tiennent encore, mais personne ne",
            "sait. La préfecture annonce de la pluie et",
            "du vent.",
            "  Le maire attend des renforts depuis que",
            "> les habitants montent leurs meubles à la",
            ">> fin du mois. Rien ne presse, dit-il à pro-",
            "bable et un rendez-",
            "vous\u00ad",
            "Nora a écrit :",
            "- un sac",
            "— Oui.",
            "LES FAITS",
            "¬",
            "l‘\u00ad",
            "e\u0301",
            "\u0301",
            ">",
            "",
        ]
    ),
    max_size=24,
)


@settings(max_examples=300)
@given(LINES, st.sampled_from(["\n", "\r\n", " \n"]))
def test_reading_again_changes_nothing(lines: list[str], newline: str) -> None:
    once = document(newline.join(lines))
    twice = document(once.text)
    assert twice.text == once.text
    assert twice.blocks == once.blocks
    assert not [note for note in twice.notes if "joined" in note or "removed" in note]


@given(LINES)
def test_no_letter_is_lost_or_moved(lines: list[str]) -> None:
    def letters(text: str) -> str:
        return "".join(char for char in normalise(text).text if char.isalnum())

    assert letters("\n".join(lines)) == letters("\n\n".join(lines))


@pytest.mark.parametrize(
    "piece",
    [
        "un mot de plus, et la ligne\n",
        "un mot\n\nune ligne qui continue sans fin et qui\nva\n",
        "- Un mot assez long\n   De plus\n",
        "pro-\nbable ",
        "a\u00ad\n",
        "> a\n\n",
        "Nora a écrit :\n> a\n",
        "mot " * 60 + "\n",
        ">",
        "\u00ad ",
    ],
)
def test_no_text_takes_long(piece: str) -> None:
    start = time.perf_counter()
    text = normalise(piece * 20_000).text
    words_of(text, [(0, len(text))], "fr")
    assert time.perf_counter() - start < 60  # 3 s at most; a quadratic step takes an hour
