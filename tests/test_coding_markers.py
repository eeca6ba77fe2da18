"""Markers out to brat, INCEpTION and Label Studio and back, with the offsets that each counts."""

from __future__ import annotations

import json
import re
import sys
import tempfile
import warnings
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import discourse
from discourse import Document, evaluation
from discourse.commands import main
from discourse.evaluation import Span
from discourse.span_files import CODED, WRITERS, coded_texts

FORMATS = tuple(WRITERS)
WIDE = (
    "« 𝒳 », dit-elle,\u00a0pourrait\u00a0: une issue.\n\n"
    "Le cafe\u0301 a\u030a x\u0301 𐍈𐍈 rouvrirait peut-être\u00a0?\nSelon lui, il doit <&> tenir."
)
KEYS = ["doc", "start", "end", "text", "category"]


def essay(text: str = WIDE, name: str = "essay") -> Document:
    return discourse.document(text, id=name)


def table(doc: Document, spans: Sequence[tuple[int, int, str]]) -> pd.DataFrame:
    rows = [(doc.id, *span) for span in spans]
    return pd.DataFrame(rows, columns=["doc", "start", "end", "category"])


def at(doc: Document, words: str, category: str) -> tuple[int, int, str]:
    start = doc.text.index(words)
    return start, start + len(words), category


def submitted(path: Path) -> Path:
    """What Label Studio exports once a coder has submitted its predictions unchanged."""
    tasks = json.loads(path.read_text(encoding="utf-8"))
    for number, task in enumerate(tasks, start=1):
        made = task.pop("predictions", [{"result": []}])
        annotation = {"id": number, "completed_by": 1, "was_cancelled": False}
        task.update(id=number, annotations=[{**annotation, "result": made[0]["result"]}])
    path.write_text(json.dumps(tasks), encoding="utf-8")
    return path


def there_and_back(
    docs: Document | list[Document], given_: pd.DataFrame, form: str, folder: Path
) -> pd.DataFrame:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=".* beyond U\\+FFFF")
        path = discourse.coding.write_markers(docs, folder / "task", form, suggested=given_)
    if form == "label-studio":
        submitted(path)
    return discourse.coding.read_markers(path, docs)


@pytest.mark.parametrize("form", FORMATS)
def test_our_markers_come_back_as_they_were(form: str, tmp_path: Path) -> None:
    docs = [essay(), essay("Il pleut.", "dry"), essay("Elle viendrait sans doute.\n𝒳", "third one")]
    found = discourse.markers(docs)
    found = found[found["category"] != "undecided"]
    assert {"possible", "reportive", "deontic"} <= set(found["category"])
    back = there_and_back(docs, found, form, tmp_path)
    columns = ["doc", "zone", "section", "sentence", "start", "end", "text"]
    expected = found[columns].reset_index(drop=True)
    pd.testing.assert_frame_equal(back[columns], expected)
    assert list(back["category"]) == list(found["category"])


TEXTS = st.text(st.sampled_from("aé’ .\n𝒳𐍈😀x\u0301\u00a0«<&\"'\t;"), min_size=1, max_size=40)


@settings(max_examples=40, deadline=None)
@given(TEXTS, st.data(), st.sampled_from(FORMATS))
def test_any_span_of_any_text_comes_back(text: str, data: st.DataObject, form: str) -> None:
    doc = essay("mot " + text)
    size = len(doc.text)
    starts = data.draw(st.lists(st.integers(0, size - 1), max_size=5, unique=True))
    spans = [
        (start, data.draw(st.integers(start + 1, size)), data.draw(st.sampled_from(CODED)))
        for start in starts
    ]
    with tempfile.TemporaryDirectory() as folder:
        back = there_and_back(doc, table(doc, spans), form, Path(folder))
    assert sorted(zip(back["start"], back["end"], back["category"], strict=True)) == sorted(spans)
    places = zip(back["start"].tolist(), back["end"].tolist(), strict=True)
    assert [doc.text[start:end] for start, end in places] == list(back["text"])


