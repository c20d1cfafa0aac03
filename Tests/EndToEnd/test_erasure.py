"""Erasing a file, from what the page says before to what is left after, with script switched off.

On a server of its own, whose clock moves. The tests go in the order of the days.
"""

import re
import time

import pytest
import requests
from axe_playwright_python.sync_playwright import Axe
from conftest import running_demo
from test_console import enter_as
from test_flows import plain
from test_person import bearer, check, grant
from test_post import wait_for
from test_portal import sign_in

OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def demo(binary, tmp_path_factory):
    with running_demo(binary, tmp_path_factory.mktemp("erasure"), "--people", "40") as demo:
        yield demo


@pytest.fixture(scope="module")
def look(browser, demo, artifacts):
    """Reads the page that somebody has open in a browser with script: axe, three widths, pictures."""
    pictures = artifacts / "erasure"
    pictures.mkdir(exist_ok=True)

    def at(page, name):
        context = browser.new_context(bypass_csp=True)
        context.add_cookies(page.context.cookies())
        other = context.new_page()
        assert other.goto(page.url.split("?")[0]).status == 200
        for width in (320, 360, 1280):
            other.set_viewport_size({"width": width, "height": 800})
            assert other.evaluate(OVERFLOW) <= 0, f"{name} scrolls sideways at {width} pixels"
            if width != 320:
                other.screenshot(path=pictures / f"{name}-{width}.png", full_page=True)
        for scheme in ("light", "dark"):
            other.emulate_media(color_scheme=scheme)
            results = Axe().run(other)
            assert results.violations_count == 0, f"{name} ({scheme}): {results.generate_report()}"
        context.close()

    return at


@pytest.fixture(scope="module")
def enter(browser, demo):
    """Signs a person in, without script, and opens the page."""
    contexts = []

    def as_person(person):
        context = browser.new_context(java_script_enabled=False)
        contexts.append(context)
        page = sign_in(demo, context, person["reference"])
        page.goto(f"{demo.address}/me/erasure")
        return page

    yield as_person
    for context in contexts:
        context.close()


def whole(page):
    return page.inner_text("#whole")


def ask(page):
    page.check("#understands")
    page.get_by_role("button", name="Erase my file").click()
    assert page.locator("[role=status]").count() == 1, page.inner_text("main")


def session_of(page):
    return next(
        one["value"] for one in page.context.cookies() if one["name"] == "recourse_session"
    )


def move(demo, days):
    moved = requests.post(f"{demo.address}/demo/clock", json={"advanceDays": days})
    moved.raise_for_status()


def shape(answer):
    """What an answer says, without what is drawn anew for every one."""
    return answer.status_code, {
        name: value if name == "reference" else len(str(value))
        for name, value in answer.json().items()
    }


def test_the_page_says_everything_before_anything_is_sent(demo, enter, look):
    page = enter(plain(demo, 3))
    said = whole(page)
    for heading in (
        "What goes", "What has to stay for now", "What is left", "What happens when you ask",
    ):
        assert page.get_by_role("heading", name=heading, exact=True).count() == 1
    assert "Your name, date of birth, address" in said and "item" in said
    assert "Nothing. If you allowed somebody" in said
    assert "For 3 days you can take it back" in said
    assert "It cannot be undone." in said and "No human decides whether." in said
    assert page.locator("#understands:checked").count() == 0, "nothing is ticked for anybody"
    boxes = [one.bounding_box() for one in page.locator("#whole .pair > *").all()]
    assert len(boxes) == 2 and min(box["height"] for box in boxes) >= 44
    look(page, "before")


def test_without_the_tick_nothing_happens(demo, enter):
    page = enter(plain(demo, 4))
    page.locator("#understands").evaluate("one => { one.required = false }")
    page.get_by_role("button", name="Erase my file").click()
    assert page.locator("[role=status]").count() == 0, page.inner_text("main")
    page.goto(f"{demo.address}/me/erasure")
    assert page.get_by_role("button", name="Erase my file").count() == 1


