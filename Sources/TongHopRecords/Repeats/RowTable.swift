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
    /// Different telling rows that each of the two has once,
    var once = 0
    /// and how much these tell.
    var weight = 0
  }

  private var slots: KeySlots
  /// *shape* [place of a row]: its last node, -1 where there is none.
  private(set) var heads: [Int32]
  /// *shape* [node], as those below: a row of an owner. Owners do not go down from node to node.
  private(set) var owners: [Int32] = []
  /// How often the owner has the row.
  private(set) var counts: [Int32] = []
  /// The node of the owner before that has the row, -1 where there is none.
  private(set) var nexts: [Int32] = []
  /// How much it tells that somebody else has the row; 0 where it tells nothing.
  private(set) var weights: [UInt8] = []

  /// - Parameter rows: that will be added, at most.
  init(rows: Int) {
    slots = KeySlots(keys: rows)
    heads = [Int32](repeating: -1, count: slots.count)
  }

  /// - Parameter owner: not below the one before.
  mutating func add(_ row: UInt64, of owner: Int32, weight: UInt8) {
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
    weights.append(weight)
  }

  /// Pairs of owners that may be alike, in their order, and what each has in common.
  ///
  /// Of two that have nine tenths of the rows of the smaller one in common, or a third as telling
  /// ones that each has once, it is all of it; of others, who are not alike, it may be less.
  func pairs() -> [(pair: Pair, shared: Shared)] { RowPairs(self).find() }
}
