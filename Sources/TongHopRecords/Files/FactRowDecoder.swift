import TongHopDiagnostics
import TongHopDomain

/// From the fields of a row to a figure, with all that may be wrong on the way.
struct FactRowDecoder {
  let codebook: Codebook
  var values = ValueReader()
  var resolver: UnitResolver
  var periods: [String: Period] = [:]
  /// What was said of a code that is none, by the code.
  private var unknown: [String: Diagnostic] = [:]
  private static let mostRemembered = 4096

  init(codebook: Codebook) {
    self.codebook = codebook
    resolver = UnitResolver(register: codebook.register, guide: codebook.unitGuide)
  }

  mutating func decode(_ row: TableRow) -> FactsReader.Row {
    var lost = LeftOutRow(location: row.location())
    if let problem = resolver.label(row, unit: 0, next: 1) {
      values.log.report(problem)
      return .leftOut(lost)
    }
    let period = periods[row[2]] ?? values.period(row, 2)
    let indicator = codebook.indicators[row[1]]
    var isDoubtful = false
    if indicator == nil || codebook.isUnsettled(row[1]) {
      isDoubtful = values.restsOnFaultyList(row, 1, .indicator, codebook.doubtful)
      if !isDoubtful, indicator == nil { reportUnknownIndicator(row) }
    }
    // What a row with a strange character is of can still be seen: nobody is told to have sent nothing.
    lost.code =
      indicator?.code
      ?? LookAlike.repaired(row[1]) { codebook.indicators[$0] != nil }
    lost.period = period
    // Without a period the unit can still be named: the one that bore the code at any time.
    let days =
      period.map { codebook.days(of: $0, indicator: indicator?.code) }
      ?? (first: Day(number: -25_000), last: Day(number: 80_000))
    let found = resolver.unit(row, 0, from: days.first, through: days.last, log: &values.log)
    lost.unit = found ?? resolver.lookAlike(row[0], from: days.first, through: days.last)
    if let period { periods[row[2]] = period }
    if isDoubtful {
      lost.code = row[1]
      return .leftOut(lost)
    }
    guard let indicator else { return .leftOut(lost) }
    let isEmpty = row[3].isEmpty && row[4].isEmpty
    if !isEmpty, saysNothing(row, indicator) { return .leftOut(lost) }
    // Both are read, so that one run tells all that is wrong with the row.
    let numerator = isEmpty ? 0 : number(row, 3, indicator)
    let denominator = isEmpty ? 0 : number(row, 4, indicator)
    guard let period, let unit = found, let numerator, let denominator,
      isEmpty || isPlausible(row, indicator, numerator, denominator)
    else { return .leftOut(lost) }
    if isEmpty { return .empty }
    return .fact(
      FactRow(
        unit: unit, indicator: indicator.code, period: period, numerator: numerator,
        denominator: denominator, line: row.line))
  }

  private mutating func number(_ row: TableRow, _ column: Int, _ indicator: Indicator) -> Int64? {
    guard values.required(row, column, orElse: NumberHints().ifNone) != nil else { return nil }
    let isSigned = column == 3 && indicator.mayBeNegative
    return values.number(
      row, column, kind: indicator.kind, decimals: indicator.decimals, isSigned: isSigned,
      hints: hints(column, indicator))
  }

  private func hints(_ column: Int, _ indicator: Indicator) -> NumberHints {
    var hints = NumberHints()
    hints.declaresDecimals = true
    hints.unit = indicator.unit
    hints.mayBeExempt = true
    hints.ifPercent = Phrase(
      "ghi tử số và mẫu số, không ghi tỷ lệ phần trăm",
      en: "enter numerator and denominator, not a percentage")
    if codebook.undeclared.contains(indicator.code) { hints.undeclared = indicator }
    if indicator.kind == .amount, !indicator.saysDecimals { hints.withoutDecimals = indicator }
    if codebook.yesNo.contains(indicator.code) {
      hints.ifNothing = Self.yesOrNo
    } else if column == 4 {
      hints.ifNothing = hints.ifNothing + ifZero(indicator)
    }
    if column == 3 {
      hints.ifNegative = Phrase(
        "kiểm tra lại số; nếu đúng là số âm thì ghi may_be_negative yes cho \(indicator.code) trong indicators.csv",
        en:
          "check the number; if it is below zero, set may_be_negative to yes for \(indicator.code) in indicators.csv"
      )
    }
    return hints
  }

  private static let yesOrNo = Phrase(
    "nếu không thì viết 0 và 1; nếu có thì viết 1 và 1; nếu chưa có số liệu thì xóa cả dòng",
    en:
      "if it is no, write 0 and 1; if yes, write 1 and 1; if it is not reported yet, delete the row"
  )

