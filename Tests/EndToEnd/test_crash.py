"""A server that is killed, a second one beside it, an old backup, an older database."""

import concurrent.futures
import hashlib
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import time
from base64 import b64decode
from datetime import date, timedelta

import pytest
import requests
from conftest import ROOT
from court import CourtKey
from test_log import root
from test_serve import PERSON, Place
from verify_receipt import Key, verify_receipt

ROUNDS = 12


@pytest.fixture()
def place(run, tmp_path):
    return Place(tmp_path, run)


@pytest.fixture()
def start(binary, place):
    """Starts servers over the place; those that still run at the end are told to end."""
    running = []

    def call(*options):
        log = open(place.directory / f"server-{len(running)}.log", "w+")
        process = subprocess.Popen(
            [
                binary, "serve", *place.options, "--listen", "127.0.0.1:0", "--insecure-cookies",
                *options,
            ],
            stderr=log, text=True,
        )
        running.append(process)
        # A minute more than `--wait` asks for, on a machine that does other things besides.
        for _ in range(2400):
            log.seek(0)
            text = log.read()
            found = re.search(r"Listening on (\S+)", text)
            if found:
                return process, found.group(1)
            if process.poll() is not None:
                raise AssertionError(text)
            time.sleep(0.05)
        raise AssertionError("the server did not start")

    yield call
    for process in running:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            assert process.wait(timeout=30) == 0


def add_court(place):
    added = place.admin(
        "add-subscriber", "--name", "District Court of Sampleton", "--contact",
        "court@example.org", "--licence", "C-1", "--role", "court", "--looks-per-day", "100000",
    )
    assert added.returncode == 0, added.stderr
    key = CourtKey(re.search(r"is subscriber (\w+)", added.stderr)[1])
    for name in ("Ada Example", "Ben Sample"):
        registered = place.admin(
            "register-court-key", "--subscriber", key.number, "--key", key.public, "--staff", name
        )
        assert registered.returncode == 0, registered.stderr
    return added.stdout.strip(), key


def file(session, address, court, number):
    """Files an order about the one person of the place; gives the receipt."""
    today = date.today()
    answer = session.post(
        f"{address}/v1/judgments",
        headers={"Authorization": f"Bearer {court[0]}"},
        json=court[1].signed(
            PERSON["identity"],
            {
                "court": "District Court of Sampleton", "caseNumber": f"ZZ {number}/26",
                "kind": "civilMoney", "orderedOn": str(today - timedelta(days=60)),
                "obligationAroseOn": str(today - timedelta(days=400)),
                "principalMinorUnits": 250000, "currency": "EUR", "creditor": "Example Ltd",
                "liability": "own", "isFinal": True, "reasons": "Goods not paid for",
                "confirmedOn": str(today), "signedBy": "Clerk of the court",
            },
        ),
        timeout=20,
    )
    assert answer.status_code == 201, answer.text
    return answer.json()["receipt"]


def leaves_of(place):
    database = sqlite3.connect(place.directory / "recourse.db")
    rows = database.execute("SELECT leaf_index, leaf FROM log_leaf ORDER BY leaf_index").fetchall()
    database.close()
    assert [row[0] for row in rows] == list(range(len(rows)))
    return [bytes(row[1]) for row in rows]


def expect_receipts(place, address, receipts):
    """Every receipt verifies, its leaf is at its place, and what it saw is what the log begins with."""
    key = Key(requests.get(f"{address}/log/key").text.strip())
    leaves = leaves_of(place)
    hashes = [hashlib.sha256(b"\0" + leaf).digest() for leaf in leaves]
    roots, seen = {}, set()
    for text in receipts:
        verified = verify_receipt(text, key)
        index, size = verified["index"], verified["treeSize"]
        assert index not in seen
        seen.add(index)
        assert leaves[index][0] == 1
        signed, _ = text.split("\n\n", 1)[1].split("\n\n", 1)
        if size not in roots:
            roots[size] = root(hashes[:size])
        assert b64decode(signed.split("\n")[2]) == roots[size], "a released checkpoint is no part of the log"