def test_asking_switches_sharing_off_and_is_taken_back_in_one_step(demo, enter, look):
    person = plain(demo, 5)
    page = enter(person)
    grant(demo, person, session_of(page))
    assert check(demo, person).json()["outcome"] == "answered"
    page.goto(f"{demo.address}/me/erasure")
    ask(page)
    assert "You can take it back here, in one step." in page.inner_text("[role=status]")
    assert check(demo, person).json()["outcome"] == "unavailable"
    assert "Every sharing is off." in whole(page)
    assert page.locator("#whole form").count() == 1
    page.goto(f"{demo.address}/me/sharing")
    assert page.locator(".switch[aria-pressed=true]").count() == 0
    page.goto(f"{demo.address}/me/notices")
    assert "eras" in page.inner_text("main")
    page.goto(f"{demo.address}/me/erasure")
    # Whoever was told something deletes it first, and the person reads who has not yet.
    assert "What stands in the way" in whole(page)
    assert demo.facts["lenders"][0]["name"] in whole(page)
    look(page, "asked-with-recall")
    page.get_by_role("button", name="Take it back and keep my file").click()
    assert "What you shared stays off." in page.inner_text("[role=status]")
    assert check(demo, person).json()["outcome"] == "unavailable"
    assert page.get_by_role("button", name="Erase my file").count() == 1


def test_an_open_order_stands_in_the_way_and_a_named_human_says_so(demo, browser, enter, look):
    page = enter(demo.person("listed"))
    said = whole(page)
    assert "A court ordered you to pay, and that has not ended." in said
    assert "The entry is kept until" in said and "INV" not in said.split("Read it")[0]
    assert "A human with a name tells you within" in said
    look(page, "before-with-order")
    ask(page)
    assert "A human tells you by" in page.inner_text(".lead")
    assert "What stands in the way" in whole(page)
    look(page, "to-answer")
    path = page.locator("#whole a", has_text="Read it").first.get_attribute("href")
    assert page.goto(demo.address + path).status == 200

    operator = enter_as(demo, browser, "operator")
    operator.goto(f"{demo.address}/console/office/erasures")
    assert "1 request to answer." in operator.inner_text("main").replace("One", "1")
    look(operator, "console-list")
    operator.locator("main tbody a").first.click()
    shown = operator.inner_text("main")
    assert "A court order that has not ended" in shown
    identity = demo.person("listed")["identity"]
    assert identity["familyName"] not in shown and identity["address"]["street"] not in shown
    look(operator, "console-one")
    fold = operator.locator("details:not([open]):has(form#answer) > summary")
    if fold.count():
        fold.click()
    operator.fill("form#answer [name=words]", "Pay it, and your file goes by itself.")
    operator.locator("form#answer button[type=submit]").click()
    assert "The person reads it." in operator.inner_text("[role=status]")
    operator.context.close()

    page.goto(f"{demo.address}/me/erasure")
    said = whole(page)
    assert "Pay it, and your file goes by itself." in said
    assert "Waits until nothing stands in the way" in said and "at the latest" in said
    footer = page.inner_text("#whole footer")
    assert ", on " in footer and len(footer.split(",")[0]) > 3, footer
    look(page, "waiting")


def test_lenders_confirm_by_themselves_and_nothing_waits_for_a_last_day(demo, enter):
    """The demo runs the rooms of a server: the lender is told, confirms, and stands in nobody's way."""
    person = plain(demo, 7)
    page = enter(person)
    session = session_of(page)
    grant(demo, person, session)
    assert check(demo, person).json()["outcome"] == "answered"
    page.goto(f"{demo.address}/me/erasure")
    ask(page)

    def own(path):
        return requests.get(f"{demo.address}/v1/me/{path}", headers=bearer(session)).json()

    assert [one["kind"] for one in own("erasure")["obstacles"]] == ["recall"]
    wait_for(lambda: own("erasure")["obstacles"] == [], "the lender", seconds=90)
    assert [one["state"] for one in own("retractions")["retractions"]] == ["confirmed"]
    assert own("erasure")["request"]["state"] == "asked"
    # What was written to the person lies in the tray, to be printed.
    tray = demo.directory / "demo" / "post"
    name = "{givenName} {familyName}".format(**person["identity"])

    def letters():
        return [one for one in tray.glob("*.html") if name in one.read_text()]

    wait_for(
        lambda: any("You asked that your whole file be erased." in one.read_text() for one in letters()),
        "the letter",
    )


def test_who_comes_to_the_counter_is_erased_by_two_humans_and_a_letter(demo, browser, enter):
    person = plain(demo, 8)
    clerk = bearer(demo.staff_session("operator"))
    asked = {
        "person": person["identity"], "way": "counter", "proof": "Passport seen, request signed.",
        "act": "ask-erasure", "understands": True,
    }
    done = requests.post(f"{demo.address}/v1/assisted-acts", json=asked, headers=clerk)
    assert done.status_code == 200, done.text
    page = enter(person)
    assert "Waits for a second human" in whole(page)
    assert "Passport seen, request signed." in whole(page)
    alone = requests.post(
        f"{demo.address}/v1/erasures/{done.json()['id']}/confirmation",
        json={"person": person["identity"]}, headers=clerk,
    )
    assert alone.status_code == 403, "the clerk who wrote it down is not the second human"
    operator = enter_as(demo, browser, "operator")
    operator.goto(f"{demo.address}/console/office/erasures/{done.json()['id']}")
    shown = operator.inner_text("main")
    assert "wrote it down" in shown and person["identity"]["familyName"] not in shown
    assert operator.locator("form#confirm").count() == 1 and operator.locator("form#decline").count() == 1
    operator.context.close()
    back = dict(asked, act="take-erasure-back")
    assert requests.post(f"{demo.address}/v1/assisted-acts", json=back, headers=clerk).status_code == 200
    page.reload()
    assert page.get_by_role("button", name="Erase my file").count() == 1


