from __future__ import annotations

import gc
import math
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from threading import Event, Thread
from typing import Any
from weakref import ref

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.container import BarContainer
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from PIL import Image

import discourse
from discourse import charts
from discourse.charts.house import wrapped
from discourse.wording import LANGUAGES, say

TITLES = [
    "",
    "Une mémoire longue : le pays face à ses archives",
    "Le prix : 3 $ contre 5 $",
    "Fin ?",
]
LENGTH = 4000
NAN = math.nan


@pytest.fixture(autouse=True)
def no_windows() -> Iterator[None]:
    with mpl.rc_context({"backend": "agg"}):
        yield
    plt.close("all")


def outlook_row(
    section: int, target: str, counts: tuple[int, ...], **more: object
) -> dict[str, Any]:
    hope, optimism, fear, pessimism, none = counts
    n = sum(counts)
    net = (hope + optimism - fear - pessimism) / n if n else NAN
    return {
        "doc": "essai",
        "section": section,
        "title": TITLES[section],
        "target": target,
        "n": n,
        "hope": hope,
        "optimism": optimism,
        "fear": fear,
        "pessimism": pessimism,
        "none": none,
        "net": net,
        "net_corrected": net * 0.8 if n >= 5 else NAN,
        "net_corrected_low": net - 0.2 if n >= 5 else NAN,
        "net_corrected_high": net + 0.2 if n >= 5 else NAN,
        "coded": 0,
        **more,
    }


def outlooks() -> pd.DataFrame:
    whole = [(1, 2, 0, 3, 4), (0, 0, 2, 6, 1), (5, 0, 1, 0, 0), (3, 3, 0, 0, 2)]
    europe = [(0, 0, 0, 2, 1), (0, 0, 0, 5, 0), (0, 0, 0, 0, 0), (2, 0, 0, 1, 0)]
    return pd.DataFrame(
        [outlook_row(i, "", counts) for i, counts in enumerate(whole)]
        + [outlook_row(i, "Europe", counts) for i, counts in enumerate(europe)]
    )


def sections() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "doc": "essai",
            "section": range(4),
            "title": TITLES,
            "start": [0, 1000, 2000, 3000],
            "end": [1000, 2000, 3000, LENGTH],
        }
    )


def valences() -> tuple[pd.DataFrame, pd.DataFrame]:
    table = pd.DataFrame(
        {
            "doc": "essai",
            "section": range(4),
            "title": TITLES,
            "n": [6, 3, 0, 5],
            "valence": [0.5, -1.0, NAN, 1.2],
            "low": [-0.4, NAN, NAN, 0.3],
            "high": [1.4, NAN, NAN, 2.1],
            "too_few": [False, True, True, False],
            "coverage": [0.12, 0.1, NAN, 0.2],
        }
    )
    values = [0, 0, 0, 1, 1, 1, -1, -2, 0, 1, 1, 2, 0, 2]
    sentences = pd.DataFrame(
        {
            "doc": "essai",
            "section": [0] * 6 + [1] * 3 + [3] * 5,
            "sentence": range(14),
            "valence": values,
        }
    )
    return table, sentences.astype({"valence": float})


def markers() -> pd.DataFrame:
    table = pd.DataFrame(
        {
            "doc": "essai",
            "start": [10, 900, 3990, 50, 2100],
            "end": [15, 910, LENGTH, 60, 2110],
            "category": ["possible", "possible", "certain", "concessive", "possible"],
            "negated": [False, True, False, False, False],
        }
    )
    order = ["possible", "probable", "certain", "concessive"]
    return table.assign(category=pd.Categorical(table["category"], order))


def rate_table() -> pd.DataFrame:
    counts = {"possible": [3, 0, 1, 0], "probable": [0, 0, 0, 0], "certain": [1, 2, 0, 0]}
    rows = []
    for category, found in counts.items():
        for section, count in enumerate(found):
            words, sentences = (0, 0) if section == 3 else (200, 10)
            rows.append(
                {
                    "doc": "essai",
                    "section": section,
                    "title": TITLES[section],
                    "category": category,
                    "count": count,
                    "words": words,
                    "sentences": sentences,
                    "per_100_words": 100 * count / words if words else NAN,
                    "per_sentence": count / sentences if sentences else NAN,
                }
            )
    return pd.DataFrame(rows)


def quotes() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "doc": "essai",
            "start": [500, 2500, 3000],
            "end": [600, 2600, 3100],
            "text": ["Rien ne dit que cette patience sera récompensée un jour " * 2, "Si", "Non"],
            "source_start": [700, 1200, -1],
            "source_end": [800, 1290, -1],
            "kind": ["exact", "truncated", "unheard"],
            "similarity": [1.0, 0.95, NAN],
        }
    )


def influences() -> pd.DataFrame:
    texts = ["Le pays avance à petits pas vers un accord que personne n’attendait plus", "Il pleut"]
    return pd.DataFrame(
        {
            "doc": "essai",
            "section": [3, 0] * 8,
            "start": range(16),
            "text": texts * 8,
            "measure": "valence",
            "target": "",
            "value": [2.0, -1.5] * 8,
            "effect": [sign * (16 - at) / 10 for at in range(15) for sign in [(-1) ** at]] + [NAN],
        }
    )


def hedges() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "doc": "essai",
            "section": range(4),
            "title": TITLES,
            "n": [10, 9, 3, 8],
            "share": [0.2, 0.5, 1.0, 0.75],
            "share_corrected": [0.25, 0.55, NAN, 0.7],
            "share_corrected_low": [0.05, 0.2, NAN, 0.4],
            "share_corrected_high": [0.5, 0.8, NAN, 0.93],
        }
    )


