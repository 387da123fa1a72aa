#!/usr/bin/env python3
"""Make a workspace of any size for benchmarks: real communes, numbered villages, seeded random records.

    make_workspace.py OUT --rows 20000000                 province 20 (Lạng Sơn), mid-2024
    make_workspace.py OUT --rows 100000000 --scope all    the whole country, mid-2024
    make_workspace.py OUT --rows 20000000 --reform SampleData/viet-nam-2025
                                                          the communes of March 2025, with what they became

Needs: pip install duckdb. The same arguments give the same bytes.
"""
import argparse, csv, json, os, pathlib, shutil
import duckdb

here = pathlib.Path(__file__).resolve().parent
parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("out", type=pathlib.Path)
parser.add_argument("--rows", type=int, default=20_000_000)
parser.add_argument("--scope", default="20", help="a province code, or all")
parser.add_argument("--villages", type=int, default=8, help="villages per commune")
parser.add_argument("--indicators", type=int, default=30)
parser.add_argument("--units", type=pathlib.Path, default=here / "units/units_2024.csv")
parser.add_argument("--reform", type=pathlib.Path, help="a workspace with units and successions of 2025")
a = parser.parse_args()

(a.out / "records").mkdir(parents=True, exist_ok=True)
method = a.out / "methods/bench"
method.mkdir(parents=True, exist_ok=True)

year = "2025" if a.reform else "2024"
units = list(csv.DictReader(open(a.reform / "units.csv" if a.reform else a.units, encoding="utf-8")))
parent = {u["code"]: u["parent_code"] for u in units}
def province(code):
    while parent.get(code):
        code = parent[code]
    return code
if a.reform:
    # Records of the communes themselves: of their villages nobody knows what they became.
    for name in ["units.csv", "successions.csv"]:
        shutil.copy(a.reform / name, a.out / name)
    units = [u for u in units if u["valid_to"] == "2025-07-01"]
elif a.scope != "all":
    units = [u for u in units if province(u["code"]) == a.scope]
communes = [u["code"] for u in units if u["level"] == "commune"]

def write_units():
    with open(a.out / "units.csv", "w", encoding="utf-8", newline="") as f:
        w = csv.writer(f, lineterminator="\n")
        w.writerow(["code", "parent_code", "level", "type", "name", "valid_from", "valid_to"])
        if a.scope == "all":
            w.writerow(["VN", "", "country", "nước", "Việt Nam", "", ""])
        for u in units:
            top = "VN" if a.scope == "all" and not u["parent_code"] else u["parent_code"]
            w.writerow([u["code"], top, u["level"], u["type"], u["name"], "", ""])
            if u["level"] == "commune":
                for v in range(1, a.villages + 1):
                    w.writerow([f'{u["code"]}-{v:03d}', u["code"], "village", "thôn", f"Thôn {v}", "", ""])

if not a.reform:
    write_units()

json.dump({"id": "bench", "family": "bench", "name": "Bench", "calendar": "calendar"}, open(method / "method.json", "w"), indent=2)
codes = [f"{1 + i // 5}.{1 + i % 5}" for i in range(a.indicators)]          # criteria; the indicator of 1.2 is I1.2
with open(method / "criteria.csv", "w", encoding="utf-8", newline="") as f:
    w = csv.writer(f, lineterminator="\n")
    w.writerow(["code", "parent", "name", "max_points", "measure", "rule", "roll_up", "when_empty"])
    domains = sorted({c.split(".")[0] for c in codes}, key=int)
    for d in domains:
        w.writerow([d, "", f"Lĩnh vực {d}", sum(2 + i % 4 for i, c in enumerate(codes) if c.split(".")[0] == d), "", "", "", ""])
    for i, c in enumerate(codes):
        w.writerow([c, c.split(".")[0], f"Tiêu chí {c}", 2 + i % 4, f"metric:I{c}", "linear", "sum", "zero"])

con = duckdb.connect()
con.execute("set threads=2; set preserve_insertion_order=false")
con.execute("create table commune as select unnest(?) as code, unnest(range(?)) as i", [communes, len(communes)])
con.execute("create table indicator as select unnest(?) as code, unnest(range(?)) as i", [["I" + c for c in codes], len(codes)])
village = "" if a.reform else "|| '-' || printf('%03d', 1 + r.v)"
con.execute(f"""
copy (
  select commune.code {village} as unit, indicator.code as indicator,
         '{year}-Q' || (1 + r.q) as period, (r.d * r.share // 1000)::bigint as numerator, r.d as denominator
  from (select (hash(i * 7 + 1) % {len(communes)})::bigint c, (hash(i * 11 + 3) % {a.villages})::bigint v,
               (hash(i * 13 + 5) % {len(codes)})::bigint k, (hash(i * 17 + 7) % {2 if a.reform else 4})::bigint q,
               (1 + hash(i * 19 + 9) % 500)::bigint d, hash(i * 23 + 11) % 1001 as share
        from range({a.rows}) t(i)) r
  join commune on commune.i = r.c join indicator on indicator.i = r.k
) to '{a.out / "records" / f"{year}.csv"}' (header, delimiter ',')""")
print(f"{len(communes)} communes, {len(communes) * a.villages} villages, {a.rows} rows, "
      f"{os.path.getsize(a.out / 'records' / f'{year}.csv') / 1e6:.0f} MB in {a.out}")
