"""A lender's own server is told that something it was told does not hold any more, and confirms it."""

import base64
import hashlib
import hmac
import json
import re
import signal
import subprocess
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import requests
from conftest import ROOT
from test_post import wait_for
from test_serve import PERSON, Place


class Bank:
    """A lender's server that keeps what it gets and answers as it is told."""

    def __init__(self):
        self.got = []
        self.statuses = []
        bank = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                bank.got.append((self.path, dict(self.headers), body))
                self.send_response(bank.statuses.pop(0) if bank.statuses else 204)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}/recourse"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture()
def bank():
    bank = Bank()
    yield bank
    bank.server.shutdown()


class Office:
    """A server with one person and one lender that looked under a consent."""

    def __init__(self, binary, run, directory, *options):
        self.place = Place(directory, run)
        place = self.place
        assert place.enrol(PERSON).returncode == 0
        card = directory / "card.json"
        run(
            "scorecard", "fit", ROOT / "Demo" / "german-credit" / "german_credit.csv", "--target",
            "creditability", "--event", "bad", "--plan",
            ROOT / "Demo" / "german-credit" / "plan.yaml", "--output", card, check=0,
        )
        number = place.admin("propose-scorecard", card, "--staff", "Ada").stdout.strip()
        approved = place.admin("approve-scorecard", number, "--staff", "Grace")
        assert approved.returncode == 0, approved.stderr
        bank = ["--name", "Example Bank", "--contact", "a@example.org", "--licence", "L-1"]
        self.key = place.admin("add-subscriber", *bank, "--role", "lender").stdout.strip()
        self.number = place.admin("list-subscribers").stdout.split("\t")[0].strip()
        self.process = subprocess.Popen(
            [
                binary, "serve", *place.options, "--listen", "127.0.0.1:0", "--insecure-cookies",
                "--post-every", "1", "--post-pause", "1", "--post-tries", "1", *options,
            ],
            stderr=subprocess.PIPE, text=True,
        )
        self.address = None
        for line in self.process.stderr:
            found = re.search(r"Listening on (\S+)", line)
            if found:
                self.address = found.group(1)
                break
        assert self.address
        threading.Thread(target=self.process.stderr.read, daemon=True).start()
        self.sign_in()

    def sign_in(self):
        asked = requests.post(f"{self.address}/v1/me/sign-in", json={"reference": PERSON["reference"]})
        letters = self.place.directory / "letters"
        letter = wait_for(lambda: letters.exists() and next(iter(letters.iterdir()), None), "the code")
        code = wait_for(lambda: re.search(r"\d{6}", letter.read_text()), "the code").group()
        session = requests.post(
            f"{self.address}/v1/me/session", json={"challenge": asked.json()["challenge"], "code": code}
        ).json()["session"]
        self.person = {"Authorization": f"Bearer {session}"}
        self.lender = {"Authorization": f"Bearer {self.key}"}

    def share_and_withdraw(self):
        body = {
            "person": PERSON["identity"], "purpose": "credit-application", "isSingleUse": False,
            "categories": ["own-conduct", "declared-for-this-credit"], "termDays": 30,
        }
        assert requests.post(f"{self.address}/v1/consents", json=body, headers=self.lender).status_code == 202
        consents = requests.get(f"{self.address}/v1/me/consents", headers=self.person).json()["consents"]
        consent = next(one for one in consents if one["state"] == "requested")
        path = f"{self.address}/v1/me/consents/{consent['id']}"
        granted = requests.post(
            f"{path}/grant", json={"wordingHash": consent["wordingHash"]}, headers=self.person
        )
        assert granted.status_code == 200, granted.text
        check = {"person": PERSON["identity"], "purpose": "credit-application", "declared": {}}
        told = requests.post(f"{self.address}/v1/checks", json=check, headers=self.lender)
        assert told.json().get("outcome", "answered") == "answered", told.text
        assert requests.post(f"{path}/withdraw", headers=self.person).status_code == 200

    def recalls(self):
        path = f"{self.address}/v1/me/retractions"
        return requests.get(path, headers=self.person).json()["retractions"]

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        assert self.process.wait(timeout=90) == 0


@pytest.fixture()
def office(binary, run, tmp_path):
    offices = []

    def call(*options):
        offices.append(Office(binary, run, tmp_path, *options))
        return offices[-1]

    yield call
    for one in offices:
        one.stop()


def test_a_withdrawal_reaches_the_lender_signed_and_the_person_reads_who_confirmed(office, bank):
    office = office("--recall-private")
    told = office.place.admin(
        "set-message-address", "--subscriber", office.number, "--address", bank.address, "--permit-plain"
    )
    assert told.returncode == 0, told.stderr
    secret = base64.b64decode(told.stdout.strip().removeprefix("whsec_"))
    bank.statuses = [503, 500]
    office.share_and_withdraw()
    wait_for(lambda: len(bank.got) == 3, "the message after two refusals")
    assert len({headers["webhook-id"] for _, headers, _ in bank.got}) == 1
    path, headers, body = bank.got[-1]
    assert path == "/recourse" and headers["content-type"] == "application/json"
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    code = base64.b64encode(hmac.new(secret, signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{code}"
    assert abs(time.time() - int(headers["webhook-timestamp"])) < 120
    message = json.loads(body)
    assert message["reason"] == "consent-withdrawn" and message["id"] == headers["webhook-id"]
    for personal in ("Marigold", "Fennimore", "MAPLE", "Sampleton"):
        assert personal not in body.decode()
    wait_for(lambda: office.recalls()[0]["state"] == "told", "the state")
    confirmed = requests.post(f"{office.address}{message['confirmAt']}", headers=office.lender)
    assert confirmed.status_code == 200, confirmed.text
    assert office.recalls()[0]["state"] == "confirmed"
    assert office.place.admin("check-log").returncode == 0


def test_no_private_address_is_reached_unless_the_operator_says_so(office, bank):
    office = office()
    told = office.place.admin(
        "set-message-address", "--subscriber", office.number, "--address",
        bank.address.replace("http://", "https://"),
    )
    assert told.returncode == 0, told.stderr
    office.share_and_withdraw()
    wait_for(lambda: office.recalls() and office.recalls()[0]["attempts"], "a try")
    assert office.recalls()[0]["attempts"][0]["fact"] == "deferred"
    wait_for(lambda: office.recalls()[0]["state"] == "givenUp", "the end of trying", seconds=90)
    assert bank.got == []
    plain = office.place.admin(
        "set-message-address", "--subscriber", office.number, "--address", bank.address
    )
    assert plain.returncode == 1 and "https://" in plain.stderr
