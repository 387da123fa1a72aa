import TongHopDiagnostics
import TongHopDomain

/// A stretch of a period in which no unit began or ended.
struct MonthStage: Sendable {
  let levels: LevelRollup
  /// Those of the period that ended in it.
  let months: MonthSet
  /// Units that are not in the next stage, and what became of them.
  private(set) var heirs: [Kin] = []
  /// Units that were not in the stage before, and what they were made of; not those that have a part of
  /// a unit of which another part went elsewhere or stayed.
  private(set) var origins: [Kin] = []

  struct Kin: Sendable {
    var unit: UnitID
    var others: [UnitID]
  }

  var tree: UnitTree { levels.tree }

  private init(_ levels: LevelRollup, _ months: MonthSet) {
    self.levels = levels
    self.months = months
  }

  /// - Parameter last: the units that are counted.
  /// - Complexity: O(*stages* x (*units* + *successions*)).
  static func stages(of owed: OwedMonths, last: LevelRollup, _ register: UnitRegister)
    -> [MonthStage]
  {
    var stages: [MonthStage] = []
    var ignored = DiagnosticLog()
    for (day, months) in owed.stages {
      if day == last.tree.day {
        stages.append(MonthStage(last, months))
      } else if let tree = UnitTree.build(from: register, on: day, log: &ignored) {
        stages.append(MonthStage(LevelRollup(tree), months))
      }
    }
    for number in stages.indices.dropFirst() {
      let (before, after) = (stages[number - 1].tree, stages[number].tree)
      let kin = Self.kin(before, after, register)
      stages[number - 1].heirs = kin.heirs
      stages[number].origins = kin.origins
    }
    return stages
  }

  private static func kin(_ before: UnitTree, _ after: UnitTree, _ register: UnitRegister)
    -> (heirs: [Kin], origins: [Kin])
  {
    let map = SuccessionMap(register: register, from: before.day, to: after.day)
    var heirs: [Kin] = []
    var origins: [UnitID: [UnitID]] = [:]
    var divided: Set<UnitID> = []
    func add(_ unit: UnitID, isEnded: Bool) {
      var units: [UnitID] = []
      for part in map.destinations(of: unit) where !part.isAbove {
        units += part.units
        if part.units.count > 1 || !isEnded { divided.formUnion(part.units) }
        for heir in part.units where before.index(of: heir) == nil {
          origins[heir, default: []].append(unit)
        }
      }
      if isEnded { heirs.append(Kin(unit: unit, others: units)) }
    }
    for unit in before.ids where after.index(of: unit) == nil { add(unit, isEnded: true) }
    // Of those that are still there only who gave something away matters.
    let givers = register.successions.compactMap { succession -> UnitID? in
      guard before.day < succession.date, succession.date <= after.day else { return nil }
      return register.unit(coded: succession.oldCode, on: succession.date.advanced(by: -1))
    }
    for unit in Set(givers) where before.index(of: unit) != nil && after.index(of: unit) != nil {
      add(unit, isEnded: false)
    }
    for heir in divided { origins[heir] = nil }
    return (heirs, origins.map { Kin(unit: $0.key, others: $0.value) })
  }
}
