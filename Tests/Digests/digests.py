"""Digests of everything that the tool writes of the sample data, to hold one build against another.

    digests.py TOOL > before.txt
    digests.py TOOL --compare before.txt

Every verb of every method, period and format of every workspace in SampleData, in both languages, with every
document of `report`; each line is a SHA-256 and what was run, with the name of the file where there are several.
Where a change shall not change a byte, the two are equal. Words that tell of the run itself, its seconds and
the folder it wrote to, are left out. With --only WORD… just the workspaces with such a word in their names are
read. Nothing to install.
"""

import argparse
import concurrent.futures
import csv
import hashlib
import io
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
LANGUAGES = ("vi", "en")
# The last line of a run: rows, seconds, memory.
OF_THE_RUN = re.compile(rb"^(columnar|reference|both)\b.*\n", re.MULTILINE)


def run(tool, arguments, folder=None):
    """Exit code, output and messages of one run; with a folder the files that it wrote."""
    output = ["--output", str(folder)] if folder else []
    made = subprocess.run([tool, *arguments, *output], cwd=ROOT, capture_output=True)
    texts = {"": made.stdout, "stderr": OF_THE_RUN.sub(b"", made.stderr)}
    if folder:
        name = str(folder).encode()
        texts = {place: text.replace(name, b"OUT") for place, text in texts.items()}
        for place in sorted(folder.rglob("*")):
            # The manifest names the commit and the folder, and the list has its digest.
            if place.is_file() and not place.name.endswith("-manifest.json"):
                text = place.read_bytes()
                if place.suffix == ".sha256":
                    text = re.sub(rb".*-manifest\.json\n", b"", text)
                texts[str(place.relative_to(folder))] = text
    texts["stderr"] = re.sub(rb".*-manifest\.json\n", b"", texts["stderr"])
    texts["exit"] = str(made.returncode).encode()
    return texts


def digests(tool, arguments):
    """Lines of digests of one run."""
    if arguments[0] in ("report", "export", "import"):
        with tempfile.TemporaryDirectory() as folder:
            texts = run(tool, arguments, pathlib.Path(folder) / "out")
    else:
        texts = run(tool, arguments)
    name = " ".join(arguments)
    return [
        f"{hashlib.sha256(text).hexdigest()}  {name}{' | ' + place if place else ''}"
        for place, text in texts.items()
    ]


def table(tool, *arguments):
    made = subprocess.run([tool, *arguments, "--format", "csv"], cwd=ROOT, capture_output=True)
    return list(csv.DictReader(io.StringIO(made.stdout.decode())))


def some_units(tool, sample, method):
    """Of every level the first, the middle and the last unit."""
    levels = {}
    for row in table(tool, "rank", sample, "--method", method):
        levels.setdefault(row["level"], []).append(row["code"])
    return [
        code
        for codes in levels.values()
        for code in sorted({codes[0], codes[len(codes) // 2], codes[-1]})
    ]


def of_period(sample, method, period, is_newest, units):
    """What is run of one period; of the newest everything there is."""
    def with_options(verb, *options):
        return [verb, sample, "--method", method, "--period", period, *options]

    for language in LANGUAGES:
        spoken = ("--lang", language)
        yield with_options("report", "--sheets", *spoken)
        yield with_options("check", *spoken)
        for unit in units:
            yield with_options("explain", "--unit", unit, *spoken)
        for by in ("unit", "criterion", "domain"):
            yield with_options("gaps", "--by", by, *spoken)
        if not is_newest:
            continue
        yield with_options("report", "--excel", *spoken)
        yield with_options("rank", "--wide", *spoken)
        yield with_options("criteria", *spoken)
        yield with_options("survey", *spoken)
        for tree in ("own", "current"):
            yield with_options("rank", "--tree", tree, *spoken)
            yield with_options("trend", "--tree", tree, *spoken)
        for format in ("csv", "json"):
            for verb in ("rollup", "score", "rank", "trend", "survey", "criteria"):
                yield with_options(verb, "--format", format, *spoken)
            for by in ("unit", "criterion", "domain"):
                yield with_options("gaps", "--by", by, "--format", format, *spoken)
    yield with_options("export")


def of_sample(tool, sample):
    for method in sorted(os.listdir(ROOT / sample / "methods")):
        rows = table(tool, "trend", sample, "--method", method)
        periods = sorted({row["period"] for row in rows if row["method"]})
        units = some_units(tool, sample, method)
        newest = table(tool, "rank", sample, "--method", method)
        newest = newest[0]["period"] if newest and "period" in newest[0] else periods[-1]
        for period in periods:
            yield from of_period(sample, method, period, period == newest, units)


def all_runs(tool, words):
    yield from (["--help"], ["schema"])
    samples = sorted(place.parent for place in (ROOT / "SampleData").glob("*/units.csv"))
    for sample in samples:
        if not words or any(word in sample.name for word in words):
            yield from of_sample(tool, f"SampleData/{sample.name}")
    yield ["import", "SampleData/coinr/iData.csv", "SampleData/coinr/iMeta.csv"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("tool")
    parser.add_argument("--compare", metavar="FILE", type=pathlib.Path)
    parser.add_argument("--only", metavar="WORD", nargs="+", default=[])
    options = parser.parse_args()
    tool = os.path.abspath(options.tool)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        found = [
            line for lines in pool.map(lambda a: digests(tool, a), all_runs(tool, options.only))
            for line in lines
        ]
    if not options.compare:
        print("\n".join(found))
        return 0
    before = dict(reversed(line.split("  ", 1)) for line in options.compare.read_text().splitlines())
    now = dict(reversed(line.split("  ", 1)) for line in found)
    if options.only:
        before = {name: digest for name, digest in before.items() if name in now}
    changed = [name for name in {**before, **now} if before.get(name) != now.get(name)]
    for name in changed:
        kind = "new" if name not in before else "gone" if name not in now else "other"
        print(f"{kind}: {name}")
    print(f"{len(now)} outputs, {len(changed)} differ", file=sys.stderr)
    return 1 if changed else 0


if __name__ == "__main__":
    sys.exit(main())
