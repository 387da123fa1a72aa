/// How unlikely it is that two files have some rows in common and are no copies.
struct RowEvidence {
  /// Different sums.
  var sums = 0
  /// Of those, see ``FileRows/mostWeight``.
  var weight = 0
  /// Places where a row is not like the one before it.
  var changes = 0
  /// Rows that come back, with others between, where another one or another number of them stood the last
  /// time. A list that is sorted, or goes through all units again and again, has none.
  var surprises = 0

  /// From here on it is no chance that files have the same sums, on end,
  static let leastWeight = 8
  /// with other rows between them or in another order,
  static let leastWeightApart = 16
  /// and that single cases follow each other so.
  static let leastSurprises = 20

  init(_ list: FileRows, _ range: Range<Int>) {
    var seen: Set<UInt64> = []
    var (start, before) = (range.lowerBound, UInt64(0))
    var runs: [UInt64: Int] = [:]
    var followers: [UInt64: UInt64] = [:]
    for row in range {
      if list.isSum(row), seen.insert(list.rows[row]).inserted {
        sums += 1
        weight += Int(list.weights[row])
      }
      guard row > range.lowerBound else { continue }
      guard list.rows[row] != list.rows[row - 1] else { continue }
      changes += 1
      let (key, count) = (list.rows[row - 1], row - start)
      let isAsBefore = followers.updateValue(key, forKey: before) == key
      if let known = runs.updateValue(count, forKey: key), known != count || !isAsBefore {
        surprises += 1
      }
      (start, before) = (row, key)
    }
  }

  /// Is it no chance that a file has the rows, on end?
  var isSure: Bool {
    sums >= 2 && weight >= Self.leastWeight || surprises >= Self.leastSurprises
  }
}
