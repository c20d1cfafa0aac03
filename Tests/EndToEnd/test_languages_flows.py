"""The flows of a person in a language that nobody speaks: forms, also sent empty or wrong.

In the pseudo-language every sentence stands in brackets. What a page shows outside of them is data (a name, a
number, what somebody typed), or a sentence that somebody forgot: then the walk fails and says on which page.
"""

import re
from datetime import date, timedelta

import pytest
import requests
from test_console import enter_as, unfold
from test_dispute_files import PDF, PROGRAM, file, item_of_the_bank
from test_flows import ask, code_of, plain
from test_languages import LEFT, own
from test_person import bearer, check

# Names and what others wrote in the demo and here: data, whatever the language.
DATA = [
    "Leo Lender", "Example Bank", "Specimen Credit Union", "District Court of Sampleton", "Recourse",
    "Demo Clerk", "Example Furniture Ltd", "Police of Sampleton", "slip.pdf", "holiday.pdf", "nothing.txt", "EUR", "DM",
    "with your consent", "Consumer credit on German Credit (Statlog, 1994)", "English", "Deutsch", "Français", "Español", "AUTH", "SHA",
]


@pytest.fixture(scope="module", params=["en-XA", "ar-XB"])
def demo(request, binary, tmp_path_factory):
    folder = tmp_path_factory.mktemp(f"flows-{request.param}")
    yield from own(binary, folder, "--test-language", request.param)


LAW = "arts?|ss?|reg|Provisions|Directive|Regulation|Direction|Hungary|SchuFV|Design choice|Annex|Act|Assistance Plan|C-26/22"


class Walk:
    """A person who goes through the pages; each page is read as it comes."""

    def __init__(self, demo, browser, person=None, **settings):
        self.demo = demo
        self.context = browser.new_context(**{"java_script_enabled": True} | settings)
        self.person = person
        self.page = self.context.new_page()
        self.typed = list(DATA)
        self.unread = []
        for one in demo.facts["people"]:
            identity = one["identity"]
            self.typed += [identity["givenName"], identity["familyName"], one["reference"]]
            self.typed += [str(part) for part in identity["address"].values()]
        self.typed += [one["name"] for one in demo.facts["lenders"]]
        self.typed.sort(key=len, reverse=True)

    def look(self, status=None):
        """Notes what of the page was not read."""
        page = self.page
        where = re.sub("[0-9A-Z]{26}", "ID", page.url.removeprefix(self.demo.address))
        marked = page.locator("span[lang=en]").all_inner_texts()
        self.unread += [f"{where}: marked English: {text}" for text in marked]
        for text in page.evaluate(LEFT):
            for known in self.typed:
                text = text.replace(known, " ")
            # What is cited keeps its own name.
            text = re.sub(rf".*\b({LAW}).*", " ", text)
            text = re.sub(r"\S+@\S+|[\u2068\u2069]|[A-Z]{2}[A-Z0-9-]+|INV-\d+", " ", text)
            if re.search(r"[A-Za-z]{3}", text):
                self.unread.append(f"{where}: {text}")
        return page

    def goto(self, path):
        self.page.goto(self.demo.address + path)
        return self.look()

    def send(self, form, **fields):
        """Fills fields of the form of that action and sends it; tells of what comes."""
        box = self.page.locator(form).first
        for name, value in fields.items():
            if value is True:
                box.locator(f"[name='{name}']").first.check()
            else:
                box.locator(f"[name='{name}']").first.fill(value)
                if len(value) > 2:
                    self.typed.insert(0, value)
        box.evaluate("form => form.noValidate = true")
        box.locator("button[type=submit]").first.click()
        return self.look()

    def sign_in(self):
        self.goto("/sign-in")
        self.send("form[action='/sign-in']", reference="")
        self.goto("/sign-in")
        self.send("form[action='/sign-in']", reference=self.person["reference"])
        self.send("form[action='/sign-in/code']", code="000000")
        self.goto("/sign-in")
        self.send("form[action='/sign-in']", reference=self.person["reference"])
        code = self.page.locator("[data-demo-code]").inner_text().strip()
        self.send("form[action='/sign-in/code']", code=code)
        assert self.page.url.startswith(f"{self.demo.address}/me"), self.page.content()
        return self

    def end(self):
        self.context.close()
        assert self.unread == [], "\n".join(dict.fromkeys(self.unread))


