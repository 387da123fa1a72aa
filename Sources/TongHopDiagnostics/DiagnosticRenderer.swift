/// The one place where a diagnostic becomes text.
///
///     metrics/2024-Q2.csv:17:4: lỗi TH1203: cột 'numerator' không phải là số
///       có       đang cập nhật
///       cần      một số nguyên không âm, ví dụ 125
///       cách sửa nhập số; nếu đơn vị chưa có số liệu thì xóa cả dòng
///
/// Names of files and what stands in them never reach the terminal as they are: ``ShownText``.
public struct DiagnosticRenderer: Sendable {
  public let language: Language

  public init(language: Language) {
    self.language = language
  }

  public func render(_ diagnostic: Diagnostic) -> String {
    let severity =
      switch diagnostic.severity {
      case .error: Phrase("lỗi", en: "error")
      case .warning: Phrase("cảnh báo", en: "warning")
      }
    let place = ShownText.line(diagnostic.location.description)
    var text = "\(place): \(severity[language]) \(diagnostic.code.rawValue): "
    text += ShownText.line(diagnostic.message[language])
    if diagnostic.count > 1 {
      text +=
        Phrase(
          " (\(diagnostic.count) dòng; đây là dòng đầu tiên)",
          en: " (\(diagnostic.count) rows; this is the first)")[language]
    }
    let lines: [(Phrase, String?)] = [
      (
        Phrase("có      ", en: "found   "),
        diagnostic.found.map { $0.isEmpty ? Phrase("(để trống)", en: "(nothing)")[language] : $0 }
      ),
      (Phrase("cần     ", en: "expected"), diagnostic.expected?[language]),
      (Phrase("cách sửa", en: "fix     "), diagnostic.fix?[language]),
    ]
    for (label, value) in lines {
      if let value { text += "\n  \(label[language]) \(ShownText.line(value))" }
    }
    return text
  }

  /// `1 error`, `2 errors`: English alone changes the word.
  private static func counted(_ count: Int, _ word: String) -> String {
    "\(count) \(word)" + (count == 1 ? "" : "s")
  }

  /// The whole log, and a last line with the counts; empty for an empty log.
  public func render(_ log: DiagnosticLog) -> String {
    guard !log.entries.isEmpty else { return "" }
    var lines: [String] = []
    for (diagnostic, more) in log.condensed() {
      lines.append(render(diagnostic))
      if more > 0 {
        lines.append(
          Phrase(
            "  còn \(more) lỗi như vậy trong tệp này",
            en: "  and \(more) more like this in the file"
          )[language])
      }
    }
    lines.append(
      Phrase(
        "\(log.errorCount) lỗi, \(log.warningCount) cảnh báo",
        en: Self.counted(log.errorCount, "error") + ", "
          + Self.counted(log.warningCount, "warning"))[language])
    return lines.joined(separator: "\n") + "\n"
  }
}
