import TongHopDiagnostics

extension UnitHistory {
  /// Days by their numbers, without the last; `.min` and `.max` are open.
  private struct Days: Hashable {
    var first: Int32
    var end: Int32
  }

  /// Units on days of their life on which nobody bears the code of their parent.
  ///
  /// - Parameter known: by code, the first days of gaps that were reported already.
  func checkParents(except known: [String: Set<Day>], log: inout DiagnosticLog) {
    var orphans: [Days: [Unit]] = [:]
    var order: [Days] = []
    // Siblings are often neighbours.
    var parent = (code: "", lives: [Days]())
    for index in register.units.indices {
      let code = register.units[index].parentCode
      guard !code.isEmpty else { continue }
      if parent.code != code { parent = (code, lives(coded: code)) }
      let life = days(register.units[index])
      // On every day of every table there is none: the tree of any day says so.
      if parent.lives.isEmpty, life.first == .min, life.end == .max { continue }
      for gap in gaps(of: life, in: parent.lives) {
        if let starts = known[code], isInside(gap, starts, parent.lives) { continue }
        if orphans[gap] == nil { order.append(gap) }
        orphans[gap, default: []].append(register.units[index])
      }
    }
    let register = register
    var near = Suggestions(alone: true) { Array(register.codes) }
    for gap in order { log.report(withoutParent(orphans[gap] ?? [], in: gap, &near)) }
  }

  private func days(_ unit: Unit) -> Days {
    Days(first: unit.validFrom?.number ?? .min, end: unit.validTo?.number ?? .max)
  }

  /// Oldest first.
  private func lives(coded code: String) -> [Days] {
    register.units(coded: code).reversed().map { days(register[$0]) }
  }

  private func gaps(of life: Days, in lives: [Days]) -> [Days] {
    var result: [Days] = []
    var next = life.first
    for other in lives where other.end > next {
      guard next < life.end else { break }
      if other.first > next {
        result.append(Days(first: next, end: min(other.first, life.end)))
      }
      next = max(next, other.end)
    }
    if next < life.end { result.append(Days(first: next, end: life.end)) }
    return result
  }

  /// Does the gap lie between two bearers, where it was reported?
  private func isInside(_ gap: Days, _ starts: Set<Day>, _ lives: [Days]) -> Bool {
    guard let before = lives.last(where: { $0.end <= gap.first }) else { return false }
    return starts.contains(Day(number: before.end)) && lives.contains { gap.end <= $0.first }
  }

  private func withoutParent(
    _ units: [Unit], in gap: Days, _ near: inout Suggestions
  ) -> Diagnostic {
    let list = Self.list(units.map { "\($0.code) (\($0.parentCode))" })
    let first = Day(number: gap.first)
    let last = Day(number: gap.end == .max ? gap.end : gap.end - 1)
    let days =
      switch (gap.first == .min, gap.end == .max) {
      case (true, true): Phrase("không ngày nào", en: "on no day")
      case (true, false): Phrase("đến hết ngày \(last)", en: "until \(last)")
      case (false, true): Phrase("từ ngày \(first)", en: "from \(first) on")
      case (false, false):
        first == last
          ? Phrase("ngày \(first)", en: "on \(first)")
          : Phrase("từ \(first) đến \(last)", en: "from \(first) to \(last)")
      }
    let isNever = gap.first == .min && gap.end == .max
    return Diagnostic(
      .parentGap, severity: .warning, at: location(units[0], "parent_code"),
      column: "parent_code",
      (isNever
        ? Phrase(
          "không ngày nào có đơn vị cấp trên của ", en: "there is a parent unit on no day for ")
        : days + Phrase(" không có đơn vị cấp trên của ", en: " there is no parent unit for "))
        + list,
      expected: Phrase(
        "mỗi ngày của đơn vị có một đơn vị mang mã parent_code",
        en: "a unit that bears the parent_code on every day of the unit"),
      fix: fix(units[0], gap, &near))
  }

  private func fix(_ unit: Unit, _ gap: Days, _ near: inout Suggestions) -> Phrase {
    if let line = register.unread.line(ofCode: unit.parentCode) {
      return UnitTree.correctUnread(line, file: file)
    }
    let bearers = register.units(coded: unit.parentCode).reversed().map { register[$0] }
    if let last = bearers.last {
      let list = bearers.map {
        "\($0.validFrom?.description ?? "…") – \($0.validTo?.description ?? "…")"
      }.joined(separator: "; ")
      let lives = Phrase(
        "\(last.code) có hiệu lực \(list): ", en: "\(last.code) is valid \(list): ")
      guard gap.end == days(unit).end, let end = last.validTo, end.number == gap.first else {
        return lives
          + Phrase("sửa hiệu lực của một trong hai", en: "correct the validity of one of the two")
      }
      return lives
        + Phrase(
          "ghi valid_to \(end) cho các đơn vị này, và nếu chúng còn tồn tại thì thêm dòng mới từ ngày đó với cấp trên mới",
          en:
            "write valid_to \(end) for these units and, if they go on, add new rows from that day with the new parent"
        )
    }
    return Suggestion.question(unit.parentCode, near: near.nearest(to: unit.parentCode))
      ?? Phrase(
        "sửa parent_code, hoặc thêm dòng của đơn vị \(unit.parentCode) vào units.csv",
        en: "correct parent_code, or add a row for unit \(unit.parentCode) to units.csv")
  }
}
