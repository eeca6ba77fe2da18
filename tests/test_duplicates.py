"""Agency copy is found however it was cut or retitled; articles that quote the same are not."""

from __future__ import annotations

import random
import re
from typing import Any

import pytest

import discourse
from discourse.documents import Document
from discourse.repetition import near_copies
from discourse.repetition.near_copies import Texts

WORDS = """
    accord affaire budget chantier conseil crise décision délai digue école enquête équipe fleuve
    grève habitant hôpital incendie journée justice loi maire marché ministre niveau ouvrier pont
    préfet procès projet quartier rapport récolte région réunion rive route saison séance site
    soutien syndicat train travail usine vallée village ville visite voisin vote zone
""".split()
VERBS = "annonce attend bloque craint défend demande ferme lance menace ouvre perd prépare".split()


def article(draw: random.Random, sentences: int = 16) -> list[str]:
    """Sentences of random words: two such articles share few sequences of three words."""
    found = []
    for _ in range(sentences):
        one, two, three, four = draw.choices(WORDS, k=4)
        verb = draw.choice(VERBS)
        found.append(f"Le {one} {two} {verb} {draw.choice(WORDS)} {three} selon {four}.")
    return found


def retouched(draw: random.Random, sentences: list[str], share: float) -> list[str]:
    """The same with a share of the words changed."""
    return [
        " ".join(
            draw.choice(WORDS) if draw.random() < share and word.isalpha() else word
            for word in sentence.split()
        )
        for sentence in sentences
    ]


def doc(name: str, sentences: list[str], date: str = "", title: str = "") -> Document:
    text = f"{title}\n\n{' '.join(sentences)}" if title else " ".join(sentences)
    zones = ["title", "body"] if title else ["body"]
    about = {"date": date} if date else {}
    return discourse.document(text, id=name, lang="fr", zones=zones, metadata=about)


@pytest.fixture
def draw() -> random.Random:
    return random.Random(7)


def test_the_same_text_under_another_headline_is_found(draw: random.Random) -> None:
    said = article(draw)
    docs = [doc("a", said, title="Un titre"), doc("b", said, title="Un autre")]
    table = discourse.duplicates(docs)
    assert table[["doc", "copy_of", "kind", "similarity"]].values.tolist() == [
        ["b", "a", "exact", 1.0]
    ]
    assert len(discourse.duplicates(docs, zones="all")) == 1
    assert discourse.duplicates(docs, zones="all")["kind"].tolist() == ["edited"]


def test_a_dispatch_that_was_cut_and_retouched_is_found(draw: random.Random) -> None:
    agency = article(draw, 24)
    cut = retouched(draw, agency[:9], 0.04)
    others = [doc(f"x{n}", article(draw)) for n in range(20)]
    table = discourse.duplicates([*others, doc("agence", agency), doc("brève", cut)])
    row = table.iloc[0]
    assert len(table) == 1
    assert (row["doc"], row["copy_of"], row["kind"]) == ("brève", "agence", "shortened")
    assert row["containment"] > 0.75
    assert row["similarity"] < 0.5
    assert row["words"] < row["words_kept"]


def test_two_articles_that_quote_the_same_paragraph_are_not_copies(draw: random.Random) -> None:
    paragraph = article(draw, 6)
    docs = [
        doc(f"{n}", [*article(draw, 8), *paragraph, *article(draw, 4)], title=f"Titre {n}")
        for n in range(6)
    ]
    assert discourse.duplicates(docs).empty


def test_a_roundup_is_no_copy_of_a_brief_in_it(draw: random.Random) -> None:
    briefs = [article(draw, 4) for _ in range(8)]
    roundup = [sentence for brief in briefs for sentence in brief]
    docs = [*(doc(f"b{n}", brief) for n, brief in enumerate(briefs)), doc("tout", roundup)]
    assert discourse.duplicates(docs).empty


