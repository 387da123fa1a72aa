extension RandomWorkspace {
  /// One method, or two versions of it that differ in criteria, maxima, decimals and settings, with
  /// leaves of every kind of figure; now and then a composite indicator.
  mutating func makeMethods() {
    for (number, indicator) in indicators.enumerated() {
      leaves.append(metricLeaf("1.\(number + 1)", indicator))
    }
    if draw.chance(15) { leaves.append(metricLeaf("1.9", indicators[0])) }
    let others =
      ["tasks:on_time", "tasks:done", "tasks:*", "points", "points"]
      + ["survey:Q1\(draw.pick([">=4", ">=4 of 1..5"]))"]
      + ["survey:Q2=A|B\(draw.pick(["", " of A|B|C"]))"]
    for (number, measure) in draw.some(of: others, percent: 50).enumerated() {
      leaves.append(
        RandomLeaf(code: "2.\(number + 1)", measure: measure, maximum: draw.int(1...20)))
    }
    isComposite = draw.chance(10)
    if isComposite {
      means = draw.some(of: ["arithmetic", "geometric", "harmonic"], percent: 50)
      leaves.removeAll { $0.measure.hasPrefix("tasks") }
      // A condition is for methods of points; here an answer is a number.
      for place in leaves.indices where leaves[place].measure.hasPrefix("survey") {
        leaves[place].measure = "survey:Q1 of 1..5"
      }
    }
    if draw.chance(35) {
      let day = isAdministrative ? draw.pick(["03-15", "06-15"]) : draw.pick(["04-01", "07-01"])
      writeMethod("cu", ["\"valid_to\": \"2024-\(day)\""], leaves: olderLeaves())
      let comparable = draw.chance(30) ? ["\"comparable_with\": \"cu\""] : []
      writeMethod("moi", ["\"valid_from\": \"2024-\(day)\""] + comparable, leaves: leaves)
    } else {
      writeMethod("moi", [], leaves: leaves)
    }
  }

  private mutating func metricLeaf(_ code: String, _ indicator: RandomIndicator) -> RandomLeaf {
    var leaf = RandomLeaf(
      code: code, measure: "metric:\(indicator.code)", maximum: draw.int(1...20))
    leaf.rollUp = draw.pick([
      "", "", "", "sum", "max", "min", "last", "mean:population", "mean:households", "none",
      "repeat",
    ])
    leaf.overTime = draw.pick(["", "", "", "sum", "last", "last", "sum/last"])
    if draw.chance(10) { leaf.appliesTo = draw.pick(["commune", "\"commune;province\"", "xã"]) }
    if draw.chance(10) {
      leaf.periods = draw.pick(["quarter", "quarter half", "month quarter nine"])
    }
    return leaf
  }

  /// What an earlier version had: mostly the same.
  private mutating func olderLeaves() -> [RandomLeaf] {
    var older = leaves
    if draw.chance(30), older.count > 1 { older.remove(at: draw.int(0...older.count - 1)) }
    if draw.chance(30) { older[0].maximum += 1 }
    return older
  }

  private mutating func writeMethod(_ id: String, _ dates: [String], leaves: [RandomLeaf]) {
    let settings =
      ["\"id\": \"\(id)\"", "\"family\": \"bo\"", "\"name\": \"Bộ tiêu chí\""]
      + ["\"calendar\": \"\(calendar)\""] + dates + self.settings()
    let criteria = isComposite ? compositeCriteria(leaves) : pointCriteria(leaves)
    files["methods/\(id)/criteria.csv"] = criteria
    files["methods/\(id)/method.json"] = ["{ " + settings.joined(separator: ",\n  ") + " }"]
  }

  private func domains(_ leaves: [RandomLeaf], _ rest: String) -> [String] {
    ["1", "2"].filter { domain in leaves.contains { $0.code.hasPrefix(domain) } }
      .map { "\($0),,Lĩnh vực \($0)\(rest)" }
  }

  private mutating func pointCriteria(_ leaves: [RandomLeaf]) -> [String] {
    var rows = domains(leaves, ",,,,,,,,")
    for leaf in leaves {
      let whenEmpty =
        leaf.measure == "points" ? "" : draw.pick(["", "zero", "full", "not_applicable"])
      rows.append(
        "\(leaf.code),\(leaf.code.prefix(1)),Tiêu chí \(leaf.code),\(leaf.maximum),"
          + "\(leaf.measure),\(rule(of: leaf)),\(leaf.rollUp),\(leaf.overTime),"
          + "\(leaf.measure.hasPrefix("survey") ? "" : whenEmpty),\(leaf.appliesTo),\(leaf.periods)"
      )
    }
    return [
      "code,parent,name,max_points,measure,rule,roll_up,over_time,when_empty,applies_to,periods"
    ] + rows
  }

  private mutating func compositeCriteria(_ leaves: [RandomLeaf]) -> [String] {
    var rows = domains(leaves, ",,,,,,1")
    for leaf in leaves {
      let rule = draw.pick(
        means.isEmpty
          ? ["", "min_max", "z_score", "rank", "percentile_rank", "borda"]
            + ["\"goalposts(low: 20%, high: 90%)\"", "\"scaled(low: 20%, high: 90%)\""]
          : ["", "min_max"])
      rows.append(
        "\(leaf.code),\(leaf.code.prefix(1)),Tiêu chí \(leaf.code),\(leaf.measure),"
          + "\(leaf.measure.hasPrefix("metric") ? rule : ""),\(leaf.rollUp),\(leaf.overTime),"
          + "\(draw.pick(["", "higher", "lower"])),\(draw.pick(["", "1", "2.5", "1/3"]))")
    }
    return ["code,parent,name,measure,rule,roll_up,over_time,direction,weight"] + rows
  }

  private mutating func rule(of leaf: RandomLeaf) -> String {
    if leaf.measure == "points" { return "" }
    return draw.pick([
      "", "linear", "linear(full: 90%)", "linear(from: 50%)", "\"ramp(from: 20%, full: 80%)\"",
      "\"steps(>=80%: \(leaf.maximum), >=50%: \(leaf.maximum)/2, else: 0)\"",
    ])
  }
}

struct RandomLeaf {
  var code: String
  var measure: String
  var rollUp = ""
  var overTime = ""
  var maximum: Int
  var appliesTo = ""
  var periods = ""

  /// Are its figures plain sums over units and time?
  var isSum: Bool { ["", "sum"].contains(rollUp) && ["", "sum"].contains(overTime) }
}
