/// Numbers for fields. Equal texts have equal ones; that two of the many rows of two files have the
/// same 64 bits and are not equal does not happen.
enum FieldHash {
  @inline(__always)
  static func mix(_ value: UInt64) -> UInt64 {
    let product = (value ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }

  /// - Parameters:
  ///   - chunk: the last bytes, fewer than eight.
  ///   - length: of the whole text.
  @inline(__always)
  static func finish(_ hash: UInt64, _ chunk: UInt64, _ length: Int) -> UInt64 {
    length == 0 ? 0 : mix(mix(hash ^ chunk) &+ UInt64(truncatingIfNeeded: length))
  }

  static func of(_ text: String) -> UInt64 {
    var (hash, chunk, length) = (UInt64(0), UInt64(0), 0)
    for byte in text.utf8 {
      chunk = chunk << 8 | UInt64(byte)
      length += 1
      if length & 7 == 0 { (hash, chunk) = (mix(hash ^ chunk), 0) }
    }
    return finish(hash, chunk, length)
  }
}
