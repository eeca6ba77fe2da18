"""data/derived holds what the code says of the seed article; `make tables` accepts a change."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.derive_tables import derive

ROOT = Path(__file__).resolve().parents[1]
DERIVED = ROOT / "data" / "derived"


@pytest.fixture(scope="module")
def fresh() -> dict[str, bytes]:
    (seed,) = (ROOT / "seeds").glob("*.txt")
    return derive(seed)


def test_the_same_tables(fresh: dict[str, bytes]) -> None:
    assert fresh
    assert fresh.keys() == {path.name for path in DERIVED.glob("*.csv")}


@pytest.mark.parametrize("path", sorted(DERIVED.glob("*.csv")), ids=lambda path: path.stem)
def test_the_same_lines(path: Path, fresh: dict[str, bytes]) -> None:
    stored = path.read_text(encoding="utf-8").splitlines()
    assert fresh[path.name].decode("utf-8").splitlines() == stored