def courses() -> pd.DataFrame:
    place = [at / 19 for at in range(20)]
    mean = [-0.5 + at for at in place]
    rows = [
        {
            "doc": "essai",
            "measure": measure,
            "target": "Europe" if measure == "outlook" else "",
            "place": at,
            "read": 1 if height > 0 else 0,
            "mean": height,
            "corrected": NAN if number < 3 else height * 0.8,
            "corrected_low": NAN if number < 3 else height - 0.3,
            "corrected_high": NAN if number < 3 else height + 0.3,
        }
        for measure in ("outlook", "hedging")
        for number, (at, height) in enumerate(zip(place, mean, strict=True))
    ]
    return pd.DataFrame(rows)


def twice(table: pd.DataFrame) -> pd.DataFrame:
    """A table of two documents."""
    return pd.concat([table, table.assign(doc="autre")], ignore_index=True)


def many() -> pd.DataFrame:
    """Outlook by document, of four articles of two outlets."""
    table = outlooks().query("target == ''").drop(columns=["section", "title"])
    outlets = ["Le Matin", "Le Soir", "Le Matin", "Le Soir"]
    return table.assign(doc=["a", "b", "c", "d"], outlet=outlets)


@cache
def articles() -> tuple[discourse.Document, ...]:
    """Eight articles of two outlets, some hedged, of eight months."""
    said = ("L’Europe avance vers la paix.", "L’Europe pourrait subir la crise.")
    return tuple(
        discourse.document(
            " ".join(said[(at + part) % 3 % 2] for part in range(4 + at)),
            id=f"a{at}",
            lang="fr",
            metadata={
                "outlet": ("Le Matin", "Le Soir de la Grande Région")[at % 2],
                "date": f"2024-{at + 1:02d}-17",
            },
        )
        for at in range(8)
    )


def dated() -> pd.DataFrame:
    """Their course over dates, of each outlet."""
    parts = []
    for outlet in ("Le Matin", "Le Soir de la Grande Région"):
        own = [doc for doc in articles() if doc.metadata["outlet"] == outlet]
        parts.append(discourse.course(own, over="date").assign(group=outlet))
    return pd.concat(parts, ignore_index=True)


def key_row(
    item: str, ratio: float, group: str = "Le Matin", *, key: bool = True, low: float = NAN
) -> dict[str, Any]:
    """An item of ten articles of a group, as often again as ``ratio`` says, against thirty."""
    more = ratio > 0
    return {
        "group": group,
        "against": None,
        "item": item,
        "category": None,
        "log_ratio": ratio,
        "low": low,
        "high": NAN if math.isnan(low) else 2 * ratio - low,
        "specificity": 2.5 * ratio,
        "holding": 8 if more else 1,
        "n": 10,
        "other_holding": 3 if more else 25,
        "other_n": 30,
        "key": key,
    }


def keys() -> pd.DataFrame:
    words = [("digue", 3.0), ("crue à $1", 1.4), ("budget", -0.8), ("croissance", -2.4)]
    rows = [key_row(item, ratio, low=ratio - 0.5) for item, ratio in words]
    return pd.DataFrame([*rows, key_row("grenouille", 6.0, key=False)])


def keys_of_three() -> pd.DataFrame:
    others = [key_row("fleuve", 1.0, "Le Soir"), key_row("rive", 2.0, "L’Hebdo", key=False)]
    return pd.concat([keys(), pd.DataFrame(others)], ignore_index=True)


# Those whose print fits into one column of a journal.
NARROW = (
    *("outlook", "sentiment", "dispersion", "forest", "forest_of_valence", "forest_of_many"),
    *(
        "keyness",
        "keyness_by_specificity",
        "keyness_of_three",
        "course",
        "outlook_of_two",
        "sentiment_of_two",
        "dispersion_of_two",
        "course_of_two",
    ),
    *("forest_of_groups", "course_of_dates", "course_of_groups"),
)

DRAWINGS: dict[str, Callable[[str], Axes]] = {
    "outlook": lambda lang: charts.outlook(outlooks(), lang=lang),
    "sentiment": lambda lang: charts.sentiment(*valences(), lang=lang),
    "dispersion": lambda lang: charts.dispersion(
        markers(), lang=lang, length=LENGTH, sections=sections()
    ),
    "rates": lambda lang: charts.rates(rate_table(), lang=lang),
    "influence": lambda lang: charts.influence(influences(), lang=lang),
    "keyness": lambda lang: charts.keyness(keys(), lang=lang),
    "keyness_by_specificity": lambda lang: charts.keyness(keys(), measure="specificity", lang=lang),
    "keyness_of_three": lambda lang: charts.keyness(keys_of_three(), lang=lang),
    "forest": lambda lang: charts.forest(outlooks(), hedges(), lang=lang),
    "forest_of_valence": lambda lang: charts.forest(valences()[0], lang=lang),
    "forest_of_many": lambda lang: charts.forest(many(), group="outlet", lang=lang),
    "forest_of_groups": lambda lang: charts.forest(
        discourse.outlook(articles(), by="outlet", target="Europe"),
        discourse.hedging(articles(), by="outlet"),
        lang=lang,
    ),
    "forest_of_differences": lambda lang: charts.forest(
        *(discourse.contrasts(articles(), by="2024-05-01", of=of) for of in ("hedging", "valence")),
        lang=lang,
    ),
    "outlook_of_groups": lambda lang: charts.outlook(
        discourse.outlook(articles(), by="outlet"), lang=lang
    ),
    "rates_of_groups": lambda lang: charts.rates(
        discourse.rates(articles(), by="outlet"), lang=lang
    ),
    "course_of_dates": lambda lang: charts.course(
        discourse.course(articles(), over="date", target="Europe"), "hedging", lang=lang
    ),
    "course_of_groups": lambda lang: charts.course(dated(), "outlook", lang=lang),
    "outlook_of_two": lambda lang: charts.outlook(twice(outlooks()), lang=lang),
    "outlook_by_document": lambda lang: charts.outlook(many(), lang=lang),
    "sentiment_of_two": lambda lang: charts.sentiment(*map(twice, valences()), lang=lang),
    "dispersion_of_two": lambda lang: charts.dispersion(
        twice(markers()), lang=lang, sections=twice(sections())
    ),
    "rates_of_two": lambda lang: charts.rates(twice(rate_table()), lang=lang),
    "course_of_two": lambda lang: charts.course(twice(courses()), lang=lang),
    "course": lambda lang: charts.course(courses(), lang=lang),
    "course_of_hedging": lambda lang: charts.course(courses(), "hedging", lang=lang),
    "pull_quotes": lambda lang: charts.pull_quotes(
        quotes(), lang=lang, length=LENGTH, sections=sections()
    ),
}
ALL = pytest.mark.parametrize("name", DRAWINGS)
EACH_LANGUAGE = pytest.mark.parametrize("lang", LANGUAGES)


