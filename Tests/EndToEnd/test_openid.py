"""A person connects their file with an identity at a provider of OpenID Connect, and signs in by it.

The provider is a program of its own on loopback; it checks PKCE and its codes by itself.
"""

import contextlib
import re
import signal
import socket
import subprocess
import sys
import time

import pytest
import requests
from test_serve import PERSON, Place
from test_walk import Walk


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def stop(process):
    process.send_signal(signal.SIGTERM)
    process.wait(timeout=30)


@pytest.fixture(scope="module")
def provider():
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), "--require-nonce", "true"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )
    address = f"http://localhost:{port}"
    for _ in range(150):
        try:
            found = requests.get(f"{address}/.well-known/openid-configuration", timeout=5).json()
            break
        except requests.RequestException:
            time.sleep(0.2)
    else:
        process.kill()
        raise AssertionError("the provider did not start")
    yield found["issuer"]
    stop(process)


@contextlib.contextmanager
def portal_beside(issuer, port, binary, run, directory, client=("recourse", "a secret")):
    """A portal with two people, into which one may sign in through the provider of that address."""
    place = Place(directory, run)
    assert place.enrol(PERSON).returncode == 0
    assert place.enrol(
        dict(
            PERSON, reference="MAPLE-4343",
            identity=dict(PERSON["identity"], givenName="Other", dateOfBirth="1975-02-03"),
        )
    ).returncode == 0
    (directory / "secret").write_text(f"{client[1]}\n")
    config = directory / "recourse.yaml"
    config.write_text(
        f"publicAddress: http://127.0.0.1:{port}\nopenIDIssuer: {issuer}\n"
        f"openIDClient: {client[0]}\nopenIDSecretFile: {directory / 'secret'}\nopenIDName: Example ID\n"
    )
    process = subprocess.Popen(
        [
            binary, "serve", *place.options, "--config", config, "--listen", f"127.0.0.1:{port}",
            "--insecure-cookies",
        ],
        stderr=subprocess.PIPE, text=True,
    )
    for line in process.stderr:
        if "Listening on" in line:
            break
    else:
        raise AssertionError("the server did not start")
    place.address = f"http://127.0.0.1:{port}"
    yield place
    stop(process)


@pytest.fixture(scope="module")
def portal(binary, run, provider, tmp_path_factory):
    with portal_beside(
        provider, free_port(), binary, run, tmp_path_factory.mktemp("openid")
    ) as place:
        yield place


@pytest.fixture()
def page(browser):
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def sign_in_by_letter(portal, page, reference):
    letters = portal.directory / "letters"

    def written():
        found = letters.iterdir() if letters.exists() else []
        return {(one, one.stat().st_mtime_ns) for one in found}

    before = written()
    page.goto(f"{portal.address}/sign-in")
    page.fill("input[name=reference]", reference)
    page.click("main form button[type=submit]")
    for _ in range(100):
        new = written() - before
        if new:
            break
        time.sleep(0.1)
    code = re.search(r"\b\d{6}\b", new.pop()[0].read_text()).group()
    page.fill("input[name=code]", code)
    page.click("main form button[type=submit]")
    assert page.url == f"{portal.address}/me"


def authorise(page, subject):
    page.fill("input[name=sub]", subject)
    page.get_by_role("button", name="Authorize").click()


def test_an_identity_opens_no_file_until_the_person_connects_it(portal, page):
    page.goto(f"{portal.address}/sign-in")
    page.get_by_role("link", name="Sign in through Example ID").click()
    assert "code_challenge_method=S256" in page.url and "state=" in page.url
    authorise(page, "marigold")
    assert "No file is connected" in page.inner_text("h1")
    assert not [one for one in page.context.cookies() if "session" in one["name"]]

    sign_in_by_letter(portal, page, "MAPLE-4242")
    page.goto(f"{portal.address}/me/account")
    page.get_by_role("button", name="Connect").click()
    page.get_by_role("link", name="Go on to Example ID").click()
    authorise(page, "marigold")
    assert "It is connected." in page.inner_text("[role=status]")
    page.get_by_role("button", name="Sign out", exact=True).click()

    page.goto(f"{portal.address}/sign-in")
    page.get_by_role("link", name="Sign in through Example ID").click()
    authorise(page, "marigold")
    assert page.url == f"{portal.address}/me"
    assert "Marigold Fennimore" in page.inner_text("main")
    page.goto(f"{portal.address}/me/notices")
    assert "You can now sign in through Example ID." in page.inner_text("main")
    page.get_by_role("button", name="Sign out", exact=True).click()

    # One identity leads to one file.
    sign_in_by_letter(portal, page, "MAPLE-4343")
    page.goto(f"{portal.address}/me/account")
    page.get_by_role("button", name="Connect").click()
    page.get_by_role("link", name="Go on to Example ID").click()
    authorise(page, "marigold")
    assert "connected with a file already" in page.inner_text("main")
    page.goto(f"{portal.address}/me/account")
    assert page.get_by_role("button", name="Connect").count() == 1


