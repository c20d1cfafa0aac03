"""Every measure of validate, compare, monitor and fairness against arithmetic of its own.

Nothing here is the program's: each number is worked out anew from the scores that `scorecard score`
writes, by the definition, row by row. The checks are on German Credit and HMDA Boston, which ship.
"""

import csv
import json
import math
import random
import statistics

import pytest
from conftest import ROOT

GERMAN = ROOT / "Demo" / "german-credit"
BOSTON = ROOT / "Demo" / "hmda-boston"
TABLE = GERMAN / "german_credit.csv"
LOANS = BOSTON / "hmda_boston_1990.csv"
KNOWN = ["--target", "creditability", "--event", "bad"]
Z = statistics.NormalDist().inv_cdf(0.975)


@pytest.fixture(scope="module")
def cards(run, tmp_path_factory):
    folder = tmp_path_factory.mktemp("measures")
    fit = ["scorecard", "fit", TABLE, *KNOWN, "--plan", GERMAN / "plan.yaml", "--holdout", "0.3"]
    run(*fit, "--output", folder / "champion.json", check=0)
    run(
        *fit, "--exclude", "status_of_existing_checking_account", "--output",
        folder / "challenger.json", check=0,
    )
    return folder


def scores(run, card, table, keep):
    told = run("scorecard", "score", card, table, "--keep", keep, check=0).stdout
    rows = list(csv.DictReader(told.splitlines()))
    return [int(row["score"]) for row in rows], [row[keep] for row in rows]


def split(found, outcomes, bad="bad"):
    good = [score for score, outcome in zip(found, outcomes) if outcome != bad]
    return good, [score for score, outcome in zip(found, outcomes) if outcome == bad]


def placements(found, outcomes):
    """For each bad row the share of goods above it, for each good the share of bads below."""
    good, bad = split(found, outcomes)

    def win(upper, lower):
        return 1.0 if upper > lower else 0.5 if upper == lower else 0.0

    return (
        [sum(win(one, other) for one in good) / len(good) for other in bad],
        [sum(win(one, other) for other in bad) / len(bad) for one in good],
    )


def probability(card, score):
    scaling = card["scaling"]
    odds = scaling["baseOdds"] * 2 ** ((score - scaling["baseScore"]) / scaling["pdo"])
    return 1 / (1 + odds)


def wilson(hits, total):
    share = hits / total
    middle = (share + Z * Z / 2 / total) / (1 + Z * Z / total)
    reach = Z / (1 + Z * Z / total) * math.sqrt(
        share * (1 - share) / total + Z * Z / 4 / total / total
    )
    return middle - reach, middle + reach


def stability(base, now):
    """PSI with half a row in both where one is empty."""
    total = 0.0
    for left, right in zip(base, now):
        if left == right == 0:
            continue
        half = 0.5 if left == 0 or right == 0 else 0
        p, q = (left + half) / sum(base), (right + half) / sum(now)
        total += (p - q) * math.log(p / q)
    return total


def test_validate_is_what_counting_gives(run, cards):
    told = json.loads(run(
        "scorecard", "validate", cards / "champion.json", TABLE, *KNOWN, "--json", check=0
    ).stdout)
    found, outcomes = scores(run, cards / "champion.json", TABLE, "creditability")
    card = json.loads((cards / "champion.json").read_text())
    good, bad = split(found, outcomes)
    by_bad, by_good = placements(found, outcomes)
    area = statistics.fmean(by_bad)
    error = math.sqrt(
        statistics.variance(by_bad) / len(bad) + statistics.variance(by_good) / len(good)
    )
    assert told["auc"] == pytest.approx(area, abs=1e-12)
    assert told["gini"] == pytest.approx(2 * area - 1, abs=1e-12)
    # DeLong (1988): the placements' variances, whichever scale the ends are built on.
    assert told["aucUpper"] - told["aucLower"] == pytest.approx(2 * Z * error, rel=0.02)
    assert told["ks"] == pytest.approx(max(
        sum(one <= cut for one in bad) / len(bad) - sum(one <= cut for one in good) / len(good)
        for cut in set(found)
    ), abs=1e-12)
    chances = [probability(card, score) for score in found]
    events = [outcome == "bad" for outcome in outcomes]
    assert told["brier"] == pytest.approx(
        statistics.fmean((chance - event) ** 2 for chance, event in zip(chances, events)), abs=1e-12
    )
    calibration = told["calibration"]
    assert calibration["observedToExpected"]["value"] == pytest.approx(
        sum(events) / sum(chances), rel=1e-12
    )
    caught, distance = 0, 0.0
    for band in calibration["bands"]:
        own = [
            place for place, score in enumerate(found) if band["lowest"] <= score <= band["highest"]
        ]
        hits = sum(events[place] for place in own)
        expected = sum(chances[place] for place in own)
        caught += hits
        assert (band["count"], band["events"]) == (len(own), hits)
        assert band["expectedRate"] == pytest.approx(expected / len(own), rel=1e-12)
        assert band["lift"] == pytest.approx(hits / len(own) / 0.3, rel=1e-12)
        assert band["capture"] == pytest.approx(caught / 300, rel=1e-12)
        low, high = wilson(hits, len(own))
        assert (band["lower"], band["upper"]) == (
            pytest.approx(low, abs=1e-9), pytest.approx(high, abs=1e-9)
        )
        distance += (hits - expected) ** 2 / (expected * (1 - expected / len(own)))
    assert caught == 300 and sum(band["count"] for band in calibration["bands"]) == 1000
    assert calibration["hosmerLemeshow"] == pytest.approx(distance, rel=1e-9)
    words = run("scorecard", "validate", cards / "champion.json", TABLE, *KNOWN, check=0).stdout
    assert "Events over expected" in words and "capture" in words


