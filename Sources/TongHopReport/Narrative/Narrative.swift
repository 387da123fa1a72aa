import TongHopDiagnostics
import TongHopDomain

/// The result of a unit in sentences, in the register of the reports of such offices.
///
/// `Quý II/2024, xã Hải Yến đạt 82,15 điểm, xếp thứ 12/200, tăng 1,35 điểm và tăng 9 hạng so với quý
/// I/2024.` A method that ranks by points speaks of points, any other of the index and of percentage
/// points.
public struct Narrative: Sendable {
  /// The ranked units of one group.
  private struct Field: Sendable {
    var size = 0
    /// How many units have a rank.
    var counts: [Int: Int] = [:]
    var last = 0

    init(_ rows: [ComparisonRow]) {
      for rank in rows.compactMap(\.current.rank) {
        size += 1
        counts[rank, default: 0] += 1
        last = max(last, rank)
      }
    }
  }

  let table: ComparisonTable
  let words: ProfileWords
  /// *shape* [group].
  private let fields: [Field]
  /// Is there a figure of the period in any row?
  let knowsPrevious: Bool

  var language: Language { words.language }

  public init(_ table: ComparisonTable, words: ProfileWords) {
    self.table = table
    self.words = words
    fields = table.groups.map { Field($0.rows) }
    knowsPrevious = table.groups.contains { group in
      group.rows.contains { $0.previous.earlier != PeriodFigures() }
    }
  }

  /// - Parameters:
  ///   - row: of the table.
  ///   - group: the place of its group.
  ///   - profile: nil: nothing is said of domains and tasks.
  public func sentences(
    of row: ComparisonRow, inGroup group: Int, _ profile: UnitProfile?
  ) -> [String] {
    if row.flags.contains(.gone) { return [gone(row)] }
    guard row.current.points != nil else {
      return [missing(row)] + earlierResult(row, profile) + (profile == nil ? [] : tasks(of: row))
    }
    var first = "\(period(table.period, begins: true)), \(Self.name(of: row, language)) "
    if language == .english { first = "In \(first)" }
    first += result(of: row) + ", " + rank(of: row, group)
    if let band = row.band.map(TextDirection.isolated) {
      first += Phrase(", xếp loại \(band)", en: ", class \(band)")[language]
    }
    // Among one unit the rank never moves.
    let hasRanks = fields.indices.contains(group) && fields[group].size > 1
    func told(_ change: PeriodChange, _ past: Period?, isSentence: Bool) -> String? {
      var change = change
      if !hasRanks { change.rank = nil }
      return past.flatMap { self.change(change, since: $0, isSentence: isSentence) }
    }
    let previous = told(row.previous, table.previousPeriod, isSentence: false)
    if let previous { first += ", " + previous }
    var sentences = [first + "."]
    if previous == nil { sentences += noChange(of: row) }
    if let text = told(row.yearAgo, table.earlier.otherYearAgo, isSentence: true) {
      sentences.append(text)
    }
    sentences += provisional(row)
    if let profile { sentences += domains(profile) + tasks(of: row) }
    return sentences
  }

  // MARK: The result

  /// In the middle of a sentence: `quý I/2024`.
  func period(_ period: Period, begins: Bool = false) -> String {
    let title = period.title[language]
    guard language == .vietnamese, !begins else { return title }
    return title.prefix(1).lowercased() + title.dropFirst()
  }

  /// In the middle of a sentence: `xã Hải Yến`, but `Sở Nội vụ` where the name has its type.
  static func name(of row: ComparisonRow, _ language: Language) -> String {
    let name = row.displayName
    guard language == .vietnamese, name != row.name,
      row.type.dropFirst().prefix(1) == row.type.dropFirst().prefix(1).lowercased()
    else { return TextDirection.isolated(name) }
    return TextDirection.isolated(name.prefix(1).lowercased() + name.dropFirst())
  }

  /// Is the index what the units are ranked by, and is there one?
  func speaksOfIndex(_ figures: PeriodFigures) -> Bool {
    table.method.ranking.by == .index && figures.index != nil
  }

  private func result(of row: ComparisonRow) -> String {
    let verb = Phrase("đạt ", en: "reached ")[language]
    guard speaksOfIndex(row.current), let index = row.current.index else {
      let points = row.current.points.map { words.points($0) } ?? ""
      return verb + Phrase("\(points) điểm", en: "\(points) points")[language]
    }
    let share = words.percent(index)
    let text = Phrase("chỉ số \(share)", en: "an index of \(share)")[language]
    guard table.method.composite == nil, let points = row.current.points, let maximum = row.maximum
    else { return verb + text }
    let (given, most) = (words.points(points), words.points(maximum))
    return verb + text
      + Phrase(" (\(given)/\(most) điểm)", en: " (\(given) of \(most) points)")[language]
  }

