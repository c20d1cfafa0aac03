"""Files with a dispute in a real browser, without script: sent, refused with clear words, taken away."""

import hashlib
import re

import requests
from test_console import enter_as
from test_flows import plain
from test_person import bearer
from test_portal import check_accessibility, sign_in, take_pictures

PDF = b"%PDF-1.7\n% an invented pay slip\n\x00\x01"
PHOTO = bytes.fromhex("ffd8ffe000104a464946") + bytes(1500)
PROGRAM = bytes.fromhex("7f454c4602010100")


def file(name, data, kind="application/pdf"):
    return {"name": name, "mimeType": kind, "buffer": data}


def download(page, name):
    with page.expect_download() as waiting:
        page.get_by_role("link", name=name, exact=True).click()
    return waiting.value.suggested_filename, open(waiting.value.path(), "rb").read()


def item_of_the_bank(demo, person):
    """An item that a lender with an account here furnished, and the session of its person."""
    session = demo.sign_in(person["reference"])
    items = requests.get(f"{demo.address}/v1/me", headers=bearer(session)).json()["items"]
    names = [lender["name"] for lender in demo.facts["lenders"]]
    return next(item["id"] for item in items if item["source"] in names)


def send(page):
    page.locator("form:has(input[type=file]) button[type=submit]").click()


def test_files_are_refused_sent_added_and_taken_away_by_the_furnisher(demo, browser, artifacts):
    person = plain(demo, 11)
    context = browser.new_context(java_script_enabled=False, accept_downloads=True)
    page = sign_in(demo, context, person["reference"])
    page.goto(f"{demo.address}/me/disputes/new?item={item_of_the_bank(demo, person)}")
    take_pictures(page, artifacts, "dispute-new-with-files")
    for width in (320, 1280):
        path = page.url.removeprefix(demo.address)
        check_accessibility(browser, demo, context.cookies(), path, width)
    page.fill("textarea[name=words]", "I never had this loan; the slip shows it.")
    page.set_input_files(
        "input[type=file]",
        [file("slip.pdf", PDF), file("holiday.pdf", PROGRAM), file("nothing.txt", b"")],
    )
    send(page)
    fault = page.inner_text("#files-fault")
    assert "Nothing was sent. Choose your files again." in fault
    assert "File 2, “holiday.pdf”, is no PDF" in fault and "“nothing.txt”, is empty" in fault
    assert page.input_value("textarea[name=words]").startswith("I never had this loan")
    take_pictures(page, artifacts, "dispute-new-refused")
    page.set_input_files("input[type=file]", [file("pay slip.exe", PDF)])
    send(page)
    assert re.search("/me/disputes/[0-9A-Z]{26}", page.url), page.inner_text("main")
    page.set_input_files("#your-files input[type=file]", [file("工资单.jpg", PHOTO, "image/jpeg")])
    page.get_by_role("button", name="Send the files").click()
    assert "We have your files." in page.inner_text("[role=status]")
    shown = page.inner_text("#your-files")
    for data in (PDF, PHOTO):
        assert hashlib.sha256(data).hexdigest() in shown
    assert download(page, "pay slip.exe.pdf") == ("pay slip.exe.pdf", PDF)
    assert download(page, "工资单.jpg") == ("工资单.jpg", PHOTO)
    take_pictures(page, artifacts, "dispute-with-files")
    path = page.url.removeprefix(demo.address).split("?")[0]
    for width in (320, 1280):
        check_accessibility(browser, demo, context.cookies(), path, width)

    # The furnisher's staff find them with the dispute, byte for byte.
    lender = enter_as(demo, browser, "lender")
    assert lender.goto(f"{demo.address}/console{path.removeprefix('/me')}").status == 200
    listed = lender.inner_text("main")
    assert "Files that the person sent" in listed and hashlib.sha256(PDF).hexdigest() in listed
    assert download(lender, "pay slip.exe.pdf") == ("pay slip.exe.pdf", PDF)
    take_pictures(lender, artifacts, "console-dispute-with-files")
    for width in (320, 1280):
        console = lender.url.removeprefix(demo.address)
        check_accessibility(browser, demo, lender.context.cookies(), console, width)

    # That is a look, and the person reads whose.
    page.goto(f"{demo.address}/me/looks")
    assert "Took a file that you sent with your dispute" in page.inner_text("main")
    page.goto(demo.address + path)

    # A link to a file shows nothing in our pages, even when it is followed by hand.
    link = page.get_by_role("link", name="pay slip.exe.pdf").get_attribute("href")
    cookies = {one["name"]: one["value"] for one in context.cookies()}
    reply = requests.get(demo.address + link, cookies=cookies)
    assert reply.content == PDF
    assert reply.headers["Content-Type"] == "application/octet-stream"
    assert reply.headers["Content-Disposition"].startswith("attachment;")
    assert "sandbox" in reply.headers["Content-Security-Policy"]
    assert requests.get(demo.address + link).status_code == 401
    context.close()


def test_too_much_is_answered_with_words_and_not_with_a_broken_connection(demo, browser):
    person = plain(demo, 12)
    context = browser.new_context(java_script_enabled=False)
    page = sign_in(demo, context, person["reference"])
    page.goto(f"{demo.address}/me/disputes/new?item={item_of_the_bank(demo, person)}")
    page.set_input_files("input[type=file]", [file("film.pdf", PDF + bytes(30 * 1_048_576))])
    send(page)
    assert "at most 20 MB" in page.inner_text("main")
    session = demo.sign_in(person["reference"])
    own = requests.get(f"{demo.address}/v1/me/disputes", headers=bearer(session)).json()
    assert own["disputes"] == []
    context.close()
