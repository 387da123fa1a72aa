import TongHopComparison
import TongHopDiagnostics
import TongHopDomain
import TongHopReport

/// Units as deep in the tree as scored ones and in no table: another level or type than `applies_to`
/// names, which is meant or a slip in units.csv.
extension CheckReport {
  private static let mostNamed = 10

  /// What stands under a table without units of a level that no method names (TH1269).
  static func unscoredLevels(
    _ workspace: Workspace, _ result: PeriodResult, _ language: Language
  ) -> [String] {
    let levels = Set(
      workspace.log.entries.lazy.filter { $0.code == .unscoredLevel }.compactMap(\.found))
    guard !levels.isEmpty else { return [] }
    let tree = result.scores.tree
    let names = tree.units.indices.filter {
      levels.contains(tree.units[$0].level) && result.scores.totals[$0] == nil
    }.map { "\(tree.units[$0].displayName) (\(tree.units[$0].code))" }
    guard !names.isEmpty else { return [] }
    let rest = names.count - mostNamed
    let more = rest > 0 ? Phrase(" và \(rest) đơn vị khác", en: " and \(rest) more")[language] : ""
    return [
      Phrase(
        "Không có trong bảng, vì không bộ tiêu chí nào chấm điểm cấp này: ",
        en: "Not in the table, as no method scores the level: ")[language]
        + names.prefix(mostNamed).joined(separator: ", ") + more + "."
    ]
  }

  /// A line for each level and type, with the codes; none of a unit that another method scores.
  ///
  /// - Complexity: O(*units* x *methods*).
  static func notScored(_ pipeline: Pipeline, _ result: PeriodResult, _ language: Language)
    -> [String]
  {
    let (tree, totals) = (result.scores.tree, result.scores.totals)
    let others = pipeline.workspace.methods.filter { $0.id != result.scores.method.id }
    // At which depths somebody is scored, and who has a scored unit below: a district that only
    // holds communes is no unit that was forgotten.
    var depths = [Int](repeating: 0, count: tree.count)
    var scoredDepths: Set<Int> = []
    for index in tree.units.indices where tree.parents[index] >= 0 {
      depths[index] = depths[tree.parents[index]] + 1
    }
    for index in tree.units.indices where totals[index] != nil {
      scoredDepths.insert(depths[index])
    }
    var isAboveScored = [Bool](repeating: false, count: tree.count)
    for index in tree.units.indices.reversed()
    where (totals[index] != nil || isAboveScored[index]) && tree.parents[index] >= 0 {
      isAboveScored[tree.parents[index]] = true
    }
    var codes: [String: [String]] = [:]
    for (index, unit) in tree.units.enumerated() {
      guard totals[index] == nil, scoredDepths.contains(depths[index]), !isAboveScored[index],
        !others.contains(where: { $0.applies(to: unit) })
      else { continue }
      let kind = unit.type.isEmpty ? unit.level : "\(unit.level) (\(unit.type))"
      codes[kind, default: []].append(unit.code)
    }
    return codes.sorted { $0.key < $1.key }.map { kind, codes in
      let list =
        codes.prefix(mostNamed).joined(separator: ", ")
        + (codes.count > mostNamed ? ", …" : "")
      let count = NumberText(language).count(codes.count)
      return Phrase(
        "Không chấm điểm, vì applies_to không có cấp và loại này: \(count) đơn vị \(kind): \(list)",
        en:
          "Not scored, as applies_to has neither this level nor this type: \(count) \(codes.count == 1 ? "unit" : "units") \(kind): \(list)"
      )[language]
    }
  }
}
