import Testing
import TongHopDiagnostics
import TongHopDomain
import TongHopRecords
import TongHopSynthetic
import TongHopTestSupport

/// Rows of every kind that is not plain: what is said of them, and what they leave of the figures.
@Suite("Odd rows")
struct OddRowTests {
  private static let lastRows: [OddRow?] = [nil, .unterminatedQuote, .zeroByte, .decimalComma]

  @Test(
    "Random files, seed", arguments: Effort.seeds(4), [50, 500, 1000])
  func random(seed: UInt64, perThousand: Int) throws {
    var random = SeededGenerator(seed: seed)
    var options = SyntheticOptions(seed: seed)
    options.rows = 300
    options.files = 2
    options.oddPerThousand = perThousand
    options.hasAmounts = true
    options.isRagged = seed % 2 == 0
    options.digits = 1...15
    options.lastRow = Self.lastRows.randomElement(using: &random) ?? nil
    options.layout.hasMark = Bool.random(using: &random)
    options.layout.separator = UInt8(ascii: Bool.random(using: &random) ? "," : ";")
    options.layout.lineEnd = CSVLayout.LineEnd.allCases.randomElement(using: &random) ?? .mixed
    options.layout.endsLastRow = Bool.random(using: &random)
    if seed % 3 == 0 { options.layout.columns.append(.remark) }
    if seed % 4 == 0 { options.layout.columns.shuffle(using: &random) }
    let agreement = try Agreement(SyntheticWorkspace(options))
    for size in [1, 100, 1000, 1 << 18] {
      try agreement.check(.init(blockSize: size), isBrief: size != 1000, sources: size == 1000)
    }
    try agreement.check(.init(memoryBudget: 0, periods: [options.periods[1]]))
  }

  @Test("One kind in half of the rows", arguments: OddRow.allCases.filter { $0 != .longLine })
  func oneKind(_ odd: OddRow) throws {
    for separator in [",", ";"] as [Unicode.Scalar] {
      var options = SyntheticOptions(seed: 7)
      options.rows = 60
      options.oddPerThousand = 500
      options.oddRows = [odd]
      options.layout.separator = UInt8(ascii: separator)
      let agreement = try Agreement(SyntheticWorkspace(options))
      for size in [1, 64, 1 << 18] {
        try agreement.check(.init(blockSize: size), isBrief: size != 64)
      }
    }
  }

  @Test(
    "Of a thousand problems of one kind and more the same ones are kept",
    arguments: [OddRow.unknownUnit, .aboveDenominator, .tooFewFields, .badPeriod, .notUTF8])
  func manyProblems(_ odd: OddRow) throws {
    var options = SyntheticOptions(seed: 11)
    options.rows = 5000
    options.files = 2
    options.oddPerThousand = 600
    options.oddRows = [odd]
    let agreement = try Agreement(SyntheticWorkspace(options))
    for threads in [1, 2, 8] {
      let received = try agreement.check(
        .init(blockSize: 1000 * threads, threads: threads), isBrief: true)
      #expect(received.log.entries.count == 2000)
      #expect(received.log.errorCount > 2500)
    }
  }

  @Test("Of more than a thousand repeated figures the same pairs of files are named")
  func manyRepeats() throws {
    let units = (0..<1200).map { "U\($0),20,commune,xã,Xã \($0),,\n" }.joined()
    let rows = (0..<1200).map { "U\($0 * 7 % 1200),I1,2024-Q1,1,2\n" }
    let months = (0..<900).map { "U\($0 * 11 % 900),I2,2024-Q1,1,2\nU\($0),I2,2024-01,1,2\n" }
    var files = SmallProvince.files([
      "metrics/1.csv": SmallProvince.header + rows.joined() + "20,QT,2024,1,1\n",
      "records/1.csv": SmallProvince.header + rows.joined() + months.joined(),
    ])
    // Of the same rows they would be left out as copies, so the numbers are others.
    for first in stride(from: 0, to: rows.count, by: 4) {
      let others = rows[first..<first + 4].map { $0.replacing(",1,2\n", with: ",1,3\n") }
      files["metrics/2-\(first).csv"] = Array((SmallProvince.header + others.joined()).utf8)
    }
    files["units.csv", default: []] += Array(units.utf8)
    let agreement = try Agreement(files)
    for size in [333, 1 << 18] {
      let received = try agreement.check(.init(blockSize: size), isBrief: true)
      // Of two files that share keys there is one message, of months beside their quarter as well.
      #expect(received.log.errorCount > 300)
      #expect(received.log.entries.count { $0.code == .repeatedKey } >= 300)
    }
  }
}
