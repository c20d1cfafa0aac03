"""The browser's verifier says of every file what the second verifier says, and sends nothing."""

import random

import pytest
import requests
import verify_receipt as second
from axe_playwright_python.sync_playwright import Axe
from test_evidence_vectors import FILES, FIXTURES, KEY
from test_portal import take_pictures


@pytest.fixture(scope="module")
def page(browser, demo):  # noqa: F811
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(f"{demo.address}/verify")
    yield page
    context.close()


def checked(page, data, key=KEY):
    """What the page says of a file: whether it verified, and its kind or the code of the refusal."""
    page.set_input_files("#file", {"name": "file", "mimeType": "text/plain", "buffer": data})
    page.fill("#key", key)
    page.click("main button[type=submit]")
    outcome = page.locator("[data-outcome]")
    outcome.wait_for(state="visible")
    shown = outcome.locator("h2:visible")
    assert shown.count() == 1, "exactly one sentence is shown"
    return outcome.get_attribute("data-verified") == "true", outcome.get_attribute("data-kind")


@pytest.mark.parametrize(("name", "kind", "events"), FILES)
def test_the_page_accepts_what_ours_wrote(page, name, kind, events):
    assert checked(page, (FIXTURES / name).read_bytes()) == (True, kind)
    assert page.locator("[data-events] li").count() == events


@pytest.mark.parametrize(("name", "kind", "events"), FILES)
def test_the_page_and_the_second_verifier_agree_on_changed_files(page, name, kind, events):
    generator = random.Random(f"20261128{name}")
    good = (FIXTURES / name).read_bytes()
    refusals = 0
    for number in range(60):
        bad = bytearray(good)
        place = generator.randrange(len(bad))
        if number % 3:
            bad[place] ^= 1 << generator.randrange(6)
        else:
            del bad[place : place + generator.randint(1, 30)]
        try:
            second.verify(bytes(bad), KEY)
            expected = True
        except second.Refused:
            expected = False
        found, code = checked(page, bytes(bad))
        assert found == expected, (number, place, code)
        refusals += not expected
    assert refusals > 40


def test_every_refusal_that_matters_has_its_sentence(page):
    receipt = (FIXTURES / "receipt-judgment.tlog-proof").read_text(encoding="utf-8")
    other = KEY.replace(KEY.split("+")[0], "another.example/log")
    assert checked(page, receipt.encode(), other) == (False, "key")
    assert checked(page, receipt.encode(), "not a key") == (False, "key")
    lines = receipt.split("\n")
    place = next(number for number, line in enumerate(lines) if line.startswith("index "))
    assert checked(page, receipt.replace(lines[place], "index 0").encode()) == (False, "eventNotInLog")
    assert checked(page, b"hello\n") == (False, "malformedCheckpoint")
    assert checked(page, b'{"format":"another"}') == (False, "unknownFormat")
    statement = (FIXTURES / "statement-complete.json").read_bytes()
    # The same members with one blank more say the same, and are not the file that was signed for.
    assert checked(page, statement.replace(b'":', b'": ', 1)) == (False, "malformed")


def test_a_receipt_of_this_server_passes_and_nothing_is_sent(browser, demo, artifacts):  # noqa: F811
    session = demo.sign_in(demo.person("listed")["reference"])
    receipt = requests.get(
        f"{demo.address}/v1/me/receipts/1", headers={"Authorization": f"Bearer {session}"}
    ).content
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(f"{demo.address}/verify")
    sent = []
    page.on("request", lambda request: sent.append(request.url))
    key = page.input_value("#key")
    assert checked(page, receipt, key) == (True, "receipt")
    # The tab's icon is the browser's own wish.
    assert [url for url in sent if not url.endswith("icon.svg")] == []
    passed = page.locator("[data-outcome] .notice:visible")
    assert "This receipt is genuine" in passed.inner_text()
    assert "urgent" not in passed.get_attribute("class")
    page.click("[data-contents] summary")
    assert '"previousHead"' in page.inner_text("[data-events]")
    assert Axe().run(page).violations_count == 0
    take_pictures(page, artifacts, "verify-passed")
    assert checked(page, receipt.replace(b"index ", b"index 1"), key)[0] is False
    refused = page.locator("[data-outcome] .notice.urgent:visible")
    assert "This file did not pass" in refused.inner_text()
    assert Axe().run(page).violations_count == 0
    take_pictures(page, artifacts, "verify-refused")
    context.close()


def test_without_script_the_page_names_the_program(browser, demo):  # noqa: F811
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{demo.address}/verify")
    assert page.locator("form[data-verify]").is_hidden()
    assert "recourse verify" in page.inner_text("main")
    assert page.locator("noscript p").is_visible()
    context.close()
