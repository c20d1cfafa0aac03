"""A check, end to end, as a lender, a person and a court live it, over HTTP against the demo."""

import sqlite3
import subprocess
import sys
from datetime import date, timedelta

import pytest
import requests
from conftest import ROOT, running_demo


def bearer(key):
    return {"Authorization": f"Bearer {key}"}


def check(demo, person, purpose="credit-application"):
    return requests.post(
        f"{demo.address}/v1/checks",
        headers=bearer(demo.facts["lenders"][0]["key"]),
        json={"person": person["identity"], "purpose": purpose, "declared": person["declared"]},
    )


def grant(demo, person, session):
    asked = requests.post(
        f"{demo.address}/v1/consents",
        headers=bearer(demo.facts["lenders"][0]["key"]),
        json={
            "person": person["identity"], "purpose": "credit-application",
            "categories": ["own-conduct", "declared-for-this-credit", "account-data-by-consent"],
            "isSingleUse": False,
        },
    )
    assert asked.status_code == 202, asked.text
    consents = requests.get(f"{demo.address}/v1/me/consents", headers=bearer(session)).json()["consents"]
    consent = next(consent for consent in consents if consent["state"] == "requested")
    granted = requests.post(
        f"{demo.address}/v1/me/consents/{consent['id']}/grant",
        headers=bearer(session),
        json={"wordingHash": consent["wordingHash"]},
    )
    assert granted.status_code == 200, granted.text
    return consent["id"]


def test_a_check_adds_up_is_seen_and_ends_with_one_step(demo, run, tmp_path):
    person = demo.person("plain")
    first = check(demo, person)
    assert first.json().get("outcome") == "unavailable", first.text

    session = demo.sign_in(person["reference"])
    consent = grant(demo, person, session)
    answer = check(demo, person).json()
    assert answer["outcome"] == "answered"
    score = answer["score"]
    assert sum(part["points"] for part in score["contributions"]) == score["score"]
    assert score["lowest"] <= score["score"] <= score["highest"]
    assert len(score["keyFactors"]) <= 4
    assert answer["register"] == {"answer": "noMatch"}

    looks = requests.get(f"{demo.address}/v1/me/looks", headers=bearer(session)).json()["looks"]
    assert len(looks) == 2  # the refused one, and the answered one

    key = tmp_path / "key.txt"
    key.write_text(requests.get(f"{demo.address}/log/key").text)
    receipt = tmp_path / "receipt.txt"
    receipt.write_text(answer["receipt"])
    assert run("verify", receipt, "--key", key).returncode == 0
    second = ROOT / "Tests" / "EndToEnd" / "verify_receipt.py"
    assert subprocess.run([sys.executable, second, receipt, key]).returncode == 0
    receipt.write_text(answer["receipt"].replace("A", "B", 1))
    assert run("verify", receipt, "--key", key).returncode == 1

    withdrawn = requests.post(
        f"{demo.address}/v1/me/consents/{consent}/withdraw", headers=bearer(session)
    )
    assert withdrawn.status_code == 200
    refused = check(demo, person)
    stranger = dict(person, identity=dict(person["identity"], givenName="Nobody"))
    nobody = check(demo, stranger)
    assert refused.content == nobody.content
    assert refused.json()["outcome"] == "unavailable" and "receipt" not in refused.json()


def test_an_order_is_listed_by_the_clock_and_gone_on_objection(binary, tmp_path):
    """On a server of its own, because the test moves the clock."""
    with running_demo(binary, tmp_path) as own:
        person = own.person("plain")
        court = bearer(own.facts["court"]["key"])
        today = date.fromisoformat(own.facts["today"])
        filed = requests.post(
            f"{own.address}/v1/judgments",
            headers=court,
            json=own.court_key().signed(
                person["identity"],
                {
                    "court": "District Court of Sampleton", "caseNumber": "ZZ 9/26",
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
        session = own.sign_in(person["reference"])

        def state():
            return requests.get(f"{own.address}/v1/judgments/{entry}", headers=court).json()

        def register():
            grant(own, person, session)
            return check(own, person).json()["register"]["answer"]

        assert state()["isVisible"] is False and register() == "noMatch"
        served = requests.post(
            f"{own.address}/v1/judgments/{entry}/receipt",
            headers=court,
            json={"kind": "courtCertificate", "reference": "C-1", "receivedOn": str(today)},
        )
        assert served.status_code == 200, served.text
        requests.post(f"{own.address}/demo/clock", json={"advanceDays": 29})
        session = own.sign_in(person["reference"])
        assert state()["state"] == "waiting" and register() == "noMatch"
        requests.post(f"{own.address}/demo/clock", json={"advanceDays": 2})
        session = own.sign_in(person["reference"])
        assert state()["state"] == "listed" and register() == "entry"
        objected = requests.post(
            f"{own.address}/v1/me/judgments/{entry}/objections",
            headers=bearer(session),
            json={"words": "I paid in cash and have the slip."},
        )
        assert objected.status_code == 200, objected.text
        assert state()["state"] == "contested" and register() == "noMatch"
        paid = requests.post(
            f"{own.address}/v1/judgments/{entry}/payments",
            headers=court,
            json={"principalLeftMinorUnits": 0, "proof": "Receipt of the bailiff"},
        )
        assert paid.status_code == 200, paid.text
        assert state()["state"] == "removed" and register() == "noMatch"


def test_one_changed_byte_in_the_database_is_found(binary, run, tmp_path):
    with running_demo(binary, tmp_path):
        pass
    directory = tmp_path / "demo"
    place = [
        "--database", f"sqlite:{directory / 'recourse.db'}", "--keys", directory / "keys",
        "--origin", "demo.recourse.example/log",
    ]
    assert run("admin", "check-log", *place).returncode == 0
    database = sqlite3.connect(directory / "recourse.db")
    (rowid, sealed) = database.execute("SELECT rowid, document FROM judgment LIMIT 1").fetchone()
    changed = bytearray(sealed)
    changed[len(changed) // 2] ^= 1
    database.execute("UPDATE judgment SET document = ? WHERE rowid = ?", (bytes(changed), rowid))
    database.commit()
    database.close()
    found = run("admin", "check-log", *place)
    assert found.returncode == 1 and "judgment" in found.stdout + found.stderr


@pytest.mark.parametrize("path", ["/v1/judgments", "/v1/people", "/v1/judgments?name=A", "/register"])
def test_the_register_cannot_be_listed_or_searched(demo, path):
    for key in (None, demo.facts["lenders"][0]["key"], demo.facts["court"]["key"]):
        answer = requests.get(demo.address + path, headers=bearer(key) if key else {})
        assert answer.status_code in (401, 404, 405)


def test_the_demo_refused_every_excess(demo):
    log = (demo.directory / "server.log").read_text()
    assert "NOT REFUSED" not in log
    for code in (
        "sharingIsOffUntilThePersonActs", "consentIsForOnePurposeAlone", "notCivilMoneyOrder",
        "minor", "notOwnDebt", "penalMatter", "belowFloor", "purposeNotPermitted",
    ):
        assert code in log
