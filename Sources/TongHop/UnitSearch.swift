import TongHopDiagnostics
import TongHopDomain

/// Finds the one unit that a user means by a code or a name.
public enum UnitSearch {
  /// A code wins over a name; a name must fit one unit, with or without its type.
  ///
  /// - Throws: ``PipelineError`` that lists the candidates or the nearest name.
  public static func find(_ text: String, in tree: UnitTree) throws(PipelineError) -> UnitIndex {
    if let index = tree.units.firstIndex(where: { $0.code == text }) { return index }
    let key = NameKey(text)
    let matches = tree.units.indices.filter {
      NameKey(tree.units[$0].displayName) == key || NameKey(tree.units[$0].name) == key
    }
    if matches.count == 1 { return matches[0] }
    if matches.isEmpty {
      let names = tree.units.flatMap { [NameKey($0.displayName).text, NameKey($0.name).text] }
      let near =
        Suggestion.nearest(to: text, in: tree.units.lazy.map(\.code))
        ?? Suggestion.nearest(to: key.text, in: names)
      let hint = near.map { Phrase("; có phải là '\($0)'?", en: "; did you mean '\($0)'?") }
      throw PipelineError(
        kind: .usage,
        message: Phrase("không có đơn vị '\(text)'", en: "there is no unit '\(text)'")
          + (hint ?? Phrase(verbatim: "")))
    }
    let list = matches.prefix(12).map { index in
      let above = tree.parents[index] >= 0 ? ", \(tree.units[tree.parents[index]].displayName)" : ""
      return "\(tree.units[index].code) (\(tree.units[index].displayName)\(above))"
    }.joined(separator: "; ")
    throw PipelineError(
      kind: .usage,
      message: Phrase(
        "có \(matches.count) đơn vị tên '\(text)'; hãy ghi mã: \(list)",
        en: "\(matches.count) units are called '\(text)'; give the code: \(list)"))
  }

  /// - Throws: where no unit of the tree is of the level; lists the levels.
  static func checkLevel(_ level: String, in tree: UnitTree) throws(PipelineError) {
    guard !tree.levels.contains(level) else { return }
    let list = tree.levels.joined(separator: ", ")
    throw PipelineError(
      kind: .usage,
      message: Phrase(
        "không có cấp '\(level)'; có: \(list)",
        en: "there is no level '\(level)'; there are: \(list)"))
  }
}
