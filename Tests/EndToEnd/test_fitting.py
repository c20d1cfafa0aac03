"""What an analyst can ask of `scorecard fit` besides a plain fit, on the program itself."""

import csv
import json

import pytest
from conftest import ROOT

GERMAN = ROOT / "Demo" / "german-credit"
TABLE = GERMAN / "german_credit.csv"
TARGET = ["--target", "creditability"]


@pytest.fixture(scope="module")
def rows():
    with open(TABLE, newline="") as file:
        return list(csv.DictReader(file))


def write(path, rows, **columns):
    """The rows with more columns: each a function of the row's number and the row."""
    rows = [dict(row, **{name: value(i, row) for name, value in columns.items()}) for i, row in enumerate(rows)]
    with open(path, "w", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return path


def fit(run, data, folder, *options, check=0, name="card.json"):
    done = run(
        "scorecard", "fit", data, *TARGET, "--plan", GERMAN / "plan.yaml", *options,
        "--output", folder / name, "--json", check=check,
    )
    return json.loads(done.stdout), done.stderr


BAD = ["--event", "bad"]


def test_a_weight_of_two_is_the_row_twice(run, rows, tmp_path):
    weight = lambda i, row: 1 + i % 2
    weighted = write(tmp_path / "weighted.csv", rows, w=weight)
    copies = write(tmp_path / "copies.csv", [r for i, r in enumerate(rows) for _ in range(1 + i % 2)])
    fit(run, weighted, tmp_path, *BAD, "--weight", "w", name="a.json")
    fit(run, copies, tmp_path, *BAD, name="b.json")
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()


def test_a_weight_that_is_none_names_its_row_and_leaves_no_card(run, rows, tmp_path):
    data = write(tmp_path / "w.csv", rows, w=lambda i, row: -1 if i == 6 else 1)
    done = run("scorecard", "fit", data, *TARGET, *BAD, "--weight", "w", "--output", tmp_path / "c.json")
    assert done.returncode == 1 and "row 7" in done.stderr and "column w" in done.stderr
    assert f"{data}: line 8: row 7 below the header" in done.stderr
    assert not (tmp_path / "c.json").exists()
    # A cell with a line end and an empty line move the lines; the row stays the seventh.
    lines = data.read_text().splitlines(keepends=True)
    moved = dict(rows[0], purpose="a\nb", w=1)
    with open(data, "w", newline="") as file:
        file.write(lines[0] + "\n")
        csv.DictWriter(file, list(moved), lineterminator="\n").writerow(moved)
        file.writelines(lines[2:])
    done = run("scorecard", "fit", data, *TARGET, *BAD, "--weight", "w", "--output", tmp_path / "c.json")
    assert f"{data}: line 10: row 7 below the header" in done.stderr


def test_indeterminate_rows_are_set_aside_reported_and_scored(run, rows, tmp_path):
    data = tmp_path / "three.csv"
    write(data, [dict(r, creditability="thin" if i % 10 == 0 else r["creditability"]) for i, r in enumerate(rows)])
    report, _ = fit(run, data, tmp_path, "--bad", "bad", "--good", "good", "--indeterminate", "thin")
    assert report["rows"] == 900 and report["indeterminate"]["rows"] == 100
    assert 300 < report["indeterminate"]["meanScore"] < 700
    done = run("scorecard", "fit", data, *TARGET, "--bad", "bad", "--good", "good", "--output", tmp_path / "d.json")
    assert done.returncode == 1 and "thin" in done.stderr and "--indeterminate" in done.stderr


def test_periods_out_of_time_never_train_and_stability_is_told(run, rows, tmp_path):
    data = write(tmp_path / "p.csv", rows, month=lambda i, row: f"2024-{i % 4 + 1:02}")
    report, _ = fit(
        run, data, tmp_path, *BAD, "--period", "month", "--out-of-time", ">=2024-04", "--holdout", "0.2",
    )
    assert report["outOfTime"]["rows"] == 250
    assert report["train"]["rows"] + report["holdout"]["rows"] == 750
    assert [p["period"] for p in report["stability"]["periods"]] == ["2024-01", "2024-02", "2024-03", "2024-04"]
    assert "month" not in {c["name"] for c in report["characteristics"]}
    for part in report["stability"]["characteristics"]:
        assert len(part["psi"]) == 4 and all(value >= 0 for value in part["psi"])
        assert sum(sum(bin["counts"]) for bin in part["bins"]) == 1000
    swap = {"good": "bad", "bad": "good"}
    changed = [dict(r, creditability=swap[r["creditability"]]) if i % 4 == 3 else r for i, r in enumerate(rows)]
    other = write(tmp_path / "q.csv", changed, month=lambda i, row: f"2024-{i % 4 + 1:02}")
    fit(run, other, tmp_path, *BAD, "--period", "month", "--out-of-time", ">=2024-04", "--holdout", "0.2", name="q.json")
    assert (tmp_path / "q.json").read_bytes() == (tmp_path / "card.json").read_bytes()


def test_every_period_keeps_the_trend_on_request(run, rows, tmp_path):
    data = write(tmp_path / "p.csv", rows, month=lambda i, row: i % 3)
    report, _ = fit(run, data, tmp_path, *BAD, "--period", "month", "--trend-every-period")
    trends = {c["name"]: c["trend"] for c in report["characteristics"]}
    seen = 0
    for part in report["stability"]["characteristics"]:
        bins = [b for b in part["bins"] if "under" in b["label"] or "or more" in b["label"]]
        if trends[part["name"]] not in ("ascending", "descending") or len(bins) < 2:
            continue
        sign = 1 if trends[part["name"]] == "ascending" else -1
        for period in range(3):
            rates = [sign * b["eventRates"][period] for b in bins if b["counts"][period]]
            assert rates == sorted(rates), part["name"]
        seen += 1
    assert seen


@pytest.mark.parametrize("by", ["p-value", "aic", "bic", "iv"])
def test_steps_are_told_and_what_was_not_chosen_is_named(run, tmp_path, by):
    report, errors = fit(run, TABLE, tmp_path, *BAD, "--select", "forward", "--select-by", by)
    entered = [step["name"] for step in report["steps"] if step["entered"]]
    assert 2 < len(entered) < 14
    assert {c["name"] for c in report["characteristics"]} <= set(entered)
    assert "did not choose it" in errors


def test_what_says_the_same_is_dropped_with_the_reason(run, rows, tmp_path):
    data = write(tmp_path / "twice.csv", rows, months_again=lambda i, row: int(row["duration_in_month"]) * 2)
    report, errors = fit(run, data, tmp_path, *BAD, "--max-correlation", "0.9")
    assert "months_again" in errors and "correlation" in errors
    names = report["correlations"]["names"]
    left, right = names.index("duration_in_month"), names.index("months_again")
    assert report["correlations"]["matrix"][left][right] > 0.999


@pytest.mark.parametrize("method", ["parcelling", "fuzzy"])
def test_reject_inference_says_what_it_assumes(run, rows, tmp_path, method):
    rejects = tmp_path / "rejects.csv"
    write(rejects, [{k: v for k, v in r.items() if k != "creditability"} for r in rows[:200]])
    plain, _ = fit(run, TABLE, tmp_path, *BAD, name="plain.json")
    report, errors = fit(
        run, TABLE, tmp_path, *BAD, "--rejects", rejects, "--reject-method", method, "--reject-odds", "3",
    )
    assert "No data supports this" in errors and "200 refused" in errors and "3.0 times" in errors
    assert report["rejects"]["rows"] == 200 and report["rejects"]["method"] == method
    assert report["rejects"]["inferredEventRate"] > 0.4
    assert report["train"]["rows"] == plain["train"]["rows"] == 1000
    assert (tmp_path / "card.json").read_bytes() != (tmp_path / "plain.json").read_bytes()


def test_a_population_bad_rate_moves_the_intercept_alone(run, tmp_path):
    fit(run, TABLE, tmp_path, *BAD, name="plain.json")
    fit(run, TABLE, tmp_path, *BAD, "--population-bad-rate", "0.05", name="moved.json")
    plain, moved = (json.loads((tmp_path / name).read_text()) for name in ("plain.json", "moved.json"))
    # ln(0.95 / 0.05) - ln(700 / 300)
    assert abs(moved["intercept"] - plain["intercept"] - 2.0971411187792617) < 1e-8
    for one, other in zip(plain["characteristics"], moved["characteristics"]):
        assert one["coefficient"] == other["coefficient"]


def test_another_sample_is_counted_on_the_bins_of_the_card(run, rows, tmp_path):
    fit(run, TABLE, tmp_path, *BAD)
    half = write(tmp_path / "half.csv", rows[:500])
    done = run("scorecard", "table", tmp_path / "card.json", half, *TARGET, *BAD, "--json", check=0)
    for part in json.loads(done.stdout)["characteristics"]:
        assert sum(bin["count"] for bin in part["bins"]) == 500
        assert part["psi"] >= 0


@pytest.mark.parametrize("options", [
    ["--good", "good"], ["--out-of-time", "1"], ["--select-by", "aic"], ["--rejects", "x.csv"],
    ["--population-bad-rate", "1"], ["--max-vif", "1"], ["--effects", "some"],
])
def test_options_that_do_not_go_together_are_wrong_usage(run, tmp_path, options):
    done = run("scorecard", "fit", TABLE, *TARGET, *options, "--output", tmp_path / "c.json")
    assert done.returncode == 2


@pytest.mark.parametrize("effects", ["marginal", "partial"])
@pytest.mark.parametrize("options", [
    ["--bad", "bad"],
    ["--bad", "bad", "--weight", "w", "--holdout", "0.3", "--seed", "7", "--scale", "300:850", "--ridge", "3"],
    ["--bad", "bad", "--indeterminate", "thin", "--period", "month", "--out-of-time", "2024-03",
     "--select", "both", "--max-correlation", "0.6", "--population-bad-rate", "0.05"],
    ["--bad", "bad", "--period", "month", "--trend-every-period", "--select", "backward", "--max-vif", "3"],
    ["--bad", "bad", "--reject-method", "fuzzy", "--reject-odds", "2"],
    ["--bad", "bad", "--reject-method", "parcelling", "--no-turns"],
])
def test_the_plan_that_a_fit_wrote_gives_the_same_card_to_the_byte(run, rows, tmp_path, effects, options):
    thin = "--indeterminate" in options
    more = {"w": lambda i, row: [1, 2, 0.5][i % 3], "month": lambda i, row: f"2024-0{i % 3 + 1}"}
    data = write(
        tmp_path / "d.csv", rows, **more,
        creditability=lambda i, row: "thin" if thin and i % 10 == 0 else row["creditability"],
    )
    refused = []
    if "--reject-method" in options:
        write(tmp_path / "r.csv", [{k: v for k, v in r.items() if k != "creditability"} for r in rows[:300]], **more)
        refused = ["--rejects", tmp_path / "r.csv"]
    fit = ["scorecard", "fit", data, *TARGET, *refused]
    plan = tmp_path / "p.yaml"
    run(*fit, *options, "--effects", effects, "--write-plan", plan, "--output", tmp_path / "a.json", check=0)
    run(*fit, "--plan", plan, "--require-same-data", "--output", tmp_path / "b.json", check=0)
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
    if refused:
        done = run("scorecard", "fit", data, *TARGET, "--plan", plan, "--output", tmp_path / "c.json")
        assert done.returncode == 1 and "--rejects" in done.stderr
        write(tmp_path / "r.csv", [{k: v for k, v in r.items() if k != "creditability"} for r in rows[300:400]], **more)
        done = run(*fit, "--plan", plan, "--require-same-data", "--output", tmp_path / "c.json")
        assert done.returncode == 1 and "other refused applications" in done.stderr


THREE = ["--bad", "late,lost", "--good", "paid", "--indeterminate", "open"]


@pytest.fixture(scope="module")
def outcomes(run, rows, tmp_path_factory):
    """The rows with the outcome in two values and in four, and a card from the latter."""
    folder = tmp_path_factory.mktemp("outcomes")
    word = lambda i, row: "open" if i % 19 == 0 else ["late", "lost"][i % 2] if row["creditability"] == "bad" else "paid"
    many = write(folder / "many.csv", rows, creditability=word)
    two = write(folder / "two.csv", [row for i, row in enumerate(rows) if i % 19])
    fit(run, many, folder, *THREE)
    return folder / "card.json", many, two


def test_a_card_is_measured_by_the_definitions_it_was_made_with(run, outcomes):
    card, many, two = outcomes
    ours = json.loads(run("scorecard", "validate", card, many, *TARGET, *THREE, "--json", check=0).stdout)
    theirs = json.loads(run("scorecard", "validate", card, two, *TARGET, *BAD, "--json", check=0).stdout)
    assert ours["rows"] == 1000 - 53 and ours == theirs


@pytest.mark.parametrize("asked", [
    ["compare", "CARD", "CARD", "DATA"], ["monitor", "CARD", "DATA", "DATA"], ["table", "CARD", "DATA"],
    ["bin", "DATA", "--characteristic", "duration_in_month"],
    ["fairness", "CARD", "DATA", "--group", "foreign_worker", "--reference", "no"],
])
def test_every_command_on_outcomes_takes_the_definitions(run, outcomes, asked):
    card, many, _ = outcomes
    words = ["scorecard", *({"CARD": card, "DATA": many}.get(word, word) for word in asked), *TARGET]
    run(*words, *THREE, check=0)
    done = run(*words)
    assert done.returncode == 1 and "name those that are bad with --bad" in done.stderr, done.stderr


def test_a_table_takes_the_event_of_its_card(run, rows, tmp_path):
    fit(run, TABLE, tmp_path, *BAD)
    done = run("scorecard", "table", tmp_path / "card.json", TABLE, *TARGET, check=0)
    assert "the trend holds" in done.stdout


def test_a_name_that_is_nearly_right_is_answered_with_the_right_one(run, tmp_path):
    done = run("scorecard", "bin", TABLE, "--target", "creditability", *BAD, "--characteristic", "Duration in month")
    assert done.returncode == 1 and 'did you mean "duration_in_month"?' in done.stderr, done.stderr
