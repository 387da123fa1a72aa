import TongHopDomain

/// What the engine may use.
public struct ColumnarSettings: Sendable {
  /// Bytes of a file that a shard takes at a time.
  public var blockSize = 256 << 10
  /// Bytes for the cells of all shards together. Where they would need more, fewer shards are
  /// used; where even one would, a place is made only for keys that occur, if that takes less.
  public var memoryBudget = 384 << 20

  public init() {}

  /// How many shards there are, and what each has.
  struct Plan {
    var shards: Int
    /// Periods with room in one shard.
    var periodSlots: Int
    var cellCount: Int
    var isDense: Bool
  }

  /// - Parameters:
  ///   - cellsPerPeriod: indicators x units.
  ///   - periods: how many have figures that are kept; nil: not known yet.
  ///   - rows: at most so many will come.
  func plan(cellsPerPeriod: Int, periods: Int?, rows: Int, threads: Int) -> Plan {
    // Three are usual: the period, the one before, the one a year before.
    let expected = max(1, periods ?? 3)
    let cells = expected.multipliedReportingOverflow(by: max(1, cellsPerPeriod))
    let dense =
      cells.overflow ? Int.max : ShardCells.byteCount(cells: min(cells.partialValue, .max / 64))
    let sparse = min(rows, cells.overflow ? rows : cells.partialValue) * SparseCells.bytesPerKey
    // A place of its own costs a key more than a place in the row of all.
    guard dense <= max(memoryBudget, sparse) else {
      return Plan(
        shards: max(1, min(threads, memoryBudget / max(1, sparse))),
        periodSlots: .max / max(1, cellsPerPeriod) / 2, cellCount: 0, isDense: false)
    }
    let shards = max(1, min(threads, memoryBudget / dense))
    var slots = expected
    if periods == nil {
      // What is left is room for more periods than are usual. It costs nothing before it is used;
      // more than 400 periods are no period of reporting any more.
      let room = memoryBudget / shards / ShardCells.byteCount(cells: max(1, cellsPerPeriod))
      slots = min(400, max(slots, room))
    }
    return Plan(
      shards: shards, periodSlots: slots, cellCount: slots * cellsPerPeriod, isDense: true)
  }
}
