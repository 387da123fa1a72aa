import TongHopDiagnostics
import TongHopDomain

/// published/<method>-<period>.csv: a table as `rank --format csv` wrote it, with or without
/// `--excel`, read back.
public enum PublishedFile {
  private static let columns: [CSVTable.Column] = [
    .required("code"), .required("level"), .required("type"), .required("name"),
    .required("points"), .required("index"), .required("rank"),
  ]

  /// - Parameters:
  ///   - others: the columns of such a table that are not needed here.
  ///   - check: of its units; nil: as they stand.
  package static func read(
    _ file: WorkspaceFile, others: [String], check: PublishedCheck? = nil,
    log: inout DiagnosticLog
  ) -> [PublishedRow]? {
    let all =
      columns + [.optional("group")]
      + others.filter { name in name != "group" && !columns.contains { $0.name == name } }
      .map { .optional($0) }
    var check = check
    let places = PublishedCheck.Columns(code: 0, level: 1, type: 2, name: 3, group: columns.count)
    guard let table = CSVTable.open(file, columns: all, allowsLineBreaks: true, log: &log) else {
      return nil
    }
    var problems = DiagnosticLog()
    var result: [PublishedRow] = []
    /// *shape* [row]
    var lines: [Int] = []
    var units = PublishedUnits()
    var fit = PublishedFit(
      PublishedFit.Columns(
        points: 4, index: 5, rank: 6,
        maximum: all.firstIndex { $0.name == "max_points" } ?? all.count),
      check == nil ? Ranking() : check?.ranking)
    let flags = all.firstIndex { $0.name == "flags" }
    while let row = table.next() {
      guard !row.isBroken else { continue }
      if let flags, check?.hadGone(row, columns: places, numbers: 4...6, flags: flags) ?? false {
        continue
      }
      check?.check(row, places, log: &problems)
      units.add(row, code: 0, level: 1, log: &problems)
      let published = PublishedRow(
        code: row.unmarked(0), level: row.unmarked(1), type: row.unmarked(2),
        name: row.unmarked(3),
        points: points(row, 4, &problems), index: points(row, 5, &problems),
        rank: rank(row, &problems))
      let group = check == nil ? "" : check?.note(row, places)
      fit.add(row, published, group: group, log: &problems)
      result.append(published)
      lines.append(row.line)
    }
    // Where a row is of another unit, or stands twice, ranks say nothing.
    if !problems.hasErrors { fit.compareRanks(log: &problems) }
    for problem in check?.nearGroups ?? [] { problems.report(problem) }
    table.finish(into: &log)
    if table.rowCount == 0 { log.report(FileFormat.emptySignedTable(file.name)) }
    if !problems.hasErrors, !log.hasErrors(in: file.name), let lack = check?.lack(in: file.name) {
      problems.report(lack)
    }
    log.merge(problems)
    return zip(result, lines).filter { row, line in
      !units.isRepeated(code: row.code, level: row.level) && !fit.wrongLines.contains(line)
    }.map(\.0)
  }

  private static func rank(_ row: TableRow, _ log: inout DiagnosticLog) -> Int? {
    guard !row[6].isEmpty else { return nil }
    guard let rank = Int(row[6]), (1...1_000_000_000).contains(rank) else {
      report(row, 6, &log)
      return nil
    }
    return rank
  }

  private static func points(_ row: TableRow, _ column: Int, _ log: inout DiagnosticLog) -> Points?
  {
    guard !row[column].isEmpty else { return nil }
    guard let number = PrintedNumber(parsing: row[column]) else {
      report(row, column, &log)
      return nil
    }
    return number.points
  }

  private static func report(_ row: TableRow, _ column: Int, _ log: inout DiagnosticLog) {
    log.report(
      row.problem(
        .badPublishedTable, column: column,
        Phrase(
          "bảng đã ký có ô không phải là số", en: "a signed table has a field that is no number"),
        expected: Phrase("như rank --format csv đã ghi", en: "as rank --format csv wrote it"),
        fix: Phrase("khôi phục tệp gốc", en: "restore the original file")))
  }
}
