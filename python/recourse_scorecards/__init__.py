"""Scorecards of the recourse program, from a notebook: a frame in, a frame or dictionaries out.

The program is found through RECOURSE_BINARY, or as ``recourse`` on PATH.
"""

from __future__ import annotations

import csv
import io
import json
import math
import os
import pathlib
import shutil
import subprocess
import tempfile
import warnings

__all__ = ["Card", "RecourseError", "RecourseWarning", "bin", "fit", "import_pmml"]


class RecourseError(Exception):
    """The program refused: bad data (code 1), bad usage (2), a fault of its own (70), try again (75)."""

    def __init__(self, message, code):
        super().__init__(message)
        self.code = code


class RecourseWarning(UserWarning):
    """What the program says beside the data."""


def _program():
    found = os.environ.get("RECOURSE_BINARY") or shutil.which("recourse")
    if not found:
        raise RecourseError("recourse is not on PATH, and RECOURSE_BINARY names no program", 2)
    return found


def _options(options):
    """max_bins=6 as --max-bins 6; lists with commas; None and False not at all."""
    words = []
    for name, value in options.items():
        if value is None or value is False:
            continue
        words.append("--" + name.replace("_", "-"))
        if value is not True:
            is_list = isinstance(value, (list, tuple, set, frozenset))
            words.append(",".join(map(str, value)) if is_list else str(value))
    return words


def _run(*words, input=None):
    done = subprocess.run(
        [_program(), "scorecard", *map(str, words)], input=input, capture_output=True, check=False
    )
    said = done.stderr.decode().strip()
    if done.returncode != 0:
        raise RecourseError(said, done.returncode)
    if said:
        warnings.warn(said, RecourseWarning, stacklevel=3)
    return done.stdout


def _is_polars(frame):
    return type(frame).__module__.split(".")[0] == "polars"


def _cell(value):
    """A cell of CSV: nothing for what is missing, numbers in the shortest form that reads back."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value) if isinstance(value, float) else str(value)


def _csv(frame):
    """A pandas or polars frame, or a path to a file, as CSV in bytes."""
    if isinstance(frame, (str, os.PathLike)):
        return pathlib.Path(frame).read_bytes()
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([str(name) for name in frame.columns])
    if _is_polars(frame):
        rows = frame.iter_rows()
    else:
        # One column at a time, so that a whole number stays one beside a column of fractions.
        columns = []
        for place in range(len(frame.columns)):
            column = frame.iloc[:, place]
            gone = column.isna().tolist()
            columns.append([None if no else value for value, no in zip(column.tolist(), gone)])
        rows = zip(*columns)
    writer.writerows(map(_cell, row) for row in rows)
    return text.getvalue().encode()


def _frame(data, like, texts):
    """CSV from the program as a frame of the same kind; columns of text stay text."""
    if _is_polars(like):
        import polars

        types = {name: polars.String for name in texts}
        return polars.read_csv(io.BytesIO(data), schema_overrides=types, infer_schema_length=None)
    import pandas

    frame = pandas.read_csv(
        io.BytesIO(data), dtype={name: "string" for name in texts}, keep_default_na=False, na_values=[""],
    )
    if not isinstance(like, (str, os.PathLike)):
        frame.index = like.index
    return frame


class Card:
    """A scorecard: the text that the program wrote, and what can be asked of it."""

    def __init__(self, text):
        self.text = text if isinstance(text, str) else text.decode()
        self.content = json.loads(self.text)

    def __repr__(self):
        names = [one["name"] for one in self.content.get("characteristics", [])]
        return f"Card({self.content.get('name', self.content.get('format'))!r}, characteristics={names})"

    @classmethod
    def load(cls, path):
        """A card from its file."""
        return cls(pathlib.Path(path).read_text(encoding="utf-8"))

    def save(self, path):
        """Writes the card, byte for byte as the program wrote it."""
        pathlib.Path(path).write_text(self.text, encoding="utf-8")

    def _ask(self, command, frame=None, after=(), **options):
        with tempfile.TemporaryDirectory(prefix="recourse-") as folder:
            card = pathlib.Path(folder) / "card.json"
            self.save(card)
            words = [command, card, *([] if frame is None else ["-"]), *after, *_options(options)]
            return _run(*words, input=None if frame is None else _csv(frame))

    def score(self, frame, *, reasons=4, keep=(), **options):
        """Score, probability and reasons of every row, as a frame of the same kind and index."""
        keep = list(keep)
        data = self._ask("score", frame, reasons=reasons, keep=keep or None, **options)
        texts = [f"reason_{place + 1}" for place in range(reasons)]
        return _frame(data, frame, texts)

    def validate(self, frame, *, target, **options):
        """The measures on rows with known outcomes."""
        return json.loads(self._ask("validate", frame, target=target, json=True, **options))

    def fairness(self, frame, *, target, group, reference, **options):
        """Fairness by group, with intervals; group columns stay in the workbench."""
        return json.loads(
            self._ask(
                "fairness", frame, target=target, group=group, reference=reference, json=True, **options
            )
        )

    def advise(self, applicant, *, cutoff, **options):
        """The smallest permitted changes that reach a score, with their proof."""
        values = {
            name: value for name, value in dict(applicant).items()
            if value is not None and not (isinstance(value, float) and math.isnan(value))
        }
        values = {name: value.item() if hasattr(value, "item") else value for name, value in values.items()}
        with tempfile.TemporaryDirectory(prefix="recourse-") as folder:
            card, person = pathlib.Path(folder) / "card.json", pathlib.Path(folder) / "applicant.json"
            self.save(card)
            person.write_text(json.dumps(values), encoding="utf-8")
            return json.loads(_run("advise", card, person, *_options({"cutoff": cutoff, "json": True, **options})))

    def sql(self, dialect="ansi", **options):
        """A SELECT with the same score and reasons."""
        return self._ask("export", format="sql", dialect=dialect, **options).decode()

    def pmml(self, **options):
        """The card as PMML 4.4."""
        return self._ask("export", format="pmml", **options).decode()


def fit(frame, *, target, **options):
    """Fits a card; gives the card and what ``fit --json`` says. A report goes where report= says."""
    with tempfile.TemporaryDirectory(prefix="recourse-") as folder:
        output = pathlib.Path(folder) / "card.json"
        words = ["fit", "-", *_options({"target": target, **options, "output": output, "json": True})]
        found = json.loads(_run(*words, input=_csv(frame)))
        return Card.load(output), found


def bin(frame, *, target, characteristic, **options):
    """The optimal bins of one characteristic."""
    words = {"target": target, "characteristic": characteristic, **options, "json": True}
    return json.loads(_run("bin", "-", *_options(words), input=_csv(frame)))


def import_pmml(path, **options):
    """A card from a PMML Scorecard; ``as_="card"`` insists on one."""
    if "as_" in options:
        options["as"] = options.pop("as_")
    return Card(_run("import", path, *_options(options)))
