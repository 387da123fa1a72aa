#!/usr/bin/env python3
"""Makes units.csv and successions.csv of SampleData/lang-son-2025 from lists of units that are not
in the repository (sources: lang-son-2025/README.md):

    python3 SampleData/units_lang_son_2025.py FOLDER

FOLDER holds units_2024.csv, units_2025_03.csv, units_2025.csv, mapping_2024_2025.csv,
mapping_langson_2024_2025.csv, population_langson_2024.csv and population_langson_2025.csv.
Standard library only.
"""
import collections
import pathlib
import sys

import sample_tools

ROOT = pathlib.Path(__file__).resolve().parent / "lang-son-2025"
PROVINCE = "20"
TOWNS, REFORM = "2024-12-01", "2025-07-01"  # Resolution 1246; Resolution 1672 and the new Law
# People of Đại Đồng by Resolution 1246: so many went to Thất Khê, the rest to Đội Cấn.
DAI_DONG, TO_THAT_KHE = "06040", {"06040": (8527, 2319), "06025": (85, 23)}


def communes(units):
    """code -> unit, of all communes of the province, under districts or not."""
    below = {PROVINCE} | {u["code"] for u in units if u["parent_code"] == PROVINCE}
    return {u["code"]: u for u in units if u["level"] == "commune" and u["parent_code"] in below}


def edges(pairs):
    """Each pair of codes once, by old and new code."""
    return sorted(set(pairs))


def main(folder):
    def read(name):
        return sample_tools.read(pathlib.Path(folder) / name)

    lists = {name: read(f"units_{name}.csv") for name in ("2024", "2025_03", "2025")}
    first, second, third = (communes(lists[name]) for name in ("2024", "2025_03", "2025"))
    people = {row["code"]: (int(row["population"]), int(row["households"]))
              for row in read("population_langson_2024.csv")}
    people_new = {row["code"]: (row["population"], row["households"])
                  for row in read("population_langson_2025.csv")}
    towns = edges((row["old_code_2024_05"], row["code_2025_03"])
                  for row in read("mapping_langson_2024_2025.csv"))
    reform = edges((row["old_code"], row["new_code"])
                   for row in read("mapping_2024_2025.csv") if row["old_province_code"] == PROVINCE)
    for step, old, new in ((towns, first, second), (reform, second, third)):
        assert {a for a, _ in step} == set(old) and {b for _, b in step} == set(new)

    sources = collections.defaultdict(list)
    for old, new in towns:
        sources[new].append(old)
    parts = collections.Counter(old for old, _ in towns)
    stays = {code for code in second if sources[code] == [code] and parts[code] == 1}
    for code in stays:
        assert all(first[code][k] == second[code][k] for k in ("parent_code", "type", "name")), code

    def after_towns(code):
        """People of a commune of December 2024."""
        each = [TO_THAT_KHE[code] if old == DAI_DONG else people[old] for old in sources[code]]
        return tuple(sum(numbers) for numbers in zip(*each))

    rows = []

    def row(unit, start, end, count):
        parent, level = unit["parent_code"], unit["level"]
        rows.append((unit["code"], parent, level, unit["type"], unit["name"], start, end, *count))

    for unit in lists["2024"]:
        if unit["code"] == PROVINCE:
            row(unit, "", "", people[PROVINCE])
    for unit in lists["2024"]:
        if unit["parent_code"] == PROVINCE:
            assert unit in lists["2025_03"]
            row(unit, "", REFORM, people[unit["code"]])
    for code in sorted(set(first) | set(third)):
        if code in first:
            row(first[code], "", REFORM if code in stays else TOWNS, people[code])
        if code in second and code not in stays:
            row(second[code], TOWNS, REFORM, after_towns(code))
        if code in third:
            row(third[code], REFORM, "", people_new[code])
    sample_tools.write(ROOT / "units.csv",
                       "code,parent_code,level,type,name,valid_from,valid_to,population,households", rows)
    sample_tools.write(ROOT / "successions.csv", "old_code,new_code,date,share",
                       [(old, new, TOWNS, "") for old, new in towns if new not in stays]
                       + [(old, new, REFORM, "") for old, new in reform])


if __name__ == "__main__":
    main(*sys.argv[1:])
