import TongHopDomain
import TongHopSynthetic

/// A small province and a criteria set in which rules, roll-ups and rounding are drawn.
///
/// Every rule gives more points for a greater numerator, but for the penalties.
struct RandomMethod {
  struct Leaf {
    var code: String
    /// Zero for a bonus or a penalty.
    var maximum: String
    var rule: String
    var rollUp: String
    var whenEmpty: String
    var appliesTo = ""
  }

  struct Figure {
    var unit: String
    var leaf: String
    var period: String
    var n: Int
    var d: Int
  }

  private(set) var parents: [(code: String, parent: String)] = [("T", "")]
  private var weights: [String: (Int, Int)] = [:]
  private(set) var leaves: [Leaf] = []
  /// Entered by units without children, in metrics/.
  var figures: [Figure] = []
  /// In records/, at any level.
  private(set) var records: [Figure] = []
  /// `unit,criterion` of those that are exempt.
  var exemption: (unit: String, criterion: String)?
  private var rounding = ""

  private static let rules = [
    "linear", "linear(full: 80%)", "linear(from: 60%)", "linear(from: 50%, full: 90%)",
    "ramp(from: 40%, full: 95%)", "steps(>=90%: 1, >50%: 0.5, else: 0)",
    "goalposts(low: 20%, high: 90%)", "goalposts(low: 0.1, high: 3)",
    "bonus(0.5 each, limit: 1.5)", "bonus(1/3 each, limit: 2)", "penalty(0.25 each, limit: 1)",
    "penalty(0.333 each, limit: 10/3)",
  ]

  init(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func int(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &random) }
    func pick<T>(_ list: [T]) -> T { list[int(0...list.count - 1)] }
    var front = ["T"]
    for depth in 1...int(1...3) {
      var next: [String] = []
      for parent in front {
        for number in 0..<int((depth == 1 ? 2 : 0)...3) {
          parents.append((parent + "\(number)", parent))
          next.append(parent + "\(number)")
        }
      }
      front = next
    }
    for (code, _) in parents { weights[code] = (int(0...5000), int(0...1000)) }
    let rollUps = RollUp.allCases.map(\.rawValue)
    for number in 1...int(3...6) {
      let rule = pick(Self.rules)
      let isExtra = rule.hasPrefix("bonus") || rule.hasPrefix("penalty")
      leaves.append(
        Leaf(
          code: "\(number)", maximum: isExtra ? "" : pick(["1", "2.5", "5/3", "10/3", "20"]),
          rule: rule, rollUp: number == 1 ? "sum" : pick(rollUps),
          whenEmpty: isExtra ? "zero" : pick(["zero", "full", "not_applicable"])))
    }
    let above = Set(parents.map(\.parent))
    for (code, _) in parents where !above.contains(code) {
      for leaf in leaves where int(0...5) > 0 {
        let period = pick(["2024-Q2", "2024-Q2", "2024-06"])
        figures.append(
          Figure(
            unit: code, leaf: leaf.code, period: period, n: int(0...12), d: int(0...12)))
      }
    }
    for _ in 0..<int(5...30) {
      records.append(
        Figure(
          unit: pick(parents).code, leaf: "R", period: pick(["2024-04", "2024-05"]),
          n: int(0...12), d: int(0...12)))
    }
    rounding =
      #"{"decimals": \#(int(0...4)), "mode": "\#(pick(Rounding.Mode.allCases).rawValue)", "#
      + #""at": "\#(pick(Rounding.Step.allCases).rawValue)"}"#
  }

  func children(of code: String) -> [String] { parents.filter { $0.parent == code }.map(\.code) }

  /// One more leaf, for units of one type.
  mutating func addLeaf(appliesTo: String) {
    leaves.append(
      Leaf(
        code: "9", maximum: "5", rule: "linear", rollUp: "sum", whenEmpty: "zero",
        appliesTo: appliesTo))
  }

  private func rows(_ figures: [Figure]) -> [String] {
    figures.map { "\($0.unit),I\($0.leaf),\($0.period),\($0.n),\($0.d)\n" }
  }

  /// - Parameter shuffle: changes the order of all rows and cuts them into other files.
  func files(shuffle: UInt64? = nil) -> [String: String] {
    let header = "unit,indicator,period,numerator,denominator\n"
    var units = parents.map { code, parent in
      "\(code),\(parent),level\(code.count),loại \(code.suffix(1)),Đơn vị \(code),"
        + "\(weights[code]?.0 ?? 0),\(weights[code]?.1 ?? 0)\n"
    }
    var (metrics, records) = (rows(figures), rows(records))
    func cut(_ count: Int, _ parts: Int) -> Int { min(count, max(1, count / parts)) }
    var cuts = (cut(metrics.count, 2), cut(records.count, 3))
    if let shuffle {
      var random = SeededGenerator(seed: shuffle)
      units.shuffle(using: &random)
      metrics.shuffle(using: &random)
      records.shuffle(using: &random)
      cuts = (cut(metrics.count, 3), cut(records.count, 2))
    }
    let criteria = leaves.map {
      "\($0.code),C\($0.code),\($0.maximum),metric:I\($0.code),\"\($0.rule)\",\($0.rollUp),"
        + "\($0.whenEmpty),\($0.appliesTo)\n"
    }
    let codes = leaves.map { "I\($0.code)" } + ["IR"]
    return [
      "units.csv": "code,parent_code,level,type,name,population,households\n" + units.joined(),
      "indicators.csv": "code,may_exceed\n" + codes.map { $0 + ",yes\n" }.joined(),
      "metrics/a.csv": header + metrics[cuts.0...].joined(),
      "metrics/b.csv": header + metrics[..<cuts.0].joined(),
      "records/a.csv": header + records[..<cuts.1].joined(),
      "records/b.csv": header + records[cuts.1...].joined(),
      "exemptions.csv": "unit,criterion,state\n"
        + (exemption.map { "\($0.unit),\($0.criterion),not_applicable\n" } ?? ""),
      "methods/m/method.json": #"{"id": "m", "name": "M", "rounding": \#(rounding)}"#,
      "methods/m/criteria.csv":
        "code,name,max_points,measure,rule,roll_up,when_empty,applies_to\n" + criteria.joined(),
    ]
  }
}
