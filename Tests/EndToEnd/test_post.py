"""The post room against a real mail system on loopback: mail, bounces, retries, TLS, letters, crashes."""

import email
import os
import re
import signal
import ssl
import stat
import subprocess
import threading
import time

import pytest
import requests
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, SMTP
from test_serve import PERSON, Place

ADDRESS = "someone@mail.example"


class Mailbox:
    """What a mail system took, and what it says to each recipient."""

    def __init__(self):
        self.taken = []
        self.tries = 0
        self.replies = []
        self.before_answer = None

    async def handle_RCPT(self, server, session, envelope, address, options):
        self.tries += 1
        if self.replies:
            return self.replies.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.taken.append((envelope.mail_from, envelope.rcpt_tos, email.message_from_bytes(envelope.content)))
        if self.before_answer:
            self.before_answer()
        return "250 OK"


class MailServer(Controller):
    """A mail system on a port that the system chooses."""

    def __init__(self, mailbox, **smtp):
        self.smtp_options = smtp
        super().__init__(mailbox, hostname="127.0.0.1", port=0, ready_timeout=60)

    def factory(self):
        return SMTP(self.handler, **self.smtp_options)

    def _trigger_server(self):
        # The port is known only once the socket is bound.
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@pytest.fixture()
def mailbox():
    return Mailbox()


@pytest.fixture()
def mail_server(mailbox):
    server = MailServer(mailbox)
    server.start()
    yield server
    server.stop()


@pytest.fixture()
def place(run, tmp_path):
    place = Place(tmp_path, run)
    assert place.enrol(PERSON).returncode == 0
    return place


