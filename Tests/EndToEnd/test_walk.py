"""One walk through every page and state: narrow and wide, light and dark, on paper, by keyboard, with axe.

`WALK` is a table of who reads, what it shows, and how it is reached. Each page is opened once; widths,
schemes, paper and less motion are switched on the open page, which keeps the walk cheap. Pictures go to
.artifacts/walk/, to be looked at. Nobody signs in more than once.
"""

import json
import re
import socket
import sqlite3
import subprocess
import time

import pytest
import requests
from axe_playwright_python.sync_playwright import Axe
from conftest import running_demo
from test_console import enter, fill_person, staff, unfold
from test_dispute_files import PDF, file
from test_flows import code_of, stay_here
from test_person import bearer
from test_portal import PERSONAL, PUBLIC, sign_in

MORE = ["/me/statement", "/me/theft", "/me/representatives"]
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# What takes the focus, in the order of the page, as far as it can be seen.
STOPS = """() => [...document.querySelectorAll(
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")]
    .filter(one => one.checkVisibility() && !one.disabled)"""
# Focus has to be seen: a ring of its own around whatever has it.
UNSEEN = """() => (%s)().filter(one => {
    one.focus();
    const style = getComputedStyle(one);
    return style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2;
}).map(one => one.outerHTML.slice(0, 120))""" % STOPS
MOVING = """() => [...document.querySelectorAll("*")].filter(
    one => getComputedStyle(one).transitionDuration.split(",").some(time => parseFloat(time) > 0)
    || getComputedStyle(one).animationName !== "none").map(one => one.outerHTML.slice(0, 120))"""
# On paper there is nothing to press and no way to go elsewhere.
PRINTED = """() => [...document.querySelectorAll("nav, button, .away, .skip, .menu summary, .banner")]
    .filter(one => one.checkVisibility()).map(one => one.outerHTML.slice(0, 120))"""
# A heading stands on paper for something that is printed, too.
BARE = """() => [...document.querySelectorAll("main section > h2, .next > h2")]
    .filter(one => one.checkVisibility()
    && ![...one.parentElement.children].some(other => other !== one && other.checkVisibility()))
    .map(one => one.outerHTML.slice(0, 120))"""