@pytest.mark.parametrize("form", FORMATS)
def test_blind_files_hold_the_text_and_no_marker(form: str, tmp_path: Path) -> None:
    doc = essay("Il pourrait pleuvoir.")
    path = discourse.coding.write_markers(doc, tmp_path / "task", form)
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    written = {one.name: one.read_text(encoding="utf-8") for one in files}
    assert any("Il pourrait pleuvoir." in content for content in written.values())
    assert not re.search(r"\b11\b", "".join(written.values()))
    again = discourse.coding.write_markers(doc, tmp_path / "again", form)
    others = sorted(again.iterdir()) if again.is_dir() else [again]
    assert [one.read_bytes() for one in files] == [one.read_bytes() for one in others]


@pytest.mark.parametrize("form", FORMATS)
def test_coded_files_are_not_written_over(form: str, tmp_path: Path) -> None:
    path = discourse.coding.write_markers(essay("Rien."), tmp_path / "task", form)
    with pytest.raises(FileExistsError, match="is there already; coded files"):
        discourse.coding.write_markers(essay("Rien."), path, form)
    with pytest.raises(OSError, match="no such folder"):
        discourse.coding.write_markers(essay("Rien."), tmp_path / "no" / "task", form)


def test_each_tool_finds_the_offsets_it_counts(tmp_path: Path) -> None:
    doc = essay()
    given_ = table(doc, [at(doc, "pourrait", "possible")])
    start = WIDE.index("pourrait")
    for form in FORMATS:
        (tmp_path / form).mkdir()
        there_and_back(doc, given_, form, tmp_path / form)
    ann = (tmp_path / "brat/task/essay.ann").read_text(encoding="utf-8")
    assert ann == f"T1\tpossible {start} {start + 8}\tpourrait\n"
    xmi = (tmp_path / "cas/task/essay.xmi").read_text(encoding="utf-8")
    assert f'begin="{start + 1}" end="{start + 9}"' in xmi  # 𝒳 is two units
    tasks = json.loads((tmp_path / "label-studio/task").read_text(encoding="utf-8"))
    value = tasks[0]["annotations"][0]["result"][0]["value"]
    assert (value["start"], value["end"]) == (start, start + 8)


# --- brat -----------------------------------------------------------------------------------------


def brat(folder: Path, text: str, ann: str, name: str = "essay") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.txt").write_bytes(text.encode())
    (folder / f"{name}.ann").write_bytes(ann.encode())
    return folder


def test_what_brat_adds_is_left_out(tmp_path: Path) -> None:
    more = "A1\tNegated T1\n#1\tAnnotatorNotes T1\tà revoir\n*\tEquiv T1\n"
    ann = "T1\tEPI-POSS 3 11\tpourrait\n" + more
    back = discourse.coding.read_markers(
        brat(tmp_path / "b", "Il pourrait.", ann), essay("Il pourrait.")
    )
    assert back[KEYS].to_numpy().tolist() == [["essay", 3, 11, "pourrait", "possible"]]


@pytest.mark.parametrize(
    ("text", "ann"),
    [
        ("Un.\r\nIl pourrait.", "T1\tpossible 8 16\tpourrait\n"),  # each line end counted twice
        ("Un.\r\nIl pourrait.", "T1\tpossible 7 15\tpourrait\r\n"),  # once
        ("Un.\nIl pourrait.", "T1\tpossible 7 15\tpourrait\n"),
    ],
)
def test_windows_line_ends(tmp_path: Path, text: str, ann: str) -> None:
    doc = essay("Un.\nIl pourrait.")
    back = discourse.coding.read_markers(brat(tmp_path / "b", text, ann), doc)
    assert back[KEYS].to_numpy().tolist() == [["essay", 7, 15, "pourrait", "possible"]]


def test_a_marker_in_pieces_is_joined_with_a_warning(tmp_path: Path) -> None:
    text = "Elle peut, dit-il, être là."
    path = brat(tmp_path / "b", text, "T1\tpossible 5 9;19 23\tpeut être\nT2\tdeontic 24 26\tlà\n")
    with pytest.warns(UserWarning, match=r"essay\.ann: T1 in several pieces, read as one marker"):
        back = discourse.coding.read_markers(path, essay(text))
    assert list(back["text"]) == ["peut, dit-il, être", "là"]