def test_a_server_that_is_killed_at_any_moment_keeps_every_receipt(place, start):
    seed = int(os.environ.get("RECOURSE_TEST_SEED", random.randrange(10**6)))
    print(f"RECOURSE_TEST_SEED={seed}")
    chance = random.Random(seed)
    assert place.enrol(PERSON).returncode == 0
    key = add_court(place)
    receipts, number = [], 0
    for _ in range(ROUNDS):
        process, address = start()
        numbers = iter(range(number, number + 100_000))
        number += 100_000

        def work():
            done = []
            with requests.Session() as session:
                while True:
                    try:
                        done.append(file(session, address, key, next(numbers)))
                    except requests.RequestException:
                        return done

        with concurrent.futures.ThreadPoolExecutor() as pool:
            workers = [pool.submit(work) for _ in range(4)]
            time.sleep(chance.uniform(0.02, 0.6))
            process.kill()
            process.wait(timeout=30)
            for worker in workers:
                receipts += worker.result()
    assert len(receipts) > ROUNDS, "too little happened to say anything"

    process, address = start()
    expect_receipts(place, address, receipts)
    with requests.Session() as session:
        receipts.append(file(session, address, key, number))
    checked = place.admin("check-log")
    assert checked.returncode == 0, checked.stdout
    filed = sqlite3.connect(place.directory / "recourse.db").execute(
        "SELECT COUNT(*) FROM judgment"
    ).fetchone()[0]
    # One more at most for each worker and kill: written, and killed before the answer.
    assert len(receipts) <= filed <= len(receipts) + 4 * ROUNDS


def test_one_server_writes_and_commands_come_in_between(place, start, binary):
    assert place.enrol(PERSON).returncode == 0
    process, address = start()
    second = subprocess.run(
        [
            binary, "serve", *place.options, "--listen", "127.0.0.1:0", "--insecure-cookies",
            "--wait", "1",
        ],
        capture_output=True, text=True, timeout=60,
    )
    assert second.returncode == 75
    assert f"process {process.pid} on" in second.stderr and "until" in second.stderr

    key = add_court(place)
    receipts = []
    with requests.Session() as session:
        for number in range(4):
            receipts.append(file(session, address, key, number))
            person = dict(PERSON, reference=f"OAK-{number}")
            person["identity"] = dict(PERSON["identity"], givenName=f"Oak{number}")
            assert place.enrol(person).returncode == 0
    assert requests.get(f"{address}/readyz").status_code == 200
    assert place.admin("check-log").returncode == 0
    expect_receipts(place, address, receipts)

    # The one that ends gives the lease up; the next one does not wait.
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=30) == 0
    begun = start("--wait", "0")
    assert requests.get(f"{begun[1]}/readyz").status_code == 200


def put_to_sleep(process, place):
    """Stops a server between two of its writes: asleep in one, it would keep the database locked."""
    for _ in range(200):
        process.send_signal(signal.SIGSTOP)
        database = sqlite3.connect(place.directory / "recourse.db", timeout=0.2, isolation_level=None)
        try:
            database.execute("BEGIN IMMEDIATE")
            database.execute("ROLLBACK")
            return
        except sqlite3.OperationalError:
            process.send_signal(signal.SIGCONT)
            time.sleep(0.05)
        finally:
            database.close()
    raise AssertionError("the server never stopped writing")


def test_a_server_that_slept_does_not_write_and_says_so(place, start):
    """Stopped past the end of its lease, while another takes over; it wakes up and must not write."""
    assert place.enrol(PERSON).returncode == 0
    key = add_court(place)
    first, address = start()
    put_to_sleep(first, place)
    second, other = start("--wait", "60")
    first.send_signal(signal.SIGCONT)
    with requests.Session() as session:
        with pytest.raises(AssertionError, match="notWriting"):
            file(session, address, key, 1)
        assert requests.get(f"{address}/readyz").status_code == 503
        assert requests.get(f"{address}/log/checkpoint").status_code == 200
        receipts = [file(session, other, key, 2)]
        second.send_signal(signal.SIGTERM)
        assert second.wait(timeout=30) == 0
        for _ in range(100):
            if requests.get(f"{address}/readyz").status_code == 200:
                break
            time.sleep(0.1)
        receipts.append(file(session, address, key, 3))
    expect_receipts(place, address, receipts)
    assert place.admin("check-log").returncode == 0


