"""Every flow of a person with script switched off, from the letter to leaving; what a page weighs.

Each flow is done with people of their own, so that no other test finds them changed.
"""

import base64
import hashlib
import hmac
import json
import re
import struct
import time
from datetime import date, timedelta

import pytest
import requests
from test_person import bearer, check
from test_portal import PERSONAL, PUBLIC, check_accessibility, sign_in

FIRST_PAGE_BYTES = 60_000


@pytest.fixture
def bare(browser):
    """A browser without script."""
    context = browser.new_context(java_script_enabled=False, accept_downloads=True)
    yield context
    context.close()


def plain(demo, number):
    """The person of that number, counted from the end, whose file shows nothing in particular."""
    return [person for person in demo.facts["people"] if person["shows"] == "plain"][-number]


def ask(demo, person, lender=0):
    asked = requests.post(
        f"{demo.address}/v1/consents",
        headers=bearer(demo.facts["lenders"][lender]["key"]),
        json={
            "person": person["identity"], "purpose": "credit-application",
            "categories": ["own-conduct", "declared-for-this-credit", "account-data-by-consent"],
            "isSingleUse": False,
        },
    )
    assert asked.status_code == 202, asked.text


def press(page, name):
    exact = {"exact": True} if isinstance(name, str) else {}
    page.get_by_role("button", name=name, **exact).first.click()


def test_a_request_is_refused_another_allowed_and_switched_off(demo, bare):
    person = plain(demo, 1)
    ask(demo, person, 0)
    ask(demo, person, 1)
    page = sign_in(demo, bare, person["reference"])
    page.goto(f"{demo.address}/me/sharing")
    assert page.locator("input[type=checkbox], input[type=radio]").count() == 0
    page.get_by_role("link", name="Read the request").first.click()
    # Two equal buttons: the same size, neither chosen beforehand.
    boxes = [
        page.get_by_role("button", name=name, exact=True).bounding_box()
        for name in ("Allow", "Do not allow")
    ]
    assert boxes[0]["width"] == boxes[1]["width"] and boxes[0]["height"] == boxes[1]["height"]
    assert "Nothing else changes: not your score" in page.inner_text("main")
    press(page, "Do not allow")
    assert "You said no. Nothing else changes." in page.inner_text("[role=status]")
    page.goto(f"{demo.address}/me/sharing")
    page.get_by_role("link", name="Read the request").first.click()
    words = page.locator("blockquote").text_content().strip()
    shown = page.locator("blockquote + details code").text_content()
    press(page, "Allow")
    assert "You allowed it." in page.inner_text("[role=status]")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download the record").click()
    record = json.loads(open(waiting.value.path()).read())
    text = json.dumps(record, ensure_ascii=False)
    assert f"sha256:{shown}" in text
    assert json.dumps(words, ensure_ascii=False)[1:-1] in text
    page.goto(f"{demo.address}/me/sharing")
    press(page, re.compile("^On"))
    assert "It is off, from this moment." in page.inner_text("[role=status]")
    assert page.locator(".switch").count() == 0


def test_a_look_is_denied_the_file_frozen_opened_and_lifted(demo, bare):
    person = plain(demo, 2)
    ask(demo, person)
    page = sign_in(demo, bare, person["reference"])
    page.goto(f"{demo.address}/me/sharing")
    page.get_by_role("link", name="Read the request").click()
    press(page, "Allow")
    assert check(demo, person).json()["outcome"] == "answered"
    page.goto(f"{demo.address}/me/looks")
    page.get_by_role("link", name="This was not me").first.click()
    press(page, "This was not me")
    assert "You said: this was not me" in page.inner_text("#not-me")
    page.goto(f"{demo.address}/me/freeze")
    press(page, "Freeze my file")
    assert check(demo, person).json()["outcome"] == "unavailable"
    page.fill("input[name=days]", "3")
    press(page, re.compile("^Open it for"))
    assert check(demo, person).json()["outcome"] == "answered"
    press(page, "Lift the freeze")
    assert "The freeze is lifted" in page.inner_text("[role=status]")


