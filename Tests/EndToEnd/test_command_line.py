"""The scorecard commands as an analyst calls them, on the German Credit data that ships."""

import csv
import io
import json

import pytest
from conftest import ROOT

GERMAN = ROOT / "Demo" / "german-credit"
TABLE = GERMAN / "german_credit.csv"
REFUSED = [
    "personal_status_and_sex",
    "age_in_years",
    "foreign_worker",
    "job",
    "number_of_people_being_liable_to_provide_maintenance_for",
    "telephone",
]


@pytest.fixture(scope="module")
def fitted(run, tmp_path_factory):
    card = tmp_path_factory.mktemp("card") / "card.json"
    done = run(
        "scorecard", "fit", TABLE, "--target", "creditability", "--event", "bad",
        "--plan", GERMAN / "plan.yaml", "--holdout", "0.3", "--seed", "1",
        "--output", card, "--json", check=0,
    )
    return card, json.loads(done.stdout)


def test_fit_reports_what_the_contract_says(fitted):
    card, report = fitted
    assert report["rows"] == 1000 and report["events"] == 300
    assert set(report) >= {"rows", "events", "characteristics", "train", "holdout", "seconds"}
    assert 0.70 < report["holdout"]["auc"] < 0.90
    names = {characteristic["name"] for characteristic in report["characteristics"]}
    assert names and not names & set(REFUSED)


def test_the_same_input_gives_the_same_card_to_the_byte(run, fitted, tmp_path):
    again = tmp_path / "again.json"
    run(
        "scorecard", "fit", TABLE, "--target", "creditability", "--event", "bad",
        "--plan", GERMAN / "plan.yaml", "--holdout", "0.3", "--seed", "1", "--jobs", "1",
        "--output", again, "--json", check=0,
    )
    assert again.read_bytes() == fitted[0].read_bytes()


@pytest.mark.parametrize("column", REFUSED)
def test_a_refused_characteristic_named_explicitly_is_refused(run, column):
    done = run(
        "scorecard", "bin", TABLE, "--target", "creditability", "--event", "bad",
        "--characteristic", column, "--json",
    )
    assert done.returncode == 1
    assert "INV-20" in done.stderr and done.stdout == ""


def test_refused_columns_are_left_out_with_the_rule(run, tmp_path):
    done = run(
        "scorecard", "fit", TABLE, "--target", "creditability", "--event", "bad",
        "--output", tmp_path / "draft.json", check=0,
    )
    for column in REFUSED:
        assert column in done.stderr
    assert "INV-20" in done.stderr and "draft" in done.stderr


def test_a_score_is_the_sum_that_its_card_prints(run, fitted):
    card, _ = fitted
    done = run("scorecard", "score", card, TABLE, "--reasons", "4", "--keep", "creditability", check=0)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert len(rows) == 1000
    assert list(rows[0]) == ["creditability", "score", "probability"] + [f"reason_{k}" for k in range(1, 5)]
    good = [int(row["score"]) for row in rows if row["creditability"] == "good"]
    bad = [int(row["score"]) for row in rows if row["creditability"] == "bad"]
    assert sum(good) / len(good) > sum(bad) / len(bad) + 20


def test_validate_gives_an_interval_around_the_measure(run, fitted):
    card, _ = fitted
    done = run("scorecard", "validate", card, TABLE, "--target", "creditability", "--event", "bad", "--json", check=0)
    measures = json.loads(done.stdout)
    assert measures["aucLower"] < measures["auc"] < measures["aucUpper"]
    assert abs(measures["gini"] - (2 * measures["auc"] - 1)) < 1e-12
    assert 0 <= measures["ks"] <= 1 and 0 <= measures["brier"] <= 1


def test_bad_input_names_its_place_and_leaves_nothing_behind(run, tmp_path):
    broken = tmp_path / "broken.csv"
    broken.write_text("a,target\n1,good\n2\n")
    card = tmp_path / "card.json"
    done = run("scorecard", "fit", broken, "--target", "target", "--output", card)
    assert done.returncode == 1 and "3" in done.stderr and "broken.csv" in done.stderr
    assert not card.exists()


def test_a_usage_error_exits_with_2(run):
    assert run("scorecard", "fit", "--no-such-option").returncode == 2
