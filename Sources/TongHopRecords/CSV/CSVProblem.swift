import TongHopDiagnostics

/// What a row can have that keeps it from being read.
enum CSVProblem {
  static func unterminatedQuote(_ location: SourceLocation, isAtEnd: Bool) -> Diagnostic {
    let line = location.line ?? 0
    return Diagnostic(
      .unterminatedQuote, at: location,
      isAtEnd
        ? Phrase(
          "dấu ngoặc kép mở ở dòng \(line) không được đóng đến hết tệp",
          en: "the quote opened on line \(line) is not closed before the end of the file")
        : Phrase(
          "dấu ngoặc kép mở ở dòng \(line) không được đóng trong 1 MiB",
          en: "the quote opened on line \(line) is not closed within 1 MiB"),
      fix: Phrase("thêm dấu \" còn thiếu", en: "add the missing \""))
  }

  static func textAfterQuote(_ location: SourceLocation, _ text: String) -> Diagnostic {
    Diagnostic(
      .unterminatedQuote, at: location,
      Phrase("có chữ sau dấu ngoặc kép đóng", en: "there is text after a closing quote"),
      found: text,
      fix: Phrase(
        "viết dấu ngoặc kép bên trong ô thành hai dấu \"\"",
        en: "write a quote inside a field as \"\""))
  }

  static func notUTF8(_ location: SourceLocation, _ text: String) -> Diagnostic {
    Diagnostic(
      .notUTF8, at: location, Phrase("tệp không phải UTF-8", en: "the file is not UTF-8"),
      found: text, expected: Phrase("UTF-8", en: "UTF-8"),
      fix: Phrase(
        "trong Excel: Lưu thành… > CSV UTF-8 (phân cách bằng dấu phẩy)",
        en: "in Excel: Save as… > CSV UTF-8 (comma delimited)"))
  }

  static func lineBreak(_ location: SourceLocation) -> Diagnostic {
    Diagnostic(
      .lineBreakInField, at: location,
      Phrase(
        "một ô trong dấu ngoặc kép xuống dòng; tệp này cần mỗi dòng một bản ghi",
        en: "a quoted field has a line break; this file needs one row a line"),
      fix: Phrase(
        "bỏ chỗ xuống dòng trong ô; nếu không định xuống dòng thì tìm dấu \" thừa hoặc thiếu",
        en: "take the line break out; if none was meant, look for a \" too many or too few"))
  }

  static func lineTooLong(_ location: SourceLocation) -> Diagnostic {
    Diagnostic(
      .lineTooLong, at: location,
      Phrase("dòng dài quá 1 MiB", en: "the line is longer than 1 MiB"),
      expected: Phrase("mỗi bản ghi một dòng", en: "one row a line"),
      fix: Phrase(
        "kiểm tra xem tệp có mất dấu xuống dòng không",
        en: "check whether the file lost its line breaks"))
  }

  static func unreadable(_ location: SourceLocation) -> Diagnostic {
    let line = location.line ?? 0
    return Diagnostic(
      .unreadableFile, at: location,
      Phrase(
        "từ dòng \(line) trở đi không đọc được tệp",
        en: "the file cannot be read from line \(line) on"),
      fix: Phrase(
        "kiểm tra ổ đĩa hoặc mạng, rồi chép lại tệp",
        en: "check the disk or the network, and copy it again"))
  }
}
