"""Takes the pictures of the documents that README and Documents.md show: make pictures."""

import os
import subprocess
import tempfile

from page import ROOT, Browser, Documents

TARGET = os.path.join(ROOT, "Sources/TongHop/TongHop.docc/Resources")
SAMPLE = os.path.join(ROOT, "SampleData/lang-son")
# A unit with losses, points to gain and a changed rank.
UNIT = "06220"


def target(name):
    return os.path.join(TARGET, name)


def first_page(pdf, name, width):
    stem = target(name.removesuffix(".png"))
    subprocess.run(["pdftoppm", "-png", "-singlefile", "-f", "1", "-scale-to-x", str(width),
                    "-scale-to-y", "-1", pdf, stem], check=True)


def page(documents):
    browser = Browser(documents.page, 1280, 1080)
    try:
        browser.driver.save_screenshot(target("page.png"))
        browser.driver.execute_script(
            "const row = [...document.querySelectorAll('tbody tr')]"
            ".find((row) => row.textContent.includes(arguments[0]));"
            "row.scrollIntoView(); row.click();", documents.by_code[UNIT]["name"])
        browser.driver.execute_async_script("setTimeout(arguments[0], 600)")
        browser.driver.save_screenshot(target("card.png"))
    finally:
        browser.close()


def sheet(documents, folder):
    path = documents.page.removesuffix(".html") + f"-sheets/{UNIT}.html"
    pdf = os.path.join(folder, "sheet.pdf")
    subprocess.run(["chromium", "--headless=new", "--no-sandbox", "--disable-gpu",
                    "--no-pdf-header-footer", f"--print-to-pdf={pdf}", "file://" + path],
                   check=True, stderr=subprocess.DEVNULL)
    first_page(pdf, "sheet.png", 800)


def workbook(documents, folder):
    path = documents.page.removesuffix(".html") + ".xlsx"
    # Decimal commas, as a Vietnamese Excel shows them.
    subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, path],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                   env=os.environ | {"LC_ALL": "vi_VN.UTF-8"})
    name = os.path.basename(path).removesuffix(".xlsx") + ".pdf"
    first_page(os.path.join(folder, name), "workbook.png", 1400)


def main():
    os.makedirs(TARGET, exist_ok=True)
    documents = Documents(SAMPLE, "--period", "2024-Q2", "--sheets")
    try:
        with tempfile.TemporaryDirectory() as folder:
            page(documents)
            sheet(documents, folder)
            workbook(documents, folder)
    finally:
        documents.close()


if __name__ == "__main__":
    main()
