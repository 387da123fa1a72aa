import TongHopSynthetic

/// A small province in which everything that matters for a roll-up is drawn: a ragged tree, units
/// that became others in the middle of the year, missing and zero weights, figures of months and
/// quarters at every level, sums beside single cases, few different ratios so that there are ties,
/// zero denominators, and now and then numbers that do not fit.
struct RandomFigures {
  private var random: SeededGenerator
  private var units: [(code: String, parent: String, ended: Bool)] = [("T", "", false)]
  private let isHuge: Bool
  private let hasReform: Bool
  /// With indicators that accumulate.
  private let hasStands: Bool

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    isHuge = seed % 5 == 0
    hasReform = seed % 2 == 0
    hasStands = seed % 4 < 2
    var front = ["T"]
    for _ in 1...int(1...3) {
      var next: [String] = []
      for parent in front {
        for number in 0..<int(0...3) {
          let code = parent + "\(number)"
          units.append((code, parent, false))
          next.append(code)
        }
      }
      front = next
    }
    for number in 0..<int(0...3) {
      units.append(("X\(number)", pick(units).code.first == "X" ? "T" : pick(units).code, true))
    }
  }

  private mutating func int(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &random) }

  private mutating func pick<T>(_ list: [T]) -> T { list[int(0...list.count - 1)] }

  private mutating func weight() -> String { pick(["", "0", "7", "100", "1824", "5086"]) }

  /// Units that ended, whole or in parts of stated and unknown size, in one or two steps; and units
  /// that gave a part away and went on.
  private mutating func unitRows() -> (units: String, successions: String) {
    var rows = "code,parent_code,level,type,name,valid_from,valid_to,population,households\n"
    var successions = "old_code,new_code,date,share\n"
    let living = units.filter { !$0.ended }.map(\.code)
    for (code, parent, ended) in units {
      let home = parent.hasPrefix("X") ? "T" : parent
      rows += "\(code),\(home),l\(code.count),,Đơn vị \(code),,\(ended ? "2024-05-10" : ""),"
      rows += "\(weight()),\(weight())\n"
      if ended { successions += self.successions(of: code, to: living, on: "2024-05-10") }
    }
    if hasReform, living.count > 2 {
      // A unit of a second step, to which the first may lead.
      rows += "Y0,T,l2,,Đơn vị Y0,2024-05-10,2024-07-01,7,7\n"
      rows += "Y1,T,l2,,Đơn vị Y1,2024-07-01,,8,8\n"
      successions += self.successions(of: "Y0", to: living + ["Y1"], on: "2024-07-01")
      let giver = pick(Array(living.dropFirst()))
      successions += "\(giver),\(giver),2024-06-20,0.75\n"
      successions += "\(giver),Y0,2024-06-20,0.25\n"
    }
    return (rows, successions)
  }

  private mutating func successions(of code: String, to codes: [String], on date: String)
    -> String
  {
    let codes = date == "2024-05-10" && hasReform ? codes + ["Y0"] : codes
    let first = pick(codes)
    let other = pick(codes.filter { $0 != first } + (codes.count == 1 ? codes : []))
    switch int(0...(hasReform ? 5 : 2)) {
    case 0: return ""
    case 3 where first != other:
      let shares = pick([("0.3", "0.7"), ("1/3", "2/3"), ("0.5", "0.5")])
      return "\(code),\(first),\(date),\(shares.0)\n\(code),\(other),\(date),\(shares.1)\n"
    case 4 where first != other: return "\(code),\(first),\(date),\n\(code),\(other),\(date),\n"
    default: return "\(code),\(first),\(date),\n"
    }
  }

  private mutating func number() -> Int {
    isHuge && int(0...5) == 0 ? 999_999_999_999_999_999 : pick([0, 1, 1, 2, 3, 4, 4, 8, 50])
  }

  private mutating func facts(_ indicators: [String], most: Int) -> String {
    var text = "unit,indicator,period,numerator,denominator\n"
    for _ in 0..<int(0...most) {
      let period = pick(["2024-04", "2024-05", "2024-06", "2024-Q2", "2024-01"])
      text += "\(pick(units).code),\(pick(indicators)),\(period),\(number()),\(number())\n"
    }
    return text
  }

  /// What has accumulated by the ends of some months, under one of their names; now and then it falls,
  /// stands twice or is of another year.
  private mutating func stands(_ indicator: String, most: Int, isSplit: Bool) -> String {
    let names = [
      ["2024-01"], ["2024-03", "2024-Q1"], ["2024-04"], ["2024-06", "2024-Q2", "2024-H1"],
      ["2024-9M", "2024-Q3"], ["2023"],
    ]
    var text = "unit,indicator,period,numerator,denominator\n"
    for _ in 0..<int(0...most) {
      let unit = pick(units).code
      var (top, bottom) = (number(), number())
      for month in names where int(0...3) > 0 {
        text += "\(unit),\(indicator),\(pick(month)),\(top),\(bottom)\n"
        if isSplit, int(0...2) == 0 { text += "\(unit),\(indicator),\(pick(month)),0,1\n" }
        top = max(0, top + pick([0, 1, 4, 4, -1]))
        bottom = max(0, bottom + pick([0, 2, 4, 4, 4, -1]))
      }
    }
    return text
  }

  /// One row of points a unit, half of them appraised.
  private mutating func points() -> String {
    var text = "unit,criterion,period,round,points\n"
    for unit in units where !unit.ended && int(0...1) == 0 {
      let period = pick(["2024-Q1", "2024-Q2", "2024-06"])
      text += "\(unit.code),3,\(period),self,\(int(0...2))\n"
      if int(0...1) == 0 { text += "\(unit.code),3,\(period),appraised,\(int(0...2))\n" }
    }
    return text
  }

  private mutating func tasks() -> String {
    var text = "unit,task,criterion,due,completed\n"
    for number in 0..<int(0...10) {
      let completed = pick(["", "2024-05-20", "2024-06-20"])
      text += "\(pick(units.filter { !$0.ended }).code),t\(number),\(pick(["1", "2"])),2024-06-01,"
      text += "\(completed)\n"
    }
    return text
  }

  mutating func files() -> [String: [UInt8]] {
    let (units, successions) = unitRows()
    var texts = [
      "units.csv": units, "successions.csv": successions,
      "indicators.csv":
        "code,kind,decimals,may_exceed,may_be_negative,reported\nA,count,0,yes,,\nB,count,0,yes,,\nD,count,0,yes,,\n",
      "metrics/a.csv": facts(["A"], most: 30),
      "metrics/d.csv": facts(["D"], most: 8), "records/d.csv": facts(["D"], most: 12),
      "records/a.csv": facts(["B"], most: 40), "records/b.csv": facts(["B"], most: 20),
      "points/a.csv": points(), "tasks/a.csv": tasks(),
      "methods/m/method.json": #"{"id": "m", "name": "M", "calendar": "calendar"}"#,
      "methods/m/criteria.csv": """
      code,name,max_points,measure,rule,roll_up
      1,A,2,metric:A,linear,repeat
      2,B,2,metric:B,linear,max
      3,C,2,points,points,none
      4,D,2,metric:D,linear,sum

      """,
    ]
    if hasStands {
      let sign = isHuge || int(0...1) == 0 ? "" : "yes"
      texts["indicators.csv"]? += "E,count,0,yes,\(sign),cumulative\n"
      texts["metrics/e.csv"] = stands("E", most: 6, isSplit: false)
      texts["records/e.csv"] = stands("E", most: 6, isSplit: true)
    }
    return texts.mapValues { Array($0.utf8) }
  }
}
