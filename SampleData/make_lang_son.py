#!/usr/bin/env python3
"""Makes the made-up figures of SampleData/lang-son. Run from anywhere:

    python3 SampleData/make_lang_son.py

Reads units.csv, indicators.csv and the 2024 criteria of SampleData/lang-son; writes there
metrics/, points/, tasks/2023.csv, tasks/2024.csv and exemptions.csv. Standard library only.
Everything else in the folder (units, method files, tasks/06220-2024.csv) is written by hand.

Random numbers: see sample_tools.py. The same files give the same bytes on every machine.
"""
import datetime
import pathlib

import sample_tools
from sample_tools import DAY, clamp, part, vietnamese, window

SEED = 20240614
ROOT = pathlib.Path(__file__).resolve().parent / "lang-son"
SNAPSHOT = datetime.date(2024, 6, 20)  # nothing is known after this day

# The special cases of 2024-Q2, named in lang-son/README.md.
EXEMPT = "06418"            # 6.1 does not apply
SILENT = "06643"            # reported nothing, neither did its villages
PARTIAL = "06469"           # 7 of its 9 villages reported
PARTIAL_MISSING = ("06469-004", "06469-008")
SELF_ONLY = {               # scored by themselves, not yet appraised
    "06097": ("2.2", "4.1", "6.3", "7.2"),
    "06301": ("2.2", "4.1", "6.3", "7.2"),
    "06358": ("2.2", "4.1", "6.3", "7.2"),
    "06412": ("6.3",),
    "06574": ("6.3", "7.2"),
}
TIE_OF, TIE = "06160", "06319"  # TIE has twice the figures of TIE_OF in 2024: the same ratios
HAI_YEN = "06220"           # has its real plan in tasks/06220-2024.csv

PERIODS = ("2023-Q2", "2024-Q1", "2024-Q2")
PROGRESS = {"2023-Q2": -0.04, "2024-Q1": 0.02, "2024-Q2": 0.07}


def generator(purpose, code):
    """Of one purpose and one unit."""
    return sample_tools.SplitMix64(SEED, purpose, code)


def read(name):
    return sample_tools.read(ROOT / name)


def write(name, header, rows):
    sample_tools.write(ROOT / name, header, rows)


UNITS = read("units.csv")
COMMUNES = [u for u in UNITS if u["level"] == "commune"]
VILLAGES = {c["code"]: [] for c in COMMUNES}
for unit in UNITS:
    if unit["level"] == "village":
        VILLAGES[unit["parent_code"]].append(unit["code"])
CRITERIA = {c["code"]: c for c in read("methods/cchc-xa-2024/criteria.csv")}
INDICATORS = {i["code"]: i for i in read("indicators.csv")}


# ---------------------------------------------------------------- how good a commune is
def quality(code):
    """A lasting value from 0 to 1; bell-shaped, so that few are very good or very weak."""
    random = generator(1, code)
    value = (random.random() + random.random() + random.random()) / 3
    return clamp(0.5 + (value - 0.5) * 1.25)


def level(code, name, period):
    """The quality in one thing and one period: mostly lasting, a little of the thing, a little luck."""
    own = generator(2, code + name).random() - 0.5
    luck = generator(3, code + name + period).random() - 0.5
    return clamp(quality(code) + 0.40 * own + 0.22 * luck + PROGRESS[period])