def today(demo, session):
    me = requests.get(f"{demo.address}/v1/me", headers=bearer(session)).json()
    return date.fromisoformat(me["asOf"][:10])


def answer(demo, browser, walk, dispute, verdict, reviewer):
    """The human who is asked answers a dispute, whose page that is; somebody must be able to."""
    path = dispute.removeprefix("/me")
    for role, place in (("lender", path), ("operator", f"/office{path}")):
        clerk = enter_as(demo, browser, role)
        clerk.goto(f"{demo.address}/console{place}")
        if clerk.locator("form#answer").count():
            break
        clerk.context.close()
    else:
        raise AssertionError(f"no console offers an answer to {path}")
    unfold(clerk, "answer")
    clerk.select_option("form#answer [name=verdict]", verdict)
    for name, text in (
        ("checked", "Zebra ledger"), ("reason", "Zebra reason"),
        ("reviewer.name", reviewer), ("reviewer.role", "Zebra officer"),
    ):
        clerk.fill(f"form#answer [name='{name}']", text)
        walk.typed.insert(0, text)
    clerk.check("form#answer [name='reviewer.couldDecideOtherwise']")
    clerk.locator("form#answer button[type=submit]").click()
    assert clerk.locator("[role=status]").count() == 1, clerk.inner_text("main")
    clerk.context.close()


def test_a_dispute_from_the_first_word_to_the_statement(demo, browser):
    person = plain(demo, 11)
    item = item_of_the_bank(demo, person)
    walk = Walk(demo, browser, person).sign_in()
    new = f"/me/disputes/new?item={item}"
    form = "form[action='/me/disputes']"
    page = walk.goto(new)
    page.set_input_files(
        "input[type=file]",
        [file("slip.pdf", PDF), file("holiday.pdf", PROGRAM), file("nothing.txt", b"")],
    )
    walk.send(form, words="I never had this.")
    page.set_input_files("input[type=file]", [file("slip.pdf", PDF)])
    walk.send(form, words="I never had this.")
    assert re.search("/me/disputes/[0-9A-Z]{26}", page.url), page.inner_text("main")
    here = page.url.removeprefix(demo.address).split("?")[0]
    page.set_input_files("#your-files input[type=file]", [file("holiday.pdf", PROGRAM)])
    walk.send("#your-files form[action$='/files']")
    answer(demo, browser, walk, here, "kept", "Ada Zebra")
    walk.goto(here)
    for act in ("appeal", "statement"):
        form = f"form[action$='/{act}']"
        assert page.locator(form).count() == 1, f"{act}: {page.inner_text('main')}"
        # An appeal needs no words.
        faults = [] if act == "appeal" else [" ", "so " * 250]
        for words in [*faults, "It was paid."]:
            walk.send(form, words=words)
            walk.goto(here)
        if act == "appeal":
            answer(demo, browser, walk, here, "kept", "Zoe Zebra")
            walk.goto(here)
    for path in ("/me/disputes", "/me", "/me/file", "/me/history", "/me/notices"):
        walk.goto(path)
    walk.end()


def test_an_order_objected_to_paid_and_acknowledged(demo, browser):
    for shows, acts in (("object", ["objection"]), ("listed", ["payment", "acknowledgement"])):
        person = demo.person(shows)
        walk = Walk(demo, browser, person).sign_in()
        page = walk.goto("/me/register")
        order = page.locator("main a[href^='/me/register/']").first.get_attribute("href")
        walk.goto(order)
        for form in page.locator("main form").all():
            action = form.get_attribute("action")
            fields = {
                field.get_attribute("name"): "It was paid."
                for field in form.locator("textarea, input[type=text]").all()
            }
            if fields:
                walk.send(f"main form[action='{action}']", **{name: " " for name in fields})
                walk.goto(order)
            walk.send(f"main form[action='{action}']", **fields)
            walk.goto(order)
            if not page.locator(f"main form[action='{action}']").count():
                break
        for path in ("/me/register", "/me/notices", "/me/history", "/me"):
            walk.goto(path)
        walk.end()


