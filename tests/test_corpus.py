"""A run over many texts: the same bytes whatever engine, resumed, nothing lost, nothing half."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import discourse
from discourse import corpus
from discourse.commands import main
from discourse.corpus import engines, parts
from discourse.corpus.parts import Part, Work
from discourse.corpus.run_tables import Question
from discourse.documents import Document
from discourse.languages import language

SOME = ("documents", "markers", "outlook")
TEXTS = [
    f"L’Europe pourrait sortir de la crise en {year}. Les maires en doutent, mais ils espèrent."
    for year in range(2001, 2041)
]


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts of five documents."""
    monkeypatch.setattr(parts, "_DOCUMENTS", 5)


def docs() -> list[Document]:
    return [discourse.document(text, id=f"{n:02}", lang="fr") for n, text in enumerate(TEXTS)]


def table_file(folder: Path) -> Path:
    path = folder / "presse.csv"
    rows = pd.DataFrame({"id": [f"{n:02}" for n in range(len(TEXTS))], "texte": TEXTS})
    rows.assign(author="Ana Dima", date="2024-05-03").to_csv(path, index=False)
    return path


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_run_has_the_rows_of_the_functions(tmp_path: Path) -> None:
    found = corpus.run(table_file(tmp_path), tmp_path / "out", target="Europe")
    read = discourse.read_many(tmp_path / "presse.csv")
    assert found.documents == len(read)
    assert found.failures == ()
    pd.testing.assert_frame_equal(found.table("markers"), discourse.markers(read))
    by_sentence = discourse.outlook(read, target="Europe", by="sentence")
    pd.testing.assert_frame_equal(found.table("outlook"), by_sentence)
    assert list(found.rows) == list(corpus.TABLES)
    again = corpus.run(table_file(tmp_path), tmp_path / "out", target="Europe")
    assert list(again.rows.items()) == list(found.rows.items())
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["rows"] == found.rows
    assert manifest["parts"] == 8
    assert found.table("documents")["author"].eq("Ana Dima").all()


def test_processes_write_the_bytes_of_one(tmp_path: Path) -> None:
    corpus.run(docs(), tmp_path / "one", tables=SOME)
    corpus.run(docs(), tmp_path / "two", tables=SOME, jobs=2)
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_a_run_goes_on_where_it_was_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus.run(docs(), tmp_path / "whole", tables=SOME)

    def stopped(given: Iterator[Part], work: Work) -> Iterator[tuple[Part, Any]]:
        for number, part in enumerate(given):
            if number == 3:
                raise KeyboardInterrupt
            yield part, work(part)

    with monkeypatch.context() as patched:
        patched.setattr(engines, "here", stopped)
        with pytest.raises(KeyboardInterrupt):
            corpus.run(docs(), tmp_path / "out", tables=SOME)
    assert not (tmp_path / "out" / "manifest.json").exists()
    worked: list[int] = []
    whole = Work.__call__

    def counted(work: Work, part: Part) -> parts.Record:
        worked.append(part.number)
        return whole(work, part)

    monkeypatch.setattr(Work, "__call__", counted)
    corpus.run(docs(), tmp_path / "out", tables=SOME)
    assert worked == [3, 4, 5, 6, 7]
    assert files(tmp_path / "out") == files(tmp_path / "whole")


def test_a_table_that_was_cut_off_is_written_again(tmp_path: Path) -> None:
    corpus.run(docs(), tmp_path / "out", tables=SOME)
    before = files(tmp_path / "out")
    (tmp_path / "out" / "_parts" / "part-000002.json").unlink()
    (tmp_path / "out" / "markers" / "part-000002.parquet").write_bytes(b"PAR1")
    (tmp_path / "out" / "markers" / ".part-000002.parquet.1.half").write_bytes(b"PAR1")
    (tmp_path / "out" / "outlook" / "part-000004.parquet").unlink()
    corpus.run(docs(), tmp_path / "out", tables=SOME)
    assert files(tmp_path / "out") == before


def test_a_shorter_or_changed_corpus_leaves_nothing_of_the_old_one(tmp_path: Path) -> None:
    corpus.run(docs(), tmp_path / "out", tables=SOME)
    changed = [*docs()[:11], discourse.document("Rien n’est sûr.", id="new", lang="fr")]
    corpus.run(changed, tmp_path / "out", tables=SOME)
    corpus.run(changed, tmp_path / "fresh", tables=SOME)
    assert files(tmp_path / "out") == files(tmp_path / "fresh")


