import TongHopDiagnostics
import TongHopDomain

/// The table iData of COINr: one row per unit, or per unit and time, one column per indicator.
public struct COINrData: Sendable {
  public struct Row: Sendable {
    public var code: String
    public var name: String
    /// Of the first column that is a group; empty where there is none.
    public var group: String
    public var period: Period
    /// In the order of the indicators of iMeta; nil: not available.
    public var values: [RNumber?]
  }

  public var rows: [Row]
  /// By indicator: the decimals that are kept, 0...9.
  public var decimals: [Int]
  /// By indicator: is a value below zero?
  public var hasNegative: [Bool]

  /// - Parameter period: of rows without a time.
  /// - Returns: nil where the file has an error, which is in the log.
  public static func read(
    _ file: WorkspaceFile, meta: COINrMeta, period: Period?, log: inout DiagnosticLog
  ) -> COINrData? {
    var problems = DiagnosticLog()
    defer { log.merge(problems) }
    let indicators = meta.rows(of: .indicator)
    let groups = meta.rows(of: .group)
    let others = meta.rows.filter { $0.kind == .denominator || $0.kind == .other }
    let columns: [CSVTable.Column] =
      [.required("uCode"), .optional("uName"), .optional("Time")]
      + indicators.map { .required($0.code) } + groups.map { .optional($0.code) }
      + others.map { .optional($0.code) }
    guard
      let table = CSVTable.open(file, columns: columns, allowsLineBreaks: true, log: &problems)
    else { return nil }
    guard table.hasColumn(2) || period != nil else {
      problems.report(
        Diagnostic(
          .missingColumn, at: SourceLocation(file: file.name, line: 1),
          Phrase(
            "không có cột Time, nên chưa biết số liệu của kỳ nào",
            en: "there is no column Time that says which period the figures are of"),
          fix: Phrase("thêm --period, ví dụ --period 2024", en: "add --period, e.g. --period 2024"))
      )
      return nil
    }
    var reader = Reader(indicatorCount: indicators.count, hasGroup: !groups.isEmpty, period: period)
    while let row = table.next() {
      if !row.isBroken { reader.read(row) }
    }
    table.finish(into: &problems)
    let data = reader.finish()
    problems.merge(reader.values.log)
    let unused = groups.dropFirst() + others
    if !unused.isEmpty {
      let list =
        unused.prefix(12).map { "\($0.code) (\($0.kind.rawValue))" }.joined(separator: ", ")
        + (unused.count > 12 ? ", …" : "")
      problems.report(
        Diagnostic(
          .notForCOINr, severity: .warning, at: SourceLocation(file: file.name),
          unused.count == 1
            ? Phrase("một cột không được dùng", en: "a column is not used")
            : Phrase(
              "\(unused.count) cột không được dùng", en: "\(unused.count) columns are not used"),
          found: list,
          expected: Phrase(
            "các chỉ tiêu, và một cột nhóm", en: "indicators, and one column of groups")))
    }
    return problems.hasErrors ? nil : data
  }

  private struct Reader {
    let indicatorCount: Int
    let hasGroup: Bool
    let period: Period?
    var values = ValueReader()
    private var rows: [(row: Row, source: TableRow)] = []
    private var lines: [String: Int] = [:]

    init(indicatorCount: Int, hasGroup: Bool, period: Period?) {
      self.indicatorCount = indicatorCount
      self.hasGroup = hasGroup
      self.period = period
    }

    private static let firstIndicator = 3

