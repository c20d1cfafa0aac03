"""Statement, identity theft, representatives, the copy of a file and the consoles behind them.

The forms are sent with JavaScript off; the live count of words is tried with it on. Screenshots of each
page go to .artifacts/, to be looked at.
"""

import datetime

import pytest
import requests
from conftest import running_demo
from test_portal import check_accessibility, take_pictures

PAGES = ["/me/statement", "/me/theft", "/me/representatives", "/me/download", "/me/file"]


@pytest.fixture(scope="module")
def own(binary, tmp_path_factory):
    """A demo of its own: a statement and a theft would change what others look at."""
    with running_demo(binary, tmp_path_factory.mktemp("rights")) as demo:
        yield demo


@pytest.fixture(scope="module")
def me(own):
    """One session for all: nobody is sent more than a few codes in a short time."""
    return own.sign_in(own.person("many")["reference"])


def person(browser, own, me, **settings):
    """A browser in which the person is signed in, with JavaScript off unless told otherwise."""
    context = browser.new_context(**{"java_script_enabled": False} | settings)
    context.add_cookies([{"name": "recourse_session", "value": me, "url": own.address}])
    return context


def look(browser, own, artifacts, cookies, path, name):
    """Pictures at both widths, nothing that scrolls sideways on a phone, and axe."""
    context = browser.new_context(java_script_enabled=False)
    context.add_cookies(cookies)
    page = context.new_page()
    assert page.goto(own.address + path).status == 200, path
    assert page.locator("h1").count() == 1, path
    take_pictures(page, artifacts, name)
    context.close()
    phone = browser.new_context(viewport={"width": 360, "height": 740})
    phone.add_cookies(cookies)
    view = phone.new_page()
    view.goto(own.address + path)
    overflow = view.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert overflow <= 0, f"{path} scrolls sideways by {overflow} px on a phone"
    phone.close()
    check_accessibility(browser, own, cookies, path)


def test_a_statement_is_counted_with_and_without_script_and_travels(browser, own, me):
    context = person(browser, own, me)
    page = context.new_page()
    page.goto(f"{own.address}/me/statement")
    page.fill("textarea[name=words]", "one two three")
    page.locator("[data-count-button]").click()
    assert "3 words of at most 200." in page.inner_text("main")
    assert page.input_value("textarea[name=words]") == "one two three"
    page.fill("textarea[name=words]", "I was ill in spring. Since June I pay.")
    page.locator("main form").first.locator("button").first.click()
    assert "goes with every answer" in page.inner_text("main")
    context.close()
    live = person(browser, own, me, java_script_enabled=True)
    page = live.new_page()
    page.goto(f"{own.address}/me/statement")
    assert page.locator("[data-count-button]").count() == 0
    page.fill("textarea[name=words]", "a b c d")
    assert page.inner_text("#words-count") == "4 words of at most 200."
    page.fill("textarea[name=words]", "so " * 202)
    assert page.inner_text("#words-count") == "202 words of at most 200. 2 words too many."
    live.close()
    file = requests.get(f"{own.address}/v1/me", headers={"Authorization": f"Bearer {me}"}).json()
    assert file["statement"]["words"] == "I was ill in spring. Since June I pay."


def test_a_theft_hides_what_is_not_mine_and_the_office_makes_sure(browser, own, me, artifacts):
    context = person(browser, own, me)
    page = context.new_page()
    page.goto(f"{own.address}/me/theft")
    page.locator("main form button[type=submit]").click()
    assert page.locator(".fault").count() >= 4
    take_pictures(page, artifacts, "rights-theft-faults")
    page.locator("input[type=checkbox][name^='item.']").first.check()
    page.fill("input[name=authority]", "Police of Sampleton")
    page.fill("input[name=number]", "ST 12/26")
    page.fill("input[name=madeOn]", file_day(own, me))
    page.fill("textarea[name=words]", "My wallet was taken in October.")
    page.check("input[name=isNotMine]")
    page.locator("main form button[type=submit]").click()
    assert "Hidden, being looked at" in page.inner_text("main")
    path = page.url.split("?")[0].removeprefix(own.address)
    cookies = context.cookies()
    context.close()
    look(browser, own, artifacts, cookies, path, "rights-theft-one")
    staff = browser.new_context(java_script_enabled=False)
    office = enter(own, staff, "operator")
    office.goto(f"{own.address}/console/office/theft")
    take_pictures(office, artifacts, "rights-console-thefts")
    office.locator("main table a").first.click()
    take_pictures(office, artifacts, "rights-console-theft")
    office.fill("textarea[name=proof]", "Passport seen; the police has the report.")
    office.locator("form[action$='/confirmation'] button[type=submit]").click()
    assert "Blocked" in office.inner_text("main")
    staff.close()


