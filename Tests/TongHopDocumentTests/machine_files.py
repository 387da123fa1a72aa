"""Reads the tables for other programs with eyes that are not ours.

    machine_files.py SCHEMA FOLDER...

Every FOLDER holds NAME.json and NAME.csv of each table, plain or for Excel, and may hold units.csv of the
workspace. Checked are: each JSON against the schema, in which no key may stand that it does not name; that
the schema notices a key that is missing, one that is too much and a number in quotes; that CSV and JSON have
the same rows, digit by digit; and that names come out as units.csv has them. Needs python3-jsonschema.
"""

import copy
import csv
import io
import json
import pathlib
import sys

import jsonschema

# Ubuntu 22.04 has a version that knows no draft 2020-12; what the schema uses is the same in draft 7.
VALIDATOR = getattr(jsonschema, "Draft202012Validator", jsonschema.Draft7Validator)


def strict(schema):
    """The schema without room for keys that it does not name."""
    if isinstance(schema, dict):
        schema = {key: strict(value) for key, value in schema.items()}
        if "properties" in schema:
            schema["additionalProperties"] = False
    elif isinstance(schema, list):
        schema = [strict(value) for value in schema]
    return schema


def undo(text):
    """The text of a cell, as DataFormats.md says how to get it."""
    if text.startswith('="') and text.endswith('"') and len(text) > 3:
        return text[2:-1]
    return text[1:] if text.startswith("'") else text


def read_csv(path):
    data = path.read_bytes()
    is_excel = data.startswith(b"\xef\xbb\xbf")
    text = data.decode("utf-8-sig")
    if is_excel:
        assert text.endswith("\r\n"), f"{path}: no CRLF"
    separator = ";" if is_excel else ","
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)), is_excel


def field(value, kind, is_excel):
    """What CSV has for a value of the JSON, its numbers read as texts."""
    if value is None:
        return ""
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, list):
        if value and isinstance(value[0], dict):
            place = lambda u: "-" if u["rank"] is None else u["rank"] + (
                "" if u["rank_of"] is None else "/" + u["rank_of"])
            return "; ".join(f"{u['code']} {u['index'] or '-'} {place(u)}" for u in value)
        return ";".join(value)
    if is_excel and kind == "number":
        return value.replace(".", ",")
    return value


def kind_of(schema, column):
    kind = schema["properties"]["rows"]["items"]["properties"][column].get("type", "string")
    kind = kind if isinstance(kind, str) else kind[0]
    return "number" if kind in ("number", "integer") else "text"


def compare(path, schema):
    """CSV beside JSON. Returns how many fields were compared."""
    table = json.loads(path.read_text("utf-8"), parse_float=str, parse_int=str)
    rows, is_excel = read_csv(path.with_suffix(".csv"))
    header, rows = rows[0], rows[1:]
    assert len(rows) == len(table["rows"]), f"{path}: {len(rows)} and {len(table['rows'])} rows"
    kinds = {column: kind_of(schema, column) for column in header}
    for number, (fields, row) in enumerate(zip(rows, table["rows"]), start=2):
        assert len(fields) == len(header), f"{path}:{number}"
        assert list(row)[: len(header)] == header, f"{path}:{number}: keys are not the columns"
        for column, text in zip(header, fields):
            plain = text if kinds[column] == "number" else undo(text)
            expected = field(row[column], kinds[column], is_excel)
            assert plain == expected, f"{path}:{number}: {column}: {text!r} and {row[column]!r}"
            # No cell of a spreadsheet runs.
            start = text.lstrip()[:1]
            assert kinds[column] == "number" or start not in ("=", "@", "＝", "＠") or (
                is_excel and text.startswith('="') and '"' not in text[2:-1]), f"{path}:{number}: {text!r}"
    return len(rows) * len(header)


def check_names(folder, table):
    """The names of the workspace, as the JSON has them."""
    with open(folder / "units.csv", encoding="utf-8", newline="") as file:
        names = {row["code"]: row["name"] for row in csv.DictReader(file)}
    rows = table["rows"]
    assert rows, folder
    for row in rows:
        assert row["name"] == names[row["code"]], f"{folder}: {row['name']!r} for {row['code']}"
    return len(rows)


def fails(validator, table, change):
    changed = copy.deepcopy(table)
    change(changed)
    assert not validator.is_valid(changed), "the schema did not notice a change"


def main():
    schema = json.loads(pathlib.Path(sys.argv[1]).read_text("utf-8"))
    VALIDATOR.check_schema(schema)
    # The same old version cannot resolve references below a urn.
    del schema["$id"]
    whole = strict(schema)
    files = fields = names = 0
    seen = set()
    for folder in map(pathlib.Path, sys.argv[2:]):
        for path in sorted(folder.glob("*.json")):
            table = json.loads(path.read_text("utf-8"))
            name = table["schema"].split("/")[1]
            validator = VALIDATOR(
                dict(whole["$defs"][name]), format_checker=jsonschema.FormatChecker())
            for error in validator.iter_errors(table):
                sys.exit(f"{path}: {'/'.join(map(str, error.absolute_path))}: {error.message}")
            if name not in seen and table["rows"]:
                seen.add(name)
                column = list(table["rows"][0])[0]
                numbers = [k for k in table["rows"][0] if kind_of(schema["$defs"][name], k) == "number"]
                fails(validator, table, lambda t: t["rows"][0].pop(column))
                fails(validator, table, lambda t: t["rows"][0].update(unknown=1))
                fails(validator, table, lambda t: t.update(schema="tonghop/other"))
                for number in numbers[:1]:
                    fails(validator, table, lambda t: t["rows"][0].update({number: "1"}))
                # The whole schema, which finds the table by itself.
                VALIDATOR(schema).validate({**table, "rows": table["rows"][:3]})
            fields += compare(path, schema["$defs"][name])
            files += 1
            if name == "rank" and (folder / "units.csv").exists():
                names += check_names(folder, table)
    unseen = sorted(set(schema["$defs"]) - seen)
    print(f"{files} files, {fields} fields, {names} names; without rows: {', '.join(unseen) or 'none'}")


if __name__ == "__main__":
    main()