def test_an_item_is_contested_and_the_file_asked_for(demo, bare):
    page = sign_in(demo, bare, plain(demo, 3)["reference"])
    page.goto(f"{demo.address}/me/file")
    page.get_by_role("link", name=re.compile("^This is wrong")).first.click()
    page.fill("textarea[name=words]", "This was another person's credit.")
    page.locator("form:has(textarea) button[type=submit]").click()
    assert "/me/disputes/" in page.url
    assert "This was another person's credit." in page.inner_text("main")
    page.goto(f"{demo.address}/me/file")
    assert page.locator(".tag.off").count() >= 1
    page.goto(f"{demo.address}/me/disclosures")
    page.locator("main form button[type=submit]").first.click()
    assert "/me/disclosures/" in page.url
    page.goto(f"{demo.address}/me/download")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download it for programs").click()
    assert json.loads(open(waiting.value.path()).read())["items"]


def test_a_payment_is_told_and_a_notice_confirmed(demo, bare):
    person = plain(demo, 9)
    today = date.fromisoformat(demo.facts["today"])
    court = bearer(demo.facts["court"]["key"])
    filed = requests.post(
        f"{demo.address}/v1/judgments",
        headers=court,
        json=demo.court_key().signed(
            person["identity"],
            {
                "court": "District Court of Sampleton", "caseNumber": "ZZ 77/26",
                "kind": "civilMoney", "orderedOn": str(today - timedelta(days=100)),
                "obligationAroseOn": str(today - timedelta(days=300)),
                "principalMinorUnits": 250000, "currency": "EUR", "creditor": "Example Ltd",
                "liability": "own", "isFinal": True, "reasons": "Goods not paid for",
                "confirmedOn": str(today), "signedBy": "Clerk of the court",
            },
        ),
    )
    assert filed.status_code == 201, filed.text
    entry = filed.json()["id"]
    page = sign_in(demo, bare, person["reference"])
    page.goto(f"{demo.address}/me/notices")
    press(page, re.compile("^I have received this"))
    assert "We recorded that you received it." in page.inner_text("[role=status]")
    page.goto(f"{demo.address}/me/register/{entry}")
    page.fill("form[action$='/pay'] [name=proof]", "Transfer of yesterday, slip of my bank")
    page.locator("form[action$='/pay'] button").click()
    assert "We recorded that it is paid" in page.inner_text("[role=status]")
    assert "Transfer of yesterday" in page.inner_text("main")
    queue = requests.get(f"{demo.address}/v1/registrar/queue", headers=court).json()["cases"]
    assert [one["task"] for one in queue if one["id"] == entry] == ["paymentClaimed"]


def stay_here(context):
    """The neutral page is somebody else's: where the way to it leads is checked, and not gone."""

    def answer(route):
        away = route.fetch(max_redirects=0)
        assert away.status == 303 and away.headers["location"].startswith("https://")
        route.fulfill(body="elsewhere", content_type="text/html")

    context.route(re.compile("/leave$"), answer)


def test_signing_out_and_leaving_end_the_session(browser, demo):
    for way in ("out", "leave"):
        context = browser.new_context(java_script_enabled=False)
        page = sign_in(demo, context, plain(demo, 4)["reference"])
        cookie = next(one for one in context.cookies() if "session" in one["name"])
        if way == "out":
            press(page, "Sign out")
        else:
            stay_here(context)
            page.get_by_role("link", name="Leave quickly").click()
            assert page.inner_text("body") == "elsewhere"
        again = requests.get(
            f"{demo.address}/me", cookies={cookie["name"]: cookie["value"]}, allow_redirects=False
        )
        assert again.headers["Location"] == "/sign-in", way
        context.close()


def test_leaving_by_one_key_leaves_no_way_back(browser, demo):
    context = browser.new_context()
    stay_here(context)
    page = sign_in(demo, context, plain(demo, 4)["reference"])
    page.goto(f"{demo.address}/me/register")
    before = page.evaluate("history.length")
    page.keyboard.press("Escape")
    page.wait_for_url(re.compile("/leave$"))
    assert page.inner_text("body") == "elsewhere"
    assert page.evaluate("history.length") == before
    page.go_back()
    assert "Register" not in page.title()
    context.close()


