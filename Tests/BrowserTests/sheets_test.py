"""Opens the result sheets in Chromium: nothing is cut off, each unit has one printed page.

TONGHOP_DOCUMENTS names the folder that `tonghop report --sheets` wrote into.
"""

import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest
import urllib.parse

from selenium import webdriver
from selenium.webdriver.chrome.options import Options

DOCUMENTS = pathlib.Path(os.environ.get("TONGHOP_DOCUMENTS", "tonghop-demo")).resolve()

# What a reader would miss: the height by which the lists leave their room, and texts that do.
OVERFLOW = """
return [...document.querySelectorAll('.sheet')].map(sheet => {
  const body = sheet.querySelector('.body');
  const box = sheet.getBoundingClientRect();
  const wide = [...sheet.querySelectorAll('td, th, strong, h1, h2, p, li')].filter(
    e => e.scrollWidth > e.clientWidth + 1
      || e.getBoundingClientRect().right > box.right - 40);
  return {
    code: sheet.dataset.code,
    tall: body.scrollHeight - body.clientHeight,
    wide: wide.map(e => e.textContent.slice(0, 60)),
    font: getComputedStyle(sheet).fontFamily,
  };
});
"""


def chromium():
    return shutil.which("chromium") or shutil.which("chromium-browser") or "google-chrome"


def browser():
    options = Options()
    for word in ["--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1200,1600"]:
        options.add_argument(word)
    options.binary_location = chromium()
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    return webdriver.Chrome(options=options)


def printed(page, folder):
    """The page as PDF: its path, the number of pages, their size."""
    target = pathlib.Path(folder) / (page.stem + ".pdf")
    subprocess.run(
        [
            chromium(), "--headless=new", "--no-sandbox", "--disable-gpu",
            "--no-pdf-header-footer", f"--print-to-pdf={target}", page.as_uri(),
        ],
        check=True, capture_output=True, timeout=300,
    )
    facts = subprocess.run(
        ["pdfinfo", str(target)], check=True, capture_output=True, text=True
    ).stdout
    pages = int(re.search(r"^Pages:\s+(\d+)", facts, re.M).group(1))
    size = re.search(r"^Page size:\s+([\d.]+) x ([\d.]+)", facts, re.M)
    return target, pages, (float(size.group(1)), float(size.group(2)))


class Sheets(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folders = sorted(DOCUMENTS.glob("*-sheets"))
        if not folders:
            raise AssertionError(f"no folder of sheets in {DOCUMENTS}")
        cls.folder = folders[0]
        cls.all = cls.folder / "all.html"
        cls.index = cls.folder / "index.html"
        text = cls.all.read_text(encoding="utf-8")
        cls.codes = re.findall(r'<section class="sheet" data-code="([^"]*)"', text)

    def test_nothing_is_cut_off(self):
        driver = browser()
        try:
            driver.get(self.all.as_uri())
            sheets = driver.execute_script(OVERFLOW)
            self.assertEqual(len(sheets), len(self.codes))
            for sheet in sheets:
                self.assertLessEqual(sheet["tall"], 0, sheet)
                self.assertEqual(sheet["wide"], [], sheet)
                self.assertIn("Liberation Serif", sheet["font"])
            faults = [e for e in driver.get_log("browser") if e["level"] == "SEVERE"]
            self.assertEqual([e for e in faults if "favicon" not in e["message"]], [])
        finally:
            driver.quit()

    def test_every_unit_has_one_page(self):
        with tempfile.TemporaryDirectory() as folder:
            target, pages, size = printed(self.all, folder)
            self.assertEqual(pages, len(self.codes))
            self.assertAlmostEqual(size[0], 595.3, delta=1)
            self.assertAlmostEqual(size[1], 841.9, delta=1)
            for number in {1, pages // 2 or 1, pages}:
                text = subprocess.run(
                    ["pdftotext", "-f", str(number), "-l", str(number), str(target), "-"],
                    check=True, capture_output=True, text=True,
                ).stdout
                self.assertRegex(text, "PHIẾU KẾT QUẢ|RESULT SHEET")
                self.assertIn(self.codes[number - 1], text)

    def test_one_sheet_is_one_page(self):
        links = re.findall(r'href="([^"]+)"', self.index.read_text(encoding="utf-8"))
        names = [urllib.parse.unquote(link) for link in links if link != "all.html"]
        self.assertEqual(len(names), len(self.codes))
        for name in names:
            self.assertTrue((self.folder / name).is_file(), name)
        with tempfile.TemporaryDirectory() as folder:
            _, pages, _ = printed(self.folder / names[-1], folder)
            self.assertEqual(pages, 1)

    def test_the_index_leads_to_a_sheet(self):
        driver = browser()
        try:
            driver.get(self.index.as_uri())
            link = driver.find_elements("css selector", "td a")[-1]
            name = link.text
            link.click()
            self.assertEqual(driver.find_element("css selector", "h2").text, name)
        finally:
            driver.quit()


if __name__ == "__main__":
    unittest.main(verbosity=2)
