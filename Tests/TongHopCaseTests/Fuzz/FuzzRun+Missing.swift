import Foundation
import TongHopTestSupport

/// `check`, the tables and the documents say one thing of a period.
extension FuzzRun {
  mutating func expectConsistent() throws {
    let period = draw.pick(workspace.periods)
    let check = try run(["check", "workspace", "--period", period])
    guard check.exitCode == 0, workspace.hasFigures(of: period) else { return }
    guard let scores = try table("score", period), let ranks = try table("rank", period) else {
      return
    }
    let owing = CheckedOwing(check.standardOutput, figures: workspace.figures)
    expectOwed(owing, scores, ranks, check, period)
    try expectEveryVerb(period)
    if draw.chance(20) { try expectNamedInDocument(owing, period) }
    if draw.chance(40) { try expectSignedFits(ranks, period) }
  }

  /// `check` has found no error, so the verb makes its table.
  private mutating func table(_ verb: String, _ period: String) throws -> CSVText? {
    let words = [verb, "workspace", "--period", period, "--format", "csv"]
    let output = try run(words)
    if output.standardError.contains(Self.noFigures) { return nil }
    guard output.exitCode == 0 else {
      failures.append(
        "\(words.joined(separator: " ")): exit \(output.exitCode), but check finds no error\n"
          + (output.standardError + output.standardOutput).prefix(600))
      return nil
    }
    return CSVText(output.standardOutput)
  }

  private mutating func expectEveryVerb(_ period: String) throws {
    let verb = draw.pick(["rollup", "rank", "gaps", "criteria", "survey", "explain", "trend"])
    var words = [verb, "workspace"]
    if verb != "trend" { words += ["--period", period] }
    if verb == "explain" { words += ["--unit", "06201"] }
    let format = draw.pick(["csv", "json", "table"])
    let hasTable = !["rollup", "survey", "explain"].contains(verb)
    if verb != "explain", format != "table" || hasTable { words += ["--format", format] }
    let output = try run(words)
    if output.exitCode != 0, !output.standardError.contains(Self.noFigures) {
      failures.append(
        "\(words.joined(separator: " ")): exit \(output.exitCode), but check finds no error\n"
          + (output.standardError + output.standardOutput).prefix(600))
    }
    for line in output.standardOutput.split(separator: "\n") where hasTable && format == "table" {
      if let fault = Self.faults.first(where: { line.contains($0) }) {
        failures.append("\(words.joined(separator: " ")): '\(fault)' in: \(line)")
      }
    }
  }

  /// Of a period without any figure there is no table, and no error either.
  private static let noFigures = "không có số liệu nào của kỳ"

  /// A sentence from which something is missing.
  private static let faults = [" ;", " , ", ": ;", ": .", " ở .", "()", ",,", ";;"]

  private mutating func expectOwed(
    _ owing: CheckedOwing, _ scores: CSVText, _ ranks: CSVText, _ check: ToolOutput,
    _ period: String
  ) {
    let missing: Set = ["provisional", "not_reported"]
    let text = check.standardOutput
    // Without a weight, with tasks that are nobody's, or over a denominator of zero in a composite
    // indicator, a figure is missing and nobody owes it.
    let doubts = ["TH1234", "TH1224", "Thiếu vì mẫu số bằng 0"]
    for leaf in workspace.leaves {
      guard let figure = leaf.figure, leaf.rollUp != "repeat",
        !doubts.contains(where: { text.contains($0) })
      else { continue }
      let rows = scores.rows.filter { $0["criterion"] == leaf.code }
      if Self.awaitsAppraisal(leaf.code, text) { continue }
      // Of a composite indicator a denominator of zero is missing, too.
      let cells = rows.filter {
        missing.contains($0.text("state")) && Double($0.text("denominator")) != 0
      }
      let isOwed = owing.owed.contains(figure)
      if let cell = cells.first, !isOwed, !owing.hasSilentUnits {
        failures.append(
          "check --period \(period): nobody owes \(figure), but \(cell.text("unit")) is "
            + "\(cell.text("state")) at \(leaf.code)\n\(text.suffix(600))")
      }
      // What is each unit's own, or in the province's own row, need not be missing there.
      // Of an indicator that two criteria measure it may be the other one that cannot be had.
      let isMeasuredTwice = workspace.leaves.contains {
        $0.code != leaf.code && $0.figure == figure
      }
      if let root = rows.first(where: { $0["unit"] == "20" }), root["state"] == "scored",
        leaf.rollUp != "none", !isMeasuredTwice, owing.owedAbove.contains(figure)
      {
        failures.append(
          "check --period \(period): \(figure) is owed, but final at the province\n"
            + text.suffix(600))
      }
    }
    let others = doubts + ["TH1233", "Không ai được hỏi", "Chờ thẩm định"]
    if owing.units.isEmpty, owing.silent.isEmpty, !others.contains(where: { text.contains($0) }) {
      for row in ranks.rows {
        let flags = Set(row.text("flags").split(separator: ";"))
        if !flags.isDisjoint(with: ["provisional", "not_reported"]) {
          failures.append("rank --period \(period): \(row.text("code")) \(flags), nobody owes")
        }
        // What is withheld counts as not reported, and nobody is asked for it.
        if let coverage = Double(row.text("coverage")), coverage != 100, !flags.contains("withheld")
        {
          failures.append("rank --period \(period): coverage \(coverage), nobody owes")
        }
      }
    }
    // A district without a commune owes all by itself.
    if period.contains("-0") || owing.units.keys.contains(where: { $0.hasPrefix("18") }) { return }
    for indicator in workspace.indicators where indicator.isComplete {
      if owing.owed.contains(indicator.code) {
        failures.append(
          "check --period \(period): \(indicator.code) was sent whole, but is owed\n"
            + text.suffix(600))
      }
    }
  }

