import TongHopDiagnostics
import TongHopDomain

/// What stands in place of a unit in a row of no unit: the total of a report, or what stands below it.
///
/// Only whole phrases are known. Places are called Tổng Cọt, Cộng Hòa and Trung Bình.
enum RowLabel {
  case total, remark

  private static let totals: Set<String> = [
    "tổng cộng", "tổng", "cộng", "tổng số", "cộng dồn", "trung bình", "bình quân", "toàn tỉnh",
    "toàn thành phố", "toàn huyện", "toàn xã", "total", "totals", "grand total", "subtotal", "sum",
    "average", "mean",
  ]
  private static let totalStarts = [
    "tổng cộng ", "tổng số ", "tổng toàn ", "cộng toàn ", "trung bình toàn ", "bình quân toàn ",
    "grand total ", "total of ",
  ]
  private static let remarkStarts = [
    "người lập", "lập biểu", "người ký", "người kiểm", "ghi chú", "nơi nhận", "thủ trưởng",
    "kt. ", "tm. ", "t/m ", "k/t ", "(ký", "prepared by", "signed by", "note:", "notes:", "source:",
  ]

  /// The first words of all phrases above, without marks.
  private static let firstWords: Set<String> = Set(
    (totals + totalStarts + remarkStarts).map { firstWord(of: $0) })
  private static let firstLetters = Set(firstWords.compactMap { $0.utf8.first })

  private static let marks = ":.,;*()"

  private static func firstWord(of text: String) -> String {
    let start = text.drop { $0.isWhitespace || marks.contains($0) }
    return NameKey(start.prefix { !$0.isWhitespace }.filter { !marks.contains($0) }).text
  }

  /// Whether the text may be one, by its first word alone. Units.csv of a country asks it 96,000 times,
  /// and the whole phrase takes five times as long.
  private static func mayBegin(_ text: String) -> Bool {
    guard let first = text.utf8.first else { return false }
    if isLetter(first), !firstLetters.contains(first | 0x20) { return false }
    let word = firstWord(of: text)
    // "(ký" and "note:" may go on without a space.
    return firstWords.contains(word)
      || ["ký", "note", "source"].contains(where: { word.hasPrefix($0) })
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  /// - Returns: nil for anything that is not known for sure to be one.
  init?(_ text: String) {
    guard let first = text.utf8.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first),
      text.utf8.count <= 400, Self.mayBegin(text)
    else { return nil }
    let key = NameKey(text).text
    let words = NameKey(key.filter { !Self.marks.contains($0) }).text
    if Self.totals.contains(words) || Self.totalStarts.contains(where: { words.hasPrefix($0) }) {
      self = .total
    } else if Self.remarkStarts.contains(where: { key.hasPrefix($0) }) {
      self = .remark
    } else {
      return nil
    }
  }

  /// A total or a remark among the units of units.csv: in place of the code, or as the name of what has
  /// no code, or as the name of what stands below another unit. A root may be called as it likes.
  static func problem(inUnits row: TableRow) -> Diagnostic? {
    let (code, parent, level, name) = (row[0], row[1], row[2], row[4])
    var column: Int?
    if code.isEmpty {
      column = (1...4).first { RowLabel(row[$0]) != nil }
    } else if RowLabel(code) != nil {
      column = 0
    } else if !parent.isEmpty || level.isEmpty, case .total? = RowLabel(name),
      sure.contains(NameKey(name).text)
    {
      column = 4
    }
    guard let column, let label = RowLabel(row[column]) else { return nil }
    return row.problem(
      .notOfUnit, column: column, label.message,
      expected: Phrase("mã và tên của một đơn vị", en: "the code and the name of a unit"),
      fix: Phrase(
        "xóa cả dòng: units.csv chỉ có các đơn vị, TongHop tự tính tổng; nếu là một đơn vị thì ghi mã và tên của đơn vị đó",
        en:
          "delete the row: units.csv has units only, and TongHop adds up itself; if it is a unit, write its code and name"
      ))
  }

  /// A total, remark or signature below a table, in a row without all fields: to fill these would be wrong.
  static func problem(ofShort row: CSVRow, file: String, leastWidth: Int) -> Diagnostic? {
    guard row.fields.count < leastWidth,
      let column = row.fields.firstIndex(where: { !$0.trimmed.isEmpty }),
      let label = RowLabel(row.fields[column].trimmed)
    else { return nil }
    return Diagnostic(
      .notOfUnit, at: SourceLocation(file: file, line: row.line, column: column + 1),
      label.message, found: row.fields.joined(separator: " | "),
      fix: Phrase(
        "xóa cả dòng: tệp chỉ có các dòng của bảng",
        en: "delete the row: the file has rows of the table only"))
  }

  /// Totals that are no names of places.
  private static let sure: Set<String> = [
    "tổng cộng", "tổng số", "grand total", "total", "subtotal",
  ]

  var message: Phrase {
    switch self {
    case .total:
      Phrase(
        "đây là dòng tổng, không phải dòng của một đơn vị", en: "this is a total, no unit's row")
    case .remark:
      Phrase(
        "đây là ghi chú hoặc chữ ký, không phải dòng của một đơn vị",
        en: "this is a remark or a signature, no unit's row")
    }
  }

  var fix: Phrase {
    switch self {
    case .total:
      Phrase(
        "nếu là dòng tổng thì xóa cả dòng, TongHop tự tính; nếu là số của một đơn vị thì ghi mã của đơn vị đó",
        en:
          "if it is a total, delete the row: TongHop adds up itself; if it is a unit's, write the code of that"
      )
    case .remark:
      Phrase(
        "xóa cả dòng; tệp số liệu chỉ có dòng của các đơn vị",
        en: "delete the row; a file of figures has rows of units only")
    }
  }
}

extension UnitResolver {
  /// The one message about a row that is of no unit; its other fields say nothing.
  ///
  /// - Parameters:
  ///   - unit: the column of the unit.
  ///   - next: where the label stands if the unit is empty.
  func label(_ row: TableRow, unit: Int, next: Int) -> Diagnostic? {
    let column = row[unit].isEmpty ? next : unit
    let text = row[column]
    // Most rows are of a unit; asked first, since words take longer.
    guard register.units(coded: text).isEmpty, let label = RowLabel(text),
      register.unread.line(of: text) == nil, units(named: text).isEmpty
    else { return nil }
    return row.problem(
      .notOfUnit, column: column, label.message,
      expected: Phrase("mã của một đơn vị trong units.csv", en: "the code of a unit of units.csv"),
      fix: label.fix)
  }
}