def said(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def drawn(ax: Axes, label: str) -> list[Line2D]:
    return [line for line in ax.lines if line.get_label() == label]


def bars(ax: Axes, row: int) -> list[tuple[str, float, float]]:
    """Kind, from and to of the bars of a row."""
    return [
        (str(container.get_label()), bar.get_x(), bar.get_x() + bar.get_width())
        for container in ax.containers
        if isinstance(container, BarContainer)
        for bar in container
        if round(bar.get_y() + bar.get_height() / 2) == row
    ]


def xs(line: Line2D) -> list[float]:
    found: list[float] = np.asarray(line.get_xdata()).tolist()
    return found


@pytest.mark.parametrize("corrected", [True, False])
def test_a_legend_names_what_is_drawn(corrected: bool) -> None:
    table = outlooks()
    if not corrected:
        ends = ["net_corrected", "net_corrected_low", "net_corrected_high"]
        table[ends] = NAN
    [legend] = charts.outlook(table, lang="en").figure.legends
    said = [text.get_text() for text in legend.get_texts()]
    assert "balance as read (favourable − unfavourable)" in said
    assert any("corrected" in text for text in said) is corrected


@ALL
@EACH_LANGUAGE
def test_nothing_is_cut_off_and_every_glyph_is_there(name: str, lang: str) -> None:
    nothing_is_cut_off(DRAWINGS[name](lang))


@pytest.mark.parametrize("name", NARROW)
@EACH_LANGUAGE
def test_nothing_is_cut_off_in_one_column(name: str, lang: str) -> None:
    with charts.style(columns=1):
        ax = DRAWINGS[name](lang)
    assert ax.figure.get_figure(root=True).get_size_inches()[0] == pytest.approx(3.5)
    nothing_is_cut_off(ax)
    sizes = [text.get_fontsize() for text in ax.figure.findobj(Text)]
    assert min(float(size) for size in sizes) >= 6


def nothing_is_cut_off(ax: Axes) -> None:
    # A glyph the font lacks is a warning, and warnings are errors here.
    ax.figure.canvas.draw()
    page = ax.figure.bbox
    legends = [legend for legend in (*ax.figure.legends, ax.get_legend()) if legend]
    for axes in ax.figure.axes:
        for text in axes.findobj(Text) + [text for legend in legends for text in legend.texts]:
            assert isinstance(text, Text)
            if text.get_text() and text.get_visible():
                box = text.get_window_extent()
                assert box.x0 >= page.x0 - 1, text
                assert box.x1 <= page.x1 + 1, text
                assert box.y0 >= page.y0 - 1, text
                assert box.y1 <= page.y1 + 1, text


@ALL
def test_the_same_figure_is_the_same_bytes(name: str, tmp_path: Path) -> None:
    for suffix in ("svg", "pdf", "png"):
        made = []
        for number in range(2):
            ax = DRAWINGS[name]("fr")
            made.append(charts.save(ax, tmp_path / f"{number}.{suffix}").read_bytes())
            charts.close(ax)
        assert made[0] == made[1]
        assert b"<dc:date>" not in made[0]
        assert b"CreationDate" not in made[0]


@ALL
def test_a_figure_that_was_shown_is_the_same_bytes(name: str, tmp_path: Path) -> None:
    plain = charts.save(DRAWINGS[name]("fr"), tmp_path / "plain.svg").read_bytes()
    ax = DRAWINGS[name]("fr")
    for number in range(3):
        ax.figure.canvas.draw()
        charts.save(ax, tmp_path / f"{number}.png")
        assert charts.save(ax, tmp_path / f"{number}.svg").read_bytes() == plain


def test_axes_placed_by_hand_stay_there(tmp_path: Path) -> None:
    ax = charts.outlook(outlooks())
    ax.set_position((0.4, 0.4, 0.2, 0.2))
    charts.save(ax, tmp_path / "figure.svg")
    assert ax.get_position().bounds == pytest.approx((0.4, 0.4, 0.2, 0.2))


def test_one_thread_at_a_time_is_inside_the_style() -> None:
    entered = Event()

    def enter() -> None:
        with charts.style():
            entered.set()

    other = Thread(target=enter)
    with charts.style():
        other.start()
        assert not entered.wait(0.3)
    other.join(30)
    assert entered.is_set()


def test_eight_threads_draw_the_same_bytes_and_leave_the_settings(tmp_path: Path) -> None:
    def drawn(number: int) -> list[bytes]:
        made = []
        for name in ("outlook", "rates"):
            ax = DRAWINGS[name]("fr")
            made.append(charts.save(ax, tmp_path / f"{name}-{number}.svg").read_bytes())
            charts.close(ax)
        return made

    before = dict(mpl.rcParams)
    alone = drawn(0)
    with ThreadPoolExecutor(8) as pool:
        assert all(made == alone for made in pool.map(drawn, range(1, 9)))
    assert dict(mpl.rcParams) == before
    assert not plt.get_fignums()


@ALL
def test_the_users_settings_neither_enter_nor_change(name: str, tmp_path: Path) -> None:
    plain = charts.save(DRAWINGS[name]("fr"), tmp_path / "plain.svg").read_bytes()
    with mpl.rc_context({"font.size": 20, "axes.facecolor": "red", "lines.linewidth": 9}):
        before = dict(mpl.rcParams)
        other = charts.save(DRAWINGS[name]("fr"), tmp_path / "other.svg").read_bytes()
        assert dict(mpl.rcParams) == before
    assert other == plain


@ALL
def test_no_figure_stays_open_once_closed(name: str) -> None:
    ax = DRAWINGS[name]("en")
    assert plt.get_fignums()
    charts.close(ax)
    assert not plt.get_fignums()


@ALL
def test_an_unknown_language_names_those_there_are(name: str) -> None:
    with pytest.raises(ValueError, match="lang must be one of 'fr', 'en', not 'de'"):
        DRAWINGS[name]("de")
    assert not plt.get_fignums()


def test_outlook_has_a_panel_for_each_target_on_one_scale() -> None:
    ax = charts.outlook(outlooks())
    whole, europe = ax.figure.axes
    assert ax is whole
    assert [panel.get_title(loc="left") for panel in (whole, europe)] == ["Texte entier", "Europe"]
    assert whole.get_xlim() == europe.get_xlim()
    assert whole.get_ylim() == europe.get_ylim()
    assert europe.yaxis.get_tick_params()["labelleft"] is False
    low, high = whole.get_xlim()
    assert low == -high


@pytest.mark.parametrize("columns", [1, 2])
@EACH_LANGUAGE
def test_the_names_of_the_sides_stand_apart(lang: str, columns: int) -> None:
    with charts.style(columns=columns):
        ax = charts.outlook(outlooks(), lang=lang)
    ax.figure.canvas.draw()
    for panel in ax.figure.axes:
        sides = [text for text in panel.texts if set("◀▶") & set(text.get_text())]
        left, right = (side.get_window_extent() for side in sides)
        assert left.x1 < right.x0


def test_outlook_bars_count_sentences_left_and_right() -> None:
    whole, europe = charts.outlook(outlooks()).figure.axes
    assert bars(whole, 0) == [("pessimism", 0, -3), ("hope", 0, 1), ("optimism", 1, 3)]
    # The open kind is next to the middle, the asserted one farther out.
    assert bars(whole, 1) == [("fear", 0, -2), ("pessimism", -2, -8)]
    assert not bars(europe, 2)


def test_outlook_shows_open_kinds_hatched() -> None:
    ax = charts.outlook(outlooks())
    kinds = [c for c in ax.containers if isinstance(c, BarContainer)]
    assert {c.get_label() for c in kinds if c.patches[0].get_hatch()} == {"hope", "fear"}
    assert {c.get_label() for c in kinds} == {"hope", "optimism", "fear", "pessimism"}


def test_outlook_prints_n_and_keeps_sections_without_mention() -> None:
    whole, europe = charts.outlook(outlooks()).figure.axes
    assert [text for text in said(europe) if text.startswith("n = ")] == [
        "n = 3",
        "n = 5",
        "n = 0",
        "n = 3",
    ]
    assert said(europe).count("aucune mention") == 1
    assert "aucune mention" not in said(whole)
    labels = [label.get_text() for label in whole.get_yticklabels()]
    assert labels[0] == "Introduction"
    assert labels[1].replace("\n", " ") == TITLES[1]
    assert "\n" in labels[1]
    assert "neutres : 4" in said(whole)


def test_outlook_balance_has_an_interval_only_where_the_table_has() -> None:
    whole, europe = charts.outlook(outlooks()).figure.axes
    assert [xs(line)[0] for line in drawn(europe, "net")] == pytest.approx([-2, -5, 1])
    assert [xs(line)[0] for line in drawn(europe, "corrected")] == pytest.approx([-4])
    faces = {name: drawn(europe, name)[0].get_markerfacecolor() for name in ("net", "corrected")}
    assert faces["net"] == "white" != faces["corrected"]
    assert len(drawn(europe, "interval")) == 1
    assert xs(drawn(europe, "interval")[0]) == pytest.approx([-6, -4])
    assert len(drawn(whole, "interval")) == 4
    for panel in (whole, europe):
        low, high = panel.get_xlim()
        for line in drawn(panel, "interval"):
            assert low < min(xs(line))
            assert max(xs(line)) < high


def test_outlook_says_how_many_sentences_were_coded() -> None:
    ax = charts.outlook(outlooks().query("target == 'Europe'").assign(coded=[0, 4, 0, 0]))
    assert "n = 5, codées : 4" in said(ax)
    assert "n = 3" in said(ax)


def test_course_has_a_band_where_it_is_corrected_and_a_line_as_read() -> None:
    ax = charts.course(courses())
    assert len(ax.collections) == 1
    read, corrected, mean = ax.lines[:3]
    assert len(xs(read)) == len(xs(mean)) == 20
    assert sum(math.isnan(y) for y in np.asarray(corrected.get_ydata(), dtype=float)) == 3
    assert mean.get_linestyle() == "--"
    assert ax.get_ylim()[0] < -1 < 1 < ax.get_ylim()[1]
    bare = charts.course(courses().assign(corrected_low=NAN))
    assert not bare.collections
    assert said(charts.course(courses().head(0))) == [say("charts.nothing", "fr")]
    with pytest.raises(ValueError, match=r"measure 'outlok' is unknown.*did you mean 'outlook'"):
        charts.course(courses(), "outlok")


def test_outlook_sections_stand_in_reading_order_from_the_top() -> None:
    ax = charts.outlook(outlooks().iloc[::-1])
    bottom, top = ax.get_ylim()
    assert bottom > top
    assert ax.get_yticklabels()[0].get_text() == "Introduction"


def test_outlook_prints_undecided_where_counted() -> None:
    table = pd.DataFrame([outlook_row(0, "", (1, 0, 0, 0, 3), undecided=2)])
    assert "neutral: 3\nof which undecided: 2" in said(charts.outlook(table, lang="en"))


def test_outlook_leaves_out_a_figure_wider_than_its_bar() -> None:
    table = pd.DataFrame([outlook_row(0, "", (1, 60, 0, 44, 0))])
    numbers = [text for text in said(charts.outlook(table)) if text.isdigit()]
    assert numbers == ["44", "60"]


def test_outlook_on_given_axes() -> None:
    _, (left, right) = plt.subplots(1, 2)
    europe = outlooks().query("target == 'Europe'")
    assert charts.outlook(europe, ax=right) is right
    assert right.get_legend() is not None
    with pytest.raises(ValueError, match=r"ax holds one panel.*2 \('', 'Europe'\)"):
        charts.outlook(outlooks(), ax=left)


def test_sentiment_shows_every_sentence_and_every_mean() -> None:
    table, sentences = valences()
    ax = charts.sentiment(table, sentences)
    dots = [c for c in ax.collections if isinstance(c, PathCollection)]
    places = [np.asarray(c.get_offsets()).reshape(-1, 2) for c in dots]
    found = [place[:, 0].tolist() for place in places if len(place)]
    assert found == [[0, 0, 0, 1, 1, 1], [-2, -1, 0], [0, 1, 1, 2, 2]]
    for place in places:
        assert len(np.unique(place, axis=0)) == len(place)  # none hides another
    means = drawn(ax, "mean")
    assert [xs(line)[0] for line in means] == [0.5, -1, 1.2]
    assert [line.get_markerfacecolor() == "white" for line in means] == [False, True, False]
    assert [xs(line) for line in drawn(ax, "interval")] == [[-0.4, 1.4], [0.3, 2.1]]
    assert "aucune phrase" in said(ax)
    assert "mots au lexique : 12\u00a0%" in said(ax)


def test_sentences_nearer_than_a_dot_are_stacked() -> None:
    table, sentences = valences()
    sentences.loc[:5, "valence"] = [0.0, 0.01, 0.02, 1.0, 0.99, -0.5]
    ax = charts.sentiment(table, sentences)
    first = np.asarray(ax.collections[0].get_offsets())
    assert first[:, 0].tolist() == [-0.5, 0, 0.01, 0.02, 0.99, 1]
    levels = np.unique(first[:, 1], return_inverse=True)[1]
    assert (levels.max() - levels).tolist() == [0, 0, 1, 2, 0, 1]


def test_sentiment_axis_tells_its_values_true() -> None:
    table, sentences = valences()
    small = sentences.assign(valence=sentences["valence"] / 4)
    rows = table.assign(valence=table["valence"] / 4, low=table["low"] / 4, high=table["high"] / 4)
    ax = charts.sentiment(rows, small, lang="en")
    ax.figure.canvas.draw()
    for place, label in zip(ax.get_xticks(), ax.get_xticklabels(), strict=True):
        if label.get_text():
            assert float(label.get_text().replace("−", "-")) == pytest.approx(place)


def test_dispersion_has_a_row_for_each_category_found() -> None:
    ax = charts.dispersion(markers(), length=LENGTH, sections=sections())
    labels = [label.get_text() for label in ax.get_yticklabels()]
    assert labels == ["possible", "certain", "concessif"]
    strokes = [line for line in ax.lines if line.get_marker() in {"|", "x"}]
    assert [xs(line) for line in strokes] == [[10, 2100], [900], [3990], [50]]
    assert [line.get_marker() for line in strokes] == ["|", "x", "|", "|"]
    assert [text for text in said(ax) if text.startswith("n")] == ["n = 3", "n = 1", "n = 1"]
    assert ax.get_xlim() == (0, LENGTH)
    assert ax.get_xticklabels()[1].get_text() == "25\u00a0%"


def test_dispersion_names_its_sections() -> None:
    ax = charts.dispersion(markers(), sections=sections(), lang="en")
    assert [text for text in said(ax) if text.startswith("§") and len(text) == 2] == [
        "§1",
        "§2",
        "§3",
        "§4",
    ]
    assert f"§2  {TITLES[1]}" in said(ax)[-1]
    legend = ax.get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.texts] == ["marker", "negated marker"]