def test_a_text_beyond_the_reach_of_brat_is_told(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="text 'essay' has letters beyond U"):
        discourse.coding.write_markers(essay("Un 𝒳."), tmp_path / "b")


# --- UIMA -----------------------------------------------------------------------------------------


def test_what_inception_exports_is_read(tmp_path: Path) -> None:
    doc = essay()
    given_ = table(doc, [at(doc, "peut-être", "possible")])
    plain = discourse.coding.write_markers(doc, tmp_path / "cas", "cas", suggested=given_)
    exported = tmp_path / "essay.zip"
    with zipfile.ZipFile(exported, "w") as archive:
        archive.write(plain / "essay.xmi", "camille.xmi")
        archive.write(plain / "TypeSystem.xml", "TypeSystem.xml")
    (one,) = coded_texts(exported)
    assert one.id == "essay"
    for path in (exported, plain / "essay.xmi"):
        back = discourse.coding.read_markers(path, doc)
        assert back[KEYS].to_numpy().tolist() == [
            ["essay", *at(doc, "peut-être", "")[:2], "peut-être", "possible"]
        ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('category="possible"', "", "the marker 'peut-être' at 67 has no category; choose one"),
        ('category="possible"', 'category="posible"', "'posible' is not a category or code"),
        ('category="possible"', 'category="undecided"', "'undecided' is not a category"),
        ('end="79"', 'end="900"', "begins or ends within a letter|not a readable CAS"),
        ('begin="70"', 'begin="3"', "begins or ends within a letter|not a readable CAS"),
        ("sofaString=", "other=", "no text|not a readable CAS"),
        ("</xmi:XMI>", "", "not a readable CAS in XMI"),
    ],
)
def test_a_cas_that_says_too_little(tmp_path: Path, old: str, new: str, said: str) -> None:
    doc = essay()
    given_ = table(doc, [at(doc, "peut-être", "possible")])
    path = discourse.coding.write_markers(doc, tmp_path / "cas", "cas", suggested=given_)
    xmi = (path / "essay.xmi").read_text(encoding="utf-8")
    assert old in xmi
    (path / "essay.xmi").write_text(xmi.replace(old, new), encoding="utf-8")
    with pytest.raises(ValueError, match=said) as caught:
        discourse.coding.read_markers(path, doc)
    assert "essay.xmi" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_cas_without_its_layer(tmp_path: Path) -> None:
    path = discourse.coding.write_markers(essay("Rien."), tmp_path / "cas", "cas")
    types = path / "TypeSystem.xml"
    types.write_text(
        types.read_text(encoding="utf-8").replace("custom.Marker", "custom.Other"), "utf-8"
    )
    with pytest.raises(ValueError, match=r"no layer webanno\.custom\.Marker with a feature"):
        discourse.coding.read_markers(path, essay("Rien."))
    types.unlink()
    with pytest.raises(FileNotFoundError, match=r"no TypeSystem\.xml beside it"):
        discourse.coding.read_markers(path, essay("Rien."))
    wrong = tmp_path / "a.zip"
    wrong.write_bytes(b"no zip")
    with pytest.raises(ValueError, match="not a readable zip"):
        discourse.coding.read_markers(wrong, essay("Rien."))
    with zipfile.ZipFile(wrong, "w") as archive:
        archive.writestr("a.txt", "")
    with pytest.raises(
        ValueError, match=r"expected \.json files, or \.xmi files and one TypeSystem"
    ):
        discourse.coding.read_markers(wrong, essay("Rien."))


def test_cas_json_is_read_as_inception_exports_it(tmp_path: Path) -> None:
    doc = essay()
    given_ = table(doc, [at(doc, "peut-être", "possible")])
    folder = discourse.coding.write_markers(doc, tmp_path / "cas", "cas-json", suggested=given_)
    (path,) = folder.iterdir()
    content = json.loads(path.read_text(encoding="utf-8"))
    (marker,) = [fs for fs in content["%FEATURE_STRUCTURES"] if fs["%TYPE"].endswith("Marker")]
    # UTF-16 units, as UIMA counts.
    units = doc.text.encode("utf-16-le")
    found = units[2 * marker["begin"] : 2 * marker["end"]].decode("utf-16-le")
    assert found == "peut-être"
    assert "webanno.custom.Marker" in content["%TYPES"]
    exported = tmp_path / "essay.zip"
    with zipfile.ZipFile(exported, "w") as archive:
        archive.write(path, "camille.json")
    for given_path in (exported, path, folder):
        back = discourse.coding.read_markers(given_path, doc)
        assert back["text"].tolist() == ["peut-être"]
    path.write_text(path.read_text(encoding="utf-8").replace('"%TYPES"', '"%TIPES"'), "utf-8")
    with pytest.raises(ValueError, match=r"essay\.json: not a readable CAS in JSON"):
        discourse.coding.read_markers(path, doc)