  /// Is a criterion, or its domain, named among those that await an appraisal, or a second one?
  private static func awaitsAppraisal(_ criterion: String, _ check: String) -> Bool {
    let named: Set = [criterion, String(criterion.prefix { $0 != "." })]
    return check.contains("TH1230")
      || check.split(separator: "\n").contains { line in
        line.hasPrefix("Chờ thẩm định ")
          && line.split(whereSeparator: { " ,;:“”()".contains($0) }).contains { word in
            named.contains(word.hasSuffix(".") ? String(word.dropLast()) : String(word))
          }
      }
  }

  /// The same units and figures stand in not-reported.csv.
  private mutating func expectNamedInDocument(_ owing: CheckedOwing, _ period: String) throws {
    let words = ["report", "workspace", "--period", period, "--output", "documents"]
    let output = try run(words)
    let documents = folder.url.appendingPathComponent("documents")
    guard output.exitCode == 0,
      let name = try FileManager.default.contentsOfDirectory(atPath: documents.path)
        .first(where: { $0.hasSuffix("-not-reported.csv") })
    else {
      failures.append(
        "\(words.joined(separator: " ")): exit \(output.exitCode), but check finds no error\n"
          + output.standardError.prefix(600))
      return
    }
    let text = try String(contentsOf: documents.appendingPathComponent(name), encoding: .utf8)
    var named: [String: Set<String>] = [:]
    var silent: Set<String> = []
    for row in CSVText(text).rows {
      let (unit, figure) = (row.text("unit"), row.text("figure"))
      if unit.isEmpty {
        silent.insert(figure)
      } else if row["nothing_sent"] == "true" {
        named[unit, default: []] = named[unit] ?? []
      } else {
        named[unit, default: []].insert(figure)
      }
    }
    if silent != owing.silent || named != owing.units {
      failures.append(
        "report --period \(period): not reported are \(silent) \(named), but in check "
          + "\(owing.silent) \(owing.units)")
    }
  }
}

extension RandomLeaf {
  /// What is owed for it; nil for answers, which nobody owes.
  var figure: String? {
    if measure.hasPrefix("metric:") { return String(measure.dropFirst("metric:".count)) }
    return measure.hasPrefix("survey") ? nil : code
  }
}

extension RandomWorkspace {
  /// Periods of which figures are sent.
  var periods: [String] {
    let all = ["2024-Q1", "2024-Q2", "2024-Q3", "2024-H1", "2024-9M", "2024-05", "2024-08"]
    return lastMonth == 12 ? all + ["2024-Q4", "2024-H2", "2024"] : all
  }

  /// Of a month nobody can make a table who was sent quarters only.
  func hasFigures(of period: String) -> Bool {
    guard period.contains("-0") else { return true }
    return files.values.contains { $0.contains { $0.contains(",\(period),") } }
  }

  var figures: Set<String> { Set(leaves.compactMap(\.figure)) }
}
