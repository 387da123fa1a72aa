#!/usr/bin/env python3
"""Makes the made-up figures of SampleData/lang-son-2025. Run from anywhere:

    python3 SampleData/make_lang_son_2025.py

Reads units.csv, successions.csv, indicators.csv and the criteria of SampleData/lang-son-2025;
writes there metrics/, points/, tasks/ and exemptions.csv. Standard library only. units.csv and
successions.csv are real: see units_lang_son_2025.py. The rest of the folder is written by hand.

Every commune of mid-2024 has a lasting quality and its own figures in all five quarters. A unit
of a later day has the figures of the communes of mid-2024 that it is made of, moved a little in
2025-Q3 by how well its new office works.

Random numbers: see sample_tools.py. The same files give the same bytes on every machine.
"""
import collections
import datetime
import fractions
import pathlib

import sample_tools
from sample_tools import DAY, clamp, day, part, vietnamese, window

SEED = 20250701
ROOT = pathlib.Path(__file__).resolve().parent / "lang-son-2025"
METHOD = "cchc-cap-xa-2024-2025"
SNAPSHOT = day("2025-09-20")  # nothing is known after this day
REFORM = day("2025-07-01")

PERIODS = ("2024-Q3", "2024-Q4", "2025-Q1", "2025-Q2", "2025-Q3")
PROGRESS = {"2024-Q3": 0.00, "2024-Q4": 0.04, "2025-Q1": -0.01, "2025-Q2": 0.05, "2025-Q3": 0.02}

# How the split communes are divided here: by people (Resolution 1246), and about by area. Only the
# size of made-up figures follows from it; it is no share of successions.csv.
PORTIONS = {
    ("06040", "06040"): fractions.Fraction(8527, 8612), ("06040", "06025"): fractions.Fraction(85, 8612),
    ("06622", "06613"): fractions.Fraction(1, 5), ("06622", "06625"): fractions.Fraction(4, 5),
    ("06625", "06625"): fractions.Fraction(21, 25), ("06625", "06637"): fractions.Fraction(4, 25),
}

# The special cases, named in lang-son-2025/README.md.
SILENT = {"2024-Q3": "06097", "2024-Q4": "06640", "2025-Q1": "06418", "2025-Q2": "06358", "2025-Q3": "06601"}
NO_ROW = ("2025-Q2", "06469", "VAN_BAN_MANG")  # one criterion was not reported
EXEMPT = "06394"                               # 4.1 does not apply from 15 December 2024 to 30 June 2025
WITHHELD = "06091"                             # 5.2 is withheld from 1 July 2025
SELF_ONLY = {"06073": ("1.3", "3.2"), "06577": ("3.2",)}  # of 2025-Q3: not yet appraised
# Had reported 15 to 30 June before they ended: their rows of 2025-Q3 bear the old code.
EARLY = ("05977", "06037", "06157", "06187", "06193", "06220", "06223", "06385", "06412", "06469",
         "06529", "06532")
EARLY_DAY = "2025-06-20"
FLOWS = ("HS_DUNG_HAN", "HS_DONG_BO", "PAKN_XU_LY", "VAN_BAN_MANG", "SO_HOA_MOI", "HS_TRUC_TUYEN")
REPORTS, GIVEN, POINTS = "1.1", "1.2", ("1.3", "3.2")


def generator(purpose, code):
    """Of one purpose and one unit."""
    return sample_tools.SplitMix64(SEED, purpose, code)


def read(name):
    return sample_tools.read(ROOT / name)


def write(name, header, rows):
    sample_tools.write(ROOT / name, header, rows)


# ---------------------------------------------------------------- units in time
class Unit:
    """A row of units.csv; `atoms` are the communes of mid-2024 in it, with their portions."""

    def __init__(self, row):
        self.code, self.people = row["code"], int(row["population"])
        self.start = day(row["valid_from"] or "1900-01-01")
        self.end = day(row["valid_to"] or "2999-01-01")
        self.atoms, self.is_split = {}, False

    def lives(self, on):
        return self.start <= on < self.end


