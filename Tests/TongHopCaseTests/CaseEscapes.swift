import Foundation

/// A case file that says something that cannot be done.
struct CaseSyntaxError: Error, CustomStringConvertible {
  var description: String
}

/// The bytes of an escaped file; see ``CaseFile`` for the escapes.
struct CaseEscapes {
  private let text: [UInt8]
  private var index = 0

  static func bytes(of lines: [String]) throws -> [UInt8] {
    var escapes = CaseEscapes(text: Array((lines.joined(separator: "\n") + "\n").utf8))
    return try escapes.bytes(until: nil)
  }

  private init(text: [UInt8]) {
    self.text = text
  }

  private mutating func bytes(until end: UInt8?) throws -> [UInt8] {
    var result: [UInt8] = []
    while index < text.count, text[index] != end {
      let byte = text[index]
      index += 1
      if byte == UInt8(ascii: "\\") { result += try escape() } else { result.append(byte) }
    }
    return result
  }

  private mutating func escape() throws -> [UInt8] {
    let letter = text[index]
    index += 1
    switch letter {
    case UInt8(ascii: "\n"): return []
    case UInt8(ascii: "\\"): return [letter]
    case UInt8(ascii: "n"): return [UInt8(ascii: "\n")]
    case UInt8(ascii: "r"): return [UInt8(ascii: "\r")]
    case UInt8(ascii: "t"): return [UInt8(ascii: "\t")]
    case UInt8(ascii: "x"):
      let digits = String(decoding: text[index..<min(index + 2, text.count)], as: UTF8.self)
      guard let byte = UInt8(digits, radix: 16) else {
        throw CaseSyntaxError(description: "\\x needs two hexadecimal digits, not '\(digits)'")
      }
      index += 2
      return [byte]
    case UInt8(ascii: "{"): return try repetition()
    default:
      throw CaseSyntaxError(description: "unknown escape '\\\(Character(Unicode.Scalar(letter)))'")
    }
  }

  /// After `\{`: `500:TEXT}`.
  private mutating func repetition() throws -> [UInt8] {
    let digits = String(decoding: try bytes(until: UInt8(ascii: ":")), as: UTF8.self)
    index += 1
    guard let count = Int(digits), count >= 0 else {
      throw CaseSyntaxError(description: "\\{ needs a number and a colon, not '\(digits)'")
    }
    let repeated = try bytes(until: UInt8(ascii: "}"))
    guard index < text.count else { throw CaseSyntaxError(description: "\\{ without }") }
    index += 1
    return Array(repeatElement(repeated, count: count).joined())
  }
}
