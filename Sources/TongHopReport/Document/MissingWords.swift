import TongHopDiagnostics
import TongHopDomain

/// The sentences of ``MissingNotes``.
struct MissingWords {
  let method: Method
  let language: Language
  let most: Int
  /// Of the groups of the table.
  let headings: [String]
  let maximum: (Fraction) -> String
  let coverage: (Points) -> String

  func maximum(_ group: UsualMaximum) -> String {
    let headings = group.groups.map { self.headings[$0] }.joined(separator: ", ")
    var text: String
    if method.composite == nil {
      text =
        Phrase("Điểm tối đa áp dụng, ", en: "Applicable maximum, ")[language] + headings + ": "
        + words(group.usual)
    } else {
      text =
        Phrase("Tiêu chí áp dụng, ", en: "Criteria that apply, ")[language] + headings + ": "
        + Phrase("tất cả", en: "all")[language]
      if !group.usual.isWhole {
        text += Phrase(", trừ", en: " but")[language] + words(group.usual)
      }
    }
    if !group.special.isEmpty {
      text += Phrase("; riêng ", en: "; but ")[language] + limited(special(group))
    }
    return text + "."
  }

  /// Units with one maximum for one reason together: `8 xã 6,00 (…): …`.
  private func special(_ group: UsualMaximum) -> [String] {
    var order: [AppliedMaximum] = []
    var units: [AppliedMaximum: [MissingUnit]] = [:]
    for unit in group.special {
      if units[unit.applied] == nil { order.append(unit.applied) }
      units[unit.applied, default: []].append(unit)
    }
    return order.map { maximum in
      let alike = units[maximum] ?? []
      var words = words(maximum)
      if maximum.isWhole {
        if method.composite == nil { words += " " } else { words = " " }
        words += Phrase("(áp dụng mọi tiêu chí)", en: "(all criteria apply)")[language]
      }
      if method.composite == nil { words = " " + words }
      guard alike.count > 1 else { return (alike.first?.name ?? "") + words }
      return "\(count(alike))\(words): " + limited(alike.map(\.name), separator: ", ")
    }
  }

  private func count(_ units: [MissingUnit]) -> String {
    let number = NumberText(language).count(units.count)
    let type = units.first?.type ?? ""
    let isOneType = !type.isEmpty && units.allSatisfy { $0.type == type }
    return "\(number) " + Phrase(isOneType ? type.lowercased() : "đơn vị", en: "units")[language]
  }

  /// `8,00 (chưa đến hạn: 1.2)`; a composite indicator has no maximum to tell.
  private func words(_ maximum: AppliedMaximum) -> String {
    let reasons = maximum.isWhole ? "" : " (\(reasons(maximum)))"
    return method.composite == nil ? self.maximum(maximum.maximum) + reasons : reasons
  }

  /// Why a maximum is not the whole.
  private func reasons(_ maximum: AppliedMaximum) -> String {
    [
      (OutsideReason.notDue, maximum.outside[.notDue] ?? []),
      (.unanswered, maximum.unanswered),
      (.notApplicable, maximum.outside[.notApplicable] ?? []),
    ].filter { !$0.1.isEmpty }.map { reason, nodes in
      "\(ProfileWords.outside(reason)[language]): \(codes(nodes))"
    }.joined(separator: "; ")
  }

  /// The codes, each with the reason that exemptions.csv gives.
  private func codes(_ nodes: [MissingUnit.Node]) -> String {
    nodes.map { node in
      let code = method.criteria[node.criterion].code
      return node.reasons.isEmpty ? code : "\(code) “\(node.reasons.joined(separator: "; "))”"
    }.joined(separator: ", ")
  }

  /// Leaves that stay in the maximum, and the units that miss them.
  ///
  /// - Parameter others: who awaits an appraisal without being in that state.
  func inside(
    _ state: ScoreState, _ units: [MissingUnit], others: [UnitCriteria] = []
  ) -> [String] {
    switch state {
    case .notReported: return notReported(units)
    case .awaitingAppraisal:
      return note(
        Phrase(
          "Chờ thẩm định (tạm tính điểm tự chấm): ",
          en: "Awaiting appraisal (the self score counts for now): "),
        lists(state, units) + others.map(list))
    default: return note(withheld, lists(state, units))
    }
  }

  private func list(_ unit: UnitCriteria) -> String {
    "\(unit.name): " + unit.criteria.map { method.criteria[$0].code }.joined(separator: ", ")
  }

  /// Of a longer period: who was exempt in some quarters, each unit once.
  func ended(_ exemptions: [EndedExemption]) -> [String] {
    var order: [String] = []
    var texts: [String: [String]] = [:]
    for item in exemptions {
      if texts[item.name] == nil { order.append(item.name) }
      let node = MissingUnit.Node(
        criterion: item.criterion,
        reasons: item.exemption.reason.isEmpty ? [] : [item.exemption.reason])
      let state = ProfileWords.state(
        ScoreState(rawValue: item.exemption.state.rawValue) ?? .notApplicable)
      let quarters = item.quarters.map { $0.title[language] }.joined(separator: ", ")
      texts[item.name, default: []].append("\(codes([node])) (\(quarters): \(state[language]))")
    }
    return note(
      Phrase("Được miễn trong một phần của kỳ: ", en: "Exempt in a part of the period: "),
      order.map { "\($0): " + (texts[$0] ?? []).joined(separator: ", ") })
  }

