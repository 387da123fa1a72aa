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

  /// Digits that are needed beside the least: among many files two are alike by chance more often. Ten
  /// times as many files make a hundred times as many pairs, and each digit tells one in ten apart.
  ///
  /// *Example*: of 2,640 files of a day with two rows each, 68 are like another one.
  static func moreWeight(among files: Int) -> Int {
    var (more, rest) = (0, files)
    while rest >= 10 { (more, rest) = (more + 2, rest / 10) }
    return more
  }

  /// Is it no chance that one of so many files has the rows, on end?
  func isSure(among files: Int) -> Bool {
    sums >= 2 && weight >= Self.leastWeight + Self.moreWeight(among: files)
      || surprises >= Self.leastSurprises
  }
}
