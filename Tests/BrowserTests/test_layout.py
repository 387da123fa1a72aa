"""Where things stand on the page and on paper: long names, heads, sheets, the count of hits."""

import json
import os
import re
import shutil
import tempfile
import unittest

from page import ROOT, Browser, Documents
from selenium.webdriver.common.keys import Keys

LONG = "Đ" * 300


def sample(name):
    return os.path.join(ROOT, "SampleData", name)


def broken_words(browser):
    """The words of heads that stand on two lines."""
    return browser.run(r"""
      const broken = [];
      for (const title of document.querySelectorAll("#table thead span")) {
        const text = title.firstChild;
        for (const word of text.data.matchAll(/[^ \u00a0]+/g)) {
          const range = document.createRange();
          range.setStart(text, word.index);
          range.setEnd(text, word.index + word[0].length);
          const tops = new Set([...range.getClientRects()].map((box) => Math.round(box.top)));
          if (tops.size > 1) broken.push(word[0]);
        }
      }
      return broken;
    """)


def box(browser, selector):
    return browser.run(
        "return document.querySelector(arguments[0]).getBoundingClientRect().toJSON()", selector)


class LongNameTest(unittest.TestCase):
    """A commune whose name has 300 letters and no space; a signer with a title of two lines."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        workspace = os.path.join(cls.folder.name, "sample")
        shutil.copytree(sample("lang-son"), workspace)
        units = os.path.join(workspace, "units.csv")
        with open(units, encoding="utf-8") as file:
            text = file.read()
        with open(units, "w", encoding="utf-8") as file:
            file.write(text.replace("Hải Yến", LONG))
        office = os.path.join(workspace, "office.json")
        with open(office, encoding="utf-8") as file:
            header = json.load(file)
        header["signer_title"] = "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC"
        with open(office, "w", encoding="utf-8") as file:
            json.dump(header, file)
        cls.documents = Documents(workspace, "--period", "2024-Q2")

    @classmethod
    def tearDownClass(cls):
        cls.documents.close()
        cls.folder.cleanup()

    def test_width_of_the_page(self):
        for width, height in [(1280, 720), (390, 844)]:
            browser = Browser(self.documents.page, width, height)
            try:
                wide = lambda: browser.run("return document.documentElement.scrollWidth")
                browser.run("document.querySelector('.figures').open = true")
                browser.run("""
                  arguments[0].dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
                """, browser.run("""
                  return [...document.querySelectorAll("#map path[data-row]")]
                    .find((shape) => shape.getAttribute("aria-label").includes("ĐĐĐ"));
                """))
                self.assertIn(LONG, browser.one("#map-tip").text.replace("\n", ""))
                self.assertLessEqual(wide(), width)
                browser.run("arguments[0].click()", browser.row_of("06220"))
                self.assertIn(LONG, browser.one("#card").text.replace("\n", ""))
                self.assertLessEqual(wide(), width)
                card = browser.run("""
                  const card = document.getElementById("card");
                  return card.scrollWidth - card.clientWidth;
                """)
                self.assertLessEqual(card, 0)
                browser.picture(f"page-long-name-{width}")
                self.assertEqual(browser.problems(), [])
            finally:
                browser.close()

    def test_paper(self):
        browser = Browser(self.documents.page)
        try:
            _, pages = browser.pdf()
            number = next(place for place, page in enumerate(pages) if "ĐĐĐĐ" in page)
            # The last column is on the paper.
            self.assertIn("Ghi chú", pages[number])
            self.assertIn("PHÓ GIÁM ĐỐC", pages[-1])
            before = pages[-1][:pages[-1].index("NGƯỜI LẬP BIỂU")]
            self.assertTrue(before.strip(), "the signatures stand alone")
            weights = browser.run("""
              return [...document.querySelectorAll(".signatures p")]
                .map((line) => getComputedStyle(line).fontWeight);
            """)
            self.assertEqual(set(weights), {"700"})
            rule = browser.run("""
              const agency = [...document.querySelectorAll(".heads p")]
                .find((line) => line.textContent === "SỞ NỘI VỤ");
              const style = getComputedStyle(agency, "::after");
              return [style.borderBottomStyle, parseFloat(style.width)];
            """)
            self.assertEqual(rule[0], "solid")
            self.assertLess(rule[1], 100)
        finally:
            browser.close()


class SheetsOfPaperTest(unittest.TestCase):
    def test_numbers_and_summaries(self):
        for name, options, word in [
                ("lang-son-2025", [], "Trang"), ("lang-son-2025", ["--lang", "en"], "Page"),
                ("lang-son", ["--period", "2024-Q2"], "Trang")]:
            documents = Documents(sample(name), *options)
            browser = Browser(documents.page)
            try:
                _, pages = browser.pdf()
                for place, page in enumerate(pages, start=1):
                    self.assertIn(f"{word} {place}/{len(pages)}", page)
                    self.assertNotIn("↕", page)
                    lines = [line.strip() for line in page.split("\n")]
                    summaries = [number for number, line in enumerate(lines)
                                 if re.match(r"(Thấp nhất|Lowest) +[\d.,]+$", line)]
                    for number in summaries:
                        self.assertTrue(
                            any(re.match(r"\d+ +\D.*\d", line) for line in lines[:number]),
                            "the summary stands with a unit")
                self.assertTrue(any(re.search("Thấp nhất|Lowest", page) for page in pages))
                before = re.split("NGƯỜI LẬP BIỂU|PREPARED BY", pages[-1])
                self.assertEqual(len(before), 2)
                self.assertTrue(before[0].strip(), "the signatures stand alone")
            finally:
                browser.close()
                documents.close()


class CountTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.documents = Documents(sample("lang-son"), "--period", "2024-Q2")

    @classmethod
    def tearDownClass(cls):
        cls.documents.close()

    def test_count_is_in_view(self):
        for width, height in [(1280, 720), (390, 844)]:
            browser = Browser(self.documents.page, width, height)
            try:
                field, count = box(browser, "#search"), box(browser, "#shown")
                self.assertGreaterEqual(count["top"], field["bottom"])
                self.assertLess(count["top"] - field["bottom"], 20)
                self.assertLess(box(browser, "#table-box")["top"], height)
                self.assertEqual(browser.one("#shown").get_attribute("aria-live"), "polite")
                browser.picture(f"page-first-{width}")
            finally:
                browser.close()

    def test_enter_goes_to_the_first_hit(self):
        for width, height in [(1280, 720), (390, 844)]:
            browser = Browser(self.documents.page, width, height)
            try:
                browser.one("#search").send_keys("hai yen", Keys.ENTER)
                active = browser.driver.switch_to.active_element
                self.assertEqual(active, browser.row_of("06220"))
                seen = browser.run("""
                  const row = document.activeElement.getBoundingClientRect();
                  return row.top >= 0 && row.bottom <= innerHeight;
                """)
                self.assertTrue(seen, "the row is in view")
                browser.one("#search").send_keys("xyz", Keys.ENTER)
                self.assertEqual(
                    browser.driver.switch_to.active_element.get_attribute("id"), "search")
                self.assertEqual(browser.problems(), [])
            finally:
                browser.close()

    def test_figures_can_be_folded(self):
        for width, height, is_open in [(1280, 720, True), (390, 844, False)]:
            browser = Browser(self.documents.page, width, height)
            try:
                shown = lambda: browser.run(
                    "return document.querySelector('#map svg').checkVisibility()")
                self.assertEqual(shown(), is_open)
                browser.one(".figures summary").click()
                self.assertEqual(shown(), not is_open)
            finally:
                browser.close()

    def test_units_without_a_class(self):
        browser = Browser(self.documents.page)
        try:
            browser.choose("band", "Chưa xếp loại, chưa báo cáo")
            expected = [row["code"] for row in self.documents.ranks if not row["band"]]
            self.assertTrue(expected)
            self.assertEqual(browser.codes(), expected)
        finally:
            browser.close()

    def test_heads(self):
        for width, height in [(1280, 720), (390, 844)]:
            browser = Browser(self.documents.page, width, height)
            try:
                self.assertEqual(broken_words(browser), [])
                browser.run("document.getElementById('all-columns').click()")
                self.assertEqual(broken_words(browser), [])
                signs = lambda: browser.run("""
                  return [...document.querySelectorAll("#table th[data-column]")]
                    .map((head) => getComputedStyle(head, "::after").content);
                """)
                self.assertEqual(set(signs()), {'"↕"'})
                button = browser.one('th[data-column="1"] button')
                browser.run("arguments[0].click()", button)
                self.assertEqual(signs()[1], '"↑"')
                browser.run("arguments[0].click()", button)
                self.assertEqual(signs()[1], '"↓"')
            finally:
                browser.close()


class WideTableTest(unittest.TestCase):
    def test_a_long_table_fills_its_box(self):
        documents = Documents(sample("viet-nam-2025"))
        browser = Browser(documents.page)
        try:
            table = box(browser, "#table-box")
            last = browser.run("""
              return Math.max(...[...document.querySelectorAll("#table thead th")]
                .map((head) => head.getBoundingClientRect().right));
            """)
            # A border and a scroll bar.
            self.assertLess(table["right"] - last, 20)
            self.assertEqual(broken_words(browser), [])
            browser.picture("page-country")
        finally:
            browser.close()
            documents.close()


if __name__ == "__main__":
    unittest.main()
