"""A card in other hands: SQL and PMML give the score and the ranked reasons that the card gives."""

import csv
import io
import json
import math
import random
import sqlite3
import subprocess

import duckdb
import jpmml_evaluator
import pytest
from conftest import ROOT
from test_postgresql import as_owner, cluster  # noqa: F401

GERMAN = ROOT / "Demo" / "german-credit" / "german_credit.csv"
SEED = 20261127
STRANGE = ["plain", 'with "quotes"', "l'âge 家", "semi;--colon", "back\\slash", "a,b", "score"]


def attribute(kind, points, lower=None, upper=None, values=()):
    return {
        "kind": kind, "label": kind, "lower": lower, "upper": upper, "values": list(values),
        "counts": {"nonEvents": 1, "events": 1}, "woe": 0, "points": points,
    }


def random_card(chance):
    """A card with strange names and levels, ties in its losses, and cuts of full length."""
    characteristics = []
    for place, name in enumerate(STRANGE):
        points = lambda: chance.randint(-9, 9)  # noqa: E731
        if place % 2 == 0:
            cuts = sorted({chance.choice([chance.uniform(-5, 5), chance.gauss(0, 1e-7), 0.1, 2.5, 1 / 3])
                           for _ in range(chance.randint(0, 6))})
            edges = [None, *cuts, None]
            found = [attribute("ordinary", points(), a, b) for a, b in zip(edges, edges[1:])]
            found.append(attribute("special", points(), values=["-999"]))
        else:
            groups = [["a", "it's"], ['say "x"', "é\\n", "${y}"], ["家 家", " blank ", "<&>"]]
            found = [attribute("ordinary", points(), values=values) for values in groups]
        if chance.random() < 0.7:
            found.append(attribute("missing", points()))
        found.append(attribute("unseen", points()))
        characteristics.append({
            "name": name, "label": name, "category": None, "reason": name,
            "kind": "numeric" if place % 2 == 0 else "categorical", "trend": "none",
            "coefficient": 1, "standardError": 1, "pValue": 0, "iv": 0, "attributes": found,
        })
    return {
        "format": "recourse-scorecard/1", "name": 'Strange "card" <&>',
        "target": {"column": "bad", "event": "1"},
        "scaling": {"pdo": 20, "baseScore": 600, "baseOdds": 50}, "intercept": 0,
        "sample": {"nonEvents": 1, "events": 1}, "characteristics": characteristics,
    }


def random_rows(card, chance, count):
    """Rows with every edge: a cut, the doubles beside it, codes, unseen levels, nothing, NaN."""
    pools = []
    for one in card["characteristics"]:
        values = [value for part in one["attributes"] for value in part["values"]]
        if one["kind"] == "numeric":
            cuts = [part["lower"] for part in one["attributes"] if part["lower"] is not None]
            near = [math.nextafter(cut, side) for cut in cuts for side in (-math.inf, math.inf)]
            pools.append([*cuts, *near, -999.0, 0.0, -0.0, 1e300, -1e300, 5e-324, None, math.nan])
        else:
            pools.append([*values, "unseen", "A", "ITS", None, "NaN", "x'; DROP TABLE loans; --"])
    return [[chance.choice(pool) for pool in pools] for _ in range(count)]


def cell(value):
    return "" if value is None else repr(value) if isinstance(value, float) else value


def table(names, rows):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["id", *names])
    writer.writerows([place, *map(cell, row)] for place, row in enumerate(rows))
    return text.getvalue()


@pytest.fixture(scope="module", params=["german", "random", "random again"])
def case(request, run, tmp_path_factory):
    """A card, its rows, and what the program says of each: (score, reasons)."""
    folder = tmp_path_factory.mktemp("interchange")
    path = folder / "card.json"
    chance = random.Random(f"{SEED} {request.param}")
    if request.param == "german":
        run("scorecard", "fit", GERMAN, "--target", "creditability", "--event", "bad", "--output", path, check=0)
    else:
        path.write_text(json.dumps(random_card(chance)))
    card = json.loads(path.read_text())
    names = [one["name"] for one in card["characteristics"]]
    rows = random_rows(card, chance, 10_000)
    if request.param == "german":
        kinds = {one["name"]: one["kind"] for one in card["characteristics"]}
        with open(GERMAN, newline="") as lines:
            for row in csv.DictReader(lines):
                rows.append([float(row[n]) if kinds[n] == "numeric" else row[n] for n in names])
    data = folder / "rows.csv"
    data.write_text(table(names, rows))
    out = run("scorecard", "score", path, data, "--keep", "id", check=0).stdout
    expected = {
        int(row["id"]): (int(row["score"]), *[row[f"reason_{k}"] or None for k in range(1, 5)])
        for row in csv.DictReader(io.StringIO(out))
    }
    assert len(expected) == len(rows)
    return path, card, rows, expected, data


