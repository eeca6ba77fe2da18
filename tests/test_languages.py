"""Which language a text is in, and what is refused in languages that we do not analyse."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import discourse
from discourse import languages
from discourse.commands import main
from discourse.documents import Document
from discourse.languages import NEEDS, UNKNOWN, LanguageError, code_of, frequent, language, table
from discourse.reading.language_guess import Guess, guess
from tests.public_functions import CALLS

CASES = Path(__file__).parent / "cases"
OTHERS = [(row["lang"], row["text"]) for row in table(CASES / "languages.tsv", ("lang", "text"))]
FRENCH = [(row["sure"], row["text"]) for row in table(CASES / "french.tsv", ("sure", "text"))]
ENGLISH = "\n".join(text for lang, text in OTHERS if lang == "en")
DOUBT = "language not sure"


# --- telling --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("lang", "text"), OTHERS)
def test_twenty_words_tell_a_language(lang: str, text: str) -> None:
    assert guess(text) == Guess(lang)
    assert discourse.document(text).lang == lang


@pytest.mark.parametrize("lang", sorted({lang for lang, _ in OTHERS} - {UNKNOWN}))
def test_any_twenty_words_of_a_text_are_not_called_french(lang: str) -> None:
    for one, text in OTHERS:
        words = text.split() if one == lang else []
        for start in range(len(words) - 19):
            assert guess(" ".join(words[start : start + 20])).code == lang


@pytest.mark.parametrize(("sure", "text"), FRENCH)
def test_french_is_never_refused(sure: str, text: str) -> None:
    found = guess(text)
    assert found.code == "fr"
    assert found.note.startswith(DOUBT) == (sure == "no")
    assert guess(text.upper()).code == "fr"
    assert guess(f"{text} " * 40).code == "fr"


# One to nine words, each of them French too or of no list.
SNIPPETS = """\
Breaking news|Perhaps tomorrow|The river is rising fast|We do not know yet
A very bad idea indeed
Vielleicht morgen|Der Fluss steigt weiter an|Eine gute Nachricht für Europa|Des Kaisers neue Kleider
Tal vez mañana|El río sigue subiendo|La paz en Europa es posible|La casa de un amigo
La noche de un día
Forse domani|Il fiume continua a salire|La pace in Europa è possibile|Il a da fare
Talvez amanhã|O rio continua a subir|Não sabemos o que fazer|A paz na Europa é possível
Misschien morgen|De rivier blijft stijgen|Wij weten het nog niet|En dit is nu de vraag
Potser demà|El riu continua pujant|Les eleccions de Catalunya|La pau de la comarca
Poate mâine|Pacea în Europa este posibilă|Nu știm ce să facem|Le dau un sfat la toate
Może jutro|Rzeka ciągle rośnie|Pokój w Europie jest możliwy|Nie wiemy co robić
Kanske imorgon|Floden fortsätter att stiga|Fred i Europa är möjlig|Vi vet inte vad vi ska göra
"""


@pytest.mark.parametrize(
    ("said", "code"),
    [
        *[(said, "fr") for said in ("fr", "FR", "fr-FR", "fr-be", "fr_CA", "fr-Latn-CH", " fr ")],
        *[(said, "fr") for said in ("fr_FR.UTF-8", "French", "french")],
        *[(said, "en") for said in ("EN", "en-US", "English")],
        *[(said, UNKNOWN) for said in ("und", "UND")],
    ],
)
def test_a_language_may_be_written_as_a_tag_or_a_name(said: str, code: str, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Peut-être.", encoding="utf-8")
    rows = pd.DataFrame({"text": ["Peut-être."]})
    assert discourse.document("Peut-être.", lang=said).lang == code
    assert discourse.read(file, lang=said).lang == code
    assert discourse.read_many(file, lang=said)[0].lang == code
    assert discourse.from_frame(rows, lang=said)[0].lang == code


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("xx", "; give"),
        ("", "; give"),
        ("fr FR", "; give"),
        ("fr-", "; did you mean 'fr'? give"),
        ("fraa", "; did you mean 'fra'? give"),
        ("Frensh", "; did you mean 'French'? give"),
    ],
)
def test_an_unknown_language_is_refused_in_one_short_line(
    said: str, meant: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = f"lang={said!r} is unknown{meant} a code such as 'fr' or 'en', or leave it out"
    file = tmp_path / "a.txt"
    file.write_text("Peut-être.", encoding="utf-8")
    calls: list[Callable[[], Any]] = [
        lambda: discourse.document("Peut-être.", lang=said),
        lambda: discourse.read(file, lang=said),
        lambda: discourse.read_many(file, lang=said),
        lambda: discourse.evaluation.traps(lang=said),
        lambda: languages.language(said),
        lambda: discourse.report(
            discourse.document("Peut-être.", lang="fr"), tmp_path / "r", lang=said
        ),
    ]
    for call in calls:
        with pytest.raises(LanguageError, match=re.escape(line)):
            call()
    assert main(["markers", str(file), "--lang", said]) == 2
    told = capsys.readouterr().err
    assert told.startswith("discourse: --lang ")
    assert meant in told
    assert told.count("\n") == 1
    with pytest.raises(TypeError, match="lang is int; give a code"):
        discourse.document("Peut-être.", lang=3)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", re.split(r"[|\n]", SNIPPETS.strip()))
def test_a_few_foreign_words_do_not_pass_as_french(text: str) -> None:
    found = guess(text)
    assert found.code != "fr" or found.note.startswith(DOUBT)
    doc = discourse.document(text)
    assert doc.lang != "fr" or any(note.startswith(DOUBT) for note in doc.notes)
    assert guess(text, "fr") == Guess(found.code)


@pytest.mark.parametrize("text", ["", "?", "12", "A " * 500, "dit-il " * 500, "espoir " * 500])
def test_what_tells_nothing_stays_french(text: str) -> None:
    doc = discourse.document(text)
    assert doc.lang == "fr"
    discourse.markers(doc)


def test_french_around_a_quotation_in_english_and_the_other_way_round() -> None:
    french = " ".join(text for _, text in FRENCH[:8])
    quoted = next(text for lang, text in OTHERS if lang == "en")
    assert guess(f"{french} « {quoted} » {french}") == Guess("fr")
    assert guess(f"{ENGLISH}\n« Tout cela pour rien », dit la maire.\n{ENGLISH}") == Guess("en")


def test_a_text_half_in_another_language_is_said_to_be() -> None:
    doc = discourse.document(
        f"{OTHERS[0][1]}\nLe conseil s’est réuni jeudi pour parler du pont, mais nul n’a rien dit."
    )
    assert doc.lang == "fr"
    assert f"{DOUBT}, perhaps English: read as French" in doc.notes


@pytest.mark.parametrize(
    ("text", "declared", "code"),
    [
        ("Peace talks resume", "en", "en"),  # the words do not tell
        ("Peace talks resume", "English", "en"),
        ("Peace talks resume", "en_GB", "en"),
        ("Peace talks resume", "", "fr"),
        ("Peace talks resume", "tlh", "fr"),  # a code of no language of the table
        ("Le budget recule", "en", "fr"),  # a word of French against what a template says
        (FRENCH[0][1], "en", "fr"),  # words that tell are worth more
        (OTHERS[0][1], "fr", "en"),
    ],
)
def test_what_a_file_says_of_itself_decides_where_words_do_not(
    text: str, declared: str, code: str
) -> None:
    assert guess(text, declared).code == code
    for key in ("lang", "language", "langue"):
        assert discourse.document(text, metadata={key: declared}).lang == code


def test_the_page_and_the_column_are_heard(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    text = (
        "Peace talks resume: guns silent, streets quiet, shops open, says Torvik mayor Ellen Marsh."
    )
    page.write_text(f"<html lang='en-GB'><h1>Torvik</h1><p>{text}</p></html>", encoding="utf-8")
    assert guess(f"Torvik {text}").note
    assert discourse.read(page).lang == "en"
    rows = pd.DataFrame({"text": ["Peace talks resume", "Budget : accord"], "lang": ["en", "fr"]})
    docs = discourse.from_frame(rows)
    assert [doc.lang for doc in docs] == ["en", "fr"]
    assert docs[1].notes == ()
    sheet = tmp_path / "rows.csv"
    rows.to_csv(sheet, index=False)
    assert [doc.lang for doc in discourse.read_many(sheet)] == ["en", "fr"]


def test_who_says_the_language_is_believed_and_warned() -> None:
    note = "the text looks English (en): read as French, as asked"
    with pytest.warns(UserWarning, match=r"document 'a': the text looks English") as caught:
        doc = discourse.document(ENGLISH, id="a", lang="fr")
    assert caught[0].filename == __file__
    assert doc.lang == "fr"
    assert note in doc.notes
    assert len(discourse.sentiment(doc)) == 1
    rows = pd.DataFrame({"text": [ENGLISH, ENGLISH, FRENCH[0][1]]})
    with pytest.warns(UserWarning, match=r"\(and so 1 more of 3\)") as caught:
        discourse.from_frame(rows, lang="fr")
    assert len(caught) == 1
    assert discourse.document(FRENCH[0][1], lang="fr").notes == ()


# --- refusing -------------------------------------------------------------------------------------

ANALYSES: dict[str, Callable[[Document], Any]] = {
    **{name: call for name, call in CALLS.items() if not call.any_language},
    "stance.find": discourse.stance.find,
    "stance.toward": lambda doc: discourse.stance.toward(doc, 0, 3),
    "report": lambda doc: discourse.report(doc, "never/written"),
}
NEUTRAL = {name: call for name, call in CALLS.items() if call.any_language}


def one_line(error: pytest.ExceptionInfo[LanguageError]) -> str:
    said = str(error.value)
    assert "\n" not in said
    return said


@pytest.mark.parametrize("name", ANALYSES)
@pytest.mark.parametrize("lang", ["en", UNKNOWN])
def test_an_analysis_refuses_a_language_by_name(name: str, lang: str) -> None:
    doc = discourse.document(ENGLISH, id="torvik", lang=lang)
    with pytest.raises(LanguageError, match=r"document 'torvik' is in .+ \((en|und)\)") as error:
        ANALYSES[name](doc)
    said = one_line(error)
    assert language(lang).name in said
    wanting = "exist for 'fr' alone" if lang == UNKNOWN else f"discourse/languages/{lang} lacks "
    assert wanting in said
    assert "say lang='fr'" in said
    assert not Path("never").exists()


@pytest.mark.parametrize("name", NEUTRAL)
def test_what_needs_no_french_reads_any_language(name: str) -> None:
    for lang in ("en", UNKNOWN):
        doc = discourse.document(f"{ENGLISH}\nThe bridge is closed.", lang=lang)
        assert list(NEUTRAL[name](doc).columns) == list(NEUTRAL[name](french()).columns)
    assert len(discourse.sentences(discourse.document(ENGLISH))) > 8


def french() -> Document:
    return discourse.document("Le pont est fermé depuis mars, et personne ne passe.", id="pont")


def test_of_many_documents_those_refused_are_named() -> None:
    german = next(text for lang, text in OTHERS if lang == "de")
    rows = pd.DataFrame({"id": ["a", "b", "c"], "text": [french().text, ENGLISH, german]})
    docs = discourse.from_frame(rows)
    assert [doc.lang for doc in docs] == ["fr", "en", "de"]
    with pytest.raises(LanguageError) as error:
        discourse.markers(docs)
    said = one_line(error)
    assert said.startswith("2 of 3 documents cannot be analysed: 'b' (English), 'c' (German);")
    assert said.endswith("keep those whose doc.lang is 'fr'")
    assert len(discourse.markers([doc for doc in docs if doc.lang == "fr"])) == 0


def test_a_preview_of_a_text_not_analysed_shows_its_zones_and_the_reason() -> None:
    html = discourse.document(ENGLISH, id="torvik")._repr_html_()
    assert html is not None
    assert "is in English (en)" in html
    assert "The council met on Thursday" in html
    assert DOUBT not in html


def test_a_word_keeps_its_clitics_in_another_language() -> None:
    text = "Don't, l’Europa, rendez-vous: Mr. Smith and Dr. Hale agree."
    doc = discourse.document(text, lang="en")
    assert [text[a:b] for a, b in doc.words][:3] == ["Don't", "l’Europa", "rendez-vous"]
    assert len(doc.sentences) == 1


# --- a folder that lacks something ----------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The languages in a folder of one's own, with one more that has a language.toml alone."""
    own = tmp_path / "languages"
    shutil.copytree(Path(languages.__file__).parent, own)
    (own / "xx").mkdir()
    shutil.copy(own / "fr" / "language.toml", own / "xx")
    monkeypatch.setattr(languages.codes, "LANGUAGES", own)
    for cached in (language, frequent, languages.available, languages._lacks):
        cached.cache_clear()
    yield own
    monkeypatch.undo()
    for cached in (language, frequent, languages.available, languages._lacks):
        cached.cache_clear()


