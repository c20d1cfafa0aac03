#!/usr/bin/env python3
"""Invented consumer loans with a known truth, as CSV: needs numpy and polars.

Twenty characteristics, each with log-odds of default by range or level; the event is drawn with
probability sigmoid(intercept + sum of log-odds), 8 % on average. Numbers are skewed, heavy-tailed,
zero-inflated or whole; 5 % of them and 2 % of the levels are missing; five columns use -999 as a
code. The best AUC that any model can reach is printed as `oracle`.

  generate_loans.py ROWS FILE.csv [SEED]
"""

import json
import sys

import numpy
import polars

CHUNK = 500_000
CODE = -999.0

# Column: how it is drawn, borders of its ranges, log-odds of each range, log-odds when missing,
# and for columns with a code its share and its log-odds.
NUMBERS = {
    "income": (
        lambda d: numpy.round(numpy.exp(10.4 + 0.62 * d.like_wealth(0.7)), 2),
        [12e3, 18e3, 25e3, 35e3, 50e3, 80e3],
        [0.55, 0.35, 0.15, 0, -0.15, -0.3, -0.45], 0.2, None),
    "loan_amount": (
        lambda d: numpy.round(numpy.exp(9 + 0.9 * d.like_wealth(0.35)), 2),
        [2e3, 5e3, 1e4, 2e4, 4e4], [-0.2, -0.1, 0, 0.1, 0.2, 0.35], 0, None),
    "dti": (
        lambda d: numpy.round(numpy.clip(d.random.beta(2.2, 5, d.rows)
                                         * (1.1 - 0.15 * d.wealth), 0, 3), 4),
        [0.1, 0.2, 0.3, 0.4, 0.55], [-0.4, -0.2, 0, 0.2, 0.4, 0.7], 0.15, None),
    "utilization": (
        lambda d: numpy.round(numpy.clip(d.random.beta(0.8, 1.1, d.rows)
                                         + 0.02 * d.random.standard_t(3, d.rows), 0, 2.5), 4),
        [0.05, 0.2, 0.4, 0.6, 0.8, 0.95],
        [-0.1, -0.45, -0.2, 0.05, 0.3, 0.55, 0.85], 0.1, (0.04, -0.2)),
    "file_age_quarters": (
        lambda d: numpy.floor(numpy.clip(18 + d.random.gamma(3, 8, d.rows) + 3 * d.wealth, 18, 95)),
        [22, 26, 32, 40, 50, 62], [0.4, 0.25, 0.1, 0, -0.15, -0.25, -0.1], 0, None),
    "months_employed": (
        lambda d: numpy.floor(d.random.gamma(1.1, 60, d.rows)),
        [6, 18, 36, 72, 144], [0.4, 0.2, 0.05, -0.1, -0.2, -0.35], 0.3, (0.06, 0.45)),
    "inquiries_6m": (
        lambda d: d.random.poisson(numpy.exp(-0.25 - 0.25 * d.wealth)).astype(float),
        [1, 2, 3, 5], [-0.3, 0, 0.2, 0.45, 0.75], 0, None),
    "open_accounts": (
        lambda d: d.random.negative_binomial(3, 0.3, d.rows).astype(float),
        [2, 5, 9, 15], [0.25, 0, -0.1, 0, 0.2], 0.1, None),
    "delinq_24m": (
        lambda d: d.random.negative_binomial(0.4, 0.45, d.rows).astype(float),
        [1, 2, 4], [-0.25, 0.5, 0.9, 1.3], 0.1, None),
    "months_since_delinq": (
        lambda d: numpy.floor(d.random.exponential(24, d.rows)),
        [6, 12, 24, 48], [0.7, 0.45, 0.2, 0, -0.1], 0, (0.45, -0.35)),
    "history_months": (
        lambda d: numpy.floor(d.random.gamma(2, 55, d.rows)),
        [12, 36, 84, 180], [0.45, 0.2, 0, -0.2, -0.35], 0.2, (0.03, 0.5)),
    "total_balance": (
        lambda d: numpy.round(d.random.pareto(1.15, d.rows) * 2500, 2),
        [500, 2e3, 8e3, 3e4, 12e4], [-0.05, -0.1, 0, 0.1, 0.2, 0.35], 0.05, None),
    "savings": (
        lambda d: numpy.round(numpy.where(d.random.random(d.rows) < 0.22, 0,
                                          numpy.exp(7.2 + 1.6 * d.like_wealth(0.6))), 2),
        [1, 300, 1500, 6000, 25e3], [0.4, 0.2, 0, -0.15, -0.35, -0.5], 0.1, None),
    "bureau_score": (
        lambda d: numpy.clip(numpy.round(650 + 75 * d.like_wealth(0.55)), 300, 850),
        [520, 580, 630, 680, 730, 780],
        [1, 0.65, 0.3, 0, -0.35, -0.7, -1], 0.35, (0.05, 0.6)),
}
LEVELS = {"home": 3, "repayment_plan": 5, "purpose": 8, "loan_program": 14,
          "collateral_code": 25, "product_code": 50}
