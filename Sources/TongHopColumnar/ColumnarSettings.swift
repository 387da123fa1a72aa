import TongHopDomain

/// What the engine may use.
public struct ColumnarSettings: Sendable {
  /// Bytes of a file that a shard takes at a time.
  public var blockSize = 256 << 10
  /// Bytes for the cells of all shards together. Where they would need more, fewer shards are
  /// used; where even one would, a place is made only for keys that occur.
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

  /// - Parameter cellsPerPeriod: indicators x units.
  func plan(cellsPerPeriod: Int, wanted: [Period]?, threads: Int) -> Plan {
    // Of every wanted period one part is usual; quarters made of months need three each.
    let usual = max(3, wanted?.count ?? 0)
    let slotBytes = ShardCells.byteCount(cells: max(1, cellsPerPeriod))
    let slots = memoryBudget / slotBytes
    guard slots >= usual else {
      return sparsePlan(cellsPerPeriod: cellsPerPeriod, threads: threads)
    }
    let shards = max(1, min(threads, slots / usual))
    // More than 400 periods are no period of reporting any more.
    let periodSlots = min(slots / shards, 400)
    return Plan(
      shards: shards, periodSlots: periodSlots, cellCount: periodSlots * cellsPerPeriod,
      isDense: true)
  }

  func sparsePlan(cellsPerPeriod: Int, threads: Int) -> Plan {
    Plan(
      shards: threads, periodSlots: .max / max(1, cellsPerPeriod) / 2, cellCount: 0,
      isDense: false)
  }
}
