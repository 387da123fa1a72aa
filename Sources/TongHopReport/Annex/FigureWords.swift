import TongHopDiagnostics
import TongHopDomain

/// Where the figure of a leaf comes from, in words.
struct FigureWords {
  let table: MethodTable

  /// - Returns: nil for a criterion that has others below it.
  func text(of index: Int) -> Phrase? {
    let criterion = table.method.criteria[index]
    guard let leaf = criterion.leaf else { return nil }
    let words = measured(leaf)
    return criterion.lead.isEmpty
      ? words : words + Phrase("; chủ trì: ", en: "; lead: ") + Phrase(verbatim: criterion.lead)
  }

  private func measured(_ leaf: Criterion.Leaf) -> Phrase {
    switch leaf.measure {
    case .metric(let code):
      return table.indicators[code].map { indicator($0) }
        ?? Phrase("chỉ tiêu \(code)", en: "indicator \(code)")
    case .tasksDone, .tasksOnTime, .allTasks:
      let register =
        leaf.measure == .allTasks
        ? Phrase("sổ nhiệm vụ, mọi nhiệm vụ", en: "register of tasks, all tasks")
        : Phrase(
          "sổ nhiệm vụ, nhiệm vụ của tiêu chí", en: "register of tasks, those of the criterion")
      guard let parts = leaf.measure.taskParts else { return register }
      return register + Phrase(verbatim: ": ") + parts.numerator + Phrase(verbatim: " / ")
        + parts.denominator
    case .points:
      let rounds = PointEntry.Round.allCases.map(\.words)
      return rounds.dropFirst().reduce(
        Phrase("điểm chấm: ", en: "points by hand: ") + rounds[0]
      ) { $0 + Phrase(verbatim: ", ") + $1 }
    case .survey:
      let survey = Phrase("phiếu điều tra, câu ", en: "survey, question ")
      guard let figure = SurveyFigure(leaf) else {
        return survey + Phrase(verbatim: leaf.measure.text)
      }
      return survey + Phrase(verbatim: "\(figure.question): ") + figure.words
        + Phrase("; câu trả lời: ", en: "; answers: ") + figure.answers
    case .index(let family):
      let name = table.indexNames[family].map { ": \($0)" } ?? ""
      return Phrase("chỉ số của bộ tiêu chí \(family)", en: "index of the method \(family)")
        + Phrase(verbatim: name)
    }
  }

  private func indicator(_ indicator: Indicator) -> Phrase {
    var words = Phrase(
      verbatim: indicator.name.isEmpty
        ? indicator.code : "\(indicator.name) (\(indicator.code))")
    let parts = [indicator.numerator, indicator.denominator].filter { !$0.isEmpty }
    if !parts.isEmpty {
      words = words + Phrase(verbatim: ": " + parts.joined(separator: " / "))
    }
    if !indicator.unit.isEmpty {
      words = words + Phrase("; đơn vị tính: ", en: "; unit: ") + Phrase(verbatim: indicator.unit)
    }
    if indicator.isCumulative {
      words =
        words
        + Phrase("; số lũy kế từ đầu năm", en: "; accumulated from the beginning of the year")
    }
    guard indicator.annualTarget != nil else { return words }
    return words
      + Phrase(
        "; mẫu số báo cáo là chỉ tiêu cả năm",
        en: "; the denominator that is reported is the target of the year")
  }
}
