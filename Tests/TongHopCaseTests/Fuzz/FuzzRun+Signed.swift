import Foundation
import TongHopTestSupport

/// A table that the tool wrote itself, signed: it is accepted, and nothing differs from it.
extension FuzzRun {
  mutating func expectSignedFits(_ ranks: CSVText, _ period: String) throws {
    guard let earlier = Self.before[period], workspace.hasFigures(of: earlier) else { return }
    let isForExcel = draw.chance(30)
    let signed = try run(
      ["rank", "workspace", "--period", earlier, "--format", "csv"]
        + (isForExcel ? ["--excel"] : []))
    guard signed.exitCode == 0 else { return }
    let published = folder.url.appendingPathComponent("workspace/published")
    try FileManager.default.createDirectory(at: published, withIntermediateDirectories: true)
    try Data(signed.standardOutput.utf8).write(
      to: published.appendingPathComponent("bo-\(earlier).csv"))
    let check = try run(["check", "workspace", "--period", period])
    let output = try run(["rank", "workspace", "--period", period, "--format", "csv"])
    guard check.exitCode == 0, output.exitCode == 0 else {
      failures.append(
        "published/bo-\(earlier).csv of the tool itself is refused in \(period)\n"
          + check.standardOutput.prefix(900) + output.standardError.prefix(300))
      return
    }
    let rows = CSVText(output.standardOutput).rows
    for (row, before) in zip(rows, ranks.rows) {
      if row.text("flags").contains("differs_from_published") {
        failures.append(
          "published/bo-\(earlier).csv: \(row.text("code")) differs from its own table in \(period)"
        )
      }
      for column in ["index", "rank", "previous_index", "change", "previous_rank", "rank_change"]
      where row[column] != before[column] {
        failures.append(
          "published/bo-\(earlier).csv: \(column) of \(row.text("code")) in \(period): "
            + "\(before.text(column)), signed \(row.text(column))")
      }
    }
  }

  private static let before = [
    "2024-Q2": "2024-Q1", "2024-Q3": "2024-Q2", "2024-Q4": "2024-Q3", "2024-H2": "2024-H1",
    "2024-05": "2024-04", "2024-08": "2024-07",
  ]
}
