import TongHopDomain

/// The rows of a file as far as it matters whether two files have the same ones: fields by the names
/// of their columns. How lines end, a mark at the beginning, the separator, quotes, blanks, the
/// decimal sign and the order of columns make no difference.
struct FileRows {
  /// *shape* [row], as all that follow: the whole row.
  private(set) var rows: [UInt64] = []
  /// The row without its period.
  private(set) var figures: [UInt64] = []
  /// What is measured or asked, and what is said of it.
  private(set) var topics: [UInt64] = []
  private(set) var answers: [UInt64] = []
  /// Places in ``PeriodNames``.
  private(set) var periods: [Int32] = []
  private(set) var lines: [Int32] = []
  /// Rows of more than one case: a denominator above 1.
  private(set) var isSum: [Bool] = []

  /// Rows that may stand somewhere else, too; empty until it is asked.
  private(set) var isShared: [Bool] = []
  private(set) var sharedCount = 0

  var count: Int { rows.count }

  mutating func findShared(_ isShared: (UInt64) -> Bool) {
    self.isShared = rows.map(isShared)
    sharedCount = self.isShared.count { $0 }
  }

  mutating func append(_ row: RowScanner.Row, line: Int) {
    rows.append(row.row)
    figures.append(row.figure)
    topics.append(row.topic)
    answers.append(row.answer)
    periods.append(row.period)
    lines.append(Int32(truncatingIfNeeded: line))
    isSum.append(row.isSum)
  }

  /// How many rows of a stretch tell that two files with them are no chance: the different ones that
  /// are sums, and the places where a row is not like the one before it.
  func evidence(_ range: Range<Int>) -> (sums: Int, changes: Int) {
    let sums = Set(range.lazy.filter { isSum[$0] }.map { rows[$0] })
    return (sums.count, range.dropFirst().count { rows[$0] != rows[$0 - 1] })
  }

  /// The stretch of another file that has all rows; nil where there is none.
  func stretch(of other: FileRows) -> Int? {
    guard count <= other.count else { return nil }
    // Rows of one case each are alike by the thousand.
    return (0...(other.count - count)).lazy.filter { other.rows[$0] == rows[0] }.prefix(256)
      .first { start in rows.indices.allSatisfy { rows[$0] == other.rows[start + $0] } }
  }

  /// Are all rows in the other file, in their order, with others between them?
  func isInOrder(in other: FileRows) -> Bool {
    var next = 0
    for row in other.rows where next < count && row == rows[next] { next += 1 }
    return next == count
  }
}

/// The periods of a group of files, each once however often it is written.
final class PeriodNames {
  private(set) var names: [String] = []
  private var places: [String: Int32] = [:]
  private var byHash: [UInt64: Int32] = [:]

  /// - Parameter hash: of the text.
  func place(_ hash: UInt64, _ text: () -> String) -> Int32 {
    if let known = byHash[hash] { return known }
    let written = text()
    let name = Period(parsing: written).map { "\($0)" } ?? written
    let place = places[name] ?? Int32(names.count)
    if places[name] == nil { names.append(name) }
    places[name] = place
    byHash[hash] = place
    return place
  }
}