def test_a_document_that_fails_is_named_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    makers = dict(corpus.run_tables._MAKERS)

    def markers(found: list[Document], question: Question) -> pd.DataFrame:
        if any(doc.id == "07" for doc in found):
            raise RuntimeError("a rule stumbled")
        return makers["markers"](found, question)

    monkeypatch.setattr(corpus.run_tables, "_MAKERS", {**makers, "markers": markers})
    found = corpus.run(docs(), tmp_path / "out", tables=SOME)
    assert found.documents == len(TEXTS) - 1
    assert [(one.doc, one.reason) for one in found.failures] == [
        ("07", "RuntimeError: a rule stumbled")
    ]
    assert "07" not in set(found.table("markers")["doc"])


def test_what_cannot_be_read_is_a_failure_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "presse.csv"
    path.write_text("id,texte\na,La paix revient.\nb,\n", encoding="utf-8")
    found = corpus.run(path, tmp_path / "out", tables=SOME)
    [failure] = found.failures
    assert "presse.csv" in failure.doc
    assert "no text" in failure.reason


class Deadly(Work):
    """Work that kills its process at one document: always, or the first time alone."""

    __slots__ = ()

    def __call__(self, part: Part) -> parts.Record:
        for doc in part.docs:
            self.failure(doc)
        return super().__call__(part)

    def failure(self, doc: Document) -> list[parts.Failure]:
        mark = Path(os.environ["DEADLY"])
        if doc.id == "07" and (mark.name == "always" or not mark.exists()):
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return list(super().failure(doc))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the system has no SIGKILL")
@pytest.mark.parametrize(("mark", "lost"), [("once", []), ("always", ["07"])])
def test_a_killed_process_loses_nothing_but_what_kills_it(
    mark: str, lost: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEADLY", str(tmp_path / mark))
    monkeypatch.setattr("discourse.corpus._run.Work", Deadly)
    found = corpus.run(docs(), tmp_path / "out", tables=SOME, jobs=2)
    assert [failure.doc for failure in found.failures] == lost
    assert found.documents == len(TEXTS) - len(lost)
    monkeypatch.undo()
    monkeypatch.setattr(parts, "_DOCUMENTS", 5)
    if not lost:
        corpus.run(docs(), tmp_path / "calm", tables=SOME)
        assert files(tmp_path / "calm") == files(tmp_path / "out")


def test_a_full_disk_stops_the_run_and_leaves_no_half_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, written = os.fsync, []

    def full(number: int) -> None:
        written.append(number)
        if len(written) > 12:
            raise OSError(errno.ENOSPC, "No space left on device")
        whole(number)

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space left"):
            corpus.run(docs(), tmp_path / "out", tables=SOME)
    assert not list((tmp_path / "out").rglob("*.half"))
    corpus.run(docs(), tmp_path / "out", tables=SOME)
    corpus.run(docs(), tmp_path / "whole", tables=SOME)
    assert files(tmp_path / "out") == files(tmp_path / "whole")


def test_two_runs_do_not_share_a_folder(tmp_path: Path) -> None:
    from filelock import FileLock

    (tmp_path / "out").mkdir()
    with FileLock(tmp_path / "out" / ".lock"), pytest.raises(ValueError, match="another run"):
        corpus.run(docs(), tmp_path / "out", tables=SOME)


def test_another_question_needs_another_folder_or_a_new_beginning(tmp_path: Path) -> None:
    corpus.run(docs(), tmp_path / "out", tables=SOME)
    with pytest.raises(ValueError, match="anew=True"):
        corpus.run(docs(), tmp_path / "out", tables=SOME, target="Europe")
    corpus.run(docs(), tmp_path / "out", tables=SOME, target="Europe", anew=True)
    corpus.run(docs(), tmp_path / "fresh", tables=SOME, target="Europe")
    assert files(tmp_path / "out") == files(tmp_path / "fresh")


def test_a_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("Chère Ana,", encoding="utf-8")
    with pytest.raises(ValueError, match=r"letters\.txt"):
        corpus.run(docs(), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letters.txt"]


def test_a_file_that_fails_as_a_whole_is_named_once(tmp_path: Path) -> None:
    bad = tmp_path / "bad.xml"
    bad.write_text("<corpus></corpus>", encoding="utf-8")
    found = corpus.run([table_file(tmp_path), bad], tmp_path / "out", tables=["sentences"])
    assert [(one.doc, one.reason) for one in found.failures] == [(str(bad), "no article in it")]


def test_texts_that_are_there_again_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "presse.csv"
    path.write_text("id;texte\na;Un mot.\nb;Un mot.\nc;Deux.\n", encoding="utf-8")
    with pytest.warns(UserWarning, match=r"1 of 3 texts repeat another.*--drop-duplicates"):
        corpus.run(path, tmp_path / "all", tables=["sentences"])
    found = corpus.run(path, tmp_path / "once", tables=["sentences"], drop_duplicates=True)
    assert (found.documents, len(found.failures)) == (2, 1)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"tables": ["markerz"]}, "did you mean 'markers'"),
        ({"jobs": 0}, "jobs is 0"),
    ],
)
def test_wrong_arguments_are_named(given: dict[str, Any], says: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=says):
        corpus.run(docs(), tmp_path / "out", **given)