def test_a_length_shorter_than_its_spans_is_refused() -> None:
    with pytest.raises(ValueError, match="length is 100, but a span of the table ends at 4000"):
        charts.dispersion(markers(), length=100)


def test_rates_show_both_rates_and_their_denominators() -> None:
    ax = charts.rates(rate_table())
    assert [label.get_text() for label in ax.get_xticklabels()] == ["possible", "certain"]
    assert "(200 mots, 10 phrases)" in ax.get_yticklabels()[0].get_text()
    assert "(0 mot, 0 phrase)" in ax.get_yticklabels()[3].get_text()
    assert said(ax) == ["1,5", "0,30", "0,5", "0,10", "·", "1,0", "0,20", "0,5", "0,10", "·"]
    cells = [patch for patch in ax.patches if isinstance(patch, Rectangle)]
    assert len(cells) == 6  # the section without words has none
    luminance = [np.dot(cell.get_facecolor()[:3], (0.299, 0.587, 0.114)) for cell in cells]
    assert luminance[0] == min(luminance)
    assert luminance[2] == pytest.approx(1)


def test_pull_quotes_are_tied_to_their_sources() -> None:
    ax = charts.pull_quotes(quotes(), length=LENGTH)
    assert [xs(line) for line in drawn(ax, "quote")] == [
        [500, 600],
        [2500, 2600],
        [3000, 3100],
    ]
    assert [xs(line) for line in drawn(ax, "source")] == [[700, 800], [1200, 1290]]
    arcs = [patch for patch in ax.patches if patch.get_label() == "arc"]
    curves = [np.asarray(arc.get_path().vertices) for arc in arcs]
    assert [curve[[0, -1], 0].tolist() for curve in curves] == [[550, 750], [2550, 1245]]
    assert curves[1][:, 1].max() > curves[0][:, 1].max()  # the farther, the higher
    listed = said(ax)[-1].split("\n")
    assert listed[0].startswith("1  « Rien ne dit que")
    assert listed[0].endswith("… », identique, ressemblance 100\u00a0%")
    assert listed[1] == "2  « Si », tronqué, ressemblance 95\u00a0%"
    assert listed[2] == "3  « Non », sans source"


