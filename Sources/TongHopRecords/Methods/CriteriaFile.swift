import TongHopDiagnostics
import TongHopDomain

/// Reads `methods/<id>/criteria.csv`: the tree of criteria with maxima, measures and rules.
public enum CriteriaFile {
  enum Column: Int, CaseIterable {
    case code, parent, name, maxPoints, measure, rule, rollUp, overTime, whenEmpty
    case weight, source, lead, periods, appliesTo
    case direction

    /// - Parameter isComposite: a composite indicator has weights and no maxima.
    func column(isComposite: Bool) -> CSVTable.Column {
      isComposite && self == .maxPoints ? .optional(column.name) : column
    }

    var column: CSVTable.Column {
      switch self {
      case .code, .name, .measure: .required("\(self)")
      case .maxPoints: .required("max_points")
      case .rollUp: .optional("roll_up")
      case .overTime: .optional("over_time")
      case .whenEmpty: .optional("when_empty")
      case .appliesTo: .optional("applies_to")
      case .parent, .rule, .weight, .source, .lead, .periods, .direction: .optional("\(self)")
      }
    }
  }

  /// - Parameters:
  ///   - levels: the levels of units.csv, to which `applies_to` may refer.
  ///   - types: the types of units.csv.
  ///   - signedIndicators: those whose numerators may be below zero; nil where that is not known.
  /// - Returns: parents before their children, siblings in the order of the file; nil when the
  ///   file has an error.
  public static func read(
    _ file: WorkspaceFile, levels: Set<String>, types: Set<String>,
    signedIndicators: Set<String>? = nil, log: inout DiagnosticLog
  ) -> [Criterion]? {
    read(
      file, words: UnitWords(levels: levels, types: types), composite: nil,
      signedIndicators: signedIndicators, log: &log)
  }

  /// Notes what a file that has errors declares, as far as it can be read.
  package static func note(_ file: WorkspaceFile, in codes: inout DoubtfulCodes) {
    var ignored = DiagnosticLog()
    let columns = [Column.code, .measure].map(\.column)
    var criteria: Set<String> = []
    var (indicators, questions): (Set<String>, Set<String>) = ([], [])
    var (isWhole, measuresAreWhole) = (true, true)
    let table = CSVTable.open(file, columns: columns, allowsLineBreaks: true, log: &ignored)
    while let row = table?.next() {
      if row.isBroken || row[0].isEmpty { isWhole = false }
      guard !row.isBroken else { continue }
      if !row[0].isEmpty { criteria.insert(row[0]) }
      guard !row[1].isEmpty else { continue }
      switch Measure(parsing: row[1]) {
      case .metric(let code): indicators.insert(code)
      case .survey(let question, _): questions.insert(question)
      case nil: measuresAreWhole = false
      default: break
      }
    }
    isWhole = isWhole && table != nil
    let isAll = isWhole && measuresAreWhole
    codes.add(.criterion, criteria, isWhole: isWhole, of: file.name)
    codes.add(.indicator, indicators, isWhole: isAll, of: file.name)
    codes.add(.question, questions, isWhole: isAll, of: file.name)
  }

  static func read(
    _ file: WorkspaceFile, words: UnitWords, composite: Composite?,
    signedIndicators: Set<String>?, log: inout DiagnosticLog
  ) -> [Criterion]? {
    let columns = Column.allCases.map { $0.column(isComposite: composite != nil) }
    var problems = DiagnosticLog()
    guard
      let table = CSVTable.open(
        file, columns: columns, allowsLineBreaks: true, isStrict: true, log: &problems)
    else {
      log.merge(problems)
      return nil
    }
    table.bracketColumn = Column.rule.rawValue
    var rows: [TableRow] = []
    while let row = table.next() {
      if !row.isBroken { rows.append(row) }
    }
    table.finish(into: &problems)
    let isWhole = !problems.hasErrors
    if rows.isEmpty, isWhole {
      problems.report(
        Diagnostic(
          .badCriteriaTree, at: SourceLocation(file: file.name),
          Phrase("tệp không có tiêu chí nào", en: "the file has no criteria"),
          fix: Phrase("thêm các dòng tiêu chí", en: "add the rows of the criteria")))
    }
    var tree = CriteriaTree(rows)
    tree.link(reportsUnknownParents: isWhole)
    problems.merge(tree.log)
    for row in rows {
      let code = row[.code]
      if let warning = CodeMadeDate(code)?.warning(
        ofCriterion: row, Column.code.rawValue, parent: row[.parent])
      {
        problems.report(warning)
      }
    }
    var reader = CriterionReader(
      words: words, composite: composite, signedIndicators: signedIndicators)
    let criteria = reader.criteria(of: tree)
    problems.merge(reader.values.log)
    log.merge(problems)
    return problems.hasErrors ? nil : criteria
  }
}

extension TableRow {
  subscript(column: CriteriaFile.Column) -> String { self[column.rawValue] }

  func location(_ column: CriteriaFile.Column) -> SourceLocation { location(column.rawValue) }

  func problem(
    _ code: DiagnosticCode, severity: Diagnostic.Severity = .error, column: CriteriaFile.Column,
    _ message: Phrase, expected: Phrase? = nil, fix: Phrase? = nil
  ) -> Diagnostic {
    problem(
      code, severity: severity, column: column.rawValue, message, expected: expected, fix: fix)
  }
}
