/// What a shard remembers of the pairs that it has met, by the bytes between a row's unit and its
/// numbers.
///
///     06157-004,I1.2,2024-Q2,123,456
///              |------------|            the key, with the separators on both sides
///
/// With both separators in the key a row whose second field ends elsewhere can't match, so the row
/// kernel need not look at them again.
///
/// - Safety: owned by one shard; pointers to it are stale after ``insert(_:_:pair:)``.
final class PairMemo {
  struct Slot {
    var first: UInt64
    var second: UInt64
    /// Into the shard's pairs; -1: empty.
    var pair: Int
  }

  static let longestKey = 16

  private(set) var slots: UnsafeMutablePointer<Slot>
  private(set) var shift: UInt64
  private(set) var mask: Int
  private var count = 0

  init() {
    let room = 256
    slots = .allocate(capacity: room)
    slots.initialize(repeating: Slot(first: 0, second: 0, pair: -1), count: room)
    mask = room - 1
    shift = UInt64(64 - room.trailingZeroBitCount)
  }

  deinit { slots.deallocate() }

  @inline(__always)
  static func hash(_ first: UInt64, _ second: UInt64) -> UInt64 {
    (first &* 0x9E37_79B9_7F4A_7C15) ^ (second &* 0xD6E8_FEB8_6659_FD93)
  }

  /// - Parameter key: at most ``longestKey`` bytes, none of them zero.
  func insert(_ key: UnsafeRawBufferPointer, pair: Int) {
    var words: (UInt64, UInt64) = (0, 0)
    for (position, byte) in key.enumerated() {
      if position < 8 {
        words.0 |= UInt64(byte) << UInt64(position * 8)
      } else {
        words.1 |= UInt64(byte) << UInt64((position - 8) * 8)
      }
    }
    // At most a quarter full, so that nearly every pair is found at the first look.
    if count * 4 >= mask { grow() }
    put(Slot(first: words.0, second: words.1, pair: pair))
  }

  func removeAll() {
    slots.update(repeating: Slot(first: 0, second: 0, pair: -1), count: mask + 1)
    count = 0
  }

  private func put(_ slot: Slot) {
    var place = Int(truncatingIfNeeded: Self.hash(slot.first, slot.second) &>> shift)
    while slots[place].pair >= 0 {
      if slots[place].first == slot.first, slots[place].second == slot.second { return }
      place = (place + 1) & mask
    }
    slots[place] = slot
    count += 1
  }

  private func grow() {
    let old = UnsafeMutableBufferPointer(start: slots, count: mask + 1)
    let room = old.count * 4
    slots = .allocate(capacity: room)
    slots.initialize(repeating: Slot(first: 0, second: 0, pair: -1), count: room)
    mask = room - 1
    shift = UInt64(64 - room.trailingZeroBitCount)
    count = 0
    for slot in old where slot.pair >= 0 { put(slot) }
    old.deallocate()
  }
}
