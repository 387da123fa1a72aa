#!/usr/bin/env python3
"""Makes the made-up figures of SampleData/sipas. Run from anywhere:

    python3 SampleData/make_sipas.py

Reads the real units of SampleData/lang-son/units.csv; writes units.csv, survey/2024-*.csv,
points/2024.csv and exemptions.csv of SampleData/sipas. Standard library only. The method files are
written by hand. Random numbers: see sample_tools.py, one generator for each unit,
cluster and person, so that the same files give the same bytes on every machine.
"""
import pathlib

import sample_tools

SEED = 20241115
FOLDER = pathlib.Path(__file__).resolve().parent
ROOT = FOLDER / "sipas"
PERIOD = "2024"

# District: its communes of the sample. The last of all was not drawn.
SAMPLE = {
    "178": ("05971", "05974", "05986", "05989"),
    "182": ("06124", "06157", "06172"),
    "183": ("06184", "06187", "06220", "06223", "06235"),
}
NOT_DRAWN = "06238"
CLUSTERS, PEOPLE = 3, 6
URBAN = ("phường", "thị trấn")

SERVICE = ("TIEP_CAN", "THU_TUC", "CONG_CHUC", "KET_QUA", "PHAN_ANH")
POLICY = ("CS_KINH_TE", "CS_Y_TE", "CS_GIAO_DUC", "CS_AN_NINH", "CS_GIAO_THONG", "CS_DIEN",
          "CS_NUOC", "CS_AN_SINH", "CS_CCHC")


class Generator(sample_tools.SplitMix64):
    """Of one purpose and one code."""

    def __init__(self, *parts):
        super().__init__(SEED, *parts)

    def level(self, mood):
        """An answer from 1 to 5; mood is in hundredths of a level."""
        # The sum of four dice is bell-shaped.
        dice = sum(self.integer(-50, 50) for _ in range(4))
        return max(1, min(5, (mood + dice + 50) // 100))


def write(name, header, rows):
    sample_tools.write(ROOT / name, header, rows)


ALL = {unit["code"]: unit for unit in sample_tools.read(FOLDER / "lang-son" / "units.csv")}
COMMUNES = [code for codes in SAMPLE.values() for code in codes]


def units():
    wanted = ["20", *SAMPLE, *COMMUNES, NOT_DRAWN]
    header = "code,parent_code,level,type,name,population,households"
    write("units.csv", header,
          [[ALL[code][column] for column in header.split(",")] for code in wanted])


def stratum(code):
    kind = "thành thị" if ALL[code]["type"] in URBAN else "nông thôn"
    return f"{ALL[code]['parent_code']} {kind}"


def survey():
    """One file a district. The mood of a commune, a village and a person, and a bit of chance."""
    header = "respondent,unit,period,question,answer,weight,stratum,cluster"
    for district, communes in SAMPLE.items():
        rows = []
        for code in communes:
            # Grown-ups, about 65 of 100, in hundredths of a person.
            weight = int(ALL[code]["population"]) * 65 // (CLUSTERS * PEOPLE)
            mood = 390 + Generator("mood", code).integer(-45, 55)
            for cluster in range(1, CLUSTERS + 1):
                name = f"{code}-{cluster:03d}"
                village = mood + Generator("village", name).integer(-40, 40)
                for person in range(1, PEOPLE + 1):
                    who = f"{name}-{person:02d}"
                    random = Generator("person", who)
                    own = village + random.integer(-60, 60)
                    seen = []

                    def answer(question, value):
                        rows.append((who, code, PERIOD, question, value,
                                     f"{weight // 100}.{weight % 100:02d}", stratum(code), name))

                    for number, question in enumerate(SERVICE):
                        # Few people have ever sent in a petition.
                        asked = random.integer(1, 100) <= (45 if question == "PHAN_ANH" else 97)
                        level = random.level(own + 15 - 10 * number)
                        seen.append(level)
                        answer(question, level if asked else "")
                    for number, question in enumerate(POLICY):
                        asked = random.integer(1, 100) <= 93
                        level = random.level(own - 20 + 7 * ((number * 5) % 9))
                        answer(question, level if asked else "")
                    general = sum(seen) / len(seen)
                    answer("CHUNG", round(general * 2) / 2)
                    answer("GIOI_THIEU", "có" if general >= 3.5 else "không")
        write(f"survey/{PERIOD}-{district}.csv", header, rows)


def points():
    rows = []
    for code in COMMUNES + [NOT_DRAWN]:
        random = Generator("points", code)
        for criterion, most in (("1.1", 20), ("1.2", 10)):
            own = most * 4 - random.integer(0, most)  # quarters of a point
            cut = random.integer(0, most // 2) if random.integer(1, 100) <= 40 else 0
            document = f"Báo cáo {random.integer(20, 300)}/BC-UBND"
            rows.append((code, criterion, PERIOD, "self", own / 4, "", document))
            rows.append((code, criterion, PERIOD, "appraised", (own - cut) / 4,
                         "Thiếu tài liệu kiểm chứng" if cut else "", document))
    write(f"points/{PERIOD}.csv", "unit,criterion,period,round,points,reason,evidence", rows)


def exemptions():
    write("exemptions.csv", "unit,criterion,from,to,state,reason",
          [(NOT_DRAWN, criterion, "", "", "not_due", "Xã không được chọn vào mẫu điều tra")
           for criterion in ("2", "3", "4")])


if __name__ == "__main__":
    units()
    survey()
    points()
    exemptions()
