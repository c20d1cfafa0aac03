"""The consoles in a real browser: a court, a lender and the operator do their day's work.

Every form is sent with JavaScript off. Screenshots of each page go to .artifacts/ at phone and
desktop width, light and dark, to be looked at.
"""

import re
from datetime import date, timedelta

import pytest
import requests
from conftest import running_demo
from test_portal import check_accessibility, sign_in, take_pictures

PHRASE = "four unrelated invented words"


@pytest.fixture(scope="module")
def own(binary, tmp_path_factory):
    """A demo of its own, because the flow moves the clock."""
    with running_demo(binary, tmp_path_factory.mktemp("console")) as demo:
        yield demo


def staff(demo, role):
    return next(one for one in demo.facts["staff"] if one["role"] == role)


def enter(demo, context, name, phrase):
    page = context.new_page()
    page.goto(f"{demo.address}/console/sign-in")
    page.fill("[name=signInName]", name)
    page.fill("[name=passPhrase]", phrase)
    page.click("main button[type=submit]")
    assert "/console/" in page.url and "sign-in" not in page.url, page.inner_text("main")
    return page


def enter_as(demo, browser, role):
    context = browser.new_context(java_script_enabled=False)
    one = staff(demo, role)
    return enter(demo, context, one["signInName"], one["passPhrase"])


def invite(demo, browser, operator, name, role, institution):
    """The operator adds somebody, who chooses a pass phrase and signs in."""
    sign_in_name = name.lower().replace(" ", ".")
    operator.goto(f"{demo.address}/console/staff/new")
    operator.fill("[name=name]", name)
    operator.fill("[name=signInName]", sign_in_name)
    operator.select_option("[name=role]", role)
    operator.select_option("[name=subscriber]", label=institution)
    operator.click("main form button[type=submit]")
    code = operator.inner_text("[data-secret]").strip()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{demo.address}/console/enrol")
    page.fill("[name=signInName]", sign_in_name)
    page.fill("[name=code]", code)
    page.fill("[name=passPhrase]", PHRASE)
    page.fill("[name=again]", PHRASE)
    page.click("main form button[type=submit]")
    assert "Your pass phrase is set" in page.inner_text("main")
    return context, sign_in_name


def onboard(demo, operator, name, role):
    operator.goto(f"{demo.address}/console/subscribers/new")
    operator.fill("[name=name]", name)
    operator.fill("[name=contact]", "office@example.org")
    operator.fill("[name=licence]", "TEST-1")
    operator.select_option("[name=roles]", role)
    operator.click("main form button[type=submit]")
    assert operator.inner_text("h1") == name


def unfold(page, form):
    """Opens the fold in which a form stands, as a hand or the keyboard does."""
    fold = page.locator(f"details:not([open]):has(form#{form}) > summary")
    if fold.count():
        fold.click()


def fill_person(page, path, person):
    identity = person["identity"]
    for name in ("givenName", "familyName", "dateOfBirth"):
        page.fill(f"[name='{path}.{name}']", identity[name])
    for name in ("street", "postalCode", "town", "country"):
        page.fill(f"[name='{path}.address.{name}']", identity["address"][name])


def send(page, form):
    unfold(page, form)
    page.click(f"form#{form} button[type=submit]")


def move(demo, days):
    moved = requests.post(f"{demo.address}/demo/clock", json={"advanceDays": days})
    moved.raise_for_status()
    return date.fromisoformat(moved.json()["now"][:10])


