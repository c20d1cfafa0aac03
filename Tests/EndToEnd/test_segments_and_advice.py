"""Cards by segment, and advice with its check, on the program itself."""

import csv
import json
import subprocess

import pytest
from conftest import ROOT

GERMAN = ROOT / "Demo" / "german-credit"
TABLE = GERMAN / "german_credit.csv"
KNOWN = ["--target", "creditability"]
FIT = ["scorecard", "fit", TABLE, *KNOWN, "--event", "bad", "--plan", GERMAN / "plan.yaml"]
SEGMENTS = ["--segment", "duration_in_month", "--segment-cut", "18", "--min-segment-rows", "200"]
LONG = "18 or more"


@pytest.fixture(scope="module")
def segmented(run, tmp_path_factory):
    folder = tmp_path_factory.mktemp("segments")
    done = run(
        *FIT, *SEGMENTS, "--output", folder / "cards.json", "--report", folder / "report.html",
        "--write-plan", folder / "plan.yaml", "--json", check=0,
    )
    return folder, json.loads(done.stdout)


@pytest.fixture(scope="module")
def card(run, tmp_path_factory):
    path = tmp_path_factory.mktemp("card") / "card.json"
    run(*FIT, "--output", path, check=0)
    return path


def test_each_row_is_scored_by_the_card_of_its_segment(run, segmented):
    folder, _ = segmented
    part = folder / "long.json"
    run("scorecard", "part", folder / "cards.json", "--segment", LONG, "--output", part, check=0)
    both = list(csv.DictReader(run(
        "scorecard", "score", folder / "cards.json", TABLE, "--keep", "duration_in_month", check=0,
    ).stdout.splitlines()))
    alone = list(csv.DictReader(run("scorecard", "score", part, TABLE, check=0).stdout.splitlines()))
    assert len(both) == len(alone) == 1000
    for row, own in zip(both, alone):
        is_long = float(row["duration_in_month"]) >= 18
        assert (row["segment"] == LONG) == is_long and row["segment_reason"] == "rule"
        if is_long:
            assert row["score"] == own["score"]


def test_segments_are_validated_counted_and_reported(run, segmented):
    folder, told = segmented
    assert sum(one["rows"] for one in told["segments"]) == 1000
    assert {one["name"] for one in told["segments"]} == {"under 18", LONG}
    report = (folder / "report.html").read_text()
    assert LONG in report and "under 18" in report
    done = run("scorecard", "validate", folder / "cards.json", TABLE, *KNOWN, "--json", check=0)
    assert json.loads(done.stdout)["comparison"]["on"] == "sample"
    done = run(
        "scorecard", "table", folder / "cards.json", TABLE, *KNOWN, "--event", "bad", "--json", check=0
    )
    tables = json.loads(done.stdout)["segments"]
    assert {LONG, "under 18"} <= {one["name"] for one in tables}


def test_the_plan_of_a_segmented_fit_repeats_it_to_the_byte(run, segmented, tmp_path):
    folder, _ = segmented
    run(
        "scorecard", "fit", TABLE, *KNOWN, "--plan", folder / "plan.yaml", "--require-same-data",
        "--output", tmp_path / "again.json", check=0,
    )
    assert (tmp_path / "again.json").read_bytes() == (folder / "cards.json").read_bytes()


@pytest.mark.parametrize(("options", "says"), [
    (["--scale", "300:850"], "--scale gives each segment points of another size"),
    (["--weight", "duration_in_month"], "is the weight"),
    (["--period", "duration_in_month"], "is the period"),
])
def test_what_does_not_go_with_segments_is_refused_in_a_sentence(run, tmp_path, options, says):
    done = run(*FIT, *SEGMENTS, *options, "--output", tmp_path / "c.json")
    assert done.returncode == 1 and says in done.stderr, done.stderr
    assert not (tmp_path / "c.json").exists()


def test_part_names_the_segments_that_there_are(run, segmented, card, tmp_path):
    folder, _ = segmented
    out = ["--output", tmp_path / "p.json"]
    done = run("scorecard", "part", folder / "cards.json", "--segment", "none", *out)
    assert done.returncode == 1 and LONG in done.stderr and "everybody" in done.stderr
    done = run("scorecard", "part", card, "--segment", LONG, *out)
    assert done.returncode == 1 and "is one card already" in done.stderr


@pytest.mark.parametrize("asked", [
    ["compare", "CARDS", "CARDS", TABLE, *KNOWN], ["monitor", "CARDS", TABLE, TABLE],
    ["report", "CARDS", TABLE, *KNOWN, "--output", "r.html"],
    ["fairness", "CARDS", TABLE, *KNOWN, "--group", "foreign_worker", "--reference", "no"],
    ["advise", "CARDS", "a.json", "--cutoff", "500"], ["check-advice", "CARDS", "a.json"],
    ["export", "CARDS", "--format", "pmml"],
])
def test_what_takes_one_card_says_how_to_take_one_out(binary, segmented, tmp_path, asked):
    (tmp_path / "a.json").write_text("{}")
    words = [segmented[0] / "cards.json" if word == "CARDS" else word for word in asked]
    done = subprocess.run([binary, "scorecard", *words], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1 and "take one out with: recourse scorecard part" in done.stderr, done.stderr
    assert not done.stdout and not (tmp_path / "r.html").exists()


def test_advice_is_proven_and_a_changed_one_is_refused(run, card, tmp_path):
    with open(TABLE, newline="") as file:
        first = next(csv.DictReader(file))
    numbers = {one["name"] for one in json.loads(card.read_text())["characteristics"] if one["kind"] == "numeric"}
    applicant = tmp_path / "applicant.json"
    names = [one["name"] for one in json.loads(card.read_text())["characteristics"]]
    applicant.write_text(json.dumps({n: float(first[n]) if n in numbers else first[n] for n in names}))
    asked = ["scorecard", "advise", card, applicant]
    score = json.loads(run(*asked, "--cutoff", "0", "--json", check=0).stdout)["score"]
    made = run(*asked, "--cutoff", score + 10, "--json", check=0).stdout
    assert json.loads(made)["reachable"] and json.loads(made)["changes"]
    checked = run("scorecard", "check-advice", card, "-", input=made, check=0)
    assert checked.stdout.startswith("It holds")
    lie = dict(json.loads(made), score=score + 1)
    done = run("scorecard", "check-advice", card, "-", input=json.dumps(lie))
    assert done.returncode == 1 and done.stderr
    assert f"The score is {score}" in run(*asked, "--cutoff", score + 10, check=0).stdout


@pytest.mark.parametrize("others", ["up", "down", "sideways", "[free]"])
def test_limits_for_the_others_are_free_or_fixed(run, card, tmp_path, others):
    (tmp_path / "a.json").write_text("{}")
    limits = tmp_path / "limits.yaml"
    limits.write_text(f"others: {others}\n")
    done = run("scorecard", "advise", card, tmp_path / "a.json", "--cutoff", "500", "--limits", limits)
    assert done.returncode == 1
    assert done.stderr.count("line 1, column 9: expected free or fixed") == 1, done.stderr
    assert "expected one of" not in done.stderr
