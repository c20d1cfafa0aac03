"""Writes the models of this folder and records what JPMML answers (pip: jpmml-evaluator, Java 17).

    .venv/bin/python Tests/ScorecardsTests/Fixtures/pmml/make.py
"""

import itertools
import json
import pathlib

import jpmml_evaluator

HERE = pathlib.Path(__file__).parent


def simple(field, operator, value=None):
    tail = "" if value is None else f' value="{value}"'
    return f'<SimplePredicate field="{field}" operator="{operator}"{tail}/>'


def compound(operator, *parts):
    return f'<CompoundPredicate booleanOperator="{operator}">{"".join(parts)}</CompoundPredicate>'


def within(field, words, operator="isIn"):
    return (
        f'<SimpleSetPredicate field="{field}" booleanOperator="{operator}">'
        f'<Array type="string">{words}</Array></SimpleSetPredicate>'
    )


def attribute(points, predicate, code=None):
    code = f' reasonCode="{code}"' if code else ""
    if isinstance(points, str):
        return f"<Attribute{code}>{predicate}<ComplexPartialScore>{points}</ComplexPartialScore></Attribute>"
    return f'<Attribute partialScore="{points}"{code}>{predicate}</Attribute>'


def characteristic(name, code, baseline, *attributes):
    code = f' reasonCode="{code}"' if code else ""
    baseline = "" if baseline is None else f' baselineScore="{baseline}"'
    return f'<Characteristic name="{name}"{code}{baseline}>{"".join(attributes)}</Characteristic>'


def apply(function, *arguments, more=""):
    return f'<Apply function="{function}"{more}>{"".join(arguments)}</Apply>'


def field(name):
    return f'<FieldRef field="{name}"/>'


def constant(value, kind="double"):
    return f'<Constant dataType="{kind}">{value}</Constant>'


def number(name, inner="", mining=""):
    return (
        f'<DataField name="{name}" optype="continuous" dataType="double">{inner}</DataField>',
        f'<MiningField name="{name}" {mining}/>',
    )


def text(name, inner="", mining="", kind="string"):
    return (
        f'<DataField name="{name}" optype="categorical" dataType="{kind}">{inner}</DataField>',
        f'<MiningField name="{name}" {mining}/>',
    )


def model(fields, characteristics, derived="", score='reasonCodeAlgorithm="pointsBelow"'):
    outputs = "".join(
        f'<OutputField name="Reason Code {k}" feature="reasonCode" rank="{k}" optype="categorical"'
        ' dataType="string"/>'
        for k in range(1, 6)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<PMML xmlns="http://www.dmg.org/PMML-4_4" version="4.4"><Header/>\n'
        f'<DataDictionary>{"".join(one[0] for one in fields)}'
        '<DataField name="y" optype="continuous" dataType="double"/></DataDictionary>\n'
        f"<TransformationDictionary>{derived}</TransformationDictionary>\n"
        f'<Scorecard functionName="regression" {score}>\n'
        f'<MiningSchema>{"".join(one[1] for one in fields)}<MiningField name="y" usageType="target"/>'
        "</MiningSchema>\n"
        '<Output><OutputField name="Score" feature="predictedValue" optype="continuous" '
        f'dataType="double"/>{outputs}</Output>\n'
        f'<Characteristics>{"".join(characteristics)}</Characteristics>\n</Scorecard></PMML>\n'
    )


def own_points(name, code, base, source):
    return characteristic(name, code, base, attribute(field(source), "<True/>"))


