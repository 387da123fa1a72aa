extension RandomWorkspace {
  /// A province, with or without districts and villages; communes that merge, are divided, are
  /// renamed, begin or end on a day of 2024.
  mutating func makeUnits() {
    var rows: [String] = []
    var successions: [String] = []
    func row(_ unit: RandomUnit, _ parent: String, _ type: String, _ people: String) -> String {
      "\(unit.code),\(parent),\(unit.level),\(type),Đơn vị \(unit.code),\(unit.from),\(unit.to),"
        + "\(people)"
    }
    rows.append(row(RandomUnit(code: "20", level: "province"), "", "tỉnh", "50000"))
    let districts = draw.chance(60) ? (1...draw.int(1...3)).map { "18\($0)" } : []
    for code in districts {
      rows.append(row(RandomUnit(code: code, level: "district"), "20", "huyện", "9000"))
    }
    let day = draw.pick(["2024-06-01", "2024-05-10", "2024-07-01", "2024-04-01", "2024-06-15"])
    let hasReform = draw.chance(60)
    let hasVillages = draw.chance(60)
    var ended: [String] = []
    var began: [String] = []
    for number in 1...draw.int(2...7) {
      var unit = RandomUnit(code: "0620\(number)", level: "commune")
      if hasReform, number > 2, draw.chance(60) {
        if draw.chance(70) {
          unit.to = day
          ended.append(unit.code)
        } else {
          unit.from = day
          began.append(unit.code)
        }
      }
      communes.append(unit)
      let type = draw.pick(["xã", "xã", "phường", "thị trấn"])
      rows.append(
        row(unit, districts.isEmpty ? "20" : draw.pick(districts), type, draw.pick(["", "1824"])))
      guard hasVillages, draw.chance(70) else {
        lowest.append(unit)
        continue
      }
      for village in 1...draw.int(1...3) {
        let below = RandomUnit(
          code: "\(unit.code)-00\(village)", level: "village", from: unit.from, to: unit.to)
        rows.append(row(below, unit.code, "thôn", draw.pick(["", "0", "211"])))
        lowest.append(below)
      }
    }
    let targets = began + communes.filter { $0.from.isEmpty && $0.to.isEmpty }.map(\.code)
    for code in ended {
      let (first, second) = (draw.pick(targets), draw.pick(targets))
      switch draw.int(0...4) {
      case 0: break
      case 1 where first != second:
        successions += ["\(code),\(first),\(day),2/5", "\(code),\(second),\(day),3/5"]
      case 2 where first != second:
        successions += ["\(code),\(first),\(day),", "\(code),\(second),\(day),"]
      default: successions.append("\(code),\(first),\(day),")
      }
    }
    files["units.csv"] =
      ["code,parent_code,level,type,name,valid_from,valid_to,population"] + rows
    if !successions.isEmpty {
      files["successions.csv"] = ["old_code,new_code,date,share"] + successions
    }
  }

  mutating func makeIndicators() {
    for code in ["HS_DUNG_HAN", "GIAI_NGAN", "HOP_THON", "PAKN"].prefix(draw.int(1...4)) {
      let decimals = draw.chance(30) ? draw.int(1...4) : 0
      indicators.append(
        RandomIndicator(
          code: code, decimals: decimals, mayExceed: draw.chance(20),
          isCumulative: draw.chance(10)))
    }
    files["indicators.csv"] =
      ["code,name,kind,decimals,may_exceed,reported,calendar"]
      + indicators.map {
        "\($0.code),Chỉ tiêu \($0.code),\($0.decimals > 0 ? "amount" : "count"),\($0.decimals),"
          + "\($0.mayExceed ? "yes" : "no"),\($0.isCumulative ? "cumulative" : ""),"
      }
  }
}
