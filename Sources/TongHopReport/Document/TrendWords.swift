import TongHopDiagnostics
import TongHopDomain

/// What the two tables of a trend have in common.
struct TrendWords {
  /// Of a stretch of which nothing is known.
  static let unknown = "·"

  let table: TrendTable
  let language: Language
  let style: TableStyle
  let numbers: TrendNumbers

  init(_ table: TrendTable, _ language: Language) {
    self.table = table
    self.language = language
    style = TableStyle(table.method, language: language)
    numbers = TrendNumbers(table)
  }

  private var kind: Period.Kind { table.spans.last?.last.kind ?? .quarter }

  // MARK: Cells

  func title(_ span: TrendTable.Span) -> String {
    span.first == span.last
      ? span.first.title[language]
      : "\(span.first.title[language]) – \(span.last.title[language])"
  }

  func number(_ points: Points?, _ cell: TrendTable.Cell, at place: Int) -> String {
    if table.spans[place].isUnknown { return Self.unknown }
    return points.map { style.text.styled(numbers.numbers(of: place).text($0)) }
      ?? missing(cell)
  }

  func rank(_ cell: TrendTable.Cell, at place: Int) -> String {
    table.spans[place].isUnknown ? Self.unknown : style.count(cell.figures.rank).text
  }

  func missing(_ cell: TrendTable.Cell) -> String {
    let isSilent = cell.flags.contains(.notReported) && !cell.flags.contains(.withheld)
    return isSilent && cell.figures.points == nil
      ? TableStyle.Mark.notReported : TableStyle.Mark.none
  }

  /// Streaks, then flags.
  func remarks(_ cell: TrendTable.Cell, of row: TrendTable.Row) -> String {
    var entry = ComparisonRow(
      unitIndex: row.unitIndex, code: row.code, level: row.level, type: row.type, name: row.name)
    entry.flags = cell.flags
    entry.current = cell.figures
    var words = streaks(cell)
    if cell.isAbsent {
      words.append(Phrase("chưa có đơn vị này", en: "not yet this unit")[language])
    }
    let flags = style.remarks(entry)
    return (words + (flags.isEmpty ? [] : [flags])).joined(separator: "; ")
  }

  /// `chỉ số ba quý liền giảm`; a single step is no streak.
  func streaks(_ cell: TrendTable.Cell) -> [String] {
    var words: [String] = []
    if let count = count(cell.streak) {
      let way = cell.streak > 0 ? Phrase("tăng", en: "up") : Phrase("giảm", en: "down")
      words.append(
        Phrase(
          "chỉ số \(count.vietnamese) liền \(way.vietnamese)",
          en: "index \(way.english) \(count.english) running")[language])
    }
    if let count = count(cell.rankStreak) {
      let way = cell.rankStreak > 0 ? Phrase("tăng", en: "up") : Phrase("giảm", en: "down")
      words.append(
        Phrase(
          "\(count.vietnamese) liền \(way.vietnamese) hạng",
          en: "rank \(way.english) \(count.english) running")[language])
    }
    return words
  }

  private func count(_ streak: Int) -> Phrase? {
    guard streak.magnitude > 1 else { return nil }
    let vietnamese = ["hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"]
    let english = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    let place = Int(streak.magnitude) - 2
    let isWord = vietnamese.indices.contains(place)
    let unit = kindWords
    return Phrase(
      "\(isWord ? vietnamese[place] : "\(streak.magnitude)") \(unit.vietnamese)",
      en: "\(isWord ? english[place] : "\(streak.magnitude)") \(unit.english)")
  }

  /// What a step from one period to the next is counted in.
  private var kindWords: Phrase {
    switch kind {
    case .month: Phrase("tháng", en: "months")
    case .quarter: Phrase("quý", en: "quarters")
    case .half: Phrase("nửa năm", en: "half-years")
    case .nineMonths, .year: Phrase("năm", en: "years")
    }
  }

  // MARK: Head and notes

  /// `từ Quý II/2023 đến Quý II/2024`.
  var range: Phrase {
    guard let first = table.spans.first?.first, let last = table.spans.last?.last else {
      return Phrase(verbatim: "")
    }
    return Phrase(
      "từ \(first.title.vietnamese) đến \(last.title.vietnamese)",
      en: "\(first.title.english) to \(last.title.english)")
  }