class Server:
    """`recourse serve` with a post room that looks every second."""

    def __init__(self, binary, place, *options, tries=3, environment=None):
        self.place = place
        self.process = subprocess.Popen(
            [
                binary, "serve", *place.options, "--listen", "127.0.0.1:0", "--insecure-cookies",
                "--post-every", "1", "--post-pause", "1", "--post-tries", str(tries), *options,
            ],
            stderr=subprocess.PIPE, text=True, env={**os.environ, **(environment or {})},
        )
        self.address = None
        for line in self.process.stderr:
            found = re.search(r"Listening on (\S+)", line)
            if found:
                self.address = found.group(1)
                break
        assert self.address, "the server did not start"
        # What it says from here on must not fill the pipe.
        threading.Thread(target=self.process.stderr.read, daemon=True).start()

    def sign_in(self):
        asked = requests.post(f"{self.address}/v1/me/sign-in", json={"reference": PERSON["reference"]})
        letters = self.place.directory / "letters"
        code = wait_for(
            lambda: next(iter(re.findall(r"\d{6}", read_newest(letters) or "")), None), "a code"
        )
        session = requests.post(
            f"{self.address}/v1/me/session", json={"challenge": asked.json()["challenge"], "code": code}
        ).json()["session"]
        for letter in letters.iterdir():
            letter.unlink()
        self.headers = {"Authorization": f"Bearer {session}"}

    def ask_for_mail(self):
        done = requests.put(f"{self.address}/v1/me/mail", json={"address": ADDRESS}, headers=self.headers)
        assert done.status_code == 200, done.text
        return self.notices()[0]["id"]

    def notices(self):
        return requests.get(f"{self.address}/v1/me/notices", headers=self.headers).json()["notices"]

    def cause_a_look(self, key):
        """Somebody asks who was allowed nothing: a notice that is not owed in writing."""
        body = {"person": PERSON["identity"], "purpose": "credit-application", "declared": {}}
        done = requests.post(
            f"{self.address}/v1/checks", json=body, headers={"Authorization": f"Bearer {key}"}
        )
        assert done.status_code == 200, done.text
        return self.notices()[0]["id"]

    def stop(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        return self.process.wait(timeout=90)


def read_newest(folder):
    if not folder.exists():
        return None
    letters = sorted(folder.glob("*.txt"), key=lambda letter: letter.stat().st_mtime)
    return letters[-1].read_text() if letters else None


def wait_for(look, what, seconds=60):
    for _ in range(seconds * 10):
        found = look()
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError(f"{what} did not come")


def options(mail_server, *more):
    return [
        "--smtp", f"smtp://127.0.0.1:{mail_server.port}", "--mail-from", "notices@office.example",
        "--public-address", "https://office.example", *more,
    ]


@pytest.fixture()
def start(binary, place):
    """Starts servers, and stops those that a test left running."""
    servers = []

    def call(*arguments, **named):
        servers.append(Server(binary, place, *arguments, **named))
        return servers[-1]

    yield call
    for server in servers:
        if server.process.poll() is None:
            assert server.stop() == 0


@pytest.fixture()
def lender(place):
    added = place.admin(
        "add-subscriber", "--name", "Example Bank", "--contact", "bank@example.org", "--licence",
        "L-2", "--role", "lender",
    )
    return added.stdout.strip()


def test_a_letter_goes_to_who_gave_no_address(place, start, lender):
    server = start()
    server.sign_in()
    notice = server.cause_a_look(lender)
    letter = place.directory / "post" / f"{notice}.html"
    wait_for(letter.exists, "the letter")
    assert stat.S_IMODE(letter.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(letter.stat().st_mode) == 0o600
    text = letter.read_text()
    for part in ("Marigold Fennimore", "1 Example Street", "Example Bank", "What you can do", notice):
        assert part in text
    one = wait_for(
        lambda: next((one for one in server.notices() if one["letter"] == "handedOver"), None), "a state"
    )
    assert one["receivedAt"] is None
    for fact in ("posted", "returned"):
        assert place.admin("record-post", notice, "--fact", fact).returncode == 0
    assert server.notices()[0]["letter"] == "returned"
    refused = place.admin("record-post", notice, "--fact", "delivered")
    assert refused.returncode == 1 and "cannot happen" in refused.stderr
    wrong = requests.put(
        f"{server.address}/v1/me/mail", json={"address": ADDRESS}, headers=server.headers
    )
    assert wrong.status_code == 409 and "no mail" in wrong.text
    assert place.admin("check-log").returncode == 0


def test_a_mail_says_that_a_notice_waits_and_nothing_else(start, lender, mailbox, mail_server):
    server = start(*options(mail_server, "--mail-plain"))
    server.sign_in()
    server.ask_for_mail()
    notice = server.cause_a_look(lender)

    def found():
        return next((one for one in mailbox.taken if one[2]["X-Recourse-Notice"] == notice), None)

    sender, recipients, message = wait_for(found, "the mail")
    assert recipients == [ADDRESS]
    assert sender == f"notices+{notice}@office.example"
    assert message["Message-ID"] == f"<{notice}@office.example>"
    assert message["Auto-Submitted"] == "auto-generated"
    text = message.as_string()
    assert "https://office.example/me/notices" in text
    for secret in ("Marigold", "Fennimore", "MAPLE", "Bank", "credit", "loan", "debt", "court"):
        assert secret.lower() not in text.lower()
    wait_for(lambda: server.notices()[0]["mail"] == "handedOver", "the state")
    assert server.notices()[0]["letter"] == "queued"


def test_a_mail_that_comes_back_leads_to_a_letter(place, start, lender, mailbox, mail_server):
    server = start(*options(mail_server, "--mail-plain"))
    server.sign_in()
    server.ask_for_mail()
    notice = server.cause_a_look(lender)
    wait_for(lambda: server.notices()[0]["mail"] == "handedOver", "the mail")
    letter = place.directory / "post" / f"{notice}.html"
    assert not letter.exists()
    sender, _, message = next(one for one in mailbox.taken if one[2]["X-Recourse-Notice"] == notice)
    report = (
        f"From: MAILER-DAEMON@mx.example\nTo: <{sender}>\nSubject: Undelivered\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n'
        "--b\nContent-Type: text/plain\n\nSorry.\n\n--b\nContent-Type: message/delivery-status\n\n"
        f"Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; {ADDRESS}\nAction: failed\n"
        "Status: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 no such user\n\n"
        f"--b\nContent-Type: message/rfc822\n\n{message.as_string()}\n--b--\n"
    )
    admin = [*place.options, "--staff", "Test Operator"]
    holiday = place.run("admin", "take-bounce", *admin, input="Subject: On holiday\n\nBack soon.\n")
    assert holiday.returncode == 1 and "no report" in holiday.stderr
    assert place.run("admin", "take-bounce", *admin, input=report).returncode == 0
    wait_for(letter.exists, "the letter")
    wait_for(lambda: server.notices()[0]["letter"] == "handedOver", "the state")
    entries = server.notices()[0]["dispatch"]
    assert [(one["channel"], one["fact"], one["code"]) for one in entries] == [
        ("mail", "handedOver", None), ("mail", "returned", 550), ("letter", "handedOver", None),
    ]
    assert server.notices()[0]["receivedAt"] is None


def test_a_refusal_for_now_is_tried_again_and_one_for_good_leads_to_a_letter(
    place, start, lender, mailbox, mail_server
):
    server = start(*options(mail_server, "--mail-plain"))
    server.sign_in()
    server.ask_for_mail()
    wait_for(lambda: mailbox.taken, "the first mail")
    mailbox.replies = ["451 Greylisted", "421 Busy"]
    notice = server.cause_a_look(lender)
    wait_for(lambda: server.notices()[0]["mail"] == "handedOver", "the mail")
    facts = [(one["fact"], one["code"]) for one in server.notices()[0]["dispatch"]]
    assert facts == [("deferred", 451), ("deferred", 421), ("handedOver", None)]
    assert not (place.directory / "post" / f"{notice}.html").exists()
    mailbox.replies = ["550 No such user"]
    notice = server.cause_a_look(lender)
    wait_for((place.directory / "post" / f"{notice}.html").exists, "the letter")
    assert server.notices()[0]["mail"] == "returned"
    mailbox.replies = ["451 Later"] * 3
    notice = server.cause_a_look(lender)
    wait_for((place.directory / "post" / f"{notice}.html").exists, "the letter after three tries")
    assert server.notices()[0]["mail"] == "queued" and mailbox.replies == []


def test_sent_but_not_recorded_is_sent_again_as_the_same_mail(
    start, lender, mailbox, mail_server
):
    server = start(*options(mail_server, "--mail-plain"))
    server.sign_in()
    server.ask_for_mail()
    wait_for(lambda: server.notices()[0]["mail"] == "handedOver", "the first mail")
    # The mail system has the mail, and the server dies before it hears so.
    mailbox.before_answer = server.process.kill
    before = len(mailbox.taken)
    requests.post(
        f"{server.address}/v1/checks", headers={"Authorization": f"Bearer {lender}"},
        json={"person": PERSON["identity"], "purpose": "credit-application", "declared": {}},
    )
    server.process.wait(timeout=60)
    assert len(mailbox.taken) == before + 1
    mailbox.before_answer = None
    again = start(*options(mail_server, "--mail-plain"))
    wait_for(lambda: len(mailbox.taken) == before + 2, "the second mail")
    again.sign_in()
    wait_for(lambda: again.notices()[0]["mail"] == "handedOver", "the state")
    assert len({one[2]["Message-ID"] for one in mailbox.taken[before:]}) == 1


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tls")
    subprocess.run(
        [
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
            "-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
            "-keyout", folder / "key.pem", "-out", folder / "certificate.pem",
        ],
        check=True, capture_output=True,
    )
    return folder


def test_mail_goes_by_tls_with_a_password_or_not_at_all(start, place, lender, mailbox, certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate / "certificate.pem", certificate / "key.pem")

    def check(server, session, envelope, mechanism, data):
        isRight = (data.login, data.password) == (b"office", b"an invented password")
        return AuthResult(success=isRight)

    mail_server = MailServer(
        mailbox, tls_context=context, require_starttls=True, auth_required=True, authenticator=check
    )
    mail_server.start()
    try:
        config = place.directory / "recourse.yaml"
        config.write_text(f"mailUser: office\nmailAuthorities: {certificate / 'certificate.pem'}\n")
        password = {"RECOURSE_MAIL_PASSWORD": "a wrong password"}
        server = start(*options(mail_server, "--config", str(config)), environment=password)
        server.sign_in()
        server.ask_for_mail()
        # A wrong password of ours is no fault of the address: tried again, not returned.
        wait_for(lambda: server.notices()[0]["dispatch"], "a try")
        assert server.notices()[0]["dispatch"][0]["fact"] == "deferred"
        assert server.stop() == 0
        # Who is not believed gets nothing, not even a password.
        password = {"RECOURSE_MAIL_PASSWORD": "an invented password"}
        config.write_text("mailUser: office\n")
        server = start(
            *options(mail_server, "--config", str(config)), tries=50, environment=password
        )
        server.sign_in()
        notice = server.cause_a_look(lender)
        wait_for(lambda: server.notices()[0]["dispatch"], "a try")
        assert server.notices()[0]["dispatch"][0]["fact"] == "deferred" and not mailbox.taken
        assert server.stop() == 0
        secret = place.directory / "password"
        secret.write_text("an invented password\n")
        config.write_text(
            f"mailUser: office\nmailAuthorities: {certificate / 'certificate.pem'}\n"
            f"mailPasswordFile: {secret}\n"
        )
        server = start(*options(mail_server, "--config", str(config)), tries=50)
        server.sign_in()
        wait_for(
            lambda: any(one[2]["X-Recourse-Notice"] == notice for one in mailbox.taken), "the mail"
        )
    finally:
        mail_server.stop()


def test_what_is_not_safe_is_refused_at_the_start(place):
    def refused(*arguments):
        done = place.run("serve", *place.options, "--listen", "127.0.0.1:0", *arguments)
        assert done.returncode != 0
        return done.stderr

    smtp = ["--smtp", "smtp://mail.example:587"]
    assert "--mail-from" in refused(*smtp)
    assert "--mail-from" in refused(*smtp, "--mail-from", "a@b.example\r\nBcc: c@d.example")
    assert "loopback" in refused(*smtp, "--mail-from", "a@b.example", "--mail-plain")
    told = refused("--smtp", "smtp://user:secret@mail.example", "--mail-from", "a@b.example")
    assert "--smtp" in told and "secret" not in told
    assert "--public-address" in refused("--public-address", "http://office.example")


def test_a_letter_becomes_a_pdf_where_chromium_is(place, start, lender, browser, artifacts):
    chromium = "/usr/bin/chromium"
    assert os.access(chromium, os.X_OK), "script/bootstrap --tests installs it"
    server = start("--letter-pdf", chromium)
    server.sign_in()
    notice = server.cause_a_look(lender)
    wait_for(lambda: server.notices()[0]["letter"] == "handedOver", "the letter", seconds=120)
    pdf = place.directory / "post" / f"{notice}.pdf"
    content = pdf.read_bytes()
    assert content.startswith(b"%PDF-") and len(content) > 5_000
    assert stat.S_IMODE(pdf.stat().st_mode) == 0o600
    (artifacts / "letter.pdf").write_bytes(content)
    expect_window(pdf.with_suffix(".html"), browser)


def expect_window(letter, browser):
    """On paper the address lies in the window of an envelope (DIN 5008, form B), however long it is."""
    text = letter.read_text()
    found = re.search(r"<address>(.*?)</address>", text, re.S)
    assert found, "a short address is in the usual type"
    long = "".join(
        f"<span>{line}</span>" for line in (
            "Maximiliana-Theodora of Hohenlohe-Schillingsfuerst-Bartenstein",
            "c/o Wohngemeinschaft Sonnenhang, Donaudampfschifffahrtsgesellschaftsstrasse 1234 b",
            "99999 Bad Liebenwerda-Schoenborn an der Schwarzen Elster", "DE",
        )
    )
    longer = text.replace(found[0], f'<address class="long">{long}</address>')
    millimetre = 96 / 25.4
    for one in (text, longer):
        page = browser.new_page(viewport={"width": round(210 * millimetre), "height": 1123})
        page.emulate_media(media="print")
        page.set_content(one)
        box = page.evaluate(
            "(() => { const all = [...document.querySelectorAll('address span')]"
            ".map(it => it.getBoundingClientRect());"
            "return [Math.min(...all.map(it => it.left)), all[0].top,"
            "Math.max(...all.map(it => it.right)), all.at(-1).bottom]; })()"
        )
        left, top, right, bottom = (edge / millimetre for edge in box)
        # The first page begins 20 mm below the edge of the paper.
        assert left >= 20 and right <= 105, (left, right)
        assert top + 20 >= 45 + 17 and bottom + 20 <= 90, (top + 20, bottom + 20)
        page.close()
