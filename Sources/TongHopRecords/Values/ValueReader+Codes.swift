import TongHopDiagnostics
import TongHopDomain

/// Codes where they are declared.
extension ValueReader {
  /// Warns of a character that nobody sees or that looks like another: whoever types the code as it
  /// looks writes another one.
  mutating func checkLook(_ row: TableRow, _ column: Int) {
    let text = row[column]
    guard let names = LookAlike.named(in: text) else { return }
    let plain = LookAlike.plain(text)
    log.report(
      row.problem(
        .strangeCharacter, severity: .warning, column: column,
        Phrase(
          "cột '\(row.names[column])' có ký tự lạ: ",
          en: "'\(row.names[column])' has strange characters: ") + names,
        expected: Phrase(verbatim: plain),
        fix: Phrase(
          "xóa đi, gõ lại \(plain), ở đây và ở mọi tệp ghi như vậy",
          en: "delete it and type \(plain), here and in every file that has it so")))
  }
}
