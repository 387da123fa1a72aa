import TongHopSynthetic

/// The same province with units that are exempt for some quarters or until they end.
extension YearOfQuarters {
  /// The workspace with one to three exemptions, drawn.
  func files(exemptionsBy seed: UInt64) -> [String: String] {
    var random = SeededGenerator(seed: seed &+ 7_777)
    var rows = ["unit,criterion,from,to,state"]
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      guard let unit = codes.randomElement(using: &random) else { continue }
      // Days of both calendars between quarters, and one within.
      let days = ["", "2024-03-15", "2024-04-01", "2024-07-01", "2024-08-20", "2024-10-01"]
      let first = Int.random(in: 0..<days.count, using: &random)
      let last = Int.random(in: 0..<days.count, using: &random)
      let end = last > first ? days[last] : ""
      let state = ["not_applicable", "not_due", "withheld"].randomElement(using: &random) ?? ""
      rows += ["1", "2"].map { "\(unit),\($0),\(days[first]),\(end),\(state)" }
    }
    var files = files()
    files["exemptions.csv"] = rows.joined(separator: "\n") + "\n"
    files["methods/m/method.json"] =
      #"{"id": "m", "name": "M", "calendar": "\#(calendar)", "#
      + #""applies_to": ["province", "commune"]}"#
    return files
  }
}