def test_an_old_backup_is_refused_until_it_is_accepted(place):
    assert place.enrol(PERSON).returncode == 0
    database = place.directory / "recourse.db"
    shutil.copy(database, place.directory / "old.db")
    key, _ = add_court(place)
    assert key.startswith("rk_")
    shutil.copy(place.directory / "old.db", database)
    refused = place.run("serve", *place.options, "--listen", "127.0.0.1:0", "--insecure-cookies")
    assert refused.returncode == 1 and "accept-rollback" in refused.stderr
    assert "old backup" in place.admin("check-log").stdout
    accepted = place.admin("accept-rollback", "--reason", "The disk broke.")
    assert accepted.returncode == 0, accepted.stderr
    assert place.admin("check-log").returncode == 0
    assert place.admin("accept-rollback", "--reason", "Again.").returncode == 1
    assert add_court(place)[0].startswith("rk_")


def test_a_program_that_has_ended_leaves_one_whole_file(place, start):
    """So that whoever copies it has everything: nothing waits beside it in a write-ahead log."""
    assert place.enrol(PERSON).returncode == 0
    assert [one.name for one in place.directory.glob("recourse.db*")] == ["recourse.db"]
    process, _ = start()
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=60) == 0
    assert [one.name for one in place.directory.glob("recourse.db*")] == ["recourse.db"]
    assert place.admin("check-log").returncode == 0


def test_a_backup_taken_while_it_serves_is_whole_and_agrees_with_its_log(place, start):
    """As docs/operating.md says: the keys first, then the database by SQLite's own means."""
    assert place.enrol(PERSON).returncode == 0
    court = add_court(place)
    _, address = start()
    backup = place.directory / "backup"
    backup.mkdir()
    with requests.Session() as session:
        file(session, address, court, 1)
        shutil.copytree(place.directory / "keys", backup / "keys")
        whole = sqlite3.connect(backup / "recourse.db")
        with sqlite3.connect(place.directory / "recourse.db") as served:
            served.backup(whole)
        served.close()
        whole.close()
        file(session, address, court, 2)
    checked = place.run(
        "admin", "check-log", "--database", f"sqlite:{backup / 'recourse.db'}", "--keys",
        backup / "keys", check=0,
    )
    assert "agree with the signed log" in checked.stderr


def older(place):
    """A database as the first version made it, empty."""
    sql = (
        ROOT / "Sources" / "Storage" / "Resources" / "Migrations" / "migration-0001-foundation.sql"
    ).read_text()
    database = sqlite3.connect(place.directory / "recourse.db")
    database.executescript(sql)
    database.execute(
        "CREATE TABLE migration (number BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, "
        "checksum TEXT NOT NULL)"
    )
    checksum = hashlib.sha256(sql.encode()).hexdigest()
    database.execute("INSERT INTO migration VALUES (1, 'foundation', ?)", (checksum,))
    database.commit()
    database.close()


def test_an_older_database_is_migrated_on_demand(place):
    older(place)
    refused = place.run("serve", *place.options, "--listen", "127.0.0.1:0", "--insecure-cookies")
    assert refused.returncode == 1 and "recourse admin migrate" in refused.stderr
    dry = place.run("admin", "migrate", *place.options, "--dry-run", check=0)
    assert "applied 1 foundation" in dry.stdout and "missing 2 writer lease" in dry.stdout
    again = place.run("admin", "migrate", *place.options, "--dry-run", check=0)
    assert again.stdout == dry.stdout
    both = [
        subprocess.Popen(
            [os.environ["RECOURSE_BINARY"], "admin", "migrate", *place.options],
            stdout=subprocess.DEVNULL,
        )
        for _ in range(2)
    ]
    assert [process.wait(timeout=60) for process in both] == [0, 0]
    assert "missing" not in place.run("admin", "migrate", *place.options, check=0).stdout
    assert place.enrol(PERSON).returncode == 0
    assert place.admin("check-log").returncode == 0


def test_an_older_database_is_migrated_by_serve_when_told_to(place, start):
    older(place)
    _, address = start("--migrate")
    assert requests.get(f"{address}/readyz").status_code == 200


def test_a_newer_database_is_refused(place):
    assert place.enrol(PERSON).returncode == 0
    database = sqlite3.connect(place.directory / "recourse.db")
    database.execute("INSERT INTO migration VALUES (9999, 'later', 'x')")
    database.commit()
    database.close()
    for command in (["serve", "--listen", "127.0.0.1:0"], ["admin", "migrate"]):
        refused = place.run(*command, *place.options)
        assert refused.returncode == 1 and "too old" in refused.stderr
