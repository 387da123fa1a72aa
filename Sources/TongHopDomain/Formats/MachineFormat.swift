/// How a table is written for other programs.
public enum MachineFormat: String, Sendable, CaseIterable {
  /// Comma, LF, decimal point.
  case csv
  /// CSV for a spreadsheet in Viet Nam: byte order mark, semicolon, CRLF, decimal comma, and
  /// ``SpreadsheetText/literal(_:)`` for texts that it would turn into numbers or dates.
  case excel
  case json
}
