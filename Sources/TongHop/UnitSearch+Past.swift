import TongHopDiagnostics
import TongHopDomain

/// Units that are in units.csv but not on the day of the tree.
struct UnitsOfOtherDays {
  private let pipeline: Pipeline
  private let tree: UnitTree
  private var register: UnitRegister { pipeline.workspace.units }

  init(_ pipeline: Pipeline, _ tree: UnitTree) {
    self.pipeline = pipeline
    self.tree = tree
  }

  /// When the units with this code or name ended or began, what became of them, and what to ask for.
  ///
  /// - Returns: nil where there is no such unit.
  /// - Complexity: O(*units* + *successions* log *successions*).
  func words(_ text: String) -> Phrase? {
    var found = register.units(coded: text).filter(isOfAnotherDay)
    if found.isEmpty {
      let key = NameKey(text)
      found = register.units.indices.map { UnitID($0) }.filter {
        isOfAnotherDay($0)
          && (NameKey(register[$0].displayName) == key || NameKey(register[$0].name) == key)
      }
    }
    // Of those that bore one code one after the other the nearest to the day of the tree.
    let nearest = Dictionary(grouping: found, by: { register[$0].code }).values.compactMap {
      units in
      units.filter(hasEnded).max {
        (register[$0].validTo ?? tree.day) < (register[$1].validTo ?? tree.day)
      }
        ?? units.min { (register[$0].validFrom ?? tree.day) < (register[$1].validFrom ?? tree.day) }
    }.sorted()
    let shown = nearest.prefix(6).map(words)
    guard let first = shown.first else { return nil }
    let more = nearest.count > 6 ? Phrase(verbatim: "; …") : Phrase(verbatim: "")
    return shown.dropFirst().reduce(first) { $0 + Phrase(verbatim: "; ") + $1 } + more
  }

  private func isOfAnotherDay(_ id: UnitID) -> Bool { !register[id].isValid(on: tree.day) }

  private func hasEnded(_ id: UnitID) -> Bool {
    register[id].validTo.map { $0 <= tree.day } ?? false
  }

  private func words(_ id: UnitID) -> Phrase {
    let name = "\(register[id].displayName) (\(register[id].code))"
    let start: Phrase
    let origin: Day
    if hasEnded(id), let end = register[id].validTo {
      origin = end.advanced(by: -1)
      start = Phrase("\(name) kết thúc ngày \(end)", en: "\(name) ended on \(end)")
    } else {
      let first = register[id].validFrom ?? tree.day
      origin = first
      start = Phrase("\(name) bắt đầu ngày \(first)", en: "\(name) began on \(first)")
    }
    let others = SuccessionMap(register: register, from: origin, to: tree.day)
      .destinations(of: id)
    let units = Array(Set(others.flatMap(\.units))).sorted()
    return start + relatives(units, isAbove: others.allSatisfy(\.isAbove), of: id)
      + advice(id, others: units.count)
  }

  private func relatives(_ units: [UnitID], isAbove: Bool, of id: UnitID) -> Phrase {
    let list =
      units.prefix(8).map { "\(register[$0].code) (\(register[$0].displayName))" }
      .joined(separator: ", ") + (units.count > 8 ? ", …" : "")
    guard hasEnded(id) else {
      return units.isEmpty || isAbove
        ? Phrase(verbatim: "")
        : Phrase(", trước đó là \(list)", en: "; before, it was \(list)")
    }
    // A village went with its commune without becoming it.
    guard !units.isEmpty, !isAbove, !register.successors(of: id).isEmpty else {
      let above =
        units.isEmpty
        ? Phrase(verbatim: "") : Phrase("; số liệu về \(list)", en: "; its figures went to \(list)")
      return Phrase(", không có đơn vị kế tục", en: " and has no successor") + above
    }
    return Phrase(", đã thành \(list)", en: " and became \(list)")
  }

  private func advice(_ id: UnitID, others: Int) -> Phrase {
    let options = self.options(id)
    guard others > 0 else {
      return options.map { Phrase(": hãy ghi \($0)", en: ": give \($0)") } ?? Phrase(verbatim: "")
    }
    let code =
      others == 1
      ? Phrase(": hãy ghi mã đó", en: ": give that code")
      : Phrase(": hãy ghi một trong các mã đó", en: ": give one of those codes")
    return code + (options.map { Phrase(", hoặc \($0)", en: ", or \($0)") } ?? Phrase(verbatim: ""))
  }

  /// The nearest period of the kind of the pipeline's on whose last day the unit was there, up to the
  /// newest that figures were sent for.
  private func options(_ id: UnitID) -> String? {
    let calendar = pipeline.method.calendar
    func isThere(_ period: Period) -> Bool {
      register[id].isValid(on: period.lastDay(in: calendar))
    }
    if isThere(pipeline.period) { return "--tree own" }
    let ownTree = pipeline.options.tree == nil || pipeline.options.tree == .own ? "" : " --tree own"
    let isPast = register[id].validTo.map { $0 <= pipeline.period.lastDay(in: calendar) } ?? false
    var period = pipeline.period
    // As many as a century has months.
    for _ in 0..<1200 {
      guard let next = isPast ? period.before : period.after,
        isPast || !pipeline.newestPeriod.isBefore(next) || next.kind != pipeline.newestPeriod.kind
      else { return nil }
      if isThere(next) { return "--period \(next)" + ownTree }
      period = next
    }
    return nil
  }
}
