/// Dense numbers for codes, in the order in which they were met.
///
/// Codes are found by their bytes: that costs a fifth of what a dictionary takes to hash a text by
/// its meaning. As in a dictionary, two spellings of one text are one code (Ệ as one character, or
/// as E and two marks).
struct CodeNumbers: Sendable {
  private(set) var codes: [String] = []
  /// Open addressing; -1 is free. At least half of the slots are.
  private var slots: [Int32]
  /// Codes that have, or can have, another spelling.
  private var respellable: [String: Int32] = [:]

  /// - Parameter capacity: the greatest number of codes.
  init(capacity: Int) {
    var count = 16
    while count < 2 * capacity { count *= 2 }
    slots = Array(repeating: -1, count: count)
    codes.reserveCapacity(capacity)
  }

  /// The number of a code.
  subscript(code: String) -> Int32? {
    let number = slots[slot(of: code)]
    return number >= 0 ? number : respellable.isEmpty ? nil : respellable[code]
  }

  /// The number of a code; a new one gets the next.
  mutating func insert(_ code: String) -> Int32 {
    let slot = slot(of: code)
    if slots[slot] >= 0 { return slots[slot] }
    let number = Int32(codes.count)
    if Self.isRespellable(code) {
      if let known = respellable[code] { return known }
      respellable[code] = number
    }
    slots[slot] = number
    codes.append(code)
    return number
  }

  /// Where the code is, or would be.
  private func slot(of code: String) -> Int {
    var slot = Int(truncatingIfNeeded: Self.hash(code)) & (slots.count - 1)
    while slots[slot] >= 0, codes[Int(slots[slot])] != code {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  /// FNV-1a, its high bits folded in.
  private static func hash(_ code: String) -> UInt64 {
    var code = code
    return code.withUTF8 { bytes in
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      return hash ^ (hash >> 32)
    }
  }

  /// Of ASCII only `K`, `;` and `` ` `` are canonically equal to another character.
  private static func isRespellable(_ code: String) -> Bool {
    var code = code
    return code.withUTF8 { bytes in
      bytes.contains {
        $0 >= 0x80 || $0 == UInt8(ascii: "K") || $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "`")
      }
    }
  }
}