def file_day(own, me):
    """A day that is not in the future of the demo's clock."""
    file = requests.get(f"{own.address}/v1/me", headers={"Authorization": f"Bearer {me}"}).json()
    day = datetime.date.fromisoformat(file["asOf"][:10]) - datetime.timedelta(days=2)
    return day.isoformat()


def enter(own, context, role):
    one = next(one for one in own.facts["staff"] if one["role"] == role)
    page = context.new_page()
    page.goto(f"{own.address}/console/sign-in")
    page.fill("[name=signInName]", one["signInName"])
    page.fill("[name=passPhrase]", one["passPhrase"])
    page.click("main button[type=submit]")
    assert "sign-in" not in page.url, page.inner_text("main")
    return page


@pytest.mark.parametrize("path", PAGES)
def test_the_pages_fit_a_phone_and_pass_axe(browser, own, me, artifacts, path):
    context = person(browser, own, me)
    page = context.new_page()
    if path == "/me/representatives":
        page.goto(own.address + path)
        page.fill("input[name=representative]", "Dana Helper, debt advice of Sampleton")
        page.fill("input[name=contact]", "1 Help Street, Sampleton")
        page.check("input[name='scope.disputes']")
        last = datetime.date.fromisoformat(file_day(own, me)) + datetime.timedelta(days=90)
        page.fill("input[name=lastDay]", last.isoformat())
        page.locator("main form:has(input[name=representative]) button").click()
        assert "Dana Helper" in page.inner_text("main")
    cookies = context.cookies()
    context.close()
    look(browser, own, artifacts, cookies, path, "rights" + path.replace("/", "-"))


def test_the_copy_opens_without_the_server_and_verifies(browser, own, me, artifacts, tmp_path, run):
    own_header = {"Authorization": f"Bearer {me}"}
    copy = requests.get(f"{own.address}/v1/me/copy", headers=own_header)
    data = requests.get(f"{own.address}/v1/me/copy/data", headers=own_header).json()
    place = tmp_path / "copy.html"
    place.write_bytes(copy.content)
    context = browser.new_context(viewport={"width": 360, "height": 740}, offline=True)
    page = context.new_page()
    page.goto(place.as_uri())
    assert page.locator("h2").count() > 12
    overflow = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert overflow <= 0
    for name, width in (("phone", 360), ("desktop", 1280)):
        page.set_viewport_size({"width": width, "height": 3000})
        page.screenshot(path=artifacts / f"rights-copy-{name}.png")
    page.emulate_media(media="print")
    page.pdf(path=artifacts / "rights-copy.pdf")
    context.close()
    key = tmp_path / "office.key"
    key.write_text(data["key"])
    for entry in (data["history"][0], data["history"][-1]):
        receipt = tmp_path / f"receipt-{entry['number']}.txt"
        receipt.write_text(entry["receipt"])
        run("verify", receipt, "--key", key, check=0)


def test_the_consoles_behind_them(browser, own, artifacts):
    staff = browser.new_context(java_script_enabled=False)
    office = enter(own, staff, "operator")
    for path in (
        "/console/office/assist", "/console/office/assist/mandates", "/console/office/furnishers", "/console/office/post",
        "/console/office/recalls", "/console/office/disputes",
    ):
        assert office.goto(own.address + path).status == 200, path
        take_pictures(office, artifacts, "rights" + path.replace("/", "-"))
    cookies = staff.cookies()
    staff.close()
    for path in (
        "/console/office/assist", "/console/office/assist/mandates", "/console/office/furnishers",
        "/console/office/theft",
    ):
        check_accessibility(browser, own, cookies, path)
    desk = browser.new_context(java_script_enabled=False)
    lender = enter(own, desk, "lender")
    for path in ("/console/checks/joint", "/console/theft", "/console/checks"):
        assert lender.goto(own.address + path).status == 200, path
        take_pictures(lender, artifacts, "rights-lender" + path.replace("/", "-"))
    lender.locator("main table a").first.click()
    take_pictures(lender, artifacts, "rights-console-check")
    cookies = desk.cookies()
    desk.close()
    check_accessibility(browser, own, cookies, "/console/checks/joint")