MISSING_NUMBER, MISSING_LEVEL, MISSING_LEVEL_LOG_ODDS = 0.05, 0.02, 0.1
INTERCEPT = -3.27386  # gives 8 % events, found by bisection


def level_truth():
    """Shares, log-odds and names of the levels: the same for every seed of the rows."""
    random = numpy.random.default_rng(20240607)
    truth = {}
    for column, count in LEVELS.items():
        weight = numpy.arange(1, count + 1) ** -0.8
        names = [f"{column[:3].upper()}_{level:02d}" for level in range(count)]
        truth[column] = weight / weight.sum(), random.normal(0, 0.35, count).round(2), names
    return truth


class Draw:
    """One chunk of rows."""

    def __init__(self, random, rows):
        self.random, self.rows = random, rows
        self.wealth = random.normal(size=rows)

    def like_wealth(self, correlation):
        own = self.random.normal(size=self.rows)
        return correlation * self.wealth + (1 - correlation**2) ** 0.5 * own

    def frame(self, levels):
        columns, log_odds = {}, numpy.full(self.rows, INTERCEPT)
        for column, (draw, borders, effects, if_missing, code) in NUMBERS.items():
            values = draw(self)
            part = numpy.array(effects)[numpy.searchsorted(borders, values, side="right")]
            if code:
                chosen = self.random.random(self.rows) < code[0]
                values[chosen], part[chosen] = CODE, code[1]
            missing = self.random.random(self.rows) < MISSING_NUMBER
            values[missing], part[missing] = numpy.nan, if_missing
            columns[column] = polars.Series(values, nan_to_null=True)
            log_odds += part
        for column, (shares, effects, names) in levels.items():
            chosen = self.random.choice(len(shares), self.rows, p=shares)
            missing = self.random.random(self.rows) < MISSING_LEVEL
            log_odds += numpy.where(missing, MISSING_LEVEL_LOG_ODDS, effects[chosen])
            chosen[missing] = len(names)
            columns[column] = polars.Series([*names, None]).gather(chosen)
        event = self.random.random(self.rows) < 1 / (1 + numpy.exp(-log_odds))
        columns["default"] = polars.Series(event.astype(numpy.int8))
        return polars.DataFrame(columns), log_odds, event


def area(score, event):
    """The area under the ROC curve by mean ranks; scores hardly ever tie."""
    rank = numpy.empty(len(score))
    rank[numpy.argsort(score)] = numpy.arange(1, len(score) + 1)
    events = event.sum()
    others = len(event) - events
    return float((rank[event].sum() - events * (events + 1) / 2) / (events * others))


def main(rows, path, seed=7):
    levels, odds, events = level_truth(), [], []
    with open(path, "wb") as file:
        for number, start in enumerate(range(0, rows, CHUNK)):
            draw = Draw(numpy.random.default_rng([seed, number]), min(CHUNK, rows - start))
            frame, log_odds, event = draw.frame(levels)
            frame.write_csv(file, include_header=start == 0)
            odds.append(log_odds.astype(numpy.float32))
            events.append(event)
    odds, events = numpy.concatenate(odds), numpy.concatenate(events)
    print(json.dumps({"rows": rows, "seed": seed, "events": round(float(events.mean()), 6),
                      "oracle": round(area(odds, events), 6)}))


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(int(sys.argv[1]), sys.argv[2], *map(int, sys.argv[3:]))