def statement(run, path, dialect):
    return run(
        "scorecard", "export", path, "--format", "sql", "--dialect", dialect, "--table", "loans",
        "--keep", "id", check=0,
    ).stdout


def columns(card, number, text):
    quote = lambda name: '"' + name.replace('"', '""') + '"'  # noqa: E731
    return ", ".join(
        f"{quote(one['name'])} {number if one['kind'] == 'numeric' else text}"
        for one in card["characteristics"]
    )


def same(found, expected):
    wrong = [(row, expected[row[0]]) for row in found if tuple(row[1:]) != expected[row[0]]]
    assert not wrong, f"seed {SEED}: {len(wrong)} rows differ, the first: {wrong[0]}"
    assert len(found) == len(expected)


def test_sqlite_scores_as_the_card_does(run, case):
    path, card, rows, expected, _ = case
    base = sqlite3.connect(":memory:")
    base.execute(f"CREATE TABLE loans (id INTEGER, {columns(card, 'REAL', 'TEXT COLLATE NOCASE')})")
    marks = ",".join("?" * (len(rows[0]) + 1))
    base.executemany(f"INSERT INTO loans VALUES ({marks})", ([i, *row] for i, row in enumerate(rows)))
    same(base.execute(statement(run, path, "sqlite")).fetchall(), expected)


@pytest.mark.parametrize("dialect", ["duckdb", "ansi"])
def test_duckdb_scores_as_the_card_does(run, case, dialect):
    path, card, rows, expected, data = case
    base = duckdb.connect()
    base.execute(f"CREATE TABLE loans (id INTEGER, {columns(card, 'DOUBLE', 'VARCHAR')})")
    base.execute(f"COPY loans FROM '{data}' (HEADER, NULLSTR '')")
    same(base.execute(statement(run, path, dialect)).fetchall(), expected)


@pytest.mark.parametrize("dialect", ["postgresql", "ansi"])
def test_postgresql_scores_as_the_card_does(run, case, cluster, tmp_path, dialect):  # noqa: F811
    path, card, rows, expected, data = case
    script = (
        "DROP TABLE IF EXISTS loans;\n"
        f"CREATE TABLE loans (id integer, {columns(card, 'double precision', 'text')});\n"
        f"\\copy loans FROM '{data}' WITH (FORMAT csv, HEADER)\n"
        + statement(run, path, dialect) + ";\n"
    )
    done = subprocess.run(
        ["psql", "-X", "-q", "-U", "owner", "-h", cluster, "-d", "postgres", "-v", "ON_ERROR_STOP=1", "--csv"],
        input=script, capture_output=True, text=True, timeout=300, check=False,
    )
    assert done.returncode == 0, done.stderr
    found = [
        (int(row["id"]), int(row["score"]), *[row[f"reason_{k}"] or None for k in range(1, 5)])
        for row in csv.DictReader(io.StringIO(done.stdout))
    ]
    same(found, expected)


def test_jpmml_scores_as_the_card_does(run, case, tmp_path):
    path, card, rows, expected, _ = case
    model = tmp_path / "card.pmml"
    run("scorecard", "export", path, "--format", "pmml", "--output", model, check=0)
    evaluator = jpmml_evaluator.make_evaluator(str(model)).verify()
    names = [one["name"] for one in card["characteristics"]]
    fields = [field.name for field in evaluator.getOutputFields()]
    found = []
    for place, row in enumerate(rows):
        answer = evaluator.evaluate(dict(zip(names, row)))
        found.append((place, *[answer.get(field) for field in fields]))
    same(found, expected)


def test_names_that_a_database_takes_for_one_are_refused(run, tmp_path):
    card = random_card(random.Random(1))
    card["characteristics"][0]["name"] = "SCORE"
    path = tmp_path / "card.json"
    path.write_text(json.dumps(card))
    for dialect in ["sqlite", "duckdb", "spark"]:
        done = run("scorecard", "export", path, "--format", "sql", "--dialect", dialect, check=1)
        assert 'takes the columns "SCORE" and "score" for one' in done.stderr
    run("scorecard", "export", path, "--format", "sql", "--dialect", "postgresql", check=0)


def test_json_is_the_canonical_card(run, tmp_path):
    path = tmp_path / "card.json"
    path.write_text(json.dumps(random_card(random.Random(2)), indent=2))
    once = run("scorecard", "export", path, "--format", "json", check=0).stdout
    path.write_text(once)
    assert run("scorecard", "export", path, "--format", "json", check=0).stdout == once