@ALL
def test_a_title_with_dollars_is_no_formula(name: str) -> None:
    ax = DRAWINGS[name]("fr")
    ax.figure.canvas.draw()
    for text in [*ax.texts, *ax.get_yticklabels()]:
        assert text.get_parse_math() is False


@pytest.mark.parametrize(
    ("draw", "text"),
    [
        (lambda: charts.outlook(outlooks().iloc[:0]), "Rien à montrer : le tableau est vide."),
        (
            lambda: charts.sentiment(*(table.iloc[:0] for table in valences())),
            "Rien à montrer : le tableau est vide.",
        ),
        (lambda: charts.dispersion(markers().iloc[:0]), "Aucun marqueur."),
        (lambda: charts.rates(rate_table().assign(count=0)), "Aucun marqueur."),
        (lambda: charts.pull_quotes(quotes().iloc[:0], length=LENGTH), "Aucun exergue."),
        (lambda: charts.keyness(keys().assign(key=False)), say("charts.no_key", "fr")),
        (lambda: charts.keyness(keys().iloc[:0]), say("charts.no_key", "fr")),
    ],
)
def test_an_empty_table_says_so(draw: Callable[[], Axes], text: str) -> None:
    assert said(draw()) == [text]


@pytest.mark.parametrize(
    ("draw", "table"),
    [
        (charts.outlook, outlooks()),
        (lambda table: charts.sentiment(table, valences()[1]), valences()[0]),
        (charts.dispersion, markers()),
        (charts.rates, rate_table()),
        (charts.pull_quotes, quotes()),
        (charts.keyness, keys()),
    ],
)
def test_wrong_tables_are_refused(draw: Callable[[Any], Axes], table: pd.DataFrame) -> None:
    lacking = table.drop(columns=table.columns[-1])
    with pytest.raises(ValueError, match=f"the table lacks {table.columns[-1]}; it is made by"):
        draw(lacking)
    with pytest.raises(TypeError, match="give the table of discourse"):
        draw(list(table.columns))
    assert not plt.get_fignums()


