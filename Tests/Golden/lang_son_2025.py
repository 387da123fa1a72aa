"""Writes lang_son_2025_restated.csv and lang_son_2025_restated_points.csv: the four quarters before
1 July 2025 of SampleData/lang-son-2025, put together again for the communes of today. It reads the
files of the workspace and shares no code with the package or with the maker of the sample. Run from
anywhere:

    python3 Tests/Golden/lang_son_2025.py

restated.csv: numerators and denominators of all predecessors, added up.
restated_points.csv: the points of those sums by the method, and the rank among the communes listed.
Left out in a period are communes that a split since then touched: no share is known. Where a
predecessor did not report, the sums are of the others.

A task that is due on the last day of a period and not done is open on it, and overdue from the next
period on. Until that was decided it was overdue: in the sample these are 06109 NV-2025-Q2-3 and 06115
NV-2025-Q2-2 (due 14 June 2025, done 17 and 29 June), so in 2025-Q2 the points of their successors 06103
and 06115 rose, and the ranks between them and those that they passed moved; and 06628 NV-2024-Q3-2,
which is no row here, because 06628 was merged into a commune that a split touched.
"""
import collections
import csv
import datetime
import json
import pathlib
from fractions import Fraction

HERE = pathlib.Path(__file__).resolve().parent
SAMPLE = HERE.parent.parent / "SampleData" / "lang-son-2025"
PERIODS = ("2024-Q3", "2024-Q4", "2025-Q1", "2025-Q2")
TODAY = "2025-09-14"
SOURCE = "# source: lang_son_2025.py\n"


