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
    if diagnostic.fileCount > 1 {
      text += Self.inFiles(diagnostic)[language]
    } else if diagnostic.columnCount > 1 {
      text +=
        Phrase(
          " (\(diagnostic.count) ô của \(diagnostic.columnCount) cột; đây là ô đầu tiên)",
          en:
            " (\(diagnostic.count) fields of \(diagnostic.columnCount) columns; this is the first)")[
          language]
    } else if diagnostic.count > 1 {
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
      (Phrase("cách sửa", en: "fix     "), diagnostic.advice?[language]),
    ]
    for (label, value) in lines {
      if let value { text += "\n  \(label[language]) \(ShownText.line(value))" }
    }
    return text
  }

  private static func inFiles(_ diagnostic: Diagnostic) -> Phrase {
    let (count, columns, files) = (
      diagnostic.count, diagnostic.columnCount, diagnostic.fileCount
    )
    return columns > 1
      ? Phrase(
        " (\(count) ô của \(columns) cột trong \(files) tệp; đây là ô đầu tiên của tệp này)",
        en:
          " (\(count) fields of \(columns) columns in \(files) files; this is the first of this file)"
      )
      : Phrase(
        " (\(count) dòng trong \(files) tệp; đây là dòng đầu tiên của tệp này)",
        en: " (\(count) rows in \(files) files; this is the first of this file)")
  }

  /// `1 error`, `2 errors`: English alone changes the word.
  private static func counted(_ count: Int, _ word: String) -> String {
    "\(count) \(word)" + (count == 1 ? "" : "s")
  }

  /// The whole log, and a last line with the counts; empty for an empty log.
  public func render(_ log: DiagnosticLog) -> String {
    guard !log.entries.isEmpty else { return "" }
    var lines: [String] = []
    for entry in log.condensed() {
      lines.append(render(entry.diagnostic))
      if entry.more > 0 {
        lines.append(
          Phrase(
            "  còn \(entry.more) lỗi như vậy trong tệp này",
            en: "  and \(entry.more) more like this in the file"
          )[language])
      }
      if entry.others > 0 { lines.append(others(of: entry)) }
      if !entry.otherPlaces.isEmpty { lines.append(otherPlaces(of: entry)) }
    }
    lines.append(
      Phrase(
        "\(log.errorCount) lỗi, \(log.warningCount) cảnh báo",
        en: Self.counted(log.errorCount, "error") + ", "
          + Self.counted(log.warningCount, "warning"))[language])
    return lines.joined(separator: "\n") + "\n"
  }

  /// Advice for one row is none for these.
  private func others(of entry: DiagnosticLog.Printed) -> String {
    let (count, code) = (entry.others, entry.diagnostic.code.rawValue)
    return Phrase(
      "  còn \(count) dòng có lỗi \(code), cách sửa có thể khác: sửa các dòng trên rồi kiểm tra lại",
      en: "  and \(count) more rows with \(code), to be corrected in other ways perhaps: "
        + "correct those above, then check again")[language]
  }

  /// Where the same is.
  private func otherPlaces(of entry: DiagnosticLog.Printed) -> String {
    let places = entry.otherPlaces
    let code = entry.diagnostic.code
    let start =
      // Folders are not read, too.
      code.isOfWholeFile && code != .notRead
      ? Phrase(
        "cũng vậy ở \(places.count) tệp khác: ", en: "the same in \(places.count) other files: ")
      : Phrase(
        "cũng vậy ở \(places.count) chỗ khác: ", en: "the same in \(places.count) other places: ")
    return "  " + ShownText.line((start + Phrase(listing: places, most: 200))[language])
  }
}
