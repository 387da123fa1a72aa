import TongHopDiagnostics

/// office.json: who issues the table. Every setting is text and optional.
public enum OfficeFile {
  public static let settings = [
    "agency_above", "agency", "place", "preparer", "signer_title", "signer", "document_number",
    "annex",
  ]

  public static func read(_ file: WorkspaceFile, log: inout DiagnosticLog) -> [String: String] {
    guard let document = JSONDocument.read(file, log: &log) else { return [:] }
    let example = Phrase(verbatim: "{ \"agency\": \"SỞ NỘI VỤ\", … }")
    guard case .object? = document.value(at: []) else {
      log.report(
        Diagnostic(
          .badJSON, at: document.location([]),
          Phrase("tệp không gồm các mục và chữ", en: "the file does not hold settings and text"),
          expected: example))
      return [:]
    }
    var result: [String: String] = [:]
    for key in document.keys(at: []) {
      guard settings.contains(key) else {
        if FreeWords.isFree(key) { continue }
        log.report(
          Diagnostic(
            .unknownSetting, at: document.location([key]),
            Phrase("không có mục '\(key)'", en: "there is no setting '\(key)'"),
            found: "\"\(key)\"", expected: Phrase(verbatim: settings.joined(separator: ", ")),
            fix: SettingReader.didYouMean(key, settings) ?? FreeWords.fixOfSetting(key)))
        continue
      }
      switch document.value(at: [key]) {
      case .string(let text)?: result[key] = text
      case nil: break
      default:
        log.report(
          Diagnostic(
            .badSetting, at: document.location([key]),
            Phrase("mục '\(key)' không phải là chữ", en: "setting '\(key)' is not text"),
            expected: example,
            fix: Phrase("đặt giá trị trong ngoặc kép", en: "put the value in quotes")))
      }
    }
    return result
  }
}
