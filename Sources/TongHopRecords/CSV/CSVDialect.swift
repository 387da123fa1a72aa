/// How a file separates its fields, told from its first lines.
struct CSVDialect {
  /// Bytes of a first line `sep=;`, which Excel writes and reads; 0 where there is none.
  var lineLength = 0
  var separator = UInt8(ascii: ",")

  /// In the order in which they are preferred where the header has as many of two.
  private static let known: [UInt8] = [
    UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"),
  ]

  /// - Parameter bytes: the beginning of the file, behind its byte order mark.
  init(of bytes: UnsafeBufferPointer<UInt8>) {
    let stated = Self.statement(in: bytes)
    lineLength = stated?.length ?? 0
    let header = Self.headerCounts(bytes[lineLength...])
    separator = Self.known.max { header[Int($0)] < header[Int($1)] } ?? separator
    // `max` gives the last of equals.
    separator = Self.known.first { header[Int($0)] == header[Int(separator)] } ?? separator
    // A line that says what the header does not have is of another program, or was forgotten.
    if let byte = stated?.separator, header[Int(byte)] > 0 { separator = byte }
  }

  /// How often each byte stands in the header outside quotes; empty lines above it are passed over.
  private static func headerCounts(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> [Int] {
    var counts = [Int](repeating: 0, count: 256)
    var isQuoted = false
    for byte in bytes.drop(while: isLineEnd) {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      guard !isQuoted else { continue }
      if isLineEnd(byte) { break }
      counts[Int(byte)] += 1
    }
    return counts
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  /// The line `sep=;`, perhaps in quotes, and with what a spreadsheet puts behind it when it saves
  /// the line as a row.
  ///
  /// - Returns: nil where the first line is another; no separator where it names none.
  private static func statement(in bytes: UnsafeBufferPointer<UInt8>)
    -> (length: Int, separator: UInt8?)?
  {
    var rest = bytes[...]
    if rest.first == UInt8(ascii: "\"") { rest = rest.dropFirst() }
    guard rest.prefix(4).map({ $0 | 0x20 }) == Array("sep=".utf8).map({ $0 | 0x20 }) else {
      return nil
    }
    rest = rest.dropFirst(4)
    var separator: UInt8?
    if rest.starts(with: Array("\\t".utf8)) {
      separator = UInt8(ascii: "\t")
      rest = rest.dropFirst(2)
    } else if let byte = rest.first, isSign(byte) {
      separator = byte
      rest = rest.dropFirst()
    }
    let end = rest.firstIndex(where: isLineEnd) ?? rest.endIndex
    guard rest[..<end].allSatisfy({ known.contains($0) || $0 == 0x20 || $0 == UInt8(ascii: "\"") })
    else { return nil }
    let next = rest[end...].starts(with: [13, 10]) ? end + 2 : min(end + 1, rest.endIndex)
    return (next, separator)
  }

  /// May it separate fields?
  private static func isSign(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\t"): true
    case UInt8(ascii: "\""), UInt8(ascii: "="), 0...0x20, 0x7F...: false
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      false
    default: true
    }
  }
}
