import TongHopDiagnostics

/// Several units without a parent on one day: what is missing, and what to type.
///
/// A unit whose like have a parent has lost its own. Units that are alike and all have none (three
/// provinces) lack a unit above all of them; to put two of them under the third would make it their
/// sum.
enum RootProblem {
  /// - Parameters:
  ///   - roots: at least two.
  ///   - valid: all units of the day.
  static func find(
    _ roots: [UnitID], among valid: [UnitID], _ register: UnitRegister, _ day: Day, file: String
  ) -> [Diagnostic] {
    let roots = roots.sorted { register[$0].line < register[$1].line }
    var parents: [String: Set<String>] = [:]
    for id in valid where !register[id].parentCode.isEmpty {
      parents[register[id].level, default: []].insert(register[id].parentCode)
    }
    // Levels of units that somebody is under, by the levels of those who are.
    let above = parents.mapValues { codes in
      Set(codes.flatMap { register.units(coded: $0) }.map { register[$0].level })
    }
    var orphans = roots.filter { parents[register[$0].level] != nil }
    if orphans.count == roots.count {
      // Each has its like below another; the highest of them is the one that is above all.
      let tops = roots.filter { root in
        !above.contains { level, upper in
          level == register[root].level && upper.contains { $0 != level }
        }
      }
      orphans = roots.filter { root in !(tops.isEmpty ? [roots[0]] : tops).contains(root) }
    }
    let tops = roots.filter { !orphans.contains($0) }
    // Of different levels, of which nobody has a parent (a district beside its province), the one that
    // stands first is taken for the one above.
    /// Levels of units that are above such units as this one is above, where it is of none of them.
    func doubts(_ id: UnitID) -> Set<String> {
      let unit = register[id]
      let below = valid.filter { register[$0].parentCode == unit.code }.map { register[$0].level }
      var levels = below.reduce(into: Set<String>()) { $0.formUnion(above[$1] ?? []) }
      levels.remove(unit.level)
      for top in tops where top != id { levels.remove(register[top].level) }
      return levels
    }
    if tops.count > 1, Set(tops.map { register[$0].level }).count > 1, let top = tops.first {
      orphans += tops.dropFirst()
      return orphans.sorted { register[$0].line < register[$1].line }.map {
        orphan(
          register[$0], below: register[top], nil, day, file, doubt: doubts($0))
      }
    }
    var result = orphans.map { id in
      let codes = parents[register[id].level] ?? []
      return orphan(
        register[id], below: register[tops.first ?? roots[0]],
        codes.count == 1 ? codes.first : nil, day, file,
        isSure: codes.count == 1 || (above[register[id].level] ?? []).isEmpty)
    }
    if tops.count > 1 { result.append(several(tops.map { register[$0] }, day, file)) }
    return result
  }

  private static func orphan(
    _ unit: Unit, below top: Unit, _ parent: String?, _ day: Day, _ file: String,
    isSure: Bool = true, doubt levels: Set<String> = []
  ) -> Diagnostic {
    var fix =
      isSure && levels.isEmpty
      ? Phrase(
        "điền parent_code, ví dụ \(parent ?? top.code)",
        en: "fill in parent_code, e.g. \(parent ?? top.code)")
      : Phrase(
        "điền parent_code: mã đơn vị cấp trên của \(unit.displayName)",
        en: "fill in parent_code: the code of the unit above \(unit.displayName)")
    if !levels.isEmpty {
      let words = levels.sorted().joined(separator: ", ")
      fix =
        Phrase(
          "nếu level '\(unit.level)' ghi sai thì sửa (đơn vị trên các đơn vị như vậy có level \(words)); ",
          en:
            "if the level '\(unit.level)' is wrong, correct it (units above such units have the level \(words)); "
        ) + fix
    }
    return Diagnostic(
      .twoRoots, at: SourceLocation(file: file, line: unit.line, column: 2), column: "parent_code",
      Phrase(
        "vào ngày \(day), đơn vị \(unit.code) không có cấp trên, nhưng \(top.code) (dòng \(top.line)) cũng vậy",
        en:
          "on \(day) unit \(unit.code) has no parent, but neither has \(top.code) (line \(top.line))"
      ),
      expected: Phrase("một gốc duy nhất", en: "one root only"), fix: fix)
  }

  /// One message, however many there are.
  private static func several(_ units: [Unit], _ day: Day, _ file: String) -> Diagnostic {
    let codes = UnitHistory.list(units.map(\.code))
    let isOfProvinces = units.contains { NameKey($0.type) == NameKey("tỉnh") }
    let example =
      isOfProvinces
      ? Phrase(
        " (ví dụ dòng VN,,country,nước,…)", en: " (e.g. the row VN,,country,nước,…)")
      : Phrase(verbatim: "")
    return Diagnostic(
      .twoRoots, at: SourceLocation(file: file, line: units[1].line, column: 2),
      column: "parent_code",
      Phrase(
        "vào ngày \(day) có \(units.count) đơn vị không có cấp trên: ",
        en: "on \(day) \(units.count) units have no parent: ") + codes,
      expected: Phrase("một gốc duy nhất", en: "one root only"),
      fix: Phrase(
        "thêm một đơn vị đứng trên tất cả, không có parent_code",
        en: "add a unit above all, without a parent_code")
        + example
        + Phrase(
          ", rồi ghi mã của nó vào parent_code ở mọi dòng của các đơn vị này, kể cả dòng của các ngày khác",
          en:
            ", and write its code into parent_code of every row of these units, those of other days too"
        ))
  }
}
