/// Lines of one file, both ends included; line 0 is the whole file.
public struct SourceSpan: Sendable, Hashable {
  public var file: String
  public var first: Int
  public var last: Int

  public init(file: String, first: Int, last: Int) {
    self.file = file
    self.first = first
    self.last = last
  }
}

extension [SourceSpan] {
  /// Adds a line, joining it to the last span where it follows on.
  public mutating func append(joined span: SourceSpan) {
    if let end = last, end.file == span.file, end.last + 1 == span.first {
      self[count - 1].last = span.last
    } else {
      append(span)
    }
  }

  /// By file and line, with consecutive lines joined.
  public func sortedAndJoined() -> [SourceSpan] {
    sorted { ($0.file, $0.first) < ($1.file, $1.first) }.reduce(into: []) {
      $0.append(joined: $1)
    }
  }
}
