extension RandomWorkspace {
  /// What method.json says beside id, name and days.
  mutating func settings() -> [String] {
    var result: [String] = []
    result.append(
      "\"applies_to\": "
        + draw.pick([
          "[\"commune\"]", "[\"province\", \"commune\"]",
          "[\"province\", \"district\", \"commune\"]",
        ]))
    if draw.chance(70) {
      let mode = draw.pick(["half_up", "half_even", "truncate"])
      let at = draw.pick(
        isComposite ? ["total", "none"] : ["criterion", "domain", "total", "none"])
      let decimals = draw.chance(10) ? 9 : draw.int(0...4)
      result.append(
        "\"rounding\": {\"decimals\": \(decimals), \"mode\": \"\(mode)\", \"at\": \"\(at)\"}")
    }
    if draw.chance(60) { result.append(ranking()) }
    if draw.chance(50), !isComposite {
      result.append(
        "\"bands\": [{\"name\": \"Tốt\", \"from\": 80}, {\"name\": \"Khá\", \"from\": \(draw.int(10...70))}"
          + (draw.chance(70) ? ", {\"name\": \"Yếu\", \"from\": 0}]" : "]"))
    }
    if draw.chance(30) {
      result.append(
        draw.pick([
          "\"quantile_groups\": [{\"name\": \"cao\", \"above\": 75}, {\"name\": \"vừa\", \"above\": 25},"
            + " {\"name\": \"thấp\"}]",
          "\"quantile_groups\": {\"equal_counts\": [\"cao\", \"vừa\", \"thấp\"]}",
        ]))
    }
    if draw.chance(20) { result.append("\"minimum_coverage\": \"\(draw.int(0...100))%\"") }
    if draw.chance(20) {
      result.append(
        "\"survey\": {\"interval\": \"\(draw.pick(["normal", "t"]))\", \"level\": \"\(draw.pick(["90%", "99%"]))\"}"
      )
    }
    if isComposite {
      let means = means.map { "\"\($0)\"" }.joined(separator: ", ")
      result.append(
        "\"composite\": {\"low\": 1, \"high\": 100"
          + (means.isEmpty ? "" : ", \"means\": [\(means)]") + "}")
    }
    return result
  }

  private mutating func ranking() -> String {
    let by = draw.pick(["index", "points"])
    let on = draw.pick(["displayed", "full"])
    let ties = draw.pick(["competition", "dense"])
    let group = draw.pick(["level", "type", "parent"])
    let order = draw.chance(15) ? ", \"order\": \"ascending\"" : ""
    return "\"ranking\": {\"by\": \"\(by)\", \"on\": \"\(on)\", \"ties\": \"\(ties)\","
      + " \"group_by\": \"\(group)\"\(order)}"
  }
}