  private func notReported(_ units: [MissingUnit]) -> [String] {
    let silent = units.filter(\.isSilent).map {
      $0.refused.isEmpty ? $0.name : "\($0.name) \(mark($0.refused, of: $0))"
    }
    let others = units.filter { !$0.isSilent }
    let absent = others.compactMap { unit in list(unit) { !unit.empty.contains($0) } }
    return note(
      Phrase(
        "Chưa báo cáo gì (không có điểm, không xếp hạng): ",
        en: "Nothing reported (no points, no rank): "), silent)
      + note(notReportedWords, absent) + withoutDenominator(units)
  }

  /// Leaves that are missing since what was sent has a denominator of zero.
  func withoutDenominator(_ units: [MissingUnit]) -> [String] {
    note(
      emptyWords,
      units.filter { !$0.isSilent }.compactMap { unit in list(unit) { unit.empty.contains($0) } })
  }

  /// Why leaves are missing of which a row came.
  private func mark(_ leaves: Set<Int>, of unit: MissingUnit) -> String {
    leaves.isSubset(of: unit.untaken)
      ? Phrase(
        "(đã gửi số lũy kế, chưa trừ ra được số của kỳ)",
        en: "(what has accumulated was sent, that of the period cannot be taken off)")[language]
      : Phrase("(dòng có lỗi)", en: "(row with an error)")[language]
  }

  /// The leaves of a unit that were not reported, as few codes as can say it.
  private func list(_ unit: MissingUnit, _ isWanted: (Int) -> Bool) -> String? {
    let nodes = (unit.inside[.notReported] ?? []).map(\.criterion)
    let below = leaves(of: nodes)
    let texts = nodes.flatMap { node -> [String] in
      let leaves = below[node] ?? []
      let wanted = leaves.filter(isWanted)
      let refused = wanted.filter(unit.refused.contains)
      let isWhole =
        wanted.count == leaves.count && (refused.isEmpty || refused.count == leaves.count)
      return (isWhole ? [node] : wanted).map { place in
        let code = method.criteria[place].code
        let isRefused = isWhole ? !refused.isEmpty : unit.refused.contains(place)
        return isRefused ? "\(code) \(mark(isWhole ? Set(refused) : [place], of: unit))" : code
      }
    }
    return texts.isEmpty ? nil : "\(unit.name): " + texts.joined(separator: ", ")
  }

  /// By node, none of which is below another one: itself or what is below it.
  ///
  /// - Complexity: O(*leaves* x *depth*).
  private func leaves(of nodes: [Int]) -> [Int: [Int]] {
    let nodes = Set(nodes)
    guard !nodes.isEmpty else { return [:] }
    return method.leaves.reduce(into: [:]) { leaves, leaf in
      let path = sequence(first: leaf) { method.criteria[$0].parent }
      if let node = path.first(where: nodes.contains) { leaves[node, default: []].append(leaf) }
    }
  }

  private var isMeanOfRest: Bool { method.composite != nil && method.minimumCoverage != nil }

  private var notReportedWords: Phrase {
    if isMeanOfRest {
      return Phrase(
        "Chưa báo cáo (không tính vào trung bình, trọng số cũng vậy): ",
        en: "Not reported (left out of the mean with its weight): ")
    }
    return method.composite == nil
      ? Phrase(
        "Chưa báo cáo (0 điểm, vẫn tính vào điểm tối đa): ",
        en: "Not reported (0 points, stays in the maximum): ")
      : Phrase(
        "Chưa báo cáo (không tính được trung bình, không có chỉ số và hạng): ",
        en: "Not reported (there is no mean, no index and no rank): ")
  }

  private var emptyWords: Phrase {
    isMeanOfRest
      ? Phrase(
        "Thiếu vì mẫu số bằng 0 (không tính vào trung bình, trọng số cũng vậy): ",
        en: "Missing, the denominator is zero (left out of the mean with its weight): ")
      : Phrase(
        "Thiếu vì mẫu số bằng 0 (không có tổng điểm và hạng): ",
        en: "Missing, the denominator is zero (no total and no rank): ")
  }

  private var withheld: Phrase {
    if isMeanOfRest {
      return Phrase(
        "Không công bố (không tính vào trung bình, trọng số cũng vậy): ",
        en: "Withheld (left out of the mean with its weight): ")
    }
    return method.composite == nil
      ? Phrase(
        "Không công bố (vẫn tính vào điểm tối đa; không có tổng điểm và hạng): ",
        en: "Withheld (stays in the maximum; no total and no rank): ")
      : Phrase(
        "Không công bố (không có chỉ số và hạng): ", en: "Withheld (no index and no rank): ")
  }

  private func lists(_ state: ScoreState, _ units: [MissingUnit]) -> [String] {
    units.compactMap { unit in
      unit.inside[state].map { "\(unit.name): \(codes($0))" }
    }
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

  private func limited(_ list: [String], separator: String = "; ") -> String {
    guard list.count > most else { return list.joined(separator: separator) }
    let rest = list.count - most
    return list.prefix(most).joined(separator: separator) + separator
      + Phrase("và \(rest) đơn vị khác", en: "and \(rest) more")[language]
  }
}
