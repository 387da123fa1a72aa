import CXlsxWriter
import TongHopDomain
import TongHopReport

/// Writes a ``WorkbookDocument`` through libxlsxwriter; the only place that knows the library.
public enum WorkbookWriter {
  /// - Parameter path: a file that may be made or replaced; what is left of it after an error is
  ///   worth nothing.
  /// - Complexity: O(*cells*); the library keeps about a hundred bytes of a cell in memory.
  public static func write(_ document: WorkbookDocument, to path: String) throws(WorkbookError) {
    guard let book = workbook_new(path) else { throw WorkbookError(LXW_ERROR_MEMORY_MALLOC_FAILED) }
    do throws(WorkbookError) {
      setProperties(of: book, document)
      let formats = FormatTable(book)
      for sheet in document.sheets {
        let writer = try SheetWriter(sheet, book: book, formats: formats)
        try writer.write(pageWord: document.pageWord)
      }
    } catch {
      lxw_workbook_free(book)
      throw error
    }
    try check(workbook_close(book))
  }

  /// The library copies the texts.
  private static func setProperties(
    of book: UnsafeMutablePointer<lxw_workbook>, _ document: WorkbookDocument
  ) {
    let texts = [document.title, document.author].map { Array(CellText.safe($0).utf8CString) }
    var (title, author) = (texts[0], texts[1])
    title.withUnsafeMutableBufferPointer { title in
      author.withUnsafeMutableBufferPointer { author in
        var properties = lxw_doc_properties()
        properties.title = title.baseAddress
        properties.author = author.baseAddress
        // Noon, so that no time zone makes another day of it.
        properties.created = Int(document.created.number) * 86_400 + 43_200
        workbook_set_properties(book, &properties)
      }
    }
  }
}

/// The formats of a workbook, one for each look.
final class FormatTable {
  let book: UnsafeMutablePointer<lxw_workbook>
  private var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]
  private var changes: [ChangeLook: UnsafeMutablePointer<lxw_format>] = [:]

  init(_ book: UnsafeMutablePointer<lxw_workbook>) {
    self.book = book
  }

  subscript(style: CellStyle) -> UnsafeMutablePointer<lxw_format>? {
    if let known = formats[style] { return known }
    guard let format = workbook_add_format(book) else { return nil }
    style.apply(to: format)
    formats[style] = format
    return format
  }

  /// For conditional formats.
  subscript(change: ChangeLook) -> UnsafeMutablePointer<lxw_format>? {
    if let known = changes[change] { return known }
    guard let format = workbook_add_format(book) else { return nil }
    format_set_font_color(format, change.color)
    format_set_num_format(format, change.numberFormat)
    changes[change] = format
    return format
  }
}

/// A change that went up, or one that went down.
struct ChangeLook: Hashable {
  var color: lxw_color_t
  var numberFormat: String
}
