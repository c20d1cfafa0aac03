"""PMML in: import and score give the recorded scores and codes, through the program itself."""

import csv
import io
import json
import os
import pathlib

import pytest
from conftest import ROOT

OWN = ROOT / "Tests" / "ScorecardsTests" / "Fixtures" / "pmml"
DATA = os.environ.get("RECOURSE_TEST_DATA")
CONFORMANCE = sorted((pathlib.Path(DATA) / "conformance" / "pmml").glob("*.pmml")) if DATA else []
MODELS = [*sorted(OWN.glob("*.pmml")), *CONFORMANCE]


def cell(value):
    return "" if value is None else str(value).lower() if isinstance(value, bool) else value


def text_of(row, rank):
    return row.get(f"Reason Code {rank}") or ""


@pytest.mark.skipif(not CONFORMANCE, reason="RECOURSE_TEST_DATA names no folder")
def test_the_conformance_set_is_there():
    assert len(CONFORMANCE) == 12


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.stem)
def test_an_imported_model_gives_the_recorded_scores_and_codes(run, tmp_path, path):
    cases = json.loads(pathlib.Path(f"{path}.jpmml.json").read_text())["cases"]
    kept = tmp_path / "kept.json"
    run("scorecard", "import", path, "--output", kept, check=0)
    names = list(cases[0]["in"])
    rows = io.StringIO()
    writer = csv.writer(rows, lineterminator="\n")
    writer.writerow(["id", *names])
    writer.writerows([place, *(cell(one["in"][name]) for name in names)] for place, one in enumerate(cases))
    done = run("scorecard", "score", kept, "-", "--keep", "id", "--reasons", "5", input=rows.getvalue(), check=0)
    found = list(csv.DictReader(io.StringIO(done.stdout)))
    assert len(found) == len(cases)
    for row, one in zip(found, cases):
        if "error" in one:
            assert row["score"] == "", one
            continue
        out = one["out"]
        score = next(out[key] for key in ("Score", "score", "overallScore") if key in out)
        assert float(row["score"]) == score, one
        ranks = [k for k in range(1, 6) if f"Reason Code {k}" in out]
        assert [row[f"reason_{k}"] for k in ranks] == [text_of(out, k) for k in ranks], one


def test_an_exported_card_comes_back_as_a_card(run, tmp_path):
    card = ROOT / "Tests" / "ScorecardsTests" / "Fixtures" / "german_card.json"
    model, back = tmp_path / "card.pmml", tmp_path / "back.json"
    run("scorecard", "export", card, "--format", "pmml", "--output", model, check=0)
    done = run("scorecard", "import", model, "--output", back, check=0)
    assert done.stderr == ""
    assert json.loads(back.read_text())["format"] == "recourse-scorecard/1"
    data = ROOT / "Demo" / "german-credit" / "german_credit.csv"
    answers = [run("scorecard", "score", one, data, check=0).stdout for one in (card, back, model)]
    assert answers[0] == answers[1]
    without = [[row[:1] + row[2:] for row in csv.reader(io.StringIO(one))] for one in answers]
    assert without[0] == without[2], "the model as it stands differs in more than the probability"


def test_a_model_with_reasons_of_its_own_becomes_a_card_when_asked(run, tmp_path):
    path = tmp_path / "model.pmml"
    path.write_text(
        '<PMML version="4.2"><DataDictionary><DataField name="age" optype="continuous" dataType="double"/>'
        '</DataDictionary><Scorecard functionName="regression" initialScore="100" useReasonCodes="true">'
        '<MiningSchema><MiningField name="age"/></MiningSchema><Characteristics>'
        '<Characteristic name="ageScore" reasonCode="RC1" baselineScore="9"><Attribute partialScore="-5">'
        '<SimplePredicate field="age" operator="lessOrEqual" value="30"/></Attribute>'
        '<Attribute partialScore="9"><True/></Attribute></Characteristic></Characteristics></Scorecard></PMML>'
    )
    done = run("scorecard", "import", path, check=0)
    assert json.loads(done.stdout)["format"] == "recourse-pmml/1"
    assert 'line 1: Characteristic "ageScore": its reasonCode is not the name of its field' in done.stderr
    card = tmp_path / "card.json"
    run("scorecard", "import", path, "--as", "card", "--pdo", "40", "--output", card, check=0)
    assert json.loads(card.read_text())["scaling"]["pdo"] == 40
    out = run("scorecard", "score", card, "-", "--reasons", "1", input="age\n30\n30.5\n\n", check=0).stdout
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [(row["score"], row["reason_1"]) for row in rows[:2]] == [("95", "age"), ("109", "")]


def test_what_is_not_supported_is_told_with_file_line_and_element(run, tmp_path):
    path = tmp_path / "tree.pmml"
    path.write_text('<PMML version="4.4">\n<DataDictionary/>\n<TreeModel modelName="x"/></PMML>')
    done = run("scorecard", "import", path, check=1)
    assert f"{path}: line 3: TreeModel: only models of the kind Scorecard are read" in done.stderr
    path.write_text('<!DOCTYPE a [<!ENTITY b "c">]><PMML version="4.4">&b;</PMML>')
    assert "could declare entities" in run("scorecard", "import", path, check=1).stderr
    fractions = OWN / "above.pmml"
    done = run("scorecard", "import", fractions, "--as", "card", check=1)
    assert "Scorecard: initialScore is not whole" in done.stderr
