/// The texts between quotes of a Swift source, without comments; what is interpolated stays in.
enum StringLiterals {
  static func all(in source: String) -> [String] {
    var scanner = Scanner(bytes: Array(source.utf8))
    return scanner.literals()
  }

  private struct Scanner {
    let bytes: [UInt8]
    var position = 0

    private let quote = UInt8(ascii: "\"")
    private let backslash = UInt8(ascii: "\\")

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func literals() -> [String] {
      var result: [String] = []
      while position < bytes.count {
        if has("//") {
          skip(to: "\n")
        } else if has("/*") {
          skip(to: "*/")
        } else if has("\"\"\"") {
          position += 3
          result.append(literal(endingWith: "\"\"\""))
        } else if bytes[position] == quote {
          position += 1
          result.append(literal(endingWith: "\""))
        } else {
          position += 1
        }
      }
      return result
    }

    private func has(_ text: String) -> Bool { bytes[position...].starts(with: text.utf8) }

    private mutating func skip(to end: String) {
      while position < bytes.count, !has(end) { position += 1 }
      position = min(position + end.utf8.count, bytes.count)
    }

    private mutating func literal(endingWith end: String) -> String {
      var text: [UInt8] = []
      var depth = 0
      while position < bytes.count {
        if depth == 0, has(end) { break }
        if bytes[position] == backslash, position + 1 < bytes.count {
          if bytes[position + 1] == UInt8(ascii: "(") { depth += 1 }
          text += bytes[position...(position + 1)]
          position += 2
          continue
        }
        // Inside an interpolation quotes belong to the expression.
        if depth > 0 {
          if bytes[position] == UInt8(ascii: "(") { depth += 1 }
          if bytes[position] == UInt8(ascii: ")") { depth -= 1 }
        }
        text.append(bytes[position])
        position += 1
      }
      position = min(position + end.utf8.count, bytes.count)
      return String(decoding: text, as: UTF8.self)
    }
  }
}
