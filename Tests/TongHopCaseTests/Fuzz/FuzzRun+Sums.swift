import TongHopTestSupport

/// No figure vanishes, and none counts twice.
extension FuzzRun {
  /// The province has what its units sent, to the last digit: sums of indicators of which every
  /// measure is a sum.
  mutating func expectEverythingCounted() throws {
    guard workspace.files["exemptions.csv"] == nil else { return }
    let period = draw.pick(["2024-Q1", "2024-Q2", "2024-H1", "2024-9M"])
    guard let table = try rollup(period) else { return }
    for indicator in workspace.summed where !indicator.isCumulative {
      let sent = workspace.sum(of: indicator.code, in: period)
      let found = table[indicator.code] ?? [0, 0]
      if found != [sent.numerator, sent.denominator] {
        failures.append("rollup --period \(period): \(indicator.code) \(found), sent \(sent)")
      }
    }
    if draw.chance(20) { try expectQuartersMakeYear() }
  }

  /// The quarters add up to nine months and the year; of what accumulates where all was sent.
  private mutating func expectQuartersMakeYear() throws {
    let quarters = workspace.lastMonth / 3
    var sums: [String: [Int]] = [:]
    for quarter in 1...quarters {
      guard let table = try rollup("2024-Q\(quarter)") else { return }
      for (code, figures) in table {
        sums[code] = zip(sums[code] ?? [0, 0], figures).map { $0 + $1 }
      }
    }
    let period = quarters == 4 ? "2024" : "2024-9M"
    guard let whole = try rollup(period) else { return }
    for indicator in workspace.summed where !indicator.isCumulative || indicator.isComplete {
      let (sum, found) = (sums[indicator.code] ?? [0, 0], whole[indicator.code] ?? [0, 0])
      if sum != found {
        failures.append(
          "rollup --period \(period): \(indicator.code) \(found), its quarters \(sum)")
      }
    }
  }

  /// Numerators and denominators of the province by indicator, in ten-thousandths.
  private mutating func rollup(_ period: String) throws -> [String: [Int]]? {
    let output = try run(["rollup", "workspace", "--period", period])
    guard output.exitCode == 0 else { return nil }
    let rows = CSVText(output.standardOutput).rows.filter { $0["unit"] == "20" }
    return Dictionary(
      rows.map { row in
        let figures = ["numerator", "denominator"].map { scaled(row.text($0), places: 4) ?? 0 }
        return (row.text("indicator"), figures)
      }, uniquingKeysWith: { $1 })
  }
}

extension RandomWorkspace {
  /// Indicators of which numerators and denominators add up over units and time.
  var summed: [RandomIndicator] {
    indicators.filter { indicator in
      indicator.target.isEmpty
        && leaves.allSatisfy { $0.measure != "metric:\(indicator.code)" || $0.isSum }
    }
  }

  /// What all units sent in the months of a period, in ten-thousandths: added up from the lines.
  func sum(of indicator: String, in period: String) -> (numerator: Int, denominator: Int) {
    let months = ["2024-Q1": 1...3, "2024-Q2": 4...6, "2024-H1": 1...6, "2024-9M": 1...9]
    let wanted = months[period] ?? 1...0
    var (numerator, denominator) = (0, 0)
    for name in ["metrics/a.csv", "records/a.csv"] {
      for line in (files[name] ?? []).dropFirst() {
        let cells = line.split(separator: ",").map { String($0) }
        guard cells[1] == indicator, let last = Self.lastMonth(of: cells[2]), wanted.contains(last)
        else { continue }
        numerator += scaled(cells[3], places: 4) ?? 0
        denominator += scaled(cells[4], places: 4) ?? 0
      }
    }
    return (numerator, denominator)
  }

  private static func lastMonth(of period: String) -> Int? {
    let name = period.dropFirst(5)
    return name.hasPrefix("Q") ? Int(name.dropFirst()).map { $0 * 3 } : Int(name)
  }
}
