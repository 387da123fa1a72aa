import TongHopDiagnostics

extension UnitTree {
  /// The tree of one day.
  ///
  /// Every unit valid on the day is in the tree exactly once, or a problem says why there is no
  /// tree: a parent that did not exist then, a cycle, no root or several.
  ///
  /// - Parameter file: the name to report problems under.
  /// - Returns: nil when there is an error.
  /// - Complexity: O(*units*).
  public static func build(
    from register: UnitRegister, on day: Day, file: String = "units.csv",
    log: inout DiagnosticLog
  ) -> UnitTree? {
    let valid =
      register.units.indices.lazy.map { UnitID($0) }
      .filter { register.lookup.isValid($0, on: day) } as [UnitID]
    guard !valid.isEmpty else {
      log.report(
        Diagnostic(
          .noUnits, at: SourceLocation(file: file),
          Phrase("không có đơn vị nào vào ngày \(day)", en: "there is no unit on \(day)"),
          fix: Phrase(
            "kiểm tra valid_from và valid_to, hoặc chọn kỳ khác",
            en: "check valid_from and valid_to, or choose another period")))
      return nil
    }
    var failed = false
    var near = Suggestions(alone: true) { Array(register.codes) }
    var roots: [UnitID] = []
    /// By the code of the parent, which is one cause for all of them.
    var orphans: [String: [UnitID]] = [:]
    /// *shape* [register]; -1 for roots, for units without a parent, and for those of other days.
    var parents = [Int32](repeating: -1, count: register.units.count)
    var last: (code: Int32, unit: UnitID?) = (-1, nil)
    for id in valid {
      switch register.lookup.parent(of: id, on: day, last: &last) {
      case .root: roots.append(id)
      case .unit(let parent): parents[Int(id.number)] = parent.number
      case .unknown:
        failed = true
        orphans[register[id].parentCode, default: []].append(id)
      }
    }
    for units in orphans.values.sorted(by: { $0[0] < $1[0] }) {
      log.report(unknownParent(of: units, on: day, register: register, file: file, &near))
    }
    if roots.count > 1 {
      failed = true
      for problem in RootProblem.find(roots, among: valid, register, day, file: file) {
        log.report(problem)
      }
    }
    let places = DepthFirst(roots: roots, parents: parents, register: register)
    if places.ids.count < valid.count {
      let circular = cycles(
        among: valid.filter { !places.contains($0) }, register: register, day: day)
      if !circular.isEmpty {
        failed = true
        report(cycle: circular, register: register, day: day, file: file, log: &log)
      }
    }
    guard !failed, !roots.isEmpty else { return nil }
    return UnitTree(day: day, ids: places.ids, parents: places.parents, register: register)
  }

  /// - Parameter units: of one parent code, in order of the file.
  private static func unknownParent(
    of units: [UnitID], on day: Day, register: UnitRegister, file: String,
    _ near: inout Suggestions
  ) -> Diagnostic {
    let unit = register[units[0]]
    let known = register.units(coded: unit.parentCode).first.map { register[$0] }
    let fix: Phrase
    if let line = register.unread.line(ofCode: unit.parentCode) {
      fix = correctUnread(line, file: file)
    } else if let known {
      fix = Phrase(
        "\(known.code) chỉ có hiệu lực từ \(known.validFrom?.description ?? "…") đến \(known.validTo?.description ?? "…"): sửa hiệu lực của một trong hai đơn vị",
        en:
          "\(known.code) is valid only from \(known.validFrom?.description ?? "…") to \(known.validTo?.description ?? "…"): correct the validity of one of the two"
      )
    } else if let question = Suggestion.question(
      unit.parentCode, near: near.nearest(to: unit.parentCode))
    {
      fix = question
    } else {
      fix = Phrase(
        "sửa parent_code, hoặc thêm dòng của đơn vị \(unit.parentCode) vào units.csv",
        en: "correct parent_code, or add a row for unit \(unit.parentCode) to units.csv")
    }
    let codes =
      units.prefix(6).map { register[$0].code }.joined(separator: ", ")
      + (units.count > 6 ? ", …" : "")
    var problem = Diagnostic(
      .unknownParent, at: SourceLocation(file: file, line: unit.line, column: 2),
      column: "parent_code",
      Phrase(
        "vào ngày \(day) không có đơn vị cấp trên của \(codes)",
        en: "on \(day) there is no parent unit for \(codes)"),
      found: unit.parentCode, expected: Phrase("mã của một đơn vị", en: "the code of a unit"),
      fix: fix)
    problem.count = units.count
    return problem
  }

  /// The unit is there; its own row has an error.
  static func correctUnread(_ line: Int, file: String) -> Phrase {
    Phrase(
      "mã này ở \(file):\(line), dòng đó có lỗi: sửa lỗi ở đó, giữ nguyên mã ở đây",
      en: "the code stands in \(file):\(line), which has an error: correct it there, not here")
  }

  /// The units that lie on a cycle, not those that hang below one. Each is walked from once.
  private static func cycles(among units: [UnitID], register: UnitRegister, day: Day) -> [UnitID] {
    var walk: [UnitID: Int] = [:]
    var result: Set<UnitID> = []
    for (number, start) in units.enumerated() where walk[start] == nil {
      var path: [UnitID] = []
      var current: UnitID? = start
      while let unit = current, walk[unit] == nil {
        walk[unit] = number
        path.append(unit)
        current = register.unit(coded: register[unit].parentCode, on: day)
      }
      if let end = current, walk[end] == number, let first = path.firstIndex(of: end) {
        result.formUnion(path[first...])
      }
    }
    return units.filter { result.contains($0) }
  }

  private static func report(
    cycle: [UnitID], register: UnitRegister, day: Day, file: String, log: inout DiagnosticLog
  ) {
    var left = Set(cycle)
    for start in cycle where left.contains(start) {
      var ring: [UnitID] = []
      var current = start
      repeat {
        ring.append(current)
        left.remove(current)
        guard let next = register.unit(coded: register[current].parentCode, on: day) else { break }
        current = next
      } while current != start
      let codes = (ring + [start]).map { register[$0].code }.joined(separator: " → ")
      log.report(
        Diagnostic(
          .cycle, at: SourceLocation(file: file, line: register[start].line, column: 2),
          column: "parent_code",
          Phrase(
            "đơn vị là cấp trên của chính nó (ngày \(day))",
            en: "a unit is above itself (on \(day))"),
          found: codes,
          expected: Phrase("mỗi đơn vị dẫn lên gốc", en: "every unit leads up to the root"),
          fix: Phrase(
            "sửa parent_code của một trong các đơn vị này",
            en: "correct parent_code of one of these units")))
    }
  }
}
