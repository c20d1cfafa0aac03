"""Every way out of a court order, from the person's click to the court's answer, with script off.

The person acts in the portal and the court in its console; both are read until the end. Beside them stand
the cases for which this was written: each is tried here by the same pages that a court would use.
"""

import time
from datetime import date, timedelta

import pytest
import requests
from conftest import running_demo
from test_console import PHRASE, enter, enter_as, fill_person, send, unfold
from test_person import bearer, check, grant
from test_portal import sign_in


@pytest.fixture(scope="module")
def demo(binary, tmp_path_factory):
    """A server of its own: each flow leaves a court order of its own behind, and the clock moves."""
    with running_demo(binary, tmp_path_factory.mktemp("ways-out")) as demo:
        yield demo


@pytest.fixture(scope="module")
def operators(demo, browser):
    """Two of the operator's staff: what a filer's brake takes to be released."""
    first = enter_as(demo, browser, "operator")
    first.goto(f"{demo.address}/console/staff/new")
    first.fill("[name=name]", "Otto Operator")
    first.fill("[name=signInName]", "otto.operator")
    first.select_option("[name=role]", "operator")
    first.click("main form button[type=submit]")
    code = first.inner_text("[data-secret]").strip()
    context = browser.new_context(java_script_enabled=False)
    second = context.new_page()
    second.goto(f"{demo.address}/console/enrol")
    for name, value in (
        ("signInName", "otto.operator"), ("code", code), ("passPhrase", PHRASE), ("again", PHRASE),
    ):
        second.fill(f"[name={name}]", value)
    second.click("main form button[type=submit]")
    return [first, enter(demo, context, "otto.operator", PHRASE)]


@pytest.fixture(autouse=True)
def filings_are_taken(demo, operators):
    """The demo's court has tried what is refused, and so do the cases below: two humans let it go on."""
    demo.operators = operators
    release(demo)


def release(demo):
    for operator in demo.operators:
        operator.goto(f"{demo.address}/console/office/alarms")
        fold = operator.locator("details:not([open]):has(form[action$='/release']) > summary")
        if fold.count():
            fold.click()
        form = operator.locator("form[action$='/release']")
        if form.count():
            form.locator("[name=reason]").fill("These were tries.")
            form.locator("button[type=submit]").click()
            assert operator.locator("[role=status]").count() == 1, operator.inner_text("main")


def plain(demo, number):
    return [person for person in demo.facts["people"] if person["shows"] == "plain"][number]


def file_order(demo, person, case, **other):
    today = date.fromisoformat(demo.facts["today"])
    order = {
        "court": "District Court of Sampleton", "caseNumber": case, "kind": "civilMoney",
        "orderedOn": str(today - timedelta(days=100)),
        "obligationAroseOn": str(today - timedelta(days=300)), "principalMinorUnits": 340000,
        "currency": "EUR", "creditor": "Example Kitchens Ltd", "liability": "own", "isFinal": True,
        "reasons": "A kitchen was built in and not paid for.", "confirmedOn": str(today),
        "signedBy": "Judge Sample",
    } | other
    def send_it():
        return requests.post(
            f"{demo.address}/v1/judgments",
            headers=bearer(demo.facts["court"]["key"]),
            json=demo.court_key().signed(person["identity"], order),
        )

    filed = send_it()
    if filed.status_code == 409:
        release(demo)
        filed = send_it()
    assert filed.status_code == 201, filed.text
    return filed.json()["id"]


@pytest.fixture
def portal(browser, demo):
    """Opens the portal for a person who has an order, at the list of their court orders."""
    contexts = []

    def open_for(number, **order):
        person = plain(demo, number)
        entry = file_order(demo, person, f"WO {number}/26", **order)
        context = browser.new_context(java_script_enabled=False)
        contexts.append(context)
        page = sign_in(demo, context, person["reference"])
        page.goto(f"{demo.address}/me/register")
        return page, entry

    yield open_for
    for context in contexts:
        context.close()


@pytest.fixture
def court(browser, demo):
    """The court's console at an order."""
    page = enter_as(demo, browser, "registrar")

    def open_at(entry):
        page.goto(f"{demo.address}/console/orders/{entry}")
        return page

    yield open_at
    page.context.close()


def decide(clerk, upheld, reason, reviewer):
    unfold(clerk, "objection")
    clerk.select_option("form#objection [name=isUpheld]", upheld)
    clerk.fill("form#objection [name=reason]", reason)
    clerk.fill("form#objection [name=reviewer]", reviewer)
    clerk.check("form#objection [name=confirmed]")
    send(clerk, "objection")


