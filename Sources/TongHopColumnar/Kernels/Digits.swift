/// Whole numbers from their digits, 8 at a time.
enum Digits {
  private static let zeros: UInt64 = 0x3030_3030_3030_3030
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// Two numbers of 1 to 4 digits each, the first in the low half of the result.
  ///
  /// - Parameter wrong: gets a bit where a byte is no digit.
  /// - Safety: reads 8 bytes from either start.
  @inline(__always)
  static func pair(
    _ first: UnsafeRawPointer, _ firstCount: Int, _ second: UnsafeRawPointer, _ secondCount: Int,
    wrong: inout UInt64
  ) -> UInt64 {
    // Shifted up, the bytes behind the number fall out and zeros stand before its first digit.
    let low = (first.loadUnaligned(as: UInt64.self) ^ zeros) &<< UInt64(64 &- (firstCount &<< 3))
    let high = (second.loadUnaligned(as: UInt64.self) ^ zeros) &<< UInt64(64 &- (secondCount &<< 3))
    let digits = (low &>> 32) | high
    wrong |= notDigits(digits)
    let tens = ((digits &* 10) &+ (digits &>> 8)) & 0x00FF_00FF_00FF_00FF
    return ((tens &* 100) &+ (tens &>> 16)) & 0x0000_FFFF_0000_FFFF
  }

  /// A number of 1 to 8 digits.
  ///
  /// - Safety: reads 8 bytes.
  @inline(__always)
  static func upToEight(_ start: UnsafeRawPointer, _ count: Int, wrong: inout UInt64) -> UInt64 {
    var digits = (start.loadUnaligned(as: UInt64.self) ^ zeros) &<< UInt64(64 &- (count &<< 3))
    wrong |= notDigits(digits)
    digits = (digits &* 10) &+ (digits &>> 8)
    let high = (digits & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
    let low = ((digits &>> 16) & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
    return (high &+ low) &>> 32
  }

  /// A number of 1 to 18 digits, which fits 63 bits; nil for anything else.
  static func upToEighteen(_ bytes: UnsafeRawBufferPointer) -> Int64? {
    guard (1...18).contains(bytes.count) else { return nil }
    var value: Int64 = 0
    for byte in bytes {
      let digit = byte &- UInt8(ascii: "0")
      guard digit <= 9 else { return nil }
      value = value &* 10 &+ Int64(digit)
    }
    return value
  }

  /// Not zero where a byte is above 9.
  @inline(__always)
  private static func notDigits(_ bytes: UInt64) -> UInt64 {
    (((bytes & ~highBits) &+ 0x7676_7676_7676_7676) | bytes) & highBits
  }
}
