import TongHopDiagnostics
import TongHopDomain

/// Codes where they are declared.
extension ValueReader {
  /// Warns of a character that nobody sees or that looks like another: whoever types the code as it
  /// looks writes another one.
  mutating func checkLook(_ row: TableRow, _ column: Int) {
    let problem = Self.strange(row[column], row.location(column), row.names[column])
    if let problem { log.report(problem) }
  }

  /// - Returns: nil where there is no such character.
  static func strange(_ text: String, _ location: SourceLocation, _ column: String) -> Diagnostic? {
    guard let names = LookAlike.named(in: text) else { return nil }
    let plain = LookAlike.plain(text)
    return Diagnostic(
      .strangeCharacter, severity: .warning, at: location, column: column,
      Phrase(
        "cột '\(column)' có ký tự lạ: ", en: "'\(column)' has strange characters: ") + names,
      found: text, expected: Phrase(verbatim: plain),
      fix: Phrase(
        "viết \(plain), ở đây và ở mọi tệp ghi như vậy",
        en: "write \(plain), here and in every file that has it so"))
  }
}
