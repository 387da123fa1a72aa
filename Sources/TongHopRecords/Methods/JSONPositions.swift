import Foundation

/// Where each key and each list element of a JSON text stands, because decoding forgets it.
///
/// It walks over a text that was decoded already, so it does not check the syntax; where it meets
/// something else it stops, and what follows has no position.
struct JSONPositions {
  private let bytes: [UInt8]
  private var index = 0
  /// By path, the first byte of the key (in an object) or of the element (in a list).
  private(set) var offsets: [[String]: Int] = [:]
  /// Keys that stand more than once in one object, with the place of the later one.
  private(set) var repeated: [(path: [String], offset: Int)] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    skipSpace()
    offsets[[]] = index
    value([])
  }

  private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipSpace() {
    while let byte = current, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { index += 1 }
  }

  /// Decoding refuses texts nested deeper than 512 levels, so the recursion is bounded.
  private mutating func value(_ path: [String]) {
    skipSpace()
    switch current {
    case UInt8(ascii: "{"): object(path)
    case UInt8(ascii: "["): list(path)
    case UInt8(ascii: "\""): _ = string()
    default:
      while let byte = current, !",]} \t\r\n".utf8.contains(byte) { index += 1 }
    }
  }

  private mutating func object(_ path: [String]) {
    index += 1
    while true {
      skipSpace()
      guard let byte = current else { return }
      if byte == UInt8(ascii: "}") || byte == UInt8(ascii: ",") {
        index += 1
        if byte == UInt8(ascii: "}") { return }
        continue
      }
      let start = index
      guard byte == UInt8(ascii: "\"") else { return }
      let child = path + [string()]
      if offsets[child] == nil {
        offsets[child] = start
      } else {
        repeated.append((child, start))
      }
      skipSpace()
      guard current == UInt8(ascii: ":") else { return }
      index += 1
      value(child)
    }
  }

  private mutating func list(_ path: [String]) {
    index += 1
    var count = 0
    while true {
      skipSpace()
      guard let byte = current else { return }
      if byte == UInt8(ascii: "]") || byte == UInt8(ascii: ",") {
        index += 1
        if byte == UInt8(ascii: "]") { return }
        continue
      }
      let start = index
      let child = path + [String(count)]
      if offsets[child] == nil { offsets[child] = start }
      count += 1
      value(child)
      guard index > start else { return }
    }
  }

  private mutating func string() -> String {
    let start = index
    index += 1
    while let byte = current, byte != UInt8(ascii: "\"") {
      index += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    index = min(index + 1, bytes.count)
    let literal = bytes[start..<index]
    if literal.contains(UInt8(ascii: "\\")),
      let decoded = try? JSONDecoder().decode([String].self, from: Data([0x5B] + literal + [0x5D]))
    {
      return decoded.first ?? ""
    }
    return String(decoding: literal.dropFirst().dropLast(), as: UTF8.self)
  }
}
