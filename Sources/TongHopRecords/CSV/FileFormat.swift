import TongHopDiagnostics

/// Tells from the first bytes that a file is no UTF-8 CSV at all.
enum FileFormat {
  static func problem(with start: some Collection<UInt8>, file: String) -> Diagnostic? {
    if start.isEmpty { return emptyFile(file) }
    if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) {
      return Diagnostic(
        .utf16, at: SourceLocation(file: file, line: 1),
        Phrase("tệp ghi bằng UTF-16", en: "the file is in UTF-16"),
        expected: Phrase("UTF-8", en: "UTF-8"), fix: saveAsUTF8)
    }
    if start.starts(with: [0x50, 0x4B, 0x03, 0x04]) || start.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
    {
      return Diagnostic(
        .notText, at: SourceLocation(file: file),
        Phrase("đây là tệp Excel, không phải CSV", en: "this is an Excel workbook, not CSV"),
        expected: Phrase("CSV UTF-8", en: "CSV in UTF-8"), fix: saveAsUTF8)
    }
    if start.prefix(4096).contains(0) {
      return Diagnostic(
        .notText, at: SourceLocation(file: file),
        Phrase(
          "tệp có byte 0: là UTF-16 không có dấu đầu tệp, hoặc không phải văn bản",
          en: "the file holds zero bytes: UTF-16 without a mark, or no text"),
        expected: Phrase("CSV UTF-8", en: "CSV in UTF-8"), fix: saveAsUTF8)
    }
    return nil
  }

  /// - Parameter hasHeader: whether only the rows are missing.
  static func emptyFile(_ file: String, hasHeader: Bool = false) -> Diagnostic {
    // Nothing runs without these, so they cannot be removed.
    let isRequired = file == "units.csv" || file.hasSuffix("/criteria.csv")
    return Diagnostic(
      .emptyFile, at: SourceLocation(file: file),
      hasHeader
        ? Phrase(
          "tệp chỉ có dòng tiêu đề", en: "the file has a header row and nothing else")
        : Phrase("tệp không có dòng nào", en: "the file is empty"),
      expected: Phrase("một dòng tiêu đề và các dòng số liệu", en: "a header row and data rows"),
      fix: isRequired
        ? Phrase(
          "điền tệp này hoặc xuất lại; không có nó thì không tính được gì",
          en: "fill it in or export it again; nothing can be computed without it")
        : Phrase("xóa tệp hoặc xuất lại", en: "remove the file or export it again"))
  }

  static func headerOnly(_ file: String) -> Diagnostic {
    Diagnostic(
      .emptyFile, severity: .warning, at: SourceLocation(file: file),
      Phrase(
        "tệp chỉ có dòng tiêu đề, không có dòng số liệu",
        en: "the file has a header row and no data rows"),
      fix: Phrase("nhập số liệu, hoặc xóa tệp", en: "enter the figures, or remove the file"))
  }

  /// `rank` writes such a table of units that a method does not score. It lists nobody, so nobody is
  /// compared with it.
  static func emptySignedTable(_ file: String) -> Diagnostic {
    Diagnostic(
      .emptyFile, severity: .warning, at: SourceLocation(file: file),
      Phrase(
        "bảng đã ký không liệt kê đơn vị nào (chỉ có dòng tiêu đề), nên không đơn vị nào được so sánh với kỳ đó",
        en:
          "the signed table lists nobody (a header and no rows), so no unit is compared with that period"
      ),
      expected: Phrase("như rank --format csv đã ghi", en: "as rank --format csv wrote it"),
      fix: Phrase(
        "nếu bảng đã ký như vậy thì giữ nguyên; nếu bị mất dòng: khôi phục bảng đã ký; nếu kỳ đó chưa ký bảng nào: chuyển tệp này ra ngoài",
        en:
          "leave it if it was signed so; if rows were lost: restore the signed table; if none was signed for that period: move the file out"
      ))
  }

  private static let saveAsUTF8 = Phrase(
    "trong Excel: Lưu thành… > CSV UTF-8 (phân cách bằng dấu phẩy)",
    en: "in Excel: Save as… > CSV UTF-8 (comma delimited)")
}