@pytest.mark.parametrize(
    ("given", "error", "says"),
    [
        ({"tabels": ["markers"]}, TypeError, r"run\(\) has no argument 'tabels'.*mean 'tables'"),
        ({"lang": "xx"}, discourse.LanguageError, "lang='xx' is unknown"),
        ({"lang": "fr"}, ValueError, "^lang: of files alone, and the sources are documents"),
        ({"drop_duplicates": True}, ValueError, "^drop_duplicates: of files alone"),
        ({"tables": "markers"}, TypeError, "give a list of names, such as"),
        ({"tables": []}, ValueError, "tables is empty; choose from documents"),
        ({"target": ""}, ValueError, "give at least one name"),
        ({"target": 3}, TypeError, "expected a name such as 'Europe'"),
        ({"markers": "no.tsv"}, FileNotFoundError, r"^no\.tsv: no such file"),
        ({"sources": []}, ValueError, "nothing could be read"),
        ({"sources": "no.csv"}, FileNotFoundError, r"^no\.csv: no such file"),
        ({"sources": [*docs()[:1], "no.csv"]}, FileNotFoundError, r"^no\.csv: no such file"),
        ({"sources": pd.DataFrame({"text": ["a"]})}, TypeError, r"discourse\.from_frame\(df"),
    ],
)
def test_what_fails_at_once_leaves_no_run(
    given: dict[str, Any], error: type[Exception], says: str, tmp_path: Path
) -> None:
    asked = {"sources": docs()[:2], "out": tmp_path / "out", "tables": SOME, **given}
    with pytest.raises(error, match=says):
        corpus.run(**asked)
    assert not list(tmp_path.rglob("_run.json"))
    assert corpus.run(docs()[:2], tmp_path / "out", tables=["markers"]).documents == 2


def test_a_run_names_what_differs_from_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    corpus.run(docs()[:2], out, tables=SOME)
    own = tmp_path / "own.tsv"
    own.write_bytes((language("fr").folder / "markers.tsv").read_bytes())
    others: list[tuple[dict[str, Any], str]] = [
        ({"target": "Europe"}, r"with other target \(none, now Europe\); choose"),
        (
            {"tables": ["markers"]},
            r"with other tables \(documents, markers, outlook, now markers\)",
        ),
        ({"markers": own}, "with other lexicon of markers; choose"),
    ]
    for given, says in others:
        with pytest.raises(ValueError, match=says):
            corpus.run(docs()[:2], out, **{"tables": SOME, **given})
    monkeypatch.setattr("discourse.corpus.run_tables.__version__", "9.9")
    with pytest.raises(ValueError, match=r"with other version \(.*, now 9\.9\); choose"):
        corpus.run(docs()[:2], out, tables=SOME)


def test_a_target_of_ones_own_goes_to_other_processes(tmp_path: Path) -> None:
    target = discourse.stance.Target("le continent", [("name", "Europe")])
    found = corpus.run(docs()[:6], tmp_path / "out", tables=["outlook"], target=target, jobs=2)
    by_sentence = discourse.outlook(docs()[:6], target=target, by="sentence")
    pd.testing.assert_frame_equal(found.table("outlook"), by_sentence)
    assert set(found.table("outlook")["target"]) == {"le continent"}
    rows = pd.DataFrame({"id": ["00"], "text": TEXTS[:1]})
    assert len(corpus.analyse(rows, "outlook", target=["Europe"]))
    with pytest.raises(ValueError, match="give at least one name"):
        corpus.analyse(rows, "outlook", target="")


def test_what_is_no_source_or_folder_is_answered(tmp_path: Path) -> None:
    for wrong, kind in ((None, "NoneType"), (docs()[0], "Document")):
        with pytest.raises(TypeError, match=f"sources is {kind}; give files and folders"):
            corpus.run(wrong, tmp_path / "out")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="out is int; give the path of a folder"):
        corpus.run(docs(), 3)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="out is empty; give the path of a folder"):
        corpus.run(docs(), "")
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ValueError, match="file is a file; name an empty or new folder"):
        corpus.run(docs(), tmp_path / "file")


