/// Which rows of a file stand in another one in the same order, with others changed, put in or taken
/// out between them.
struct RowAlignment {
  /// Rows that stand in the other file.
  private(set) var matched = 0
  /// Rows of the file that do not.
  private(set) var unmatched: [Int] = []
  private let count: Int
  /// Rows that so would stand in the other file if it were turned round, as a whole or piece by piece:
  /// what chance does, and what two lists have in common that are sorted in one way.
  private let byChance: Int

  /// How far is looked for where two files go on alike, and how many rows tell that they do.
  private static let farthest = 8
  private static let fewestAlike = 3
  private static let piece = 4

  /// - Complexity: O(*rows*).
  init(_ mine: FileRows, _ other: FileRows) {
    count = mine.count
    byChance = max(
      Self.walk(mine.rows, other.rows.reversed()) { _ in },
      Self.walk(mine.rows, Self.turned(other.rows, by: Self.piece)) { _ in })
    var rest: [Int] = []
    matched = Self.walk(mine.rows, other.rows) { rest.append($0) }
    unmatched = rest
  }

  /// Half of the rows, and clearly more than by chance: five times as far from it as chance goes.
  var isNoChance: Bool {
    let more = matched - byChance
    return matched * 2 >= count && more * 8 >= count && more * more * 4 >= 25 * count
  }

  /// Each piece of so many rows backwards.
  private static func turned(_ rows: [UInt64], by length: Int) -> [UInt64] {
    stride(from: 0, to: rows.count, by: length).flatMap { start in
      rows[start..<min(start + length, rows.count)].reversed()
    }
  }

  /// - Parameter skip: is given each row that has no other one.
  /// - Returns: rows that have one.
  private static func walk(_ mine: [UInt64], _ other: [UInt64], skip: (Int) -> Void) -> Int {
    var (row, place, matched) = (0, 0, 0)
    while row < mine.count, place < other.count {
      if mine[row] == other[place] {
        (row, place, matched) = (row + 1, place + 1, matched + 1)
        continue
      }
      let (mineOnly, otherOnly) = step(mine, row, other, place)
      for passed in row..<min(row + mineOnly, mine.count) { skip(passed) }
      (row, place) = (row + mineOnly, place + otherOnly)
    }
    for passed in min(row, mine.count)..<mine.count { skip(passed) }
    return matched
  }

  /// How many rows of each have to be passed over; one of each where nothing near goes on alike.
  private static func step(
    _ mine: [UInt64], _ row: Int, _ other: [UInt64], _ place: Int
  ) -> (Int, Int) {
    // A row that was changed goes before one that was put in.
    if goesOn(mine, row + 1, other, place + 1) { return (1, 1) }
    for distance in 1...farthest {
      for mineOnly in 0...distance
      where goesOn(mine, row + mineOnly, other, place + distance - mineOnly) {
        return (mineOnly, distance - mineOnly)
      }
    }
    return (1, 1)
  }

  private static func goesOn(
    _ mine: [UInt64], _ row: Int, _ other: [UInt64], _ place: Int
  ) -> Bool {
    let end = min(fewestAlike, mine.count - row, other.count - place)
    return end > 0 && (0..<end).allSatisfy { mine[row + $0] == other[place + $0] }
  }
}
