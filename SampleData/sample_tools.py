"""What the makers of samples share: random numbers and tables. Standard library only.

Random numbers are SplitMix64 (Steele, Lea, Flood 2014), 64-bit integers only: the same on every
machine. Every unit and purpose has its own generator, seeded by the seed of the sample, a purpose
number and the code of the unit, so that one unit's figures do not depend on any other unit or on
the order of a file.
"""
import csv


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


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path, header, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(rows)