  /// What a denominator of zero is worth.
  private func ifZero(_ indicator: Indicator) -> Phrase {
    guard codebook.zeroWhenEmpty.contains(indicator.code) else { return Phrase(verbatim: "") }
    return Phrase(
      "; mẫu số bằng 0 là 0 điểm, theo when_empty của tiêu chí",
      en: "; a denominator of 0 is 0 points, by when_empty of the criterion")
  }

  /// A dash or a word in both numbers, or in one and nothing in the other: one message.
  private mutating func saysNothing(_ row: TableRow, _ indicator: Indicator) -> Bool {
    func isNothing(_ column: Int) -> Bool {
      row[column].isEmpty || NumberText.isNothing(row[column])
    }
    guard isNothing(3), isNothing(4) else { return false }
    var hints = hints(3, indicator)
    if !codebook.yesNo.contains(indicator.code) {
      hints.ifNothing =
        Phrase(
          "nếu trong kỳ không phát sinh thì viết 0 và 0; nếu chưa có số liệu thì xóa cả dòng",
          en:
            "if nothing arose in the period, write 0 and 0; if it is not reported yet, delete the row"
        ) + ifZero(indicator)
    }
    let text = row[3].isEmpty ? row[4] : row[3]
    var problem = row.problem(
      .nothingWritten, column: 3,
      Phrase(
        "tử số và mẫu số ghi là không có, có thể là 0 hoặc chưa báo cáo",
        en: "numerator and denominator say that there is nothing: 0, or not reported"),
      expected: Phrase("hai số, hoặc để trống cả hai", en: "two numbers, or both fields empty"),
      fix: ValueReader.nothing(text, hints))
    problem.found = "\(row[3]) | \(row[4])"
    values.log.report(problem)
    return true
  }

  /// What shows only at the end of the file.
  mutating func finish() {
    values.reportDoubtfulRows()
    for problem in UndeclaredDecimals.diagnostics(values.undeclared, codebook.indicatorList) {
      values.log.report(problem)
    }
  }

  private mutating func isPlausible(
    _ row: TableRow, _ indicator: Indicator, _ numerator: Int64, _ denominator: Int64
  ) -> Bool {
    if codebook.yesNo.contains(indicator.code) {
      let one = Int64(Decimal.power(indicator.decimals))
      guard denominator == one, numerator == 0 || numerator == one else {
        values.log.report(
          row.problem(
            .notYesNo, column: 3,
            Phrase(
              "chỉ tiêu có/không phải là 1/1 hoặc 0/1", en: "a yes/no figure must be 1/1 or 0/1"),
            expected: Phrase("tử số 1 hoặc 0, mẫu số 1", en: "numerator 1 or 0, denominator 1"),
            fix: Phrase("có: 1,1; không: 0,1", en: "yes: 1,1; no: 0,1")))
        return false
      }
    }
    if numerator > denominator, !indicator.mayExceed {
      values.log.report(
        row.problem(
          .aboveDenominator, column: 3,
          Phrase(
            "tử số \(row[3]) lớn hơn mẫu số \(row[4])",
            en: "numerator \(row[3]) is above denominator \(row[4])"),
          expected: Phrase("nhiều nhất \(row[4])", en: "at most \(row[4])"),
          fix: Phrase(
            "sửa số, hoặc ghi may_exceed yes cho \(indicator.code) trong indicators.csv",
            en: "correct it, or set may_exceed to yes for \(indicator.code) in indicators.csv")))
      return false
    }
    return true
  }

  private mutating func reportUnknownIndicator(_ row: TableRow) {
    let code = DiagnosticCode.unknownIndicator
    if values.log.countIfFull(code, column: row.names[1], in: row.file) { return }
    var diagnostic = unknown[row[1]] ?? unknownIndicator(row)
    if unknown.count < Self.mostRemembered { unknown[row[1]] = diagnostic }
    diagnostic.location = row.location(1)
    values.log.report(diagnostic)
  }

  private func unknownIndicator(_ row: TableRow) -> Diagnostic {
    let nearest = codebook.nearIndicators.nearest(to: row[1])
    return row.problem(
      .unknownIndicator, column: 1,
      row[1].isEmpty
        ? Phrase("thiếu mã chỉ tiêu", en: "the indicator code is missing")
        : Phrase("không có chỉ tiêu mang mã này", en: "no indicator bears this code"),
      expected: Phrase(
        "một mã trong indicators.csv hoặc criteria.csv",
        en: "a code of indicators.csv or criteria.csv"),
      fix: Suggestion.question(row[1], near: nearest)
        ?? Phrase(
          "sửa mã, hoặc thêm chỉ tiêu vào indicators.csv",
          en: "correct it, or add the indicator to indicators.csv"))
  }
}