def main(page):
    return page.inner_text("main")


def test_the_list_shows_the_days_and_three_equal_ways_out(portal):
    page, _ = portal(0)
    line = page.locator(".entries > li").first
    assert "Nobody but you and the court" in line.inner_text()
    timeline = line.locator(".timeline")
    assert timeline.is_visible(), "with one order its days are open from the start"
    assert timeline.locator("li.today").count() == 1
    assert "made the order" in timeline.locator("li.past").first.inner_text()
    assert "The end." in timeline.locator("li.future").last.inner_text()
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        boxes = [one.bounding_box() for one in line.locator(".trio a").all()]
        assert len(boxes) == 3
        assert len({(round(box["width"]), round(box["height"])) for box in boxes}) == 1, boxes
        assert min(box["height"] for box in boxes) >= 44
    assert line.locator(".trio a").all_text_contents() == ["Pay", "Agree a plan", "Object"]
    # Whoever hears them one by one hears which order each is about.
    about = {one.get_attribute("aria-describedby") for one in line.locator(".trio a").all()}
    assert about == {line.locator("h3").get_attribute("id")}


def test_many_orders_are_a_calm_list(browser, demo):
    """What can still be acted on comes first, what is over last, and nothing is unfolded."""
    person = plain(demo, 1)
    entries = [file_order(demo, person, f"MANY {number}/26") for number in range(5)]
    court = bearer(demo.facts["court"]["key"])
    over = requests.post(
        f"{demo.address}/v1/judgments/{entries[0]}/set-aside", headers=court,
        json={"reason": "setAside"},
    )
    assert over.status_code == 200, over.text
    context = browser.new_context(java_script_enabled=False)
    page = sign_in(demo, context, person["reference"])
    page.goto(f"{demo.address}/me/register")
    lines = page.locator(".entries > li")
    assert lines.count() == 5
    assert page.locator(".timeline:visible").count() == 0
    assert lines.last.locator(".trio").count() == 0
    assert lines.last.locator("h3 a").get_attribute("href").endswith(entries[0])
    assert all(lines.nth(place).locator(".trio").count() == 1 for place in range(4))
    lines.nth(1).locator("summary").click()
    assert page.locator(".timeline:visible").count() == 1
    context.close()


def test_the_notice_is_received_and_the_time_to_answer_begins(demo, portal):
    page, entry = portal(2)
    page.locator("main .entries h3 a").click()
    assert "Unless it is proven before" in main(page)
    page.get_by_role("button", name="I received it").click()
    assert "We recorded that you received the notice." in page.inner_text("[role=status]")
    assert "You can pay, agree a plan or object" in page.inner_text("p.deadline")
    assert "Nobody but you and the court" in main(page)
    assert page.get_by_role("button", name="I received it").count() == 0
    page.locator("[role=status] a").first.click()


def test_it_is_paid_the_court_says_what_is_left_and_then_that_nothing_is(demo, portal, court):
    page, entry = portal(3)
    page.get_by_role("link", name="Pay", exact=True).click()
    assert page.url.endswith("#paid")
    # An empty proof is answered with words, and what can be done then.
    page.locator("form[action$='/pay'] [name=proof]").fill("   ")
    page.locator("form[action$='/pay'] button").click()
    assert "Write a few words in your own way." in main(page)
    page.goto(f"{demo.address}/me/register/{entry}#paid")
    page.fill("form[action$='/pay'] [name=proof]", "Transfer of 3 March, slip 4711")
    page.locator("form[action$='/pay'] button").click()
    assert "We recorded that it is paid" in page.inner_text("[role=status]")
    assert "because you reported a payment" in main(page)
    assert "You said on" in main(page) and "slip 4711" in main(page)
    assert page.locator("form[action$='/pay']").count() == 0, "it is told once"

    clerk = court(entry)
    assert "slip 4711" in main(clerk)
    unfold(clerk, "payment")
    clerk.fill("form#payment [name=principalLeftMinorUnits]", "2500.00")
    clerk.fill("form#payment [name=proof]", "The creditor has 900 EUR")
    send(clerk, "payment")
    page.reload()
    assert "2,500.00 EUR is still owed" in main(page) and "Lenders cannot see this" in main(page)
    clerk = court(entry)
    unfold(clerk, "payment")
    clerk.fill("form#payment [name=principalLeftMinorUnits]", "0")
    clerk.fill("form#payment [name=proof]", "The creditor has the rest")
    send(clerk, "payment")
    page.reload()
    assert "It was taken out for good." in main(page)
    assert "You need do nothing. It does not come back." in main(page)
    assert page.locator(".ways, main form").count() == 0, "nothing is left to do"
    page.goto(f"{demo.address}/me/notices")
    assert "The court says that it is paid. The entry is gone." in main(page)