def code_of(key, at=None):
    """RFC 6238, written here once more: what an app on a phone shows."""
    secret = base64.b32decode(key.replace(" ", ""))
    step = int((at or time.time()) // 30)
    mac = hmac.new(secret, struct.pack(">Q", step), hashlib.sha1).digest()
    place = mac[-1] & 15
    return f"{(struct.unpack('>I', mac[place:place + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


def test_an_account_is_set_up_used_and_closed(browser, demo, bare, artifacts):
    person = plain(demo, 5)
    page = sign_in(demo, bare, person["reference"])
    page.goto(f"{demo.address}/me/account")
    key = page.locator("[data-secret]").inner_text()
    page.fill("input[name=userName]", "flow.tester")
    page.fill("input[name=passPhrase]", "too short")
    page.fill("input[name=code]", code_of(key))
    press(page, "Set it up")
    assert page.locator("[aria-invalid=true]").count() == 1
    page.fill("input[name=passPhrase]", "seven quiet green kettles")
    set_up = time.time()
    page.fill("input[name=code]", code_of(key, set_up))
    press(page, "Set it up")
    codes = page.locator(".codes code").all_inner_texts()
    assert len(set(codes)) == 10
    page.screenshot(path=artifacts / "account-codes.png", full_page=True)
    press(page, "Sign out")

    def sign_in_by_name(code, phrase="seven quiet green kettles"):
        page.goto(f"{demo.address}/sign-in/account")
        page.fill("input[name=userName]", "flow.tester")
        page.fill("input[name=passPhrase]", phrase)
        page.fill("input[name=code]", code)
        page.locator("main button[type=submit]").click()
        return page.url == f"{demo.address}/me"

    # The code that set it up is used, so the next one is waited for.
    assert not sign_in_by_name(code_of(key, set_up))
    time.sleep(max(0, set_up + 31 - time.time()))
    assert sign_in_by_name(code_of(key))
    press(page, "Sign out")
    assert not sign_in_by_name(codes[0], phrase="another phrase 4711")
    assert sign_in_by_name(codes[0])
    page.goto(f"{demo.address}/me/account")
    assert "9" in page.inner_text("dl.facts")
    cookies = bare.cookies()
    for width in (320, 1280):
        check_accessibility(browser, demo, cookies, "/me/account", width)
    page.fill("#close-phrase", "seven quiet green kettles")
    page.fill("#close-code", codes[1])
    press(page, "Remove user name sign-in")
    assert page.locator("#set-up").count() == 1
    for width in (320, 1280):
        check_accessibility(browser, demo, bare.cookies(), "/me/account", width)
        check_accessibility(browser, demo, [], "/sign-in/account", width)
    page.goto(f"{demo.address}/me/history")
    assert "A recovery code was used" in page.inner_text("main")
    page.goto(f"{demo.address}/me/account")
    press(page, "Sign out everywhere")
    page.goto(f"{demo.address}/me")
    assert page.url == f"{demo.address}/sign-in"


@pytest.mark.parametrize("width, height", [(320, 640), (640, 400)])
def test_nothing_scrolls_sideways_at_320_pixels_or_at_twice_the_size(browser, demo, width, height):
    """640 by 400 at a scale of 2 is a screen of 1280 by 800 at 200 %."""
    context = browser.new_context(
        viewport={"width": width, "height": height}, device_scale_factor=2
    )
    page = sign_in(demo, context, demo.person("listed")["reference"])
    paths = PUBLIC + PERSONAL + ["/sign-in/account", "/me/disclosures"]
    for index in ("/me/looks", "/me/register", "/me/sharing"):
        page.goto(demo.address + index)
        detail = page.locator(f"main a[href^='{index}/']").first
        if detail.count():
            paths.append(detail.get_attribute("href"))
    for path in paths:
        assert page.goto(demo.address + path).status == 200, path
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        overflow = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert overflow <= 0, f"{path} scrolls sideways by {overflow} px at {width} px"
    context.close()


@pytest.mark.parametrize("number, path", enumerate(["/", "/sign-in", "/me", "/me/score/what-if"]))
def test_a_page_with_all_it_needs_is_light(browser, demo, number, path):
    context = browser.new_context()
    # People of their own: nobody gets more than five codes in ten minutes.
    page = sign_in(demo, context, plain(demo, 6 + number)["reference"])
    if not path.startswith("/me"):
        context.clear_cookies()
    page.goto(demo.address + path, wait_until="networkidle")
    sizes = dict(
        page.evaluate(
            """[...performance.getEntriesByType("navigation"),
                ...performance.getEntriesByType("resource")]
                .map(one => [one.name, one.decodedBodySize])"""
        )
    )
    assert all(url.startswith(demo.address) for url in sizes), "something comes from elsewhere"
    assert len(sizes) >= 2 and sum(sizes.values()) < FIRST_PAGE_BYTES, sizes
    context.close()
