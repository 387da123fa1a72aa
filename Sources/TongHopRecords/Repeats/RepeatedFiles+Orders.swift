/// Copies of registers of single cases in which rows were changed here and there.
///
/// Such rows are alike by the thousand, so what two files have in common says nothing; that they stand
/// in the same order does. Chance is measured, not supposed: by the same comparison with the other file
/// turned round.
extension RepeatedFiles {
  private static let fewestRows = 100
  /// Rows on end that lead from one file to the other.
  private static let stretch = 4
  private static let fewestStretches = 10

  /// - Parameter order: files in records/, of which nothing is left out.
  mutating func compareOrders(_ order: [Int]) {
    let asked = order.filter { number in
      guard let list = lists[number], list.sharedCount >= Self.fewestRows else { return false }
      return evidence(of: number, list).surprises >= RowEvidence.leastSurprises
    }
    guard asked.count > 1 else { return }
    var table = RowTable(rows: asked.reduce(0) { $0 + (lists[$1]?.count ?? 0) })
    for (place, number) in asked.enumerated() {
      guard let list = lists[number] else { continue }
      for end in list.rows.indices.dropFirst(Self.stretch - 1) where list.isShared[end] {
        table.add(Self.key(list, end), of: Int32(place), weight: 1)
      }
    }
    for (pair, shared) in table.pairs() where shared.rows >= Self.fewestStretches {
      let (large, small) = (asked[Int(pair.first)], asked[Int(pair.second)])
      guard !named.contains([small, large]), !doubted.contains(small), let mine = lists[small],
        let other = lists[large], mine.count * 2 >= other.count
      else { continue }
      let alignment = RowAlignment(mine, other)
      guard alignment.isNoChance else { continue }
      named.insert([small, large])
      doubted.insert(small)
      reportEdited(small, large, alignment.matched, butFor: alignment.unmatched)
    }
  }

  /// Of some rows on end.
  private static func key(_ list: FileRows, _ end: Int) -> UInt64 {
    (end - stretch + 1...end).reduce(UInt64(stretch)) {
      FieldHash.mix($0 &* 0x9FB2_1C65_1E98_DF25 &+ list.rows[$1])
    }
  }
}
