import TongHopDiagnostics
import TongHopDomain

/// The table iMeta of COINr: what each column of iData is, and the tree of the index.
public struct COINrMeta: Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case indicator, aggregate, group, denominator, other
  }

  public struct Row: Sendable {
    public var code: String
    public var name: String
    /// 1 for indicators; nil outside the index.
    public var level: Int?
    public var parent: String
    public var kind: Kind
    public var direction: Direction
    public var weight: Fraction
    public var unit: String
    public var target: Fraction?
    public var line: Int
  }

  public var rows: [Row]

  public func rows(of kind: Kind) -> [Row] { rows.filter { $0.kind == kind } }

  /// Columns in the spelling of COINr.
  private enum Column: Int, CaseIterable {
    case level = 0, code, parent, direction, weight, type, name, unit, target

    var column: CSVTable.Column {
      switch self {
      case .level: .required("Level")
      case .code: .required("iCode")
      case .parent: .required("Parent")
      case .direction: .required("Direction")
      case .weight: .required("Weight")
      case .type: .required("Type")
      case .name: .optional("iName")
      case .unit: .optional("Unit")
      case .target: .optional("Target")
      }
    }
  }

  /// - Returns: nil where the file has an error, which is in the log.
  public static func read(_ file: WorkspaceFile, log: inout DiagnosticLog) -> COINrMeta? {
    var problems = DiagnosticLog()
    defer { log.merge(problems) }
    guard
      let table = CSVTable.open(
        file, columns: Column.allCases.map(\.column), allowsLineBreaks: true, log: &problems)
    else { return nil }
    var reader = Reader()
    while let row = table.next() {
      if !row.isBroken { reader.read(row) }
    }
    table.finish(into: &problems)
    reader.checkTree()
    problems.merge(reader.values.log)
    return problems.hasErrors ? nil : COINrMeta(rows: reader.rows.map(\.row))
  }

  private struct Reader {
    var values = ValueReader()
    var rows: [(row: Row, source: TableRow)] = []
    var lines: [String: Int] = [:]

    /// `NA` is R's word for an empty field.
    func text(_ row: TableRow, _ column: Column) -> String {
      row[column.rawValue] == "NA" ? "" : row.unmarked(column.rawValue)
    }

    mutating func read(_ row: TableRow) {
      guard let code = code(row),
        let kind = values.word(row, Column.type.rawValue, as: Kind.self, default: nil)
      else { return }
      let isPart = kind == .indicator || kind == .aggregate
      let name = text(row, .name)
      guard let level = level(row, kind), let direction = direction(row, isPart),
        let weight = weight(row, isPart)
      else { return }
      var target: Fraction?
      if kind == .indicator, !text(row, .target).isEmpty {
        target = number(row, .target)
        if target == nil { return }
      }
      rows.append(
        (
          Row(
            code: code, name: name.isEmpty ? code : name, level: isPart ? level : nil,
            parent: isPart ? text(row, .parent) : "", kind: kind, direction: direction,
            weight: weight, unit: text(row, .unit), target: target, line: row.line), row
        ))
    }

    private mutating func code(_ row: TableRow) -> String? {
      let column = Column.code.rawValue
      guard let code = values.required(row, column) else { return nil }
      if let first = lines.updateValue(row.line, forKey: code.lowercased()) {
        values.log.report(
          row.problem(
            .repeatedKey, column: column,
            Phrase(
              "mã \(code) đã có ở dòng \(first)", en: "\(code) stands on line \(first) already"),
            fix: Phrase("đặt mã khác", en: "give it another code")))
        return nil
      }
      guard code.first?.isLetter == true, !["ucode", "uname", "time"].contains(code.lowercased())
      else {
        values.log.report(
          row.problem(
            .notForCOINr, column: column,
            Phrase(
              "iCode phải bắt đầu bằng chữ cái và không phải là uCode, uName, Time",
              en: "an iCode starts with a letter and is none of uCode, uName, Time"),
            fix: Phrase("đặt mã khác", en: "give it another code")))
        return nil
      }
      return code
    }

    private mutating func level(_ row: TableRow, _ kind: Kind) -> Int? {
      guard kind == .indicator || kind == .aggregate else { return 0 }
      let level = Int(text(row, .level))
      guard let level, kind == .indicator ? level == 1 : (2...100).contains(level) else {
        values.log.report(
          row.problem(
            .notForCOINr, column: Column.level.rawValue,
            Phrase("Level không dùng được", en: "a Level of no use"),
            expected: kind == .indicator
              ? Phrase(verbatim: "1") : Phrase("2, 3, …", en: "2, 3, …")))
        return nil
      }
      return level
    }

    private mutating func direction(_ row: TableRow, _ isPart: Bool) -> Direction? {
      let text = text(row, .direction)
      if text == "1" || (text.isEmpty && !isPart) { return .higher }
      if text == "-1" { return .lower }
      values.log.report(
        row.problem(
          .notForCOINr, column: Column.direction.rawValue,
          Phrase("Direction không dùng được", en: "a Direction of no use"),
          expected: Phrase(verbatim: "1, -1")))
      return nil
    }

    private mutating func weight(_ row: TableRow, _ isPart: Bool) -> Fraction? {
      guard isPart else { return .one }
      guard let weight = number(row, .weight) else { return nil }
      guard weight >= .zero else {
        values.log.report(
          row.problem(
            .negative, column: Column.weight.rawValue,
            Phrase("trọng số là số âm", en: "the weight is negative")))
        return nil
      }
      return weight
    }

    /// At most nine decimals; of more a warning, and they are rounded.
    private mutating func number(_ row: TableRow, _ column: Column) -> Fraction? {
      guard let number = RNumber(parsing: text(row, column)),
        let count = number.count(places: RNumber.mostPlaces),
        count.magnitude < 1_000_000_000_000_000_000,
        let value = try? Fraction(count, over: Decimal.power(RNumber.mostPlaces))
      else {
        values.log.report(
          row.problem(
            .badNumber, column: column.rawValue,
            Phrase(
              "cột '\(row.names[column.rawValue])' không phải là số",
              en: "'\(row.names[column.rawValue])' is not a number"),
            expected: Phrase("ví dụ 0.25", en: "e.g. 0.25")))
        return nil
      }
      if number.places > RNumber.mostPlaces {
        values.log.report(row.rounded(column.rawValue, places: RNumber.mostPlaces))
      }
      return value
    }

    /// Every parent is there, one level above; one row is on top of all.
    mutating func checkTree() {
      var levels: [String: Int] = [:]
      var tops: [TableRow] = []
      for (row, _) in rows { levels[row.code] = row.level }
      var near = Suggestions { [levels] in Array(levels.keys) }
      for (row, source) in rows where row.level != nil {
        if row.parent.isEmpty {
          if row.kind == .aggregate { tops.append(source) }
          guard row.kind == .indicator else { continue }
        }
        guard let above = levels[row.parent], let own = row.level, above == own + 1 else {
          values.log.report(
            source.problem(
              .notForCOINr, column: Column.parent.rawValue,
              levels[row.parent] == nil
                ? Phrase(
                  "không có iCode '\(row.parent)' trong cây",
                  en: "no iCode '\(row.parent)' in the tree")
                : Phrase(
                  "'\(row.parent)' không ở ngay cấp trên",
                  en: "'\(row.parent)' is not on the level right above"),
              expected: Phrase(
                "iCode của một dòng ở Level \((row.level ?? 0) + 1)",
                en: "the iCode of a row of Level \((row.level ?? 0) + 1)"),
              // A parent that is there was not mistyped.
              fix: levels[row.parent] == nil
                ? Suggestion.question(row.parent, near: near.nearest(to: row.parent)) : nil))
          continue
        }
      }
      let parents = Set(rows.map(\.row.parent))
      for (row, source) in rows where row.kind == .aggregate && !parents.contains(row.code) {
        values.log.report(
          source.problem(
            .badCriteriaTree, column: Column.code.rawValue,
            Phrase("không có dòng nào dưới '\(row.code)'", en: "no row stands under '\(row.code)'"),
            fix: Phrase("bỏ dòng này, hoặc sửa Parent", en: "remove the row, or correct Parent")))
      }
      for source in tops.dropFirst() {
        values.log.report(
          source.problem(
            .badCriteriaTree, column: Column.parent.rawValue,
            Phrase(
              "có hơn một dòng đứng trên cùng (dòng \(tops[0].line))",
              en: "more than one row stands on top (line \(tops[0].line))"),
            expected: Phrase("một chỉ số trên cùng", en: "one index on top of all")))
      }
      if tops.isEmpty, !values.log.hasErrors, let first = rows.first?.source {
        values.log.report(
          first.problem(
            .badCriteriaTree, column: Column.parent.rawValue,
            Phrase("không có dòng nào đứng trên cùng", en: "no row stands on top"),
            expected: Phrase(
              "một Aggregate không có Parent", en: "an Aggregate without a Parent")))
      }
    }
  }
}

extension TableRow {
  /// Digits were lost, and the user is told.
  func rounded(_ column: Int, places: Int) -> Diagnostic {
    problem(
      .tooManyDecimals, severity: .warning, column: column,
      Phrase(
        "cột '\(names[column])' đã làm tròn đến \(places) chữ số thập phân",
        en: "'\(names[column])' was rounded to \(places) decimals"),
      expected: Phrase("nhiều nhất \(places) chữ số thập phân", en: "at most \(places) decimals"),
      fix: Phrase("làm tròn trước khi ghi tệp", en: "round it before the file is written"))
  }
}
