import TongHopDiagnostics
import TongHopDomain

/// Lines and columns of places in a text.
///
/// A file of an exporter is often a single line of many megabytes. Counting from its start for each
/// of thousands of messages would take minutes; so every few hundred bytes are marked once.
struct TextPlaces {
  private struct Mark {
    var offset: Int
    var line: Int
    var column: Int
  }

  private let bytes: [UInt8]
  private let file: String
  /// In the order of the text; more of them as far as places were asked for.
  private var marks = [Mark(offset: 0, line: 1, column: 1)]

  private static let spacing = 512

  init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  /// The line and the character of a byte, which must begin a character, as the marks of JSON do.
  ///
  /// - Complexity: O(1) for places that were passed before, else O(*bytes* that were not).
  mutating func location(_ offset: Int) -> SourceLocation {
    let offset = max(0, min(offset, bytes.count))
    while let last = marks.last, last.offset + 2 * Self.spacing <= offset {
      marks.append(passed(last, to: boundary(behind: last.offset + Self.spacing)))
    }
    // Behind the last mark that is not behind the place.
    var (low, high) = (0, marks.count)
    while low + 1 < high {
      let middle = (low + high) / 2
      if marks[middle].offset <= offset { low = middle } else { high = middle }
    }
    let place = passed(marks[low], to: offset)
    return SourceLocation(file: file, line: place.line, column: place.column)
  }

  /// The text of the line of a byte; of a long one what stands around the byte.
  func line(at offset: Int) -> String {
    let offset = max(0, min(offset, bytes.count))
    let newline = UInt8(ascii: "\n")
    let start = bytes[..<offset].lastIndex(of: newline).map { $0 + 1 } ?? 0
    let end = bytes[offset...].firstIndex(of: newline) ?? bytes.count
    let isLong = end - start > 200
    let range = isLong ? max(start, offset - 40)..<min(end, offset + 200) : start..<end
    // A character that is cut becomes U+FFFD.
    let text = String(decoding: bytes[range], as: UTF8.self).trimmed
    return isLong ? String(text.drop { $0 == "\u{FFFD}" }) : text
  }

  /// Where a character begins: an ASCII letter is never a mark upon what stands before it.
  private func boundary(behind offset: Int) -> Int {
    for place in offset..<min(offset + Self.spacing, bytes.count)
    where bytes[place] < 0x80 && bytes[place] != UInt8(ascii: "\n") {
      return place
    }
    return min(offset + Self.spacing, bytes.count)
  }

  private func passed(_ mark: Mark, to offset: Int) -> Mark {
    let passed = bytes[mark.offset..<offset]
    let newline = UInt8(ascii: "\n")
    var place = Mark(offset: offset, line: mark.line, column: mark.column)
    if let last = passed.lastIndex(of: newline) {
      place.line += passed.count { $0 == newline }
      place.column = 1 + Self.characters(passed[(last + 1)...])
    } else {
      place.column += Self.characters(passed)
    }
    return place
  }

  private static func characters(_ bytes: ArraySlice<UInt8>) -> Int {
    String(decoding: bytes, as: UTF8.self).count
  }
}