# ---------------------------------------------------------------- metrics
def commune_figures(commune):
    """period -> indicator -> (numerator, denominator); amounts in thousandths of a million."""
    code, people = commune["code"], int(commune["population"])
    lasting = generator(10, code)
    rate = 0.032 + 0.055 * lasting.random()
    staff = 16 + min(8, people // 1200) + lasting.integer(0, 2)
    quota = staff + lasting.integer(0, 1)
    leaders = lasting.integer(4, 6)
    procedures = lasting.integer(118, 146)
    results = int(people * (1.1 + lasting.random()))
    year_plan = {year: lasting.integer(400_000, 9_500_000) // 5 * 5 for year in ("2023", "2024")}
    no_plan = {year: lasting.chance(0.10) for year in ("2023", "2024")}
    revenue = int(people * (18 + 60 * lasting.random()))
    figures = {}
    before = {}
    for period in PERIODS:
        year, quarter = period.split("-")
        if year != "2024" or quarter == "Q1":
            before = {}
        random = generator(11, code + period)

        def at(name):
            return level(code, name, period)

        f = {}

        def grows(name, numerator, denominator):
            """A figure counted from the start of the year never falls."""
            f[name] = (min(denominator, max(numerator, before.get(name, (0, 0))[0])), denominator)

        half = quarter == "Q2"
        grows("KIEM_TRA_CCHC", part(staff, (0.08 if half else 0.04) + (0.30 if half else 0.24) * at("KIEM_TRA_CCHC")), staff)
        f["TTHC_MOT_CUA"] = (part(procedures, 0.84 + 0.19 * at("TTHC_MOT_CUA")), procedures)
        received = int(clamp(people * rate * (0.85 + 0.3 * random.random()), 30, 1500))
        f["HS_DONG_BO"] = (part(received, 0.52 + 0.52 * at("HS_DONG_BO")), received)
        due = received - part(received, 0.02 + 0.05 * random.random())
        on_time = part(due, 0.915 + 0.105 * at("HS_DUNG_HAN"))
        f["HS_DUNG_HAN"] = (on_time, due)
        f["HS_XIN_LOI"] = (part(due - on_time, 0.35 + 0.75 * at("HS_XIN_LOI")), due - on_time)
        petitions = 0 if random.chance(0.55) else random.integer(1, 2 + people // 2000)
        f["PAKN_XU_LY"] = (part(petitions, 0.45 + 0.62 * at("PAKN_XU_LY")), petitions)
        used = quota + 1 if random.chance(0.03) else quota - random.integer(0, 2)
        f["BIEN_CHE"] = (used, quota)
        f["VI_TRI_VIEC_LAM"] = (part(staff, 0.76 + 0.26 * at("VI_TRI_VIEC_LAM")), staff)
        grows("LANH_DAO_KY_LUAT", 1 if random.chance(0.03 * (1.3 - quality(code))) else 0, leaders)
        f["CBCC_DAT_CHUAN"] = (part(staff, 0.76 + 0.26 * at("CBCC_DAT_CHUAN")), staff)
        plan = 0 if no_plan[year] else year_plan[year]
        spent = (0.12 + 0.74 * at("GIAI_NGAN")) if half else (0.02 + 0.34 * at("GIAI_NGAN"))
        grows("GIAI_NGAN", part(plan, spent) // 5 * 5, plan)
        documents = random.integer(90, 160) + people // 25
        f["VAN_BAN_MANG"] = (part(documents, 0.40 + 0.55 * at("VAN_BAN_MANG")), documents)
        solved = due - (due - on_time) // 2
        f["SO_HOA_MOI"] = (part(solved, 0.36 + 0.68 * at("SO_HOA_MOI")), solved)
        base, gain = {"2023-Q2": (0.22, 0.40), "2024-Q1": (0.34, 0.44), "2024-Q2": (0.36, 0.48)}[period]
        grows("SO_HOA_CON_HIEU_LUC", part(results, base + gain * at("SO_HOA_CON_HIEU_LUC")), results)
        online = part(received, 0.45 + 0.3 * random.random())
        f["HS_TRUC_TUYEN"] = (part(online, 0.30 + 0.64 * at("HS_TRUC_TUYEN")), online)
        paid = part(received, 0.15 + 0.25 * random.random())
        f["HS_THANH_TOAN"] = (part(paid, 0.08 + 0.55 * at("HS_THANH_TOAN")), paid)
        target = revenue * (2 if half else 1) // 5 * 5
        income = int(target * (0.66 + 0.50 * at("THU_NGAN_SACH"))) // 5 * 5
        f["THU_NGAN_SACH"] = (max(income, before.get("THU_NGAN_SACH", (0, 0))[0]), target)
        figures[period] = before = f
    return figures


def village_figures(village, commune):
    """period -> indicator -> (numerator, denominator)"""
    lasting = generator(20, village)
    targets = lasting.integer(5, 8)
    figures = {}
    reached = 0
    for period in PERIODS:
        random = generator(21, village + period)
        informed = 0.50 + 0.55 * level(commune, "TUYEN_TRUYEN_THON", period)
        met = 0.42 + 0.58 * level(commune, "CHI_TIEU_KTXH", period)
        if period == "2024-Q1":
            reached = 0
        reached = max(reached, sum(random.chance(met) for _ in range(targets)))
        figures[period] = {
            "TUYEN_TRUYEN_THON": (sum(random.chance(informed) for _ in range(3)), 3),
            "CHI_TIEU_KTXH": (reached, targets),
        }
    return figures


def text(indicator, value):
    """An amount is kept in thousandths; 1250500 is written 1250.5.

    One decimal only: three would read as a thousands separator, which TongHop refuses.
    """
    if INDICATORS[indicator]["kind"] != "amount":
        return str(value)
    whole, thousandths = divmod(value, 1000)
    return f"{whole}.{thousandths // 100}".removesuffix(".0")


def metrics():
    own = {c["code"]: commune_figures(c) for c in COMMUNES}
    below = {v: village_figures(v, c) for c in VILLAGES for v in VILLAGES[c]}
    last = PERIODS[-1]
    for period in PERIODS[1:]:
        for name, (numerator, denominator) in own[TIE_OF][period].items():
            double = 2 if name.startswith(("HS_", "SO_HOA_", "VAN_BAN", "GIAI_NGAN", "THU_", "PAKN")) else 1
            own[TIE][period][name] = (double * numerator, double * denominator)
        for index, village in enumerate(VILLAGES[TIE]):
            below[village][period] = below[VILLAGES[TIE_OF][index // 2]][period]
    header = "unit,indicator,period,numerator,denominator"
    for period in PERIODS:
        communes, villages = [], []
        for code in VILLAGES:
            silent = period == last and code == SILENT
            for name, (numerator, denominator) in own[code][period].items():
                assert "quarter" in next(c for c in CRITERIA.values() if c["measure"] == f"metric:{name}")["periods"]
                assert numerator <= denominator or INDICATORS[name]["may_exceed"] == "yes", (code, name)
                if silent or (period == last and code == EXEMPT and name == "GIAI_NGAN"):
                    continue
                communes.append((code, name, period, text(name, numerator), text(name, denominator)))
            for village in VILLAGES[code]:
                if silent or (period == last and village in PARTIAL_MISSING):
                    continue
                for name, (numerator, denominator) in below[village][period].items():
                    villages.append((village, name, period, numerator, denominator))
        write(f"metrics/{period}.csv", header, communes)
        write(f"metrics/{period}-villages.csv", header, villages)


# ---------------------------------------------------------------- points
REASONS = {
    "2.2": ("Chưa có báo cáo kết quả rà soát", "Danh mục văn bản rà soát còn thiếu", "Kiến nghị xử lý văn bản gửi chậm"),
    "4.1": ("Thiếu quyết định kiện toàn", "Phân công nhiệm vụ chưa cập nhật", "Báo cáo rà soát gửi chậm"),
    "6.3": ("Thiếu biên bản kiểm tra", "Dữ liệu tài sản công chưa cập nhật đủ", "Quy chế chưa sửa đổi theo quy định mới"),
    "7.2": ("Tin, bài đăng chậm", "Thiếu chuyên mục bắt buộc", "Đường dẫn tài liệu kiểm chứng không mở được"),
}


def points():
    header = "unit,criterion,period,round,points,reason,evidence"
    for period in PERIODS:
        first, last = window(int(period[:4]), int(period[-1]))
        rows = []
        for code in VILLAGES:
            if period == PERIODS[-1] and code == SILENT:
                continue
            source = TIE_OF if period == PERIODS[-1] and code == TIE else code
            for criterion, reasons in REASONS.items():
                random = generator(30, source + period + criterion)
                quarters = int(float(CRITERIA[criterion]["max_points"]) * 4)  # quarters of a point
                earned = part(quarters, 0.48 + 0.56 * level(source, criterion, period))
                claimed = min(quarters, earned + random.pick((0, 0, 0, 1, 1, 2)))
                sent = last - datetime.timedelta(days=random.integer(3, 12))
                number = random.integer(12, 160)

                def row(kind, value, reason="", evidence=""):
                    amount = f"{value / 4:.2f}".rstrip("0").rstrip(".")
                    rows.append((code, criterion, period, kind, amount, reason, evidence))

                row("self", claimed, "", f"Báo cáo {number}/BC-UBND ngày {vietnamese(sent)}")
                if period == PERIODS[-1] and criterion in SELF_ONLY.get(code, ()):
                    continue
                row("appraised", earned, random.pick(reasons) if claimed != earned else "")
                if claimed - earned >= 2 and random.chance(0.25):
                    later = last + datetime.timedelta(days=random.integer(1, 3))
                    row("explained", claimed, "Đã bổ sung tài liệu kiểm chứng", f"Công văn {number + 9}/UBND ngày {vietnamese(later)}")
                    second = earned + random.integer(0, claimed - earned)
                    reason = "Giữ nguyên: tài liệu lập sau kỳ báo cáo" if second == earned else "Chấp nhận tài liệu bổ sung"
                    row("second", second, reason)
        write(f"points/{period}.csv", header, rows)


# ---------------------------------------------------------------- tasks
CLERK, CULTURE = "Công chức Văn phòng - Thống kê", "Công chức Văn hóa - xã hội"
LAW, FINANCE, LAND = "Công chức Tư pháp - Hộ tịch", "Công chức Tài chính - Kế toán", "Công chức Địa chính"
ALL = "Các công chức xã"
PLANNED = (  # title, lead, support, product, serves
    ("Ban hành kế hoạch cải cách hành chính năm", CLERK, ALL, "Kế hoạch", "1.1"),
    ("Tự kiểm tra cải cách hành chính tại các bộ phận", "UBND xã", CLERK, "Biên bản kiểm tra", "1.3"),
    ("Cập nhật bảng niêm yết thủ tục tại Bộ phận Một cửa", CLERK, LAW, "Bảng niêm yết", "3.1"),
    ("Tập huấn tiếp nhận hồ sơ trực tuyến cho công chức", CLERK, ALL, "Danh sách người dự", "7.4"),
    ("Hướng dẫn người dân thanh toán trực tuyến tại thôn", CULTURE, "Tổ công nghệ số cộng đồng", "Ảnh, danh sách hộ", "7.5"),
    ("Số hóa sổ hộ tịch còn lại", LAW, CLERK, "Dữ liệu đã nhập", "7.3.2"),
    ("Kiểm kê tài sản công và cập nhật cơ sở dữ liệu", FINANCE, "UBND xã", "Biên bản kiểm kê", "6.3"),
    ("Đối thoại giữa lãnh đạo xã và người dân", "UBND xã", "Các thôn", "Thông báo kết luận", ""),
    ("Rà soát bản mô tả vị trí việc làm", "UBND xã", CLERK, "Bản mô tả", "5.1"),
    ("Đăng chuyên mục cải cách hành chính trên trang thông tin", CULTURE, CLERK, "Tin, bài", "7.2"),
)
GIVEN = (
    ("Lập danh sách đối tượng chi trả trợ cấp qua tài khoản", CULTURE, FINANCE, "Danh sách"),
    ("Báo cáo số liệu cán bộ, công chức theo mẫu", CLERK, "", "Biểu số liệu"),
    ("Rà soát hộ nghèo, hộ cận nghèo phát sinh", CULTURE, "Các thôn", "Báo cáo"),
    ("Xử lý đơn kiến nghị về đất đai do huyện chuyển", LAND, LAW, "Văn bản trả lời"),
    ("Cung cấp hồ sơ cấp giấy chứng nhận còn tồn", LAND, CLERK, "Danh sách hồ sơ"),
    ("Kiểm tra phòng cháy, chữa cháy rừng", "UBND xã", "Công an xã", "Biên bản"),
    ("Cập nhật dữ liệu hộ tịch điện tử", LAW, "", "Báo cáo tiến độ"),
    ("Quyết toán kinh phí quý", FINANCE, "", "Biểu quyết toán"),
    ("Góp ý dự thảo văn bản của huyện", CLERK, LAW, "Văn bản góp ý"),
    ("Thống kê thiệt hại do thiên tai", LAND, "Các thôn", "Biểu thống kê"),
    ("Giải phóng mặt bằng đường liên xã", LAND, "UBND xã", "Biên bản bàn giao"),
    ("Tổng hợp ý kiến cử tri", "UBND xã", CLERK, "Báo cáo"),
)
REPORTS = {1: "Báo cáo cải cách hành chính quý I năm {}", 2: "Báo cáo cải cách hành chính 6 tháng đầu năm {}",
           3: "Báo cáo cải cách hành chính quý III năm {}", 4: "Báo cáo cải cách hành chính năm {}"}
CLEAN = (TIE_OF, TIE)  # everything on time, so that the ratios of the twins are equal


def completion(random, code, assigned, due, late, very_late):
    """The day on which a task was finished, or nothing. `late` and `very_late` are shares."""
    luck = random.random()
    early, delay = random.integer(0, 6), random.integer(2, 24)
    if code in CLEAN:
        luck = 1
    if luck < very_late:
        done = due + (40 + 5 * delay) * DAY
    elif luck < very_late + late:
        done = due + delay * DAY
    else:
        done = max(assigned + DAY, due - early * DAY)
    return done if done <= SNAPSHOT else None


def tasks_of(code, year):
    last_quarter = 4 if year == 2023 else 2
    weak = 1 - quality(code)
    rows = []

    def row(task, criterion, assigned, due, completed, what, words, target, document):
        title, lead, support, product, serves = what
        iso = [d.isoformat() if d else "" for d in (assigned, due, completed)]
        rows.append((code, task, criterion, *iso, lead, support, title, product, "", serves, words, target, document))

    def before(due):
        return f"Trước ngày {vietnamese(due + DAY)}"

    for quarter in range(1, last_quarter + 1):
        random = generator(40, f"{code}{year}{quarter}")
        first, last = window(year, quarter)
        due = last.replace(day=9)
        completed = completion(random, code, first, due, 0.03 + 0.20 * weak, 0.03 * weak)
        if completed and completed > due:  # reports that are late come within days
            completed = due + random.integer(1, 4) * DAY
        if (code, year, quarter) == (SILENT, 2024, 2):
            completed = None
        if (code, year, quarter) == (HAI_YEN, 2024, 2):
            completed = due - 2 * DAY  # an ordinary quarter, whatever the numbers say
        what = (REPORTS[quarter].format(year), CLERK, ALL, "Báo cáo", "1.2")
        row(f"BC-{year}-Q{quarter}", "1.2", first, due, completed, what, before(due), "", "Kế hoạch báo cáo của UBND huyện")

    random = generator(41, f"{code}{year}")
    issued = datetime.date(year, 1, random.integer(3, 20))
    document = f"Kế hoạch {random.integer(5, 40)}/KH-UBND ngày {vietnamese(issued)}"
    start = random.integer(0, len(PLANNED) - 1)
    for index in range(random.integer(3, 6)):
        what = PLANNED[0] if index == 0 else PLANNED[1 + (start + index) % (len(PLANNED) - 1)]
        low, high = {0: ((2, 20), (3, 10)), 1: ((4, 10), (6, 8)), 2: ((10, 1), (12, 5))}.get(index, ((4, 1), (12, 10)))
        low, high = datetime.date(year, *low), datetime.date(year, *high)
        due = low + random.integer(0, (high - low).days) * DAY
        completed = completion(random, code, issued, due, 0.05 + 0.15 * weak, 0.01 + 0.05 * weak)
        words = before(due)
        if index == 2 and random.chance(0.5):
            due, words = datetime.date(year, 12, 14), f"Trong năm {year}"
            completed = completion(random, code, issued, due, 0.05, 0.02)
        elif index == 4 and random.chance(0.3):
            due, words = None, "Thường xuyên"
            completed = datetime.date(2023, 12, 11) if year == 2023 else None
        if year == 2024 and code == HAI_YEN and index > 1:
            continue  # the rest of its year is in its real plan
        row(f"KH-{year}-{index + 1}", "1.1", issued, due, completed, what, words, "100%", document)

    for quarter in range(1, last_quarter + 1):
        random = generator(42, f"{code}{year}{quarter}")
        first, last = window(year, quarter)
        start = random.integer(0, len(GIVEN) - 1)
        for index in range(random.integer(2, 5)):
            what = (*GIVEN[(start + index) % len(GIVEN)], "1.6")
            assigned = first + random.integer(0, 50 if index else 20) * DAY
            due = assigned + random.integer(10, 40) * DAY
            words = before(due)
            completed = completion(random, code, assigned, due, 0.02 + 0.22 * weak, 0.01 + 0.05 * weak)
            if index > 1 and random.chance(0.05):
                due, words = None, "Theo tiến độ chung"
                completed = assigned + 60 * DAY if assigned + 60 * DAY <= SNAPSHOT else None
            document = f"Công văn {random.integer(90, 1400)}/UBND ngày {vietnamese(assigned)}"
            row(f"HG-{year}-Q{quarter}-{index + 1}", "1.6", assigned, due, completed, what, words, "", document)
    return rows


def tasks():
    header = ("unit,task,criterion,assigned,due,completed,lead,support,title,product,weight,serves,"
              "deadline,target,document")
    for year in (2023, 2024):
        write(f"tasks/{year}.csv", header, [row for code in VILLAGES for row in tasks_of(code, year)])


def exemptions():
    write("exemptions.csv", "unit,criterion,from,to,state,reason", [
        (EXEMPT, "6.1", "2024-03-15", "2024-12-15", "not_applicable",
         "Công trình của xã chuyển cho huyện làm chủ đầu tư từ quý II/2024"),
    ])


if __name__ == "__main__":
    metrics()
    points()
    tasks()
    exemptions()
