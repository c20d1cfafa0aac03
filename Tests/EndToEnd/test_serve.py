"""The server as an operator sets it up: keys, subscribers, people, a card, and the start guard."""

import json
import os
import re
import signal
import sqlite3
import stat
import subprocess
import time

import pytest
import requests
from conftest import ROOT

PERSON = {
    "reference": "MAPLE-4242",
    "isSynthetic": True,
    "identity": {
        "givenName": "Marigold", "familyName": "Fennimore", "dateOfBirth": "1980-04-01",
        "address": {
            "street": "1 Example Street", "postalCode": "00001", "town": "Sampleton", "country": "ZZ",
        },
    },
    "items": [
        {
            "characteristic": "credit_history", "category": "own-conduct",
            "value": {"text": {"_0": "existing credits paid back duly till now"}},
            "source": "Example Bank", "observedOn": "2026-01-15",
        }
    ],
}


class Place:
    """A directory with a database, and the program called on it."""

    def __init__(self, directory, run):
        self.directory = directory
        self.run = run
        self.options = ["--database", f"sqlite:{directory / 'recourse.db'}"]

    def admin(self, *arguments):
        named = arguments[0] == "check-log" or "--staff" in arguments
        staff = [] if named else ["--staff", "Test Operator"]
        return self.run("admin", *arguments, *self.options, *staff)

    def enrol(self, person):
        people = self.directory / "people.json"
        people.write_text(json.dumps([person]))
        return self.run("admin", "enrol-people", people, *self.options, "--staff", "Test Operator")


@pytest.fixture()
def place(run, tmp_path):
    return Place(tmp_path, run)


@pytest.fixture()
def server(binary, place):
    process = subprocess.Popen(
        [binary, "serve", *place.options, "--listen", "127.0.0.1:0", "--insecure-cookies"],
        stderr=subprocess.PIPE, text=True,
    )
    address = None
    for line in process.stderr:
        found = re.search(r"Listening on (\S+)", line)
        if found:
            address = found.group(1)
            break
    assert address, "the server did not start"
    yield address
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=30) == 0


def test_a_real_person_is_refused_without_an_operator_file(place):
    done = place.enrol(dict(PERSON, isSynthetic=False))
    assert done.returncode == 1
    assert "invented" in done.stderr


def test_an_operator_file_must_name_everything(place):
    operator = place.directory / "operator.yaml"
    operator.write_text("licence: L-1\ncontroller: ''\n")
    done = place.run("admin", "check-log", *place.options, "--operator", operator)
    assert done.returncode == 1
    for field in ("controller", "dataProtectionContact", "regulator"):
        assert f"{field}:" in done.stderr


def test_a_database_of_real_people_does_not_open_without_the_operator(place):
    operator = place.directory / "operator.yaml"
    operator.write_text(
        "licence: L-1\ncontroller: Example Ltd\ndataProtectionContact: dpo@example.org\n"
        "regulator: Example Authority\n"
    )
    people = place.directory / "people.json"
    people.write_text(json.dumps([dict(PERSON, isSynthetic=False)]))
    done = place.run(
        "admin", "enrol-people", people, *place.options, "--operator", operator, "--staff", "T"
    )
    assert done.returncode == 0, done.stderr
    refused = place.admin("check-log")
    assert refused.returncode == 1 and "licence" in refused.stderr


def test_keys_are_for_their_owner_alone(place):
    assert place.enrol(PERSON).returncode == 0
    keys = place.directory / "keys"
    assert stat.S_IMODE(keys.stat().st_mode) == 0o700
    assert {stat.S_IMODE(key.stat().st_mode) for key in keys.iterdir()} == {0o600}
    os.chmod(next(keys.iterdir()), 0o644)
    done = place.admin("check-log")
    assert done.returncode == 1 and "chmod" in done.stderr


def test_the_database_holds_no_readable_person(place):
    assert place.enrol(PERSON).returncode == 0
    database = sqlite3.connect(place.directory / "recourse.db")
    dump = "\n".join(database.iterdump())
    database.close()
    for text in ("Marigold", "Fennimore", "1980-04-01", "Sampleton", "MAPLE-4242"):
        assert text not in dump and text.encode().hex().upper() not in dump.upper()


def test_a_draft_is_not_served(place, run):
    card = place.directory / "draft.json"
    run(
        "scorecard", "fit", ROOT / "Demo" / "german-credit" / "german_credit.csv", "--target",
        "creditability", "--event", "bad", "--output", card, check=0,
    )
    done = place.admin("propose-scorecard", card)
    assert done.returncode == 1 and "duration_in_month" in done.stderr


