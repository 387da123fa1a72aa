extension RandomWorkspace {
  private static let header = "unit,indicator,period,numerator,denominator"

  static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// Does the unit exist on the last day of the month? Then it owes the month.
  func owes(_ unit: RandomUnit, _ month: Int) -> Bool {
    unit.lives(on: "2024-\(Self.two(month))-\(isAdministrative ? "14" : "28")")
  }

  /// For each lowest unit and indicator rows of months or quarters, or what has accumulated; in half of
  /// the workspaces some units and months are missing.
  mutating func makeFigures() {
    var metrics: [String] = []
    var records: [String] = []
    let gaps = draw.chance(50) ? 0 : 8
    for place in indicators.indices {
      let indicator = indicators[place]
      indicators[place].isComplete = gaps == 0 && !isRepeated(indicator)
      if isRepeated(indicator), draw.chance(50) {
        metrics.append("20,\(indicator.code),2024-Q\(draw.int(1...3)),\(figures(indicator))")
        continue
      }
      // In some communes the villages send until June, and the commune itself from July on.
      let handed = indicator.isCumulative ? [] : draw.some(of: communesOfVillages, percent: 10)
      for unit in lowest + handed where !draw.chance(gaps) {
        if indicator.isCumulative {
          metrics += accumulated(indicator, of: unit, gaps: gaps)
          continue
        }
        let months =
          handed.contains(unit) ? 7...lastMonth : 1...(isBelow(unit, handed) ? 6 : lastMonth)
        let toRecords = draw.chance(40)
        for period in periods(of: unit, months) where !draw.chance(gaps) {
          for _ in 0..<(toRecords ? draw.int(1...3) : 1) {
            let row = "\(unit.code),\(indicator.code),\(period),\(figures(indicator))"
            if toRecords { records.append(row) } else { metrics.append(row) }
          }
        }
      }
    }
    if !metrics.isEmpty { files["metrics/a.csv"] = [Self.header] + metrics }
    if !records.isEmpty { files["records/a.csv"] = [Self.header] + records }
  }

  /// A figure of one unit that stands for all, or of each by itself: it owes other things.
  private func isRepeated(_ indicator: RandomIndicator) -> Bool {
    let measures = leaves.filter { $0.measure == "metric:\(indicator.code)" }
    return measures.contains { ["repeat", "none"].contains($0.rollUp) }
  }

  private var communesOfVillages: [RandomUnit] {
    communes.filter { commune in
      commune.isWhole && lowest.contains { $0.isWhole && isBelow($0, [commune]) }
    }
  }

  private func isBelow(_ unit: RandomUnit, _ communes: [RandomUnit]) -> Bool {
    communes.contains { unit.code.hasPrefix($0.code + "-") }
  }

  private mutating func periods(of unit: RandomUnit, _ months: ClosedRange<Int>) -> [String] {
    if unit.isWhole, draw.chance(50) {
      return ((months.lowerBound + 2) / 3...months.upperBound / 3).map { "2024-Q\($0)" }
    }
    return months.filter { owes(unit, $0) }.map { "2024-\(Self.two($0))" }
  }

  /// What has accumulated by the end of months or quarters, under any name that ends there. Of a unit
  /// that ended the last row may be that of the whole quarter.
  private mutating func accumulated(
    _ indicator: RandomIndicator, of unit: RandomUnit, gaps: Int
  ) -> [String] {
    let step = draw.chance(50) ? 3 : 1
    let lives = (1...lastMonth).filter { owes(unit, $0) }
    guard let last = lives.last else { return [] }
    var ends = lives.filter { $0 % step == 0 || $0 == last && last < lastMonth }
    if last < lastMonth, !unit.to.isEmpty, draw.chance(30), !hasHeirOfSameCode(unit) {
      ends[ends.count - 1] = (last + 2) / 3 * 3
    }
    var (numerator, denominator) = (0, 0)
    let target = draw.int(1...400)
    var rows: [String] = []
    for month in ends {
      denominator = indicator.target.isEmpty ? denominator + draw.int(0...200) : target
      numerator += draw.int(0...(denominator - min(numerator, denominator)) / 2)
      guard !draw.chance(gaps) else { continue }
      rows.append(
        "\(unit.code),\(indicator.code),\(name(endingIn: month)),"
          + "\(text(numerator, indicator)),\(text(denominator, indicator))")
    }
    return rows
  }

  private func hasHeirOfSameCode(_ unit: RandomUnit) -> Bool {
    lowest.contains { $0.code == unit.code && $0 != unit }
  }

  private mutating func name(endingIn month: Int) -> String {
    var names = ["2024-\(Self.two(month))"]
    if month % 3 == 0 { names += ["2024-Q\(month / 3)", "2024-Q\(month / 3)"] }
    if month == 6 { names.append("2024-H1") }
    if month == 9 { names.append("2024-9M") }
    if month == 12 { names += ["2024-H2", "2024"] }
    return draw.pick(names)
  }

  private func text(_ value: Int, _ indicator: RandomIndicator) -> String {
    guard indicator.decimals > 0 else { return "\(value)" }
    var scale = 1
    for _ in 0..<indicator.decimals { scale *= 10 }
    let digits = String(value % scale)
    let zeros = String(repeating: "0", count: indicator.decimals - digits.count)
    // A fourth digit keeps three decimals from being taken for thousands.
    return "\(value / scale).\(zeros)\(digits)" + (indicator.decimals == 3 ? "0" : "")
  }

  private mutating func figures(_ indicator: RandomIndicator) -> String {
    let denominator = draw.chance(8) ? 0 : draw.int(1...400)
    let numerator = draw.int(0...denominator) + (indicator.mayExceed ? draw.int(0...50) : 0)
    return "\(text(numerator, indicator)),\(text(denominator, indicator))"
  }
}