def test_an_unknown_column_of_a_run_is_answered(tmp_path: Path) -> None:
    found = corpus.run(docs()[:2], tmp_path / "out", tables=["markers"])
    with pytest.raises(ValueError, match=r"column 'categorie' is unknown.*mean 'category'"):
        found.table("markers", columns=["doc", "categorie"])
    with pytest.raises(TypeError, match=r"columns is 'text'; give a list of names"):
        found.table("markers", columns="text")


def test_repeated_ids_and_no_texts_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="two documents have the id '00'"):
        corpus.run([*docs()[:1], *docs()[:1]], tmp_path / "out")
    with pytest.raises(ValueError, match="nothing could be read"):
        corpus.run([], tmp_path / "none")


# --- one part, for other engines ------------------------------------------------------------------


@pytest.mark.parametrize("table", corpus.TABLES)
def test_the_parts_of_a_frame_have_the_published_schema(table: str) -> None:
    rows = pd.DataFrame({"id": [f"{n}" for n in range(4)], "text": TEXTS[:4]})
    empty = corpus.schema(table)
    for given in (rows, rows[:0]):
        found = corpus.analyse(given, table)
        assert list(found.columns) == list(empty.columns)
        pd.testing.assert_series_equal(found.dtypes, empty.dtypes)


def test_ids_come_from_the_text_where_none_are_given() -> None:
    rows = pd.DataFrame({"text": TEXTS})
    halves = [corpus.analyse(rows[:20], "documents"), corpus.analyse(rows[20:], "documents")]
    assert pd.concat(halves)["doc"].is_unique
    again = corpus.analyse(rows, "documents")
    assert sorted(again["doc"]) == sorted(pd.concat(halves)["doc"])


def test_what_is_no_frame_is_answered() -> None:
    with pytest.raises(TypeError, match="texts is str; give a DataFrame of pandas"):
        corpus.analyse("Il pleut.", "markers")  # type: ignore[arg-type]


def test_a_bad_row_is_a_row() -> None:
    rows = pd.DataFrame({"id": ["a", "b", "c"], "text": ["La paix revient.", None, "  "]})
    found = corpus.analyse(rows, "documents").set_index("doc")
    assert found["words"].tolist() == [3, 0, 0]
    assert found.loc["b", "notes"] == "problem: row 1: the text is missing"
    assert found.loc["c", "notes"] == "problem: row 2: the text is blank"
    assert set(corpus.analyse(rows, "sentences")["doc"]) == {"a"}


def test_a_date_that_names_a_day_is_a_day_beside_what_the_source_says() -> None:
    said = ["2024-05-03", "3 mai 2024", "2024-05-03T07:15:00", "mai 2024", "31 février 2024", None]
    rows = pd.DataFrame({"id": list("abcdef"), "text": "La paix revient.", "date": said})
    found = corpus.analyse(rows, "documents")
    assert found["date"].fillna("").tolist() == [one or "" for one in said]
    assert found["day"].dropna().tolist() == [pd.Timestamp("2024-05-03")] * 3