def test_save_knows_three_formats(tmp_path: Path) -> None:
    figure, ax = plt.subplots()
    with pytest.raises(ValueError, match=r"saved as \.svg, \.pdf, \.png, not 'figure\.gif'"):
        charts.save(ax, tmp_path / "figure.gif")
    with pytest.raises(TypeError, match="give an Axes or a Figure, not str"):
        charts.save("figure", tmp_path / "figure.png")  # type: ignore[arg-type]
    with pytest.raises(FileNotFoundError):
        charts.save(ax, tmp_path / "nowhere" / "figure.png")
    assert charts.save(figure, str(tmp_path / "figure.SVG")).exists()


def test_influence_shows_the_strongest_and_says_how_many_there_are() -> None:
    ax = charts.influence(influences())
    assert [bars(ax, row)[0][0] for row in range(3)] == ["raises", "lowers", "raises"]
    assert bars(ax, 0)[0][1:] == (0, 1.6)
    assert not bars(ax, 12)
    assert said(ax)[:2] == ["+1,60", "−1,50"]
    assert ax.get_xlabel().splitlines()[1:] == [
        "les 12 plus fortes de 16 phrases",
        "après chaque phrase : § de sa section (sa valeur)",
    ]
    labels = [label.get_text() for label in ax.get_yticklabels()]
    assert labels[0].endswith("§4 (+2)")
    assert labels[1] == "« Il pleut »  §1 (−1,5)"


def test_influence_leaves_out_what_has_no_effect_and_shows_small_effects() -> None:
    table = influences()
    effects = [1.6, 0.0, -0.4, *[0.0] * 12, NAN]
    assert len(charts.influence(table.assign(effect=effects)).patches) == 2
    small = charts.influence(table.head(2).assign(effect=[0.0041, -0.0021]), lang="en")
    assert {"+0.0041", "−0.0021"} <= {text.get_text() for text in small.texts}
    none = charts.influence(table.assign(effect=0.0), lang="en")
    assert charts.alt(none) == say("charts.no_effect", "en")


def test_influence_of_one_sentence_is_nothing_to_draw() -> None:
    ax = charts.influence(influences().tail(1))
    assert said(ax) == [say("charts.no_effect", "fr")]
    assert said(charts.influence(influences().head(0), lang="en")) == [
        say("charts.no_effect", "en")
    ]


@pytest.mark.parametrize(
    ("difference", "lang", "words"),
    [
        (True, "fr", "effet de la phrase sur l’écart de valence moyenne"),
        (False, "fr", "effet de la phrase sur la valence moyenne"),
        (True, "en", "effect of the sentence on the difference in mean valence"),
        (False, "en", "effect of the sentence on mean valence"),
    ],
)
def test_influence_says_whether_it_is_on_a_mean_or_a_difference(
    difference: bool, lang: str, words: str
) -> None:
    ax = charts.influence(influences().assign(difference=difference), lang=lang)
    assert ax.get_xlabel().splitlines()[0] == words


# --- forest ---------------------------------------------------------------------------------------


def ticks(ax: Axes) -> list[str]:
    return [label.get_text().replace("\n", " ") for label in ax.get_yticklabels()]


def test_keyness_draws_key_items_to_either_side_with_their_documents() -> None:
    ax = charts.keyness(keys())
    names = [label.get_text() for label in ax.get_yticklabels()]
    assert names == ["digue", "crue à $1", "budget", "croissance"]
    assert bars(ax, 0) == [("more", 0.0, 3.0)]
    assert bars(ax, 3) == [("less", 0.0, -2.4)]
    assert xs(drawn(ax, "interval")[0]) == pytest.approx([2.5, 3.5])
    assert "8 sur 10 | 3 sur 30" in said(ax)
    assert "1 sur 10 | 25 sur 30" in said(ax)
    assert "digue ×8,0, 8 sur 10 | 3 sur 30" in charts.alt(ax)
    assert "grenouille" not in charts.alt(ax)
    scores = charts.keyness(keys(), measure="specificity", lang="en")
    assert bars(scores, 0) == [("more", 0.0, 7.5)]
    assert not drawn(scores, "interval")