class Walk:
    """A server, one browser context a person, and what is known of everybody's matters."""

    def __init__(self, demo, browser, pictures):
        self.demo, self.browser, self.pictures = demo, browser, pictures
        self.pages, self.elsewhere, self.visited, self.others = {}, set(), [], {}

    def context(self):
        context = self.browser.new_context(
            bypass_csp=True, viewport={"width": 1280, "height": 800}, accept_downloads=True
        )
        context.on("request", self.note)
        return context

    def note(self, request):
        if not request.url.startswith((self.demo.address, "data:", "about:")):
            self.elsewhere.add(request.url)

    def plain(self, number):
        return [one for one in self.demo.facts["people"] if one["shows"] == "plain"][number]

    def person(self, who):
        if who in self.others:
            return self.others[who]
        return self.plain(int(who[5:])) if who.startswith("plain") else self.demo.person(who)

    def page(self, who):
        """The one page of a reader: nobody, somebody by what their file shows, or a role of staff."""
        if who not in self.pages:
            if who == "nobody":
                self.pages[who] = self.context().new_page()
            elif who.startswith("staff:"):
                one = staff(self.demo, who[6:])
                self.pages[who] = enter(
                    self.demo, self.context(), one["signInName"], one["passPhrase"]
                )
            else:
                self.pages[who] = sign_in(self.demo, self.context(), self.person(who)["reference"])
        return self.pages[who]

    def session(self, who):
        cookies = self.page(who).context.cookies()
        return next(one["value"] for one in cookies if one["name"] == "recourse_session")

    def go(self, page, path, status=200):
        answer = page.goto(self.demo.address + path)
        assert answer.status == status, f"{path}: {answer.status}"
        return page

    def look(self, page, name):
        """Everything that is asked of a page, on the page as it is open now."""
        faults = []
        if page.locator("h1").count() != 1:
            faults.append("it has not one heading")
        path = page.url.removeprefix(self.demo.address)
        if re.match("/me|/representative(?!/sign-in)", path) and self.is_signed_in(page):
            if page.locator("[data-leave]").count() != 1:
                faults.append("it cannot be left quickly")
        faults += self.keyboard(page)
        for width in (320, 640):
            page.set_viewport_size({"width": width, "height": 800})
            if page.evaluate(OVERFLOW) > 0:
                faults.append(f"it scrolls sideways at {width} pixels")
        for width, scheme in ((360, "light"), (1280, "dark")):
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme)
            if page.evaluate(OVERFLOW) > 0:
                faults.append(f"it scrolls sideways at {width} pixels")
            results = Axe().run(page)
            # The tag of a language that nobody speaks is no valid one.
            wrong = [one for one in results.response["violations"] if one["id"] != "html-lang-valid"]
            faults += [
                f"{one['id']} ({scheme}): {one['nodes'][0]['html'][:160]}" for one in wrong
            ]
            page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
            page.screenshot(path=self.pictures / f"{name}-{width}-{scheme}.png", full_page=True)
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        faults += [f"it moves: {one}" for one in page.evaluate(MOVING)[:2]]
        page.emulate_media(media="print", reduced_motion="no-preference")
        page.set_viewport_size({"width": 680, "height": 900})
        if page.evaluate(OVERFLOW) > 0:
            faults.append("paper is not wide enough for it")
        faults += [f"it is printed: {one}" for one in page.evaluate(PRINTED)[:2]]
        # Days are told from the day of the request: paper has to say which that was.
        if page.locator(".sheet").count() and not page.locator(".printed:visible").count():
            faults.append("paper does not say when it was printed")
        faults += [f"nothing is printed under {one}" for one in page.evaluate(BARE)[:2]]
        page.screenshot(path=self.pictures / f"{name}-print.png", full_page=True)
        page.emulate_media(media="screen")
        page.set_viewport_size({"width": 1280, "height": 800})
        self.visited.append(name)
        assert not faults, f"{name} ({path}): " + "; ".join(faults)

    def is_signed_in(self, page):
        return page.locator("form[action$='/sign-out']").count() > 0

    def keyboard(self, page):
        """The first stop leads past the menu, the stops come in the order of the page, and are seen."""
        faults = []
        if page.locator("[tabindex]:not([tabindex='0']):not([tabindex='-1'])").count():
            faults.append("it has an order of its own for the keyboard")
        page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
        page.keyboard.press("Tab")
        first = page.evaluate(
            "[document.activeElement.className, document.activeElement.getBoundingClientRect().top]"
        )
        if first[0] != "skip" or first[1] < 0:
            faults.append(f"the first stop is {first}")
        page.keyboard.press("Enter")
        if page.evaluate("document.activeElement.id") != "main":
            faults.append("the skip link does not lead to the content")
        page.keyboard.press("Tab")
        inside = page.evaluate(
            "() => { const all = (%s)(); const main = document.getElementById('main');"
            " const first = all.find(one => main.contains(one));"
            " return !first || first === document.activeElement ||"
            " first.type === 'radio' ? '' : document.activeElement.outerHTML.slice(0, 120) }" % STOPS
        )
        if inside:
            faults.append(f"after the skip link comes {inside}")
        return faults + [f"focus is not seen on {one}" for one in page.evaluate(UNSEEN)[:2]]


@pytest.fixture(scope="module")
def walk(binary, browser, tmp_path_factory, artifacts):
    pictures = artifacts / "walk"
    pictures.mkdir(exist_ok=True)
    with running_demo(binary, tmp_path_factory.mktemp("walk")) as demo:
        walk = Walk(demo, browser, pictures)
        walk.others["thick"] = enrol_a_thick_file(binary, demo)
        yield walk


