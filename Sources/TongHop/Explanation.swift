import TongHopComparison
import TongHopDiagnostics
import TongHopDomain
import TongHopRecords
import TongHopReport
import TongHopScoring

/// One unit taken apart: criterion by criterion, down to the lines of the files.
///
/// Written as short lines that can be read out over the telephone.
public struct Explanation {
  let pipeline: Pipeline
  let compared: ComparedPeriods
  let unit: UnitIndex
  let language: Language
  /// A whole unit is read out; one criterion is looked up line by line.
  let showsAllLines: Bool
  /// Where the figures of the unit came from, by the column of the roll-up.
  let sources: [Int: [SourceSpan]]
  let plan: ScoringPlan
  let outside: OutsideReasons
  var lines: [String] = []

  var scores: ScoreTable { compared.current.scores }
  var method: TongHopDomain.Method { scores.method }
  var tree: UnitTree { scores.tree }

  /// - Parameter criterion: index of the only criterion to explain, with what is below it.
  /// - Throws: where two engines do not agree on the lines that figures came from.
  public static func text(
    of unit: UnitIndex, criterion: Int?, pipeline: Pipeline, compared: ComparedPeriods,
    language: Language
  ) throws(PipelineError) -> String {
    let plan = pipeline.plan(
      for: compared.current.scores.method, in: PeriodTree(of: compared.current))
    var explanation = Explanation(
      pipeline: pipeline, compared: compared, unit: unit, language: language,
      showsAllLines: criterion != nil,
      sources: try sources(of: unit, criterion: criterion, plan, pipeline, compared), plan: plan,
      outside: OutsideReasons(
        compared.current.scores, exemptions: pipeline.workspace.exemptions))
    explanation.writeHead()
    explanation.writeTotal()
    explanation.writeCriteria(only: criterion)
    if let criterion {
      explanation.writeChildren(criterion)
    } else {
      let maker = try pipeline.changes(from: compared.previous, in: compared)
      explanation.writeChanges(maker)
      explanation.writeRankMove(maker)
      explanation.writeExemptions()
    }
    return explanation.lines.map { ShownText.words($0) }.joined(separator: "\n") + "\n"
  }

  /// All at once, since an engine may have to read the files again.
  private static func sources(
    of unit: UnitIndex, criterion: Int?, _ plan: ScoringPlan, _ pipeline: Pipeline,
    _ compared: ComparedPeriods
  ) throws(PipelineError) -> [Int: [SourceSpan]] {
    let method = compared.current.scores.method
    let positions = method.leaves.filter { leaf in
      criterion.map { method.isAtOrBelow(leaf, $0) } ?? true
    }.compactMap { plan.leafColumn[$0] }
    let columns = positions.map { compared.current.rollup.columns[$0] }
    let spans = try pipeline.sources(
      of: unit, in: PeriodTree(of: compared.current), columns: columns)
    return Dictionary(zip(positions, spans), uniquingKeysWith: { first, _ in first })
  }

  private mutating func writeHead() {
    let above = tree.lineage(of: unit).dropFirst().map { tree.units[$0].displayName }
    lines.append(
      ([tree.units[unit].displayName] + above).joined(separator: ", ")
        + " (\(tree.units[unit].code))")
    let first = pipeline.period.firstDay(in: method.calendar)
    let last = pipeline.period.lastDay(in: method.calendar)
    lines.append(
      say(
        "\(pipeline.period.title[.vietnamese]), từ ngày \(first.vietnamese) đến ngày \(last.vietnamese)",
        "\(pipeline.period.title[.english]), \(first) to \(last)"))
    lines.append(say("Bộ tiêu chí: ", "Method: ") + "\(method.name) (\(method.id))")
  }

  private mutating func writeTotal() {
    guard let total = scores.totals[unit] else {
      lines.append(
        say(
          "Bộ tiêu chí này không chấm điểm cấp này; chỉ cộng số liệu lên cấp trên.",
          "The method does not score units of this level; their figures are added up above."))
      writeOwnFigures()
      return
    }
    let row = compared.table.groups.lazy.flatMap(\.rows).first { $0.unitIndex == unit }
    let group = compared.table.groups.first { $0.rows.contains { $0.unitIndex == unit } }
    let ranked = group?.rows.count { $0.current.rank != nil } ?? 0
    var text = say("Tổng điểm: ", "Total: ") + points(total.points, isRounded: true)
    text += say(
      " trên \(number(total.maximum)) điểm áp dụng",
      " of \(EnglishCount.text(number(total.maximum), "point")) that apply")
    if let bonus = total.bonusPoints {
      text += say("; trong đó điểm thưởng, trừ ", "; bonus less penalty in it ") + signed(bonus)
    }
    if let index = scores.index(of: total) {
      text += say("; chỉ số ", "; index ") + number(index) + " %"
    }
    if let rank = row?.current.rank { text += say("; hạng ", "; rank ") + "\(rank)/\(ranked)" }
    if let row, row.flags.contains(.belowCoverage) { text += coverageWords(row) }
    if method.isFlatteredByGaps(total) {
      text += say(
        "; không xếp hạng: chưa báo cáo đủ tiêu chí, mà điểm càng thấp càng tốt",
        "; no rank: not every criterion was reported, and less is better")
    }
    if let band = row?.band { text += say("; xếp loại ", "; class ") + band }
    if let group = row?.quantileGroup { text += say("; nhóm ", "; group ") + group }
    let words =
      total.state.isOutside
      ? outsideWords(nil, total.state) : stateWords(total.state, isLeaf: false)
    lines.append(text + (words.isEmpty ? "." : "; " + words + "."))
    if let line = compositeTotalLine() { lines.append(line) }
    if let row {
      writeMove(row.previous, compared.table.previousPeriod)
      writeOrigins(row.previous, compared.previous)
      if !compared.table.earlier.areOne {
        writeMove(row.yearAgo, compared.table.yearAgoPeriod)
        writeOrigins(row.yearAgo, compared.yearAgo)
      }
    }
  }