# This comes last: the clock moves.
def test_after_three_days_it_is_gone_as_if_nobody_had_been(demo, run, enter, look, tmp_path):
    person = plain(demo, 6)
    page = enter(person)
    session = session_of(page)
    key = tmp_path / "key.txt"
    key.write_text(requests.get(f"{demo.address}/log/key").text)
    receipt = tmp_path / "receipt.tlog-proof"
    got = requests.get(f"{demo.address}/v1/me/receipts/1", headers=bearer(session))
    assert got.status_code == 200
    receipt.write_bytes(got.content)
    run("verify", receipt, "--key", key, check=0)
    ask(page)
    assert "Can be taken back" in whole(page)
    assert "It is erased by itself on" in page.inner_text(".lead")
    look(page, "asked")

    move(demo, 2)
    second = demo.sign_in(person["reference"])
    open_ = requests.get(f"{demo.address}/v1/me/erasure", headers=bearer(second)).json()
    assert open_["request"]["state"] == "asked", open_
    move(demo, 2)
    deadline = time.monotonic() + 40
    while True:
        gone = requests.get(f"{demo.address}/v1/me", headers=bearer(second))
        count = requests.get(
            f"{demo.address}/v1/erasures", headers=bearer(demo.staff_session("operator"))
        ).json()["erasures"]
        if len([one for one in count if one["id"] == open_["request"]["id"]]) == 0:
            break
        assert time.monotonic() < deadline, "the file is still there"
        time.sleep(2)
    assert gone.status_code == 401 or requests.get(
        f"{demo.address}/v1/me", headers=bearer(second)
    ).status_code == 401

    # The session that was open leads to the sign-in page.
    page.goto(f"{demo.address}/me")
    assert "/sign-in" in page.url or page.locator("form[action='/sign-in']").count() == 1, page.url
    # The reference reads like one that nobody ever had.
    never = "".join("2" if one.isalnum() else one for one in person["reference"])
    assert never != person["reference"]
    asked = [
        requests.post(f"{demo.address}/v1/me/sign-in", json={"reference": one})
        for one in (person["reference"], never)
    ]
    assert shape(asked[0]) == shape(asked[1])
    pages = []
    for one in (person["reference"], never):
        page.goto(f"{demo.address}/sign-in")
        page.fill("input[name=reference]", one)
        page.click("main button[type=submit]")
        said = page.inner_text("main").replace(one, "REFERENCE")
        pages.append(re.sub(r"\d", "0", said))
    assert pages[0] == pages[1]
    # A last letter says so: there is no other way to reach somebody who left no mail address.
    tray = demo.directory / "demo" / "post"
    street = person["identity"]["address"]["street"]
    last = wait_for(
        lambda: [
            one for one in tray.glob("*.html")
            if "Your file was erased." in one.read_text() and street in one.read_text()
        ],
        "the last letter",
    )
    assert len(last) == 1 and person["reference"] not in last[0].read_text()
    # A lender is told what it is told of somebody who never was.
    stranger = dict(person, identity=dict(person["identity"], givenName="Nobody"))
    assert check(demo, person).content == check(demo, stranger).content
    assert check(demo, person).json()["outcome"] == "unavailable"
    # What somebody holds still verifies.
    run("verify", receipt, "--key", key, check=0)
    # Whoever has a court order is still there, and their own request still waits.
    listed = demo.sign_in(demo.person("listed")["reference"])
    left = requests.get(f"{demo.address}/v1/me/erasure", headers=bearer(listed)).json()
    assert left["request"]["state"] == "waiting"


def test_the_log_agrees_with_what_is_left(demo, run):
    """After it, beside the running server: every row, event and leaf is read again."""
    folder = demo.directory / "demo"
    run(
        "admin", "check-log", "--database", f"sqlite:{folder / 'recourse.db'}",
        "--keys", folder / "keys", "--origin", "demo.recourse.example/log", check=0,
    )
