"""Regressions worked out by statsmodels, for the tests to compare with.

    pip install statsmodels==0.15.0 numpy
    python regression_cases.py > ../../Tests/ScorecardsTests/Fixtures/statsmodels_cases.json

Logistic regression of non-events on three coded columns, with and without whole weights:
coefficients, standard errors, two-sided p-values, log-likelihood; and variance inflation.
"""

import json

import numpy as np
import statsmodels.api as sm
from statsmodels.stats.outliers_influence import variance_inflation_factor


def case(seed):
    random = np.random.default_rng(seed)
    rows = 240
    weights = [[-0.9, 0.1, 1.2], [-0.5, 0.0, 0.4, 1.0], [-1.1, 0.7]]
    codes = [random.integers(0, len(w), rows) for w in weights]
    # The third goes with the first, so that inflation is more than 1.
    codes[2] = np.where(random.random(rows) < 0.6, (codes[0] > 0).astype(int), codes[2])
    x = np.column_stack([np.array(w)[c] for w, c in zip(weights, codes)])
    margin = 0.4 + x @ np.array([0.8, 0.6, 0.3])
    good = (random.random(rows) < 1 / (1 + np.exp(-margin))).astype(int)
    copies = random.integers(0, 4, rows)
    design = sm.add_constant(x)
    out = {
        "seed": seed, "weights": weights, "codes": [c.tolist() for c in codes],
        "good": good.tolist(), "copies": copies.tolist(),
        "vif": [float(variance_inflation_factor(design, i + 1)) for i in range(3)],
    }
    for name, freq in (("plain", np.ones(rows)), ("weighted", copies)):
        fit = sm.GLM(good, design, family=sm.families.Binomial(), freq_weights=freq).fit(tol=1e-12)
        out[name] = {
            "coefficients": fit.params.tolist(), "errors": fit.bse.tolist(),
            "pValues": fit.pvalues.tolist(), "loss": float(-fit.llf),
        }
    return out


if __name__ == "__main__":
    print(json.dumps([case(seed) for seed in (1, 2, 3)]))
