"""Takes a picture of every page: light and dark, English and Indonesian, phone and desktop.

Start Selaras with `make run`, then `python tools/screenshots.py --password ... --into some/folder`. Look at all of
them after a change of the pages. `make screenshot` takes the one picture of the README with ``--readme``: the first
screen of the shared page. A picture shows what runs, so it cannot show more than there is.
"""

import argparse
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.harness.browser import running_chromium

README = Path(__file__).resolve().parents[1] / "docs/start/monday.png"
SIZES = {"desktop": (1280, 900), "phone": (360, 780)}
PAGES = {
    "monday": "/",
    "definition": "/figures/mql_to_sql/",
    "rows": "/figures/mql_volume/rows/",
    "review": "/review/",
    "my-day": "/my-day/",
    "promises": "/promises/",
    "breaches": "/promises/breaches/",
    "escalations": "/escalations/",
    "disputes": "/disputes/",
    "symptoms": "/symptoms/",
    "symptom-rows": "/symptoms/never_touched/rows/",
    "audits": "/audits/",
    "duplicates": "/duplicates/",
    "pipeline": "/pipeline/",
    "pipeline-rows": "/pipeline/rows/?line=created",
    "routing": "/routing/",
    "dry-run": "/routing/dry-run/",
    "leads": "/leads/",
    "lead": "first lead",
    "charter": "/charter/",
    "versions": "/charter/versions/",
    "propose": "/charter/propose/",
    "data": "/data/",
    "settings": "/settings/",
    "people": "/settings/people/",
    "connections": "/settings/connections/",
    "notices": "/notices/",
    "keyboard": "/help/keyboard/",
    "nothing": "/no-such-page/",
}


@dataclass(frozen=True)
class Look:
    """One way of looking at a page."""

    size: str
    theme: str
    language: str


def main() -> None:
    """Sign in once per look and take the wanted pages."""
    wanted = _arguments()
    with running_chromium() as browser:
        if wanted.readme:
            page = _signed_in(browser, wanted, Look("desktop", "light", "en"))
            _open(page, wanted, "monday")
            page.screenshot(path=README)
            return
        wanted.into.mkdir(parents=True, exist_ok=True)
        for look in _looks(wanted):
            page = _signed_in(browser, wanted, look)
            for name in wanted.pages:
                _take(page, wanted, look, name)
            page.context.close()


def _looks(wanted: argparse.Namespace) -> Iterator[Look]:
    for size, theme, language in itertools.product(wanted.sizes, wanted.themes, wanted.languages):
        yield Look(size, theme, language)


def _signed_in(browser: Browser, wanted: argparse.Namespace, look: Look) -> Page:
    width, height = SIZES[look.size]
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=look.theme)
    page = context.new_page()
    page.on("console", lambda said: said.type in {"error", "warning"} and print(f"  {page.url}: {said.text}"))
    page.on("pageerror", lambda error: print(f"  {page.url}: {error}"))
    page.goto(f"{wanted.address}/signin/")
    page.locator(f"button[name=language][value={look.language}]").click()
    if wanted.into and "signin" in wanted.pages:
        page.screenshot(path=_path(wanted, look, "signin"), full_page=True)
    page.locator("input[name=username]").fill(wanted.user)
    page.locator("input[name=password]").fill(wanted.password)
    page.locator("input[name=password]").press("Enter")
    page.locator("header.top").wait_for()
    page.locator("summary[aria-label]").first.click()
    page.locator(f"button[name=language][value={look.language}]").click()
    page.locator("header.top").wait_for()
    return page


def _take(page: Page, wanted: argparse.Namespace, look: Look, name: str) -> None:
    if name == "signin" or not _open(page, wanted, name):
        return
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if wide > 0:
        print(f"  {name} {look}: the page is {wide} px wider than the window")
    page.screenshot(path=_path(wanted, look, name), full_page=True)


def _open(page: Page, wanted: argparse.Namespace, name: str) -> bool:
    address = PAGES.get(name, name)
    if name == "lead":
        page.goto(f"{wanted.address}/leads/?stage=won")
        link = page.locator("a.whole").first
        if not link.count():
            return False
        address = str(link.get_attribute("href"))
    page.goto(f"{wanted.address}{address}")
    for chart in page.locator("[data-chart]").all():  # drawn once they are seen; the stream of news never rests
        chart.scroll_into_view_if_needed()
        chart.locator("canvas, svg").first.wait_for()
    page.evaluate("window.scrollTo(0, 0)")
    return True


def _path(wanted: argparse.Namespace, look: Look, name: str) -> Path:
    tidy = name.strip("/").replace("/", "-") or name
    path: Path = wanted.into / f"{tidy}-{look.size}-{look.theme}-{look.language}.png"
    return path


def _arguments() -> argparse.Namespace:
    ask = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    ask.add_argument("--address", default="http://localhost:8000", help="where Selaras runs")
    ask.add_argument("--user", default="bima")
    ask.add_argument("--password", required=True, help="the one that `make run` prints")
    where = ask.add_mutually_exclusive_group(required=True)
    where.add_argument("--into", type=Path, help="the folder of the pictures")
    where.add_argument("--readme", action="store_true", help="only the README's picture, in its place")
    ask.add_argument("--pages", nargs="+", default=["signin", *PAGES])
    ask.add_argument("--sizes", nargs="+", choices=SIZES, default=list(SIZES))
    ask.add_argument("--themes", nargs="+", choices=("light", "dark"), default=["light", "dark"])
    ask.add_argument("--languages", nargs="+", choices=("en", "id"), default=["en", "id"])
    return ask.parse_args()


if __name__ == "__main__":
    main()