def test_keyness_has_a_panel_for_each_group_and_says_where_nothing_is_key() -> None:
    ax = charts.keyness(keys_of_three(), lang="en")
    panels = ax.figure.axes
    assert [panel.get_title(loc="left") for panel in panels] == [
        "Le Matin, compared with the others",
        "Le Soir, compared with the others",
    ]
    assert "No key item in: L’Hebdo." in panels[-1].get_xlabel()
    assert charts.alt(ax).endswith("No key item in: L’Hebdo.")
    with pytest.raises(ValueError, match="ax holds one panel"):
        charts.keyness(keys_of_three(), ax=ax)


def test_keyness_of_two_groups_is_one_panel() -> None:
    mirror = keys().assign(group="Le Soir", n=30, other_n=10)
    mirror[["log_ratio", "specificity"]] *= -1
    ax = charts.keyness(pd.concat([keys(), mirror], ignore_index=True), lang="en")
    assert len(ax.figure.axes) == 1
    assert {"more often in Le Matin →", "← more often in Le Soir"} <= set(said(ax))


def test_keyness_shows_the_most_specific_and_says_how_many_there_are() -> None:
    table = pd.DataFrame([key_row(f"mot {n:02}", 3 - n / 10) for n in range(14)])
    ax = charts.keyness(table, lang="en")
    assert len(ax.get_yticklabels()) == 10
    assert "the 10 most specific of 14 key items" in ax.get_xlabel()
    with pytest.raises(ValueError, match=r"measure 'specifity' is unknown.*did you mean"):
        charts.keyness(table, measure="specifity")


def test_forest_has_a_panel_for_each_table_and_target_and_a_row_for_each_section() -> None:
    ax = charts.forest(outlooks(), hedges())
    panels = ax.figure.axes
    assert len(panels) == 3
    assert ticks(ax) == ["Introduction", *TITLES[1:]]
    titles = [panel.get_title(loc="left").replace("\n", " ") for panel in panels]
    assert titles[:2] == ["Perspective nette", "Perspective nette, Europe"]
    assert panels[0].get_xlim() == panels[1].get_xlim()
    assert panels[2].get_xlim()[0] > -0.1


def test_forest_is_filled_where_it_is_corrected_and_hollow_where_it_is_read() -> None:
    _, europe = charts.forest(outlooks()).figure.axes
    assert [xs(line)[0] for line in drawn(europe, "estimate")] == pytest.approx([-0.8])
    assert [xs(line)[0] for line in drawn(europe, "read")] == pytest.approx([-2 / 3, -1, 1 / 3])
    assert [xs(line) for line in drawn(europe, "interval")] == [pytest.approx([-1.2, -0.8])]
    assert said(europe)[1] == "−0,80 [−1,20 ; −0,80]\nn = 5"
    assert said(europe)[2] == "aucune mention"


def test_forest_groups_articles_under_headings_in_the_order_of_the_table() -> None:
    ax = charts.forest(many(), group="outlet")
    assert ticks(ax) == ["Le Matin", "a", "c", "Le Soir", "b", "d"]
    bold = [label.get_fontweight() == "bold" for label in ax.get_yticklabels()]
    assert bold == [True, False, False, True, False, False]
    two = twice(hedges())
    assert ticks(charts.forest(two)) == [
        *("essai", "Introduction", *TITLES[1:]),
        *("autre", "Introduction", *TITLES[1:]),
    ]


def test_forest_of_wrong_tables() -> None:
    with pytest.raises(TypeError, match="needs a table"):
        charts.forest()
    with pytest.raises(ValueError, match="lacks net or share or valence"):
        charts.forest(markers())
    with pytest.raises(TypeError, match="give the table of discourse"):
        charts.forest("net")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"lacks outlat.*did you mean 'outlet'"):
        charts.forest(many(), group="outlat")
    _, ax = plt.subplots()
    with pytest.raises(ValueError, match="ax holds one panel, the table makes 2"):
        charts.forest(outlooks(), ax=ax)
    assert charts.forest(many(), ax=ax) is ax
    assert said(charts.forest(many().head(0))) == [say("charts.nothing", "fr")]
    no_means = discourse.sentiment([], by="document")
    assert said(charts.forest(no_means)) == [say("charts.nothing", "fr")]


def test_forest_of_a_pair_names_both_sides_whatever_their_length() -> None:
    long = "Les Nouvelles quotidiennes et dominicales de la vallée du Haut-Sorval et des environs"
    docs = [
        discourse.document("Il pourrait neiger.", id=f"{n}", metadata={"outlet": (long, "Soir")[n]})
        for n in range(2)
    ]
    table = discourse.contrasts(docs, by="outlet", of="hedging")
    (name,) = ticks(charts.forest(table))
    assert name.startswith("Soir − Les Nouvelles")
    swapped = table.assign(first=table["second"], second=table["first"])
    (name,) = ticks(charts.forest(swapped))
    assert name.startswith("Les Nouvelles")
    assert name.endswith("… − Soir")


def test_the_axis_of_one_difference_without_interval_has_zero_and_parted_ticks() -> None:
    texts = {"Soir": "Il pourrait neiger. Il neige. Il gèle.", "Matin": "Il neige. Il gèle."}
    docs = [discourse.document(texts[name], id=name, metadata={"outlet": name}) for name in texts]
    ax = charts.forest(discourse.contrasts(docs, by="outlet", of="hedging"))
    places = [float(place) for place in ax.get_xticks()]
    assert 0 in places
    assert max(places) - min(places) > 0.1


# --- several documents ----------------------------------------------------------------------------