def test_a_language_with_settings_alone_gets_no_french_verbs(folder: Path) -> None:
    doc = discourse.document("Elle pourrait signer, peut-être.", lang="xx")
    assert language("xx").lacks("readability") == ()
    assert len(discourse.readability(doc)) == 1
    for name in ("verbs", "markers", "sentiment", "outlook", "report"):
        with pytest.raises(LanguageError, match=r"discourse/languages/xx lacks .*code in"):
            ANALYSES[name](doc)
    # Files are not enough: verb forms are code.
    for path in (folder / "fr").iterdir():
        shutil.copy(path, folder / "xx")
    languages._lacks.cache_clear()
    assert language("xx").lacks("markers") == ("verb forms (code in discourse/french/morphology)",)


@pytest.mark.parametrize("file", sorted({part for every in NEEDS.values() for part in every}))
def test_every_file_named_in_the_needs_is_one_that_french_has(file: str) -> None:
    assert "code in" in file or language("fr").path(file).is_file()


def test_french_can_do_everything_and_the_table_holds_together() -> None:
    assert all(language("fr").lacks(analysis) == () for analysis in NEEDS)
    assert len(frequent()) == len({name for name, _ in frequent().values()})
    for code, (name, words) in frequent().items():
        assert len(words) >= 12, name
        assert all(word == word.lower() for word in words), name
        assert language(code).name == name


