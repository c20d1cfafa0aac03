"""A person's own score: added up again by the program that they download, changed, and proven.

The sums are made twice: by the server, and here by other programs from what the pages give out.
"""

import json
import re
import subprocess
import sys

import pytest
from test_portal import check_accessibility, sign_in


def download(page, selector, path):
    with page.expect_download() as waiting:
        page.click(selector)
    waiting.value.save_as(path)
    return path


@pytest.mark.parametrize("shows", ["score", "listed"])
def test_the_downloaded_card_adds_up_to_the_same_score(browser, demo, tmp_path, shows):
    context = browser.new_context(java_script_enabled=False, accept_downloads=True)
    page = sign_in(demo, context, demo.person(shows)["reference"])
    page.goto(f"{demo.address}/me/score")
    points = int(re.match(r"(\d+) points today", page.inner_text(".lead")).group(1))
    card = download(page, "a[download='card.json']", tmp_path / "card.json")
    mine = download(page, "a[download='my-score.json']", tmp_path / "my-score.json")
    program = download(page, "a[download='readd.py']", tmp_path / "readd.py")
    lines = [line for line in program.read_text().splitlines() if line.strip()]
    assert len(lines) <= 30, "it is told to be some twenty lines"
    done = subprocess.run(
        [sys.executable, program, card, mine], capture_output=True, text=True, check=True
    )
    told = len(json.loads(mine.read_text())["scores"])
    assert len(done.stdout.splitlines()) == told >= 2
    assert f"today: {points} points, told as {points}: the same" in done.stdout
    assert "DIFFERENT" not in done.stdout
    # A program that cannot fail proves nothing.
    changed = json.loads(mine.read_text())
    changed["scores"][0]["points"] += 1
    mine.write_text(json.dumps(changed))
    done = subprocess.run([sys.executable, program, card, mine], capture_output=True, text=True)
    assert "DIFFERENT" in done.stdout
    context.close()


def test_values_are_tried_without_script_and_the_proof_holds(browser, demo, run, tmp_path):
    context = browser.new_context(java_script_enabled=False, accept_downloads=True)
    page = sign_in(demo, context, demo.person("score")["reference"])
    page.goto(f"{demo.address}/me/score/what-if")
    today = int(re.search(r"You have (\d+) points", page.inner_text(".lead")).group(1))
    page.get_by_label("How long you want to repay, in months", exact=True).fill("12")
    page.get_by_label("Points, from").fill(str(today + 40))
    page.click("main form[data-what-if] button[type=submit]")
    assert "?" not in page.url, "what was tried stands in the address"
    tried = page.inner_text("[role=status]")
    more = int(re.search(r"That is (\d+) points more", tried).group(1))
    assert f"{today + more} points" in tried
    assert f"{more} points more." in page.locator("[data-gain]", has_text="more").inner_text()
    assert page.locator("article.card").count() >= 1
    proof = download(page, "form[action$='/proof'] button", tmp_path / "proof.json")
    card = download(page, "a[download='card.json']", tmp_path / "card.json")
    checked = run("scorecard", "check-advice", card, proof, check=0)
    assert "It holds" in checked.stdout
    advice = json.loads(proof.read_text())
    assert advice["cutoff"] == today + 40 and advice["score"] == today
    named = {one["characteristic"] for answer in advice["answers"] for one in answer["changes"]}
    fixed = {"credit_history", "purpose", "present_employment_since", "housing", "property"}
    assert named and not named & fixed
    # The score of the tried values, by another program: the command line.
    values = {**advice["applicant"], "duration_in_month": 12}
    (tmp_path / "me.json").write_text(json.dumps(values))
    again = run("scorecard", "advise", card, tmp_path / "me.json", "--cutoff", today, "--json", check=0)
    assert json.loads(again.stdout)["score"] == today + more
    page.get_by_label("Points, from").fill("many")
    page.click("main form[data-what-if] button[type=submit]")
    assert page.locator("[aria-invalid=true]").count() == 1
    cookies = context.cookies()
    context.close()
    for width in (320, 1280):
        check_accessibility(browser, demo, cookies, "/me/score/what-if", width)
        check_accessibility(browser, demo, cookies, "/me/score", width)


def test_with_script_the_sum_follows_the_slider_and_agrees_with_the_server(browser, demo):
    context = browser.new_context()
    page = sign_in(demo, context, demo.person("score")["reference"])
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
    page.goto(f"{demo.address}/me/score/what-if")
    total = page.locator("[data-total]")
    before = total.inner_text()
    for months in ("6", "24", "50"):
        page.get_by_label("How long you want to repay, in months, as a slider").fill(months)
        assert page.locator("input[name='values.duration_in_month']").input_value() == months
        page.locator("select").nth(1).select_option(index=int(months) % 4)
        live = total.inner_text()
        page.click("main form[data-what-if] button[type=submit]")
        assert total.inner_text() == live, months
        assert live.split()[0] in page.inner_text("[role=status]")
        page.goto(f"{demo.address}/me/score/what-if")
        assert total.inner_text() == before
    # By keyboard alone.
    slider = page.get_by_label("How long you want to repay, in months, as a slider")
    slider.focus()
    page.keyboard.press("ArrowLeft")
    assert page.locator("input[name='values.duration_in_month']").input_value() == "47"
    assert not faults
    context.close()


@pytest.fixture(scope="module")
def held(demo):
    """One session for all: a person has five codes in ten minutes."""
    return demo.sign_in(demo.person("many")["reference"])


def test_a_number_counts_as_it_is_written_in_the_reader_s_language(browser, demo, held):
    """A German phone offers a comma: 1.500,50 is fifteen hundred and a half, with script and without."""
    got = {}
    for lang, typed in (("en", "1,500.50"), ("de", "1.500,50"), ("de", "1500,5"), ("fr", "1 500,50")):
        for script in (True, False):
            context = browser.new_context(java_script_enabled=script)
            context.add_cookies(
                [{"name": "recourse_language", "value": lang, "url": demo.address}]
            )
            page = context.new_page()
            context.add_cookies(
                [{"name": "recourse_session", "value": held, "url": demo.address}]
            )
            page.goto(f"{demo.address}/me/score/what-if")
            assert page.get_attribute("html", "lang") == lang
            field = page.locator("input[name='values.credit_amount']")
            field.fill(typed)
            live = page.inner_text("[data-total]") if script else None
            page.click("main form[data-what-if] button[type=submit]")
            total = page.inner_text("[data-total]")
            assert live in (None, total)
            assert field.input_value() == ("1500.5" if lang == "en" else "1500,5")
            got[lang, typed, script] = re.search(r"\d+", total).group()
            context.close()
    assert len(set(got.values())) == 1, got
