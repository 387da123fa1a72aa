import TongHopDiagnostics
import TongHopDomain

/// How values become cells in one language.
struct TableStyle: Sendable {
  /// Marks that stand where a number would.
  enum Mark {
    static let none = "–"
    static let notReported = "…"
    static let notComparable = "x"
    static let restated = "*"
    static let commonPart = "(1)"
    static let methodChanged = "(2)"
    static let provisional = Phrase("(tt)", en: "(p)")
    static let earlierProvisional = Phrase("kỳ trước (tt)", en: "earlier (p)")
    static let new = Phrase("mới", en: "new")

    /// What stands in the cells of the units, the remarks left aside.
    static func cells(of rows: [ReportDocument.Row]) -> Set<String> {
      var cells: Set<String> = []
      for case .unit(let row) in rows { cells.formUnion(row.dropLast().map(\.text)) }
      return cells
    }

    /// The note that explains those of the marks that occur; nil where none does.
    static func legend(
      _ known: [(mark: String, occurs: Bool, meaning: Phrase)], in language: Language
    ) -> String? {
      let list = known.filter(\.occurs).map { "“\($0.mark)” \($0.meaning[language])" }
      guard !list.isEmpty else { return nil }
      return Phrase("Ký hiệu: ", en: "Marks: ")[language] + list.joined(separator: "; ") + "."
    }
  }

  let language: Language
  let numbers: PrintedNumbers
  let text: NumberText
  /// Is a fall of points or of the index for the better?
  let lowestIsBest: Bool

  init(_ table: ComparisonTable, language: Language) {
    self.init(table.method, language: language)
  }

  init(_ method: Method, language: Language) {
    self.init(
      method.rounding, language: language, lowestIsBest: method.ranking.lowestIsBest)
  }

  private init(_ rounding: Rounding, language: Language, lowestIsBest: Bool) {
    self.language = language
    self.lowestIsBest = lowestIsBest
    numbers = PrintedNumbers(rounding: rounding)
    text = NumberText(language)
  }

  func number(_ points: Points) -> ReportDocument.Cell { number(numbers.number(points)) }

  func number(_ points: Points?) -> ReportDocument.Cell {
    points.map(number) ?? .text(Mark.none)
  }

  func number(_ maximum: Fraction?) -> ReportDocument.Cell {
    guard let maximum else { return .text(Mark.none) }
    return numbers.number(maximum).map(number) ?? .text(text.styled(maximum.text))
  }

  func number(_ number: PrintedNumber) -> ReportDocument.Cell { .number(number.text, text) }

  /// A figure of then, with the decimals of then.
  func number(_ points: Points?, of change: PeriodChange) -> ReportDocument.Cell {
    points.map { number(numbers.then(change).number($0)) } ?? .text(Mark.none)
  }

  /// A difference of two periods, with the decimals of both.
  private func signed(_ points: Points, _ change: PeriodChange) -> ReportDocument.Cell {
    .signed(numbers.change(change).text(points), text, lowestIsBest: lowestIsBest)
  }

  func gap(_ points: Points) -> ReportDocument.Cell { .gap(numbers.text(points), text) }

  func count(_ value: Int?) -> ReportDocument.Cell {
    value.map { .number(String($0), text) } ?? .text(Mark.none)
  }

  /// The total or the index of today.
  func current(_ points: Points?, of row: ComparisonRow) -> ReportDocument.Cell {
    points.map(number) ?? .text(missing(row))
  }

  private func missing(_ row: ComparisonRow) -> String {
    let isSilent = row.flags.contains(.notReported) && !row.flags.contains(.withheld)
    return isSilent ? Mark.notReported : Mark.none
  }

  func indexChange(_ change: PeriodChange, of row: ComparisonRow) -> ReportDocument.Cell {
    change.index.map { signed($0, change) } ?? .text(noChange(change, of: row))
  }

  func pointsChange(_ change: PeriodChange, of row: ComparisonRow) -> ReportDocument.Cell {
    change.points.map { signed($0, change) } ?? .text(noChange(change, of: row))
  }

  func rankChange(_ change: PeriodChange, of row: ComparisonRow) -> ReportDocument.Cell {
    change.rank.map { .places($0, text) } ?? .text(noChange(change, of: row))
  }

  private func noChange(_ change: PeriodChange, of row: ComparisonRow) -> String {
    if change.flags.contains(.new) { return Mark.new[language] }
    if change.flags.contains(.notComparable) { return Mark.notComparable }
    if row.flags.contains(.gone) { return Mark.none }
    return row.current.points == nil ? missing(row) : Mark.none
  }

  /// The column Ghi chú.
  func remarks(_ row: ComparisonRow) -> String {
    row.flags.sorted().compactMap { word(for: $0, of: row) }.joined(separator: ", ")
  }

  private func word(for flag: ComparisonFlag, of row: ComparisonRow) -> String? {
    switch flag {
    case .new: Mark.new[language]
    case .gone: Phrase("không còn", en: "gone")[language]
    case .renamed: Phrase("đổi tên", en: "renamed")[language]
    case .typeChanged: Phrase("đổi loại", en: "other type")[language]
    case .merged: Phrase("sáp nhập", en: "merged")[language]
    case .split: Phrase("chia tách", en: "split")[language]
    case .restated: Mark.restated
    // The mark of the common part says it already.
    case .methodChanged: row.flags.contains(.commonPart) ? nil : Mark.methodChanged
    case .commonPart: Mark.commonPart
    case .notComparable: Mark.notComparable
    case .provisional: Mark.provisional[language]
    case .notReported:
      row.current.points == nil
        ? Phrase("chưa báo cáo", en: "not reported")[language]
        : Phrase("thiếu số liệu", en: "figures missing")[language]
    case .withheld: Phrase("không công bố", en: "withheld")[language]
    case .belowCoverage: Phrase("dưới mức tối thiểu", en: "below coverage")[language]
    case .differsFromPublished: Phrase("khác bảng đã ký", en: "differs from signed")[language]
    case .earlierProvisional: Mark.earlierProvisional[language]
    }
  }
}
