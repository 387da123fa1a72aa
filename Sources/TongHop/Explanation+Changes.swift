import TongHopComparison
import TongHopDiagnostics
import TongHopDomain
import TongHopRecords
import TongHopScoring

extension Explanation {
  /// What moved the total since the period before; the parts add up to the change.
  mutating func writeChanges() {
    guard var earlier = compared.previous?.result, let relation = compared.previous?.relation
    else { return }
    var later = compared.current
    switch relation {
    case .none: return
    case .commonPart(let now, let then): (later, earlier) = (now, then)
    case .same, .comparable: break
    }
    let changes = Comparison.decomposition(
      of: tree.ids[unit], from: earlier, to: later, register: pipeline.workspace.units)
    let moved = changes.filter { $0.change != .zero }
    guard !moved.isEmpty else { return }
    lines.append("")
    lines.append(
      say(
        "Điểm thay đổi so với \(earlier.scores.period.title[.vietnamese]):",
        "What moved the points since \(earlier.scores.period.title[.english]):"))
    for change in moved {
      let sign = change.change.count > 0 ? "+" : ""
      let name =
        change.isRounding ? say("làm tròn", "rounding") : "\(change.code). \(change.name)"
      lines.append(
        "  \(sign)\(vietnamese(change.change.fullText(places: method.rounding.decimals)))  \(name)")
    }
    writeDifference(from: moved)
    var sum = moved.reduce(Points.zero) { Points(count: $0.count + $1.change.count) }
    if compared.previous?.published != nil,
      let printed = compared.table.groups.lazy.flatMap(\.rows)
        .first(where: { $0.unitIndex == unit })?.previous.points
    {
      sum = printed
    }
    let sign = sum.count > 0 ? "+" : ""
    lines.append(
      "  \(sign)\(vietnamese(sum.fullText(places: method.rounding.decimals)))  "
        + say("cộng", "in all"))
  }

  /// Where the table compares with a signed figure, what today's files give otherwise is a part of
  /// the change too.
  private mutating func writeDifference(from moved: [CriterionChange]) {
    let row = compared.table.groups.lazy.flatMap(\.rows).first { $0.unitIndex == unit }
    guard compared.previous?.published != nil, let printed = row?.previous.points else { return }
    let sum = moved.reduce(Int128(0)) { $0 + $1.change.count }
    let rest = Points(count: printed.count - sum)
    guard rest != .zero else { return }
    let sign = rest.count > 0 ? "+" : ""
    lines.append(
      "  \(sign)\(vietnamese(rest.fullText(places: method.rounding.decimals)))  "
        + say("bảng đã ký khác số liệu hiện có", "the signed table differs from today's figures"))
  }

  mutating func writeExemptions() {
    let day = pipeline.period.lastDay(in: method.calendar)
    for exemption in pipeline.workspace.exemptions
    where exemption.unitCode == tree.units[unit].code && exemption.isInForce(on: day) {
      let reason = exemption.reason.isEmpty ? "" : " – " + exemption.reason
      lines.append(
        say("Tiêu chí \(exemption.criterion): ", "Criterion \(exemption.criterion): ")
          + stateWords(
            ScoreState(rawValue: exemption.state.rawValue) ?? .notApplicable, isLeaf: true)
          + reason + " (\(exemption.location))")
    }
  }
}