def test_sharing_freezing_and_opening(demo, browser):
    person = plain(demo, 12)
    ask(demo, person)
    ask(demo, person, 1)
    walk = Walk(demo, browser, person).sign_in()
    page = walk.goto("/me/sharing")
    paths = [one.get_attribute("href") for one in page.locator("main a[href^='/me/sharing/']").all()]
    walk.goto(paths[0])
    walk.send("form[action$='/refuse']")
    walk.goto(paths[-1])
    walk.send("form[action$='/allow']")
    walk.goto(paths[-1])
    check(demo, person)
    check(demo, person)
    walk.goto("/me/freeze")
    walk.send("form[action='/me/freeze']")
    thaw = page.locator("main form[action*='thaw']")
    if thaw.count():
        action = thaw.first.get_attribute("action")
        for field in thaw.first.locator("input:not([type=hidden]), select").all():
            walk.typed.insert(0, field.get_attribute("value") or "-")
        walk.send(f"main form[action='{action}']")
    walk.goto("/me/freeze")
    for path in ("/me/looks", "/me/sharing", "/me/history", "/me/notices", "/me/score", "/me"):
        walk.goto(path)
    look = page.goto(demo.address + "/me/looks") and page.locator("main a[href^='/me/looks/']").first
    if look.count():
        walk.goto(look.get_attribute("href"))
        if page.locator("form[action$='/deny']").count():
            walk.send("form[action$='/deny']")
    walk.end()


def test_what_would_change_a_score_and_the_copy(demo, browser):
    person = demo.person("score")
    walk = Walk(demo, browser, person).sign_in()
    page = walk.goto("/me/score/what-if")
    walk.send("form[data-what-if]", goal="zebra")
    walk.goto("/me/score/what-if")
    walk.send("form[data-what-if]", goal="640")
    page.locator("select").first.select_option(index=2)
    walk.send("form[data-what-if]", goal="500")
    for path in ("/me/score", "/me/download", "/me/erasure", "/me/nothing-here"):
        walk.goto(path)
    cookies = {one["name"]: one["value"] for one in walk.context.cookies()}
    copy = requests.get(f"{demo.address}/v1/me/copy", cookies=cookies)
    assert copy.status_code == 200
    walk.page.set_content(re.sub("(?s)<style>.*?</style>", "", copy.text))
    assert walk.page.locator("h1").count() == 1
    assert walk.page.locator("span[lang=en]").all_inner_texts() == []
    left = [text for text in walk.page.evaluate(LEFT) if re.search(r"\b(the|you|was|of|not)\b", text)]
    names = " ".join(walk.typed)
    assert [text for text in left if not any(known in text for known in DATA)] == [], names[:0]
    walk.end()


def test_an_account_a_statement_a_theft_and_a_representative(demo, browser):
    person = plain(demo, 13)
    walk = Walk(demo, browser, person).sign_in()
    page = walk.goto("/me/account")
    form = "main form:has([name=userName])"
    walk.send(form, userName="x y", passPhrase="short", code="12")
    key = page.locator("[data-secret]").inner_text().replace(" ", "")
    walk.send(form, userName="ada.sample", passPhrase="seven zebras at noon", code=code_of(key))
    walk.goto("/me/account")
    walk.goto("/me/statement")
    walk.send("main form:has([name=words])", words="so " * 250)
    walk.goto("/me/statement")
    walk.send("main form:has([name=words])", words="I was ill in spring.")
    walk.goto("/me/theft")
    walk.send("main form[action='/me/theft']")
    session = demo.sign_in(person["reference"])
    day = (today(demo, session) - timedelta(days=2)).isoformat()
    page.locator("input[type=checkbox][name^='item.']").first.check()
    walk.send(
        "main form[action='/me/theft']",
        authority="Police of Sampleton",
        number="ST 12/26",
        madeOn=day,
        words="My wallet was taken.",
        isNotMine=True,
    )
    walk.goto("/me/representatives")
    form = "main form:has([name=representative])"
    walk.send(form, representative="", contact="", lastDay="x")
    walk.end()


def test_the_doors_of_people_and_representatives(demo, browser):
    walk = Walk(demo, browser)
    walk.goto("/representative/sign-in")
    walk.send("form[action='/representative/sign-in']", reference="")
    walk.send("form[action='/representative/sign-in']", reference="AAAA-BBBB-CCCC-DDDD")
    walk.send("form[action='/representative/sign-in/code']", code="000000")
    walk.goto("/sign-in/account")
    walk.send(
        "main form", **{
            field: "zebra" for field in
            [one.get_attribute("name") for one in walk.page.locator("main form input:not([type=hidden])").all()]
        }
    )
    for path in ("/", "/how", "/verify", "/me", "/nothing-here"):
        walk.goto(path)
    walk.end()
