extension RandomWorkspace {

  /// Is the unit there on some day of a month and on its last? Only of such months figures are sent.
  private func lives(_ unit: RandomUnit, in month: Int) -> Bool {
    unit.lives(on: "2024-\(Self.two(month))-14")
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// For each lowest unit and indicator rows of months or of quarters; some units send nothing.
  mutating func makeFigures() {
    var metrics: [String] = []
    var records: [String] = []
    for unit in lowest where draw.chance(90) {
      for indicator in indicators where draw.chance(90) {
        let toRecords = !indicator.isCumulative && draw.chance(40)
        for period in periods(of: unit) where draw.chance(92) {
          for _ in 0..<(toRecords ? draw.int(1...3) : 1) {
            let row = "\(unit.code),\(indicator.code),\(period),\(figures(indicator))"
            if toRecords { records.append(row) } else { metrics.append(row) }
          }
        }
      }
    }
    let header = "unit,indicator,period,numerator,denominator"
    if !metrics.isEmpty { files["metrics/a.csv"] = [header] + metrics }
    if !records.isEmpty { files["records/a.csv"] = [header] + records }
  }

  private mutating func periods(of unit: RandomUnit) -> [String] {
    let months = (1...9).filter { lives(unit, in: $0) }
    let isWhole = unit.from.isEmpty && unit.to.isEmpty
    if isWhole, draw.chance(50) { return ["2024-Q1", "2024-Q2", "2024-Q3"] }
    return months.map { "2024-\(Self.two($0))" }
  }

  private mutating func figures(_ indicator: RandomIndicator) -> String {
    func text(_ value: Int) -> String {
      guard indicator.decimals > 0 else { return "\(value)" }
      var scale = 1
      for _ in 0..<indicator.decimals { scale *= 10 }
      let digits = String(value % scale)
      let zeros = String(repeating: "0", count: indicator.decimals - digits.count)
      // A fourth digit keeps three decimals from being taken for thousands.
      return "\(value / scale).\(zeros)\(digits)" + (indicator.decimals == 3 ? "0" : "")
    }
    let denominator = draw.chance(8) ? 0 : draw.int(1...400)
    let numerator = draw.int(0...denominator) + (indicator.mayExceed ? draw.int(0...50) : 0)
    return "\(text(numerator)),\(text(denominator))"
  }

  mutating func makeTasks() {
    guard leaves.contains(where: { $0.measure.hasPrefix("tasks") }) else { return }
    let codes = leaves.filter { $0.measure.hasPrefix("tasks:") && $0.measure != "tasks:*" }
      .map(\.code)
    var rows: [String] = []
    for unit in communes where draw.chance(85) {
      for number in 0..<draw.int(0...5) {
        let due = day()
        let completed = draw.chance(30) ? "" : day()
        let criterion = codes.isEmpty || draw.chance(10) ? "" : draw.pick(codes)
        rows.append(
          "\(unit.code),N\(number),\(criterion),2023-12-20,\(draw.chance(10) ? "" : due),"
            + "\(completed),\(draw.pick(["", "1", "2", "0.5"]))")
      }
    }
    if !rows.isEmpty {
      files["tasks/a.csv"] = ["unit,task,criterion,assigned,due,completed,weight"] + rows
    }
  }

  private mutating func day() -> String {
    "2024-\(Self.two(draw.int(1...9)))-\(Self.two(draw.int(1...28)))"
  }

  mutating func makePoints() {
    var rows: [String] = []
    for leaf in leaves where leaf.measure == "points" {
      for unit in communes {
        for quarter in 1...3 where lives(unit, in: 3 * quarter) && draw.chance(85) {
          let maximum = leaf.maximum * 10
          for round in draw.pick([["self"], ["self", "appraised"], ["appraised"]]) {
            let points = draw.int(0...maximum)
            rows.append(
              "\(unit.code),\(leaf.code),2024-Q\(quarter),\(round),"
                + "\(points / 10).\(points % 10),Lý do,BC 1")
          }
        }
      }
    }
    if !rows.isEmpty {
      files["points/a.csv"] = ["unit,criterion,period,round,points,reason,evidence"] + rows
    }
  }

  mutating func makeSurvey() {
    let questions = leaves.compactMap { leaf -> (code: String, words: [String])? in
      if leaf.measure.hasPrefix("survey:Q1") { return ("Q1", ["1", "2", "3", "4", "5", ""]) }
      if leaf.measure.hasPrefix("survey:Q2") { return ("Q2", ["A", "B", "C", ""]) }
      return nil
    }
    guard !questions.isEmpty else { return }
    var rows: [String] = []
    for person in 1...draw.int(3...40) {
      let unit = draw.pick(communes)
      let quarter = draw.int(1...3)
      guard lives(unit, in: 3 * quarter) else { continue }
      let weight = draw.pick(["", "1", "2.5", "10"])
      let place = draw.pick([",", ",c\(person % 4)", "s\(person % 2),c\(person % 5)"])
      for question in questions {
        rows.append(
          "R\(person),\(unit.code),2024-Q\(quarter),\(question.code),\(draw.pick(question.words)),"
            + "\(weight),\(place)")
      }
    }
    files["survey/a.csv"] =
      ["respondent,unit,period,question,answer,weight,stratum,cluster"] + rows
  }
}
