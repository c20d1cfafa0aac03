"""Exported SQL in Spark: the rows of test_exports, too slow to start for every run. script/soak calls it.

Needs pyspark and Java 17; RECOURSE_BINARY names the program.
"""

import csv
import io
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

# Its driver and its executor speak to each other, and to nobody else.
os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"

from pyspark.sql import SparkSession  # noqa: E402
from pyspark.sql.types import DoubleType, IntegerType, StringType, StructField, StructType  # noqa: E402
from test_exports import GERMAN, random_card, random_rows, same, table  # noqa: E402


def program(*words):
    done = subprocess.run(
        [os.environ["RECOURSE_BINARY"], "scorecard", *map(str, words)], capture_output=True, text=True, check=True
    )
    return done.stdout


def check(spark, folder, card, rows):
    path = folder / "card.json"
    path.write_text(json.dumps(card))
    names = [one["name"] for one in card["characteristics"]]
    data = folder / "rows.csv"
    data.write_text(table(names, rows))
    out = program("score", path, data, "--keep", "id")
    expected = {
        int(row["id"]): (int(row["score"]), *[row[f"reason_{k}"] or None for k in range(1, 5)])
        for row in csv.DictReader(io.StringIO(out))
    }
    fields = [StructField("id", IntegerType())]
    for one in card["characteristics"]:
        kind = DoubleType() if one["kind"] == "numeric" else StringType()
        fields.append(StructField(one["name"], kind))
    rows = [
        (place, *[float(value) if isinstance(value, int) else value for value in row])
        for place, row in enumerate(rows)
    ]
    frame = spark.createDataFrame(rows, StructType(fields))
    frame.createOrReplaceTempView("loans")
    statement = program(
        "export", path, "--format", "sql", "--dialect", "spark", "--table", "loans", "--keep", "id"
    )
    same([tuple(row) for row in spark.sql(statement).collect()], expected)


def german_credit(folder, chance):
    """The card fitted to German Credit, its rows, and random ones."""
    path = folder / "german.json"
    program("fit", GERMAN, "--target", "creditability", "--event", "bad", "--output", path)
    card = json.loads(path.read_text())
    kinds = {one["name"]: one["kind"] for one in card["characteristics"]}
    with open(GERMAN, newline="") as lines:
        rows = [
            [float(row[name]) if kind == "numeric" else row[name] for name, kind in kinds.items()]
            for row in csv.DictReader(lines)
        ]
    return card, rows + random_rows(card, chance, 5_000)


def main():
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    chance = random.Random(seed)
    spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    count = 0
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        card, rows = german_credit(folder, chance)
        cases = [(card, rows)]
        for _ in range(3):
            card = random_card(chance)
            cases.append((card, random_rows(card, chance, 5_000)))
        for card, rows in cases:
            check(spark, folder, card, rows)
            count += len(rows)
    print(f"Spark {spark.version}: {count} rows on {len(cases)} cards agree, seed {seed}")
    spark.stop()


if __name__ == "__main__":
    main()