@pytest.mark.parametrize(
    ("said", "code"),
    [("français", "fr"), ("FRA", "fr"), ("fre", "fr"), ("deutsch", "de"), ("ger-AT", "de")],
)
def test_a_language_goes_by_its_own_name_and_by_its_longer_codes(said: str, code: str) -> None:
    assert code_of(said) == code


def test_no_name_of_a_language_is_that_of_another() -> None:
    rows = table(
        Path(languages.__file__).parent / "frequent.tsv", ("code", "name", "also", "words")
    )
    names = [name for row in rows for name in {row["name"].lower(), *row["also"].split()}]
    assert len(names) == len(set(names))
    assert not set(names) & set(frequent())


# --- the command line -----------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["markers", "sentiment", "outlook", "report"])
@pytest.mark.parametrize("said", [[], ["--lang", "en"]])
def test_the_command_line_refuses_in_one_line(
    command: str, said: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "torvik.txt"
    file.write_text(ENGLISH, encoding="utf-8")
    place = ["-o", str(tmp_path / "report")] if command == "report" else []
    assert main([command, str(file), *said, *place]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("discourse: document 'torvik' is in English (en); rules for ")
    assert err.count("\n") == 1
    assert not (tmp_path / "report").exists()


def test_the_command_line_warns_and_obeys(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "torvik.txt"
    file.write_text(ENGLISH, encoding="utf-8")
    assert main(["sentiment", str(file), "--lang", "fr"]) == 0
    out, err = capsys.readouterr()
    assert "torvik" in out
    assert err == (
        "discourse: document 'torvik': the text looks English (en): read as French, as asked\n"
    )
    assert main(["quotes", str(file)]) == 0


def test_a_doubt_reaches_terminal_summary_and_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "titre.txt"
    file.write_text("Budget : accord fragile", encoding="utf-8")
    assert main(["report", str(file), "-o", str(tmp_path / "report")]) == 0
    out, err = capsys.readouterr()
    line = "La langue du texte est incertaine"
    assert f"discourse: document 'titre': {DOUBT}: read as French" in err
    assert line in out
    assert line in (tmp_path / "report" / "index.html").read_text(encoding="utf-8")
    assert main(["report", str(file), "-o", str(tmp_path / "sure"), "--lang", "fr"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert line not in out + (tmp_path / "sure" / "index.html").read_text(encoding="utf-8")


def test_the_page_of_a_text_read_as_french_against_its_looks(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="the text looks English"):
        doc = discourse.document(ENGLISH, lang="fr")
    made = discourse.report(doc, tmp_path, lang="en")
    line = "The text does not look French"
    assert any(said.startswith(line) for said in made.summary)
    assert line in made.page.read_text(encoding="utf-8")


def test_the_command_line_says_how_to_name_the_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "torvik.txt"
    path.write_text(ENGLISH, encoding="utf-8")
    assert main(["markers", str(path)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "; if it is not, say --lang fr; " in said.err
    assert said.err.count("\n") == 1


def test_a_language_without_a_name_is_refused_without_a_folder() -> None:
    doc = discourse.document(ENGLISH, lang=UNKNOWN)
    with pytest.raises(LanguageError, match="rules for markers exist for 'fr' alone"):
        discourse.markers(doc)
