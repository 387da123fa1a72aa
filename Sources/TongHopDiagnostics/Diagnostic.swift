/// One thing that is wrong with the data, or that the officer should know about it.
///
/// Problems of the data are values that are collected, never thrown: one run reports them all.
public struct Diagnostic: Sendable, Hashable {
  public enum Severity: Int, Sendable, Comparable {
    case warning = 1
    case error = 2

    public static func < (left: Severity, right: Severity) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  public var severity: Severity
  public var code: DiagnosticCode
  public var location: SourceLocation
  /// The name of the column, where the problem is in a field.
  public var columnName: String?
  /// What is wrong, in one sentence without the location.
  public var message: Phrase
  /// What stands in the file, at most 80 characters of it.
  public var found: String?
  public var expected: Phrase?
  /// What to type.
  public var fix: Phrase?
  /// How many rows of the file were read when a summary was made of this; see ``DiagnosticLog``.
  public var count: Int = 1
  /// In how many columns; `count` is that of the fields where it is above 1.
  public var columnCount = 1
  /// Of how many files `count` is; above 1 where one message stands for all of them.
  public var fileCount = 1
  /// How far the advice goes, where the files of one cause need it to go differently far: the one
  /// that needs most is told.
  public var reach = 0
  /// All of its line is to be deleted, whatever else the file says.
  public var isLineToDelete = false
  /// Rows of indicators.csv to write, which stand behind `fix`.
  public var rows: [Row] = []

  /// What all files of a log ask of one row is the most that any of them does; see
  /// ``DiagnosticLog/condensed(limit:)``.
  public struct Row: Sendable, Hashable {
    /// All fields but the last.
    public var text: String
    /// The last field.
    public var decimals: Int

    public init(_ text: String, decimals: Int) {
      self.text = text
      self.decimals = decimals
    }
  }

  public init(
    _ code: DiagnosticCode, severity: Severity = .error, at location: SourceLocation,
    column columnName: String? = nil, _ message: Phrase, found: String? = nil,
    expected: Phrase? = nil, fix: Phrase? = nil
  ) {
    self.code = code
    self.severity = severity
    self.location = location
    self.columnName = columnName
    self.message = message
    self.found = found.map(Self.shortened)
    self.expected = expected
    self.fix = fix
  }

  /// `fix`, with the rows to write; a bar stands between two.
  public var advice: Phrase? {
    guard let fix, !rows.isEmpty else { return fix }
    let lines = rows.map { "\($0.text),\($0.decimals)" }
    return fix + Phrase(verbatim: lines.joined(separator: " | "))
  }

  /// Control characters and those that cannot be seen made visible and the text cut to 80
  /// characters, so that no file can break the terminal it is reported on.
  public static func shortened(_ text: String) -> String {
    var result = ""
    for (position, character) in LookAlike.shown(text).enumerated() {
      if position == 80 { return result + "…" }
      switch character {
      case "\n", "\r\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        let isControl = character.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
        if isControl {
          for scalar in character.unicodeScalars {
            result += "\\x" + String(scalar.value, radix: 16, uppercase: true)
          }
        } else {
          result.append(character)
        }
      }
    }
    return result
  }
}
