#!/usr/bin/env python3
"""Makes units.csv, successions.csv and metrics/ of SampleData/viet-nam-2025 from lists of units that
are not in the repository (sources: viet-nam-2025/README.md), and prints the edges to doubt:

    python3 SampleData/make_viet_nam_2025.py FOLDER

FOLDER holds units_2025_03.csv, units_2025.csv and mapping_2024_2025.csv. Stops where the lists
disagree with each other. Standard library only; random numbers: see sample_tools.py.
"""
import collections
import pathlib
import sys
import unicodedata

import sample_tools
from sample_tools import SplitMix64, part

SEED = 20250612
ROOT = pathlib.Path(__file__).resolve().parent / "viet-nam-2025"
REFORM = "2025-07-01"
LEVELS = {"country": 0, "province": 1, "district": 2, "commune": 3}
REPORTING = "42"  # the one province with figures: Hà Tĩnh, of whose communes two were split


def check(edges, old, new):
    """The mapping beside the two lists."""
    by_old, by_new = collections.defaultdict(list), collections.defaultdict(list)
    for edge in edges:
        by_old[edge["old_code"]].append(edge)
        by_new[edge["new_code"]].append(edge)
        then, now = old[edge["old_code"]], new[edge["new_code"]]
        assert (then["type"], then["name"]) == (edge["old_type"], edge["old_name"]), edge
        assert (now["type"], now["name"], now["parent_code"]) == (
            edge["new_type"], edge["new_name"], edge["new_province_code"]), edge
    for group in by_old.values():  # whole where there is one edge, partial where there are several
        assert {edge["extent"] for edge in group} == {"full" if len(group) == 1 else "partial"}, group
        assert len({edge["new_code"] for edge in group}) == len(group), group
        assert len({edge["new_province_code"] for edge in group}) == 1, group
    childless = {code for code, unit in old.items() if unit["level"] == "district"} - {
        unit["parent_code"] for unit in old.values()}
    assert set(by_old) == childless | {code for code, unit in old.items() if unit["level"] == "commune"}
    assert set(by_new) == {code for code, unit in new.items() if unit["level"] == "commune"}


def bare(name):
    """Without tone marks and the like."""
    letters = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def doubtful(edges):
    """Parts of a commune that went into another district, to a commune made of one there whose name
    is the same but for its marks: probably one was taken for the other."""
    names = collections.defaultdict(set)
    for edge in edges:
        names[edge["new_code"], bare(edge["old_name"])].add((edge["old_code"], edge["old_district_code"]))
    into = collections.Counter((edge["new_code"], edge["old_district_code"]) for edge in edges)
    return [edge for edge in edges if edge["extent"] == "partial"
            and len(names[edge["new_code"], bare(edge["old_name"])]) > 1
            and into[edge["new_code"], edge["old_district_code"]] == 1]


def provinces(edges):
    """old province -> new province; each goes whole, where its communes go."""
    return {edge["old_province_code"]: edge["new_province_code"] for edge in edges}


def units(old, new, goes_to):
    rows = [("VN", "", "country", "nước", "Việt Nam", "", "")]
    made_of = collections.Counter(goes_to.values())
    stays = {code for code in new if made_of[code] == 1 and goes_to.get(code) == code
             and all(old[code][k] == new[code][k] for k in ("type", "name"))}

    def row(unit, start, end):
        parent = unit["parent_code"] or "VN"
        rows.append((unit["code"], parent, unit["level"], unit["type"], unit["name"], start, end))

    for unit in old.values():
        row(unit, "", "" if unit["code"] in stays else REFORM)
    for unit in new.values():
        if unit["code"] not in stays:
            row(unit, REFORM, "")
    return sorted(rows, key=lambda row: (LEVELS[row[2]], row[0], row[5])), stays


def metrics(old, new):
    """Made-up figures of the communes of one province, before and after."""
    header = "unit,indicator,period,numerator,denominator"
    districts = {code for code, unit in old.items() if unit["parent_code"] == REPORTING}
    for period, codes in (("2025-Q2", [c for c, unit in old.items() if unit["parent_code"] in districts]),
                          ("2025-Q3", [c for c, unit in new.items() if unit["parent_code"] == REPORTING])):
        rows = []
        for code in sorted(codes):
            random = SplitMix64(SEED, 1, code + period)
            solved = random.integer(40, 260) * (1 if period == "2025-Q2" else 3)
            good = random.random()
            rows.append((code, "HS_DUNG_HAN", period, part(solved, 0.80 + 0.20 * good), solved))
            rows.append((code, "SO_HOA_MOI", period, part(solved, 0.40 + 0.60 * random.random()), solved))
        sample_tools.write(ROOT / f"metrics/{period}.csv", header, rows)


def main(folder):
    def read(name):
        return sample_tools.read(pathlib.Path(folder) / name)

    old = {unit["code"]: unit for unit in read("units_2025_03.csv")}
    new = {unit["code"]: unit for unit in read("units_2025.csv")}
    edges = read("mapping_2024_2025.csv")
    check(edges, old, new)
    goes_to = provinces(edges)
    rows, stays = units(old, new, goes_to)
    sample_tools.write(ROOT / "units.csv", "code,parent_code,level,type,name,valid_from,valid_to", rows)
    pairs = [(a, b) for a, b in sorted(goes_to.items()) if a not in stays]
    pairs += sorted((edge["old_code"], edge["new_code"]) for edge in edges)
    sample_tools.write(ROOT / "successions.csv", "old_code,new_code,date,share",
                       [(*pair, REFORM, "") for pair in pairs])
    metrics(old, new)
    for edge in doubtful(edges):
        print(*(edge[k] for k in ("old_code", "old_name", "old_district_name", "new_code", "new_name")), sep=", ")


if __name__ == "__main__":
    main(*sys.argv[1:])
