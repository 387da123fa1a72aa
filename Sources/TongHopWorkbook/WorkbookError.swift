import CXlsxWriter
import TongHopDiagnostics

/// A workbook could not be written.
public struct WorkbookError: Error, Sendable, Hashable {
  public var message: Phrase

  /// - Parameter place: the sheet that was being written, if one was.
  init(_ code: lxw_error, in place: String = "") {
    let words = lxw_strerror(code).map { String(cString: $0) } ?? "\(code.rawValue)"
    let cause =
      switch code {
      case LXW_ERROR_MEMORY_MALLOC_FAILED: Phrase("không đủ bộ nhớ", en: "not enough memory")
      case LXW_ERROR_CREATING_XLSX_FILE:
        Phrase("không tạo được tệp", en: "the file cannot be made")
      case LXW_ERROR_CREATING_TMPFILE, LXW_ERROR_READING_TMPFILE:
        Phrase(
          "không ghi được tệp tạm vào thư mục tạm của hệ thống",
          en: "no temporary file can be written to the system's folder for them")
      case LXW_ERROR_ZIP_FILE_OPERATION, LXW_ERROR_ZIP_FILE_ADD, LXW_ERROR_ZIP_CLOSE:
        Phrase(
          "không ghi được, có thể đĩa đã đầy", en: "it cannot be written, the disk may be full")
      default: Phrase(verbatim: words)
      }
    let sheet =
      place.isEmpty
      ? Phrase(verbatim: "") : Phrase(", trang tính '\(place)'", en: ", sheet '\(place)'")
    message =
      Phrase("bảng tính", en: "workbook") + sheet + Phrase(verbatim: ": ") + cause
      + Phrase(verbatim: " (libxlsxwriter \(code.rawValue))")
  }

  /// The file that was written lacks something.
  ///
  /// - Parameter part: of the package.
  init(incomplete part: String) {
    message = Phrase(
      "bảng tính: tệp ghi ra không đủ (\(part)), có thể đĩa đã đầy hoặc tệp vượt giới hạn cỡ; xóa bớt tệp rồi chạy lại",
      en:
        "workbook: the file that was written is not whole (\(part)); the disk may be full, or a limit of size reached: delete files and run again"
    )
  }

  init(tooLarge sheet: String) {
    message = Phrase(
      "bảng tính: trang tính '\(sheet)' có quá nhiều dòng hoặc cột, bảng tính chỉ nhận 1.048.576 dòng và 16.384 cột",
      en:
        "workbook: the sheet '\(sheet)' has too many rows or columns; a workbook takes 1,048,576 rows and 16,384 columns"
    )
  }
}

/// Throws what the library returns as an error.
func check(_ code: lxw_error, in sheet: String = "") throws(WorkbookError) {
  guard code == LXW_NO_ERROR else { throw WorkbookError(code, in: sheet) }
}
