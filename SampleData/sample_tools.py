"""What the makers of samples share: random numbers, days and tables. Standard library only.

Random numbers are SplitMix64 (Steele, Lea, Flood 2014), 64-bit integers only: the same on every
machine. Every unit and purpose has its own generator, seeded by the seed of the sample, a purpose
number and the code of the unit, so that one unit's figures do not depend on any other unit or on
the order of a file.
"""
import csv
import datetime

DAY = datetime.timedelta(days=1)


class SplitMix64:
    MASK = (1 << 64) - 1

    def __init__(self, seed, *parts):
        """Parts are numbers of purposes, and codes."""
        self.state = seed
        for part in parts:
            for number in part.encode() if isinstance(part, str) else (part,):
                self.state = self.next() ^ number

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & self.MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & self.MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & self.MASK
        return z ^ (z >> 31)

    def random(self):
        """A number in [0, 1) with 53 bits."""
        return (self.next() >> 11) / (1 << 53)

    def integer(self, low, high):
        """A whole number from low to high, both included."""
        return low + self.next() % (high - low + 1)

    def chance(self, share):
        return self.random() < share

    def pick(self, values):
        return values[self.integer(0, len(values) - 1)]


def clamp(value, low=0.0, high=1.0):
    return max(low, min(high, value))


def part(total, share):
    """The share of a whole number, rounded half up, between nothing and all of it."""
    return int(total * clamp(share) + 0.5)


def day(text):
    return datetime.date.fromisoformat(text)


def vietnamese(date):
    """05/6/2024, 07/01/2024: the month has two digits for 01, 02, 10-12 only (Decree 30)."""
    month = f"{date.month:02d}" if date.month < 3 else str(date.month)
    return f"{date.day:02d}/{month}/{date.year}"


def window(year, quarter):
    """First and last day of an administrative quarter."""
    first = {1: (year - 1, 12), 2: (year, 3), 3: (year, 6), 4: (year, 9)}[quarter]
    last = {1: 3, 2: 6, 3: 9, 4: 12}[quarter]
    return datetime.date(*first, 15), datetime.date(year, last, 14)


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path, header, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(rows)