def enrol_a_thick_file(binary, demo):
    """Somebody with a long name, who lives in a long street, and of whom fifty things are kept."""
    person = {
        "reference": "THICK-5050", "isSynthetic": True,
        "identity": {
            "givenName": "Maximiliana Theodora", "familyName": "Featherstonehaugh-Wolfeschlegelstein",
            "dateOfBirth": "1961-10-30",
            "address": {
                "street": "1134 Llanfairpwllgwyngyllgogerychwyrndrobwll Street", "postalCode": "00001",
                "town": "Sampleton", "country": "ZZ",
            },
        },
        "items": [
            {
                "characteristic": f"months_since_the_{number}_account_was_opened",
                "category": "own-conduct",
                "value": {"number": {"_0": number}} if number % 2
                else {"text": {"_0": "paid back duly, after one reminder"}},
                "source": ["Example Bank", "Specimen Credit Union of the Greater Sampleton Area"][number % 2],
                "observedOn": f"2026-{1 + number % 3:02}-15",
            }
            for number in range(50)
        ],
    }
    (demo.directory / "people.json").write_text(json.dumps([person]))
    (demo.directory / "admin.yaml").write_text("origin: demo.recourse.example/log\n")
    done = subprocess.run(
        [
            binary, "admin", "enrol-people", demo.directory / "people.json", "--config",
            demo.directory / "admin.yaml", "--database", f"sqlite:{demo.directory}/demo/recourse.db",
            "--staff", "Demo Clerk",
        ],
        capture_output=True, text=True, timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return person


# MARK: How each state is reached


def at(path, status=200):
    """A page that has an address of its own."""

    def reach(walk, page):
        walk.go(page, path, status)

    return reach


def first_of(index, prefix=None):
    """The first one of a list."""

    def reach(walk, page):
        walk.go(page, index)
        place = "main tbody a" if index.startswith("/console") else "main a"
        link = page.locator(f"{place}[href^='{prefix or index + '/'}']").first
        walk.go(page, link.get_attribute("href"))

    return reach


def unfolded(*reach):
    """The same with everything open that can be opened."""

    def go(walk, page):
        for step in reach:
            step(walk, page)
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")

    return go


def sent(path, fields, button="main form button[type=submit]", status=None):
    """What comes back when a form is sent."""

    def reach(walk, page):
        walk.go(page, path)
        page.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true })")
        for name, value in fields.items():
            page.fill(f"[name='{name}']", value)
        page.evaluate("document.querySelectorAll('form').forEach(one => { one.noValidate = true })")
        with page.expect_navigation() as waiting:
            page.locator(button).first.click()
        if status:
            assert waiting.value.status == status, f"{path}: {waiting.value.status}"

    return reach


def code_page(walk, page):
    walk.go(page, "/sign-in")
    page.fill("input[name=reference]", walk.plain(20)["reference"])
    page.click("main button[type=submit]")


def code_refused(walk, page):
    code_page(walk, page)
    page.fill("input[name=code]", "000000")
    page.click("main button[type=submit]")
    assert page.locator("[aria-invalid=true]").count() == 1


def too_many_codes(walk, page):
    """Asked for again and again: the answer says nothing of the person, and when to come back."""
    for _ in range(6):
        code_page(walk, page)


def account(walk, page):
    walk.go(page, "/me/account")
    key = page.locator("[data-secret]").inner_text()
    page.fill("input[name=userName]", "walk.tester")
    page.fill("input[name=passPhrase]", "seven quiet green kettles")
    page.fill("input[name=code]", code_of(key, time.time()))
    page.get_by_role("button", name="Set it up").click()
    assert page.locator(".codes code").count() == 10


def ask(walk, who, lender=0):
    requests.post(
        f"{walk.demo.address}/v1/consents",
        headers=bearer(walk.demo.facts["lenders"][lender]["key"]),
        json={
            "person": walk.person(who)["identity"], "purpose": "credit-application",
            "categories": ["own-conduct", "declared-for-this-credit", "account-data-by-consent"],
            "isSingleUse": False,
        },
    ).raise_for_status()


