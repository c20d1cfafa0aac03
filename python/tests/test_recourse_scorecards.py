"""The wrapper against the program itself: the same numbers, in the frame that was given."""

import csv
import io
import json
import os
import pathlib
import subprocess

import pandas
import polars
import pytest
import recourse_scorecards as rs

ROOT = pathlib.Path(__file__).resolve().parents[2]
GERMAN = ROOT / "Demo" / "german-credit" / "german_credit.csv"
KINDS = {
    "pandas": lambda: pandas.read_csv(GERMAN, keep_default_na=False, na_values=[""]),
    "polars": lambda: polars.read_csv(GERMAN),
}

pytestmark = pytest.mark.filterwarnings("ignore::recourse_scorecards.RecourseWarning")


def program(*words):
    done = subprocess.run(
        [os.environ["RECOURSE_BINARY"], "scorecard", *map(str, words)], capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.fixture(scope="module")
def fitted(tmp_path_factory):
    """The card that the program itself writes, and what it says."""
    path = tmp_path_factory.mktemp("card") / "card.json"
    options = ["--target", "creditability", "--event", "bad", "--holdout", "0.3", "--seed", "7"]
    said = program("fit", GERMAN, *options, "--output", path, "--json")
    return path, json.loads(said)


@pytest.mark.parametrize("kind", KINDS)
def test_fit_gives_the_card_of_the_command_line(fitted, kind):
    path, said = fitted
    card, found = rs.fit(KINDS[kind](), target="creditability", event="bad", holdout=0.3, seed=7)
    assert card.text == path.read_text()
    assert found["holdout"] == said["holdout"]


@pytest.mark.parametrize("kind", KINDS)
def test_score_gives_the_rows_of_the_command_line_in_the_same_frame(fitted, kind):
    path, _ = fitted
    frame = KINDS[kind]()
    scored = rs.Card.load(path).score(frame, reasons=2, keep=["creditability"])
    assert type(scored) is type(frame)
    rows = list(csv.DictReader(io.StringIO(program("score", path, GERMAN, "--reasons", "2", "--keep", "creditability"))))
    assert list(scored.columns) == list(rows[0])
    assert len(scored) == len(rows) == 1000
    for name in ("score", "probability"):
        assert list(scored[name]) == [float(row[name]) for row in rows]
    for name in ("creditability", "reason_1", "reason_2"):
        gone = scored[name].is_null() if kind == "polars" else scored[name].isna()
        assert ["" if no else str(value) for value, no in zip(scored[name], gone)] == [row[name] for row in rows]


def test_an_index_is_kept_and_what_is_missing_stays_missing(fitted):
    path, _ = fitted
    frame = KINDS["pandas"]().head(3)
    frame.index = ["x", "y", "z"]
    whole = rs.Card.load(path).score(frame)
    frame.loc["y", "duration_in_month"] = float("nan")
    frame["purpose"] = frame["purpose"].astype(object)
    frame.loc["z", "purpose"] = None
    part = rs.Card.load(path).score(frame)
    assert list(part.index) == ["x", "y", "z"]
    assert part.loc["x", "score"] == whole.loc["x", "score"]
    text = frame.to_csv(index=False)
    done = subprocess.run(
        [os.environ["RECOURSE_BINARY"], "scorecard", "score", path, "-"], input=text, capture_output=True, text=True,
        check=True,
    )
    assert [int(row["score"]) for row in csv.DictReader(io.StringIO(done.stdout))] == part["score"].tolist()


def test_odd_cells_arrive_as_they_are():
    columns = {
        "a": [0.1, 1e-300, float("nan"), -2.5], "n": [1, 2, 3, 2**60],
        "t": ['quo"te', "com,ma", None, "line\nend"], "b": [True, False, True, True],
    }
    frame = pandas.DataFrame(columns)
    rows = list(csv.reader(io.StringIO(rs._csv(frame).decode(), newline="")))
    assert rows[0] == ["a", "n", "t", "b"]
    assert rows[1] == ["0.1", "1", 'quo"te', "true"]
    assert rows[2] == ["1e-300", "2", "com,ma", "false"]
    assert rows[3] == ["", "3", "", "true"]
    assert rows[4] == ["-2.5", str(2**60), "line\nend", "true"]
    assert rs._csv(polars.DataFrame(columns)) == rs._csv(frame)


def test_measures_bins_and_exports_are_those_of_the_program(fitted):
    path, _ = fitted
    card = rs.Card.load(path)
    frame = KINDS["polars"]()
    own = json.loads(program("validate", path, GERMAN, "--target", "creditability", "--json"))
    assert card.validate(frame, target="creditability") == own
    options = ["--target", "creditability", "--event", "bad", "--characteristic", "credit_amount", "--max-bins", "4"]
    own = json.loads(program("bin", GERMAN, *options, "--json"))
    found = rs.bin(frame, target="creditability", event="bad", characteristic="credit_amount", max_bins=4)
    assert found == own
    assert card.sql("duckdb", keep=["id"]) == program(
        "export", path, "--format", "sql", "--dialect", "duckdb", "--keep", "id"
    )
    assert card.pmml() == program("export", path, "--format", "pmml")


def test_advice_and_fairness(fitted):
    path, _ = fitted
    card = rs.Card.load(path)
    frame = KINDS["pandas"]()
    person = frame.iloc[3].drop("creditability").to_dict()
    scored = int(card.score(frame.iloc[3:4])["score"].iloc[0])
    advice = card.advise(person, cutoff=scored + 10)
    assert advice["score"] == scored
    assert advice["reachable"] and advice["newScore"] >= scored + 10
    group = "personal_status_and_sex"
    reference = frame[group].iloc[0]
    found = card.fairness(frame, target="creditability", group=group, reference=reference)
    assert {one["value"] for one in found["groups"]} == set(frame[group])


def test_pmml_goes_out_and_comes_back(fitted, tmp_path):
    path, _ = fitted
    card = rs.Card.load(path)
    model = tmp_path / "card.pmml"
    model.write_text(card.pmml(), encoding="utf-8")
    back = rs.import_pmml(model)
    frame = KINDS["pandas"]()
    assert back.score(frame)["score"].tolist() == card.score(frame)["score"].tolist()
    assert rs.import_pmml(model, as_="model").content["format"] == "recourse-pmml/1"


def test_what_the_program_refuses_is_raised_with_its_words(fitted):
    path, _ = fitted
    with pytest.raises(rs.RecourseError, match="no_such_column") as caught:
        rs.fit(KINDS["pandas"](), target="no_such_column")
    assert caught.value.code == 1
    with pytest.raises(rs.RecourseError) as caught:
        rs.Card.load(path).score(KINDS["pandas"](), reasons=-1)
    assert caught.value.code == 2


def test_a_missing_program_is_told(monkeypatch):
    monkeypatch.delenv("RECOURSE_BINARY")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(rs.RecourseError, match="RECOURSE_BINARY"):
        rs.bin(KINDS["pandas"](), target="creditability", characteristic="credit_amount")
