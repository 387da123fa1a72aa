import TongHopSynthetic
import TongHopTestSupport

/// A small province with a random tree and random figures.
struct RandomWorkspace {
  private(set) var parents: [(code: String, parent: String)] = [("T", "")]
  /// By unit: numerator and denominator.
  private(set) var figures: [(unit: String, n: Int, d: Int)] = []
  private let most: String

  /// Ragged: a unit may have no children, and its figures then are its own.
  init(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var front = ["T"]
    for depth in 1...Int.random(in: 1...4, using: &random) {
      var next: [String] = []
      for parent in front {
        let least = depth == 1 ? 2 : 0
        for number in 0..<Int.random(in: least...4, using: &random) {
          let code = parent + "\(number)"
          parents.append((code, parent))
          next.append(code)
        }
      }
      front = next
    }
    let above = Set(parents.map(\.parent))
    for (code, _) in parents where !above.contains(code) {
      let d = Int.random(in: 0...400, using: &random)
      figures.append((code, Int.random(in: 0...d, using: &random), d))
    }
    most = ["1", "2.5", "10/3", "20"].randomElement(using: &random) ?? "1"
  }

  func children(of code: String) -> [String] {
    parents.filter { $0.parent == code }.map(\.code)
  }

  /// The files of the workspace, all figures times `scale`.
  func files(scale: Int = 1) -> [String: String] {
    let units = parents.map { code, parent in
      "\(code),\(parent),level\(code.count),,Đơn vị \(code),,\n"
    }
    let rows = figures.map { "\($0.unit),X,2024-Q2,\($0.n * scale),\($0.d * scale)\n" }
    return [
      "units.csv": "code,parent_code,level,type,name,valid_from,valid_to\n" + units.joined(),
      "metrics/q2.csv": "unit,indicator,period,numerator,denominator\n" + rows.joined(),
      "methods/m/method.json": #"{"id": "m", "name": "M"}"#,
      "methods/m/criteria.csv":
        "code,parent,name,max_points,measure,rule,roll_up,over_time,when_empty\n"
        + "1,,Một,\(most),metric:X,linear,sum,sum,zero\n",
    ]
  }
}
