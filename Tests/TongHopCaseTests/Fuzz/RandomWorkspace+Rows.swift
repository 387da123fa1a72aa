extension RandomWorkspace {
  mutating func makeTasks() {
    guard leaves.contains(where: { $0.measure.hasPrefix("tasks") }) else { return }
    let codes = leaves.filter { $0.measure.hasPrefix("tasks:") && $0.measure != "tasks:*" }
      .map(\.code)
    var rows: [String] = []
    for unit in communes where draw.chance(85) {
      for _ in 0..<draw.int(0...5) {
        let due = day()
        // A task is of a unit that is there from its first to its last day.
        let completed = draw.chance(30) ? "" : day()
        guard unit.lives(on: due), completed.isEmpty || unit.lives(on: completed) else { continue }
        let assigned =
          unit.from.isEmpty ? "2023-12-20" : min(due, completed.isEmpty ? due : completed)
        let criterion = codes.isEmpty || draw.chance(10) ? "" : draw.pick(codes)
        rows.append(
          "\(unit.code),N\(rows.count),\(criterion),\(assigned),\(draw.chance(10) ? "" : due),"
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
        for quarter in 1...3 where owes(unit, 3 * quarter) && draw.chance(85) {
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
      guard owes(unit, 3 * quarter) else { continue }
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
