/// The rows of a file as far as it matters whether two files have the same ones: fields by the names
/// of their columns. How lines end, a mark at the beginning, the separator, quotes, blanks, the
/// decimal sign and the order of columns make no difference.
struct FileRows {
  /// What a sum tells: a digit of its two numbers one, up to this; one in all where there is nothing of
  /// it or all of it, as is usual (`3/3`).
  static let mostWeight = 4

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
  /// How much it tells that another file has the row, too; 0 where it is a single case.
  private(set) var weights: [UInt8] = []

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
    weights.append(row.weight)
  }

  /// A row of more than one case: its denominator is neither 0 nor 1.
  func isSum(_ row: Int) -> Bool { weights[row] > 0 }

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
