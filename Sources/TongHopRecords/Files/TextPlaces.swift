import TongHopDiagnostics

/// Lines and columns of places in a text, found on one way through it.
///
/// A file of an exporter is often a single line of many megabytes. Counting from its start for each
/// of thousands of messages would take minutes.
struct TextPlaces {
  private let bytes: [UInt8]
  private let file: String
  /// The place found last, and what stands before it.
  private var offset = 0
  private var line = 1
  private var column = 1

  init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  /// The line and the character of a byte, which must begin a character, as the marks of JSON do.
  ///
  /// - Complexity: O(bytes since the place asked for before); for a place before that one, O(its
  ///   offset).
  mutating func location(_ offset: Int) -> SourceLocation {
    let offset = max(0, min(offset, bytes.count))
    if offset < self.offset { (self.offset, line, column) = (0, 1, 1) }
    let passed = bytes[self.offset..<offset]
    let newline = UInt8(ascii: "\n")
    if let last = passed.lastIndex(of: newline) {
      line += passed.count { $0 == newline }
      column = 1 + Self.characters(passed[(last + 1)...])
    } else {
      column += Self.characters(passed)
    }
    self.offset = offset
    return SourceLocation(file: file, line: line, column: column)
  }

  private static func characters(_ bytes: ArraySlice<UInt8>) -> Int {
    String(decoding: bytes, as: UTF8.self).count
  }
}