def asked(who, answer=None, then=None):
    """A request of a lender, answered by the person and, when asked for, taken back."""

    def reach(walk, page):
        ask(walk, who)
        walk.go(page, "/me/sharing")
        page.get_by_role("link", name="Read the request").first.click()
        if answer:
            page.locator(f"form[action$='/{answer}'] button").first.click()
        if then:
            page.locator(f"form[action$='/{then}'] button").first.click()
        elif answer is None:
            page.locator("form[action$='/refuse']").wait_for()

    return reach


def thawed(walk, page):
    ask(walk, "plain23")
    walk.go(page, "/me/sharing")
    page.get_by_role("link", name="Read the request").first.click()
    page.locator("form[action$='/allow'] button").click()
    walk.go(page, "/me/freeze")
    page.get_by_role("button", name="Freeze my file").click()
    page.fill("input[name=days]", "3")
    page.locator("form[action*='/thaw/'] button").first.click()


def dispute(walk, page, files=()):
    item = item_of_the_bank_in(walk, "plain24")
    walk.go(page, f"/me/disputes/new?item={item}")
    page.fill("textarea[name=words]", "I never had this loan. " + "It is somebody else's. " * 12)
    page.set_input_files("input[type=file]", list(files))
    page.locator("form:has(textarea[name=words]) button[type=submit]").click()


def item_of_the_bank_in(walk, who):
    items = requests.get(
        f"{walk.demo.address}/v1/me", headers=bearer(walk.session(who))
    ).json()["items"]
    names = [lender["name"] for lender in walk.demo.facts["lenders"]]
    return next(item["id"] for item in items if item["source"] in names)


def dispute_refused(walk, page):
    dispute(walk, page, [file("holiday.pdf", b"MZ\x90\x00"), file("nothing.txt", b"")])
    assert page.locator("#files-fault").count() == 1


def dispute_open(walk, page):
    dispute(walk, page, [file("a slip with quite a long name, of the bank.pdf", PDF)])
    assert "/me/disputes/" in page.url


def dispute_kept(walk, page):
    dispute_id = re.search("[0-9A-Z]{26}", page.url).group()
    for lender in walk.demo.facts["lenders"]:
        kept = requests.post(
            f"{walk.demo.address}/v1/disputes/{dispute_id}/answer",
            headers=bearer(lender["key"]),
            json={
                "verdict": "kept", "checked": "The payments of two years, one by one.",
                "reason": "The contract bears the signature.",
                "reviewer": {
                    "name": "Berta Clerk", "role": "Data officer", "couldDecideOtherwise": True,
                },
            },
        )
        if kept.status_code == 200:
            break
    assert kept.status_code == 200, kept.text
    page.reload()
    assert "Berta Clerk" in page.inner_text("main")


def dispute_appealed(walk, page):
    page.locator("form[action$='/appeal'] textarea").fill("That is not my signature.")
    page.locator("form[action$='/appeal'] button[type=submit]").first.click()


def theft(walk, page):
    walk.go(page, "/me/theft")
    page.locator("main input[type=checkbox]").first.check()
    page.fill("[name=authority]", "Police of Sampleton")
    page.fill("[name=number]", "ST/0815/26")
    page.fill("[name=madeOn]", walk.demo.facts["today"])
    page.fill("[name=words]", "My wallet was stolen in June.")
    page.check("[name=isNotMine]")
    page.locator("main form:has([name=authority]) button[type=submit]").click()
    assert re.search("/me/theft/[0-9A-Z]{26}", page.url), page.inner_text("main")


def disclosure(walk, page):
    walk.go(page, "/me/disclosures")
    page.locator("main form button[type=submit]").first.click()
    assert "/me/disclosures/" in page.url


def many_looks(walk, page):
    """Two hundred looks that were told nothing, as somebody in trouble may find."""
    person = walk.person("plain18")
    for place in range(200):
        lender = walk.demo.facts["lenders"][place % 2]
        tried = requests.post(
            f"{walk.demo.address}/v1/checks", headers=bearer(lender["key"]),
            json={"person": person["identity"], "purpose": "credit-application", "declared": {}},
        )
        assert tried.status_code == 200, f"{place}: {tried.text}"
    walk.go(page, "/me/looks")
    tried = page.locator("main h3", has_text="tried 100 times on")
    assert tried.count() == 2, "one line for each asker"
    assert page.locator("main .times a").count() == 200
    page.evaluate("document.querySelector('main details').open = true")


