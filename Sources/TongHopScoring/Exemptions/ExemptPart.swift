import TongHopDiagnostics
import TongHopDomain

/// Who is exempt in one part of a period: a quarter, or the period itself where it is no longer.
///
/// An exemption holds in a part where it is in force on the last day of it that the unit exists: the
/// part's own, or of one that ended within it the unit's.
struct ExemptPart {
  let months: MonthSet
  /// Of the last day.
  let tree: UnitTree
  /// By the index of the leaf, those of ``tree`` and those that ended within the part.
  let exempt: [Int: Set<UnitID>]
  /// Units that ended within the part, with the tree of their last day.
  let ended: [UnitID: UnitTree]

  /// *shape* [part], in order.
  ///
  /// - Parameter own: the tree of the period's last day.
  /// - Complexity: O(*parts* x (*units* + *exemptions* x *leaves*)).
  static func parts(
    of period: Period, method: Method, own: UnitTree, exemptions: [Exemption],
    register: UnitRegister
  ) -> [ExemptPart] {
    period.quarters.compactMap { part in
      let day = part == period ? own.day : part.lastDay(in: method.calendar)
      var ignored = DiagnosticLog()
      let tree = day == own.day ? own : UnitTree.build(from: register, on: day, log: &ignored)
      return tree.map {
        ExemptPart(
          MonthSet(part.months), $0, first: part.firstDay(in: method.calendar), method, exemptions,
          register)
      }
    }
  }

  private init(
    _ months: MonthSet, _ tree: UnitTree, first: Day, _ method: Method,
    _ exemptions: [Exemption], _ register: UnitRegister
  ) {
    self.months = months
    self.tree = tree
    var ends: [String: [UnitID]] = [:]
    var lastDays: [UnitID: Day] = [:]
    for number in register.units.indices {
      guard let end = register.units[number].validTo, first < end, end <= tree.day else { continue }
      let id = UnitID(number)
      ends[register.units[number].code, default: []].append(id)
      lastDays[id] = end.advanced(by: -1)
    }
    var found: [(unit: UnitID, exemption: Exemption)] = []
    for exemption in exemptions {
      let named = exemption.namedUnit
      if exemption.isInForce(on: tree.day),
        let unit = register.unit(coded: named.code, on: named.day ?? tree.day)
      {
        found.append((unit, exemption))
      }
      for unit in ends[named.code] ?? [] {
        guard let day = lastDays[unit], exemption.isInForce(on: day),
          register.unit(coded: named.code, on: named.day ?? day) == unit
        else { continue }
        found.append((unit, exemption))
      }
    }
    exempt = ScoringPlan.exemptions(by: method, found).mapValues { Set($0.keys) }
    var trees: [Day: UnitTree] = [:]
    var ended: [UnitID: UnitTree] = [:]
    let units = exempt.values.reduce(into: Set<UnitID>()) { $0.formUnion($1) }
    for (unit, day) in lastDays {
      guard units.contains(unit) else {
        ended[unit] = tree
        continue
      }
      var ignored = DiagnosticLog()
      let known = trees[day] ?? UnitTree.build(from: register, on: day, log: &ignored)
      trees[day] = known
      ended[unit] = known ?? tree
    }
    self.ended = ended
  }

  /// Did it exist at any time of the part?
  func holds(_ unit: UnitID) -> Bool { tree.index(of: unit) != nil || ended[unit] != nil }

  /// The tree in which a unit and those below it were last.
  func tree(of unit: UnitID) -> UnitTree {
    tree.index(of: unit) != nil ? tree : ended[unit] ?? tree
  }
}