def test_the_whole_day_of_a_court_a_lender_and_the_operator(own, browser):
    today = date.fromisoformat(own.facts["today"])
    person = own.person("plain")
    operator = enter_as(own, browser, "operator")
    onboard(own, operator, "Regional Court of Beispielheim", "court")
    onboard(own, operator, "Muster Savings", "lender")

    # The court files an order, with everything that is wrong told at once and nothing lost.
    context, name = invite(
        own, browser, operator, "Rita Registrar", "court", "Regional Court of Beispielheim"
    )
    clerk = enter(own, context, name, PHRASE)
    assert "filed no order here yet" in clerk.inner_text("main")
    clerk.goto(f"{own.address}/console/orders/new")
    fill_person(clerk, "debtor", person)
    clerk.fill("[name='order.caseNumber']", "RC 12/26")
    clerk.select_option("[name='order.kind']", "fine")
    clerk.fill("[name='order.principalMinorUnits']", "12.00")
    clerk.select_option("[name='order.currency']", "EUR")
    clerk.fill("[name='order.orderedOn']", str(today - timedelta(days=60)))
    clerk.fill("[name='order.obligationAroseOn']", str(today - timedelta(days=200)))
    clerk.fill("[name='order.creditor']", "Example Kitchens Ltd")
    clerk.select_option("[name='order.liability']", "own")
    clerk.fill("[name='order.reasons']", "A kitchen was built in and not paid for.")
    clerk.fill("[name='order.signedBy']", "Judge Sample")
    send(clerk, "file")
    wrong = clerk.inner_text("#file-faults")
    assert "INV-11" in wrong and "INV-10" in wrong and "final" in wrong
    assert clerk.input_value("[name='order.creditor']") == "Example Kitchens Ltd"
    assert clerk.input_value("[name='debtor.familyName']") == person["identity"]["familyName"]
    clerk.select_option("[name='order.kind']", "civilMoney")
    clerk.fill("[name='order.principalMinorUnits']", "3,400.00")
    clerk.check("[name='order.isFinal']")
    send(clerk, "file")
    assert clerk.inner_text("h1") == "Filing RC 12/26"
    assert "You filed it yourself" in clerk.inner_text("main")
    assert clerk.locator("form#confirm").count() == 0
    filing = re.sub(r"\?.*", "", clerk.url)

    # Nothing is there before another of the court's staff has read it, with the sum from the order.
    portal = sign_in(own, browser.new_context(java_script_enabled=False), person["reference"])
    portal.goto(f"{own.address}/me/register")
    assert "Regional Court" not in portal.inner_text("main")
    context, name = invite(
        own, browser, operator, "Otto Other", "court", "Regional Court of Beispielheim"
    )
    second = enter(own, context, name, PHRASE)
    assert "1 filing for another of you to read" in second.inner_text("main")
    second.click("main table a")
    assert second.url == filing and "3,400" not in second.inner_text("main")
    second.fill("form#confirm [name=principalMinorUnits]", "34,000.00")
    send(second, "confirm")
    assert "not the sum that was filed" in second.inner_text("#confirm-faults")
    second.fill("form#confirm [name=principalMinorUnits]", "3,400.00")
    send(second, "confirm")
    assert second.inner_text("h1") == "Case RC 12/26"
    order = re.sub(r"\?.*", "", second.url)
    portal.goto(f"{own.address}/me/register")
    assert "Regional Court" in portal.inner_text("main")
    clerk.goto(order)

    unfold(clerk, "attempt")
    clerk.select_option("form#attempt [name=channel]", "post")
    send(clerk, "attempt")
    unfold(clerk, "receipt")
    clerk.fill("form#receipt [name=reference]", "CERT 4/26")
    send(clerk, "receipt")
    assert "Waiting period" in clerk.inner_text("main")

    # The lender asks; the person says yes; before the waiting period is over nothing is told.
    context, name = invite(own, browser, operator, "Lena Lender", "lender", "Muster Savings")
    lender = enter(own, context, name, PHRASE)
    ask(own, lender, person, "APP 77")
    lender.goto(f"{own.address}/console/requests")
    assert "No consent" in lender.inner_text("main table")
    portal = sign_in(own, browser.new_context(java_script_enabled=False), person["reference"])
    allow(own, portal)
    lender.goto(f"{own.address}/console/requests")
    assert "Allowed" in lender.inner_text("main table")
    check(own, lender, person, "APP 77")
    assert "No entry." in lender.inner_text("main")

    # The clock runs; the order is listed; the check tells it, with the score beside it.
    move(own, 31)
    clerk = enter(own, clerk.context, "rita.registrar", PHRASE)
    clerk.goto(order)
    assert "Listed" in clerk.inner_text("main .top")
    lender = enter(own, lender.context, "lena.lender", PHRASE)
    ask(own, lender, person, "APP 78")
    portal = sign_in(own, portal.context, person["reference"])
    allow(own, portal)
    check(own, lender, person, "APP 78")
    main = lender.inner_text("main")
    assert "Regional Court of Beispielheim" in main and "points" in main
    with lender.expect_download() as download:
        lender.click("text=Download the receipt")
    assert "tlog-proof" in open(download.value.path()).read()

    # The lender declines, by name and with true reasons; without them nothing is recorded.
    lender.select_option("[name=outcome]", "declined")
    lender.fill("[name='reviewer.role']", "Loan officer")
    send(lender, "decision")
    assert "true reason" in lender.inner_text("#decision-faults")
    assert lender.input_value("[name='reviewer.name']") == "Lena Lender"
    lender.locator("[name^='keyFactors.']").first.check()
    lender.check("[name='reviewer.couldDecideOtherwise']")
    send(lender, "decision")
    assert "Declined" in lender.inner_text("main .top"), lender.inner_text("main")
    portal.goto(f"{own.address}/me/notices")
    assert "Muster Savings" in portal.inner_text("main")

    # The person sees who looked: the institution, and the human.
    portal.goto(f"{own.address}/me/looks")
    assert "Lena Lender" in portal.inner_text("main")
    assert "Muster Savings" in portal.inner_text("main")

    # Suspended: the session that was open does nothing more, at once.
    operator = enter_as(own, browser, "operator")
    operator.goto(f"{own.address}/console/subscribers")
    operator.click("text=Muster Savings")
    unfold(operator, "suspend")
    operator.fill("form#suspend [name=reason]", "Its licence has lapsed.")
    send(operator, "suspend")
    assert lender.goto(f"{own.address}/console/checks").status == 403
    assert "suspended" in lender.inner_text("main")


