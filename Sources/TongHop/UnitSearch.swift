import TongHopDiagnostics
import TongHopDomain

/// Finds the one unit that a user means by a code or a name.
public enum UnitSearch {
  /// A code wins over a name; a name must fit one unit, with or without its type.
  ///
  /// - Parameter pipeline: whose list of units tells what became of one that is not in the tree.
  /// - Throws: ``PipelineError`` that lists the candidates, says what became of a unit of another day,
  ///   or names the nearest.
  public static func find(_ text: String, in tree: UnitTree, of pipeline: Pipeline)
    throws(PipelineError) -> UnitIndex
  {
    if let index = tree.units.firstIndex(where: { $0.code == text }) { return index }
    let key = NameKey(text)
    let matches = tree.units.indices.filter {
      NameKey(tree.units[$0].displayName) == key || NameKey(tree.units[$0].name) == key
    }
    if matches.count == 1 { return matches[0] }
    if matches.isEmpty {
      if let words = UnitsOfOtherDays(pipeline, tree).words(text) {
        throw PipelineError(
          kind: .usage,
          message: Phrase(
            "ngày \(tree.day) không có đơn vị '\(text)': ",
            en: "on \(tree.day) there is no unit '\(text)': ") + words)
      }
      throw PipelineError(
        kind: .usage,
        message: Phrase(
          "không có đơn vị '\(LookAlike.shown(text))'",
          en: "there is no unit '\(LookAlike.shown(text))'")
          + hint(text, key, in: tree))
    }
    let list = list(matches, in: tree)
    throw PipelineError(
      kind: .usage,
      message: Phrase(
        "có \(matches.count) đơn vị tên '\(text)'; hãy ghi mã: \(list)",
        en: "\(matches.count) units are called '\(text)'; give the code: \(list)"))
  }

  /// The unit that is spelled nearly so, else those whose names begin so.
  private static func hint(_ text: String, _ key: NameKey, in tree: UnitTree) -> Phrase {
    let names = tree.units.map { (NameKey($0.displayName).text, NameKey($0.name).text) }
    let code = Suggestion.meant(by: text, in: tree.units.lazy.map(\.code))
    let name =
      code == nil ? Suggestion.meant(by: key.text, in: names.flatMap { [$0.0, $0.1] }) : nil
    let near = tree.units.indices.filter {
      tree.units[$0].code == code || names[$0].0 == name || names[$0].1 == name
    }
    if !near.isEmpty {
      let list = list(near, in: tree)
      // Characters of a name are counted in what was typed.
      if let meant = code ?? name, LookAlike.areTwins(code == nil ? key.text : text, meant) {
        return Phrase(verbatim: "; ") + LookAlike.fix(text, meant: meant, shown: list)
      }
      return Phrase("; có phải là: \(list)", en: "; did you mean: \(list)")
    }
    let longer = tree.units.indices.filter {
      !key.text.isEmpty
        && (names[$0].0.hasPrefix(key.text + " ") || names[$0].1.hasPrefix(key.text + " "))
    }
    guard !longer.isEmpty else { return Phrase(verbatim: "") }
    let list = list(longer, in: tree)
    return Phrase("; tên bắt đầu như vậy: \(list)", en: "; names that begin so: \(list)")
  }

  /// `06220 (Xã Hải Yến, Huyện Cao Lộc)`, at most twelve.
  private static func list(_ units: [UnitIndex], in tree: UnitTree) -> String {
    let texts = units.prefix(12).map { index in
      let above = tree.parents[index] >= 0 ? ", \(tree.units[tree.parents[index]].displayName)" : ""
      return "\(tree.units[index].code) (\(tree.units[index].displayName)\(above))"
    }
    return (units.count > 12 ? texts + ["…"] : texts).joined(separator: "; ")
  }

  /// - Throws: where no unit of the tree is of the level; lists the levels.
  static func checkLevel(_ level: String, in tree: UnitTree) throws(PipelineError) {
    try checkLevel(level, among: tree.levels)
  }

  static func checkLevel(_ level: String, among levels: [String]) throws(PipelineError) {
    guard !levels.contains(level) else { return }
    let list = levels.joined(separator: ", ")
    throw PipelineError(
      kind: .usage,
      message: Phrase(
        "không có cấp '\(LookAlike.shown(level))'; có: \(list)",
        en: "there is no level '\(LookAlike.shown(level))'; there are: \(list)")
        + (Suggestion.question(level, in: levels).map { Phrase(verbatim: "; ") + $0 }
          ?? Phrase(verbatim: "")))
  }
}