# --- Label Studio ---------------------------------------------------------------------------------


def exported(path: Path, *tasks: object) -> Path:
    path.write_text(json.dumps(list(tasks), ensure_ascii=False), encoding="utf-8")
    return path


def region(start: int, end: int, text: str, *labels: str) -> dict[str, object]:
    return {"start": start, "end": end, "text": text, "labels": list(labels)}


def task(text: str, *regions: dict[str, object], **more: object) -> dict[str, object]:
    result = [{"type": "labels", "value": one} for one in regions]
    return {"data": {"text": text}, "annotations": [{"result": result, **more}]}


def test_an_old_export_counts_utf16_units(tmp_path: Path) -> None:
    doc = essay("𝒳𝒳 pourrait.")
    for start in (3, 5):
        path = exported(
            tmp_path / f"{start}.json",
            task(doc.text, region(start, start + 8, "pourrait", "EPI-POSS")),
        )
        assert list(discourse.coding.read_markers(path, doc)["start"]) == [3]


def test_json_min_is_read(tmp_path: Path) -> None:
    doc, other = essay("Il pourrait."), essay("Rien.", "other")
    coded = {
        "id": 1,
        "text": doc.text,
        "marker": [region(3, 11, "pourrait", "possible")],
        "annotation_id": 4,
    }
    without = {"id": 2, "text": other.text, "annotation_id": 5}
    back = discourse.coding.read_markers(
        exported(tmp_path / "m.json", coded, without), [doc, other]
    )
    assert back[KEYS].to_numpy().tolist() == [["essay", 3, 11, "pourrait", "possible"]]
    assert len(coded_texts(tmp_path / "m.json")) == 2