def tell_plan(page, court, entry):
    """The person tells of a plan; the court records it, and answers."""
    page.get_by_role("link", name="Agree a plan", exact=True).click()
    assert page.url.endswith("#plan")
    page.fill("form[action$='/plan'] [name=words]", "100 EUR on the first of each month")
    page.get_by_role("button", name="Tell us of the plan").click()
    assert "The court has your plan." in page.inner_text("[role=status]")
    assert "100 EUR on the first of each month" in main(page)
    assert "Lenders cannot see this" in main(page)
    clerk = court(entry)
    assert "A plan to pay in parts is agreed:" in main(clerk)
    quote = clerk.inner_text("main blockquote >> nth=0")
    assert quote.strip() == "100 EUR on the first of each month", "only the person's words are quoted"
    unfold(clerk, "hold")
    clerk.select_option("form#hold [name=ground]", "paymentPlan")
    send(clerk, "hold")
    decide(court(entry), "no", "The plan is recorded, and hides it while it is kept.", "Judge Eins")
    page.reload()


def test_a_plan_is_told_and_the_court_records_it(portal, court):
    page, entry = portal(4)
    tell_plan(page, court, entry)
    assert "The plan is recorded, and hides it while it is kept." in main(page)
    assert "It was hidden while the reason lasts." in page.inner_text(".timeline")


def test_an_objection_is_rejected_taken_to_a_second_human_and_won(demo, portal, court):
    page, entry = portal(5)
    page.get_by_role("link", name="Object", exact=True).click()
    assert page.url.endswith("#object")
    page.fill("form[action$='/object'] [name=words]", "I sent the kitchen back.")
    page.get_by_role("button", name="Send the objection").click()
    assert "From this moment nobody else can see" in page.inner_text("[role=status]")
    assert "because you object" in main(page)

    decide(court(entry), "no", "The delivery note bears your signature.", "Judge Eins")
    page.reload()
    assert "We looked again and kept the entry." in main(page)
    assert "Judge Eins decided on" in main(page) and "bears your signature" in main(page)
    page.fill("#appeal [name=words]", "That is not my signature.")
    page.get_by_role("button", name="Ask for a second human").click()

    # Who decided before does not decide again.
    clerk = court(entry)
    decide(clerk, "no", "It stays.", "Judge Eins")
    assert clerk.locator("#objection-faults").count() == 1, main(clerk)
    decide(court(entry), "yes", "The signature is another person's.", "Judge Zwei")
    page.reload()
    assert "and you were right" in main(page) and "Judge Zwei" in main(page)
    assert "It does not come back." in main(page)
    page.goto(f"{demo.address}/me/register")
    assert "What was there is gone for good." in main(page)


def test_an_order_that_was_set_aside_counts_as_if_it_had_never_been(demo, portal, court):
    page, entry = portal(6)
    clerk = court(entry)
    unfold(clerk, "end")
    clerk.select_option("form#end [name=ending]", "setAside")
    send(clerk, "end")
    page.goto(f"{demo.address}/me/register/{entry}")
    assert "It does not come back." in main(page)
    assert page.locator("main form, main .ways").count() == 0
    page.goto(f"{demo.address}/me/register")
    assert "There is no court order about you that counts." in main(page)


# MARK: The cases for which this was written


def fill_order(demo, clerk, person, **other):
    today = date.fromisoformat(demo.facts["today"])
    clerk.goto(f"{demo.address}/console/orders/new")
    fill_person(clerk, "debtor", person)
    values = {
        "caseNumber": "AC 1/26", "principalMinorUnits": "3400.00",
        "orderedOn": str(today - timedelta(days=60)),
        "obligationAroseOn": str(today - timedelta(days=200)), "creditor": "Example Kitchens Ltd",
        "reasons": "A kitchen was not paid for.", "signedBy": "Judge Sample",
    }
    choices = {"kind": "civilMoney", "currency": "EUR", "liability": "own"}
    for name, value in other.items():
        (choices if name in choices else values)[name] = value
    for name, value in values.items():
        clerk.fill(f"[name='order.{name}']", value)
    for name, value in choices.items():
        clerk.select_option(f"[name='order.{name}']", value)
    clerk.check("[name='order.isFinal']")
    send(clerk, "file")