  private func coverageWords(_ row: ComparisonRow) -> String {
    let least = method.minimumCoverage.map { vietnamese($0.percentText) } ?? ""
    let share = row.coverage.map { number($0) } ?? "0"
    return say(
      "; không xếp hạng: mới báo cáo \(share) % điểm tối đa, cần \(least)",
      "; no rank: \(share) % of the maximum was reported, \(least) is needed")
  }

  private mutating func writeMove(_ change: PeriodChange, _ period: Period?) {
    guard let period, let index = change.earlier.index else { return }
    var text = say(
      "So với \(period.title[.vietnamese]) (chỉ số ", "Against \(period.title[.english]) (index ")
    text += number(index, of: change) + " %"
    if let rank = change.earlier.rank { text += say(", hạng ", ", rank ") + "\(rank)" }
    text += "): "
    guard let difference = change.index else {
      lines.append(text + say("không so sánh được.", "not comparable."))
      return
    }
    text += signed(difference, of: change) + say(" điểm phần trăm", " percentage points")
    if let rank = change.rank {
      text += ", " + rankWords(rank)
    }
    if change.flags.contains(.commonPart) {
      text += say(
        " (trên phần chung của hai bộ tiêu chí)", " (on the common part of the two methods)")
    }
    lines.append(text + ".")
  }

  func rankWords(_ change: Int) -> String {
    if change == 0 { return say("giữ nguyên hạng", "the same rank") }
    return change > 0
      ? say("tăng \(change) hạng", "up \(change)") : say("giảm \(-change) hạng", "down \(-change)")
  }

  private mutating func writeCriteria(only wanted: Int?) {
    let nodes = scores.nodes(of: unit)
    guard !nodes.isEmpty else { return }
    for index in printOrder() {
      if let wanted, !method.isAtOrBelow(index, wanted) { continue }
      lines.append(contentsOf: criterionLines(index, nodes[index]))
    }
  }

  /// Every parent right before its children.
  private func printOrder() -> [Int] {
    var children: [Int: [Int]] = [:]
    for (index, criterion) in method.criteria.enumerated() {
      children[criterion.parent ?? -1, default: []].append(index)
    }
    var result: [Int] = []
    func add(below index: Int) {
      for child in children[index] ?? [] {
        result.append(child)
        add(below: child)
      }
    }
    add(below: -1)
    return result
  }

  private func depth(_ index: Int) -> Int {
    var depth = 0
    var current = method.criteria[index].parent
    while let here = current {
      depth += 1
      current = method.criteria[here].parent
    }
    return depth
  }

  private func criterionLines(_ index: Int, _ score: Score) -> [String] {
    let criterion = method.criteria[index]
    let indent = String(repeating: "  ", count: depth(index))
    if method.composite != nil { return compositeLines(index, score, indent: indent) }
    var head = "\(indent)\(criterion.code). \(criterion.name): "
    if score.state.isOutside {
      return [head + outsideWords(index, score.state)]
        + emptyLines(index, score).map { indent + "    " + $0 }
    }
    if isTracked(index, score) {
      head += say("chỉ theo dõi, không tính điểm", "only tracked, without points")
    } else if score.bonusPoints != nil, score.maximum == .zero {
      head += extraWords(index, score)
    } else {
      head += pointWords(index, score)
    }
    let words = stateWords(score.state, isLeaf: criterion.leaf != nil)
    var result = [head + (words.isEmpty ? "" : "; " + words)]
    guard let leaf = criterion.leaf else { return depth(index) == 0 ? [""] + result : result }
    let inner = indent + "    "
    result += leafLines(index, leaf, score).map { inner + $0 }
    if !criterion.lead.isEmpty {
      result.append(inner + say("chủ trì: ", "lead: ") + criterion.lead)
    }
    result += sourceLines(index).map { inner + $0 }
    return result
  }

  /// A bonus or a penalty, or a parent of nothing else: there is no maximum to lose.
  private func extraWords(_ index: Int, _ score: Score) -> String {
    guard let value = score.points, value != .zero else {
      return say("không phát sinh", "nothing arose")
    }
    let text = points(value, isRounded: isRounded(index))
    return (value > .zero ? "+" : "")
      + say(
        "\(text) điểm, ngoài điểm tối đa",
        "\(EnglishCount.text(text, "point")), outside of the maximum")
  }

  private func pointWords(_ index: Int, _ score: Score) -> String {
    var head = points(score.points, isRounded: isRounded(index))
    let most = number(score.maximum)
    head += say(" trên \(most) điểm", " of \(EnglishCount.text(most, "point"))")
    if let lost = lostPoints(index, score) { head += say("; mất \(lost)", "; lost \(lost)") }
    return head
  }

  func isRounded(_ index: Int) -> Bool {
    method.rounds(method.criteria[index])
  }

  private func lostPoints(_ index: Int, _ score: Score) -> String? {
    guard method.hasPointsToGain, let points = score.points,
      let full = try? method.rounding.points(score.maximum, places: 18),
      full > points
    else { return nil }
    return self.points(full - points, isRounded: isRounded(index))
  }
}