def test_a_reply_fits_only_the_browser_that_asked(portal, page):
    page.goto(f"{portal.address}/sign-in")
    page.get_by_role("link", name="Sign in through Example ID").click()
    given = requests.post(page.url, data={"sub": "stranger"}, allow_redirects=False)
    reply = given.headers["Location"]
    assert reply.startswith(f"{portal.address}/sign-in/openid/back?") and "code=" in reply
    # Another browser, without the cookie, with the very same reply.
    stolen = requests.get(reply)
    assert stolen.status_code == 422 and "That reply was not for you" in stolen.text
    forged = requests.get(
        re.sub(r"state=[^&]*", "state=forged", reply),
        cookies={one["name"]: one["value"] for one in page.context.cookies()},
    )
    assert "That reply was not for you" in forged.text
    denied = requests.get(f"{portal.address}/sign-in/openid/back?error=access_denied")
    assert denied.status_code == 422 and "It did not work there" in denied.text


def test_after_the_connection_ends_the_identity_opens_nothing(portal, page):
    sign_in_by_letter(portal, page, "MAPLE-4343")
    page.goto(f"{portal.address}/me/account")
    page.get_by_role("button", name="Connect").click()
    page.get_by_role("link", name="Go on to Example ID").click()
    authorise(page, "other")
    page.get_by_role("button", name="End the connection").click()
    assert "It is not connected any more." in page.inner_text("[role=status]")
    page.get_by_role("button", name="Sign out", exact=True).click()
    page.goto(f"{portal.address}/sign-in")
    page.get_by_role("link", name="Sign in through Example ID").click()
    authorise(page, "other")
    assert "No file is connected" in page.inner_text("h1")
    assert portal.admin("check-log").returncode == 0


def test_every_step_is_walked(portal, browser, artifacts):
    """Axe, widths, schemes, paper and keyboard on each page between the door and the connection."""
    pictures = artifacts / "walk"
    pictures.mkdir(exist_ok=True)
    walk = Walk(portal, browser, pictures)
    page = walk.context().new_page()

    def begin():
        walk.go(page, "/sign-in")
        page.get_by_role("link", name="Sign in through Example ID").click()

    walk.go(page, "/sign-in")
    walk.look(page, "openid-door")
    begin()
    authorise(page, "wanderer")
    walk.look(page, "openid-no-file")
    for name, query in (
        ("openid-not-for-you", "state=forged&code=x"), ("openid-did-not-work", "error=access_denied"),
    ):
        walk.go(page, f"/sign-in/openid/back?{query}", 422)
        walk.look(page, name)

    sign_in_by_letter(portal, page, "MAPLE-4343")
    walk.go(page, "/me/account")
    walk.look(page, "openid-account")
    page.get_by_role("button", name="Connect").click()
    walk.look(page, "openid-away")
    page.get_by_role("link", name="Go on to Example ID").click()
    authorise(page, "wanderer")
    walk.look(page, "openid-connected")
    page.get_by_role("button", name="Sign out", exact=True).click()
    sign_in_by_letter(portal, page, "MAPLE-4242")
    walk.go(page, "/me/account")
    if page.get_by_role("button", name="End the connection").count():
        page.get_by_role("button", name="End the connection").click()
    page.get_by_role("button", name="Connect").click()
    page.get_by_role("link", name="Go on to Example ID").click()
    authorise(page, "wanderer")
    assert "connected with a file already" in page.inner_text("main")
    walk.look(page, "openid-connected-elsewhere")
    page.context.close()
