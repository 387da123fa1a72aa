/// Tells bytes that are no UTF-8, without a second copy of a large file.
enum UTF8Check {
  private static let block = 1 << 16

  /// The first line that is not UTF-8; nil where all is.
  ///
  /// - Complexity: O(*bytes*).
  static func firstBadLine(of bytes: [UInt8]) -> (number: Int, text: String)? {
    var start = 0
    while start < bytes.count {
      var end = min(start + block, bytes.count)
      // Not within a character; four bytes back there is the beginning of one, or a fault.
      for _ in 0..<3 where end < bytes.count && bytes[end] & 0xC0 == 0x80 { end -= 1 }
      guard String(validating: bytes[start..<end], as: UTF8.self) != nil else {
        return line(in: start..<end, bytes)
      }
      start = end
    }
    return nil
  }

  private static func line(in block: Range<Int>, _ bytes: [UInt8]) -> (number: Int, text: String) {
    let newline = UInt8(ascii: "\n")
    var start = bytes[..<block.lowerBound].lastIndex(of: newline).map { $0 + 1 } ?? 0
    var number = 1 + bytes[..<start].count { $0 == newline }
    while true {
      let end = bytes[start...].firstIndex(of: newline) ?? bytes.count
      let line = bytes[start..<end]
      if end >= block.upperBound || String(validating: line, as: UTF8.self) == nil {
        return (number, String(decoding: line.prefix(1000), as: UTF8.self))
      }
      start = end + 1
      number += 1
    }
  }
}
