"""A headless Chromium for the tests of the page; they are skipped where there is none."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page

PHONE = {"width": 360, "height": 740}
TABLET = {"width": 768, "height": 1024}
DESK = {"width": 1440, "height": 900}
_PROGRAMS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


@contextmanager
def started() -> Iterator[Browser]:
    """A browser for all tests of a session, or a skip that says what to install."""
    module = pytest.importorskip(
        "playwright.sync_api", reason="no playwright: pip install .[test] to test the page"
    )
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        pytest.skip("no chromium on the PATH: apt install chromium to test the page in a browser")
    with module.sync_playwright() as player:
        # In a container Chromium has no sandbox of its own to start in.
        browser = player.chromium.launch(executable_path=program, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


@dataclass
class Visit:
    """A page that was opened, what it asked the network for and what it complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def refuse(self, dialog: Dialog) -> None:
        """Note what a dialog says, and close it."""
        self.complaints.append(dialog.message)
        dialog.dismiss()

    def ask(self, script: str, argument: Any = None) -> Any:
        """Evaluate a function in the page."""
        return self.page.evaluate(script, argument)

    def text(self, selector: str) -> str:
        """The text of the first element of a selector."""
        return self.page.locator(selector).first.inner_text()

    def again(self) -> None:
        """Open the page anew in the same window, which is faster than another window."""
        self.page.mouse.move(0, 0)
        self.requests.clear()
        self.complaints.clear()
        self.page.goto(self.page.url.partition("#")[0])

    def offences(self, *rules: str) -> list[str]:
        """What axe-core calls serious or critical: rule, number of places, the first of them.

        All its rules are tried, or those named.
        """
        axe = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
        self.page.evaluate(axe)
        asked = {"resultTypes": ["violations"], "selectors": False}
        found = self.page.evaluate(
            "asked => axe.run(document, asked)", {**asked, **({"runOnly": rules} if rules else {})}
        )
        return [
            f"{one['id']}, {len(one['nodes'])} times: {one['nodes'][0]['html'][:200]}"
            for one in found["violations"]
            if one["impact"] in ("serious", "critical")
        ]


@contextmanager
def visit(
    browser: Browser,
    path: Path,
    size: dict[str, int] | None = None,
    *,
    scheme: Literal["light", "dark"] = "light",
    script: bool = True,
) -> Iterator[Visit]:
    """Open a page in a fresh window without a network."""
    context = browser.new_context(
        viewport=size or DESK,  # type: ignore[arg-type]  # a TypedDict of the same two names
        color_scheme=scheme,
        java_script_enabled=script,
        has_touch=size == PHONE,
        offline=True,
    )
    page = context.new_page()
    seen = Visit(page)
    page.on("request", lambda request: seen.requests.append(request.url))
    page.on("console", lambda message: seen.complaints.append(message.text))
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    page.on("dialog", seen.refuse)
    page.goto(path.as_uri())
    try:
        yield seen
    finally:
        context.close()
