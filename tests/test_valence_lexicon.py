"""The French valence lexicon as a file, and its results on sentences of our own."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from itertools import pairwise, product
from pathlib import Path

import pytest

import discourse
from discourse.french.keys import keys
from discourse.french.morphology import analyse
from discourse.french.parse import parses
from discourse.languages import Row, language, table
from discourse.lexicons import POS, patterns
from discourse.matching import Matcher, fold
from discourse.polarity.valence_lexicon import COLUMNS, GRADES, lexicon_of

PATH = language("fr").path("valence.tsv")
CODED = Path(__file__).parents[1] / "data" / "evaluative_words"
ROWS = table(PATH, COLUMNS)
PARTS = {"develop": 100, "check": 100, "second": 80, "third": 80, "fourth": 80, "fifth": 70}


def _matcher(rows: list[Row]) -> Matcher[Row]:
    found = ((pattern, row) for row in rows for pattern in patterns(row["entry"], row["pos"]))
    return Matcher(found, keys)


def _wordings(entry: str) -> list[list[str]]:
    """The words an expression is made of, once for each choice; lemmas stand for their forms."""
    parts = [part for part in entry.split() if not part.startswith("~")]
    choices = [[key.strip("[]") for key in part.split("|")] for part in parts]
    return [list(words) for words in product(*choices)]


def _grades(text: str) -> list[tuple[str, int]]:
    lexicon = lexicon_of("fr")
    return [
        (parse.text(hit.first, hit.last), hit.entry.grade)
        for parse in parses(discourse.document(text))
        for hit in lexicon.hits(parse)
        if hit.entry.grade
    ]


def test_there_are_enough_entries_of_every_part_of_speech() -> None:
    counted = Counter(row["pos"] for row in ROWS)
    assert len(ROWS) >= 3000
    assert set(counted) == set(POS)
    assert min(counted.values()) >= 100


def test_cells_are_well_formed() -> None:
    for row in ROWS:
        assert row["grade"] in GRADES, row.error("grade")
        assert row["source"] == "own", row.error("source")
        assert row["entry"] == fold(row["entry"]), row.error("capitals or odd marks")
        if row["pos"] != "EXPR":
            assert len(row["entry"].split()) == 1, row.error("several words, not an expression")
            assert row["grade"] != "0", row.error("only an expression blocks")


def test_entries_are_sorted_and_stand_once() -> None:
    order = [(row["entry"], row["pos"]) for row in ROWS]
    for before, after in pairwise(order):
        assert before < after, f"{before} stands before {after}"


def test_a_word_has_one_sign_whatever_its_part_of_speech() -> None:
    signs = defaultdict(set)
    for row in ROWS:
        signs[row["entry"]].add(int(row["grade"]) > 0)
    assert [entry for entry, both in signs.items() if len(both) > 1] == []


def test_verbs_can_be_conjugated() -> None:
    unknown = [
        row["entry"]
        for row in ROWS
        if row["pos"] == "VERB"
        and row["entry"] not in {reading.lemma for reading in analyse(row["entry"])}
    ]
    assert unknown == []


def test_every_lemma_in_an_expression_is_a_verb() -> None:
    for row in ROWS:
        for key in row["entry"].replace("|", " ").split():
            if key.startswith("["):
                lemma = key.strip("[]")
                assert f"[{lemma}]" in keys(lemma), row.error(f"{key} is not a verb")


def test_every_entry_finds_itself() -> None:
    matcher = _matcher(ROWS)
    for row in ROWS:
        for words in _wordings(row["entry"]):
            found = [match.value["entry"] for match in matcher.find(words) if match.first == 0]
            assert row["entry"] in found, row.error(f"does not find {' '.join(words)}")


def test_an_entry_of_grade_0_blocks_another() -> None:
    matcher = _matcher([row for row in ROWS if int(row["grade"])])
    for row in ROWS:
        if not int(row["grade"]):
            hits = [hit for words in _wordings(row["entry"]) for hit in matcher.find(words)]
            assert hits, row.error("blocks nothing")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Une désescalade offrirait un répit.", [("désescalade", 2), ("répit", 1)]),
        ("La croissance reste atone.", [("croissance", 2), ("atone", -1)]),
        ("Les pourparlers mènent à une impasse.", [("impasse", -2)]),
        ("Ce geste ouvrirait la voie à un accord.", [("ouvrirait la voie", 1), ("accord", 1)]),
        ("Ils ont perçu une lueur d’espoir.", [("lueur d’espoir", 2)]),
        ("La ministre met en garde ses collègues.", [("met en garde", -1)]),
        ("Le parti a essuyé un lourd revers.", [("essuyé un lourd revers", -2)]),
        ("Les relations se sont dégradées.", [("dégradées", -2)]),
        ("Le front est figé.", [("figé", -1)]),
        ("Le dossier est au point mort.", [("au point mort", -2)]),
        ("Elle plaide en faveur du traité.", [("en faveur du", 1)]),
        ("Un maire très populaire.", [("très populaire", 1)]),
        ("La ville est touchée par la neige.", [("touchée par", -1)]),
        ("Il a trouvé un vague compromis.", [("un vague compromis", 1)]),
        ("Son engagement force le respect.", [("engagement", 1), ("force le respect", 1)]),
        ("La liste arrive en tête.", [("arrive en tête", 1)]),
        ("L’effet du texte reste très limité.", [("reste très limité", -1)]),
        ("Il faut un plan et ce compromis.", [("compromis", 1)]),
        ("Le voyage est compromis.", [("compromis", -1)]),
        ("L’avancée est réelle.", [("avancée", 2)]),
        ("Les pourparlers ont abouti.", [("abouti", 1)]),
        ("Le maire a manqué une belle occasion.", [("manqué une belle occasion", -1)]),
        ("Le texte répond enfin aux attentes.", [("répond enfin aux attentes", 1)]),
        ("Le maire a commis une erreur.", [("commis", -1), ("erreur", -1)]),
        ("Une communauté fondée sur des valeurs.", [("valeurs", 1)]),
        ("Les lobbys du ciment ont écrit.", [("lobbys", -1)]),
    ],
)
def test_press_words_are_graded(text: str, expected: list[tuple[str, int]]) -> None:
    assert _grades(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "La Cour de justice siège à Luxembourg.",
        "Les Nations unies ont publié le rapport.",
        "Il viendra sans doute demain.",
        "Bon nombre de députés étaient absents du scrutin.",
        "Le règlement entre en vigueur lundi.",
        "En revanche, la date est connue.",
        "Le Conseil de sécurité se réunit.",
        "Elle est née avant la Seconde Guerre mondiale.",
        "De ce point de vue, rien ne change.",
        "Le tour de table a duré plus d’une heure, or il restait dix points.",
        "La partie nord de la ville compte un parti et deux journaux.",
        "Il ouvre la boîte à l’aide d’un couteau.",
        "Ils agissent en vertu d’un décret.",
        "La motion de confiance vient lundi.",
        "L’étude soutient que la mer monte.",
        "Une bonne dizaine de voitures passent.",
        "Elle cède la parole au maire.",
        "La droite et l’extrême droite votent lundi.",
        "J’aimerais poser une question.",
        "Ils tiennent leurs engagements.",
        "Les clients s’acquittent de la note.",
        "Le plan d’aide compte dix pages.",
        "Une thèse avancée par un historien circule.",
        "Le feu d’artifice dure dix minutes.",
        "La vitesse est limitée à trente à l’heure.",
        "Il ne rate pas une occasion de voyager.",
        "La réunion a abouti à un vote.",
        "Il a pas mal de livres.",
        "À l’occasion du marché, le maire parle.",
        "Les valeurs mobilières sont cotées à Paris.",
        "Le critique du quotidien a vu la pièce.",
        "Elle est licenciée en droit.",
        "Il marque sur un tir au but.",
        "Le soutien du groupe libéral reste à discuter.",
        "Les alliés de la maire ont voté.",
        "La marge de manœuvre est connue.",
    ],
)
def test_homographs_and_names_have_no_value(text: str) -> None:
    assert _grades(text) == []


def _coded(name: str) -> list[dict[str, str]]:
    with (CODED / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def test_coded_words_lie_in_the_coded_sentences() -> None:
    sentences = _coded("sentences.tsv")
    assert Counter(row["part"] for row in sentences) == PARTS
    spans = defaultdict(list)
    for row in sentences:
        place = (row["part"], row["source"], row["item"])
        spans[place].append((int(row["start"]), int(row["end"])))
    for row in _coded("words.tsv"):
        start, end = int(row["start"]), int(row["end"])
        inside = spans[row["part"], row["source"], row["item"]]
        assert any(first <= start < end <= last for first, last in inside), row
        assert len(row["word"]) == end - start
        assert row["sign"] in ("+", "-")
