"""The server on PostgreSQL: taken into use, served, stopped, and what an operator reads when it is not there."""

import glob
import os
import re
import shutil
import signal
import subprocess
import tempfile

import pytest
import requests


def as_owner(*words):
    """PostgreSQL refuses to run as root; Debian's package brings a user for it."""
    prefix = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*prefix, *words], check=True, stdout=subprocess.DEVNULL, timeout=120)


@pytest.fixture(scope="module")
def cluster():
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda path: int(path.split("/")[4]))
    assert found, "PostgreSQL is not installed: script/bootstrap --tests installs it"
    folder = tempfile.mkdtemp(prefix="recourse-pg-", dir="/tmp")
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    data = f"{folder}/data"
    as_owner(f"{found[-1]}/initdb", "-D", data, "-U", "owner", "-A", "trust", "-E", "UTF8", "--no-sync")
    access = f"{data}/pg_hba.conf"
    lines = open(access).read()
    open(access, "w").write("local all locked scram-sha-256\n" + lines)
    options = f"-c listen_addresses='' -c unix_socket_directories={folder}"
    control = [f"{found[-1]}/pg_ctl", "-s", "-w", "-D", data]
    as_owner(*control, "-l", f"{folder}/log", "-o", options, "start")
    try:
        yield folder
    finally:
        as_owner(*control, "-m", "immediate", "stop")
        shutil.rmtree(folder)


def address(folder, user="owner", database="postgres"):
    return f"postgresql://{user}@/{database}?host={folder}"


def test_an_office_on_postgresql_is_set_up_served_and_audited(cluster, binary, run, tmp_path):
    options = ["--database", address(cluster), "--keys", tmp_path / "keys"]
    key = run(
        "admin", "add-subscriber", *options, "--staff", "Test Operator", "--name", "Example Bank",
        "--contact", "post@example.org", "--licence", "L-1", "--role", "lender", check=0,
    ).stdout.strip()
    process = subprocess.Popen(
        [binary, "serve", *map(str, options), "--listen", "127.0.0.1:0"],
        stderr=subprocess.PIPE, text=True, cwd=tmp_path,
    )
    try:
        server = None
        for line in process.stderr:
            if found := re.search(r"Listening on (\S+)", line):
                server = found.group(1)
                break
        assert server, "the server did not start"
        assert requests.get(f"{server}/readyz", timeout=30).status_code == 200
        asked = requests.post(
            f"{server}/v1/checks", headers={"Authorization": f"Bearer {key}"}, timeout=30,
            json={
                "purpose": "credit-application",
                "person": {
                    "givenName": "Marigold", "familyName": "Fennimore",
                    "dateOfBirth": "1980-04-01",
                    "address": {
                        "street": "1 Example Street", "postalCode": "00001", "town": "Sampleton",
                        "country": "ZZ",
                    },
                },
            },
        )
        assert asked.status_code == 200, asked.text
        assert "unavailable" in asked.text
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) == 0
    audited = run("admin", "check-log", *options, check=0)
    assert "agree with the signed log" in audited.stderr
    # Without --keys they would be made in the working directory, never guessed elsewhere.
    done = subprocess.run(
        [binary, "admin", "check-log", "--database", address(cluster)],
        cwd=tmp_path / "keys", capture_output=True, text=True, timeout=120,
    )
    assert done.returncode == 1 and "another" in done.stderr
    assert (tmp_path / "keys" / "keys" / "master.key").exists()


@pytest.mark.parametrize(
    "user, database, password, code, words",
    [
        ("owner", "nowhere", None, 1, 'database "nowhere" does not exist'),
        ("locked", "postgres", "hush-2", 1, "password authentication failed"),
        ("locked", "postgres", None, 1, "PGPASSWORD"),
    ],
)
def test_what_is_wrong_with_the_address_is_told(
    cluster, binary, tmp_path, user, database, password, code, words
):
    as_owner(
        "psql", "-q", "-h", cluster, "-U", "owner", "-d", "postgres", "-c",
        "DROP ROLE IF EXISTS locked", "-c", "CREATE ROLE locked LOGIN PASSWORD 'right-1'",
    )
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    if password:
        environment["PGPASSWORD"] = password
    done = subprocess.run(
        [
            binary, "admin", "check-log", "--database", address(cluster, user, database),
            "--keys", tmp_path / "keys",
        ],
        capture_output=True, text=True, timeout=120, env=environment,
    )
    assert done.returncode == code
    assert words in done.stderr
    assert "hush" not in done.stderr + done.stdout


def test_a_server_that_is_not_there_is_worth_another_try(run, tmp_path):
    done = run(
        "admin", "check-log", "--database", address(tmp_path), "--keys", tmp_path / "keys", check=75
    )
    assert "check host, port and that it runs" in done.stderr
    for unreadable in ("postgresql://u:hush-3%zz@h/d", "postgress://u:hush-3@h/d", "hush-3"):
        done = run(
            "admin", "check-log", "--database", unreadable, "--keys", tmp_path / "keys", check=1
        )
        assert "hush-3" not in done.stderr + done.stdout
