import TongHopDomain

/// One file of records/ and what is in it.
public struct SyntheticFile: Sendable {
  public internal(set) var bytes: [UInt8] = []
  /// Plain rows, all of them good.
  public internal(set) var plainRows = 0
  public internal(set) var oddRows: [OddRow: Int] = [:]

  /// Rows that a reader counts, good or not.
  public var rowCount: Int { count { $0.rowCount } }

  /// Rows that count in the figures.
  public var addedRows: Int { count { $0.outcome == .adds ? 1 : 0 } }

  /// Rows that an error keeps out.
  public var leftOutRows: Int {
    count {
      if case .leftOut = $0.outcome { $0.rowCount } else { 0 }
    } - plainRows
  }

  private func count(_ rows: (OddRow) -> Int) -> Int {
    oddRows.reduce(plainRows) { $0 + rows($1.key) * $1.value }
  }
}

/// Writes the rows of records/, each drawn at random.
///
/// A row takes the next numbers of one generator, so the rows depend on nothing but the seed; the
/// layout does not change which rows there are.
struct SyntheticFacts {
  private let options: SyntheticOptions
  private let unitCodes: [[UInt8]]
  private let indicatorCodes: [[UInt8]]
  private let periods: [[UInt8]]
  private let upper: String
  private let oddRows: [OddRow]
  /// What is drawn for the rows, and what only changes how they are written.
  private var random: SeededGenerator
  private var style: SeededGenerator
  private var file = SyntheticFile()

  init(_ options: SyntheticOptions, tree: SyntheticTree) {
    self.options = options
    unitCodes = tree.reporting.map { Array(tree.units[$0].code.utf8) }
    indicatorCodes = tree.indicators.map { Array($0.utf8) }
    periods = options.periods.map { Array($0.description.utf8) }
    let reporting = Set(tree.reporting)
    upper = tree.units.indices.last { !reporting.contains($0) }.map { tree.units[$0].code } ?? ""
    // Codes of letters have no zeros to lose.
    oddRows = options.oddRows.filter { options.codeLengths == nil || $0 != .lostZeros }
    random = SeededGenerator(seed: options.seed)
    style = SeededGenerator(seed: options.seed ^ 0x57E1)
  }

  private struct Row {
    var unit: Int
    var indicator: Int
    var period: Int
    var numerator: Int64
    var denominator: Int64
  }

  /// The next file, with a header.
  ///
  /// - Complexity: O(rows).
  mutating func next(rows: Int) -> SyntheticFile {
    file = SyntheticFile()
    file.bytes.reserveCapacity(rows * 32 + 64)
    if options.layout.hasMark { file.bytes += [0xEF, 0xBB, 0xBF] }
    write(header: options.layout.columns)
    guard !unitCodes.isEmpty, !indicatorCodes.isEmpty, !periods.isEmpty else { return file }
    for number in 0..<rows {
      var row = draw()
      let isLast = number == rows - 1
      var odd = isLast ? options.lastRow : nil
      if Int.random(in: 0..<1000, using: &random) < options.oddPerThousand, !oddRows.isEmpty {
        odd = odd ?? oddRows[Int.random(in: oddRows.indices, using: &random)]
      }
      if let odd {
        write(odd, &row)
        file.oddRows[odd, default: 0] += 1
      } else {
        write(row)
        file.plainRows += 1
      }
      if !isLast || options.layout.endsLastRow { endLine() }
    }
    return file
  }

  private mutating func draw() -> Row {
    let digits = Int.random(in: options.digits, using: &random)
    let least = digits > 1 ? Self.power(digits - 1) : 0
    let denominator = Int64.random(in: least...Self.power(digits, less: 1), using: &random)
    return Row(
      unit: Int.random(in: unitCodes.indices, using: &random),
      indicator: Int.random(in: indicatorCodes.indices, using: &random),
      period: Int.random(in: periods.indices, using: &random),
      numerator: Int64.random(in: 0...denominator, using: &random), denominator: denominator)
  }

  /// 10^exponent - `less`, at most the largest number.
  private static func power(_ exponent: Int, less: Int64 = 0) -> Int64 {
    guard exponent < 19 else { return .max }
    return (0..<exponent).reduce(1) { power, _ in power * 10 } - less
  }

  // MARK: - Writing

  private mutating func write(header columns: [CSVLayout.Column]) {
    for (position, column) in columns.enumerated() {
      if position > 0 { file.bytes.append(options.layout.separator) }
      file.bytes += Array(column.rawValue.utf8)
    }
    endLine()
  }

  private mutating func endLine() {
    let isPlain =
      switch options.layout.lineEnd {
      case .lineFeed: true
      case .returnLineFeed: false
      case .mixed: Bool.random(using: &style)
      }
    if !isPlain { file.bytes.append(UInt8(ascii: "\r")) }
    file.bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func write(_ row: Row) {
    for (position, column) in options.layout.columns.enumerated() {
      if position > 0 { file.bytes.append(options.layout.separator) }
      switch column {
      case .unit: file.bytes += unitCodes[row.unit]
      case .indicator: file.bytes += indicatorCodes[row.indicator]
      case .period: file.bytes += periods[row.period]
      case .numerator: write(row.numerator, of: row.indicator)
      case .denominator: write(row.denominator, of: row.indicator)
      case .remark: break
      }
    }
  }

  private mutating func write(_ value: Int64, of indicator: Int) {
    let isAmount = options.hasAmounts && SyntheticWorkspace.isAmount(indicator)
    guard isAmount else {
      file.bytes += Self.digits(value)
      return
    }
    file.bytes += Array(Decimal.text(Int128(value), places: 2).utf8)
  }

  private static func digits(_ value: Int64) -> [UInt8] { Array(String(value).utf8) }

  private mutating func write(_ odd: OddRow, _ row: inout Row) {
    // Of an indicator that is a count, and short enough for a zero more behind it.
    row.indicator = 0
    row.numerator %= 1_000_000_000_000
    row.denominator = max(row.numerator, row.denominator % 1_000_000_000_000)
    var fields = RowFields(
      unit: unitCodes[row.unit], indicator: indicatorCodes[row.indicator],
      period: periods[row.period], numerator: Self.digits(row.numerator),
      denominator: Self.digits(row.denominator))
    odd.change(&fields, number: row.numerator, upper: upper)
    var text: [UInt8] = []
    for (position, column) in options.layout.columns.enumerated() {
      if position > 0 { text.append(options.layout.separator) }
      text += fields[column]
    }
    odd.change(&text, separator: options.layout.separator)
    file.bytes += text
  }
}