GRID = [None, -3.0, 0.0, 2.0, 2.5, 7.0, 99.0]
MODELS = {
    # One code from two characteristics is reported once with their points together; ties; nothing lost.
    "same_code": (
        model(
            [number(name) for name in "abcd"],
            [own_points("1", "X", 10, "a"), own_points("2", "Y", 10, "b"),
             own_points("3", "X", 10, "c"), own_points("4", "Z", 10, "d")],
        ),
        {name: [7.0, 8.0, 10.0, 12.0] for name in "abcd"},
    ),
    # Points above a baseline of the whole card, codes of single attributes, an initial score.
    "above": (
        model(
            [number("a"), text("t")],
            [
                characteristic("1", "A", None, attribute(4, simple("a", "lessThan", 2), "low"),
                               attribute(1, simple("a", "greaterOrEqual", 2)), attribute(3, "<True/>")),
                characteristic("2", "T", None, attribute(9, within("t", 'x "y z" "q\\"q"')),
                               attribute(-2, within("t", "w", "isNotIn"), "other"), attribute(3, "<True/>")),
            ],
            score='reasonCodeAlgorithm="pointsAbove" baselineScore="3" initialScore="-2.5"',
        ),
        {"a": GRID, "t": [None, "x", "y z", 'q"q', "w", "unknown"]},
    ),
    # What becomes of values that are missing, not valid, or beyond the ends.
    "treatments": (
        model(
            [
                number("a", '<Interval closure="openClosed" leftMargin="-5" rightMargin="50"/>',
                       'invalidValueTreatment="asMissing" missingValueReplacement="2"'),
                number("b", '<Value value="99" property="missing"/>',
                       'invalidValueTreatment="asIs" outliers="asExtremeValues" lowValue="0" highValue="7"'),
                number("c", "", 'invalidValueTreatment="asIs" outliers="asMissingValues" lowValue="0" highValue="7"'),
                text("t", '<Value value="x"/><Value value="w"/>', 'invalidValueTreatment="asMissing"'),
            ],
            [
                own_points("1", "A", 5, "a"),
                characteristic("2", "B", 5, attribute(1, simple("b", "isMissing")),
                               attribute(field("b"), "<True/>")),
                characteristic("3", "C", 5, attribute(2, simple("c", "isNotMissing")), attribute(4, "<True/>")),
                characteristic("4", "T", 5, attribute(3, simple("t", "notEqual", "x")),
                               attribute(6, simple("t", "equal", "x")), attribute(0, "<True/>")),
            ],
        ),
        {"a": [None, -5.0, 2.5, 50.0, 99.0], "b": GRID, "c": [None, -1.0, 0.0, 7.0, 8.0],
         "t": [None, "x", "w", "unknown"]},
    ),
    # Derived fields, functions with parameters, and what is missing inside them.
    "expressions": (
        model(
            [number("a"), number("b")],
            [
                characteristic("1", "A", 10, attribute(field("d"), simple("d", "lessThan", 3)),
                               attribute(apply("max", field("a"), field("b"), constant(1)), "<True/>")),
                characteristic("2", "B", 10, attribute(
                    apply("if", apply("lessOrEqual", field("b"), constant(2)),
                          apply("twice", field("b")), apply("/", field("b"), constant(4)), more=' mapMissingTo="-1"'),
                    "<True/>")),
                characteristic("3", "C", 1, attribute(
                    apply("if", apply("isMissing", field("a")), constant(7),
                          apply("abs", apply("floor", apply("-", field("a"), constant("0.5"))))), "<True/>")),
            ],
            derived=(
                '<DefineFunction name="twice" optype="continuous" dataType="double">'
                '<ParameterField name="x" optype="continuous" dataType="double"/>'
                + apply("*", constant(2), field("x")) + "</DefineFunction>"
                '<DerivedField name="d" optype="continuous" dataType="double">'
                + apply("+", field("a"), '<FieldRef field="b" mapMissingTo="0"/>') + "</DerivedField>"
            ),
        ),
        # JPMML refuses an `if` whose condition is missing.
        {"a": GRID, "b": GRID[1:]},
    ),
    # Conditions of two and three values of truth.
    "conditions": (
        model(
            [number("a"), number("b"), text("t", kind="boolean")],
            [
                characteristic("1", "A", 5, attribute(1, compound(
                    "xor", simple("a", "greaterThan", 2), simple("b", "greaterThan", 2))),
                    attribute(2, compound("or", simple("a", "isMissing"), simple("b", "isMissing"))),
                    attribute(4, "<True/>")),
                characteristic("2", "B", 5, attribute(3, compound(
                    "surrogate", simple("a", "lessThan", 1), simple("b", "lessThan", 1), "<False/>")),
                    attribute(5, "<True/>")),
                characteristic("3", "C", 5, attribute(6, compound(
                    "and", simple("a", "lessThan", 3), simple("t", "equal", "true"))),
                    attribute(2, compound("or", simple("b", "lessThan", 0), simple("t", "notEqual", "true"))),
                    attribute(0, "<True/>")),
            ],
        ),
        {"a": GRID, "b": GRID, "t": [None, True, False]},
    ),
}

for name, (document, grid) in MODELS.items():
    path = HERE / f"{name}.pmml"
    path.write_text(document)
    evaluator = jpmml_evaluator.make_evaluator(str(path))
    cases = []
    for values in itertools.product(*grid.values()):
        row = dict(zip(grid, values))
        try:
            answer = evaluator.evaluate(dict(row))
        except Exception as error:  # JavaError has no narrower base
            cases.append({"in": row, "error": str(error).split(":")[0]})
            continue
        wanted = ["Score", *[f"Reason Code {k}" for k in range(1, 6)]]
        cases.append({"in": row, "out": {key: answer.get(key) for key in wanted}})
    engine = f"JPMML-Evaluator through jpmml-evaluator {jpmml_evaluator.__version__}"
    lines = ",\n".join(json.dumps(one) for one in cases)
    (HERE / f"{name}.pmml.jpmml.json").write_text(
        f'{{"engine": "{engine}", "cases": [\n{lines}\n]}}\n'
    )
    failed = [one["error"] for one in cases if "error" in one]
    print(name, len(cases), "cases,", len(failed), "without a result", set(failed))
