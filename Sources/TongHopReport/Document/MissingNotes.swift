import TongHopDiagnostics
import TongHopDomain

/// Under a table: which maximum applies in each group and why, which units have another one, and who
/// misses what.
public enum MissingNotes {
  /// Notes for the units of the table; empty where all criteria apply, are due and were reported.
  ///
  /// - Parameters:
  ///   - most: of one kind no more units than this are named.
  ///   - states: which kinds of missing that stay in the maximum are named.
  /// - Complexity: O(*rows* x *criteria*).
  public static func make(
    _ table: ComparisonTable, scores: ScoreTable, language: Language, most: Int = 12,
    states: [ScoreState] = [.notReported, .awaitingAppraisal, .withheld]
  ) -> [String] {
    let numbers = PrintedNumbers(rounding: table.method.rounding)
    let text = NumberText(language)
    let words = MissingWords(
      method: table.method, language: language, most: most,
      maximum: { text.styled(numbers.text($0)) }, coverage: { text.styled(numbers.text($0)) })
    let names = RowNames(table)
    var notes: [String] = []
    var missing: [MissingUnit] = []
    for group in table.groups {
      let units = group.rows.compactMap { MissingUnit($0, name: names[$0], scores) }
      guard let usual = usual(units) else { continue }
      missing += units
      let heading = GroupHeading.text(of: group, in: table)[language]
      let special = units.filter { $0.outside != usual.outside || $0.maximum != usual.maximum }
      guard !usual.outside.isEmpty || !special.isEmpty else { continue }
      notes.append(words.maximum(of: usual, special: special, heading: heading))
    }
    for state in states { notes += words.inside(state, missing) }
    let low = table.groups.flatMap(\.rows).filter { $0.flags.contains(.belowCoverage) }
      .map { (name: names[$0], coverage: $0.coverage) }
    if let note = words.belowCoverage(low) { notes.append(note) }
    return notes
  }

  /// The maximum that most units have; of two equally common ones that of the first unit.
  private static func usual(_ units: [MissingUnit]) -> MissingUnit? {
    struct Key: Hashable {
      var maximum: Fraction
      var outside: [ScoreState: [Int]]
    }
    var counts: [Key: Int] = [:]
    for unit in units { counts[Key(maximum: unit.maximum, outside: unit.outside), default: 0] += 1 }
    let most = counts.values.max()
    return units.first { counts[Key(maximum: $0.maximum, outside: $0.outside)] == most }
  }
}

/// The leaves of one unit that are not simply scored, by state; a criterion stands for its leaves
/// where all of them are alike.
struct MissingUnit {
  let code: String
  let name: String
  let maximum: Fraction
  /// Nothing was reported, so there are no points at all.
  let isSilent: Bool
  /// Not due or not applicable: out of the maximum.
  var outside: [ScoreState: [Int]] = [:]
  var inside: [ScoreState: [Int]] = [:]

  /// - Returns: nil for a unit that is gone or not scored.
  init?(_ row: ComparisonRow, name: String, _ scores: ScoreTable) {
    guard let unit = row.unitIndex, let maximum = row.maximum else { return nil }
    code = row.code
    self.name = name
    self.maximum = maximum
    isSilent =
      row.current.points == nil && row.flags.contains(.notReported)
      && !row.flags.contains(.withheld)
    let nodes = scores.nodes(of: unit)
    guard nodes.count == scores.method.criteria.count else { return nil }
    for (state, leaves) in Self.states(nodes, scores.method) {
      if state.isOutside { outside[state] = leaves } else { inside[state] = leaves }
    }
  }

  private static func states(_ nodes: [Score], _ method: Method) -> [ScoreState: [Int]] {
    // For each node the one state of all its leaves; nil where they differ.
    var common: [ScoreState??] = Array(repeating: nil, count: nodes.count)
    for index in method.criteria.indices.reversed() {
      if method.criteria[index].leaf != nil { common[index] = .some(nodes[index].state) }
      guard let parent = method.criteria[index].parent, let own = common[index] else { continue }
      if let known = common[parent] {
        common[parent] = .some(known == own ? own : nil)
      } else {
        common[parent] = .some(own)
      }
    }
    var result: [ScoreState: [Int]] = [:]
    for index in method.criteria.indices {
      guard case .some(.some(let state)) = common[index], state != .scored, state != .provisional
      else { continue }
      if let parent = method.criteria[index].parent, case .some(.some) = common[parent] { continue }
      result[state, default: []].append(index)
    }
    return result
  }
}