@pytest.mark.parametrize("name", [name for name in DRAWINGS if name.endswith("_of_two")])
def test_two_documents_have_panels_on_one_scale_and_each_its_name(name: str) -> None:
    ax = DRAWINGS[name]("en")
    panels = ax.figure.axes
    names = [panel.get_title(loc="left") + " ".join(said(panel)) for panel in panels]
    assert any("essai" in one for one in names)
    assert any("autre" in one for one in names)
    if name != "dispersion_of_two":  # each from its beginning to its end
        assert len({panel.get_xlim() for panel in panels}) == 1
    given, other = plt.subplots()
    with pytest.raises(ValueError, match=r"leave (?:ax|it) out"):
        {
            "outlook_of_two": lambda: charts.outlook(
                twice(outlooks().query("target == ''")), ax=other
            ),
            "sentiment_of_two": lambda: charts.sentiment(*map(twice, valences()), ax=other),
            "dispersion_of_two": lambda: charts.dispersion(twice(markers()), length=LENGTH),
            "rates_of_two": lambda: charts.rates(twice(rate_table()), ax=other),
            "course_of_two": lambda: charts.course(twice(courses()), ax=other),
        }[name]()
    plt.close(given)


@pytest.mark.parametrize(
    "draw",
    [lambda: charts.influence(twice(influences())), lambda: charts.pull_quotes(twice(quotes()))],
)
def test_what_is_of_one_document_says_so(draw: Callable[[], Axes]) -> None:
    with pytest.raises(ValueError, match="this figure shows one document, the table holds 2"):
        draw()
    assert not plt.get_fignums()


def test_a_table_by_document_has_a_row_for_each() -> None:
    ax = charts.outlook(many())
    assert ticks(ax) == ["a", "b", "c", "d"]
    assert ax.figure.get_suptitle() == "Perspective par texte"
    table, sentences = valences()
    table = table.drop(columns=["section", "title"]).assign(doc=["a", "b", "c", "d"])
    sentences = sentences.assign(doc=sentences["section"].map(dict(enumerate("abcd"))))
    ax = charts.sentiment(table, sentences.drop(columns="section"))
    assert ticks(ax) == ["a", "b", "c", "d"]
    found = [len(np.asarray(dots.get_offsets())) for dots in ax.collections]
    assert found == [6, 3, 0, 5]


# --- words and style ------------------------------------------------------------------------------


@ALL
@EACH_LANGUAGE
def test_the_words_of_a_figure_are_in_its_files(name: str, lang: str, tmp_path: Path) -> None:
    ax = DRAWINGS[name](lang)
    words = charts.alt(ax)
    assert words.endswith(".")
    assert "{" not in words
    assert words == charts.alt(ax.figure)  # type: ignore[arg-type]  # no subfigure here
    stored = charts.save(ax, tmp_path / "figure.svg").read_text(encoding="utf-8")
    assert words[:40] in stored.replace("&amp;", "&")
    with Image.open(charts.save(ax, tmp_path / "figure.png")) as png:
        assert png.text["Description"] == words  # type: ignore[attr-defined]  # of PNG files


def test_words_say_what_is_seen() -> None:
    words = charts.alt(charts.outlook(outlooks(), lang="en"))
    assert "Fin ?, 6 favourable, 0 unfavourable, 2 neutral (n = 8), balance +0.60 [" in words
    assert "Outlook, Europe: Introduction, 0 favourable, 2 unfavourable" in words
    assert "Le prix : 3 $ contre 5 $, no sentence" in words
    course = charts.alt(charts.course(courses(), lang="en"))
    assert "from −0.27 to +0.40 over 20 sentences, corrected; highest +0.40 at 100%" in course
    assert "possible 3, of which 1 negated" in charts.alt(charts.dispersion(markers(), lang="en"))
    long = pd.concat([many().assign(doc=f"{at}") for at in range(20)]).assign(
        doc=[f"{at}" for at in range(80)]
    )
    assert charts.alt(charts.forest(long, lang="en")).endswith("and 68 more rows.")
    figure, _ = plt.subplots()
    assert charts.alt(figure) == ""


def test_the_words_of_a_figure_do_not_keep_it() -> None:
    gone = ref(ax := charts.outlook(many()))
    charts.close(ax)
    del ax
    gc.collect()
    assert gone() is None


def test_text_in_a_pdf_is_text(tmp_path: Path) -> None:
    made = charts.save(charts.outlook(outlooks()), tmp_path / "figure.pdf").read_bytes()
    assert b"/FontFile2" in made  # a TrueType font, whole words of which a reader can copy
    assert b"/Type3" not in made


def test_the_style_is_there_for_figures_of_ones_own() -> None:
    with plt.style.context("discourse.charts.discourse"):
        assert mpl.rcParams["pdf.fonttype"] == 42
        assert mpl.rcParams["font.sans-serif"] == ["DejaVu Sans"]


def test_a_figure_has_one_or_two_columns() -> None:
    with (
        pytest.raises(ValueError, match="columns is 3; a figure is 1 or 2 columns wide"),
        charts.style(3),
    ):
        pass
    with charts.style(columns=1), charts.style():
        assert charts.course(courses()).figure.get_figure(root=True).get_size_inches()[0] == 3.5
    assert charts.course(courses()).figure.get_figure(root=True).get_size_inches()[0] == 7.2


@ALL
def test_figures_fit_two_columns(name: str) -> None:
    width, _ = DRAWINGS[name]("fr").figure.get_figure(root=True).get_size_inches()
    assert width <= 7.21 or name == "forest"  # which has three panels here


def test_names_of_files_break_after_an_underscore() -> None:
    assert wrapped("un_nom_de_fichier_long", 16, 2) == "un_nom_de_\nfichier_long"
    assert wrapped("a_b c", 30, 1) == "a_b c"
    assert "\0" not in wrapped("_".join("abcdefghij" * 8), 20, 2)


def test_the_legend_of_a_course_says_each_thing_once() -> None:
    legend = charts.course(courses(), lang="en").get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.texts] == [
        say("charts.read", "en"),
        say("charts.course_corrected", "en", level=95),
        say("charts.course_read", "en"),
    ]
    # One stroke of a sentence, the corrected line, the line as read; the band is a patch.
    assert len(legend.findobj(Line2D)) == 3
    assert len(legend.findobj(Rectangle)) == 1
