import Foundation
import TongHopDiagnostics

/// office.json: who issues the table. Every setting is text and optional.
public enum OfficeFile {
  public static let settings = [
    "agency_above", "agency", "place", "preparer", "signer_title", "signer", "document_number",
    "annex",
  ]

  public static func read(_ file: WorkspaceFile, log: inout DiagnosticLog) -> [String: String] {
    guard let data = FileManager.default.contents(atPath: file.path) else {
      log.report(
        Diagnostic(
          .unreadableFile, at: SourceLocation(file: file.name),
          Phrase("không đọc được tệp", en: "the file cannot be read")))
      return [:]
    }
    guard let object = try? JSONDecoder().decode([String: String].self, from: data) else {
      log.report(
        Diagnostic(
          .badJSON, at: SourceLocation(file: file.name),
          Phrase("tệp không phải là JSON gồm các cặp chữ", en: "the file is not JSON with text values"),
          expected: Phrase("{\"agency\": \"SỞ NỘI VỤ\", …}", en: "{\"agency\": \"SỞ NỘI VỤ\", …}")))
      return [:]
    }
    for key in object.keys.sorted() where !settings.contains(key) {
      log.report(
        Diagnostic(
          .unknownSetting, severity: .warning, at: SourceLocation(file: file.name),
          Phrase("không có mục '\(key)'", en: "there is no setting '\(key)'"),
          expected: Phrase(verbatim: settings.joined(separator: ", "))))
    }
    return object
  }
}