def test_several_coders_of_a_task_are_read_apart(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    doc = essay("Il pourrait pleuvoir.")
    one = task(doc.text, region(3, 11, "pourrait", "possible"))
    other = task(doc.text, region(3, 11, "pourrait", "deontic"))
    codings = [*one["annotations"], *other["annotations"]]  # type: ignore[misc]
    for coding, by in zip(codings, ({"id": 7, "email": "ada@b.c"}, 8), strict=True):
        coding["completed_by"] = by
    path = exported(tmp_path / "a.json", {**one, "annotations": codings})
    with pytest.raises(ValueError, match=r"coded 2 times \(by ada@b\.c, 8\); name one"):
        discourse.coding.read_markers(path, doc)
    for coder, category in (("ada@b.c", "possible"), ("7", "possible"), ("8", "deontic")):
        found = discourse.coding.read_markers(path, doc, coder=coder)
        assert found["category"].tolist() == [category]
    with pytest.raises(ValueError, match=r"no task coded by 'bo'; coded by ada@b\.c, 8"):
        discourse.coding.read_markers(path, doc, coder="bo")
    words = ["evaluate", "agreement", str(path), str(path), "--coders", "7", "8"]
    assert main(words) == 0
    assert "category F1 0.00" in capsys.readouterr().out
    minimal = [
        {"text": doc.text, "marker": [region(3, 11, "pourrait", name)], "annotator": by}
        for name, by in (("possible", 7), ("deontic", 8))
    ]
    short = exported(tmp_path / "min.json", *minimal)
    with pytest.raises(ValueError, match="twice; keep the coded one, or name its coder"):
        discourse.coding.read_markers(short, doc)
    with pytest.warns(UserWarning, match="1 of 2 tasks not coded by '8'"):
        found = discourse.coding.read_markers(short, doc, coder="8")
    assert found["category"].tolist() == ["deontic"]
    folder = discourse.coding.write_markers(doc, tmp_path / "brat")
    with pytest.raises(ValueError, match="files hold one each"):
        discourse.coding.read_markers(folder, doc, coder="8")


def test_tasks_that_nobody_coded_are_no_texts_without_markers(tmp_path: Path) -> None:
    doc = essay("Il pourrait.")
    open_task = {"data": {"text": "Rien."}, "annotations": []}
    skipped = task("Rien.", was_cancelled=True)
    path = exported(tmp_path / "a.json", task(doc.text), open_task, skipped)
    with pytest.warns(UserWarning, match="2 of 3 tasks not coded, left out"):
        assert [one.text for one in coded_texts(path)] == [doc.text]
    blind = discourse.coding.write_markers(
        doc, tmp_path / "b.json", "label-studio", suggested=discourse.markers(doc)
    )
    with pytest.raises(ValueError, match="no task is coded; predictions are suggestions"):
        coded_texts(blind)


@pytest.mark.parametrize(
    ("given_", "said"),
    [
        (task("Il pourrait.", region(3, 11, "pourrait", "possible", "deontic")), "give it one"),
        (task("Il pourrait.", region(3, 11, "pourrait")), "give it one"),
        (
            task("Il pourrait.", region(2, 10, "pourrait", "possible")),
            "where the text has ' pourrai'",
        ),
        (task("Il pourrait.", {"labels": ["possible"]}), "not numbers"),
        (task("Il pourrait.", region(3, 11, "pourrait", "Person")), "'Person' is not a category"),
        ({"data": {}}, 'no "text" in it'),
        ([], "expected an object"),
        (
            {
                "data": {"text": "a"},
                "annotations": [{"completed_by": 1}, {"completed_by": {"email": "b@c"}}],
            },
            r"coded 2 times \(by 1, b@c\); name one of them with coder=",
        ),
    ],
)
def test_an_export_that_cannot_be_trusted(tmp_path: Path, given_: object, said: str) -> None:
    path = exported(tmp_path / "a.json", given_)
    with pytest.raises(ValueError, match=said) as caught:
        coded_texts(path)
    assert str(caught.value).startswith(f"{path}, task 1: ")
    assert "\n" not in str(caught.value)


# --- all of them ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ann", "said"),
    [
        ("T1\tpossible 3 10\tpourrait\n", r"line 1 \(T1\): 'pourrait' is coded at 3 to 10"),
        ("T1\tpossible 3 110\tpourrait\n", "coded at 3 to 110"),
        ("\nT1\tPersonne 3 11\tpourrait\n", r"line 2 \(T1\): 'Personne' is not a category"),
        (
            "T1\tundecided 3 11\tpourrait\n",
            "'undecided' is not a category of a coder's; choose one or delete",
        ),
        ("T1 possible 3 11 pourrait\n", "is not a marker of brat"),
    ],
)
def test_markers_that_do_not_fit_are_refused(tmp_path: Path, ann: str, said: str) -> None:
    path = brat(tmp_path / "b", "Il pourrait.", ann)
    with pytest.raises(ValueError, match=said) as caught:
        discourse.coding.read_markers(path, essay("Il pourrait."))
    assert "essay.ann" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_text_that_was_changed_or_is_another(tmp_path: Path) -> None:
    path = brat(tmp_path / "b", "Il pourrait, hélas.", "")
    with pytest.raises(ValueError, match=r"'essay' was changed at character 11 \(', hélas\.'\)"):
        discourse.coding.read_markers(path, essay("Il pourrait."))
    with pytest.raises(ValueError, match=r"text 1, 'Il pourrait, hélas\.', is not among the"):
        discourse.coding.read_markers(path, essay("Il pourrait.", "other"))
    brat(path, "Il pourrait, hélas.", "", "again")
    with pytest.raises(ValueError, match="the text of 'essay' twice"):
        discourse.coding.read_markers(path, essay("Il pourrait, hélas."))


