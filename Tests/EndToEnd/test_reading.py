"""How tables come in: gzip, pipes, separators, malformed rows, interrupts."""

import csv
import gzip
import io
import os
import signal
import subprocess
import time

import pytest
from conftest import ROOT

TABLE = ROOT / "Demo" / "german-credit" / "german_credit.csv"
FIT = ("--target", "creditability", "--event", "bad", "--json")


@pytest.fixture(scope="module")
def card(run, tmp_path_factory):
    path = tmp_path_factory.mktemp("reading") / "card.json"
    run("scorecard", "fit", TABLE, *FIT, "--output", path, check=0)
    return path


def members(data):
    middle = len(data) // 2
    return gzip.compress(data[:middle]) + gzip.compress(data[middle:])


def delimited(data, delimiter):
    text = io.StringIO()
    rows = csv.reader(io.StringIO(data.decode(), newline=""))
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


FORMS = {
    "loans.csv.gz": (gzip.compress, ()),
    "members.gz": (members, ()),
    "padded.gz": (lambda data: gzip.compress(data) + bytes(512), ()),
    "lf.csv": (lambda data: data.replace(b"\r\n", b"\n"), ()),
    "marked.csv": (lambda data: b"\xef\xbb\xbf" + data, ()),
    "no-last-line-end.csv": (lambda data: data.rstrip(b"\r\n"), ()),
    "semicolons.txt": (lambda data: delimited(data, ";"), ("--delimiter", ";")),
    "tabs.tsv": (lambda data: delimited(data, "\t"), ()),
    "tabs.tsv.gz": (lambda data: gzip.compress(delimited(data, "\t")), ()),
}


@pytest.mark.parametrize("name", FORMS)
def test_every_form_of_a_table_gives_the_same_card(run, card, tmp_path, name):
    change, options = FORMS[name]
    (tmp_path / name).write_bytes(change(TABLE.read_bytes()))
    output = tmp_path / "card.json"
    run("scorecard", "fit", tmp_path / name, *options, *FIT, "--output", output, check=0)
    assert output.read_bytes() == card.read_bytes()


@pytest.mark.parametrize("change", [bytes, gzip.compress])
def test_standard_input_gives_the_same_card(binary, card, tmp_path, change):
    output = tmp_path / "card.json"
    subprocess.run(
        [binary, "scorecard", "fit", "-", *FIT, "--output", output],
        input=change(TABLE.read_bytes()), capture_output=True, check=True, timeout=60,
    )
    assert output.read_bytes() == card.read_bytes()


def test_a_pipe_is_read_twice_when_a_late_text_asks_for_it(binary, tmp_path):
    rows = [f"{row % 7}.50,{row % 2}\n" for row in range(5000)] + ["high,1\n", "high,0\n"]
    done = subprocess.run(
        [binary, "scorecard", "bin", "-", "--target", "bad", "--characteristic", "x", "--json"],
        input="x,bad\n" + "".join(rows), capture_output=True, text=True, check=True, timeout=60,
    )
    assert "1.50" in done.stdout


@pytest.mark.parametrize(
    ("name", "change", "says"),
    [
        ("cut.gz", lambda data: gzip.compress(data)[:-9], "end early"),
        ("flipped.gz", None, "damaged"),
        ("tail.gz", lambda data: gzip.compress(data) + b"tail", "not gzip"),
    ],
)
def test_damaged_gzip_is_refused(run, tmp_path, name, change, says):
    data = TABLE.read_bytes()
    if change:
        packed = change(data)
    else:
        packed = bytearray(gzip.compress(data))
        packed[len(packed) // 2] ^= 0x55
    (tmp_path / name).write_bytes(bytes(packed))
    done = run(
        "scorecard", "fit", tmp_path / name, *FIT, "--output", tmp_path / "card.json"
    )
    assert done.returncode == 1 and says in done.stderr, done.stderr
    assert not (tmp_path / "card.json").exists()


def test_malformed_rows_are_an_error_or_kept(run, card, tmp_path):
    lines = TABLE.read_text().splitlines()
    lines.insert(5, "only,three,cells")
    lines.insert(9, lines[9].replace(",", ',x"y,', 1))
    table = tmp_path / "rows.csv"
    table.write_text("\n".join(lines) + "\n")
    output, rejects = tmp_path / "card.json", tmp_path / "rejected.csv"
    done = run("scorecard", "fit", table, *FIT, "--output", output)
    assert done.returncode == 1 and "line 6" in done.stderr and not output.exists()
    done = run(
        "scorecard", "fit", table, *FIT, "--output", output, "--reject-file", rejects, check=0
    )
    assert "2 malformed rows" in done.stderr
    kept = rejects.read_text().splitlines()
    assert kept[0] == "line,reason,row" and kept[1].startswith("6,") and kept[2].startswith("10,")
    assert kept[1].endswith('"only,three,cells"')
    assert output.read_bytes() == card.read_bytes()
    scores = run("scorecard", "score", card, table, "--reject-file", rejects, check=0).stdout
    assert scores == run("scorecard", "score", card, TABLE, check=0).stdout


@pytest.mark.parametrize("delimiter", ["", "ab", '"', "\n", "é"])
def test_a_separator_that_cannot_be_one_is_wrong_usage(run, tmp_path, delimiter):
    done = run(
        "scorecard", "fit", TABLE, *FIT, "--output", tmp_path / "c", "--delimiter", delimiter
    )
    assert done.returncode == 2


def test_an_interrupt_leaves_nothing_half_written(binary, card, tmp_path):
    command = [
        binary, "scorecard", "score", card, "-",
        "--output", tmp_path / "scores.csv", "--reject-file", tmp_path / "rejected.csv",
    ]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        process.stdin.write(TABLE.read_bytes())
        process.stdin.flush()
        for _ in range(200):
            if len(os.listdir(tmp_path)) == 2:
                break
            time.sleep(0.05)
        assert len(os.listdir(tmp_path)) == 2
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == -signal.SIGINT
    assert os.listdir(tmp_path) == []