private struct MissingWords {
  let method: Method
  let language: Language
  let most: Int
  let maximum: (Fraction) -> String
  let coverage: (Points) -> String

  func maximum(of usual: MissingUnit, special: [MissingUnit], heading: String) -> String {
    var text =
      Phrase("Điểm tối đa áp dụng, ", en: "Applicable maximum, ")[language] + heading + ": "
      + maximum(usual.maximum)
    let reasons = reasons(usual.outside)
    if !reasons.isEmpty { text += " (\(reasons))" }
    if !special.isEmpty {
      let list = special.map { unit in
        let reasons = self.reasons(unit.outside)
        let all = Phrase("áp dụng mọi tiêu chí", en: "all criteria apply")[language]
        return "\(unit.name) \(maximum(unit.maximum)) (\(reasons.isEmpty ? all : reasons))"
      }
      text += Phrase("; riêng ", en: "; but ")[language] + limited(list)
    }
    return text + "."
  }

  private func reasons(_ outside: [ScoreState: [Int]]) -> String {
    [
      (ScoreState.notDue, Phrase("chưa đến hạn", en: "not due")),
      (.notApplicable, Phrase("không áp dụng", en: "not applicable")),
    ].compactMap { state, words in
      outside[state].map { "\(words[language]): \(codes($0))" }
    }.joined(separator: "; ")
  }

  private func codes(_ nodes: [Int]) -> String {
    nodes.map { method.criteria[$0].code }.joined(separator: ", ")
  }

  /// Leaves that stay in the maximum, and the units that miss them.
  func inside(_ state: ScoreState, _ units: [MissingUnit]) -> [String] {
    switch state {
    case .notReported:
      let silent = units.filter(\.isSilent).map(\.name)
      let nothing = Phrase(
        "Chưa báo cáo gì (không có điểm, không xếp hạng): ",
        en: "Nothing reported (no points, no rank): ")
      return note(nothing, silent)
        + note(
          Phrase(
            "Chưa báo cáo (0 điểm, vẫn tính vào điểm tối đa): ",
            en: "Not reported (0 points, stays in the maximum): "),
          lists(state, units.filter { !$0.isSilent }))
    case .awaitingAppraisal:
      return note(
        Phrase(
          "Chờ thẩm định (tạm tính điểm tự chấm): ",
          en: "Awaiting appraisal (the self score counts for now): "), lists(state, units))
    default:
      return note(
        Phrase(
          "Không công bố (vẫn tính vào điểm tối đa; không có tổng điểm và hạng): ",
          en: "Withheld (stays in the maximum; no total and no rank): "), lists(state, units))
    }
  }

  private func lists(_ state: ScoreState, _ units: [MissingUnit]) -> [String] {
    units.compactMap { unit in unit.inside[state].map { "\(unit.name): \(codes($0))" } }
  }

  private func note(_ words: Phrase, _ list: [String]) -> [String] {
    list.isEmpty ? [] : [words[language] + limited(list) + "."]
  }

  func belowCoverage(_ rows: [(name: String, coverage: Points?)]) -> String? {
    guard !rows.isEmpty else { return nil }
    let list = rows.map { row in
      row.name + (row.coverage.map { " \(coverage($0)) %" } ?? "")
    }
    return Phrase(
      "Báo cáo dưới mức tối thiểu, không xếp hạng: ",
      en: "Reported less than the minimum, not ranked: ")[language] + limited(list) + "."
  }

  private func limited(_ list: [String]) -> String {
    guard list.count > most else { return list.joined(separator: "; ") }
    let rest = list.count - most
    return list.prefix(most).joined(separator: "; ")
      + Phrase("; và \(rest) đơn vị khác", en: "; and \(rest) more")[language]
  }
}
