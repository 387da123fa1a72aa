import TongHopSynthetic
import TongHopTestSupport

/// Two quarters of a small province in which everything that moves an index may happen: exemptions,
/// two versions of the method, mergers, divisions, missing figures, rounding at any step, and a signed
/// table that says something else.
struct RandomHistory {
  private(set) var files: [String: String] = [:]
  static let period = "2024-Q1"
  private static let leaves = ["A", "B", "C", "D"]
  private static let most = ["1", "2.5", "10/3", "7", "20"]
  private static let rules = [
    "linear", "linear(full: 90%)", "linear(from: 40%)", "\"ramp(from: 20%, full: 100%)\"",
  ]

  init(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let codes = (1...Int.random(in: 4...9, using: &random)).map { "0000\($0)" }
    units(codes, using: &random)
    methods(using: &random)
    figures(codes, using: &random)
    exemptions(codes, using: &random)
    if Int.random(in: 0..<3, using: &random) == 0 { sign(codes, using: &random) }
  }

  private mutating func units(_ codes: [String], using random: inout SeededGenerator) {
    var rows = "20,,province,tỉnh,Lạng Sơn,,\n"
    let successions = "old_code,new_code,date,share\n"
    switch Int.random(in: 0..<4, using: &random) {
    case 0:
      // The first two become one, the third another code.
      for (place, code) in codes.enumerated() {
        rows += "\(code),20,commune,xã,Xã \(code),,\(place < 3 ? "2024-01-01" : "")\n"
      }
      rows += "00010,20,commune,xã,Gộp,2024-01-01,\n00011,20,commune,xã,Đổi,2024-01-01,\n"
      files["successions.csv"] =
        successions + "00001,00010,2024-01-01,\n00002,00010,2024-01-01,\n"
        + "00003,00011,2024-01-01,\n"
    case 1:
      // The first is divided, with or without shares.
      for (place, code) in codes.enumerated() {
        rows += "\(code),20,commune,xã,Xã \(code),,\(place < 1 ? "2024-01-01" : "")\n"
      }
      rows += "00010,20,commune,xã,Bắc,2024-01-01,\n00011,20,commune,xã,Nam,2024-01-01,\n"
      let share = Bool.random(using: &random) ? ("1/3", "2/3") : ("", "")
      files["successions.csv"] =
        successions + "00001,00010,2024-01-01,\(share.0)\n00001,00011,2024-01-01,\(share.1)\n"
    default: rows += codes.map { "\($0),20,commune,xã,Xã \($0),,\n" }.joined()
    }
    files["units.csv"] = "code,parent_code,level,type,name,valid_from,valid_to\n" + rows
  }

  private mutating func methods(using random: inout SeededGenerator) {
    let isTwo = Bool.random(using: &random)
    let comparable = isTwo && Bool.random(using: &random) ? #""comparable_with": ["m-1"], "# : ""
    let later = isTwo ? #""valid_from": "2024-01-01", "# : ""
    func rounding(_ random: inout SeededGenerator) -> String {
      let step = ["criterion", "domain", "total", "none"].randomElement(using: &random) ?? ""
      let mode = ["half_up", "half_even", "truncate"].randomElement(using: &random) ?? ""
      let decimals = Int.random(in: 0...3, using: &random)
      return #""rounding": {"decimals": \#(decimals), "mode": "\#(mode)", "at": "\#(step)"}"#
    }
    if isTwo {
      files["methods/m-1/method.json"] =
        #"{"id": "m-1", "family": "m", "name": "M", "valid_to": "2024-01-01", "#
        + #""applies_to": ["commune"], \#(rounding(&random))}"#
      files["methods/m-1/criteria.csv"] = criteria(["A", "B", "C"], using: &random)
    }
    files["methods/m-2/method.json"] =
      #"{"id": "m-2", "family": "m", "name": "M", \#(later)\#(comparable)"#
      + #""applies_to": ["commune"], \#(rounding(&random))}"#
    files["methods/m-2/criteria.csv"] = criteria(Self.leaves, using: &random)
  }

  /// Two domains; the first leaf is always there, so that two versions may share it.
  private func criteria(_ leaves: [String], using random: inout SeededGenerator) -> String {
    var rows = "code,parent,name,max_points,measure,rule\n1,,Một,,,\n2,,Hai,,,\n"
    for (place, leaf) in leaves.enumerated() {
      guard place == 0 || place == 2 || Int.random(in: 0..<4, using: &random) > 0 else { continue }
      let isFirst = place == 0
      let most = isFirst ? "7" : Self.most.randomElement(using: &random) ?? "1"
      let rule = isFirst ? "linear" : Self.rules.randomElement(using: &random) ?? "linear"
      let parent = place < 2 ? "1" : "2"
      rows += "\(parent).\(leaf),\(parent),\(leaf),\(most),metric:\(leaf),\(rule)\n"
    }
    return rows
      + (Bool.random(using: &random) ? "3,,Thưởng,0,metric:E,\"bonus(0.5 each, limit: 2)\"\n" : "")
  }

  private mutating func figures(_ codes: [String], using random: inout SeededGenerator) {
    var rows = "unit,indicator,period,numerator,denominator\n"
    let later = units(on: "2024-01-01", codes)
    for (period, codes) in [("2023-Q4", codes), (Self.period, later)] {
      for code in codes {
        for leaf in Self.leaves {
          // A figure that only a later version asks for was seldom sent before.
          let often = leaf == "D" && period != Self.period ? 2 : 12
          guard Int.random(in: 0..<often, using: &random) > 0 else { continue }
          let d = Int.random(in: 0...40, using: &random)
          rows += "\(code),\(leaf),\(period),\(Int.random(in: 0...d, using: &random)),\(d)\n"
        }
        if Bool.random(using: &random) { rows += "\(code),E,\(period),1,\(code.last ?? "1")\n" }
      }
    }
    files["metrics/all.csv"] = rows
    files["indicators.csv"] =
      "code,name,numerator,denominator,unit,kind,calendar,decimals\n"
      + (Self.leaves + ["E"]).map { "\($0),\($0),,,,,,\n" }.joined()
  }

  /// The codes of the units that exist from a day on.
  private func units(on day: String, _ codes: [String]) -> [String] {
    var later: [String] = []
    for row in (files["units.csv"] ?? "").split(separator: "\n").dropFirst(2) {
      let fields = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      if fields.count == 7, fields[6] != day { later.append(fields[0]) }
    }
    return later
  }

  private mutating func exemptions(_ codes: [String], using random: inout SeededGenerator) {
    var rows = "unit,criterion,from,to,state,reason\n"
    for code in codes where Bool.random(using: &random) {
      let leaf = Bool.random(using: &random) ? "1.A" : "2.C"
      let (from, to) =
        Bool.random(using: &random)
        ? ("2023-09-15", "2023-12-15") : ("2023-12-15", "2024-03-15")
      rows += "\(code),\(leaf),\(from),\(to),not_applicable,\n"
    }
    files["exemptions.csv"] = rows
  }

  private mutating func sign(_ codes: [String], using random: inout SeededGenerator) {
    var rows = "group,rank,code,level,type,name,points,index\n"
    for (place, code) in codes.enumerated() {
      let index = Int.random(in: 0...100, using: &random)
      rows += "commune,\(place + 1),\(code),commune,xã,Xã \(code),\(index / 4),\(index)\n"
    }
    files["published/m-2023-Q4.csv"] = rows
  }
}