def files_under_way(walk, page):
    """A form with files, sent while another one of the same person is under way."""
    item = item_of_the_bank_in(walk, "plain17")
    host, port = walk.demo.address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as other:
        other.sendall(
            b"POST /me/disputes HTTP/1.1\r\nHost: %b\r\nCookie: recourse_session=%b\r\n"
            b"Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 4000000\r\n\r\n--x\r\n"
            % (host.encode(), walk.session("plain17").encode())
        )
        other.settimeout(0.5)
        with pytest.raises(TimeoutError):
            other.recv(1)
        walk.go(page, f"/me/disputes/new?item={item}")
        page.fill("textarea[name=words]", "I never had this loan.")
        page.set_input_files("input[type=file]", [file("a slip.pdf", PDF)])
        with page.expect_navigation() as waiting:
            page.locator("form:has(textarea[name=words]) button[type=submit]").click()
        assert waiting.value.status == 429
    assert "Your last files are still being sent" in page.inner_text("h1")


def forged(walk, page):
    """A form without its token: another site sent it."""
    walk.go(page, "/me/freeze")
    page.evaluate("document.querySelectorAll('[name=csrf]').forEach(one => { one.value = 'x' })")
    with page.expect_navigation() as waiting:
        page.get_by_role("button", name="Freeze my file").click()
    assert waiting.value.status == 403


def representative_code(walk, page):
    """A mandate that the desk recorded, and its sign-in."""
    office, helped = walk.page("staff:operator"), walk.person("many")
    walk.go(office, "/console/office/assist/mandates")
    fill_person(office, "person", helped)
    for name, value in (
        ("representative", "Gwen Guardian"), ("contact", "2 Help Street, Sampleton"),
        ("proof", "Appointment of 1 February, seen at the desk."), ("lastDay", "2027-01-20"),
    ):
        office.fill(f"[name={name}]", value)
    office.select_option("[name=basis]", "appointment")
    for scope in ("disputes", "freeze", "statement", "theft"):
        office.check(f"[name='scopes.{scope}']")
    office.click("form#mandate button[type=submit]")
    office.locator("form[action$='/sign-in'] button").first.click()
    reference = office.inner_text("[data-secret]").strip()
    walk.go(page, "/representative/sign-in")
    page.fill("[name=reference]", reference)
    page.click("main button[type=submit]")


def representative(walk, page):
    page.fill("[name=code]", page.inner_text("[data-demo-code]"))
    page.click("main button[type=submit]")
    assert page.locator(".acting").count() == 1


def representative_fault(walk, page):
    unfold(page, "dispute-item")
    page.fill("form#dispute-item [name=reference]", "01ARZ3NDEKTSV4RRFFQ69G5FAV")
    page.fill("form#dispute-item [name=words]", "It is not hers.")
    page.click("form#dispute-item button")
    assert page.locator("#dispute-item-faults").count() == 1


def authority_order(walk, page):
    walk.go(page, "/console/office/authorities/new")
    fill_person(page, "person", walk.plain(19))
    for name, value in (
        ("authority", "Invented Tax Office"), ("court", "County Court of Sampleton"),
        ("caseNumber", "AR 7/26"), ("orderedOn", walk.demo.facts["today"]),
    ):
        page.fill(f"[name={name}]", value)
    page.check("[name='parts.items']")
    page.click("main form button[type=submit]")
    assert "Waits for a second human" in page.inner_text("main")


def authority_refused(walk, page):
    page.evaluate("document.querySelectorAll('form').forEach(one => { one.noValidate = true })")
    page.click("form#approve button[type=submit]")
    assert page.locator("[role=alert]").count() == 1


