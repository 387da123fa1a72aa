extension RandomWorkspace {
  /// A province, with or without districts and villages; communes that merge, are divided, give a
  /// part away, get another code, type or parent, begin or end on a day of 2024, in the middle of a
  /// month or a quarter as well.
  mutating func makeUnits() {
    add(RandomUnit(code: "20", level: "province"), "", "tỉnh", "50000")
    let districts = draw.chance(60) ? (1...draw.int(1...3)).map { "18\($0)" } : []
    for code in districts { add(RandomUnit(code: code, level: "district"), "20", "huyện", "9000") }
    let day = draw.pick([
      "2024-06-01", "2024-05-10", "2024-07-01", "2024-04-01", "2024-06-15", "2024-02-10",
      "2024-08-20",
    ])
    let hasReform = draw.chance(60)
    let hasVillages = draw.chance(60)
    var fates: [(code: String, fate: Fate)] = []
    for number in 1...draw.int(2...7) {
      let code = "0620\(number)"
      let fate =
        hasReform && number > 2 && draw.chance(60)
        ? draw.pick([.ends, .ends, .ends, .begins, .isRenamed, .isMoved, .givesPart]) : Fate.stays
      fates.append((code, fate))
      let parents = districts.isEmpty ? ["20"] : districts
      for (place, unit) in units(code, fate, day).enumerated() {
        let type = draw.pick(["xã", "xã", "phường", "thị trấn"])
        add(unit, draw.pick(place > 0 ? parents + ["20"] : parents), type, draw.pick(["", "1824"]))
        communes.append(unit)
        // Of a code that goes on the villages go on, too.
        guard fate != .isMoved || place == 0 else { continue }
        addVillages(of: unit, fate == .isMoved, hasVillages && draw.chance(70))
      }
    }
    for code in fates.filter({ $0.fate == .isMoved }).map(\.code) {
      if lowest.contains(where: { $0.code == code }) {
        lowest += communes.filter { $0.code == code && !$0.from.isEmpty }
      }
    }
    makeSuccessions(fates, on: day)
  }

  private enum Fate: Equatable { case stays, ends, begins, isRenamed, isMoved, givesPart }

  /// The rows that a commune has in units.csv.
  private func units(_ code: String, _ fate: Fate, _ day: String) -> [RandomUnit] {
    let whole = RandomUnit(code: code, level: "commune")
    var (before, after) = (whole, whole)
    before.to = day
    after.from = day
    switch fate {
    case .stays, .givesPart: return [whole]
    case .ends: return [before]
    case .begins: return [after]
    case .isMoved: return [before, after]
    case .isRenamed:
      after.code = "0621" + code.suffix(1)
      return [before, after]
    }
  }

  private mutating func addVillages(of unit: RandomUnit, _ goesOn: Bool, _ hasVillages: Bool) {
    guard hasVillages else {
      lowest.append(unit)
      return
    }
    for village in 1...draw.int(1...3) {
      let below = RandomUnit(
        code: "\(unit.code)-00\(village)", level: "village", from: unit.from,
        to: goesOn ? "" : unit.to)
      add(below, unit.code, "thôn", draw.pick(["", "0", "211"]))
      lowest.append(below)
    }
  }

  private mutating func add(
    _ unit: RandomUnit, _ parent: String, _ type: String, _ people: String
  ) {
    let header = "code,parent_code,level,type,name,valid_from,valid_to,population,households"
    files["units.csv", default: [header]].append(
      "\(unit.code),\(parent),\(unit.level),\(type),Đơn vị \(unit.code),\(unit.from),\(unit.to),"
        + "\(people),\(people)")
  }

  private mutating func makeSuccessions(_ fates: [(code: String, fate: Fate)], on day: String) {
    var rows: [String] = []
    let targets = fates.filter { $0.fate == .begins || $0.fate == .stays }.map(\.code)
    for (code, fate) in fates {
      let (first, second) = (draw.pick(targets), draw.pick(targets))
      switch (fate, draw.int(0...4)) {
      case (.stays, _), (.begins, _), (.ends, 0): break
      case (.isRenamed, _): rows.append("\(code),0621\(code.suffix(1)),\(day),")
      case (.isMoved, _): rows.append("\(code),\(code),\(day),")
      case (.givesPart, _): rows += ["\(code),\(code),\(day),0.9", "\(code),\(first),\(day),1/10"]
      case (.ends, 1) where first != second:
        rows += ["\(code),\(first),\(day),2/5", "\(code),\(second),\(day),3/5"]
      case (.ends, 2) where first != second:
        rows += ["\(code),\(first),\(day),", "\(code),\(second),\(day),"]
      case (.ends, _): rows.append("\(code),\(first),\(day),")
      }
    }
    if !rows.isEmpty { files["successions.csv"] = ["old_code,new_code,date,share"] + rows }
  }
}

struct RandomUnit: Equatable {
  var code: String
  var level: String
  /// First day and first day after, empty where open.
  var from = ""
  var to = ""

  var isWhole: Bool { from.isEmpty && to.isEmpty }

  func lives(on day: String) -> Bool { (from.isEmpty || from <= day) && (to.isEmpty || day < to) }
}