def test_the_earliest_is_kept_else_the_first(draw: random.Random) -> None:
    said = article(draw)
    docs = [
        doc("sans", said),
        doc("tard", said, "3 mai 2024"),
        doc("tôt", said, "2024-05-02"),
        doc("aussi tôt", said, "2 mai 2024"),
    ]
    table = discourse.duplicates(docs)
    assert table["copy_of"].eq("tôt").all()
    assert table["doc"].tolist() == ["sans", "tard", "aussi tôt"]
    undated = [doc("b", said), doc("a", said)]
    assert discourse.duplicates(undated)["copy_of"].tolist() == ["b"]


def test_small_changes_lead_to_no_quite_different_article(draw: random.Random) -> None:
    """Each version is compared with those that are kept, not with the one before it."""
    versions = [article(draw, 20)]
    for step in range(9):
        last = versions[-1]
        versions.append([*last[: step * 2], *article(draw, 2), *last[step * 2 + 2 :]])
    table = discourse.duplicates([doc(f"v{n}", version) for n, version in enumerate(versions)])
    assert 0 < len(table) < 9
    kept = set(table["copy_of"])
    assert kept.isdisjoint(table["doc"])
    assert (table["containment"] >= near_copies.CONTAINED).all()


def test_many_copies_of_one_text_are_all_copies_of_the_kept_one(draw: random.Random) -> None:
    said = article(draw)
    docs = [doc(f"{n:02}", retouched(draw, said, 0.03 * (n > 0))) for n in range(30)]
    table = discourse.duplicates(docs)
    assert set(table["copy_of"]) == {"00"}
    assert len(table) == 29


def test_a_copy_of_a_left_out_text_is_of_the_kept_one(draw: random.Random) -> None:
    said = article(draw)
    changed = retouched(draw, said, 0.05)
    table = discourse.duplicates([doc("a", said), doc("b", changed), doc("c", changed)])
    assert table["copy_of"].tolist() == ["a", "a"]
    assert table["kind"].tolist() == ["edited", "edited"]


def test_parts_of_the_shingles_give_what_the_whole_gives(
    draw: random.Random, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = [article(draw) for _ in range(12)]
    docs = [doc(f"a{n}", one) for n, one in enumerate(said)]
    docs += [doc(f"b{n}", retouched(draw, one[:10], 0.02)) for n, one in enumerate(said)]
    whole = discourse.duplicates(docs)
    assert len(whole) == 12
    monkeypatch.setattr(near_copies, "_PART", 100)
    assert discourse.duplicates(docs).equals(whole)


def test_the_containment_is_the_readers_choice(draw: random.Random) -> None:
    said = article(draw, 20)
    half = [*said[:10], *article(draw, 10)]
    docs = [doc("a", said), doc("b", half)]
    assert discourse.duplicates(docs).empty
    assert discourse.duplicates(docs, containment=0.4)["doc"].tolist() == ["b"]
    assert discourse.duplicates(docs, containment=1).empty


def test_documents_are_taken_one_at_a_time(draw: random.Random) -> None:
    said = article(draw)
    table = discourse.duplicates(doc(name, said) for name in "abc")
    assert table["doc"].tolist() == ["b", "c"]


def test_short_and_empty_texts() -> None:
    empty = [discourse.document("", id=name, lang="fr") for name in "ab"]
    assert discourse.duplicates(empty).empty
    brief = [discourse.document(text, id=text) for text in ("Oui.", "Oui !", "Oui, non.")]
    assert discourse.duplicates(brief)[["doc", "kind"]].values.tolist() == [["Oui !", "exact"]]
    odd = [discourse.document("😀\r\ne\u0301te\u0301", id=name) for name in "ab"]
    assert discourse.duplicates(odd)["kind"].tolist() == ["exact"]
    assert Texts().copies([]) == []


@pytest.mark.parametrize(
    ("given", "error", "says"),
    [
        (0, ValueError, "containment is 0; give a number above 0"),
        (1.2, ValueError, "containment is 1.2"),
        (float("nan"), ValueError, "containment is nan"),
        ("0.7", TypeError, "containment is '0.7'; give a number"),
        (True, TypeError, "containment is True"),
    ],
)
def test_a_containment_that_is_no_share_is_refused(
    given: Any, error: type[Exception], says: str
) -> None:
    with pytest.raises(error, match=re.escape(says)):
        discourse.duplicates([], containment=given)
