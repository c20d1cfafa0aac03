"""What the end-to-end tests share: the built program, and a demo server of their own.

The program is found through RECOURSE_BINARY (script/test sets it). The server listens on loopback,
on a port that the system picks, keeps its files in a fresh directory, and is stopped by process id.
"""

import contextlib
import json
import os
import pathlib
import signal
import subprocess
import time

import pytest
import requests
from playwright.sync_api import sync_playwright

from court import CourtKey

ROOT = pathlib.Path(__file__).resolve().parents[2]
ARTIFACTS = ROOT / ".artifacts"


@pytest.fixture(scope="session")
def binary():
    path = os.environ.get("RECOURSE_BINARY")
    assert path and os.access(path, os.X_OK), "RECOURSE_BINARY must name the built program"
    return path


@pytest.fixture(scope="session")
def run(binary):
    """Runs the program and returns the finished process, output as text."""

    def call(*arguments, input=None, check=None):
        done = subprocess.run(
            [binary, *map(str, arguments)], input=input, capture_output=True, text=True, timeout=300
        )
        if check is not None:
            assert done.returncode == check, done.stderr
        return done

    return call


class Demo:
    """A running demo server: where it is, who is in it, and how to sign in."""

    def __init__(self, directory, process, facts):
        self.directory = directory
        self.process = process
        self.facts = facts
        self.address = facts["address"]

    def sign_in(self, reference):
        """A session token for a person, through the one-time code that the demo shows."""
        asked = requests.post(f"{self.address}/v1/me/sign-in", json={"reference": reference})
        asked.raise_for_status()
        challenge = asked.json()
        session = requests.post(
            f"{self.address}/v1/me/session",
            json={"challenge": challenge["challenge"], "code": challenge["demoCode"]},
        )
        session.raise_for_status()
        return session.json()["session"]

    def staff_session(self, role):
        """A session token of the demo's member of staff with that role."""
        one = next(one for one in self.facts["staff"] if one["role"] == role)
        session = requests.post(
            f"{self.address}/v1/staff/session",
            json={"signInName": one["signInName"], "passPhrase": one["passPhrase"]},
        )
        session.raise_for_status()
        return session.json()["session"]

    def court_key(self):
        """The key with which the demo's court signs."""
        court = self.facts["court"]
        return CourtKey(court["number"], court["signingKey"])

    def person(self, shows):
        """The first person of the demo whose file shows the named thing."""
        return next(person for person in self.facts["people"] if person["shows"] == shows)


def start_demo(binary, directory, *options):
    ready = directory / "ready.json"
    log = open(directory / "server.log", "w")
    process = subprocess.Popen(
        [
            binary, "demo", "--listen", "127.0.0.1:0", "--directory", str(directory / "demo"),
            "--data", str(ROOT / "Demo" / "german-credit"), "--ready-file", str(ready),
            *options,
        ],
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    # Five minutes, for a machine that does other things besides.
    for _ in range(1500):
        if ready.exists():
            return Demo(directory, process, json.loads(ready.read_text()))
        if process.poll() is not None:
            break
        time.sleep(0.2)
    process.kill()
    raise AssertionError((directory / "server.log").read_text()[-4000:])


@contextlib.contextmanager
def running_demo(binary, directory, *options):
    """A demo server that is told to end at the end, and has to end well."""
    demo = start_demo(binary, directory, *options)
    try:
        yield demo
    finally:
        demo.process.send_signal(signal.SIGINT)
        code = demo.process.wait(timeout=60)
    assert code == 0


@pytest.fixture(scope="session")
def demo(binary, tmp_path_factory):
    with running_demo(binary, tmp_path_factory.mktemp("demo")) as demo:
        yield demo


@pytest.fixture(scope="session")
def browser():
    """Debian's Chromium, one for all; whoever needs a browser makes a context of it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def artifacts():
    ARTIFACTS.mkdir(exist_ok=True)
    return ARTIFACTS
