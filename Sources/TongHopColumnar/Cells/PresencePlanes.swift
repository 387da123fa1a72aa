/// Which units reported which pairs, and which did so more than once: two bits a key.
///
/// - Safety: one shard writes; after the last row everybody may read.
final class PresencePlanes: @unchecked Sendable {
  private var reported: [UInt64] = []
  private var repeated: [UInt64] = []

  /// The bits of one pair, in whole words.
  static func stride(_ codes: Int) -> Int { (codes + 63) & ~63 }

  func insert(_ bit: Int) {
    let word = bit >> 6
    if word >= reported.count { grow(to: word) }
    let flag: UInt64 = 1 << UInt64(bit & 63)
    repeated[word] |= reported[word] & flag
    reported[word] |= flag
  }

  private func grow(to word: Int) {
    let room = max(word + 1, reported.count * 2)
    reported += [UInt64](repeating: 0, count: room - reported.count)
    repeated += [UInt64](repeating: 0, count: room - repeated.count)
  }

  /// Adds how often each unit reported the pair, 2 for more than once, to `counts`.
  func addPlane(from first: Int, count: Int, to counts: inout [UInt8]) {
    for position in 0..<count {
      let bit = first + position
      guard bit >> 6 < reported.count else { return }
      let flag: UInt64 = 1 << UInt64(bit & 63)
      if reported[bit >> 6] & flag != 0 { counts[position] = min(2, counts[position] + 1) }
      if repeated[bit >> 6] & flag != 0 { counts[position] = 2 }
    }
  }
}
