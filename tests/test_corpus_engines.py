"""The tables of a run in DuckDB, polars and Spark: the recipes of the page, and the types."""

from __future__ import annotations

import contextlib
import io
import shutil
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import discourse
from discourse import corpus

ROOT = Path(__file__).resolve().parents[1]
DAY = pd.Timestamp("2024-05-03")
PAGE = (ROOT / "docs" / "howto_corpus.md").read_text(encoding="utf-8")

TEXTS = pd.DataFrame(
    {
        "id": ["01", "2"],
        "text": ["L’Europe pourrait sortir de la crise.", "La crise dure, peut-être."],
        "date": ["3 mai 2024", "mai 2024"],
    }
)


def section(title: str) -> tuple[str, str]:
    """The code of a section of the page, and what it prints."""
    text = PAGE.partition(f"\n## {title}\n")[2].partition("\n## ")[0]
    code, shown = (
        text.partition(f"```{kind}\n")[2].partition("```")[0] for kind in ("python", "text")
    )
    return code, shown


def printed(code: str) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(code, "howto_corpus.md", "exec"), {})  # noqa: S102 - the code is our page
    return out.getvalue()


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the recipes find the tables of the corpus beside the seed."""
    folder = tmp_path_factory.mktemp("recipes")
    corpus.run(ROOT / "seeds" / "corpus", folder / "tables", tables=("documents", "markers"))
    return folder


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Two texts whose ids look like numbers, and two dates, one of which names no day."""
    corpus.run(discourse.from_frame(TEXTS), tmp_path / "small", tables=("documents", "markers"))
    return tmp_path / "small"


def test_the_recipe_of_duckdb(tables: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("duckdb", reason="DuckDB is not installed")
    monkeypatch.chdir(tables)
    code, shown = section("In DuckDB")
    assert printed(code) == shown != ""


def test_duckdb_reads_ids_as_text_days_as_times_and_categories_as_text(small: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="DuckDB is not installed")
    found = duckdb.sql(
        f"select doc, day, date, category, text from '{small}/documents/*.parquet' "
        f"join '{small}/markers/*.parquet' using (doc) order by doc"
    )
    assert [str(kind) for kind in found.types[:4]] == ["VARCHAR", "TIMESTAMP", "VARCHAR", "VARCHAR"]
    assert found.fetchall() == [
        ("01", DAY, "3 mai 2024", "possible", "pourrait"),
        ("2", None, "mai 2024", "possible", "peut-être"),
    ]


def test_the_recipe_of_polars(tables: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("polars", reason="polars is not installed")
    monkeypatch.chdir(tables)
    code, shown = section("In polars")
    assert printed(code) == shown != ""


def test_polars_reads_ids_as_text_days_as_times_and_categories_as_such(small: Path) -> None:
    pl = pytest.importorskip("polars", reason="polars is not installed")
    found = (
        pl.scan_parquet(small / "documents" / "*.parquet")
        .join(pl.scan_parquet(small / "markers" / "*.parquet"), on="doc")
        .select("doc", "day", "category")
        .sort("doc")
        .collect()
    )
    kinds = [found.schema[name].base_type() for name in ("doc", "day", "category")]
    assert kinds == [pl.String, pl.Datetime, pl.Categorical]
    assert found.rows() == [("01", DAY, "possible"), ("2", None, "possible")]


@pytest.fixture
def spark(monkeypatch: pytest.MonkeyPatch) -> Any:
    pytest.importorskip("pyspark", reason="Spark is not installed")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java, and there is none")
    from pyspark.sql import SparkSession

    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    session = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    running = session.getOrCreate()
    yield running
    running.stop()


@pytest.mark.filterwarnings("default")
def test_spark_analyses_and_reads(spark: Any, small: Path) -> None:
    code, shown = section("In Spark")
    assert printed(code) == shown != ""
    found = spark.read.parquet(f"{small}/documents").select("doc", "day", "date").sort("doc")
    assert [kind for _, kind in found.dtypes] == ["string", "timestamp_ntz", "string"]
    assert [tuple(row) for row in found.collect()] == [
        ("01", DAY, "3 mai 2024"),
        ("2", None, "mai 2024"),
    ]
    markers = spark.read.parquet(f"{small}/markers").select("doc", "category")
    assert [kind for _, kind in markers.dtypes] == ["string", "string"]
