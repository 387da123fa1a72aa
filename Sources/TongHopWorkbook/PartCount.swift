import CXlsxWriter

/// What stands in a part of a workbook, of which every element must be closed.
///
/// It reads what libxlsxwriter writes: no comments, no CDATA, `>` inside of tags as `&gt;`.
struct PartCount {
  /// `<c …>`
  private(set) var cells = 0
  /// `<si>`
  private(set) var texts = 0
  /// What `uniqueCount` says of them.
  private(set) var promisedTexts = 0

  private var open: [Name] = []
  private var elements = 0

  /// The beginning and the length of an element's name, which tell those of a workbook apart.
  private struct Name: Equatable {
    var start: UInt64 = 0
    var length = 0
  }

  /// - Returns: nil where the text is not one whole element.
  /// - Complexity: O(*bytes*).
  init?(_ bytes: UnsafeRawBufferPointer) {
    var place = 0
    while let tag = Self.find(UInt8(ascii: "<"), in: bytes, from: place) {
      guard let end = Self.find(UInt8(ascii: ">"), in: bytes, from: tag) else { return nil }
      guard take(UnsafeRawBufferPointer(rebasing: bytes[tag + 1..<end])) else { return nil }
      place = end + 1
    }
    guard open.isEmpty, elements > 0 else { return nil }
    // Behind the last element stands nothing but a line break.
    guard bytes[place...].allSatisfy({ $0 == 0x0A || $0 == 0x0D }) else { return nil }
  }

  /// - Parameter tag: what stands between `<` and `>`.
  private mutating func take(_ tag: UnsafeRawBufferPointer) -> Bool {
    guard let first = tag.first, let last = tag.last else { return false }
    if first == UInt8(ascii: "?") { return last == UInt8(ascii: "?") && elements == 0 }
    if first == UInt8(ascii: "/") {
      return open.popLast() == Self.name(UnsafeRawBufferPointer(rebasing: tag.dropFirst()))
    }
    // Only one element may stand outside of all others.
    guard !open.isEmpty || elements == 0 else { return false }
    elements += 1
    let name = Self.name(tag)
    if name == Self.cell { cells += 1 }
    if name == Self.text { texts += 1 }
    if name == Self.textTable { promisedTexts = Self.uniqueCount(tag) }
    if last != UInt8(ascii: "/") { open.append(name) }
    return true
  }

  private static let cell = Name(start: UInt64(UInt8(ascii: "c")), length: 1)
  private static let text = name("si")
  private static let textTable = name("sst")

  private static func name(_ text: StaticString) -> Name {
    name(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private static func name(_ tag: UnsafeRawBufferPointer) -> Name {
    var name = Name()
    for byte in tag {
      if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "/") { break }
      name.start = (name.start << 8 | name.start >> 56) ^ UInt64(byte)
      name.length += 1
    }
    return name
  }

  private static func uniqueCount(_ tag: UnsafeRawBufferPointer) -> Int {
    let words = String(decoding: tag, as: UTF8.self).split(separator: " ")
    let word = words.first { $0.hasPrefix("uniqueCount=\"") }
    return word.flatMap { Int($0.dropFirst(13).prefix { $0.isNumber }) } ?? -1
  }

  private static func find(_ byte: UInt8, in bytes: UnsafeRawBufferPointer, from start: Int) -> Int?
  {
    guard start < bytes.count, let base = bytes.baseAddress,
      let found = memchr(base + start, Int32(byte), bytes.count - start)
    else { return nil }
    return base.distance(to: UnsafeRawPointer(found))
  }
}