def test_a_cluster_writes_the_bytes_of_one_process(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    corpus.run(docs(), tmp_path / "one", tables=SOME)
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        corpus.run(docs(), tmp_path / "two", tables=SOME, cluster=client)
        assert files(tmp_path / "one") == files(tmp_path / "two")


# --- the command ----------------------------------------------------------------------------------


def test_the_command_writes_and_says_what_it_wrote(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    given = ["corpus", str(table_file(tmp_path)), "-o", str(out), "--tables", "documents,markers"]
    assert main(given) == 0
    shown = capsys.readouterr()
    assert f"{out}: 40 documents; 160 markers" in shown.out
    assert shown.err == ""
    assert main([*given, "--target", "Europe"]) == 2
    [line] = capsys.readouterr().err.splitlines()
    assert "--anew" in line


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to a child")
def test_an_interrupted_command_goes_on_when_called_again(tmp_path: Path) -> None:
    rows = pd.DataFrame({"id": range(3000), "texte": [TEXTS[n % 40] * 4 for n in range(3000)]})
    rows.to_csv(tmp_path / "much.csv", index=False)
    command = [sys.executable, "-m", "discourse", "corpus", str(tmp_path / "much.csv")]
    command += ["--jobs", "2", "--tables", "documents,markers", "-o"]
    # Where tests run in the background SIGINT is ignored, and so it would be in the child.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    running = subprocess.Popen([*command, str(tmp_path / "out")], stderr=subprocess.PIPE)
    signal.signal(signal.SIGINT, before)
    records = tmp_path / "out" / "_parts"
    for _ in range(1200):
        if records.is_dir() and len(list(records.iterdir())) >= 1:
            break
        time.sleep(0.1)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=120)
    assert running.returncode == 130, said.decode()
    for folder in ("out", "whole"):
        subprocess.run([*command, str(tmp_path / folder)], check=True, capture_output=True)
    assert files(tmp_path / "out") == files(tmp_path / "whole")


def test_what_is_left_out_is_named_and_not_analysed(tmp_path: Path) -> None:
    found = corpus.run(docs(), tmp_path / "out", tables=SOME, leave_out=["03", "17"])
    assert found.documents == len(TEXTS) - 2
    assert [(one.doc, one.reason) for one in found.failures] == [
        ("03", "left out, as asked"),
        ("17", "left out, as asked"),
    ]
    assert not found.table("markers")["doc"].isin(["03", "17"]).any()
    # The same call goes on in the folder, and another choice is worked out again.
    again = corpus.run(docs(), tmp_path / "out", tables=SOME, leave_out=["03"])
    assert again.documents == len(TEXTS) - 1
    assert "17" in set(again.table("documents")["doc"])


def test_an_id_to_leave_out_that_is_of_no_document_is_a_warning(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="1 of 2 ids to leave out are of no document: '3'"):
        corpus.run(docs(), tmp_path / "out", tables=["documents"], leave_out=["3", "03"])
    copies = pd.DataFrame({"doc": ["03"]})
    with pytest.raises(TypeError, match=r"leave_out is a DataFrame; .*copies\['doc'\]"):
        corpus.run(docs(), tmp_path / "other", leave_out=copies)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="leave_out is '03'; give a list of ids"):
        corpus.run(docs(), tmp_path / "other", leave_out="03")


def test_agency_copy_is_found_and_left_out_on_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    press = tmp_path / "press"
    press.mkdir()
    dispatch = " ".join(TEXTS[:4])
    for name, text in {"00": dispatch, "01": f"Un pont\n\n{dispatch}", "02": "Rien."}.items():
        (press / f"{name}.txt").write_text(text, encoding="utf-8")
    (press / "vide.txt").write_text("", encoding="utf-8")
    assert main(["duplicates", str(press), "--lang", "fr", "--format", "csv"]) == 0
    said = capsys.readouterr()
    assert said.out.splitlines()[1].startswith("01,00,exact,1.0,1.0,")
    assert "vide.txt" in said.err
    copies = tmp_path / "copies.csv"
    said_rows = said.out
    copies.write_text(said_rows, encoding="utf-8")
    given = ["corpus", str(press), "-o", str(tmp_path / "out"), "--lang", "fr"]
    assert main([*given, "--leave-out", str(copies)]) == 0
    said = capsys.readouterr()
    assert "2 documents" in said.out
    assert "not analysed: 01: left out, as asked" in said.err
    # As a spreadsheet program that is set to French saves it.
    rows = said_rows.replace(",", ";").replace("\n", "\r\n")
    copies.write_text(rows, encoding="utf-8-sig", newline="")
    assert main([*given, "--leave-out", str(copies)]) == 0
    assert "2 documents" in capsys.readouterr().out
    # As older ones save it, with the separator in a line of its own and another column before.
    copies.write_bytes("sep=;\r\nremarque;doc\r\ndépêche;01\r\n".encode("cp1252"))
    assert main([*given, "--leave-out", str(copies)]) == 0
    said = capsys.readouterr()
    assert "2 documents" in said.out
    assert "not analysed: 01: left out, as asked" in said.err
    assert main([*given, "--leave-out", str(tmp_path / "copis.csv")]) == 2
    assert "copis.csv: no such file" in capsys.readouterr().err
    copies.write_text("id\n01\n", encoding="utf-8")
    assert main([*given, "--leave-out", str(copies)]) == 2
    assert "has no column doc" in capsys.readouterr().err


def test_a_question_depends_on_the_lexicons_of_every_language(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    french = Question().digest()
    monkeypatch.setattr("discourse.corpus.run_tables.available", lambda: ("es", "fr"))
    assert Question().digest() != french


def test_two_files_of_one_name_have_ids_of_their_own(tmp_path: Path) -> None:
    paths = []
    for folder in ("matin", "soir"):
        (tmp_path / folder).mkdir()
        paths.append(tmp_path / folder / "une.txt")
        paths[-1].write_text(f"Un texte du {folder}.", encoding="utf-8")
    done = corpus.run(paths, tmp_path / "out", tables=["sections"])
    assert sorted(done.table("sections")["doc"]) == ["soir/une", "une"]
    assert [doc.id for doc in discourse.read_many(paths)] == ["une", "soir/une"]
