import Testing
import TongHopDomain
import TongHopRecords
import TongHopSynthetic
import TongHopTestSupport

/// However much memory there is and whichever periods are asked for, the figures are the same.
@Suite("Memory and periods")
struct LayoutTests {
  /// From no room at all to room for everything, with the edges where the layout changes.
  private static func budgets(_ agreement: Agreement) -> [Int] {
    let cells = agreement.codebook.indicators.count * agreement.codebook.register.units.count
    // A column of cells takes 16 bytes a unit; three periods must fit a shard.
    return [0, 1, cells * 16, cells * 48 - 1, cells * 48, cells * 112, cells * 16 * 13, 384 << 20]
  }

  private static func periods(_ texts: String...) -> [Period] {
    texts.compactMap { Period(parsing: $0) }
  }

  private func checkAll(_ agreement: Agreement, asked: [[Period]?], blockSize: Int = 1 << 18)
    throws
  {
    for (number, budget) in Self.budgets(agreement).enumerated() {
      for periods in asked {
        try agreement.check(
          .init(
            blockSize: blockSize, memoryBudget: budget, threads: 1 + number % 3, periods: periods),
          sources: number % 4 == 1)
      }
    }
  }

  @Test("Months, quarters and years of one indicator, of different units and of one")
  func overlaps() throws {
    let parts = [
      "2024-01", "2024-02", "2024-Q1", "2024-Q2", "2024-H1", "2024-9M", "2024", "2023-12",
    ]
    var metrics = SmallProvince.header
    var records = SmallProvince.header
    for (number, part) in parts.enumerated() {
      // One unit for each part of the year, which is legal; one that enters several, which is not.
      for unit in ["06157-1", "06157-2", "06160", "TWELVE-BYTES", "06200", "XÃ-1"] {
        let place = (number * 5 + unit.utf8.count) % 6
        if place == 0 { metrics += "\(unit),I1,\(part),\(number),9\n" }
        if place == 1 { records += "\(unit),I1,\(part),\(number),9\n" + "\(unit),I2,\(part),5,9\n" }
      }
      records += "06160,A1,\(part),1.25,9\n06157-1,A1,\(part),1,2\n"
      metrics += "06157,QT,\(part),1,9\n"
    }
    let agreement = try Agreement(
      SmallProvince.files(["metrics/1.csv": metrics, "records/1.csv": records]))
    try checkAll(
      agreement,
      asked: [
        nil, [], Self.periods("2024"), Self.periods("2024-Q1", "2023-Q4"),
        Self.periods("2024-01"), Self.periods("2019"), Self.periods("2024-H1", "2024-9M", "2023"),
      ])
  }

  @Test("One figure in metrics/ and records/, twice in metrics/, of a unit and of one below it")
  func conflicts() throws {
    let rows = """
      06157-1,I1,2024-Q1,1,2
      06157-1,I1,2024-Q2,1,2
      06157-2,I1,2024-Q2,1,2
      06157-2,I1,2024-Q2,1,2
      06157,I1,2024-Q2,1,2
      180,I1,2024-H1,1,2
      20,I1,2024,1,2
      06160,I1,2023-Q4,1,2
      06160,I1,2023-Q4, 1 ,2
      181,I1,2023,1,2
      TWELVE-BYTES,I1,2023-11,1,2
      XÃ-1,I1,2024-Q1,1,2
      XÃ-1,I1,2024-Q1,1,2
      06170,I1,2024-Q2,1,2
      06170@2024-05-01,I1,2024-Q2,1,2
      06180,I1,2024-Q2,1,2
      06190,I1,2024-Q2,1,2
      06200,I1,2024-Q2,1,2

      """
    let records = """
      06157-1,I1,2024-Q1,1,2
      06157-1,I1,2024-Q1,1,2
      06157-2,I1,2024-Q1,1,2
      TWELVE-BYTES,I1,2023-11,1,2
      TWELVE-BYTES,I1,2023-Q4,1,2
      06160,I2,2023-Q4,1,2
      06160,I2,2023-Q4,1,2
      06160,I2,2023,1,2
      06160,I1,2019,1,2

      """
    let agreement = try Agreement(
      SmallProvince.files([
        "metrics/1.csv": SmallProvince.header + rows, "metrics/2.csv": SmallProvince.header + rows,
        "metrics/3.csv": SmallProvince.header + "06163,I1,2024-Q1,1,2\n181,I2,2019,1,1\n",
        "records/1.csv": SmallProvince.header + records,
        "records/2.csv": SmallProvince.header.replacing(",", with: ";")
          + records.replacing(",", with: ";"),
      ]))
    for size in [16, 1 << 18] {
      try checkAll(
        agreement,
        asked: [
          nil, Self.periods("2024-Q2"), Self.periods("2023", "2024"), Self.periods("2019"), [],
        ], blockSize: size)
    }
  }

  @Test("Random figures in both folders, seed", arguments: Effort.seeds(12))
  func random(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let units = [
      "20", "180", "181", "06157", "06157-1", "06157-2", "06160", "TWELVE-BYTES", "XÃ-1", "06170",
      "06180", "06190", "06200", "A-LONG-CODE-OF-40-BYTES-0123456789-ABCDE",
    ]
    let parts = ["2024-01", "2024-02", "2024-Q1", "2024-Q2", "2024-Q3", "2024-H1", "2024", "2023"]
    let indicators = ["I1", "I2", "A1", "QT"]
    func rows(_ count: Int) -> String {
      (0..<count).map { _ in
        let unit = units.randomElement(using: &random) ?? ""
        let indicator = indicators.randomElement(using: &random) ?? ""
        let part = parts[min(Int.random(in: 0..<8, using: &random), Int(seed % 8))]
        let denominator = Int.random(in: 0...99_999, using: &random)
        let blank = Int.random(in: 0..<9, using: &random) == 0 ? " " : ""
        return "\(unit),\(indicator),\(part),\(denominator / 3)\(blank),\(denominator)\n"
      }.joined()
    }
    let agreement = try Agreement(
      SmallProvince.files([
        "metrics/1.csv": SmallProvince.header + rows(12),
        "metrics/2.csv": SmallProvince.header + rows(12),
        "records/1.csv": SmallProvince.header + rows(40),
        "records/2.csv": SmallProvince.header + rows(3),
      ]))
    try checkAll(
      agreement, asked: [nil, Self.periods("2024-Q1"), Self.periods("2024-H1", "2023")],
      blockSize: 1 << Int.random(in: 4...12, using: &random))
  }

  @Test("Sixty months, of which a few fit or are asked for")
  func manyPeriods() throws {
    var options = SyntheticOptions(seed: 60)
    options.rows = 3000
    options.periods = (2020...2024).flatMap { year in
      (1...12).compactMap { Period(kind: .month, year: year, number: $0) }
    }
    options.oddPerThousand = 20
    let agreement = try Agreement(SyntheticWorkspace(options))
    for budget in Self.budgets(agreement) {
      try agreement.check(.init(memoryBudget: budget), isBrief: true)
      try agreement.check(
        .init(memoryBudget: budget, periods: Self.periods("2024-Q2", "2024-Q1", "2023-Q2")))
    }
  }
}