def test_a_card_answers_when_two_humans_stand_for_it(place, run):
    card = json.loads((ROOT / "Tests" / "ScorecardsTests" / "Fixtures" / "german_card.json").read_text())
    paths = []
    for name in ("first", "second"):
        card["name"] = name
        paths.append(place.directory / f"{name}.json")
        paths[-1].write_text(json.dumps(card))
    number = place.admin("propose-scorecard", paths[0], "--staff", "Ada").stdout.strip()
    alone = place.admin("approve-scorecard", number, "--staff", "ADA.")
    assert alone.returncode == 1 and "another human" in alone.stderr
    approved = place.admin("approve-scorecard", number, "--staff", "Grace")
    assert approved.returncode == 0 and "In force from" in approved.stderr
    first = approved.stderr.split()[-1]
    later = place.admin("propose-scorecard", paths[1], "--staff", "Ada", "--from", "2099-01-01").stdout.strip()
    assert place.admin("approve-scorecard", later, "--staff", "Grace").returncode == 0
    states = [line.split("\t") for line in place.admin("list-scorecards").stdout.splitlines()]
    assert [line[3] for line in states] == ["scheduled", "in force"]
    assert states[1][1] == first and states[1][4:] == ["Ada", "Grace"]
    assert place.admin("withdraw-scorecard", later).returncode == 0
    assert place.admin("propose-scorecard", first).returncode == 1, "it is in force already"
    assert "0 scores of 0 cards" in place.admin("replay-scores").stderr
    assert place.admin("check-log").returncode == 0


def test_a_person_signs_in_with_the_code_of_a_letter(place, server):
    added = place.admin(
        "add-subscriber", "--name", "Example Bank", "--contact", "bank@example.org", "--licence",
        "L-2", "--role", "lender",
    )
    assert added.returncode == 0 and added.stdout.startswith("rk_")
    assert place.enrol(PERSON).returncode == 0
    asked = requests.post(f"{server}/v1/me/sign-in", json={"reference": PERSON["reference"]})
    assert set(asked.json()) == {"challenge", "expiresAt"} or "demoCode" not in asked.json()
    letters = place.directory / "letters"
    for _ in range(50):
        if letters.exists() and list(letters.iterdir()):
            break
        time.sleep(0.1)
    code = re.search(r"\d{6}", next(letters.iterdir()).read_text()).group()
    session = requests.post(
        f"{server}/v1/me/session", json={"challenge": asked.json()["challenge"], "code": code}
    ).json()["session"]
    file = requests.get(f"{server}/v1/me", headers={"Authorization": f"Bearer {session}"})
    assert "Marigold" in file.text
    assert requests.post(f"{server}/demo/clock", json={"advanceDays": 1}).status_code == 404


def test_the_operator_binds_and_releases_a_subscriber_and_adds_staff(place, server):
    bank = ["--name", "Example Bank", "--contact", "a@example.org", "--licence", "L-1"]
    first = place.admin("add-subscriber", *bank, "--role", "lender").stdout.strip()

    def listed():
        return place.admin("list-subscribers").stdout.strip().split("\t")

    number, name, role, state, looks, keys = listed()
    assert (name, role, state, looks) == ("Example Bank", "lender", "active", "0/200")
    which = ["--subscriber", number]

    def answer(key):
        return requests.post(
            f"{server}/v1/checks", headers={"Authorization": f"Bearer {key}"}, json={}
        ).status_code

    assert answer(first) == 400
    assert place.admin("set-budget", *which, "--looks-per-day", "7").returncode == 0
    assert listed()[4] == "0/7"
    second = place.admin("issue-key", *which).stdout.strip()
    assert answer(second) == 400
    assert place.admin("revoke-key", *which, "--key", keys).returncode == 0
    assert answer(first) == 401 and answer(second) == 400
    assert place.admin("suspend-subscriber", *which, "--reason", "Tried").returncode == 0
    assert listed()[3] == "suspended"
    refused = place.admin(
        "add-staff", "--name", "Lea Lender", "--role", "lender", *which
    )
    assert refused.returncode != 0 and "not suspended" in refused.stderr
    assert place.admin("reinstate-subscriber", *which, "--reason", "Settled").returncode == 0
    assert listed()[3] == "active"
    code = place.admin("add-staff", "--name", "Lea Lender", "--role", "lender", *which)
    assert re.fullmatch(r"([0-9A-Z]{4}-){3}[0-9A-Z]{4}", code.stdout.strip())
    assert "lea.lender" in code.stderr
    assert place.admin("add-staff", "--name", "Olga", "--role", "boss").returncode != 0
    door = requests.get(f"{server}/console")
    assert door.url == f"{server}/console/sign-in" and "Staff sign-in" in door.text
    assert place.admin("check-log").returncode == 0
