"""A paid court order goes by itself while the file lives on: from the page, the database and the log.

On a server of its own, whose clock moves. The tests go in the order of the days.
"""

import json
import sqlite3
import time

import pytest
import requests
import verify_receipt as second
from conftest import running_demo
from test_erasure import look, move, session_of  # noqa: F401
from test_person import bearer
from test_portal import sign_in


@pytest.fixture(scope="module")
def demo(binary, tmp_path_factory):
    with running_demo(binary, tmp_path_factory.mktemp("ended"), "--people", "40") as demo:
        yield demo


@pytest.fixture(scope="module")
def page(browser, demo):
    context = browser.new_context(java_script_enabled=False)
    yield sign_in(demo, context, demo.person("paid")["reference"])
    context.close()


@pytest.fixture(scope="module")
def before(demo, page, tmp_path_factory):
    """What the person takes along while the order is still there."""
    folder = tmp_path_factory.mktemp("before")
    held = bearer(session_of(page))
    order = requests.get(f"{demo.address}/v1/me/judgments", headers=held).json()["judgments"][0]
    history = requests.get(f"{demo.address}/v1/me/history", headers=held).json()["events"]
    numbers = [
        one["number"]
        for one in history
        if one["type"].startswith("judgment.") and order["id"] in one["event"]
    ]
    key = folder / "key.txt"
    key.write_text(requests.get(f"{demo.address}/log/key").text)
    receipts = []
    for number in numbers:
        receipt = folder / f"receipt-{number}.txt"
        got = requests.get(f"{demo.address}/v1/me/receipts/{number}", headers=held)
        assert got.status_code == 200
        receipt.write_bytes(got.content)
        receipts.append(receipt)
    statement = folder / "statement.json"
    statement.write_bytes(
        requests.get(f"{demo.address}/v1/me/history/statement", headers=held).content
    )
    person = requests.get(f"{demo.address}/v1/me", headers=held).json()["person"]["id"]
    assert len(numbers) >= 5
    return {
        "order": order, "numbers": numbers, "key": key, "receipts": receipts, "person": person,
        "statement": statement, "words": [order["order"]["creditor"], order["caseNumber"]],
    }


def rows(demo, sql, *values):
    path = demo.directory / "demo" / "recourse.db"
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return connection.execute(sql, values).fetchall()
    finally:
        connection.close()


def agrees(demo, run):
    folder = demo.directory / "demo"
    run(
        "admin", "check-log", "--database", f"sqlite:{folder / 'recourse.db'}",
        "--keys", folder / "keys", "--origin", "demo.recourse.example/log", check=0,
    )


def test_before_its_day_it_is_there_and_the_page_says_when_it_goes(demo, run, page, look, before):  # noqa: F811
    page.goto(f"{demo.address}/me/erasure")
    assert "A court order that has ended: the last of it is erased." in page.inner_text("main")
    assert page.locator("#erased").count() == 0
    for receipt in before["receipts"]:
        run("verify", receipt, "--key", before["key"], check=0)
    run("verify", before["statement"], "--key", before["key"], check=0)
    found = rows(demo, "SELECT id FROM judgment WHERE person = ?", before["person"])
    assert found == [(before["order"]["id"],)]
    agrees(demo, run)


def test_on_its_day_it_is_gone_from_the_database(demo, run, page, before):
    move(demo, 2)
    held = bearer(demo.sign_in(demo.person("paid")["reference"]))
    deadline = time.monotonic() + 60
    while True:
        events = requests.get(f"{demo.address}/v1/me/history", headers=held).json()["events"]
        erased = [one["erased"] for one in events if one["erased"]]
        if erased:
            break
        assert time.monotonic() < deadline, "the order is still there"
        time.sleep(1)
    assert len(erased) == 1
    assert erased[0]["kind"] == "court-order" and erased[0]["rule"] == "INV-14"
    # With what was done about the order goes what became of its letters, which the post room wrote down.
    assert set(before["numbers"]) <= set(erased[0]["numbers"])
    before["numbers"] = erased[0]["numbers"]
    # No row, no text, no salt, and no column of any table that names the order.
    order, person = before["order"]["id"], before["person"]
    for (table,) in rows(demo, "SELECT name FROM sqlite_master WHERE type = 'table'"):
        for row in rows(demo, f"SELECT * FROM {table}"):
            assert order not in [str(value) for value in row], table
    places = rows(
        demo, "SELECT sequence FROM erased_event WHERE owner = ? ORDER BY sequence", person
    )
    assert [number for (number,) in places] == before["numbers"]
    left = [n for (n,) in rows(demo, "SELECT sequence FROM event WHERE owner = ?", person)]
    assert left and not set(left) & set(before["numbers"])
    assert rows(demo, "SELECT id FROM judgment WHERE person = ?", person) == []
    # Whoever else has an order still has it.
    assert rows(demo, "SELECT COUNT(*) FROM judgment")[0][0] >= 5
    agrees(demo, run)


def test_what_was_taken_along_still_verifies_and_what_is_taken_now_shows_the_gaps(
    demo, run, before, tmp_path
):
    held = bearer(demo.sign_in(demo.person("paid")["reference"]))
    for file in [*before["receipts"], before["statement"]]:
        run("verify", file, "--key", before["key"], check=0)
        second.verify(file.read_bytes(), before["key"].read_text())
    now = requests.get(f"{demo.address}/v1/me/history/statement", headers=held).content
    second.verify(now, before["key"].read_text())
    statement = tmp_path / "statement.json"
    statement.write_bytes(now)
    run("verify", statement, "--key", before["key"], check=0)
    gaps = [
        number
        for number, one in enumerate(json.loads(now)["events"], start=1)
        if "erasedBy" in one
    ]
    assert gaps == before["numbers"]
    # One that leaves a gap unexplained does not verify.
    changed = json.loads(now)
    changed["events"][gaps[0] - 1]["erasedBy"] = gaps[0] + 1
    with pytest.raises(second.Refused):
        second.verify(
            json.dumps(changed, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode(),
            before["key"].read_text(),
        )
    for number in gaps:
        gone = requests.get(f"{demo.address}/v1/me/receipts/{number}", headers=held)
        assert gone.status_code == 404
    copy = requests.get(f"{demo.address}/v1/me/copy/data", headers=held)
    assert [
        number for one in copy.json()["history"] if one["erased"]
        for number in one["erased"]["numbers"]
    ] == gaps
    for word in before["words"]:
        assert word not in copy.text
        assert word not in requests.get(f"{demo.address}/v1/me", headers=held).text


def test_the_person_reads_that_it_was_erased_and_nothing_of_it(demo, browser, look, before):  # noqa: F811
    context = browser.new_context(java_script_enabled=False)
    page = sign_in(demo, context, demo.person("paid")["reference"])
    for path in ("/me/erasure", "/me/history"):
        page.goto(demo.address + path)
        said = page.inner_text("main")
        assert "A court order that ended on" in said and "was erased." in said
        assert "Lines of your history that went with it: " in said
        assert "Paid means gone" in said
        for word in before["words"]:
            assert word not in said
        look(page, path.removeprefix("/me/") + "-erased")
    page.goto(f"{demo.address}/me/register")
    assert before["words"][0] not in page.inner_text("main")
    assert page.goto(f"{demo.address}/me/register/{before['order']['id']}").status == 404
    context.close()
