"""The report as a file in a browser: it opens without a network, passes axe, fits a phone, prints.

Pictures of each page go to .artifacts/ at phone and desktop width, light, dark and as paper.
"""

import hashlib
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import ROOT

GERMAN = ROOT / "Demo" / "german-credit"
BOSTON = ROOT / "Demo" / "hmda-boston"
TABLE = GERMAN / "german_credit.csv"
LOANS = BOSTON / "hmda_boston_1990.csv"
DENIED = ["--target", "approve", "--event", "0"]
GROUP = ["--group", "black", "--reference", "0"]
NAMES = ["fit", "later", "segments", "alternatives"]


@pytest.fixture(scope="module")
def reports(run, tmp_path_factory):
    folder = tmp_path_factory.mktemp("reports")
    fit = [
        "scorecard", "fit", TABLE, "--target", "creditability", "--event", "bad", "--plan",
        GERMAN / "plan.yaml",
    ]
    run(
        *fit, "--holdout", "0.3", "--output", folder / "card.json", "--report",
        folder / "fit.html", check=0,
    )
    run(
        *fit, "--segment", "duration_in_month", "--segment-cut", "18", "--min-segment-rows", "200",
        "--output", folder / "cards.json", "--report", folder / "segments.html", check=0,
    )
    run(
        "scorecard", "fit", LOANS, *DENIED, "--plan", BOSTON / "plan.yaml", "--output",
        folder / "boston.json", check=0,
    )
    run(
        "scorecard", "report", folder / "boston.json", LOANS, *DENIED, *GROUP, "--approval-rate",
        "0.8", "--fitted-to-these", "--output", folder / "later.html", check=0,
    )
    run(
        "scorecard", "alternatives", LOANS, *DENIED, *GROUP, "--plan", BOSTON / "plan.yaml",
        "--most-changes", "2", "--report", folder / "alternatives.html", check=0,
    )
    return folder


@pytest.mark.parametrize("name", NAMES)
def test_a_report_opens_alone_passes_axe_and_fits_a_phone(browser, reports, artifacts, name):
    page = browser.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    address = (reports / f"{name}.html").as_uri()
    for scheme in ("light", "dark"):
        for width_name, width in (("phone", 360), ("desktop", 1280)):
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme)
            page.goto(address)
            overhang = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            assert overhang <= 0, f"{width_name}: {overhang} pixels to the side"
            results = Axe().run(page)
            assert results.violations_count == 0, results.generate_report()
            page.screenshot(
                path=artifacts / f"report-{name}-{width_name}-{scheme}.png", full_page=True
            )
    assert set(asked) == {address}, "a report needs nothing but itself"
    page.emulate_media(media="print")
    page.pdf(path=artifacts / f"report-{name}.pdf", format="A4")
    page.close()


def test_a_validator_finds_what_they_need(browser, reports):
    page = browser.new_page(java_script_enabled=False)
    page.goto((reports / "fit.html").as_uri())
    text = page.inner_text("main")
    for needed in (
        "rows of the fit", "rows held out", "AUC", "Gini", "KS", "Brier", "Hosmer-Lemeshow", "Lift",
        "PSI", "Not meant for", "SHA-256", "left out", "Weight of evidence", "Coefficient",
    ):
        assert needed.lower() in text.lower(), needed
    data = hashlib.sha256(TABLE.read_bytes()).hexdigest()
    card = hashlib.sha256((reports / "card.json").read_bytes()).hexdigest()
    assert data in text and card in text
    page.goto((reports / "later.html").as_uri())
    text = page.inner_text("main").lower()
    for needed in ("impact ratio", "equal opportunity", "mean difference", "four fifths"):
        assert needed in text, needed
    page.close()


def test_a_report_is_the_same_to_the_byte_and_escapes_names(run, reports, tmp_path):
    odd = tmp_path / "a<b>&.csv"
    odd.write_bytes(TABLE.read_bytes())
    pages = []
    for _ in range(2):
        out = tmp_path / "page.html"
        run(
            "scorecard", "report", reports / "card.json", odd, "--target", "creditability",
            "--output", out, check=0,
        )
        pages.append(out.read_text())
    assert pages[0] == pages[1]
    assert "a<b>" not in pages[0] and "a&lt;b&gt;&amp;" in pages[0]
    assert not re.search(r"<script|https?://(?!www\.w3\.org)", pages[0])