UNITS = [Unit(row) for row in read("units.csv") if row["level"] == "commune"]
CRITERIA = {row["code"]: row for row in read(f"methods/{METHOD}/criteria.csv")}
INDICATORS = {row["code"]: row for row in read("indicators.csv")}
ATOMS = {}  # code -> people, of the communes of mid-2024


def bearer(code, on):
    return next((u for u in UNITS if u.code == code and u.lives(on)), None)


def trace():
    """Fills `atoms` and `is_split` of all units, the oldest first."""
    edges = sorted(read("successions.csv"), key=lambda edge: edge["date"])
    successors = collections.Counter((edge["old_code"], edge["date"]) for edge in edges)
    for unit in UNITS:
        if unit.start < day(PERIODS[0][:4] + "-01-01"):
            ATOMS[unit.code] = unit.people
            unit.atoms = {unit.code: fractions.Fraction(1)}
    for edge in edges:
        old, new = bearer(edge["old_code"], day(edge["date"]) - DAY), bearer(edge["new_code"], day(edge["date"]))
        old.is_split = successors[edge["old_code"], edge["date"]] > 1
        portion = PORTIONS[old.code, new.code] if old.is_split else 1
        for atom, share in old.atoms.items():
            new.atoms[atom] = new.atoms.get(atom, 0) + share * portion


trace()


def days(period):
    return window(int(period[:4]), int(period[-1]))


def units_of(period):
    """The communes of the period's last day."""
    return [unit for unit in UNITS if unit.lives(days(period)[1])]


# ---------------------------------------------------------------- how good a commune is
def quality(atom):
    """A lasting value from 0 to 1; bell-shaped, so that few are very good or very weak."""
    random = generator(1, atom)
    value = (random.random() + random.random() + random.random()) / 3
    return clamp(0.5 + (value - 0.5) * 1.5)


def office(unit):
    """What the new office of a commune of July 2025 adds or takes away."""
    return 0.24 * (generator(4, unit.code).random() - 0.5) if unit.start >= REFORM else 0


def level(atom, name, period, unit):
    """The quality in one thing and one period: mostly lasting, a little of the thing, a little luck."""
    own = generator(2, atom + name).random() - 0.5
    luck = generator(3, atom + name + period).random() - 0.5
    return clamp(quality(atom) + 0.36 * own + 0.20 * luck + PROGRESS[period] + office(unit))


def mean(unit, value):
    """The mean of a value over the communes of mid-2024 in a unit, by people."""
    weights = {atom: ATOMS[atom] * share for atom, share in unit.atoms.items()}
    return float(sum(weight * fractions.Fraction(value(atom)) for atom, weight in weights.items())
                 / sum(weights.values()))


# ---------------------------------------------------------------- metrics
SPENT = {"Q1": (0.02, 0.30), "Q2": (0.12, 0.52), "Q3": (0.26, 0.62), "Q4": (0.42, 0.62)}


