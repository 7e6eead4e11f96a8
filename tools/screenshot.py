"""Takes the README's picture: the shared page of the demo company, as a reader sees it.

Start Selaras with `make run`, then `make screenshot PASSWORD=...` in another terminal. The picture shows what runs, so
it cannot show more than there is.
"""

import argparse
from pathlib import Path

from tests.harness.browser import running_chromium

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Sign in, open the page, wait until its charts are drawn, and keep what the browser shows."""
    wanted = _arguments()
    with running_chromium() as browser:
        page = browser.new_page(
            viewport={"width": wanted.width, "height": wanted.height}, color_scheme=wanted.scheme, locale=wanted.locale
        )
        page.goto(wanted.address)
        page.locator("input[name=username]").fill(wanted.user)
        page.locator("input[name=password]").fill(wanted.password)
        page.locator("input[name=password]").press("Enter")
        page.locator("input[name=password]").wait_for(state="detached")
        page.goto(wanted.address.rstrip("/") + wanted.page)
        page.wait_for_load_state("networkidle")
        wanted.into.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=wanted.into, full_page=wanted.whole)
    print(f"{wanted.into}: {wanted.into.stat().st_size // 1000} kB")


def _arguments() -> argparse.Namespace:
    ask = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    ask.add_argument("--address", default="http://localhost:8000/", help="where Selaras runs")
    ask.add_argument("--user", default="bima")
    ask.add_argument("--password", required=True, help="the one that `make run` prints")
    ask.add_argument("--page", default="/", help="the page to show")
    ask.add_argument("--into", type=Path, default=ROOT / "docs/start/monday.png")
    ask.add_argument("--width", type=int, default=1280)
    ask.add_argument("--height", type=int, default=900)
    ask.add_argument("--whole", action="store_true", help="the whole page, not only its first screen")
    ask.add_argument("--scheme", choices=("light", "dark"), default="light")
    ask.add_argument("--locale", default="en-GB")
    return ask.parse_args()


if __name__ == "__main__":
    main()
