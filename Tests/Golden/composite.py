"""Writes composite_normalisations.csv and composite_means.csv: values of numpy and scipy for the
formulas of composite indicators. Run in this folder, with numpy and scipy installed:

    python3 composite.py
"""

import csv

import numpy as np
import scipy
from scipy import stats

random = np.random.default_rng(20240614)
SOURCE = f"# source: composite.py with numpy {np.__version__}, scipy {scipy.__version__}, seed 20240614\n"


def text(numbers):
    return " ".join(f"{number:.12f}" for number in numbers)


def share_of(values, low, high):
    return (values - low) / (high - low)


def results(rule, values):
    """The share or the number of each value, before it is put on a scale."""
    match rule:
        case "min_max" | "distance_to_max":
            return share_of(values, values.min(), values.max())
        case "z_score":
            return stats.zscore(values, ddof=1)
        case "z_score(mean: 50, sd: 10)":
            return 50 + 10 * stats.zscore(values, ddof=1)
        case "rank":
            return stats.rankdata(values, method="min")
        case "borda":
            return stats.rankdata(values, method="min") - 1
        case "percentile_rank":
            return (stats.rankdata(values, method="min") - 1) / (len(values) - 1)
        case "fraction_of_max":
            return values / values.max()
        case _:
            raise ValueError(rule)


RULES = [
    "min_max", "distance_to_max", "z_score", "z_score(mean: 50, sd: 10)", "rank", "borda",
    "percentile_rank", "fraction_of_max",
]

with open("composite_normalisations.csv", "w", newline="") as file:
    file.write(SOURCE)
    file.write("# note: raw values have three decimals; results are shares, scores or ranks, not on a scale\n")
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["rule", "direction", "values", "results"])
    for rule in RULES:
        for direction in ["higher", "lower"]:
            if rule == "fraction_of_max" and direction == "lower":
                continue
            for count in [2, 7, 40]:
                values = np.round(random.uniform(0.001, 300, count), 3)
                # Some are equal.
                if count > 2:
                    values[random.integers(count, size=count // 3)] = values[0]
                turned = values if direction == "higher" else -values
                writer.writerow([rule, direction, " ".join(f"{v:.3f}" for v in values), text(results(rule, turned))])

with open("composite_means.csv", "w", newline="") as file:
    file.write(SOURCE)
    file.write("# note: weighted means by numpy.average, scipy.stats.gmean and scipy.stats.hmean; values have nine decimals\n")
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["values", "weights", "arithmetic", "geometric", "harmonic"])
    for count in [1, 2, 3, 5, 12, 40] * 5:
        values = np.round(random.uniform(0.001, 100, count), 9)
        weights = random.integers(1, 50, count)
        writer.writerow([
            " ".join(f"{v:.9f}" for v in values), " ".join(map(str, weights)),
            f"{np.average(values, weights=weights):.12f}",
            f"{stats.gmean(values, weights=weights):.12f}",
            f"{stats.hmean(values, weights=weights):.12f}",
        ])
