#!/usr/bin/env python3
"""Makes the made-up figures of SampleData/qd766-lang-son. Run from anywhere:

    python3 SampleData/make_qd766.py

Reads units.csv and indicators.csv of that folder; writes metrics/ and points/ there. Standard
library only. Random numbers: see sample_tools.py. The same files give the same bytes on every machine.
"""
import pathlib

import sample_tools

SEED = 20260930
ROOT = pathlib.Path(__file__).resolve().parent / "qd766-lang-son"
MONTHS = ("2026-07", "2026-08")
PROGRESS = {"2026-07": 0.0, "2026-08": 0.03}

# The province keeps the list of procedures; the portal repeats its figures on every commune.
REPEATED = {
    "CONG_BO_DUNG_HAN": {"2026-07": (46, 48), "2026-08": (31, 31)},
    "CONG_KHAI_DUNG_HAN": {"2026-07": (212, 220), "2026-08": (97, 102)},
    "CONG_KHAI_DU_NOI_DUNG": {"2026-07": (1871, 1902), "2026-08": (1888, 1902)},
}
# Entered by the province for itself.
PROVINCIAL = {
    "HS_DUNG_DL_DAN_CU": {"2026-07": (10412, 15220), "2026-08": (11207, 15018)},
    "TTHC_KET_NOI_DAN_CU": {"2026-07": (308, 412), "2026-08": (311, 412)},
}
# Of all dossiers received, roughly so many; the second number: how far communes differ.
SHARES = {
    "HS_DONG_BO": (0.93, 0.12), "HS_DUNG_HAN": (0.91, 0.16), "KET_QUA_DIEN_TU": (0.78, 0.40),
    "SO_HOA_THANH_PHAN": (0.74, 0.45), "TAI_SU_DUNG": (0.52, 0.60), "KHO_CA_NHAN": (0.35, 0.50),
    "HAI_LONG_TIEP_NHAN": (0.90, 0.14), "THANH_TOAN_A": (0.55, 0.60), "THANH_TOAN_B": (0.60, 0.60),
    "THANH_TOAN_C": (0.45, 0.60),
}
# A commune that nobody petitioned in August, and one that received no dossier at all.
NO_PETITION = ("06616", "2026-08")
NO_DOSSIER = ("06541", "2026-08")


def clamp(value):
    return max(0.0, min(1.0, value))


def part(total, share):
    """The share of a whole number, rounded half up."""
    return int(total * clamp(share) + 0.5)


def read(name):
    return sample_tools.read(ROOT / name)


def write(name, header, rows):
    sample_tools.write(ROOT / name, header, rows)


COMMUNES = [u["code"] for u in read("units.csv") if u["level"] == "commune"]


def quality(code):
    """A lasting value around 0; bell-shaped, so that few are very good or very weak."""
    random = sample_tools.SplitMix64(SEED, 1, code)
    return random.random() + random.random() + random.random() - 1.5


def dossiers(code, month):
    if (code, month) == NO_DOSSIER:
        return 0
    size = sample_tools.SplitMix64(SEED, 2, code).integer(60, 420)
    return size + sample_tools.SplitMix64(SEED, 3, code + month).integer(-20, 40)


def commune_rows(code, month):
    for indicator, figures in REPEATED.items():
        yield code, indicator, month, *figures[month]
    received = dossiers(code, month)
    for number, (indicator, (middle, spread)) in enumerate(SHARES.items()):
        random = sample_tools.SplitMix64(SEED, 10 + number, code + month)
        share = middle + PROGRESS[month] + spread * (quality(code) / 3 + (random.random() - 0.5) / 4)
        yield code, indicator, month, part(received, share), received
    certified = sample_tools.SplitMix64(SEED, 40, code).chance(0.8)
    yield code, "CHUNG_THUC_DIEN_TU", month, int(certified), 1
    random = sample_tools.SplitMix64(SEED, 41, code + month)
    petitions = 0 if (code, month) == NO_PETITION else random.integer(0, 9)
    rules = random.integer(0, petitions) if petitions else 0
    yield code, "PAKN_QUY_DINH", month, rules, petitions
    yield code, "PAKN_HANH_VI", month, petitions - rules, petitions
    on_time = petitions - (random.integer(0, 2) if petitions > 2 else 0)
    yield code, "PAKN_DUNG_HAN", month, on_time, petitions
    yield code, "PAKN_HAI_LONG", month, part(on_time, 0.75 + quality(code) / 4), petitions


def online_points(code, month):
    random = sample_tools.SplitMix64(SEED, 50, code + month)
    share = clamp(0.7 + PROGRESS[month] + quality(code) / 4 + (random.random() - 0.5) / 5)
    return f"{part(1200, share) / 100:.2f}"


for month in MONTHS:
    rows = [row for code in COMMUNES for row in commune_rows(code, month)]
    rows += [("20", indicator, month, *figures[month]) for indicator, figures in PROVINCIAL.items()]
    write(f"metrics/{month}.csv", "unit,indicator,period,numerator,denominator", rows)
    write(
        f"points/{month}.csv", "unit,criterion,period,round,points,reason,evidence",
        [(code, "3.1", month, "appraised", online_points(code, month), "", "dichvucong.gov.vn")
         for code in COMMUNES])
