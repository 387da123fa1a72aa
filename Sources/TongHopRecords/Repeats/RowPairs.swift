/// Finds which owners of a ``RowTable`` may be alike, and counts what they have in common.
///
/// Rows that few have lead to those who have them. A row that many have (a case that occurs every
/// day) would lead to all pairs of these, so it leads to a few, and is counted afterwards, for those
/// pairs that were found in whatever way.
struct RowPairs {
  /// Owners of a row beyond which not every one is held against every other, but with the first and
  /// with the one before.
  private static let mostOwners = 12

  private let table: RowTable
  /// *shape* [owner], as those below: its first place in ``nodes``, and the end of those.
  private var starts: [Int]
  private var ends: [Int]
  /// Rows in the table.
  private var totals: [Int]
  /// Rows that more than ``mostOwners`` have; and those of them that tell and the owner has once.
  private var common: [Int]
  private var commonOnce: [Int]
  /// Owners of the row that fewest have, and the first of them.
  private var fewest: [(owners: Int, first: [Int32])]
  /// Of all rows that somebody else has too, in any order.
  private var digests: [UInt64]
  /// Nodes of rows that several have, owner after owner, each in the order of ``places``.
  private var nodes: [Int32]
  /// *shape* [node]: which row it is.
  private var places: [Int32]
  private var result: [RowTable.Pair: RowTable.Shared] = [:]

  init(_ table: RowTable) {
    self.table = table
    let count = Int(table.owners.last ?? -1) + 1
    starts = [Int](repeating: 0, count: count)
    totals = starts
    for (node, owner) in table.owners.enumerated().reversed() { starts[Int(owner)] = node }
    for (owner, rows) in zip(table.owners, table.counts) { totals[Int(owner)] += Int(rows) }
    ends = starts
    common = [Int](repeating: 0, count: count)
    commonOnce = common
    fewest = [(Int, [Int32])](repeating: (.max, []), count: count)
    digests = [UInt64](repeating: 0, count: count)
    nodes = [Int32](repeating: -1, count: table.owners.count)
    places = nodes
  }

  /// - Complexity: O(*rows*), and for each pair that may be alike O(*n* log *n*) of its rows.
  consuming func find() -> [(pair: RowTable.Pair, shared: RowTable.Shared)] {
    addRows()
    addHidden()
    addEqual()
    let alike = result.keys.filter(mayBeAlike)
    for pair in alike { result[pair] = shared(pair) }
    return result.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private mutating func addRows() {
    var list: [Int32] = []
    for (place, head) in table.heads.enumerated() where head >= 0 {
      list.removeAll(keepingCapacity: true)
      var node = head
      while node >= 0 {
        list.append(node)
        node = table.nexts[Int(node)]
      }
      list.reverse()
      for node in list { add(node, list, place) }
      let isCommon = list.count > Self.mostOwners
      for second in list.indices.dropFirst() {
        let firsts = isCommon && second > 1 ? [0, second - 1] : Array(0..<second)
        for first in firsts { count(list[first], list[second], isCommon: isCommon) }
      }
    }
  }

  /// - Parameter list: of the nodes of the row.
  private mutating func add(_ node: Int32, _ list: [Int32], _ place: Int) {
    let owner = Int(table.owners[Int(node)])
    if list.count < fewest[owner].owners {
      fewest[owner] = (
        list.count, list.count > Self.mostOwners ? Array(list.prefix(Self.mostOwners)) : []
      )
    }
    guard list.count > 1 else { return }
    let rows = table.counts[Int(node)]
    places[Int(node)] = Int32(place)
    nodes[ends[owner]] = node
    ends[owner] += 1
    digests[owner] &+= FieldHash.mix(UInt64(place) << 32 | UInt64(rows))
    guard list.count > Self.mostOwners else { return }
    common[owner] += Int(rows)
    if rows == 1, table.weights[Int(node)] > 0 { commonOnce[owner] += 1 }
  }

  private mutating func count(_ first: Int32, _ second: Int32, isCommon: Bool) {
    let pair = RowTable.Pair(
      first: table.owners[Int(first)], second: table.owners[Int(second)])
    if isCommon {
      note(pair)
    } else {
      // Not a method of this: that would hold a copy, and each change copy all pairs.
      Self.count(first, second, of: table, in: &result[pair, default: RowTable.Shared()])
    }
  }

  private static func count(
    _ first: Int32, _ second: Int32, of table: RowTable, in shared: inout RowTable.Shared
  ) {
    let (one, two) = (table.counts[Int(first)], table.counts[Int(second)])
    shared.rows += Int(min(one, two))
    guard table.weights[Int(first)] > 0 else { return }
    shared.sums += 1
    guard one == 1, two == 1 else { return }
    shared.once += 1
    shared.weight += Int(table.weights[Int(first)])
  }

  private mutating func note(_ pair: RowTable.Pair) {
    if result[pair] == nil { result[pair] = RowTable.Shared() }
  }

  /// Who has only rows that many have may stand in one of the first of these.
  private mutating func addHidden() {
    for (owner, rarest) in fewest.enumerated() {
      for node in rarest.first {
        let other = table.owners[Int(node)]
        guard other != Int32(owner) else { continue }
        note(RowTable.Pair(first: min(other, Int32(owner)), second: max(other, Int32(owner))))
      }
    }
  }

  /// Who has the same rows, each as often: with the first and with the one before.
  private mutating func addEqual() {
    var known: [UInt64: (first: Int32, last: Int32)] = [:]
    for (owner, digest) in digests.enumerated() where common[owner] > 0 {
      let second = Int32(owner)
      if let others = known[digest] {
        note(RowTable.Pair(first: others.first, second: second))
        note(RowTable.Pair(first: others.last, second: second))
      }
      known[digest] = (known[digest]?.first ?? second, second)
    }
  }

  /// Could they have nine tenths of the rows of the smaller one in common, or a third of them as
  /// telling ones? Nobody asks for less.
  private func mayBeAlike(_ pair: RowTable.Pair) -> Bool {
    let (one, two) = (Int(pair.first), Int(pair.second))
    let more = min(common[one], common[two])
    guard more > 0, let rare = result[pair] else { return false }
    let least = min(totals[one], totals[two])
    return (rare.rows + more) * 10 >= least * 9
      || (rare.once + min(commonOnce[one], commonOnce[two])) * 3 >= least
  }

  /// All that two have in common.
  private func shared(_ pair: RowTable.Pair) -> RowTable.Shared {
    var result = RowTable.Shared()
    let one = nodes[starts[Int(pair.first)]..<ends[Int(pair.first)]]
    let two = nodes[starts[Int(pair.second)]..<ends[Int(pair.second)]]
    let (small, large) = one.count < two.count ? (one, two) : (two, one)
    var start = large.startIndex
    for node in small {
      let place = places[Int(node)]
      var end = large.endIndex
      while start < end {
        let middle = (start + end) / 2
        if places[Int(large[middle])] < place { start = middle + 1 } else { end = middle }
      }
      guard start < large.endIndex else { break }
      if places[Int(large[start])] == place {
        Self.count(node, large[start], of: table, in: &result)
      }
    }
    return result
  }
}
