"""What is computed for a document is computed once, and released with the document."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from weakref import ref

import pytest

import discourse
from discourse import sentence_cache
from discourse.french.parse import Parse, parses
from discourse.modality import readings
from discourse.polarity import composition
from discourse.sentence_cache import states_of

TEXT = "Le maire pourrait signer. La crise n’est pas finie. Bruxelles craint un échec."


def _all_tables(doc: discourse.Document) -> list[str]:
    return [
        table.to_csv()
        for table in (
            discourse.markers(doc),
            discourse.contributions(doc),
            discourse.sentiment(doc),
            discourse.outlook(doc, by="sentence"),
            discourse.outlook(doc, target="Europe"),
            discourse.verbs(doc),
        )
    ]


def test_each_sentence_is_read_once_whatever_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: Counter[str] = Counter()
    read_in, composed, made = readings.read_in, composition._composed, Parse.__init__

    def counted(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def asked(*given: Any, **named: Any) -> Any:
            calls[name] += 1
            return function(*given, **named)

        return asked

    monkeypatch.setattr(readings, "read_in", counted("markers", read_in))
    monkeypatch.setattr(composition, "_composed", counted("valence", composed))
    monkeypatch.setattr(Parse, "__init__", counted("parses", made))
    _all_tables(discourse.document(TEXT, lang="fr"))
    assert calls == {"markers": 3, "valence": 3, "parses": 3}


def test_what_was_kept_gives_the_same_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    doc = discourse.document(TEXT, lang="fr")
    first = _all_tables(doc)
    assert _all_tables(doc) == first
    monkeypatch.setattr(sentence_cache, "KEPT_WORDS", 1)
    assert _all_tables(discourse.document(TEXT, lang="fr")) == first


def test_another_lexicon_is_not_answered_from_the_own(tmp_path: Path) -> None:
    doc = discourse.document(TEXT, lang="fr")
    own = discourse.contributions(doc)
    path = tmp_path / "mine.tsv"
    path.write_text("entry\tpos\tgrade\tsource\tnote\nmaire\tNOUN\t2\town\t\n", encoding="utf-8")
    assert discourse.contributions(doc, lexicon=path)["entry"].tolist() == ["maire"]
    assert discourse.contributions(doc)["entry"].tolist() == own["entry"].tolist()


def test_it_is_released_with_its_document() -> None:
    doc = discourse.document(TEXT, lang="fr")
    _all_tables(doc)
    gone, shelf = ref(doc), sentence_cache._shelves.mine
    held = len(shelf._held)
    gc.disable()  # by counting references alone: no cycle holds it
    try:
        del doc
        assert gone() is None
        assert len(shelf._held) == held - 1
    finally:
        gc.enable()


def test_no_more_is_kept_than_was_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sentence_cache, "KEPT_WORDS", 30)
    shelf = sentence_cache._Shelf()
    docs = [discourse.document("Il pleut. Il neige encore.", id=str(at)) for at in range(20)]
    for doc in docs:
        shelf.states(doc)
        shelf.states(docs[0])
        assert shelf._words <= 30
    # The first, used every time, is still there; of the others only the last ones.
    assert [getattr(key(), "id", "gone") for key in shelf._held] == [
        "15",
        "16",
        "17",
        "18",
        "19",
        "0",
    ]
    assert shelf.states(discourse.document("Il pleut. " * 16)) is None
    monkeypatch.setattr(sentence_cache, "KEPT_WORDS", 32)
    assert shelf.states(discourse.document("Il pleut. " * 16)) is not None


def test_threads_do_not_share_what_they_fill() -> None:
    doc = discourse.document(TEXT, lang="fr")
    mine = states_of(doc)
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(states_of, doc).result() is not mine
    assert states_of(doc) is mine
    assert [len(parse) for parse in parses(doc)] == [4, 6, 4]
