"""Tables that are wrong: each a clear error with its place, through the program, and no card left."""

import csv

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


def test_a_column_that_is_named_like_sql_is_a_column(run, tmp_path):
    name = "x'; DROP TABLE loans; --"
    (tmp_path / "t.csv").write_bytes(GOOD.replace(b"x,bad", f'"{name}",bad'.encode()))
    done = run("scorecard", "bin", tmp_path / "t.csv", "--target", "bad", "--characteristic", name, check=0)
    assert done.stdout.startswith(f"{name}: ")


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
