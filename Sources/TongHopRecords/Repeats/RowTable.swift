/// A place for each of some numbers, by open addressing.
struct KeySlots {
  private var keys: [UInt64]

  /// - Parameter count: different keys that will be asked for, at most.
  init(keys count: Int) {
    var size = 16
    while size < count * 2 { size *= 2 }
    keys = [UInt64](repeating: 0, count: size)
  }

  /// Places that there are.
  var count: Int { keys.count }

  /// The place of a key; it is taken if it was nobody's.
  mutating func slot(of number: UInt64) -> Int {
    let key = number == 0 ? 1 : number
    let mask = keys.count - 1
    var place = Int(truncatingIfNeeded: key >> 20) & mask
    while keys[place] != 0, keys[place] != key { place = (place + 1) & mask }
    keys[place] = key
    return place
  }
}

/// Which rows several owners (files, or files of one period) have.
///
/// A list of owners per row; one look per row, and no objects.
struct RowTable {
  struct Pair: Hashable, Comparable {
    /// The first one that was added goes first.
    var first: Int32
    var second: Int32

    static func < (left: Pair, right: Pair) -> Bool {
      (left.first, left.second) < (right.first, right.second)
    }
  }

  /// What two owners have in common.
  struct Shared {
    /// Rows, each as often as both have it.
    var rows = 0
    /// Different sums.
    var sums = 0
    /// Different telling rows that each of the two has once.
    var once = 0
  }

  /// Owners of a row beyond which not every one is held against every other, but with the first and
  /// with the one before.
  private static let mostOwners = 12

  private var slots: KeySlots
  private var heads: [Int32]
  private var owners: [Int32] = []
  private var counts: [Int32] = []
  private var nexts: [Int32] = []
  private var isTelling: [Bool] = []

  /// - Parameter rows: that will be added, at most.
  init(rows: Int) {
    slots = KeySlots(keys: rows)
    heads = [Int32](repeating: -1, count: slots.count)
  }

  /// - Parameter owner: not below the one before.
  mutating func add(_ row: UInt64, of owner: Int32, isTelling telling: Bool) {
    let place = slots.slot(of: row)
    let head = heads[place]
    if head >= 0, owners[Int(head)] == owner {
      counts[Int(head)] += 1
      return
    }
    heads[place] = Int32(owners.count)
    owners.append(owner)
    counts.append(1)
    nexts.append(head)
    isTelling.append(telling)
  }

  /// - Complexity: O(*rows*).
  func pairs() -> [(pair: Pair, shared: Shared)] {
    var result: [Pair: Shared] = [:]
    var list: [Int] = []
    for head in heads where head >= 0 && nexts[Int(head)] >= 0 {
      list.removeAll(keepingCapacity: true)
      var node = head
      while node >= 0 {
        list.append(Int(node))
        node = nexts[Int(node)]
      }
      list.reverse()
      for second in 1..<list.count {
        let firsts =
          list.count <= Self.mostOwners || second == 1 ? Array(0..<second) : [0, second - 1]
        for first in firsts { count(list[first], list[second], in: &result) }
      }
    }
    return result.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private func count(_ first: Int, _ second: Int, in result: inout [Pair: Shared]) {
    let pair = Pair(first: owners[first], second: owners[second])
    result[pair, default: Shared()].rows += Int(min(counts[first], counts[second]))
    guard isTelling[first] else { return }
    result[pair, default: Shared()].sums += 1
    if counts[first] == 1, counts[second] == 1 { result[pair, default: Shared()].once += 1 }
  }
}
