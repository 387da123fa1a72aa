/// Keeps the first bytes of a key of up to 16, as two words.
///
/// - Safety: immutable; lives as long as the program.
enum ByteMasks {
  /// Lengths 0...79; what does not fit two words is cut, and its row is refused elsewhere.
  static let count = 80

  /// By length, for the first 8 bytes.
  nonisolated(unsafe) static let first = make { length in
    length >= 8 ? ~0 : (1 << UInt64(length * 8)) - 1
  }
  /// By length, for the next 8.
  nonisolated(unsafe) static let second = make { length in
    length <= 8 ? 0 : length >= 16 ? ~0 : (1 << UInt64((length - 8) * 8)) - 1
  }

  private static func make(_ mask: (Int) -> UInt64) -> UnsafePointer<UInt64> {
    let masks = UnsafeMutablePointer<UInt64>.allocate(capacity: count)
    for length in 0..<count { masks[length] = mask(length) }
    return UnsafePointer(masks)
  }
}
