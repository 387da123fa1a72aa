"""A page of `report` in headless Chromium, and the tables for machines beside it."""

import base64
import csv
import os
import subprocess
import tempfile
import time
import unicodedata

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TOOL = os.environ.get("TONGHOP", os.path.join(ROOT, ".build/release/tonghop"))
# What was seen, for whoever wants to look.
PICTURES = os.path.join(ROOT, ".build/browser")


def report(workspace, *options):
    """The documents of a workspace in a temporary folder; it is deleted with what is returned."""
    folder = tempfile.TemporaryDirectory()
    subprocess.run([TOOL, "report", workspace, "--output", folder.name, *options], check=True,
                   stderr=subprocess.PIPE)
    return folder


class Documents:
    """The documents of one period: the page and the rows of its tables."""

    def __init__(self, workspace, *options):
        self.folder = report(workspace, *options)
        names = os.listdir(self.folder.name)
        self.page = os.path.join(
            self.folder.name, next(name for name in names if name.endswith(".html")))
        self.ranks = self.rows(".csv")
        self.scores = self.rows("-score.csv")
        self.by_code = {row["code"]: row for row in self.ranks}

    def close(self):
        self.folder.cleanup()

    def rows(self, end):
        with open(self.page.removesuffix(".html") + end, encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))


class Browser:
    """One window on one page."""

    def __init__(self, page, width=1280, height=900):
        options = Options()
        options.binary_location = "/usr/bin/chromium"
        # Chromium does not start its sandbox for root, as whom tests in containers run.
        for argument in ["--headless=new", "--no-sandbox", "--disable-gpu",
                         "--disable-dev-shm-usage", "--force-color-profile=srgb"]:
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.driver = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
        self.driver.set_script_timeout(120)
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500})
        self.driver.get("file://" + page)

    def close(self):
        self.driver.quit()

    def reload(self):
        self.driver.refresh()

    def problems(self):
        """What the console has, those of the content security policy among it."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def one(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def groups(self):
        """The codes of the rows that stand in the table, by group, in their order."""
        lines = self.run("""
          return [...document.querySelectorAll("#table tbody tr")].map((row) =>
            row.className === "group" ? null
              : row.dataset.row === undefined ? "" : row.querySelector("th").title);
        """)
        result = []
        for line in lines:
            if line is None:
                result.append([])
            elif line:
                # The heading of a long table may be out of view.
                if not result:
                    result.append([])
                result[-1].append(line[line.rindex("(") + 1:-1])
        return result

    def codes(self):
        return [code for group in self.groups() for code in group]

    def row_of(self, code):
        return self.run("""
          const heads = [...document.querySelectorAll("#table tbody th[title]")];
          return heads.find((head) => head.title.endsWith(`(${arguments[0]})`)).parentElement;
        """, code)

    def type(self, text):
        field = self.one("#search")
        field.clear()
        field.send_keys(text)
        # The page looks for what was typed when the typing rests.
        time.sleep(0.4)

    def choose(self, select, text):
        """The option with these words, without the spaces that show its depth."""
        for option in self.all(f"#{select} option"):
            if option.get_attribute("textContent").strip() == text:
                option.click()
                return
        raise AssertionError(f"{select} has no {text}")

    def pdf(self):
        """What the browser prints: the number and the size of its pages, the text of each."""
        data = self.driver.execute_cdp_cmd(
            "Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True})["data"]
        with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
            file.write(base64.b64decode(data))
            file.flush()
            info = subprocess.run(["pdfinfo", file.name], check=True, capture_output=True,
                                  encoding="utf-8").stdout
            text = subprocess.run(["pdftotext", "-layout", file.name, "-"], check=True,
                                  capture_output=True, encoding="utf-8").stdout
        return info, text.split("\f")[:-1]

    def picture(self, name):
        os.makedirs(PICTURES, exist_ok=True)
        self.driver.save_screenshot(os.path.join(PICTURES, name + ".png"))


def plain(text):
    """Without diacritics, in lower case."""
    letters = unicodedata.normalize("NFD", text.lower()).replace("đ", "d")
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]


def vietnamese(name):
    """A sorting key: letters first, then tones; made without the code under test."""
    letters, tones = [], []
    for letter in name.lower():
        parts = unicodedata.normalize("NFD", letter)
        tone = next((mark for mark in parts if mark in TONES[1:]), "")
        base = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark != tone))
        letters.append(ALPHABET.find(base))
        tones.append(TONES.index(tone))
    return letters, tones
