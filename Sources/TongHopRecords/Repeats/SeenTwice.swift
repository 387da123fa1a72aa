/// Tells most numbers that occur once from those that occur more often, before any of them is looked
/// for: nearly all rows of nearly all files are the only ones of their kind.
///
/// Two filters of bits: what was seen, and what was seen again.
struct SeenTwice {
  private var once: [UInt64]
  private var twice: [UInt64]

  /// - Parameter count: numbers that will be added, at most.
  init(count: Int) {
    var words = 16
    while words * 4 < count { words *= 2 }
    once = [UInt64](repeating: 0, count: words)
    twice = once
  }

  mutating func add(_ number: UInt64) {
    let (word, bit) = place(number)
    if once[word] & bit != 0 { twice[word] |= bit } else { once[word] |= bit }
  }

  /// False: it was added once.
  func mayHave(_ number: UInt64) -> Bool {
    let (word, bit) = place(number)
    return twice[word] & bit != 0
  }

  private func place(_ number: UInt64) -> (word: Int, bit: UInt64) {
    (Int(truncatingIfNeeded: number >> 24) & (once.count - 1), 1 << (number >> 8 & 63))
  }
}
