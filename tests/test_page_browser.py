"""The report in a real browser: used by mouse, keyboard and touch, it runs no foreign code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

import discourse
from discourse.page import Report
from discourse.wording import say
from tests.browser import DESK, PHONE, TABLET, Visit, started, visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[1]
SMALLEST = 11  # px, of words in figures
LARGEST = 300_000  # bytes, of the page on the seed article
HOSTILE = "<script>window.ran=1</script><img src=x onerror=window.ran=1><b>\"'&amp;</b>"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with started() as one:
        yield one


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Report:
    [path] = (ROOT / "seeds").glob("*.txt")
    doc = discourse.read(path)
    coded = discourse.coding.read_all(sorted((ROOT / "data/coded/seed").glob("*.csv")), doc)
    return discourse.report(doc, tmp_path_factory.mktemp("seed"), target="Europe", coded=coded)


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Report:
    text = (
        "La paix pourrait revenir. Selon le maire, l’Europe perd la guerre des prix. "
        "Rien n’est certain, mais l’espoir renaît peut-être."
    )
    doc = discourse.document(f"Un pont\n{text}", zones=["title", "body"], id="pont")
    return discourse.report(doc, tmp_path_factory.mktemp("en"), target="Europe", lang="en")


@pytest.fixture(scope="module")
def window(browser: Browser, seed: Report) -> Iterator[Visit]:
    with visit(browser, seed.page) as seen:
        yield seen


@pytest.fixture
def desk(window: Visit, seed: Report) -> Iterator[Visit]:
    window.again()
    yield window
    quiet(window, seed)


def quiet(seen: Visit, report: Report) -> None:
    """Nothing was asked of a network or another file, and nothing was complained of."""
    assert seen.requests == [report.page.as_uri()]
    assert seen.complaints == []


def test_the_first_screen_has_the_movement_and_three_answers(desk: Visit) -> None:
    assert desk.page.locator(".opening dd").count() == 3
    assert "49 phrases comptées" in desk.text(".opening")
    bars = desk.page.locator(".bars").last.bounding_box()
    assert bars
    assert bars["y"] < DESK["height"]


def test_the_seed_page_is_small_and_in_one_language(seed: Report, desk: Visit) -> None:
    assert seed.page.stat().st_size < LARGEST
    heads = desk.page.locator("th").all_inner_texts()
    assert heads
    assert not [head for head in heads if re.search(r"[a-z]_[a-z]", head)]


def test_a_category_is_switched_off_and_on_by_its_legend(desk: Visit) -> None:
    button = desk.page.locator("button[data-toggle=possible]")
    hit = desk.page.locator("#article a.possible").first
    colour = "e => getComputedStyle(e).backgroundColor"
    before = hit.evaluate(colour)
    assert button.get_attribute("aria-pressed") == "true"
    button.click()
    assert button.get_attribute("aria-pressed") == "false"
    assert hit.evaluate(colour) == "rgba(0, 0, 0, 0)" != before
    button.press("Enter")
    assert hit.evaluate(colour) == before


def test_abbreviations_can_be_shown(desk: Visit) -> None:
    code = (
        "() => getComputedStyle(document.querySelector('#article a.possible'), '::after').content"
    )
    assert desk.ask(code) == "none"
    desk.page.locator("button[data-toggle=codes]").click()
    assert desk.ask(code) == f'"{say("codes.possible", "fr")}"'


def test_one_voice_or_one_target_is_chosen(desk: Visit) -> None:
    counts = desk.page.locator(".counts [data-all]").first
    before = counts.inner_text()
    desk.page.get_by_label(say("page.voice_source", "fr"), exact=True).check()
    assert counts.inner_text() != before
    assert desk.page.locator(".s.other").count() == desk.page.locator(".s[data-v=author]").count()
    assert desk.page.locator(".net").first.is_hidden()
    desk.page.get_by_label(say("page.voice_all", "fr"), exact=True).check()
    assert counts.inner_text() == before
    assert desk.page.locator(".s.other").count() == 0
    desk.page.get_by_label("Europe", exact=True).check()
    assert desk.page.locator(".g.w").first.is_hidden()
    assert desk.page.locator(".g.t").count() == 11
    assert desk.page.locator(".g.t").first.is_visible()


def test_a_hit_is_explained_by_mouse_keyboard_and_escape(desk: Visit) -> None:
    panel = desk.page.locator("#panel")
    assert panel.is_hidden()
    hit = desk.page.locator("#article a.possible", has_text="pourrait").first
    hit.click()
    said = panel.inner_text()
    for part in ("pourrait", "pouvoir", "une issue ouverte", say("card.lost", "fr")):
        assert part in said
    assert "|" not in said
    assert "[" not in said
    desk.page.keyboard.press("Escape")
    assert panel.is_hidden()
    hit.focus()
    desk.page.keyboard.press("Tab")
    assert panel.is_visible(), "the next hit is explained when the tabulator reaches it"
    reached = desk.ask("() => document.activeElement.textContent")
    assert reached in panel.inner_text()
    desk.page.keyboard.press("Enter")
    assert desk.ask("() => document.activeElement.id") == "panel-head"
    desk.page.keyboard.press("Escape")
    assert panel.is_hidden()
    assert desk.ask("() => document.activeElement.textContent") == reached


def test_a_sentence_says_why_it_is_hope_and_why_of_the_target(desk: Visit) -> None:
    desk.page.locator(".s[data-t] .g.t.hope").first.click()
    said = desk.text("#panel-body")
    assert say("card.good_state", "fr") in said
    assert say("card.open", "fr") in said
    assert say("card.mentions", "fr", target="Europe") in said


def test_a_word_names_its_entry_as_a_reader_writes_it(desk: Visit) -> None:
    desk.page.locator("#article a.good", has_text="lueur d’espoir").first.click()
    said = desk.text("#panel-body")
    assert "lueur d’espoir" in said
    assert "|" not in said


def test_a_bar_leads_to_its_sentence(desk: Visit) -> None:
    bar = desk.page.locator(".bars a").nth(3)
    name = bar.get_attribute("href") or ""
    bar.click()
    assert desk.page.url.endswith(name)
    sentence = desk.page.locator(name)
    assert desk.ask("name => document.querySelector(name).getBoundingClientRect().top", name) < 900
    lit = sentence.evaluate("e => getComputedStyle(e).backgroundColor")
    assert lit != "rgba(0, 0, 0, 0)"
    kind = bar.locator("rect").get_attribute("class")
    assert sentence.locator(".g.w").get_attribute("class") == f"g w {kind}"


def test_a_quote_and_its_passage_lead_to_each_other_and_are_lit(desk: Visit) -> None:
    assert desk.page.locator("a.aside").count() == desk.page.locator("a.q").count() == 5
    away = desk.page.locator("a.aside").first
    source = desk.page.locator(away.get_attribute("href") or "")
    quote = desk.page.locator(source.locator("a.q").get_attribute("href") or "")
    assert quote.locator("a.aside").get_attribute("href") == away.get_attribute("href")
    away.hover()
    assert "lit" in (source.get_attribute("class") or "")
    desk.page.mouse.move(0, 0)
    assert "lit" not in (source.get_attribute("class") or "")
    source.locator("a.q").focus()
    assert "lit" in (quote.get_attribute("class") or "")


def test_every_link_inside_the_page_has_an_end(desk: Visit) -> None:
    lost = desk.ask(
        "() => [...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href'))"
        ".filter(href => !document.getElementById(href.slice(1)))"
    )
    assert lost == []


def test_the_map_leads_into_the_text_and_shows_where_one_is(desk: Visit) -> None:
    assert desk.page.locator(".map a").count() == 49
    desk.page.locator(".article .pull_quote").last.scroll_into_view_if_needed()
    desk.page.wait_for_function(
        "() => parseFloat(document.querySelector('.seen').getAttribute('y')) > 20"
    )


def test_a_table_is_sorted_and_copied(desk: Visit) -> None:
    table = desk.page.locator("#t-sentiment")
    head = table.locator("th").nth(2)
    column = table.locator("td:nth-child(3)")
    values = [float(one.replace("−", "-").replace(",", ".")) for one in column.all_inner_texts()]
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    sort = [float(one.replace("−", "-").replace(",", ".")) for one in column.all_inner_texts()]
    assert sort == sorted(values)
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    desk.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    table.get_by_role("button", name=say("page.copy", "fr")).click()
    table.get_by_role("button", name=say("page.copied", "fr")).wait_for()
    copied = desk.ask("() => navigator.clipboard.readText()")
    assert len(copied.splitlines()) == 1 + column.count()
    assert "\t" in copied


# In the dark only colours are others, on a tablet only places: of all rules those are tried again.
@pytest.mark.parametrize(
    ("size", "scheme", "rules"),
    [
        (PHONE, "light", ()),
        (PHONE, "dark", ("color-contrast",)),
        (TABLET, "dark", ("target-size", "scrollable-region-focusable")),
        (DESK, "light", ()),
    ],
    ids=["phone", "phone in the dark", "tablet in the dark", "desk"],
)
def test_nothing_serious_is_found_by_axe_and_nothing_scrolls_sideways(
    browser: Browser,
    seed: Report,
    size: dict[str, int],
    scheme: Literal["light", "dark"],
    rules: tuple[str, ...],
) -> None:
    with visit(browser, seed.page, size, scheme=scheme) as seen:
        assert seen.ask("() => document.documentElement.scrollWidth") <= size["width"]
        seen.page.locator("#article a.possible").first.click()
        assert seen.page.locator("#panel").is_visible()
        assert seen.offences(*rules) == []
        quiet(seen, seed)


def test_figures_fit_a_phone_in_words_that_can_be_read(browser: Browser, seed: Report) -> None:
    with visit(browser, seed.page, PHONE) as seen:
        for figures in seen.page.locator("details.told").all():
            figures.locator("summary").click()
        small = seen.ask(
            """least => [...document.querySelectorAll('figure *')]
              .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
              .map(e => [parseFloat(getComputedStyle(e).fontSize), e.textContent])
              .filter(([size]) => size < least)""",
            SMALLEST,
        )
        assert small == []
        beyond = seen.ask(
            """() => [...document.querySelectorAll('figure, figure *')]
              .filter(e => !e.matches('a, details:not([open]) *'))
              .map(e => [e.getBoundingClientRect(), e.outerHTML.slice(0, 120)])
              .filter(([box]) => box.width && (box.left < 0 || box.right > innerWidth))
              .map(([box, html]) => html)"""
        )
        assert beyond == [], "no figure scrolls in a box of its own"
        assert seen.page.locator("figure .scroll, img").count() == 0


def test_marks_of_figures_lead_to_their_sentences(desk: Visit) -> None:
    for selector in (".strip circle", ".strip .stroke", ".weights .name a"):
        mark = desk.page.locator(selector).first
        link = mark.locator("xpath=ancestor-or-self::*[local-name()='a']")
        name = link.get_attribute("href") or ""
        mark.click()
        assert desk.page.url.endswith(name)
        lit = desk.page.locator(name).evaluate("e => getComputedStyle(e).backgroundColor")
        assert lit != "rgba(0, 0, 0, 0)", selector


def test_the_panel_is_opened_and_closed_by_touch(browser: Browser, seed: Report) -> None:
    with visit(browser, seed.page, PHONE) as seen:
        panel = seen.page.locator("#panel")
        seen.page.locator("#article a.bouletic").first.tap()
        assert panel.is_visible()
        box = panel.bounding_box()
        assert box
        assert box["x"] == 0
        assert box["width"] == PHONE["width"]
        panel.get_by_role("button").tap()
        assert panel.is_hidden()


def test_paper_has_the_colours_and_what_stands_for_them(browser: Browser, seed: Report) -> None:
    with visit(browser, seed.page, scheme="dark") as seen:
        seen.page.emulate_media(media="print")
        hit = seen.page.locator("#article a.possible").first
        style = hit.evaluate(
            "e => { const s = getComputedStyle(e), a = getComputedStyle(e, '::after');"
            " return [s.printColorAdjust, s.backgroundColor, a.content, s.borderBottomStyle] }"
        )
        assert style[0] == "exact"
        assert style[1] == "rgb(211, 233, 248)", "paper is light, whatever the screen is"
        assert style[2] == f'"{say("codes.possible", "fr")}"'
        assert style[3] == "dotted"
        assert seen.page.locator(".choices").is_hidden()
        assert len(seen.page.pdf()) > 50_000


def test_without_a_script_all_can_be_read(browser: Browser, seed: Report) -> None:
    with visit(browser, seed.page, script=False) as seen:
        page = seen.page
        page.locator("#article a.possible").first.click()
        card = page.locator(page.url.partition("#")[2].join(("#", "")))
        assert card.is_visible(), "a link into closed notes opens them"
        assert page.locator(".choices").is_hidden()
        assert page.locator("button:visible").count() == 0
        assert page.locator(".g.t").first.is_visible()


def test_a_page_in_english_is_english(browser: Browser, english: Report) -> None:
    with visit(browser, english.page, PHONE) as seen:
        seen.page.locator("#article a.possible").first.click()
        assert say("card.why", "en") in seen.text("#panel-body")
        assert seen.page.locator("#panel").get_attribute("lang") == "en"
        assert seen.page.locator("#article").get_attribute("lang") == "fr"
        assert seen.ask("() => document.documentElement.scrollWidth") <= PHONE["width"]
        assert seen.offences() == []
        assert seen.page.locator("figure.strips").count() == 0, "no figure of four sentences"
        quiet(seen, english)


def test_a_hostile_article_runs_nothing(browser: Browser, tmp_path: Path) -> None:
    text = f"La paix {HOSTILE} pourrait revenir. L’Europe {HOSTILE} perd la guerre, peut-être."
    metadata = dict.fromkeys(("author", "outlet", "date", "rights", "title"), HOSTILE)
    doc = discourse.document(
        f"{HOSTILE}\n{text}\n{HOSTILE}\n{text}",
        id=HOSTILE,
        zones=["title", "body", "heading", "body"],
        metadata=metadata,
    )
    made = discourse.report(doc, tmp_path / "<b>'&\"", target=HOSTILE, lang="en")
    with visit(browser, made.page) as seen:
        for hit in seen.page.locator("#article a.m, #article a.g").all():
            hit.click()
        assert seen.ask("() => window.ran") is None
        assert seen.page.locator("script").count() == 1
        assert seen.page.locator("img").count() == 0
        assert seen.page.locator("#article").inner_text().count("<script>") == 6
        quiet(seen, made)
