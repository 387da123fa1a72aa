import TongHopSynthetic

/// Random answers about the units of a random province, with strata, clusters and weights.
struct RandomSurvey {
  /// Of units.csv, after the header.
  private let units: String
  private(set) var rows: [String] = []
  /// The leaves, with answers that each question may have.
  static let questions: [(code: String, measure: String, rule: String, answers: [String])] = [
    ("1", "survey:Q1>=4 of 1.0..5.0", "linear", ["1", "2", "3", "4", "5", "3.5", ""]),
    ("2", "survey:Q2", "scale(A: 100%, B: 60%, C: 33.3%, D: 0%)", ["A", "b", "C", "d", ""]),
    ("3", "survey:Q3", "goalposts(low: 1, high: 5)", ["1", "2.25", "3.5", "5", ""]),
    ("4", "survey:Q4", "yes_no", ["có", "không", "1", "no", ""]),
  ]
  static let header = "respondent,unit,period,question,answer,weight,stratum,cluster"

  init(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let tree = RandomWorkspace(seed: seed)
    units = tree.parents.map { code, parent in
      "\(code),\(parent),level\(code.count),Đơn vị \(code)\n"
    }.joined()
    let strata = ["", "thành thị", "nông thôn"]
    for person in 0..<Int.random(in: 1...120, using: &random) {
      guard let unit = tree.parents.randomElement(using: &random)?.code,
        let stratum = strata.randomElement(using: &random)
      else { continue }
      let cluster = ["", "c1", "c2", "c3"].randomElement(using: &random) ?? ""
      let weight =
        ["", "1", "0.000001", "35.123456", "250"].randomElement(using: &random) ?? ""
      let period = Bool.random(using: &random) ? "2024-Q1" : "2024-Q2"
      for question in Self.questions where Int.random(in: 0..<5, using: &random) > 0 {
        let name = question.measure.dropFirst("survey:".count).prefix(2)
        let answer = question.answers.randomElement(using: &random) ?? ""
        rows.append(
          "p\(person),\(unit),\(period),\(name),\(answer),\(weight),\(stratum),\(cluster)")
      }
    }
  }

  /// The files of the workspace without those of the answers.
  var files: [String: String] {
    let leaves = Self.questions.map { "\($0.code),L,10,\($0.measure),\"\($0.rule)\"\n" }
    return [
      "units.csv": "code,parent_code,level,name\n" + units,
      "methods/m/method.json": #"{"id": "m", "name": "M"}"#,
      "methods/m/criteria.csv": "code,name,max_points,measure,rule\n" + leaves.joined(),
    ]
  }
}
