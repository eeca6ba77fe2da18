"""Who speaks in an interview or debate without markup."""

from __future__ import annotations

from pathlib import Path

import pytest

import discourse

INTERVIEW = """« La digue tiendra »

Le maire de Sorval répond aux critiques après la crue de mars, et annonce des travaux.

Le Courrier : Craignez-vous une nouvelle crue cet hiver ?

Jean Moreau, maire de Sorval : Je la crains, oui. La digue pourrait céder.

Nous avons demandé des moyens à l’État. Peut-être viendront-ils.

Le Courrier : Et si l’État refuse ?

Jean Moreau : Le préfet est un incapable. Nous irons devant les juges.
"""
DEBATE = """M. le président. – La parole est à M. Roux.

M. Paul Roux. – Mes chers collègues, la situation est grave. Il faut agir.

(Applaudissements sur plusieurs bancs.)

Le budget pourrait être refusé.

Mme Claire Delmas. – Vous n’avez rien fait !

M. Paul Roux. – C’est faux. Nous avons voté trois lois.

M. le président. – La séance est levée.
"""


def said(text: str) -> list[tuple[str, str]]:
    """Who says each counted block, and what."""
    doc = discourse.document(text, lang="fr")
    counted = (block for block in doc.blocks if block.zone in discourse.COUNTED_ZONES)
    return [(block.speaker, doc.text[block.start : block.end]) for block in counted]


def test_an_interview_has_turns_and_their_names_are_not_counted() -> None:
    assert said(INTERVIEW)[1:] == [
        ("Le Courrier", "Craignez-vous une nouvelle crue cet hiver ?"),
        ("Jean Moreau", "Je la crains, oui. La digue pourrait céder."),
        ("Jean Moreau", "Nous avons demandé des moyens à l’État. Peut-être viendront-ils."),
        ("Le Courrier", "Et si l’État refuse ?"),
        ("Jean Moreau", "Le préfet est un incapable. Nous irons devant les juges."),
    ]
    doc = discourse.document(INTERVIEW, lang="fr")
    assert not any(block.zone == "heading" for block in doc.blocks)
    assert "names before turns are not counted: Le Courrier (2), Jean Moreau (2)" in doc.notes


def test_a_debate_has_turns_and_what_happens_in_the_room_is_not_said() -> None:
    assert [who for who, _ in said(DEBATE)] == [
        "M. le président",
        "M. Paul Roux",
        "M. Paul Roux",
        "Mme Claire Delmas",
        "M. Paul Roux",
        "M. le président",
    ]
    sentences = discourse.sentences(discourse.document(DEBATE, lang="fr"))
    counted = sentences[sentences.zone == "body"].text
    assert not counted.str.contains("Applaudissements|^M\\.|^Mme").any()


def test_a_label_and_its_turn_are_the_block_of_the_text() -> None:
    doc = discourse.document(INTERVIEW, lang="fr")
    label, turn = doc.blocks[4:6]
    assert (label.zone, doc.text[label.start : label.end]) == (
        "boilerplate",
        "Jean Moreau, maire de Sorval :",
    )
    assert doc.text[label.end : turn.start] == " "
    assert label.speaker == turn.speaker == "Jean Moreau"