def test_a_representative_signs_in_and_acts_until_the_person_ends_it(browser, own, me, artifacts):
    """The desk records a mandate and makes a sign-in; the rest is the representative's own."""
    helped = own.person("many")
    last = datetime.date.fromisoformat(own.facts["today"]) + datetime.timedelta(days=60)
    staff = browser.new_context(java_script_enabled=False)
    office = enter(own, staff, "operator")
    office.goto(f"{own.address}/console/office/assist/mandates")
    identity = helped["identity"]
    for name in ("givenName", "familyName", "dateOfBirth"):
        office.fill(f"[name='person.{name}']", identity[name])
    for name in ("street", "postalCode", "town", "country"):
        office.fill(f"[name='person.address.{name}']", identity["address"][name])
    office.fill("[name=representative]", "Gwen Guardian")
    office.fill("[name=contact]", "2 Help Street, Sampleton")
    office.select_option("[name=basis]", "appointment")
    office.fill("[name=proof]", "Appointment of 1 February, seen at the desk.")
    office.fill("[name=lastDay]", last.isoformat())
    for scope in ("disputes", "freeze", "statement", "theft"):
        office.check(f"[name='scopes.{scope}']")
    office.click("form#mandate button[type=submit]")
    office.locator("form[action$='/sign-in'] button").first.click()
    take_pictures(office, artifacts, "rights-mandate-sign-in")
    reference = office.inner_text("[data-secret]").strip()
    staff.close()

    guest = browser.new_context(java_script_enabled=False)
    page = guest.new_page()
    page.goto(f"{own.address}/representative")
    assert page.url.endswith("/representative/sign-in")
    take_pictures(page, artifacts, "representative-door")
    page.fill("[name=reference]", reference.lower())
    page.click("main button[type=submit]")
    take_pictures(page, artifacts, "representative-code")
    page.fill("[name=code]", page.inner_text("[data-demo-code]"))
    page.click("main button[type=submit]")
    whole = page.inner_text("body")
    assert f"You act for {identity['givenName']} {identity['familyName']}, until" in whole
    assert helped["reference"] not in whole
    take_pictures(page, artifacts, "representative-acts")
    cookies = guest.cookies()
    for path in ("/representative", "/representative/sign-in"):
        for width in (360, 1280):
            check_accessibility(browser, own, cookies, path, width=width)
    phone = browser.new_context(viewport={"width": 360, "height": 740})
    phone.add_cookies(cookies)
    view = phone.new_page()
    view.goto(f"{own.address}/representative")
    assert view.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    ) <= 0
    phone.close()

    page.locator("summary:has-text('Write the statement')").click()
    page.fill("form#write-statement [name=words]", "She was ill in the spring.")
    page.click("form#write-statement button")
    assert "They get a letter of it" in page.inner_text("main")
    page.locator("summary:has-text('Say that an item is wrong')").click()
    page.fill("form#dispute-item [name=reference]", "01ARZ3NDEKTSV4RRFFQ69G5FAV")
    page.fill("form#dispute-item [name=words]", "It is not hers.")
    page.click("form#dispute-item button")
    assert "There is nothing here" in page.inner_text("#dispute-item-faults")
    take_pictures(page, artifacts, "representative-faults")

    context = person(browser, own, me)
    portal = context.new_page()
    portal.goto(f"{own.address}/me/history")
    assert "By Gwen Guardian, who may act for you" in portal.inner_text("main")
    portal.goto(f"{own.address}/me/notices")
    assert "Gwen Guardian did this for you" in portal.inner_text("main")
    portal.goto(f"{own.address}/me/representatives")
    portal.locator("article:has-text('Gwen Guardian') form button").click()
    context.close()
    page.goto(f"{own.address}/representative")
    assert page.url.endswith("/representative/sign-in")
    guest.close()
