"""The page of the sample province, as a reader uses it."""

import csv
import os
import unittest

from page import ROOT, Browser, Documents, plain, vietnamese
from selenium.webdriver.common.keys import Keys

SAMPLE = os.path.join(ROOT, "SampleData/lang-son")
# The columns of the table as `rank` names them; None for words.
COLUMNS = [
    None, None, "max_points", "self_points", "appraised_points", "survey_points", "bonus_points",
    "points", "index", "rank", "band", "previous_index", "previous_rank", "change", "rank_change",
    "year_ago_index", "year_ago_rank", "year_ago_change", "year_ago_rank_change",
    "tasks_assigned", "tasks_on_time", "tasks_late", "tasks_open", "tasks_overdue",
    "tasks_undated", None,
]
BANDS = ["Xuất sắc", "Tốt", "Khá", "Trung bình", "Yếu"]


class PageTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.documents = Documents(SAMPLE, "--period", "2024-Q2")
        cls.browser = Browser(cls.documents.page)

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.documents.close()

    def setUp(self):
        self.browser.reload()

    def tearDown(self):
        self.assertEqual(self.browser.problems(), [])

    def groups(self):
        """The rows of rank --format csv by group, in their order."""
        groups = {}
        for row in self.documents.ranks:
            groups.setdefault(row["group"], []).append(row)
        return list(groups.values())

    def units(self):
        with open(os.path.join(SAMPLE, "units.csv"), encoding="utf-8-sig", newline="") as file:
            return {row["code"]: row for row in csv.DictReader(file)}

    def test_first_view(self):
        self.assertEqual(
            self.browser.groups(), [[row["code"] for row in rows] for rows in self.groups()])
        self.assertIn("212/212", self.browser.one("#shown").text)
        self.browser.picture("page-1280")

    def test_sort_by_each_column(self):
        self.browser.one("#all-columns").click()
        for place, column in enumerate(COLUMNS):
            if column is None:
                continue
            button = self.browser.one(f'th[data-column="{place}"] button')
            for way in ["ascending", "descending"]:
                self.browser.run("arguments[0].click()", button)
                head = self.browser.one(f'th[data-column="{place}"]')
                self.assertEqual(head.get_attribute("aria-sort"), way)
                self.assertEqual(
                    self.browser.groups(),
                    [self.expected(rows, column, way == "descending") for rows in self.groups()],
                    f"{column} {way}")
            self.browser.run("arguments[0].click()", button)
            self.assertEqual(self.browser.codes(), [row["code"] for row in self.documents.ranks])

    def expected(self, rows, column, descending):
        """Equal values keep their order; without a value a unit stands last."""
        def key(row):
            value = row[column]
            return BANDS.index(value) if column == "band" else float(value)
        known = sorted((row for row in rows if row[column]), key=key, reverse=descending)
        return [row["code"] for row in known + [row for row in rows if not row[column]]]

    def test_sort_by_name(self):
        self.browser.one('th[data-column="1"] button').click()
        for codes in self.browser.groups():
            rows = [self.documents.by_code[code] for code in codes]
            names = [f'{row["type"]} {row["name"]}' for row in rows]
            self.assertEqual([vietnamese(name) for name in names],
                             sorted(vietnamese(name) for name in names))

    def test_search(self):
        rows = self.documents.ranks
        for query in ["hai yen", "HAI", "dong", "quan"]:
            self.browser.type(query)
            expected = [row["code"] for row in rows
                        if plain(query) in plain(f'{row["type"]} {row["name"]}')]
            self.assertTrue(expected, query)
            found = set(self.browser.codes())
            self.assertLessEqual(set(expected), found, query)
            # Names that occur twice have the unit above them, which is found, too.
            for code in found - set(expected):
                self.assertIn(plain(query), plain(self.browser.row_of(code).text), query)
        self.browser.type("Hải Yến")
        self.assertEqual(self.browser.codes(), ["06220"])
        self.browser.type("06220")
        self.assertEqual(self.browser.codes(), ["06220"])
        self.assertIn("1/212", self.browser.one("#shown").text)
        # Where the tone mark stands is not looked at; that there is one is.
        self.browser.type("hoà bình")
        bare = self.browser.codes()
        self.browser.type("Hòa Bình")
        self.assertEqual(self.browser.codes(), bare)
        self.assertGreater(len(bare), 1)
        self.browser.type("hóa bình")
        self.assertEqual(self.browser.codes(), [])
        self.assertIn("Không có đơn vị", self.browser.one("#shown").text)

    def test_filters(self):
        units = self.units()
        self.browser.choose("area", "Huyện Cao Lộc")
        expected = [row["code"] for row in self.documents.ranks
                    if row["code"] == "183" or units[row["code"]]["parent_code"] == "183"]
        self.assertEqual(self.browser.codes(), expected)
        # Ranks stay those of the whole group.
        self.assertIn(self.documents.by_code["183"]["index"].replace(".", ","),
                      self.browser.row_of("183").text)
        pale = len(self.browser.all("#map path.pale"))
        self.assertEqual(pale, 200 - (len(expected) - 1))
        self.browser.choose("band", "Tốt")
        self.assertEqual(self.browser.codes(), [
            code for code in expected if self.documents.by_code[code]["band"] == "Tốt"])
        self.browser.one("#all-columns").click()
        self.browser.one("#clear").click()
        self.assertEqual(len(self.browser.codes()), 212)
        self.assertTrue(self.browser.one("#all-columns").is_selected())
        self.browser.choose("group", "II. CẤP HUYỆN (11 đơn vị)")
        self.assertEqual(len(self.browser.codes()), 11)

    def test_columns(self):
        shown = lambda: sum(head.is_displayed() for head in self.browser.all("th[data-column]"))
        self.assertEqual(shown(), 12)
        self.browser.one("#all-columns").click()
        self.assertEqual(shown(), len(COLUMNS))
        self.browser.picture("page-1280-columns")

    def test_click_on_the_map(self):
        row = next(place for place, row in enumerate(self.documents.ranks)
                   if row["code"] == "06220")
        shape = self.browser.one(f'#map [data-row="{row}"]')
        shape.click()
        self.assertEqual(self.browser.one("#card-title").text, "Xã Hải Yến")
        self.assertEqual(self.browser.row_of("06220").get_attribute("aria-current"), "true")
        self.assertTrue(self.browser.run("""
          const [row, box] = [arguments[0], document.getElementById("table-box")]
            .map((node) => node.getBoundingClientRect());
          return row.top >= box.top && row.bottom <= box.bottom;
        """, self.browser.row_of("06220")), "the row is in view")
        self.assertEqual(shape.get_attribute("aria-selected"), "true")
        self.assertTrue(self.browser.one("#map .outline").get_attribute("d"))
        self.assertTrue(self.browser.all("#plot .chosen"))
        self.browser.picture("page-1280-card")

    def test_card(self):
        for code in ["06220", "183", "20"]:
            self.browser.reload()
            self.browser.run("arguments[0].click()", self.browser.row_of(code))
            row = self.documents.by_code[code]
            facts = self.browser.one("#card .facts").text
            self.assertIn(row["index"].replace(".", ",") + "%", facts)
            self.assertIn(row["rank"] + "/", facts)
            scores = {score["criterion"]: score for score in self.documents.scores
                      if score["unit"] == code}
            lines = [line for line in self.browser.all("#card section:nth-of-type(1) tbody tr")]
            self.assertEqual(len(lines), 8)
            for line in lines:
                score = scores[line.text.split(".")[0]]
                points, most = (score[name].replace(".", ",") for name in ["points", "max_points"])
                self.assertIn(f"{points} / {most}", line.text)
            late = int(row["tasks_late"]) + int(row["tasks_overdue"])
            tasks = self.browser.all("#card section:last-of-type li")
            self.assertEqual(len(tasks), min(late, 10))

    def test_keyboard(self):
        self.browser.one("#search").click()
        active = lambda: self.browser.driver.switch_to.active_element
        press = lambda key: active().send_keys(key)
        for _ in range(60):
            press(Keys.TAB)
            if active().tag_name == "tr":
                break
        self.assertEqual(active().get_attribute("data-row"), "0")
        press(Keys.ARROW_DOWN)
        press(Keys.ARROW_DOWN)
        # The headings between the rows are passed over.
        self.assertEqual(active().get_attribute("data-row"), "2")
        press(Keys.ENTER)
        self.assertTrue(self.browser.one("#card").is_displayed())
        self.assertEqual(active().get_attribute("id"), "card-close")
        press(Keys.ESCAPE)
        self.assertFalse(self.browser.one("#card").is_displayed())
        self.assertEqual(active().get_attribute("data-row"), "2")
        # From the rows back to the map: one stop.
        for _ in range(60):
            press(Keys.SHIFT + Keys.TAB)
            if active().tag_name == "svg":
                break
        first = active().get_attribute("aria-activedescendant")
        press(Keys.ARROW_RIGHT)
        second = active().get_attribute("aria-activedescendant")
        self.assertNotEqual(first, second)
        press(Keys.ENTER)
        title = self.browser.one("#card-title").text
        chosen = self.browser.one(f"#{second}").get_attribute("aria-label")
        self.assertTrue(chosen.startswith(f"\u2068{title}\u2069 "), chosen)
        press(Keys.ESCAPE)
        self.assertEqual(active().tag_name, "svg")

    def test_one_tab_stop(self):
        stops = lambda: self.browser.run("""
          return [...document.querySelectorAll('#table tr[tabindex="0"]')]
            .map((row) => Number(row.dataset.row));
        """)
        self.assertEqual(stops(), [0])
        for row in [7, 30, 3]:
            self.browser.run("""
              document.querySelector(`#table tr[data-row="${arguments[0]}"]`).click();
            """, row)
            self.assertEqual(stops(), [row])
            self.browser.one("#card-close").click()
            self.assertEqual(stops(), [row])

    def test_keys_to_the_ends(self):
        active = lambda: self.browser.driver.switch_to.active_element
        row = lambda: int(active().get_attribute("data-row"))
        last = len(self.documents.ranks) - 1
        self.browser.run("document.querySelector('#table tr[data-row=\"5\"]').focus()")
        for key, place in [(Keys.END, last), (Keys.PAGE_DOWN, last), (Keys.ARROW_DOWN, last),
                           (Keys.ARROW_UP, last - 1), (Keys.PAGE_DOWN, last), (Keys.HOME, 0),
                           (Keys.PAGE_UP, 0), (Keys.ARROW_UP, 0)]:
            active().send_keys(key)
            self.assertEqual(row(), place, key)

    def test_rows_are_counted_with_the_head(self):
        heads = len(self.browser.all("#table thead tr"))
        count, first = self.browser.run("""
          const table = document.getElementById("table");
          const rows = [...table.tBodies[0].rows];
          return [table.getAttribute("aria-rowcount"), rows[0].getAttribute("aria-rowindex")];
        """)
        self.assertEqual(heads, 2)
        self.assertEqual(int(first), heads + 1)
        self.assertEqual(int(count), len(self.browser.all("#table tr")))

    def test_the_map_follows_the_search(self):
        changes = self.browser.driver.execute_async_script("""
          const done = arguments[arguments.length - 1];
          const search = document.getElementById("search");
          let changes = 0;
          const watch = new MutationObserver((list) => { changes += list.length; });
          watch.observe(document.querySelector("#map svg"), { attributes: true, subtree: true });
          for (const text of ["h", "ha", "hai", "hai y"]) {
            search.value = text;
            search.dispatchEvent(new Event("input"));
          }
          setTimeout(() => { watch.disconnect(); done(changes); }, 500);
        """)
        pale = len(self.browser.all("#map path.pale"))
        self.assertGreater(pale, 190)
        # Each shape that grows pale is touched once, those that stay are not; one search was made.
        self.assertLessEqual(changes, pale + 1)

    def test_print(self):
        # Whatever is searched, sorted or open: the document to be signed is printed, whole.
        self.browser.type("hai yen")
        self.browser.one('th[data-column="1"] button').click()
        self.browser.run("arguments[0].click()", self.browser.row_of("06220"))
        info, pages = self.browser.pdf()
        self.assertRegex(info, r"Page size: +84[12][.\d]* x 59[45]")
        text = "\n".join(pages)
        self.assertEqual(text.count("NGƯỜI LẬP BIỂU"), 1)
        self.assertEqual(text.count("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), 1)
        self.assertIn("NGƯỜI LẬP BIỂU", pages[-1])
        self.assertIn("GIÁM ĐỐC", pages[-1])
        self.assertNotIn("Tìm theo tên", text)
        words = " ".join(text.split())
        place = 0
        for row in self.documents.ranks:
            # A name may be broken over two lines; its index is not.
            index = row["index"].replace(".", ",")
            if index:
                place = words.find(index, place)
                self.assertGreater(place, 0, row["code"])
        last = max(number for number, page in enumerate(pages) if "III. CẤP XÃ" in page
                   or "▲" in page and "Ghi chú:" not in page)
        for number in range(last + 1):
            self.assertIn("Đơn vị", pages[number], f"page {number + 1}")
            self.assertIn("Ghi chú", pages[number], f"page {number + 1}")
        self.assertEqual(self.browser.codes(), ["06220"], "the screen is as it was")

    def test_english(self):
        documents = Documents(SAMPLE, "--period", "2024-Q2", "--lang", "en")
        browser = Browser(documents.page)
        try:
            self.assertEqual(browser.codes(), [row["code"] for row in documents.ranks])
            self.assertIn("212 of 212 units", browser.one("#shown").text)
            browser.one('th[data-column="8"] button').click()
            expected = [self.expected(rows, "index", False) for rows in self.groups()]
            self.assertEqual(browser.groups(), expected)
            self.assertEqual(browser.problems(), [])
        finally:
            browser.close()
            documents.close()


class PhoneTest(unittest.TestCase):
    def test_phone(self):
        documents = Documents(SAMPLE, "--period", "2024-Q2")
        browser = Browser(documents.page, 390, 844)
        try:
            browser.picture("page-390")
            width = browser.run("return document.documentElement.scrollWidth")
            self.assertLessEqual(width, 390)
            browser.one("#table-box").location_once_scrolled_into_view
            left = browser.run("""
              const box = document.getElementById("table-box");
              box.scrollLeft = 300;
              const name = document.querySelector("#table tbody tr[data-row] th");
              return name.getBoundingClientRect().left - box.getBoundingClientRect().left;
            """)
            self.assertLess(abs(left), 3, "the name stays in view")
            browser.picture("page-390-table")
            browser.run("arguments[0].click()", browser.row_of("06220"))
            card = browser.one("#card").size
            self.assertEqual(card["width"], 390)
            wide = browser.run(
                "return document.getElementById('card').scrollWidth")
            self.assertLessEqual(wide, 390)
            browser.picture("page-390-card")
            self.assertEqual(browser.problems(), [])
        finally:
            browser.close()
            documents.close()


if __name__ == "__main__":
    unittest.main()