def test_compare_is_what_counting_gives(run, cards):
    first, second = cards / "champion.json", cards / "challenger.json"
    told = json.loads(run(
        "scorecard", "compare", first, second, TABLE, *KNOWN, "--approval-rate", "0.7", "--json",
        check=0,
    ).stdout)
    old, outcomes = scores(run, first, TABLE, "creditability")
    new, _ = scores(run, second, TABLE, "creditability")
    (old_bad, old_good), (new_bad, new_good) = placements(old, outcomes), placements(new, outcomes)
    gaps = [b - a for a, b in zip(old_bad, new_bad)], [b - a for a, b in zip(old_good, new_good)]
    error = math.sqrt(sum(statistics.variance(one) / len(one) for one in gaps))
    difference = told["aucDifference"]
    assert difference["value"] == pytest.approx(statistics.fmean(gaps[0]), abs=1e-12)
    assert difference["standardError"] == pytest.approx(error, rel=1e-9)
    assert difference["lower"] == pytest.approx(difference["value"] - Z * error, abs=1e-9)
    assert difference["pValue"] == pytest.approx(
        math.erfc(abs(difference["value"]) / error / math.sqrt(2)), rel=1e-6, abs=1e-12
    )
    cells = {"both": [0, 0], "swapIn": [0, 0], "swapOut": [0, 0], "neither": [0, 0]}
    for one, other, outcome in zip(old, new, outcomes):
        kept = one >= told["champion"]["cutoff"], other >= told["challenger"]["cutoff"]
        name = {
            (True, True): "both", (False, True): "swapIn", (True, False): "swapOut",
            (False, False): "neither",
        }[kept]
        cells[name][0] += 1
        cells[name][1] += outcome == "bad"
    for name, (rows, events) in cells.items():
        assert (told["swap"][name]["rows"], told["swap"][name]["events"]) == (rows, events)
    assert abs(told["champion"]["approvalRate"] - 0.7) < 0.02