def test_folders_and_paths_that_hold_nothing(tmp_path: Path) -> None:
    doc = essay("Rien.")
    with pytest.raises(ValueError, match=r"no \.ann of brat and no \.xmi"):
        discourse.coding.read_markers(tmp_path, doc)
    brat(tmp_path, "Rien.", "")
    (tmp_path / "a.xmi").write_text("", encoding="utf-8")
    with pytest.raises(ValueError, match="of brat and of UIMA together"):
        discourse.coding.read_markers(tmp_path, doc)
    (tmp_path / "essay.txt").unlink()
    for name in ("essay.ann", "no.json", "no.xmi", "no.zip", "no.ann"):
        with pytest.raises(FileNotFoundError, match="no such file"):
            discourse.coding.read_markers(tmp_path / name, doc)


def test_what_cannot_be_written(tmp_path: Path) -> None:
    doc = essay("Rien.")
    write: Callable[..., Path] = discourse.coding.write_markers
    with pytest.raises(ValueError, match="format"):
        write(doc, tmp_path / "a", "word")
    with pytest.raises(ValueError, match=r"'a/b' and 'A b' would both be files named A_b"):
        write([essay("Un.", "a/b"), essay("Deux.", "A b")], tmp_path / "a")
    with pytest.raises(ValueError, match="suggested for 'x', which is not among"):
        write(doc, tmp_path / "a", suggested=table(essay("Un.", "x"), [(0, 2, "possible")]))
    with pytest.raises(ValueError, match="at 3 to 90 of 'essay', which has 5 characters"):
        write(doc, tmp_path / "a", suggested=table(doc, [(3, 90, "possible")]))
    with pytest.raises(ValueError, match="no column category"):
        write(doc, tmp_path / "a", suggested=table(doc, []).drop(columns="category"))
    with pytest.raises(TypeError, match="suggested is list"):
        write(doc, tmp_path / "a", suggested=[])
    with pytest.raises(ValueError, match=r"name a file in \.json"):
        write(doc, tmp_path / "a.xml", "label-studio")
    assert not list(tmp_path.iterdir())


def test_without_cassis_another_format_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "cassis", None)
    with pytest.raises(ImportError, match=r"install discourse-toolkit\[cas\], or choose another"):
        discourse.coding.write_markers(essay("Rien."), tmp_path / "a", "cas")
    assert not list(tmp_path.iterdir())


def test_evaluation_takes_every_format_and_compares_across_them(tmp_path: Path) -> None:
    doc = essay("Il pourrait peut-être venir.")
    first = table(doc, [at(doc, "pourrait", "possible"), at(doc, "peut-être", "possible")])
    second = table(doc, [at(doc, "pourrait", "probable")])
    lines = discourse.coding.write_markers(doc, tmp_path / "a.jsonl", "jsonl", suggested=first)
    for form in FORMATS:
        path = discourse.coding.write_markers(doc, tmp_path / form, form, suggested=second)
        if form == "label-studio":
            submitted(path)
        assert evaluation.read_coded(path)[0].spans == (Span(3, 11, "probable"),)
        result = evaluation.agreement(lines, path)
        assert (result.both, result.only_first, result.only_second) == (1, 1, 0)
        assert result.span_f1 == pytest.approx(2 / 3)
        assert result.category_f1 == 0
        scores = evaluation.score(evaluation.read_coded(path)).scores
        assert scores.set_index("category").loc["probable", "n"] == 1


def test_the_command_line_compares_two_coders(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Elle peut, dit-il, être là."
    first = brat(tmp_path / "a", text, "T1\tpossible 5 9;19 23\tpeut être\n")
    second = brat(tmp_path / "b", text, "T1\tdynamic 5 9\tpeut\nT2\tdeontic 19 23\têtre\n")
    assert main(["evaluate", "agreement", str(first), str(second)]) == 0
    shown = capsys.readouterr()
    assert "1 texts; 1 markers coded by both, 0 by the first only, 1 by the second" in shown.out
    assert re.search(r"possible +dynamic +1\b", shown.out) or re.search(
        r"possible +deontic +1\b", shown.out
    )
    assert shown.err.startswith(f"discourse: {first}")
    assert shown.err.count("\n") == 1
    assert main(["evaluate", "markers", str(second)]) == 0
    assert "1 texts, 2 coded markers" in capsys.readouterr().out
    assert main(["evaluate", "markers", str(tmp_path)]) == 2
    assert "no .ann of brat" in capsys.readouterr().err
