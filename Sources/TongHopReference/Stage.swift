import TongHopDiagnostics
import TongHopDomain

/// A stretch of a period in which no unit began or ended.
struct Stage {
  let tree: UnitTree
  /// Those of the period that ended in it.
  let months: MonthSet
  /// What became of the units that are not in the next stage.
  private(set) var heirs: [UnitID: [UnitID]] = [:]
  /// What those were made of, wholly, that were not in the stage before; nothing where a part of one
  /// went elsewhere or stayed.
  private(set) var origins: [UnitID: [UnitID]] = [:]

  /// - Parameter last: the units that are counted.
  /// - Complexity: O(stages x units).
  static func stages(of owed: OwedMonths, last tree: UnitTree, _ register: UnitRegister) -> [Stage]
  {
    var stages: [Stage] = []
    for (day, months) in owed.stages {
      var ignored = DiagnosticLog()
      let own =
        day == tree.day ? tree : UnitTree.build(from: register, on: day, log: &ignored)
      if let own { stages.append(Stage(tree: own, months: months)) }
    }
    for next in stages.indices.dropFirst() {
      link(&stages, next, register)
    }
    return stages
  }

  private init(tree: UnitTree, months: MonthSet) {
    self.tree = tree
    self.months = months
  }

  private static func link(_ stages: inout [Stage], _ next: Int, _ register: UnitRegister) {
    let (before, after) = (stages[next - 1].tree, stages[next].tree)
    let map = SuccessionMap(register: register, from: before.day, to: after.day)
    var divided: Set<UnitID> = []
    for unit in before.ids {
      let parts = map.destinations(of: unit).filter { !$0.isAbove }
      let isEnded = after.index(of: unit) == nil
      if isEnded { stages[next - 1].heirs[unit] = parts.flatMap(\.units) }
      for part in parts {
        if part.units.count > 1 || !isEnded { divided.formUnion(part.units) }
        for heir in part.units where before.index(of: heir) == nil {
          stages[next].origins[heir, default: []].append(unit)
        }
      }
    }
    for heir in divided { stages[next].origins[heir] = nil }
  }
}
