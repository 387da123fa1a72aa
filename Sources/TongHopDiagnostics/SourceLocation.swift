/// A place in a file of the workspace. Lines and columns are 1-based.
///
/// In a CSV file the column is the number of the field, as a spreadsheet counts (A is 1), because
/// that is where the officer will look for it. In JSON it is the character.
public struct SourceLocation: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The path inside the workspace, `metrics/2024-Q2.csv`.
  public var file: String
  public var line: Int?
  public var column: Int?

  public init(file: String, line: Int? = nil, column: Int? = nil) {
    self.file = file
    self.line = line
    self.column = column
  }

  public var description: String {
    var text = file
    if let line { text += ":\(line)" }
    if let column { text += ":\(column)" }
    return text
  }

  public static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    if left.file != right.file { return left.file.utf8.lexicographicallyPrecedes(right.file.utf8) }
    if left.line != right.line { return (left.line ?? 0) < (right.line ?? 0) }
    return (left.column ?? 0) < (right.column ?? 0)
  }
}