def test_one_named_speaker_is_followed_by_nobody() -> None:
    text = """Un titre sur la digue

Vous avez vu la crue ?

Jean Moreau : Oui. Je l’ai vue monter pendant trois jours.

Aviez-vous peur ?

Jean Moreau : Non. Personne n’avait peur, et personne ne dormait.

Et maintenant ?

Jean Moreau : Nous attendons.
"""
    assert [(who, what[:6]) for who, what in said(text)] == [
        ("", "Vous a"),
        ("Jean Moreau", "Oui. J"),
        ("", "Aviez-"),
        ("Jean Moreau", "Non. P"),
        ("", "Et mai"),
        ("Jean Moreau", "Nous a"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        # Data, not sentences.
        (
            "Trois concerts\n\nLe fleuve accueille trois concerts cet été, dit la mairie.\n\n"
            "Lieu : Sorval\n\nDate : 3 mai\n\nLieu : Pécs\n\nDate : 4 mai"
        ),
        # Words that sum up, said once each.
        (
            "La crue\n\nConstat : le fleuve monte depuis trois jours dans toute la vallée.\n\n"
            "Bilan : deux maisons ont été emportées et un pont est fermé."
        ),
        # Words that come again, but nobody's names.
        (
            "Deux trains\n\nAvantage : le premier est rapide.\n\nInconvénient : il est cher.\n\n"
            "Avantage : le second est moins cher.\n\nInconvénient : il est lent."
        ),
        # Places of dispatches.
        (
            "En bref\n\nPARIS — Le gouvernement a présenté son budget mardi devant les députés.\n\n"
            "LYON — Le maire a refusé la fusion des services de police.\n\n"
            "PARIS — Le Sénat a voté la loi sur l’eau après trois jours.\n\n"
            "LYON — La fête des Lumières aura lieu malgré la pluie."
        ),
        # Sources, whose words are quoted or told.
        (
            "Le débat\n\nLa séance a été longue et tendue, disent ceux qui y étaient.\n\n"
            "Selon le ministre : la crise menace. Il faut agir.\n\n"
            "Pour le maire : l’accord est proche. On peut espérer.\n\n"
            "Selon le ministre : le danger grandit. Tout est perdu.\n\n"
            "Pour le maire : la paix viendra. Rien ne presse."
        ),
        (
            "Le débat\n\nLa séance a été longue et tendue, disent ceux qui y étaient.\n\n"
            "Le ministre a dit : « Je crains la crise. »\n\nLe maire a répondu : « On verra. »\n\n"
            "Le ministre a dit : « Il faut agir. »\n\nLe maire a répondu : « Jamais. »"
        ),
        # People one writes about, theme after theme.
        (
            "Deux programmes\n\nLes deux candidats ne sont d’accord sur rien, ou presque.\n\n"
            "Jean Moreau : Il veut fermer la centrale.\n\nAnne Petit : Elle veut la garder.\n\n"
            "Jean Moreau : Il baisse les impôts.\n\nAnne Petit : Elle les augmente."
        ),
        # Sides, points, towns.
        (
            "La guerre\n\nLes deux camps campent sur leurs positions depuis le début du mois.\n\n"
            "Côté Russie : rien ne bouge.\n\nCôté Ukraine : on attend.\n\n"
            "Côté Russie : le front tient.\n\nCôté Ukraine : les vivres manquent."
        ),
        # A quotation announced.
        "La crue\n\nLe maire : « Nous tiendrons. »\n\nLe fleuve monte depuis trois jours encore.",
    ],
)
def test_other_words_before_a_colon_name_nobody(text: str) -> None:
    doc = discourse.document(text, lang="fr")
    assert not any(block.speaker for block in doc.blocks)


def test_short_turns_alone_have_speakers_too() -> None:
    text = (
        "Nora Roux : Tu dors ?\n\nPaul Dima : Non.\n\nNora Roux : Et toi ?\n\nPaul Dima : Moi non."
    )
    assert said(text) == [
        ("Nora Roux", "Tu dors ?"),
        ("Paul Dima", "Non."),
        ("Nora Roux", "Et toi ?"),
        ("Paul Dima", "Moi non."),
    ]


def test_the_first_question_is_no_standfirst() -> None:
    text = """Entretien avec le maire de la ville

Le Point : Que craignez-vous ?

Jean Moreau : Je crains tout. Vraiment.

Le Point : Et l’Europe ?

Jean Moreau : L’Europe doit agir. Elle peut.
"""
    assert [who for who, _ in said(text)] == ["Le Point", "Jean Moreau"] * 2


def test_the_last_word_of_the_writer_is_in_no_turn() -> None:
    text = f"{INTERVIEW}\nLa réunion a pris fin à minuit, dans le calme, sous une pluie battante."
    assert said(text)[-1][0] == ""


def test_turns_survive_a_table_and_a_file(tmp_path: Path) -> None:
    doc = discourse.document(INTERVIEW, id="entretien", lang="fr")
    path = discourse.write([doc], tmp_path / "corpus.xml", format="tei")
    again = discourse.read(path)
    spoken = [(block.zone, block.speaker) for block in doc.blocks]
    assert [(block.zone, block.speaker) for block in again.blocks] == spoken
