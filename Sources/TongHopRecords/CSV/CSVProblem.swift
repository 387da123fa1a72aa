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

  /// - Parameter leastWidth: fields up to the last required one.
  static func fieldCount(_ row: CSVRow, file: String, width: Int, leastWidth: Int) -> Diagnostic {
    let count = row.fields.count
    var message = Phrase(
      "dòng có \(count) ô, tiêu đề có \(width)",
      en: "the row has \(count) fields, the header \(width)")
    var fix = Phrase(
      "số có dấu phẩy phải đặt trong ngoặc kép (\"8,5\"), hoặc dùng dấu chấm phẩy giữa các ô",
      en: "put a number with a comma in quotes (\"8,5\"), or separate fields by semicolons")
    if count < width {
      fix = Phrase(
        "điền đủ \(leastWidth) ô; ô chưa có thì để trống nhưng giữ dấu ngăn cách",
        en: "give all \(leastWidth) fields; leave one empty but keep its separator")
      if leastWidth < width {
        message =
          message
          + Phrase(
            ", trong đó \(leastWidth) ô đầu phải có",
            en: ", of which the first \(leastWidth) must be there")
      }
    }
    return Diagnostic(
      .fieldCount, at: SourceLocation(file: file, line: row.line), message,
      found: row.fields.joined(separator: " | "), fix: fix)
  }

  static func repeatedHeader(_ file: String, line: Int) -> Diagnostic {
    var problem = Diagnostic(
      .repeatedHeader, at: SourceLocation(file: file, line: line),
      Phrase(
        "dòng tiêu đề lặp lại giữa các dòng số liệu",
        en: "the header row stands once more among the rows"),
      fix: Phrase("xóa dòng \(line)", en: "delete line \(line)"))
    problem.isLineToDelete = true
    return problem
  }

  /// Rows below it would be read with the wrong columns.
  static func otherHeader(_ file: String, line: Int, _ fields: [String]) -> Diagnostic {
    Diagnostic(
      .repeatedHeader, at: SourceLocation(file: file, line: line),
      Phrase(
        "giữa tệp có một dòng tiêu đề khác thứ tự; các dòng phía dưới theo thứ tự cột khác",
        en: "a header row in another order stands among the rows; those below have other columns"),
      found: fields.joined(separator: " | "),
      fix: Phrase(
        "chuyển dòng này và các dòng phía dưới sang một tệp riêng",
        en: "move this line and those below it to a file of their own"))
  }
}
