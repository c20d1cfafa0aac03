"""Tables that are wrong: each a clear error with its place, through the program, and no card left."""

import csv
import json
import os
import resource
import subprocess
import zlib

import pytest
from conftest import ROOT

GOOD = b"x,bad\n" + b"".join(b"%d,%d\n" % (row % 9, row * 7 % 3 == 0) for row in range(300))
BAD = {
    "nothing": (b"", "empty"),
    "mark-only": (b"\xef\xbb\xbf", "empty"),
    "duplicated": (b"x,bad,x\n1,0,1\n", '"x"'),
    "ragged": (GOOD + b"1\n", "line 302"),
    "infinite": (GOOD + b"1e400,1\n", "line 302"),
    "not-utf8": (GOOD + b"\xff,1\n", "line 302"),
    "open-quote": (GOOD + b'"1,1\n', "line 302"),
    "zero-byte": (GOOD + b"\x00,1\n", "line 302"),
    "one-class": (GOOD.replace(b",1\n", b",0\n"), "bad"),
    "no-target": (GOOD.replace(b"x,bad", b"x,worse"), "worse"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_table_is_refused_with_its_place(run, tmp_path, name):
    data, says = BAD[name]
    (tmp_path / "t.csv").write_bytes(data)
    done = run("scorecard", "fit", tmp_path / "t.csv", "--target", "bad", "--output", tmp_path / "c.json")
    assert done.returncode == 1 and says in done.stderr and "t.csv" in done.stderr, done.stderr
    assert not (tmp_path / "c.json").exists()


MEBIBYTE = 1 << 20
MOST_MEMORY = 384 * MEBIBYTE
ENDLESS = {
    "row": (b"x,bad\n1,0\n", "line 3"),
    "cell": (b'x,bad\n1,0\n"', "line 3"),
    "header": (b"x,", "line 1"),
}


def pour(process, opening, pack):
    """Writes a line without end until nobody reads any more; gives what was written of it, in MiB."""
    piece = b"x" * MEBIBYTE
    written = 0
    try:
        process.stdin.write(pack(opening))
        while written < 2048:
            process.stdin.write(pack(piece))
            written += 1
        process.stdin.close()
    except BrokenPipeError:
        pass
    return written


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
@pytest.mark.parametrize("where", ENDLESS)
def test_a_line_of_2_gib_is_refused_before_it_takes_the_memory(binary, tmp_path, where, packed):
    opening, says = ENDLESS[where]
    pack = zlib.compressobj(1, wbits=31).compress if packed else bytes
    with open(tmp_path / "told", "wb") as told:
        process = subprocess.Popen(
            [binary, "scorecard", "fit", "-", "--target", "bad", "--output", tmp_path / "c.json"],
            stdin=subprocess.PIPE, stdout=told, stderr=told,
            # Whoever takes more memory than this is refused it, and ends by a signal.
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY)),
        )
        written = pour(process, opening, pack)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    told = (tmp_path / "told").read_text()
    assert process.returncode == 1 and says in told and "64 MiB" in told, (process.returncode, told)
    assert "standard input" in told
    # zlib keeps some of what it was given.
    assert written < (2048 if packed else 256)
    assert used.ru_maxrss * 1024 < MOST_MEMORY
    assert not (tmp_path / "c.json").exists()


@pytest.mark.parametrize("command", [
    ["score", "/dev/zero", "t.csv"],
    ["import", "/dev/zero", "--output", "c.json"],
    ["fit", "t.csv", "--target", "bad", "--plan", "/dev/zero", "--output", "c.json"],
    ["advise", "/dev/zero", "a.json", "--cutoff", "500"],
])
def test_a_document_without_end_is_refused(binary, tmp_path, command):
    (tmp_path / "t.csv").write_bytes(GOOD)
    done = subprocess.run(
        [binary, "scorecard", *command], cwd=tmp_path, capture_output=True, text=True, timeout=120,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY)),
    )
    assert done.returncode == 1, done.stderr
    assert "/dev/zero: is longer than 64 MiB" in done.stderr and "right file" in done.stderr


def test_a_column_that_is_named_like_sql_is_a_column(run, tmp_path):
    name = "x'; DROP TABLE loans; --"
    (tmp_path / "t.csv").write_bytes(GOOD.replace(b"x,bad", f'"{name}",bad'.encode()))
    done = run("scorecard", "bin", tmp_path / "t.csv", "--target", "bad", "--characteristic", name, check=0)
    assert done.stdout.startswith(f"{name}: ")


def test_columns_that_tell_nothing_are_left_out_by_name(run, tmp_path):
    lines = GOOD.decode().splitlines()
    table = ["always,never," + lines[0]] + ["7,," + line for line in lines[1:]]
    (tmp_path / "t.csv").write_text("\n".join(table) + "\n")
    done = run(
        "scorecard", "fit", tmp_path / "t.csv", "--target", "bad", "--output", tmp_path / "c.json", check=0,
    )
    for name in ["always", "never"]:
        assert f'column "{name}" left out: it has one bin' in done.stderr, done.stderr
    assert [one["name"] for one in json.loads((tmp_path / "c.json").read_text())["characteristics"]] == ["x"]


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_line_end_in_quotes_belongs_to_the_cell(run, tmp_path, ends):
    rows = [f'"{"two" if row % 3 else "other"}{ends}lines",{int(row % 5 == 0 or row % 3 == 0)}' for row in range(300)]
    (tmp_path / "t.csv").write_bytes((ends.join(['"x",bad', *rows]) + ends).encode())
    done = run(
        "scorecard", "bin", tmp_path / "t.csv", "--target", "bad", "--characteristic", "x", "--json", check=0,
    )
    bins = json.loads(done.stdout)["bins"]
    assert sorted(value for one in bins for value in one["values"]) == [f"other{ends}lines", f"two{ends}lines"]
    assert sum(one["count"] for one in bins) == 300


@pytest.mark.parametrize("options", [
    ["--weight", "w"], ["--period", "month"], ["--period", "month", "--out-of-time", "2024-04"],
    ["--bad", "bad", "--good", "good"], ["--holdout", "0.3", "--population-bad-rate", "0.1"],
    ["--reject-method", "fuzzy"], ["--reject-method", "parcelling", "--reject-odds", "2"],
])
def test_segments_go_with_every_option_of_the_rows(run, tmp_path, options):
    with open(ROOT / "Demo" / "german-credit" / "german_credit.csv", newline="") as file:
        rows = [dict(r, w=1 + i % 2, month=f"2024-0{i % 4 + 1}") for i, r in enumerate(csv.DictReader(file))]
    refused = []
    for path, part in [("t.csv", rows), ("r.csv", rows[:300])]:
        with open(tmp_path / path, "w", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(part)
    if "--reject-method" in options:
        refused = ["--rejects", tmp_path / "r.csv"]
    fit = ["scorecard", "fit", tmp_path / "t.csv", "--target", "creditability", *refused]
    event = [] if "--bad" in options else ["--event", "bad"]
    run(
        *fit, *event, *options, "--segment", "duration_in_month", "--segment-cut", "18",
        "--min-segment-rows", "200", "--write-plan", tmp_path / "p.yaml", "--output", tmp_path / "a.json", check=0,
    )
    run(*fit, "--plan", tmp_path / "p.yaml", "--require-same-data", "--output", tmp_path / "b.json", check=0)
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
