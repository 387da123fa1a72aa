import TongHopDiagnostics

/// The units that a signed table has rows of. Each has one: of two nobody knows which was signed, and
/// neither is used.
struct PublishedUnits {
  private struct Key: Hashable {
    var code: String
    var level: String
  }

  /// The first row of each.
  private var lines: [Key: Int] = [:]
  private var repeated: Set<Key> = []

  /// - Parameters:
  ///   - code: its column; a row without a code is another fault.
  ///   - level: its column.
  mutating func add(_ row: TableRow, code: Int, level: Int, log: inout DiagnosticLog) {
    let key = Key(code: row.unmarked(code), level: row.unmarked(level))
    guard !key.code.isEmpty else { return }
    guard let first = lines[key] else {
      lines[key] = row.line
      return
    }
    repeated.insert(key)
    log.report(
      row.problem(
        .repeatedKey, column: code,
        Phrase(
          "đơn vị \(key.code) đã có ở dòng \(first) của bảng đã ký này",
          en: "unit \(key.code) stands on line \(first) of this signed table already"),
        expected: Phrase("mỗi đơn vị một dòng", en: "one row for each unit"),
        fix: Phrase(
          "giữ dòng đúng như bản đã ký, bỏ dòng kia",
          en: "keep the row that is as it was signed, remove the other")))
  }

  func isRepeated(code: String, level: String) -> Bool {
    repeated.contains(Key(code: code, level: level))
  }
}
