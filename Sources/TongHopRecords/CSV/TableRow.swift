import TongHopDiagnostics
import TongHopDomain

/// The columns that a reader asks for, and where a file has them; its rows share it.
final class CSVSchema: Sendable {
  let file: String
  let names: [String]
  /// Position in the file by position in the schema; nil where the file lacks the column.
  let positions: [Int?]

  init(file: String, names: [String], positions: [Int?]) {
    self.file = file
    self.names = names
    self.positions = positions
  }
}

/// A row whose fields are asked for by their place in the schema.
struct TableRow {
  let schema: CSVSchema
  let line: Int
  let fields: [String]
  let isBroken: Bool

  var file: String { schema.file }
  var names: [String] { schema.names }

  /// The field without white space around it, and without what protects a code from a spreadsheet
  /// (`="06157"`); empty where the file has no such column or the row ends before it.
  subscript(column: Int) -> String { SpreadsheetText.unprotected(written(column)) }

  private func written(_ column: Int) -> String {
    guard let position = schema.positions[column], position < fields.count else { return "" }
    return fields[position].trimmed
  }

  /// A text of a file that this program may have written: without the marks that kept a spreadsheet
  /// from running it or from making a number of it, and without white space around it.
  func unmarked(_ column: Int) -> String {
    let text = written(column)
    let undone = SpreadsheetText.undo(text)
    return undone.utf8.count == text.utf8.count
      ? SpreadsheetText.unprotected(text) : undone.trimmed
  }

  func location(_ column: Int? = nil) -> SourceLocation {
    SourceLocation(
      file: file, line: line, column: column.flatMap { schema.positions[$0] }.map { $0 + 1 })
  }

  func problem(
    _ code: DiagnosticCode, severity: Diagnostic.Severity = .error, column: Int,
    _ message: Phrase, expected: Phrase? = nil, fix: Phrase? = nil
  ) -> Diagnostic {
    Diagnostic(
      code, severity: severity, at: location(column), column: names[column], message,
      found: self[column], expected: expected, fix: fix)
  }
}
