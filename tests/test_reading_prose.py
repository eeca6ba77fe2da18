"""Prose that looks like the beginning of a table, a corpus or a page of metadata."""

from __future__ import annotations

from pathlib import Path

import pytest

import discourse

PROSE = "Le ministre craint une crise, hélas. Il espère un accord, dit-on."


@pytest.mark.parametrize(
    "head",
    [
        "Corps, mode d’emploi\n\n",
        "Texte, photos et vidéo : Anne Petit\n\n",
        "Texte | Photos : Anne Petit\n\n",
        "2024 *une année noire*\n\n",
        "**** *Coup de cœur de la rédaction*\n\n",
        "---\nParis: le pont a cédé.\nLyon: il tient.\n---\n\n",
    ],
)
def test_a_head_that_looks_like_another_kind_leaves_prose(head: str, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(f"{head}{PROSE}\n", encoding="utf-8")
    [doc] = discourse.read_many(path)
    assert PROSE in doc.text
    assert doc.text.startswith(head.partition("\n")[0])
    assert not set(doc.metadata) - {"author"}


@pytest.mark.parametrize(
    ("text", "docs"),
    [
        ("id;texte\na;Un mot.\nb;Deux mots.\n", 2),
        ("**** *an_2024 *journal_Le Monde\nUn mot.\n**** *an_2025\nDeux.\n", 2),
        ("**** *un *deux\nUn mot.\n", 1),
        ("---\ntitle: La crue\ndate: 2024-05-03\n---\n\nUn mot.\n", 1),
    ],
)
def test_what_is_such_a_kind_stays_one(text: str, docs: int, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(text, encoding="utf-8")
    found = discourse.read_many(path)
    assert len(found) == docs
    assert not any("***" in doc.text or "---" in doc.text or ";" in doc.text for doc in found)
