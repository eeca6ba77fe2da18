"""What the engines' `find` takes: one document, zones that exist, a voice that exists."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import discourse
from discourse import ZONES, modality, polarity, stance

FINDERS = (modality.find, polarity.find, stance.find)


@pytest.fixture
def doc() -> discourse.Document:
    return discourse.document(
        "L’Europe pourrait apporter la paix.\nLe village serait ruiné.",
        zones=["body", "caption"],
        lang="fr",
    )


@pytest.mark.parametrize("find", FINDERS)
def test_all_zones_and_a_single_one_can_be_named(
    find: Callable[..., list[Any]], doc: discourse.Document
) -> None:
    assert (
        find(doc, zones="all")
        == find(doc, zones=ZONES)
        == [
            *find(doc, zones="body"),
            *find(doc, zones=["caption"]),
        ]
    )
    assert find(doc, zones=None) == find(doc) != find(doc, zones="all")


@pytest.mark.parametrize("find", FINDERS)
def test_what_cannot_be_read_is_refused(
    find: Callable[..., list[Any]], doc: discourse.Document
) -> None:
    with pytest.raises(ValueError, match="zone 'bodystandfirst' is unknown"):
        find(doc, zones="bodystandfirst")
    for several in ([doc], "L’Europe pourrait apporter la paix."):
        with pytest.raises(TypeError, match=r"find takes one Document"):
            find(several)


def test_an_unknown_voice_is_refused(doc: discourse.Document) -> None:
    with pytest.raises(ValueError, match=r"voice 'autor' is unknown.*did you mean 'author'"):
        stance.find(doc, voice="autor")


def test_the_cases_of_a_target_are_checked_when_asked_for(doc: discourse.Document) -> None:
    with pytest.raises(ValueError, match="zone 'bodystandfirst' is unknown"):
        stance.cases(doc, "Europe", zones="bodystandfirst")
