"""Signing in through Canaille, an identity provider that institutions really run, on loopback.

It has accounts with pass phrases, a page of its own to agree on, keys of its own and clients that register themselves;
what may go wrong on the way is tried beside a simpler provider in test_openid.
"""

import json
import os
import pathlib
import subprocess
import sys
import time

import pytest
import requests
from test_openid import free_port, page, portal_beside, sign_in_by_letter, stop  # noqa: F401

PHRASES = {"marigold": "seven quiet green kettles", "stranger": "eight loud yellow saucepans"}


class Canaille:
    """The provider in a directory of its own: keys, one client, two accounts."""

    def __init__(self, directory, back):
        self.port = free_port()
        self.address = f"http://localhost:{self.port}"
        self.program = pathlib.Path(sys.executable).parent / "canaille"
        config = directory / "canaille.toml"
        self.environment = os.environ | {"CONFIG": str(config), "CANAILLE_CONFIG": str(config)}
        head = (
            f'SECRET_KEY = "for this test"\nSERVER_NAME = "localhost:{self.port}"\n'
            f'PREFERRED_URL_SCHEME = "http"\n[CANAILLE]\nDATABASE = "sql"\nNAME = "Example ID"\n'
            f'[CANAILLE_SQL]\nDATABASE_URI = "sqlite:///{directory}/canaille.db"\n'
            f'[CANAILLE_HYPERCORN]\nBIND = ["127.0.0.1:{self.port}"]\n[CANAILLE_OIDC]\n'
            f"DYNAMIC_CLIENT_REGISTRATION_OPEN = true\n"
        )
        config.write_text(head)
        key = json.loads(self.call("jwk", "create", "rsa"))
        parts = ", ".join(f"{name} = {json.dumps(value)}" for name, value in key.items())
        config.write_text(f"{head}ACTIVE_JWKS = [{{{parts}}}]\n")
        self.call("install")
        for name, phrase in PHRASES.items():
            self.call(
                "create", "user", "--user-name", name, "--password", phrase, "--family-name", name,
                "--formatted-name", name, "--emails", f"{name}@example.org",
            )
        self.process = subprocess.Popen(
            [self.program, "run"], env=self.environment,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        for _ in range(300):
            try:
                found = requests.get(f"{self.address}/.well-known/openid-configuration", timeout=5)
                self.client = self.register(found.json()["registration_endpoint"], back)
                return
            except requests.RequestException:
                time.sleep(0.2)
        self.process.kill()
        raise AssertionError("the provider did not start")

    def register(self, address, back):
        """Registers the portal as a client, as RFC 7591 says; number and secret come from the provider."""
        registered = requests.post(
            address,
            json={
                "client_name": "Recourse", "client_uri": back, "redirect_uris": [back],
                "grant_types": ["authorization_code"], "response_types": ["code"], "scope": "openid",
                "token_endpoint_auth_method": "client_secret_basic",
                "contacts": ["office@example.org"],
            },
            timeout=30,
        )
        assert registered.status_code == 201, registered.text
        return registered.json()

    def call(self, *arguments):
        done = subprocess.run(
            [self.program, *arguments], env=self.environment, capture_output=True, text=True,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def portal(binary, run, tmp_path_factory):
    port = free_port()
    provider = Canaille(
        tmp_path_factory.mktemp("canaille"), f"http://127.0.0.1:{port}/sign-in/openid/back"
    )
    client = provider.client["client_id"], provider.client["client_secret"]
    with portal_beside(
        provider.address, port, binary, run, tmp_path_factory.mktemp("portal"), client
    ) as place:
        yield place
    stop(provider.process)


def prove(page, name):
    """Signs in at the provider, where somebody is not yet, and agrees."""
    if page.locator("input[name=login]").count():
        page.fill("input[name=login]", name)
        page.locator("form button[name=answer]").click()
    if page.locator("input[name=password]").count():
        page.fill("input[name=password]", PHRASES[name])
        page.locator("form button[type=submit]").first.click()
    agree = page.locator("button[value=accept]")
    if agree.count():
        agree.first.click()


def test_a_person_connects_signs_in_and_nobody_else_does(portal, page, browser):  # noqa: F811
    def through_the_provider(page, name):
        page.goto(f"{portal.address}/sign-in")
        page.get_by_role("link", name="Sign in through Example ID").click()
        prove(page, name)

    through_the_provider(page, "marigold")
    assert "No file is connected" in page.inner_text("h1")

    sign_in_by_letter(portal, page, "MAPLE-4242")
    page.goto(f"{portal.address}/me/account")
    page.get_by_role("button", name="Connect").click()
    page.get_by_role("link", name="Go on to Example ID").click()
    prove(page, "marigold")
    assert "It is connected." in page.inner_text("[role=status]")
    page.get_by_role("button", name="Sign out", exact=True).click()

    # Canaille makes the same access token twice within one second, and then refuses the second one.
    time.sleep(1.1)
    through_the_provider(page, "marigold")
    assert page.url == f"{portal.address}/me", page.inner_text("main")
    assert "Marigold Fennimore" in page.inner_text("main")

    other = browser.new_context(java_script_enabled=False)
    stranger = other.new_page()
    through_the_provider(stranger, "stranger")
    assert "No file is connected" in stranger.inner_text("h1")
    assert not [one for one in other.cookies() if one["name"] == "recourse_session"]
    other.close()
