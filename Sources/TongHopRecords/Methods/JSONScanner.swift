/// Reads JSON (RFC 8259, and a comma behind the last of a list) from left to right and builds
/// nothing: a map of hundreds of megabytes has millions of numbers.
///
///     try scanner.beginObject()
///     while let key = try scanner.nextKey() { if key == "id" { … } else { try scanner.skip() } }
///
/// - Throws: ``Fault`` at the first byte that is no JSON.
struct JSONScanner {
  struct Fault: Error, Equatable {
    /// The first byte that does not fit.
    var offset: Int
    var isTooDeep = false
  }

  enum Kind { case object, list, text, number, word, end }

  /// Deeper texts are refused, as Foundation's reader does.
  static let deepest = 512

  let bytes: [UInt8]
  private(set) var offset = 0
  /// Of each object or list that is open: whether its first member was read.
  private var open: [Bool] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  private var byte: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  mutating func skipSpace() {
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x20, 0x09, 0x0A, 0x0D: offset += 1
      default: return
      }
    }
  }

  /// What begins at the next byte that is no space.
  mutating func kind() throws(Fault) -> Kind {
    skipSpace()
    switch byte {
    case nil: return .end
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .list
    case UInt8(ascii: "\""): return .text
    case UInt8(ascii: "-"), (0x30...0x39)?: return .number
    case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"): return .word
    default: throw Fault(offset: offset)
    }
  }

  /// Without a look at what is wrong there.
  var isAtList: Bool {
    mutating get {
      skipSpace()
      return byte == UInt8(ascii: "[")
    }
  }

  mutating func beginObject() throws(Fault) { try begin("{") }

  mutating func beginList() throws(Fault) { try begin("[") }

  private mutating func begin(_ mark: Unicode.Scalar) throws(Fault) {
    skipSpace()
    guard byte == UInt8(ascii: mark) else { throw Fault(offset: offset) }
    guard open.count < Self.deepest else { throw Fault(offset: offset, isTooDeep: true) }
    open.append(false)
    offset += 1
  }

  /// The key of the next member, whose value must be read or skipped then; nil at the end.
  mutating func nextKey() throws(Fault) -> String? {
    guard try hasNext(UInt8(ascii: "}")) else { return nil }
    let key = try text()
    try colon()
    return key
  }

  /// Is there an element more, which must be read or skipped then?
  mutating func nextElement() throws(Fault) -> Bool { try hasNext(UInt8(ascii: "]")) }

  private mutating func hasNext(_ end: UInt8) throws(Fault) -> Bool {
    skipSpace()
    guard let isSecond = open.last else { throw Fault(offset: offset) }
    if isSecond, byte != end {
      guard byte == UInt8(ascii: ",") else { throw Fault(offset: offset) }
      offset += 1
      skipSpace()
    }
    // Also behind a comma, as Foundation takes it: the last of a list was deleted.
    if byte == end {
      open.removeLast()
      offset += 1
      return false
    }
    open[open.count - 1] = true
    return true
  }

  private mutating func colon() throws(Fault) {
    skipSpace()
    guard byte == UInt8(ascii: ":") else { throw Fault(offset: offset) }
    offset += 1
  }

  // MARK: Values

  mutating func text() throws(Fault) -> String {
    let (range, isPlain) = try textRange()
    return isPlain ? String(decoding: bytes[range], as: UTF8.self) : unescaped(range)
  }

  /// Where a number stands.
  mutating func number() throws(Fault) -> Range<Int> {
    skipSpace()
    let start = offset
    if byte == UInt8(ascii: "-") { offset += 1 }
    if byte == UInt8(ascii: "0") { offset += 1 } else { try digits() }
    if byte == UInt8(ascii: ".") {
      offset += 1
      try digits()
    }
    if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
      offset += 1
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { offset += 1 }
      try digits()
    }
    return start..<offset
  }

  private mutating func digits() throws(Fault) {
    let start = offset
    while offset < bytes.count, bytes[offset] &- 0x30 < 10 { offset += 1 }
    if offset == start { throw Fault(offset: offset) }
  }

  /// `true`, `false` or `null`.
  mutating func word() throws(Fault) -> String {
    skipSpace()
    for word in ["true", "false", "null"] where bytes[offset...].starts(with: word.utf8) {
      offset += word.utf8.count
      return word
    }
    throw Fault(offset: offset)
  }

  /// Goes past a value of any kind, however deep.
  mutating func skip() throws(Fault) {
    let depth = open.count
    /// Of each object or list that was opened here: is it an object?
    var isObject: [Bool] = []
    repeat {
      if let inObject = isObject.last {
        guard try hasNext(inObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
          isObject.removeLast()
          continue
        }
        if inObject {
          _ = try textRange()
          try colon()
        }
      }
      switch try kind() {
      case .object:
        try beginObject()
        isObject.append(true)
      case .list:
        try beginList()
        isObject.append(false)
      case .text: _ = try textRange()
      case .number: _ = try number()
      case .word: _ = try word()
      case .end: throw Fault(offset: offset)
      }
    } while open.count > depth
  }
}

// MARK: - Texts

extension JSONScanner {
  /// Between the quotes.
  private mutating func textRange() throws(Fault) -> (range: Range<Int>, isPlain: Bool) {
    skipSpace()
    guard byte == UInt8(ascii: "\"") else { throw Fault(offset: offset) }
    offset += 1
    let start = offset
    var isPlain = true
    while true {
      guard let byte else { throw Fault(offset: offset) }
      switch byte {
      case UInt8(ascii: "\""):
        offset += 1
        return (start..<(offset - 1), isPlain)
      case UInt8(ascii: "\\"):
        isPlain = false
        try escape()
      case 0..<0x20: throw Fault(offset: offset)
      default: offset += 1
      }
    }
  }

  private mutating func escape() throws(Fault) {
    offset += 1
    guard let byte else { throw Fault(offset: offset) }
    switch byte {
    case UInt8(ascii: "u"):
      guard offset + 4 < bytes.count, Self.unit(bytes[(offset + 1)...(offset + 4)]) != nil else {
        throw Fault(offset: offset)
      }
      offset += 5
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      offset += 1
    default: throw Fault(offset: offset)
    }
  }

  /// Four hexadecimal digits.
  private static func unit(_ digits: ArraySlice<UInt8>) -> UInt16? {
    guard digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }) else { return nil }
    return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  /// Half a pair of surrogates becomes U+FFFD.
  private func unescaped(_ range: Range<Int>) -> String {
    var units: [UInt16] = []
    var place = range.lowerBound
    while place < range.upperBound {
      let end = bytes[place..<range.upperBound].firstIndex(of: UInt8(ascii: "\\"))
      units += String(decoding: bytes[place..<(end ?? range.upperBound)], as: UTF8.self).utf16
      guard let end else { break }
      let letter = bytes[end + 1]
      place = end + 2
      switch letter {
      case UInt8(ascii: "u"):
        units.append(Self.unit(bytes[place..<(place + 4)]) ?? 0xFFFD)
        place += 4
      case UInt8(ascii: "b"): units.append(0x08)
      case UInt8(ascii: "f"): units.append(0x0C)
      case UInt8(ascii: "n"): units.append(0x0A)
      case UInt8(ascii: "r"): units.append(0x0D)
      case UInt8(ascii: "t"): units.append(0x09)
      default: units.append(UInt16(letter))
      }
    }
    return String(decoding: units, as: UTF16.self)
  }
}