  private func rank(of row: ComparisonRow, _ group: Int) -> String {
    let field = fields.indices.contains(group) ? fields[group] : Field([])
    guard let rank = row.current.rank else { return unranked(row) }
    guard field.size > 1 else {
      return Phrase(
        "là đơn vị duy nhất được xếp hạng trong nhóm", en: "the only ranked unit of its group")[
          language]
    }
    let (number, size) = (words.text.count(rank), words.text.count(field.size))
    let place = words.place(rank, of: field.size)
    var text = Phrase("xếp thứ \(place)", en: "rank \(number) of \(size)")[language]
    let others = (field.counts[rank] ?? 1) - 1
    if others > 0 {
      let count = words.text.count(others)
      text +=
        Phrase(
          " (đồng hạng với \(count) đơn vị khác)",
          en: " (tied with \(count) \(others == 1 ? "other" : "others"))")[language]
    }
    guard others + 1 < field.size else { return text }
    if rank == 1 {
      text += Phrase(", đứng đầu nhóm", en: ", first of its group")[language]
    } else if rank == field.last {
      text += Phrase(", cuối nhóm", en: ", last of its group")[language]
    }
    return text
  }

  private func unranked(_ row: ComparisonRow) -> String {
    if table.method.ranking.lowestIsBest, row.flags.contains(.notReported) {
      return Phrase(
        "chưa được xếp hạng vì chưa báo cáo đủ tiêu chí",
        en: "without a rank, because not every criterion was reported")[language]
    }
    guard row.flags.contains(.belowCoverage), let coverage = row.coverage else {
      return Phrase("không được xếp hạng", en: "without a rank")[language]
    }
    let share = words.percent(coverage)
    return Phrase(
      "chưa được xếp hạng vì mới báo cáo \(share) điểm tối đa áp dụng",
      en: "without a rank, because only \(share) of the applicable maximum was reported")[language]
  }

  private func provisional(_ row: ComparisonRow) -> [String] {
    guard row.flags.contains(.provisional) else { return [] }
    let text = Phrase("Kết quả là tạm tính", en: "The result is provisional")[language]
    guard let coverage = row.coverage, coverage < .hundred else { return [text + "."] }
    let share = words.percent(coverage)
    return [
      text
        + Phrase(
          ": đã báo cáo \(share) điểm tối đa áp dụng.",
          en: ": \(share) of the applicable maximum was reported.")[language]
    ]
  }

  // MARK: No result

  private func missing(_ row: ComparisonRow) -> String {
    let (now, unit) = (period(table.period, begins: true), Self.name(of: row, language))
    if row.flags.contains(.withheld) {
      return Phrase(
        "\(now), kết quả của \(unit) không được công bố nên không có tổng điểm và xếp hạng.",
        en: "In \(now), the result of \(unit) is withheld, so there is no total and no rank.")[
          language]
    }
    if row.flags.contains(.notReported), row.coverage == .zero {
      return Phrase(
        "\(now), \(unit) chưa báo cáo số liệu nào nên chưa có điểm và chưa được xếp hạng.",
        en: "In \(now), \(unit) has not reported any figure, so it has no points and no rank yet.")[
          language]
    }
    if row.flags.contains(.notReported) {
      return Phrase(
        "\(now), \(unit) chưa báo cáo đủ số liệu nên chưa có điểm và chưa được xếp hạng.",
        en:
          "In \(now), \(unit) has not reported all its figures, so it has no points and no rank yet."
      )[language]
    }
    return Phrase(
      "\(now), \(unit) không có tổng điểm và không được xếp hạng.",
      en: "In \(now), \(unit) has no total and no rank.")[language]
  }

  private func gone(_ row: ComparisonRow) -> String {
    let (now, unit) = (period(table.period), TextDirection.isolated(row.displayName))
    let text = Phrase(
      "\(unit) không còn trong \(now)", en: "\(unit) is no longer there in \(now)")[language]
    guard let past = table.previousPeriod, let result = earlier(row.previous) else {
      return text + "."
    }
    return text + "; " + period(past) + " " + result + "."
  }

  private func earlierResult(_ row: ComparisonRow, _ profile: UnitProfile?) -> [String] {
    guard let past = table.previousPeriod else { return [] }
    let figures = row.previous.earlier
    let then = profile?.history.last { $0.period == past && $0.figures.rank == figures.rank }
    guard let result = earlier(row.previous, of: then?.groupSize) else { return [] }
    return [
      Phrase(
        "\(period(past, begins: true)) đơn vị \(result).",
        en: "In \(period(past)) it \(result).")[language]
    ]
  }

  /// `đạt 80,80 điểm, xếp thứ 21/199`
  private func earlier(_ change: PeriodChange, of size: Int? = nil) -> String? {
    let figures = change.earlier
    guard figures.points != nil || figures.index != nil else { return nil }
    var text: String
    if speaksOfIndex(figures), let index = figures.index {
      let share = words.style.number(index, of: change).text + "%"
      text = Phrase("đạt chỉ số \(share)", en: "reached an index of \(share)")[language]
    } else {
      let points = words.style.number(figures.points ?? figures.index, of: change).text
      text = Phrase("đạt \(points) điểm", en: "reached \(points) points")[language]
    }
    if let rank = figures.rank {
      let place = words.place(rank, of: size)
      text += Phrase(", xếp thứ \(place)", en: ", rank \(place)")[language]
    }
    return text
  }
}