def test_monitor_is_what_counting_gives(run, cards, tmp_path):
    rows = list(csv.DictReader(TABLE.open()))
    chance = random.Random(7)
    later = [
        row for row in rows if float(row["duration_in_month"]) > 18 or chance.random() < 0.4
    ]
    now = tmp_path / "now.csv"
    with now.open("w", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(later)
    card = cards / "champion.json"
    told = json.loads(run("scorecard", "monitor", card, TABLE, now, "--json", check=0).stdout)
    before, _ = scores(run, card, TABLE, "creditability")
    after, _ = scores(run, card, now, "creditability")
    assert told["rows"] == {"base": 1000, "now": len(later)}
    assert told["meanScore"]["now"] == pytest.approx(statistics.fmean(after), rel=1e-12)
    bands = told["score"]["bins"]
    assert sum(band["base"] for band in bands) == 1000
    for one in [told["score"], *told["characteristics"]]:
        left, right = [cell["base"] for cell in one["bins"]], [cell["now"] for cell in one["bins"]]
        assert sum(left) == 1000 and sum(right) == len(later)
        assert one["psi"] == pytest.approx(stability(left, right), abs=1e-12)
    shift = statistics.fmean(after) - statistics.fmean(before)
    assert sum(one["pointsShift"] for one in told["characteristics"]) == pytest.approx(shift, abs=1e-9)
    moved = max(told["characteristics"], key=lambda one: one["psi"])
    assert moved["name"] == "duration_in_month" and moved["level"] != "stable"
    same = json.loads(run("scorecard", "monitor", card, TABLE, TABLE, "--json", check=0).stdout)
    assert same["score"]["psi"] == 0 and all(one["psi"] == 0 for one in same["characteristics"])


@pytest.fixture(scope="module")
def boston(run, tmp_path_factory):
    path = tmp_path_factory.mktemp("boston") / "card.json"
    run(
        "scorecard", "fit", LOANS, "--target", "approve", "--event", "0", "--plan",
        BOSTON / "plan.yaml", "--effects", "marginal", "--output", path, check=0,
    )
    return path


def test_fairness_is_what_counting_gives(run, boston):
    told = json.loads(run(
        "scorecard", "fairness", boston, LOANS, "--target", "approve", "--event", "0", "--group",
        "black", "--reference", "0", "--approval-rate", "0.8", "--json", check=0,
    ).stdout)
    found, groups = scores(run, boston, LOANS, "black")
    _, outcomes = scores(run, boston, LOANS, "approve")
    cutoff = told["cutoff"]
    of = {
        name: [place for place, group in enumerate(groups) if group == name] for name in ("0", "1")
    }
    hits = {name: sum(found[place] >= cutoff for place in own) for name, own in of.items()}
    group = next(one for one in told["groups"] if one["value"] == "1")
    ratio = hits["1"] / len(of["1"]) / (hits["0"] / len(of["0"]))
    assert group["count"] == len(of["1"]) == 197
    assert group["impactRatio"] == pytest.approx(ratio, rel=1e-12)
    # Katz (1978).
    reach = Z * math.sqrt(sum(1 / hits[name] - 1 / len(of[name]) for name in of))
    assert group["lower"] == pytest.approx(ratio * math.exp(-reach), rel=1e-9)
    assert group["upper"] == pytest.approx(ratio * math.exp(reach), rel=1e-9)
    own = {name: [found[place] for place in places] for name, places in of.items()}
    spread = math.sqrt(
        sum((len(one) - 1) * statistics.variance(one) for one in own.values())
        / (len(found) - 2)
    )
    gap = (statistics.fmean(own["1"]) - statistics.fmean(own["0"])) / spread
    assert group["standardisedMeanDifference"]["value"] == pytest.approx(gap, rel=0.01)
    safe = {
        name: [place for place in places if outcomes[place] == "1"] for name, places in of.items()
    }
    shares = {
        name: sum(found[place] >= cutoff for place in places) / len(places)
        for name, places in safe.items()
    }
    assert group["equalOpportunityDifference"]["value"] == pytest.approx(
        shares["1"] - shares["0"], abs=1e-12
    )
    for band in group["calibration"]:
        inside = [
            place for place in of["1"] if band["lowest"] <= found[place] <= band["highest"]
        ]
        assert band["count"] == len(inside)
        assert band["events"] == sum(outcomes[place] == "0" for place in inside)
    # Every cutoff of the curve, counted again.
    for one in told["byCutoff"]:
        approved = sum(score >= one["cutoff"] for score in found)
        assert one["approvalRate"] == pytest.approx(approved / len(found), rel=1e-12)


SEARCH = [
    "scorecard", "alternatives", LOANS, "--target", "approve", "--event", "0", "--plan",
    BOSTON / "plan.yaml", "--group", "black", "--reference", "0", "--most-changes", "1",
]


def test_the_search_says_what_it_searched_and_refutes(run, tmp_path):
    told = json.loads(run(*SEARCH, "--json", "--report", tmp_path / "a.html", check=0).stdout)
    space = told["space"]
    assert space["mostChanges"] == 1 and not space["complete"] and space["fitted"] < space["size"]
    frontier = [(one["gini"], one["impactRatio"]) for one in told["frontier"]]
    assert frontier == sorted(frontier, key=lambda one: (-one[0], one[1]))
    assert all(a[1] < b[1] for a, b in zip(frontier, frontier[1:]))
    assert "black" not in space["characteristics"] and "married" not in space["characteristics"]
    again = json.loads(run(*SEARCH, "--json", "--jobs", "1", check=0).stdout)
    assert again == told
    # A goal that no card reaches is refuted with the number of cards, and no card is written.
    done = run(
        *SEARCH, "--json", "--impact-ratio", "3", "--output", tmp_path / "none.json", check=0
    )
    none = json.loads(done.stdout)
    assert none["verdict"] == "refuted" and none["best"] is None
    assert f"among the {space['distinct']} searched" in none["statement"]
    assert not (tmp_path / "none.json").exists()


def test_a_group_is_never_an_input(run, boston, tmp_path):
    plan = tmp_path / "plan.yaml"
    plan.write_text("characteristics:\n  black:\n    label: no\n")
    done = run(*[plan if part == BOSTON / "plan.yaml" else part for part in SEARCH])
    assert done.returncode != 0 and "black" in done.stderr
