import CXlsxWriter
import Synchronization
import TongHopDomain
import TongHopReport

/// Writes a ``WorkbookDocument`` through libxlsxwriter; the only place that knows the library.
public enum WorkbookWriter {
  /// Two workbooks at once must not quiet the library for each other.
  private static let closing = Mutex(())

  /// Writes it, and reads it back: the library does not notice that a temporary file of a part is
  /// not whole, and packs what there is of it (``PackageContents``).
  ///
  /// - Parameter path: a file that may be made or replaced; what is left of it after an error is
  ///   worth nothing. The library puts its temporary files, which have no name for long, beside it.
  /// - Complexity: O(*cells*); the library keeps about a hundred bytes of a cell in memory.
  public static func write(_ document: WorkbookDocument, to path: String) throws(WorkbookError) {
    guard let book = newBook(path) else { throw WorkbookError(LXW_ERROR_MEMORY_MALLOC_FAILED) }
    var expected = PackageContents()
    do throws(WorkbookError) {
      try setProperties(of: book, document)
      let formats = FormatTable(book)
      for sheet in document.sheets {
        let writer = try SheetWriter(sheet, book: book, formats: formats)
        try writer.write(pageWord: document.pageWord)
        expected.addSheet(cells: writer.cellCount, charts: sheet.charts.count { !$0.rows.isEmpty })
      }
    } catch {
      lxw_workbook_free(book)
      throw error
    }
    try check(closing.withLock { _ in close_quietly(book) })
    try PackageFile(path).check(expected)
  }

  /// Name and version of the library that is there at run time, and of the one below it.
  public static var libraries: [String] {
    [("libxlsxwriter", lxw_version()), ("zlib", zlibVersion())].map { name, version in
      name + " " + (version.map { String(cString: $0) } ?? "?")
    }
  }

  private static func newBook(_ path: String) -> UnsafeMutablePointer<lxw_workbook>? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.count == 1 ? "." : parts.dropLast().joined(separator: "/")
    var name = Array(folder.utf8CString)
    return name.withUnsafeMutableBufferPointer { name in
      var options = lxw_workbook_options()
      options.tmpdir = name.baseAddress
      return workbook_new_opt(path, &options)
    }
  }

  /// The library copies the texts.
  private static func setProperties(
    of book: UnsafeMutablePointer<lxw_workbook>, _ document: WorkbookDocument
  ) throws(WorkbookError) {
    let texts = [document.title, document.author].map { Array(CellText.safe($0).utf8CString) }
    var (title, author) = (texts[0], texts[1])
    let code = title.withUnsafeMutableBufferPointer { title in
      author.withUnsafeMutableBufferPointer { author in
        var properties = lxw_doc_properties()
        properties.title = title.baseAddress
        properties.author = author.baseAddress
        // Noon, so that no time zone makes another day of it.
        properties.created = Int(document.created.number) * 86_400 + 43_200
        return workbook_set_properties(book, &properties)
      }
    }
    try check(code)
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
