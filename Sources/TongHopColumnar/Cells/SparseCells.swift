/// Sums by cell number, of the cells that occur: for keys that are few among the possible, and for
/// numbers that are larger than a small cell holds.
///
/// Open addressing, at most half full, doubled when it is.
struct SparseCells: Sendable {
  private struct Slot: Sendable {
    var cell = -1
    var sum = FactCell()
  }

  /// At most half of the slots are used, and while they are doubled there are old ones.
  static let bytesPerKey = MemoryLayout<Slot>.stride * 3

  private var slots: [Slot] = []
  private(set) var count = 0
  private var shift: UInt64 = 64

  @inline(__always)
  private func place(of cell: Int) -> Int {
    Int(truncatingIfNeeded: (UInt64(bitPattern: Int64(cell)) &* 0x9E37_79B9_7F4A_7C15) &>> shift)
  }

  /// - Complexity: O(1) amortised.
  mutating func add(_ cell: Int, _ sum: FactCell) {
    if count * 2 >= slots.count { grow() }
    var place = place(of: cell)
    while slots[place].cell != cell {
      if slots[place].cell < 0 {
        slots[place].cell = cell
        count += 1
        break
      }
      place = (place + 1) & (slots.count - 1)
    }
    slots[place].sum.add(sum)
  }

  private mutating func grow() {
    let old = slots
    let room = max(64, old.count * 2)
    slots = [Slot](repeating: Slot(), count: room)
    shift = UInt64(64 - room.trailingZeroBitCount)
    for slot in old where slot.cell >= 0 {
      var place = place(of: slot.cell)
      while slots[place].cell >= 0 { place = (place + 1) & (room - 1) }
      slots[place] = slot
    }
  }

  /// Adds the cells of a range to `sums`, which begins with the first of it.
  ///
  /// - Complexity: O(the smaller of all cells and the range).
  func addCells(in range: Range<Int>, to sums: inout [FactCell]) {
    guard count > 0 else { return }
    if range.count < slots.count {
      for cell in range {
        var place = place(of: cell)
        while slots[place].cell >= 0, slots[place].cell != cell {
          place = (place + 1) & (slots.count - 1)
        }
        if slots[place].cell == cell { sums[cell - range.lowerBound].add(slots[place].sum) }
      }
      return
    }
    for slot in slots where range.contains(slot.cell) {
      sums[slot.cell - range.lowerBound].add(slot.sum)
    }
  }
}