def rows(name):
    with open(SAMPLE / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def every(folder):
    return [row for path in sorted((SAMPLE / folder).glob("*.csv")) for row in rows(f"{folder}/{path.name}")]


def ends(period):
    """First and last day of an administrative quarter; texts of dates are in the order of dates."""
    year, quarter = int(period[:4]), int(period[-1])
    first = f"{year - 1}-12-15" if quarter == 1 else f"{year}-{3 * quarter - 3:02d}-15"
    return first, f"{year}-{3 * quarter:02d}-14"


# ---------------------------------------------------------------- units: (code, valid_from)
UNITS = {(row["code"], row["valid_from"]): row for row in rows("units.csv")}
EDGES = rows("successions.csv")
BEARERS = collections.defaultdict(list)
for identity in UNITS:
    BEARERS[identity[0]].append(identity)


def on(code, day):
    """The unit that bears a code on a day."""
    for identity in BEARERS[code]:
        if identity[1] <= day and (UNITS[identity]["valid_to"] or "9999") > day:
            return identity
    return None


def before(day):
    return (datetime.date.fromisoformat(day) - datetime.timedelta(days=1)).isoformat()


OLD, NEW = collections.defaultdict(list), collections.defaultdict(list)
for edge in EDGES:
    old, new = on(edge["old_code"], before(edge["date"])), on(edge["new_code"], edge["date"])
    OLD[old].append(new)
    NEW[new].append(old)


def predecessors(identity, day):
    """The units of an earlier day that a unit is made of; None where one of them was split since."""
    if identity[1] <= day:
        return [identity]
    found = []
    for old in NEW[identity]:
        below = predecessors(old, day)
        if below is None or len(OLD[old]) > 1:
            return None
        found += below
    return found


def named(text, first, last):
    """The unit of a row: CODE@DATE, else of those that bore the code in those days the latest."""
    if "@" in text:
        return on(*text.split("@"))
    return on(text, last) or on(text, first)


def successor(identity, day):
    """The one unit that took all of another over, on a later day."""
    while identity and (UNITS[identity]["valid_to"] or "9999") <= day:
        identity = OLD[identity][0] if len(OLD[identity]) == 1 else None
    return identity


# ---------------------------------------------------------------- figures
METRICS, POINTS, TASKS = every("metrics"), every("points"), every("tasks")
METHOD = json.loads((SAMPLE / "methods/cchc-cap-xa-2024-2025/method.json").read_text(encoding="utf-8"))
LEAVES = [row for row in rows("methods/cchc-cap-xa-2024-2025/criteria.csv") if row["measure"]]
ROUNDS = {"self": 0, "appraised": 1}


def sums(period, place):
    """{unit: {indicator: (n, d)}}; `place` says into which unit the figures of a unit go."""
    first, last = ends(period)
    found = collections.defaultdict(dict)
    for row in METRICS:
        unit = row["period"] == period and place(named(row["unit"], first, last))
        if unit:
            n, d = found[unit].get(row["indicator"], (0, 0))
            found[unit][row["indicator"]] = (n + Fraction(row["numerator"]), d + Fraction(row["denominator"]))
    return found


def points(period, place):
    """{unit: {criterion: (points, maxima)}}; the last round counts."""
    first, last = ends(period)
    counted, maxima = {}, {leaf["code"]: Fraction(leaf["max_points"]) for leaf in LEAVES}
    for row in POINTS:
        if row["period"] == period:
            key = named(row["unit"], first, last), row["criterion"]
            counted[key] = max(counted.get(key, (-1, 0)), (ROUNDS[row["round"]], Fraction(row["points"])))
    found = collections.defaultdict(dict)
    for (unit, criterion), (_, value) in counted.items():
        if place(unit):
            n, d = found[place(unit)].get(criterion, (0, 0))
            found[place(unit)][criterion] = (n + value, d + maxima[criterion])
    return found


def tasks(period, place):
    """{unit: {criterion: (on time, on time + late + overdue)}}; open and left out is what is due on the
    last day or later and not done."""
    first, last = ends(period)
    found = collections.defaultdict(dict)
    for row in TASKS:
        if row["assigned"] > last or (row["completed"] and row["completed"] < first):
            continue
        unit = place(named(row["unit"], row["assigned"], max(row["assigned"], row["completed"] or row["due"])))
        done = row["completed"] and row["completed"] <= last
        if unit and (done or row["due"] < last):
            n, d = found[unit].get(row["criterion"], (0, 0))
            found[unit][row["criterion"]] = (n + bool(done and row["completed"] <= row["due"]), d + 1)
    return found


# ---------------------------------------------------------------- points
def half_up(value, places=2):
    scale = 10 ** places
    return Fraction((2 * value * scale + 1).__floor__() // 2, scale)


def of_rule(rule, maximum, ratio):
    name, _, setting = rule.partition("(")
    setting, _, percent = setting.rstrip(")%").partition(": ")
    bound = Fraction(percent or 0) / 100
    if setting == "from" and ratio < bound:
        return Fraction(0)
    assert name == "linear" and setting in ("", "from", "full"), rule
    return min(maximum, maximum * (ratio / bound if setting == "full" else ratio))


def leaf_points(leaf, figure):
    """(points, maximum that applies); `figure` is (n, d) or None."""
    maximum, kind = Fraction(leaf["max_points"]), leaf["measure"].partition(":")[0]
    if figure is None and kind != "tasks":
        return Fraction(0), maximum
    n, d = figure or (0, 0)
    if kind == "points":
        return half_up(maximum * n / d), maximum
    if d == 0:
        return {"full": (maximum, maximum), "not_applicable": (Fraction(0), Fraction(0)),
                "missing": (Fraction(0), maximum)}[leaf["when_empty"]]
    return half_up(of_rule(leaf["rule"], maximum, n / Fraction(d))), maximum


def exempt(unit, criterion, period):
    last = ends(period)[1]
    return any(row["unit"] == unit[0] and row["criterion"] == criterion and row["from"] <= last
               and (row["to"] or "9999") > last for row in rows("exemptions.csv"))


def totals(period, place, parts):
    """{unit: (points, index)} for the units of `parts`, {unit: its units of the period}."""
    metric, hand, register = sums(period, place), points(period, place), tasks(period, place)
    found = {}
    for unit, members in parts.items():
        if not metric[unit] and not hand[unit]:
            continue
        total = maximum = Fraction(0)
        for leaf in LEAVES:
            kind, _, code = leaf["measure"].partition(":")
            if all(exempt(member, leaf["code"], period) for member in members):
                continue
            figure = {"metric": metric[unit].get(code), "points": hand[unit].get(leaf["code"]),
                      "tasks": register[unit].get(leaf["code"])}[kind]
            got, applies = leaf_points(leaf, figure)
            total, maximum = total + got, maximum + applies
        found[unit] = (total, half_up(100 * total / maximum))
    return found


def ranks(values):
    """Competition ranks, the greatest first."""
    return {key: 1 + sum(other > value for other in values.values()) for key, value in values.items()}


def communes(day):
    return sorted(i for i in UNITS if UNITS[i]["level"] == "commune" and on(i[0], day) == i)


def own(period):
    """The totals of a period in its own tree."""
    last = ends(period)[1]
    units = communes(last)
    return totals(period, lambda unit: unit and successor(unit, last), {unit: [unit] for unit in units})


def restated(period):
    """The units of today without those that a split touched, with their predecessors."""
    parts = {unit: predecessors(unit, ends(period)[1]) for unit in communes(TODAY)}
    return {unit: members for unit, members in parts.items() if members}


def into(parts):
    """Where the figures of a unit go: into the unit of today, if that is one of `parts`."""
    return lambda unit: (lambda now: now if now in parts else None)(unit and successor(unit, TODAY))


def text(value):
    """Amounts have one decimal, counts none."""
    return str(int(value)) if value.denominator == 1 else f"{float(value):.1f}"


def write(name, header, table):
    with open(HERE / name, "w", encoding="utf-8", newline="") as file:
        file.write(SOURCE)
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(table)


def main():
    figures, scores = [], []
    for period in PERIODS:
        parts = restated(period)
        metric = sums(period, into(parts))
        for unit in parts:
            figures += [(unit[0], period, name, text(n), text(d)) for name, (n, d) in sorted(metric[unit].items())]
        result = totals(period, into(parts), parts)
        rank = ranks({unit: index for unit, (_, index) in result.items()})
        scores += [(unit[0], period, f"{float(total):.2f}", f"{float(index):.2f}", rank[unit])
                   for unit, (total, index) in result.items()]
    write("lang_son_2025_restated.csv", "new_code,period,indicator,numerator,denominator", figures)
    write("lang_son_2025_restated_points.csv", "new_code,period,points,index,rank", scores)


if __name__ == "__main__":
    main()
