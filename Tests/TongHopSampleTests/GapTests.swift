import Testing
import TongHop
import TongHopDomain
import TongHopTestSupport

/// Self scores beside appraised ones in the sample, worked out a second time from the file of points
/// with nothing of the package but a CSV reader.
@Suite("Gaps of the sample")
struct GapTests {
  private struct Sum: Equatable {
    var own = 0
    var appraised = 0
    var compared = 0
  }

  private static let rows = Result { () throws -> [[String: String]] in
    let run = try WorkspaceRun(sample: "lang-son", period: "2024-Q2")
    return CSVText(Documents.gapsCSV(run.compared.current, by: GapTable.Axis.allCases)).rows
  }

  private func rows(by axis: String, group: String = "commune") throws -> [[String: String]] {
    try Self.rows.get().filter { $0["by"] == axis && $0["group"] == group }
  }

  private func sum(_ row: [String: String]) -> Sum {
    Sum(
      own: scaled(row.text("self_points"), places: 2) ?? 0,
      appraised: scaled(row.text("appraised_points"), places: 2) ?? 0,
      compared: row.int("compared") ?? 0)
  }

  @Test("Each commune and each criterion, from the rows of the file")
  func fromTheFile() throws {
    let file = try CSVText(file: "SampleData/lang-son/points/2024-Q2.csv")
    struct Key: Hashable { var unit, criterion: String }
    var rounds: [Key: [String: Int]] = [:]
    for row in file.rows {
      rounds[Key(unit: row.text("unit"), criterion: row.text("criterion")), default: [:]][
        row.text("round")] = scaled(row.text("points"), places: 2)
    }
    var (byUnit, byCriterion): ([String: Sum], [String: Sum]) = ([:], [:])
    for (key, rounds) in rounds {
      guard let own = rounds["self"], let last = rounds["second"] ?? rounds["appraised"] else {
        continue
      }
      for (sums, place) in [(0, key.unit), (1, key.criterion)] {
        var sum = (sums == 0 ? byUnit[place] : byCriterion[place]) ?? Sum()
        sum.own += own
        sum.appraised += last
        sum.compared += 1
        if sums == 0 { byUnit[place] = sum } else { byCriterion[place] = sum }
      }
    }
    #expect(byUnit.count > 150)
    for (axis, expected) in [("unit", byUnit), ("criterion", byCriterion)] {
      let found = try rows(by: axis).filter { $0.int("compared") ?? 0 > 0 }
      #expect(Set(found.map { $0.text("code") }) == Set(expected.keys))
      for row in found {
        #expect(sum(row) == expected[row.text("code")], "\(row)")
      }
    }
  }

  @Test("The gap is the difference of the two, and each score is above, below or equal")
  func parts() throws {
    for row in try Self.rows.get() where row.int("compared") ?? 0 > 0 {
      let gap = row.text("gap")
      let sign = gap.hasPrefix("-") ? -1 : 1
      let size = scaled(String(gap.drop { $0 == "-" }), places: 2) ?? 0
      #expect(sign * size == sum(row).own - sum(row).appraised, "\(row)")
      let counts = ["above", "below", "equal"].compactMap { row.int($0) }
      #expect(counts.reduce(0, +) == row.int("compared"), "\(row)")
    }
  }

  @Test(
    "Units, criteria and domains of one group add up to the same",
    arguments: ["commune", "district"])
  func totals(group: String) throws {
    let totals = try ["unit", "criterion", "domain"].map { axis in
      try rows(by: axis, group: group).map(sum).reduce(into: Sum()) { total, sum in
        total.own += sum.own
        total.appraised += sum.appraised
        total.compared += sum.compared
      }
    }
    #expect(totals[0].compared > 0)
    #expect(totals[0] == totals[1])
    #expect(totals[0] == totals[2])
  }

  @Test("The greatest gap in percent comes first")
  func order() throws {
    for axis in ["unit", "criterion", "domain"] {
      let gaps = try rows(by: axis).filter { $0.int("compared") ?? 0 > 0 }.map { row -> Int in
        let text = row.text("gap_percent")
        let size = scaled(String(text.drop { $0 == "-" }), places: 2) ?? 0
        return text.hasPrefix("-") ? -size : size
      }
      #expect(gaps == gaps.sorted(by: >))
    }
  }
}