    mutating func read(_ row: TableRow) {
      let code = values.required(row, 0).map { written in
        let code = row.unmarked(0)
        return code.isEmpty ? written : code
      }
      let hasTime = row.schema.positions[2] != nil
      let time = hasTime || period == nil ? values.period(row, 2) : period
      var numbers: [RNumber?] = []
      var isWhole = true
      for place in 0..<indicatorCount {
        let text = row[Self.firstIndicator + place]
        if text.isEmpty || text == "NA" {
          numbers.append(nil)
        } else if let number = RNumber(parsing: text) {
          numbers.append(number)
        } else {
          isWhole = false
          values.log.report(badNumber(row, Self.firstIndicator + place))
        }
      }
      guard let code, let time, isWhole else { return }
      let key = "\(time) \(code)"
      if let first = lines.updateValue(row.line, forKey: key) {
        values.log.report(
          row.problem(
            .repeatedKey, column: 0,
            Phrase(
              "đơn vị \(code), kỳ \(time) đã có ở dòng \(first)",
              en: "unit \(code), \(time) stands on line \(first) already"),
            fix: Phrase("giữ một dòng", en: "keep one of the rows")))
        return
      }
      let name = row[1] == "NA" ? "" : row.unmarked(1)
      let group = hasGroup ? row.unmarked(Self.firstIndicator + indicatorCount) : ""
      rows.append(
        (
          Row(
            code: code, name: name.isEmpty ? code : name, group: group == "NA" ? "" : group,
            period: time, values: numbers), row
        ))
    }

    private func badNumber(_ row: TableRow, _ column: Int) -> Diagnostic {
      row.problem(
        .badNumber, column: column,
        Phrase(
          "cột '\(row.names[column])' không phải là số",
          en: "'\(row.names[column])' is not a number"),
        expected: Phrase(
          "một số như 12.5 hoặc 1e-05, nhiều nhất 30 chữ số; để trống hoặc NA nếu không có",
          en: "a number like 12.5 or 1e-05 of at most 30 digits; empty or NA for none"),
        fix: Phrase(
          "nhập số; nếu không có số thì để trống", en: "enter a number, or leave it empty"))
    }

    /// Settles how many decimals each indicator keeps: those it has, at most nine, and no more than
    /// leave room for its greatest value.
    mutating func finish() -> COINrData {
      var decimals: [Int] = []
      var hasNegative: [Bool] = []
      // By the decimals that are kept: the first number that has more, how many do, of which columns.
      var rounded: [Int: (first: Diagnostic, count: Int, columns: Set<Int>)] = [:]
      for place in 0..<indicatorCount {
        let column = rows.compactMap { $0.row.values[place] }
        let isSigned = column.contains { $0.mantissa < 0 }
        let limit =
          isSigned ? Int128(Indicator.signedLimit) : Int128(1_000_000_000_000_000_000)
        var places = min(column.map(\.places).max() ?? 0, RNumber.mostPlaces)
        func fits(_ number: RNumber) -> Bool {
          number.count(places: places).map { $0.magnitude < limit.magnitude } ?? false
        }
        while places > 0, !column.allSatisfy(fits) { places -= 1 }
        for (row, source) in rows {
          guard let number = row.values[place] else { continue }
          let column = Self.firstIndicator + place
          if !fits(number) {
            values.log.report(
              source.problem(
                .numberTooLarge, column: column,
                Phrase("số quá lớn", en: "the number is too large"),
                expected: Phrase("dưới \(limit)", en: "below \(limit)"),
                fix: Phrase("đổi đơn vị tính", en: "change the unit of measurement")))
          } else if number.places > places {
            let known = rounded[places]
            rounded[places] = (
              known?.first ?? source.rounded(column, places: places), (known?.count ?? 0) + 1,
              (known?.columns ?? []).union([place])
            )
          }
        }
        decimals.append(places)
        hasNegative.append(isSigned)
      }
      for (places, numbers) in rounded.sorted(by: { $0.key > $1.key }) {
        values.log.report(
          together(numbers.first, numbers.count, numbers.columns.count, places: places))
      }
      return COINrData(rows: rows.map(\.row), decimals: decimals, hasNegative: hasNegative)
    }

    /// One message for all numbers that are rounded alike; the first is where it stands.
    private func together(_ first: Diagnostic, _ count: Int, _ columns: Int, places: Int)
      -> Diagnostic
    {
      guard count > 1 else { return first }
      var all = first
      all.columnName = nil
      all.message = Phrase(
        "\(count) số của \(columns) cột đã làm tròn đến \(places) chữ số thập phân; đây là số đầu tiên",
        en:
          "\(count) numbers of \(columns) \(columns == 1 ? "column" : "columns") were rounded to \(places) decimals; this is the first"
      )
      return all
    }
  }
}