def atom_figures(atom, period, before, unit):
    """indicator -> (numerator, denominator) of a commune of mid-2024; amounts in thousandths of a
    million. `before`: the same of the period before, where that is of the same year."""
    people, (year, quarter) = ATOMS[atom], period.split("-")
    lasting, random = generator(10, atom), generator(11, atom + period)
    rate = 0.032 + 0.055 * lasting.random()
    staff = 16 + min(8, people // 1200) + lasting.integer(0, 2)
    plan = generator(12, atom + year).integer(400_000, 9_500_000) // 100 * 100
    revenue = int(people * (18 + 60 * lasting.random()))
    f = {}

    def at(name):
        return level(atom, name, period, unit)

    received = int(clamp(people * rate * (0.85 + 0.3 * random.random()), 30, 1500))
    due = received - random.integer(0, received // 12)
    f["HS_DUNG_HAN"] = (part(due, 0.80 + 0.21 * at("HS_DUNG_HAN")), due)
    f["HS_DONG_BO"] = (part(received, 0.46 + 0.56 * at("HS_DONG_BO")), received)
    petitions = 0 if random.chance(0.45) else random.integer(1, 3 + people // 1500)
    f["PAKN_XU_LY"] = (part(petitions, 0.45 + 0.62 * at("PAKN_XU_LY")), petitions)
    f["CBCC_DAT_CHUAN"] = (part(staff, 0.70 + 0.30 * at("CBCC_DAT_CHUAN")), staff)
    low, rise = SPENT[quarter]
    spent = part(plan, low + rise * at("GIAI_NGAN")) // 100 * 100
    f["GIAI_NGAN"] = (max(spent, before.get("GIAI_NGAN", (0, 0))[0]), plan)
    target = revenue * int(quarter[1]) // 100 * 100
    income = int(target * (0.66 + 0.46 * at("THU_NGAN_SACH"))) // 100 * 100
    f["THU_NGAN_SACH"] = (max(income, before.get("THU_NGAN_SACH", (0, 0))[0]), target)
    documents = random.integer(60, 110) + people // 25
    f["VAN_BAN_MANG"] = (part(documents, 0.46 + 0.52 * at("VAN_BAN_MANG")), documents)
    f["SO_HOA_MOI"] = (part(due, 0.36 + 0.66 * at("SO_HOA_MOI")), due)
    online = part(received, 0.5 + 0.3 * random.random())
    f["HS_TRUC_TUYEN"] = (part(online, 0.34 + 0.58 * at("HS_TRUC_TUYEN")), online)
    return f


def text(indicator, value):
    """An amount is kept in thousandths; 1250500 is written 1250.5."""
    if INDICATORS[indicator]["kind"] != "amount":
        return str(value)
    whole, thousandths = divmod(value, 1000)
    return f"{whole}.{thousandths // 100}"


def early_figures(unit, atoms_of):
    """What a commune reported for 15 to 30 June: about a sixth of its quarter."""
    share = 0.14 + 0.06 * generator(13, unit.code).random()
    whole = figures_of(unit, atoms_of)
    return {name: (part(whole[name][0], share), part(whole[name][1], share)) for name in FLOWS}


def figures_of(unit, atoms_of):
    """Sums over the communes of mid-2024 in a unit."""
    f = {name: (0, 0) for name in INDICATORS}
    for atom, share in sorted(unit.atoms.items()):
        for name, (numerator, denominator) in atoms_of[atom].items():
            whole = share == 1
            step = 100 if INDICATORS[name]["kind"] == "amount" else 1
            pair = [n if whole else int(n * share) // step * step for n in (numerator, denominator)]
            f[name] = (f[name][0] + pair[0], f[name][1] + pair[1])
    return f


def metrics():
    header = "unit,indicator,period,numerator,denominator"
    before = {}
    for period in PERIODS:
        units, first = units_of(period), days(period)[0]
        if period.endswith("Q1"):
            before = {}
        place = {atom: unit for unit in units for atom in unit.atoms}
        atoms_of = {atom: atom_figures(atom, period, before.get(atom, {}), place[atom]) for atom in ATOMS}
        before = atoms_of
        early, gone = [], collections.defaultdict(lambda: (0, 0))
        if period == PERIODS[-1]:
            for code in EARLY:
                old = bearer(code, REFORM - DAY)
                new = place[next(iter(old.atoms))]
                assert not old.is_split and new.code not in SILENT.values()
                name = f"{code}@{EARLY_DAY}" if bearer(code, days(period)[1]) else code
                for indicator, pair in early_figures(old, atoms_of).items():
                    early.append((name, indicator, period, *pair))
                    key = new.code, indicator
                    gone[key] = tuple(a + b for a, b in zip(gone[key], pair))
        rows = []
        for unit in units:
            if SILENT[period] == unit.code:
                continue
            for name, pair in figures_of(unit, atoms_of).items():
                numerator, denominator = (a - b for a, b in zip(pair, gone[unit.code, name]))
                assert 0 <= numerator and (numerator <= denominator or INDICATORS[name]["may_exceed"] == "yes")
                is_exempt = unit.code == EXEMPT and name == "GIAI_NGAN" and period in ("2025-Q1", "2025-Q2")
                if (period, unit.code, name) == NO_ROW or is_exempt:
                    continue
                rows.append((unit.code, name, period, text(name, numerator), text(name, denominator)))
        write(f"metrics/{period}.csv", header, rows)
        if early:
            assert first < REFORM
            write(f"metrics/{period}-june.csv", header, early)


# ---------------------------------------------------------------- points
WHY = {
    "1.3": ("Báo cáo thiếu phụ lục số liệu", "Kế hoạch chưa nêu sản phẩm, thời hạn", "Báo cáo còn sao chép kỳ trước"),
    "3.2": ("Thiếu quyết định kiện toàn", "Phân công nhiệm vụ chưa cập nhật", "Báo cáo rà soát gửi chậm"),
}


def points():
    for period in PERIODS:
        last = days(period)[1]
        rows = []
        for unit in units_of(period):
            if SILENT[period] == unit.code:
                continue
            for criterion in POINTS:
                random = generator(30, unit.code + period + criterion)
                quarters = int(CRITERIA[criterion]["max_points"]) * 4  # quarters of a point
                earned = part(quarters, 0.42 + 0.58 * mean(unit, lambda atom: level(atom, criterion, period, unit)))
                claimed = min(quarters, earned + random.pick((0, 0, 0, 1, 2, 3)))
                sent = last - random.integer(3, 12) * DAY
                evidence = f"Báo cáo {random.integer(12, 190)}/BC-UBND ngày {vietnamese(sent)}"

                def row(kind, value, reason="", evidence=""):
                    amount = f"{value / 4:.2f}".rstrip("0").rstrip(".")
                    rows.append((unit.code, criterion, period, kind, amount, reason, evidence))

                row("self", claimed, "", evidence)
                if period == PERIODS[-1] and criterion in SELF_ONLY.get(unit.code, ()):
                    continue
                row("appraised", earned, random.pick(WHY[criterion]) if claimed != earned else "")
        write(f"points/{period}.csv", "unit,criterion,period,round,points,reason,evidence", rows)


# ---------------------------------------------------------------- tasks
OFFICE = "Văn phòng"
TITLES = (  # title, lead, support, product
    ("Lập danh sách đối tượng chi trả trợ cấp qua tài khoản", "Văn hóa - xã hội", "Tài chính", "Danh sách"),
    ("Báo cáo số liệu cán bộ, công chức theo mẫu", OFFICE, "", "Biểu số liệu"),
    ("Rà soát hộ nghèo, hộ cận nghèo phát sinh", "Văn hóa - xã hội", "Các thôn", "Báo cáo"),
    ("Bàn giao hồ sơ, tài liệu lưu trữ", OFFICE, "Tư pháp", "Biên bản bàn giao"),
    ("Kiểm kê tài sản công để sắp xếp đơn vị hành chính", "Tài chính", OFFICE, "Biên bản kiểm kê"),
    ("Xử lý đơn kiến nghị về đất đai", "Địa chính", "Tư pháp", "Văn bản trả lời"),
    ("Số hóa sổ hộ tịch còn lại", "Tư pháp", OFFICE, "Dữ liệu đã nhập"),
    ("Lấy ý kiến cử tri về sắp xếp đơn vị hành chính", OFFICE, "Các thôn", "Biên bản tổng hợp"),
    ("Quyết toán kinh phí quý", "Tài chính", "", "Biểu quyết toán"),
    ("Kiểm tra phòng cháy, chữa cháy rừng", "Ủy ban nhân dân xã", "Công an xã", "Biên bản"),
)
REPORT = {1: "Báo cáo cải cách hành chính quý I năm {}", 2: "Báo cáo cải cách hành chính 6 tháng đầu năm {}",
          3: "Báo cáo cải cách hành chính quý III năm {}", 4: "Báo cáo cải cách hành chính năm {}"}


def completion(random, assigned, due, late, very_late):
    """The day on which a task was finished, or nothing. `late` and `very_late` are shares."""
    luck = random.random()
    early, delay = random.integer(0, 6), random.integer(2, 24)
    if luck < very_late:
        done = due + (40 + 5 * delay) * DAY
    elif luck < very_late + late:
        done = due + delay * DAY
    else:
        done = max(assigned + DAY, due - early * DAY)
    return done if done <= SNAPSHOT else None


def tasks_of(unit, period):
    """The tasks that a unit was given in a period."""
    first, last = days(period)
    first, after = max(first, unit.start), min(last + DAY, unit.end)
    if first >= after:
        return
    (year, quarter), weak = (int(period[:4]), int(period[-1])), 1 - mean(unit, quality) - office(unit)
    source = "UBND tỉnh" if first >= REFORM else "UBND huyện"

    def row(task, criterion, what, assigned, due, completed, document):
        # A split commune leaves no task behind: nobody could be named who took it over.
        if unit.is_split and (completed is None or completed >= quarter_of(unit.end)):
            return None
        reach = completed or due
        is_other = unit.end <= reach or (completed is None and unit.end <= SNAPSHOT)
        reused = is_other and bearer(unit.code, unit.end) is not None
        name = f"{unit.code}@{assigned.isoformat()}" if reused else unit.code
        iso = [d.isoformat() if d else "" for d in (assigned, due, completed)]
        title, lead, support, product = what
        return (name, task, criterion, *iso, lead, support, title, product, f"Trước ngày {vietnamese(due + DAY)}", document)

    if unit.lives(last):
        random = generator(40, unit.code + period)
        due = last.replace(day=9)
        completed = completion(random, first, due, 0.03 + 0.22 * weak, 0.03 * weak)
        if completed and completed > due:  # reports that are late come within days
            completed = due + random.integer(1, 4) * DAY
        if SILENT[period] == unit.code:
            completed = due + 30 * DAY if due + 30 * DAY <= SNAPSHOT else None
        yield row(f"BC-{period}", REPORTS, (REPORT[quarter].format(year), OFFICE, "", "Báo cáo"), first, due,
                  completed, f"Kế hoạch báo cáo của {source}")

    random = generator(41, unit.code + period + unit.start.isoformat())
    start = random.integer(0, len(TITLES) - 1)
    for index in range(random.integer(2, 4)):
        assigned = first + random.integer(0, 70 if index else 12) * DAY
        due = assigned + random.integer(10, 40) * DAY
        completed = completion(random, assigned, due, 0.04 + 0.30 * weak, 0.01 + 0.06 * weak)
        if assigned < after:
            document = f"Công văn {random.integer(90, 1400)}/UBND ngày {vietnamese(assigned)} của {source}"
            stem = "NV-2025-06" if unit.end == REFORM and period == PERIODS[-1] else f"NV-{period}"
            yield row(f"{stem}-{index + 1}", GIVEN, TITLES[(start + index) % len(TITLES)], assigned, due,
                      completed, document)


def quarter_of(date):
    """First day of the administrative quarter of a day."""
    return max(days(period)[0] for period in PERIODS if days(period)[0] <= date)


def tasks():
    header = "unit,task,criterion,assigned,due,completed,lead,support,title,product,deadline,document"
    for year in ("2024", "2025"):
        periods = [period for period in PERIODS if period.startswith(year)]
        rows = [row for unit in UNITS for period in periods for row in tasks_of(unit, period) if row]
        write(f"tasks/{year}.csv", header, rows)


def exemptions():
    write("exemptions.csv", "unit,criterion,from,to,state,reason", [
        (EXEMPT, "4.1", "2024-12-15", "2025-07-01", "not_applicable",
         "Công trình của xã chuyển cho huyện làm chủ đầu tư trong 6 tháng đầu năm 2025"),
        (WITHHELD, "5.2", "2025-07-01", "", "withheld", "Đang kiểm tra số liệu số hóa chuyển từ hai xã cũ"),
    ])


if __name__ == "__main__":
    metrics()
    points()
    tasks()
    exemptions()