REGISTER = [
    "noticing", "waiting", "listed", "contested", "rejected", "suspended", "paid", "setAside", "lapsed",
]
MISSING = "01ARZ3NDEKTSV4RRFFQ69G5FAV"
# Who reads, what it shows, how it is reached. Rows that belong together go on from the one before.
WALK = (
    [("nobody", f"public{path.replace('/', '-')}", [at(path)]) for path in PUBLIC]
    + [("empty", f"nothing{path[3:].replace('/', '-')}", [at(path)]) for path in PERSONAL + MORE]
    + [
        ("many", f"much{path[3:].replace('/', '-')}", [at(path)])
        for path in (
            "/me", "/me/file", "/me/looks", "/me/register", "/me/history", "/me/notices",
            "/me/sharing", "/me/theft", "/me/erasure", "/me/disputes",
        )
    ]
    + [
        ("score", f"score{path[3:].replace('/', '-')}", [at(path)])
        for path in ("/me", "/me/score", "/me/score/what-if")
    ]
    + [
        ("score", "look", [unfolded(first_of("/me/looks"))]),
        ("score", "decision", [first_of("/me/looks", "/me/decisions/")]),
        ("frozen", "frozen", [at("/me/freeze")]),
        ("plain23", "thawed", [thawed]),
        ("request", "request", [first_of("/me/sharing")]),
        ("plain21", "consent-allowed", [asked("plain21", "allow")]),
        ("plain21", "consent-taken-back", [asked("plain21", "allow", "withdraw")]),
        ("plain21", "consent-refused", [asked("plain21", "refuse")]),
        ("plain22", "account-codes", [account]),
        ("plain22", "account-open", [at("/me/account")]),
        ("empty", "account-fault", [sent("/me/account", {"userName": "a"}, "#set-up button", 422)]),
    ]
    + [
        (who, f"register-{who}", [unfolded(first_of("/me/register"))]) for who in REGISTER
    ]
    + [("waiting", "register-list", [at("/me/register")])]
    + [
        ("plain24", "dispute-refused-file", [dispute_refused]),
        ("plain24", "dispute-open", [dispute_open]),
        ("plain24", "dispute-kept", [dispute_kept]),
        ("plain24", "dispute-appealed", [dispute_appealed]),
        ("plain24", "dispute-list", [at("/me/disputes")]),
        ("plain17", "error-429", [files_under_way]),
        ("plain24", "theft-fault", [sent("/me/theft", {}, "main form:has([name=authority]) button", 422)]),
        ("plain24", "theft-reported", [theft]),
        ("plain24", "disclosure", [disclosure]),
        ("plain24", "statement", [sent("/me/statement", {"words": "I was ill in spring."})]),
        ("plain24", "representatives-fault", [sent("/me/representatives", {}, status=422)]),
        ("nobody", "representative-code", [representative_code]),
        ("nobody", "representative", [representative]),
        ("nobody", "representative-fault", [representative_fault]),
        ("nobody", "sign-in-code", [code_page]),
        ("nobody", "sign-in-refused", [code_refused]),
        ("nobody", "sign-in-too-often", [too_many_codes]),
        ("nobody", "error-404", [at("/nowhere", 404)]),
        ("empty", "error-404-own", [at(f"/me/looks/{MISSING}", 404)]),
        ("empty", "error-403", [forged]),
        ("nobody", "console-door", [at("/console/sign-in")]),
    ]
    + [
        ("staff:operator", f"operator-{path.replace('/console/', '').replace('/', '-')}", [at(path)])
        for path in (
            "/console/subscribers", "/console/subscribers/new", "/console/office/alarms",
            "/console/staff", "/console/office/court-keys", "/console/office/authorities",
            "/console/office/assist/mandates", "/console/scorecard", "/console/log",
        )
    ]
    + [
        ("staff:operator", "operator-authority", [authority_order]),
        ("staff:operator", "operator-authority-refused", [authority_refused]),
        ("staff:operator", "operator-404", [at("/console/nowhere", 404)]),
        ("staff:registrar", "court-queue", [at("/console/orders")]),
        ("staff:registrar", "court-order", [unfolded(first_of("/console/orders"))]),
        ("staff:registrar", "court-fault", [sent("/console/orders/new", {}, status=422)]),
        ("staff:lender", "lender-checks", [at("/console/checks")]),
        ("staff:lender", "lender-new", [at("/console/checks/new")]),
        ("staff:lender", "lender-requests", [at("/console/requests")]),
        ("staff:lender", "lender-disputes", [at("/console/disputes")]),
        ("staff:lender", "lender-fault", [sent("/console/requests/new", {}, status=422)]),
        ("thick", "thick", [at("/me")]),
        ("thick", "thick-file", [at("/me/file")]),
        ("thick", "thick-erasure", [at("/me/erasure")]),
        ("thick", "thick-theft", [at("/me/theft")]),
        ("plain18", "much-looks-told-nothing", [many_looks]),
        ("plain18", "much-history-of-looks", [at("/me/history")]),
    ]
)


