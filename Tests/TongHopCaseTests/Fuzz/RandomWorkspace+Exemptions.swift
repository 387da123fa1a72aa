extension RandomWorkspace {
  /// Of a unit at any level, from a leaf or a domain, always or for some time; of units that ended or
  /// began as well.
  mutating func makeExemptions() {
    guard draw.chance(30) else { return }
    var rows: [String] = []
    for _ in 0..<draw.int(1...3) {
      let unit = draw.chance(30) ? draw.pick(lowest) : draw.pick(communes)
      let criterion =
        draw.chance(70) ? draw.pick(leaves).code : String(draw.pick(leaves).code.prefix(1))
      let days = draw.pick([",", ",", "2024-04-01,", ",2024-06-15", "2024-03-15,2024-06-15"])
      let state = draw.pick(["not_applicable", "not_applicable", "not_due", "withheld"])
      rows.append("\(unit.code),\(criterion),\(days),\(state),lý do")
    }
    files["exemptions.csv"] = ["unit,criterion,from,to,state,reason"] + rows
  }
}
