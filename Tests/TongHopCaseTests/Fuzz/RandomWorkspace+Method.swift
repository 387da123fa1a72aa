extension RandomWorkspace {
  /// One method, now and then two versions of it, with leaves of every kind of figure.
  mutating func makeMethods() {
    for (number, indicator) in indicators.enumerated() {
      leaves.append(
        RandomLeaf(
          code: "1.\(number + 1)", measure: "metric:\(indicator.code)",
          rollUp: draw.pick(["", "", "", "sum", "max", "min", "mean:population", "none", "repeat"]),
          overTime: draw.pick(["", "", "", "sum", "last", "sum/last"]), maximum: draw.int(1...20)))
    }
    let others =
      ["tasks:on_time", "tasks:done", "tasks:*", "points", "points", "survey:Q1>=4"]
      + ["survey:Q2=A|B"]
    for (number, measure) in draw.some(of: others, percent: 50).enumerated() {
      leaves.append(
        RandomLeaf(code: "2.\(number + 1)", measure: measure, maximum: draw.int(1...20)))
    }
    var rows = ["1,,Lĩnh vực 1,,,,,,", "2,,Lĩnh vực 2,,,,,,"].filter { row in
      leaves.contains { $0.code.first == row.first }
    }
    for leaf in leaves {
      rows.append(
        "\(leaf.code),\(leaf.code.prefix(1)),Tiêu chí \(leaf.code),\(leaf.maximum),"
          + "\(leaf.measure),\(rule(of: leaf)),\(leaf.rollUp),\(leaf.overTime),"
          + (leaf.measure.hasPrefix("points") ? "" : draw.pick(["", "zero", "full"])))
    }
    let criteria = ["code,parent,name,max_points,measure,rule,roll_up,over_time,when_empty"] + rows
    var settings = ["\"name\": \"Bộ tiêu chí\""]
    settings.append("\"calendar\": \"\(isAdministrative ? "administrative" : "calendar")\"")
    settings += self.settings()
    if draw.chance(20) {
      write(settings + ["\"valid_to\": \"2024-03-15\""], criteria, id: "cu")
      settings.append("\"valid_from\": \"2024-03-15\"")
    }
    write(settings, criteria, id: "moi")
  }

  private mutating func write(_ settings: [String], _ criteria: [String], id: String) {
    files["methods/\(id)/criteria.csv"] = criteria
    let all = ["\"id\": \"\(id)\"", "\"family\": \"bo\""] + settings
    files["methods/\(id)/method.json"] = ["{ " + all.joined(separator: ",\n  ") + " }"]
  }

  private mutating func rule(of leaf: RandomLeaf) -> String {
    if leaf.measure == "points" { return "" }
    return draw.pick([
      "", "linear", "linear(full: 90%)", "linear(from: 50%)", "\"ramp(from: 20%, full: 80%)\"",
      "\"steps(>=80%: \(leaf.maximum), >=50%: \(leaf.maximum)/2, else: 0)\"",
    ])
  }

  private mutating func settings() -> [String] {
    var result: [String] = []
    result.append(
      "\"applies_to\": "
        + draw.pick([
          "[\"commune\"]", "[\"province\", \"commune\"]",
          "[\"province\", \"district\", \"commune\"]",
        ]))
    if draw.chance(70) {
      let mode = draw.pick(["half_up", "half_even", "truncate"])
      let at = draw.pick(["criterion", "domain", "total", "none"])
      result.append(
        "\"rounding\": {\"decimals\": \(draw.int(0...4)), \"mode\": \"\(mode)\", \"at\": \"\(at)\"}"
      )
    }
    if draw.chance(60) {
      let by = draw.pick(["index", "points"])
      let on = draw.pick(["displayed", "full"])
      let ties = draw.pick(["competition", "dense"])
      let group = draw.pick(["level", "type", "parent"])
      result.append(
        "\"ranking\": {\"by\": \"\(by)\", \"on\": \"\(on)\", \"ties\": \"\(ties)\","
          + " \"group_by\": \"\(group)\"}")
    }
    if draw.chance(50) {
      result.append(
        "\"bands\": [{\"name\": \"Tốt\", \"from\": 80}, {\"name\": \"Khá\", \"from\": \(draw.int(10...70))}"
          + (draw.chance(70) ? ", {\"name\": \"Yếu\", \"from\": 0}]" : "]"))
    }
    if draw.chance(30) {
      result.append(
        "\"quantile_groups\": [{\"name\": \"cao\", \"above\": 75}, {\"name\": \"vừa\", \"above\": 25},"
          + " {\"name\": \"thấp\"}]")
    }
    if draw.chance(20) { result.append("\"minimum_coverage\": \"\(draw.int(0...100))%\"") }
    return result
  }
}