def ask(demo, page, person, reference):
    page.goto(f"{demo.address}/console/requests/new")
    fill_person(page, "person", person)
    page.select_option("[name=purpose]", "credit-application")
    page.fill("[name=ownReference]", reference)
    for box in page.locator("input[type=checkbox]").all():
        box.check()
    send(page, "request")
    assert "Sent, if we can identify" in page.inner_text("main")


def allow(demo, page):
    page.goto(f"{demo.address}/me/sharing")
    page.locator("main a[href^='/me/sharing/']").first.click()
    page.locator("form[action$='/allow'] button").click()
    assert "You allowed it" in page.inner_text("main")


def check(demo, page, person, reference):
    page.goto(f"{demo.address}/console/checks/new")
    fill_person(page, "person", person)
    page.select_option("[name=purpose]", "credit-application")
    page.fill("[name=ownReference]", reference)
    for name, value in person["declared"].items():
        field = page.locator(f"[name='declared.{name}']")
        if field.evaluate("it => it.tagName") == "SELECT":
            field.select_option(str(value))
        else:
            field.fill(str(value))
    send(page, "check")
    assert page.inner_text("h1") == reference, page.inner_text("main")


def test_unavailable_is_one_page(demo, browser):
    """No file, no consent and frozen: the same bytes, but for the token that no two sessions share."""
    page = enter_as(demo, browser, "lender")
    frozen, plain = demo.person("frozen"), demo.person("empty")
    nobody = dict(plain, identity=dict(plain["identity"], givenName="Nobody"))
    bodies = set()
    for person in (frozen, plain, nobody):
        page.goto(f"{demo.address}/console/checks/new")
        fill_person(page, "person", person)
        page.select_option("[name=purpose]", "credit-application")
        send(page, "check")
        assert page.inner_text("h1") == "We cannot answer"
        bodies.add(page.content())
    assert len(bodies) == 1


PAGES = {
    "registrar": ["/console/orders", "/console/orders/new"],
    "lender": [
        "/console/checks", "/console/checks/new", "/console/requests", "/console/requests/new",
    ],
    "operator": [
        "/console/subscribers", "/console/subscribers/new", "/console/office/alarms",
        "/console/staff", "/console/staff/new", "/console/office/court-keys",
        "/console/office/authorities", "/console/office/authorities/new",
        "/console/scorecard", "/console/log",
    ],
}


@pytest.mark.parametrize("role", PAGES)
def test_every_page_of_a_console(demo, browser, artifacts, role):
    page = enter_as(demo, browser, role)
    cookies = page.context.cookies()
    paths = list(PAGES[role])
    for index in PAGES[role]:
        if index.endswith("/new"):
            continue
        page.goto(demo.address + index)
        details = page.locator("main tbody a")
        count = details.count() if role == "registrar" else min(1, details.count())
        paths += [details.nth(place).get_attribute("href") for place in range(count)]
    for path in paths:
        assert page.goto(demo.address + path).status == 200, path
        assert page.locator("h1").count() == 1, path
        parts = [part for part in path.split("/")[2:] if len(part) < 20]
        state = page.locator("main .top .tag")
        is_one = len(path.split("/")[-1]) == 26
        tail = "-" + state.inner_text().lower().replace(" ", "-") if is_one and state.count() else ""
        take_pictures(page, artifacts, "-".join(["console", role, *parts]) + tail)
    fault_pages(page, demo, artifacts, role)
    phone = browser.new_context(viewport={"width": 360, "height": 740})
    phone.add_cookies(cookies)
    for path in paths:
        view = phone.new_page()
        view.goto(demo.address + path)
        overflow = view.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert overflow <= 0, f"{path} scrolls sideways by {overflow} px on a phone"
        view.close()
    phone.close()
    for path in paths:
        for width in (360, 1280):
            check_accessibility(browser, demo, cookies, path, width=width)


def fault_pages(page, demo, artifacts, role):
    """The form of each role as it comes back when it is sent empty."""
    form = {
        "registrar": "/console/orders/new", "lender": "/console/requests/new",
        "operator": "/console/subscribers/new",
    }[role]
    page.goto(demo.address + form)
    page.click("main form button[type=submit]")
    assert page.locator("[role=alert]").count() == 1
    take_pictures(page, artifacts, f"console-{role}-faults")


@pytest.mark.parametrize("path", ["/console/sign-in", "/console/enrol"])
def test_the_doors(demo, browser, artifacts, path):
    page = browser.new_context(java_script_enabled=False).new_page()
    assert page.goto(demo.address + path).status == 200
    take_pictures(page, artifacts, path[1:].replace("/", "-"))
    for width in (360, 1280):
        check_accessibility(browser, demo, [], path, width=width)
    page.click("main form button[type=submit]")
    assert page.locator("[role=alert]").count() == 1


def test_nobody_comes_in_without_signing_in(demo, browser):
    page = browser.new_context(java_script_enabled=False).new_page()
    for paths in PAGES.values():
        for path in paths:
            page.goto(demo.address + path)
            assert page.url == f"{demo.address}/console/sign-in"