@pytest.mark.parametrize(
    "case, born, order, rules",
    [
        ("a child of two", 2, {}, ["INV-05"]),
        ("a debt of 70 dollars", None, {"principalMinorUnits": "70.00", "currency": "USD"}, ["INV-10"]),
        (
            "70 dollars stolen", None,
            {"principalMinorUnits": "70.00", "currency": "USD", "kind": "restitution"},
            ["INV-10", "INV-11"],
        ),
        ("a dead father's debt", None, {"liability": "heir"}, ["INV-06"]),
        ("an apology that a journalist did not publish", None, {"kind": "apology"}, ["INV-11"]),
    ],
)
def test_who_does_not_belong_there_is_refused_on_the_page(browser, demo, case, born, order, rules):
    today = date.fromisoformat(demo.facts["today"])
    person = plain(demo, 7)
    if born:
        birth = str(today.replace(year=today.year - born))
        person = dict(person, identity=dict(person["identity"], dateOfBirth=birth))
    clerk = enter_as(demo, browser, "registrar")
    fill_order(demo, clerk, person, **order)
    faults = clerk.inner_text("#file-faults")
    for rule in rules:
        assert rule in faults, f"{case}: {faults}"
    clerk.context.close()
    page = sign_in_once(browser, demo, 7)
    page.goto(f"{demo.address}/me/register")
    assert "There is no court order about you in our register." in main(page)


SIGNED_IN = {}


def sign_in_once(browser, demo, number):
    """A person has five codes in ten minutes, so that they sign in once for all cases."""
    if number not in SIGNED_IN:
        context = browser.new_context(java_script_enabled=False)
        SIGNED_IN[number] = sign_in(demo, context, plain(demo, number)["reference"])
    return SIGNED_IN[number]


def told_of_register(demo, page, person):
    """What a lender is told of the register, once the person has allowed it to look."""
    cookies = page.context.cookies()
    session = next(one["value"] for one in cookies if one["name"] == "recourse_session")
    grant(demo, person, session)
    return check(demo, person).json()["register"]


def test_no_small_print_switches_sharing_on(browser, demo):
    """Whoever asks is told nothing until the person has acted on a page of its own, and nothing is ticked."""
    person = plain(demo, 9)
    page = sign_in_once(browser, demo, 9)
    assert page.goto(f"{demo.address}/me/sharing").status == 200
    assert page.locator(".switch[aria-pressed=true]").count() == 0
    assert page.locator("input:checked").count() == 0
    asked = requests.post(
        f"{demo.address}/v1/consents",
        headers=bearer(demo.facts["lenders"][0]["key"]),
        json={
            "person": person["identity"], "purpose": "credit-application",
            "categories": ["own-conduct"], "isSingleUse": False, "isGranted": True,
        },
    )
    assert asked.status_code in (400, 422), "a lender cannot say yes for the person"
    assert check(demo, person).json()["outcome"] == "unavailable"
    page.goto(f"{demo.address}/me/looks")
    assert "was told nothing. You had not allowed it." in main(page)


# This comes last: the clock moves, and with it everybody's session ends.
def test_what_time_does_to_a_plan_and_to_a_journalist_who_was_never_told(demo, portal, court):
    """A plan alone hides the order once an appeal is over; without proof of receipt nobody ever sees it."""
    page, entry = portal(10)
    tell_plan(page, court, entry)
    journalist, never_told = portal(8)
    assert told_of_register(demo, journalist, plain(demo, 8)) == {"answer": "noMatch"}
    requests.post(f"{demo.address}/demo/clock", json={"advanceDays": 40}).raise_for_status()
    page = sign_in(demo, page.context, plain(demo, 10)["reference"])
    page.goto(f"{demo.address}/me/register/{entry}")
    assert "because a payment plan is agreed" in main(page)
    assert "We tell you before anyone could see it again." in main(page)
    # The day after the last one for a proof of receipt; on the second working day after it the order goes by itself.
    requests.post(f"{demo.address}/demo/clock", json={"advanceDays": 21}).raise_for_status()
    journalist = sign_in(demo, journalist.context, plain(demo, 8)["reference"])
    journalist.goto(f"{demo.address}/me/register/{never_told}")
    assert "It does not come back." in main(journalist)
    # The clock went past the day by which the demo's lenders have to confirm; they need some seconds.
    for _ in range(60):
        try:
            assert told_of_register(demo, journalist, plain(demo, 8)) == {"answer": "noMatch"}
            return
        except AssertionError as error:
            if "recallNotConfirmed" not in str(error):
                raise
            time.sleep(1)
    raise AssertionError("the demo's lenders never confirmed")
