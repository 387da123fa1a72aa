"""Opens the result sheets in Chromium: nothing is cut off, each unit has one printed page.

TONGHOP_DOCUMENTS names a folder that `tonghop report --sheets` wrote into. Without it the sheets of
two samples are made by the command that TONGHOP names, .build/release/tonghop by default.
"""

import csv
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

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
# Rounded and short; nine decimals, in English.
SAMPLES = [("lang-son", "vi"), ("papi", "en")]

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


def made(folder):
    """The sheets of the samples and of the hostile one, each in a folder of its own."""
    tool = os.environ.get("TONGHOP", str(REPOSITORY / ".build/release/tonghop"))
    samples = [(REPOSITORY / "SampleData" / name, language) for name, language in SAMPLES]
    for workspace, language in samples + [(hostile(folder), "vi")]:
        target = pathlib.Path(folder) / ("of-" + workspace.name)
        subprocess.run(
            [
                tool, "report", str(workspace), "--output", str(target), "--sheets",
                "--lang", language,
            ],
            check=True, capture_output=True, timeout=300,
        )
        yield target


def lengthened(path, column, letters):
    """Makes every name of a table so long."""
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row[column] = (row[column] + " Tên rất dài" * letters)[:letters]
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def hostile(folder):
    """A sample whose units, criteria, tasks and leads have the longest names."""
    workspace = pathlib.Path(folder) / "workspace"
    shutil.copytree(REPOSITORY / "SampleData" / "lang-son", workspace)
    lengthened(workspace / "units.csv", "name", 300)
    for criteria in workspace.glob("methods/*/criteria.csv"):
        lengthened(criteria, "name", 300)
        lengthened(criteria, "lead", 300)
    for tasks in workspace.glob("tasks/*.csv"):
        lengthened(tasks, "title", 300)
        lengthened(tasks, "lead", 300)
    return workspace


class Folder:
    def __init__(self, documents):
        folders = sorted(documents.glob("*-sheets"))
        if not folders:
            raise AssertionError(f"no folder of sheets in {documents}")
        self.path = folders[0]
        self.all = self.path / "all.html"
        self.index = self.path / "index.html"
        text = self.all.read_text(encoding="utf-8")
        self.codes = re.findall(r'<section class="sheet" data-code="([^"]*)"', text)


class Sheets(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        given = os.environ.get("TONGHOP_DOCUMENTS")
        if given:
            cls.folders = [Folder(pathlib.Path(given).resolve())]
            return
        scratch = tempfile.TemporaryDirectory()
        cls.addClassCleanup(scratch.cleanup)
        cls.folders = [Folder(target) for target in made(scratch.name)]

    def each(self):
        for folder in self.folders:
            self.assertGreater(len(folder.codes), 0, folder.path)
        return self.folders

    def test_nothing_is_cut_off(self):
        driver = browser()
        try:
            for folder in self.each():
                driver.get(folder.all.as_uri())
                sheets = driver.execute_script(OVERFLOW)
                self.assertEqual(len(sheets), len(folder.codes))
                cut = [s for s in sheets if s["tall"] > 0 or s["wide"]]
                self.assertEqual(cut, [], folder.path)
            faults = [e for e in driver.get_log("browser") if e["level"] == "SEVERE"]
            self.assertEqual([e for e in faults if "favicon" not in e["message"]], [])
        finally:
            driver.quit()

    def test_every_unit_has_one_page(self):
        for folder in self.each():
            with tempfile.TemporaryDirectory() as scratch:
                target, pages, size = printed(folder.all, scratch)
                self.assertEqual(pages, len(folder.codes))
                fonts = subprocess.run(
                    ["pdffonts", str(target)], check=True, capture_output=True, text=True
                ).stdout
                self.assertRegex(fonts, "Liberation-?Serif|TimesNewRoman|Tinos")
                self.assertAlmostEqual(size[0], 595.3, delta=1)
                self.assertAlmostEqual(size[1], 841.9, delta=1)
                for number in {1, pages // 2 or 1, pages}:
                    text = subprocess.run(
                        ["pdftotext", "-f", str(number), "-l", str(number), str(target), "-"],
                        check=True, capture_output=True, text=True,
                    ).stdout
                    self.assertRegex(text, "PHIẾU KẾT QUẢ|RESULT SHEET")
                    self.assertIn(folder.codes[number - 1], text)

    def test_one_sheet_is_one_page(self):
        for folder in self.each():
            links = re.findall(r'href="([^"]+)"', folder.index.read_text(encoding="utf-8"))
            names = [urllib.parse.unquote(link) for link in links if link != "all.html"]
            self.assertEqual(len(names), len(folder.codes))
            for name in names:
                self.assertTrue((folder.path / name).is_file(), name)
            with tempfile.TemporaryDirectory() as scratch:
                _, pages, _ = printed(folder.path / names[-1], scratch)
                self.assertEqual(pages, 1)

    def test_the_index_leads_to_a_sheet(self):
        driver = browser()
        try:
            for folder in self.each():
                driver.get(folder.index.as_uri())
                link = driver.find_elements("css selector", "td a")[-1]
                name = link.text
                link.click()
                title = driver.find_element("css selector", "h2").text
                self.assertTrue(title == name or name.startswith(title.rstrip("…")), title)
                self.assertGreater(len(title), 3)
        finally:
            driver.quit()


if __name__ == "__main__":
    unittest.main(verbosity=2)