  /// - Parameters:
  ///   - rows: as they are printed.
  ///   - flags: those that the remarks show.
  func notes(
    _ rows: [ReportDocument.Row], _ flags: ComparisonFlags, leftOut: [String], extra: [String]
  ) -> [String] {
    var notes = table.spans.map(note) + methodNotes
    notes.append(
      Phrase(
        "Tăng, giảm là hiệu của hai số đã in của hai kỳ liền nhau. Chuỗi tăng, giảm đếm các kỳ liền nhau so sánh được; bằng nhau, thiếu số liệu hoặc đổi bộ tiêu chí thì đếm lại.",
        en:
          "A change is the difference of the printed values of a period and the one right before. Streaks count such steps; equal values, missing figures or another method begin anew."
      )[language])
    notes += extra
    if let marks = marks(rows, flags) { notes.append(marks) }
    if !leftOut.isEmpty {
      let list = leftOut.joined(separator: "; ")
      notes.append(
        Phrase(
          "Dòng có lỗi, không được tính vào bảng: \(list).",
          en: "Rows with errors, left out of the table: \(list).")[language])
    }
    return notes
  }

  private func note(_ span: TrendTable.Span) -> String {
    let origin =
      switch span.source {
      case .unknown: Phrase("chưa có số liệu", en: "no figures")
      case .computed: Phrase("tính từ số liệu hiện có", en: "computed from the figures at hand")
      case .signed(let file):
        Phrase("lấy từ bảng đã ký \(file)", en: "taken from the signed table \(file)")
      }
    guard !span.isUnknown else { return "\(title(span)): \(origin[language])." }
    let days = style.text.days(of: span.first, in: (span.method ?? table.method).calendar)
    let restated =
      span.isRestated
      ? Phrase(
        ", tính lại theo đơn vị của kỳ mới nhất", en: ", restated to the units of the newest period"
      )
      : Phrase(verbatim: "")
    return "\(title(span)) (\(days)): \(origin[language])\(restated[language])."
  }

  /// One for each step to another version.
  private var methodNotes: [String] {
    let known = table.spans.filter { !$0.isUnknown }
    return zip(known, known.dropFirst()).compactMap { earlier, later in
      guard let now = later.method, now.id != earlier.method?.id else { return nil }
      let before =
        earlier.method.map { Phrase(verbatim: $0.id) }
        ?? Phrase("bộ tiêu chí của bảng đã ký", en: "that of the signed table")
      let rest =
        now.comparesTotals(with: earlier.method)
        ? Phrase("tổng điểm so sánh được", en: "whole totals are compared")
        : Phrase("không so với kỳ trước đó", en: "no comparison with the period before")
      return Phrase(
        "Từ \(later.first.title.vietnamese): bộ tiêu chí \(now.id), trước đó \(before.vietnamese); \(rest.vietnamese).",
        en:
          "From \(later.first.title.english): method \(now.id), before it \(before.english); \(rest.english)."
      )[language]
    }
  }

  private func marks(_ rows: [ReportDocument.Row], _ flags: ComparisonFlags) -> String? {
    let cells = TableStyle.Mark.cells(of: rows)
    let known: [(mark: String, occurs: Bool, meaning: Phrase)] = [
      (
        TableStyle.Mark.provisional[language], flags.contains(.provisional),
        Phrase("tạm tính", en: "provisional")
      ),
      (
        TableStyle.Mark.notComparable, flags.contains(.notComparable),
        Phrase("không so sánh được với kỳ trước đó", en: "not comparable with the period before")
      ),
      (
        TableStyle.Mark.new[language], flags.contains(.new),
        Phrase("đơn vị mới thành lập", en: "a new unit")
      ),
      (
        TableStyle.Mark.methodChanged, flags.contains(.methodChanged),
        Phrase("bộ tiêu chí khác kỳ trước đó", en: "another method than the period before")
      ),
      (
        TableStyle.Mark.notReported, cells.contains(TableStyle.Mark.notReported),
        Phrase("chưa báo cáo", en: "not reported")
      ),
      (
        Self.unknown, cells.contains(Self.unknown),
        Phrase("kỳ chưa có số liệu", en: "a period without figures")
      ),
      (
        TableStyle.Mark.none, cells.contains(TableStyle.Mark.none), Phrase("không có", en: "none")
      ),
    ]
    return TableStyle.Mark.legend(known, in: language)
  }
}
