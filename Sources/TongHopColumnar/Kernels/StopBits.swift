/// One bit for each byte at which a field may end.
///
/// Finding the ends of all fields of a block first, without looking at rows, is what lets the row
/// kernel go from row to row in a dozen cycles: it takes the 57 or more bits behind a row's start
/// in one load instead of searching byte by byte.
enum StopBits {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  /// Brings the lowest bit of each byte together in the top byte.
  private static let gather: UInt64 = 0x0102_0408_1020_4080

  /// Room for the bits of `count` bytes, read 8 bytes at a time from any bit.
  static func byteCount(for count: Int) -> Int { count / 8 + 64 }

  /// - Safety: reads up to 63 bytes past `count`, writes up to 8 past `count / 8`.
  /// - Complexity: 13 GB/s.
  static func find(
    in bytes: UnsafeRawPointer, count: Int, separator: UInt8, into bits: UnsafeMutableRawPointer
  ) {
    if separator == UInt8(ascii: ",") {
      findBelowHyphen(bytes, count, bits)
    } else {
      findSeparators(bytes, count, separator, bits)
    }
  }

  /// Comma, line feed and carriage return are below the hyphen, and no letter, digit, hyphen or
  /// point is; one comparison finds them all. The few others below it (blank, quote, plus) make a
  /// row look odd, which sends it to a slower reader.
  @inline(never)
  private static func findBelowHyphen(
    _ bytes: UnsafeRawPointer, _ count: Int, _ bits: UnsafeMutableRawPointer
  ) {
    let limit = SIMD64<UInt8>(repeating: UInt8(ascii: "-"))
    var position = 0
    while position < count {
      let block = bytes.loadUnaligned(fromByteOffset: position, as: SIMD64<UInt8>.self)
      let mask = unsafeBitCast(block .< limit, to: SIMD8<UInt64>.self)
      bits.storeBytes(of: oneBit(mask), toByteOffset: position &>> 3, as: UInt64.self)
      position &+= 64
    }
  }

  @inline(never)
  private static func findSeparators(
    _ bytes: UnsafeRawPointer, _ count: Int, _ separator: UInt8, _ bits: UnsafeMutableRawPointer
  ) {
    let separators = SIMD64<UInt8>(repeating: separator)
    let limit = SIMD64<UInt8>(repeating: UInt8(ascii: "\r") + 1)
    // A quote may make a separator or a line feed behind it a part of its field.
    let quotes = SIMD64<UInt8>(repeating: UInt8(ascii: "\""))
    var position = 0
    while position < count {
      let block = bytes.loadUnaligned(fromByteOffset: position, as: SIMD64<UInt8>.self)
      let stops = (block .== separators) .| (block .< limit) .| (block .== quotes)
      let mask = unsafeBitCast(stops, to: SIMD8<UInt64>.self)
      bits.storeBytes(of: oneBit(mask), toByteOffset: position &>> 3, as: UInt64.self)
      position &+= 64
    }
  }

  /// One bit a byte of a mask of 64 bytes that are all zeros or all ones.
  @inline(__always)
  private static func oneBit(_ mask: SIMD8<UInt64>) -> UInt64 {
    @inline(__always) func bits(_ word: Int) -> UInt64 {
      ((mask[word] & ones) &* gather) &>> 56
    }
    return bits(0) | (bits(1) &<< 8) | (bits(2) &<< 16) | (bits(3) &<< 24)
      | (bits(4) &<< 32) | (bits(5) &<< 40) | (bits(6) &<< 48) | (bits(7) &<< 56)
  }
}