@pytest.mark.parametrize("who, name, steps", WALK, ids=[row[1] for row in WALK])
def test_the_walk(walk, who, name, steps):
    page = walk.page(who)
    for step in steps:
        step(walk, page)
    walk.look(page, name)


def test_nothing_came_from_elsewhere(walk):
    assert walk.visited, "the walk comes before"
    assert not walk.elsewhere


def test_from_right_to_left_on_a_screen_and_on_paper(binary, browser, tmp_path_factory, artifacts):
    with running_demo(
        binary, tmp_path_factory.mktemp("mirrored"), "--test-language", "ar-XB"
    ) as demo:
        walk = Walk(demo, browser, artifacts / "walk")
        for who, paths in (("waiting", ["/me", "/me/register"]), ("score", PERSONAL + MORE)):
            page = walk.page(who)
            for index in ("/me/register", "/me/looks"):
                link = walk.go(page, index).locator(f"main a[href^='{index}/']").first
                paths = paths + ([link.get_attribute("href")] if link.count() else [])
            for path in paths:
                walk.go(page, path)
                assert page.locator("html").get_attribute("dir") == "rtl"
                part = re.sub("[0-9A-Z]{26}", "one", path)[3:].replace("/", "-")
                walk.look(page, f"rtl-{who}{part}")


def test_a_representative_leaves_quickly(walk):
    """By one key: the session is over, and nothing leads back."""
    page = walk.page("nobody")
    walk.go(page, "/representative")
    stay_here(page.context)
    page.keyboard.press("Escape")
    page.wait_for_url(re.compile("/leave$"))
    assert page.inner_text("body") == "elsewhere"
    page.goto(f"{walk.demo.address}/representative")
    assert page.url.endswith("/representative/sign-in")


# This comes last: the clock moves, and with it everybody's session ends.
def test_what_ended_while_nobody_looked(walk):
    """A request that lapsed, a dispute that nobody answered, orders that time has changed."""
    requests.post(f"{walk.demo.address}/demo/clock", json={"advanceDays": 100}).raise_for_status()
    for who in ("request", "plain24", "listed"):
        page = sign_in(walk.demo, walk.page(who).context, walk.person(who)["reference"])
        for index in ("/me", "/me/sharing", "/me/disputes", "/me/register"):
            walk.go(page, index)
            name = f"later-{who}{index[3:].replace('/', '-')}"
            walk.look(page, name)
            link = page.locator(f"main a[href^='{index}/']").first
            if index != "/me" and link.count():
                walk.go(page, link.get_attribute("href"))
                walk.look(page, f"{name}-one")


# And this is the very end of that server: its database is broken.
def test_something_broke_on_our_side(walk):
    page = sign_in(walk.demo, walk.context(), walk.person("empty")["reference"])
    database = sqlite3.connect(walk.demo.directory / "demo" / "recourse.db", timeout=30)
    database.execute("ALTER TABLE notice RENAME TO lost")
    database.close()
    walk.go(page, "/me/notices", 500)
    walk.look(page, "error-500")
