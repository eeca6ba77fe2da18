"""Tables become documents, one per row."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from discourse.reading import from_frame


def frame(**columns: object) -> pd.DataFrame:
    return pd.DataFrame(columns)


def test_rows_become_documents_in_their_order() -> None:
    df = frame(
        name=["b", "a"], body=["Un mot.", "Deux mots."], year=[2024, None], outlet=["X", "Y"]
    )
    docs = from_frame(df, text="body", id="name")
    assert [(doc.id, doc.text) for doc in docs] == [("b", "Un mot."), ("a", "Deux mots.")]
    assert [dict(doc.metadata) for doc in docs] == [
        {"year": "2024.0", "outlet": "X"},
        {"outlet": "Y"},
    ]
    only = from_frame(df, text="body", id="name", metadata=["outlet"])
    assert dict(only[0].metadata) == {"outlet": "X"}


def test_ids_come_from_the_index_when_no_column_has_them() -> None:
    docs = from_frame(pd.DataFrame({"text": ["Un.", "Deux."]}, index=[7, 9]))
    assert [doc.id for doc in docs] == ["7", "9"]


def test_an_empty_table_gives_no_documents() -> None:
    assert from_frame(frame(text=[])) == []


def test_repeated_ids_are_named() -> None:
    with pytest.raises(ValueError, match="repeated ids in column 'id': 'a'; every row"):
        from_frame(frame(id=["a", "a", "b"], text=["Un.", "Deux.", "Trois."]))
    with pytest.raises(ValueError, match="repeated ids in the index"):
        from_frame(pd.DataFrame({"text": ["Un.", "Deux."]}, index=[1, 1]))


def test_a_number_and_its_text_are_the_same_id() -> None:
    with pytest.raises(ValueError, match="repeated ids"):
        from_frame(frame(id=[1, "1"], text=["Un.", "Deux."]))


@pytest.mark.parametrize("missing", [None, np.nan, pd.NA, pd.NaT])
def test_a_missing_text_is_refused_with_its_row(missing: object) -> None:
    with pytest.raises(ValueError, match=r"row 1 \(id 'b'\), column 'text': no text"):
        from_frame(frame(id=["a", "b"], text=["Un.", missing]))


@pytest.mark.parametrize("missing", [None, np.nan, pd.NA, "", " "])
def test_a_missing_id_is_refused_with_its_row(missing: object) -> None:
    with pytest.raises(ValueError, match="row 1: no id in column 'id'"):
        from_frame(frame(id=["a", missing], text=["Un.", "Deux."]))


def test_a_blank_text_and_a_text_that_is_none_are_refused() -> None:
    with pytest.raises(ValueError, match=r"row 0 \(id '0'\), column 'text': the text is blank"):
        from_frame(frame(text=[" \n"]))
    with pytest.raises(TypeError, match="expected a text, got int 3"):
        from_frame(frame(text=[3]))


def test_columns_that_are_not_there_or_twice() -> None:
    with pytest.raises(ValueError, match="no column 'text' in the table; it has 'body'"):
        from_frame(frame(body=["Un."]), text="text")
    with pytest.raises(ValueError, match="no column 'name'"):
        from_frame(frame(text=["Un."]), id="name")
    with pytest.raises(ValueError, match="several columns named 'text'"):
        from_frame(pd.DataFrame([["Un.", "Deux."]], columns=["text", "text"]))


def test_what_is_no_table_is_a_type_error() -> None:
    with pytest.raises(TypeError, match="expects a DataFrame, got list"):
        from_frame([{"text": "Un."}])  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"give a list of columns: \['year'\]"):
        from_frame(frame(text=["Un."], year=[1]), metadata="year")


def test_a_fault_in_a_text_is_named_with_its_document() -> None:
    with pytest.raises(ValueError, match="document 'b': lone surrogate"):
        from_frame(
            pd.DataFrame({"id": ["a", "b"], "text": pd.Series(["Un.", "\ud800"], dtype=object)})
        )
