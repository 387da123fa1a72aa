import TongHopDiagnostics
import TongHopDomain

/// A row of a period that shares months with the period of another row of the same figure.
package struct OverlappingRow: Sendable {
  /// What the rows hold.
  package enum Kind: Sendable, Hashable {
    case indicator(Content)
    case criterion
    case answer
  }

  /// What the rows of an indicator hold.
  package enum Content: Sendable, Hashable {
    /// What arose in the period.
    case arisen
    /// How things stood at its end.
    case standing
    /// What has accumulated until its end. The two end on one day.
    case accumulated
  }

  package var kind: Kind
  /// Code of the unit, or of the respondent.
  package var holder: String
  /// Of the indicator, criterion or question.
  package var code: String
  package var period: Period
  package var location: SourceLocation
  package var other: Period
  package var otherLocation: SourceLocation

  package init(
    _ kind: Kind, holder: String, code: String, period: Period, at location: SourceLocation,
    other: Period, otherLocation: SourceLocation
  ) {
    self.kind = kind
    self.holder = holder
    self.code = code
    self.period = period
    self.location = location
    self.other = other
    self.otherLocation = otherLocation
  }

  /// The longer of the two periods.
  private var whole: Period { period.monthCount >= other.monthCount ? period : other }
  private var wholeLocation: SourceLocation {
    period.monthCount >= other.monthCount ? location : otherLocation
  }
  private var part: Period { period.monthCount >= other.monthCount ? other : period }
  private var partLocation: SourceLocation {
    period.monthCount >= other.monthCount ? otherLocation : location
  }

  /// One cause: the rows of one longer period in one file, beside whatever lies within it.
  private struct Cause: Hashable {
    var kind: Kind
    var whole: Period
    var file: String
  }

  private struct Key: Hashable {
    var holder: String
    var code: String
  }

  /// What is said of rows that overlap: once for all those of a period in a file.
  ///
  /// - Returns: by place.
  /// - Complexity: O(*rows* log *rows*).
  package static func problems(of rows: [OverlappingRow]) -> [Diagnostic] {
    Dictionary(grouping: rows) {
      Cause(kind: $0.kind, whole: $0.whole, file: $0.wholeLocation.file)
    }.map { cause, rows in problem(cause, rows) }
      .sorted { $0.location < $1.location }
  }

  private static func problem(_ cause: Cause, _ rows: [OverlappingRow]) -> Diagnostic {
    let keys = Set(rows.map { Key(holder: $0.holder, code: $0.code) })
    let first = rows.map(\.wholeLocation).min() ?? SourceLocation(file: cause.file)
    let parts = Set(rows.map(\.part)).sorted {
      ($0.months.lowerBound, $0.monthCount) < ($1.months.lowerBound, $1.monthCount)
    }
    let places = places(rows.map(\.partLocation))
    return Diagnostic(
      .wholeAndParts, at: first, column: "period",
      message(cause, parts, places, lines: rows.map(\.wholeLocation), keys.count),
      found: keys.count == 1
        ? rows.first.map { "\($0.holder), \($0.code)" }
        : "\(cause.whole); \(codes(keys))",
      expected: cause.kind == .indicator(.accumulated)
        ? Phrase("mỗi ngày cuối kỳ một dòng lũy kế", en: "one accumulated row for each last day")
        : Phrase("cả kỳ, hoặc các phần của kỳ", en: "the whole period, or its parts"),
      fix: fix(cause, parts))
  }

  /// `HS, NO`, of many the first six.
  private static func codes(_ keys: Set<Key>) -> String {
    let codes = Set(keys.map(\.code)).sorted()
    return codes.prefix(6).joined(separator: ", ") + (codes.count > 6 ? ", …" : "")
  }

  private static func message(
    _ cause: Cause, _ parts: [Period], _ places: String, lines: [SourceLocation], _ count: Int
  ) -> Phrase {
    let list = parts.prefix(4).map(\.description).joined(separator: ", ")
    let periods = parts.count > 4 ? list + ", …" : list
    var head = Phrase("kỳ \(cause.whole)", en: "period \(cause.whole)")
    if count > 1 {
      let span = span(lines.compactMap(\.line))
      head = Phrase(
        "\(count) số liệu ghi kỳ \(cause.whole) (dòng \(span))",
        en: "\(count) figures of \(cause.whole) (lines \(span))")
    }
    switch cause.kind {
    case .indicator(.accumulated):
      return head
        + Phrase(
          " kết thúc cùng ngày với kỳ \(periods), nên số lũy kế này có hai lần (\(places))",
          en:
            " \(count > 1 ? "end" : "ends") on the day of \(periods), so what has accumulated stands twice (\(places))"
        )
    case .indicator, .criterion, .answer:
      let what =
        switch cause.kind {
        case .indicator: Phrase("đơn vị và chỉ tiêu", en: "unit and indicator")
        case .criterion: Phrase("đơn vị và tiêu chí", en: "unit and criterion")
        case .answer: Phrase("người và câu hỏi", en: "respondent and question")
        }
      return head
        + Phrase(
          " trùng với kỳ \(periods) của cùng \(what.vietnamese) (\(places))",
          en:
            " \(count > 1 ? "overlap" : "overlaps") \(periods) of the same \(what.english) (\(places))"
        )
    }
  }

  /// Nothing is deleted before it is known which side is wrong: what is meant may be another period,
  /// or what has accumulated.
  private static func fix(_ cause: Cause, _ parts: [Period]) -> Phrase {
    let free = free(in: cause.whole, beside: parts)
    let named = free.isEmpty ? "" : " (\(free.map(\.description).joined(separator: ", ")))"
    let kind = parts.last?.kind ?? .quarter
    let part = Self.word(kind)
    switch cause.kind {
    case .indicator(.accumulated):
      return Phrase(
        "nếu một dòng ghi sai kỳ: sửa cột period; nếu hai dòng là một số lũy kế: giữ một dòng",
        en: "if a row has a wrong period: correct it; if both are one accumulated figure: keep one")
    case .indicator(.standing):
      let all = (1...12).compactMap { Period(kind: kind, year: cause.whole.year, number: $0) }
      let last = all.last { cause.whole.contains($0) }.map(\.description) ?? part.vietnamese
      return Phrase(
        "dòng của chỉ tiêu này nói số ở ngày cuối kỳ: nếu dòng kỳ \(cause.whole) là số cuối một \(part.vietnamese) khác: sửa period thành \(part.vietnamese) đó\(named); nếu là số cuối kỳ \(cause.whole): sửa period thành \(last), và nơi \(last) đã có dòng thì giữ một dòng",
        en:
          "rows of this indicator say how things stood on the last day: if the rows of \(cause.whole) are of another \(part.english): correct period to it\(named); if of the end of \(cause.whole): correct period to \(last), and where \(last) has a row keep one of the two"
      )
    case .indicator:
      return Phrase(
        "nếu dòng kỳ \(cause.whole) là số riêng của một \(part.vietnamese): sửa period thành \(part.vietnamese) đó\(named); nếu là số lũy kế từ đầu năm: ghi reported cumulative cho chỉ tiêu ấy trong indicators.csv; chỉ khi nó là tổng của các dòng kia: giữ một trong hai bên",
        en:
          "if the rows of \(cause.whole) are of one \(part.english): correct period to it\(named); if they are accumulated since the beginning of the year: set reported of that indicator to cumulative in indicators.csv; only if they are the sum of the others: keep one of the two sides"
      )
    case .criterion:
      return Phrase(
        "nếu dòng kỳ \(cause.whole) là điểm của một \(part.vietnamese): sửa period thành \(part.vietnamese) đó\(named); nếu là điểm của cả kỳ: giữ một trong hai bên",
        en:
          "if the rows of \(cause.whole) are points of one \(part.english): correct period to it\(named); if they are points of the whole period: keep one of the two sides"
      )
    case .answer:
      return Phrase(
        "nếu dòng kỳ \(cause.whole) là của đợt điều tra trong một \(part.vietnamese): sửa period thành \(part.vietnamese) đó\(named); nếu là hai người: đổi mã người trả lời; chỉ khi là cùng một câu trả lời: giữ một dòng",
        en:
          "if the rows of \(cause.whole) are of a survey in one \(part.english): correct period to it\(named); if they are two people: give one another code; only if it is one answer: keep one row"
      )
    }
  }

  /// Where the parts are all of one kind, the others of it within the whole: those that may be
  /// meant.
  private static func free(in whole: Period, beside parts: [Period]) -> [Period] {
    guard let kind = parts.first?.kind, parts.allSatisfy({ $0.kind == kind }) else { return [] }
    let all = (1...12).compactMap { Period(kind: kind, year: whole.year, number: $0) }
    let free = all.filter { part in whole.contains(part) && !parts.contains(part) }
    return free.count <= 4 ? free : []
  }

  private static func word(_ kind: Period.Kind) -> Phrase {
    switch kind {
    case .month: Phrase("tháng", en: "month")
    case .quarter: Phrase("quý", en: "quarter")
    case .half: Phrase("nửa năm", en: "half-year")
    case .nineMonths: Phrase("kỳ chín tháng", en: "nine months")
    case .year: Phrase("năm", en: "year")
    }
  }

  /// `metrics/q1.csv:2-21, records/a.csv:4`, of many files the first three.
  private static func places(_ locations: [SourceLocation]) -> String {
    let files = Dictionary(grouping: locations, by: \.file).sorted { $0.key < $1.key }
    let list = files.prefix(3).map { file, locations in
      "\(file):\(span(locations.compactMap(\.line)))"
    }
    return list.joined(separator: ", ") + (files.count > 3 ? ", …" : "")
  }

  private static func span(_ lines: [Int]) -> String {
    guard let first = lines.min(), let last = lines.max() else { return "?" }
    return first == last ? "\(first)" : "\(first)-\(last)"
  }
}
