import TongHopDomain

/// Points by round for machines: every unit and criterion of points, changed or not.
public enum RoundsCSV {
  public static let columns =
    ["unit", "criterion", "period"] + PointEntry.Round.allCases.map(\.rawValue)
    + ["counted", "reason", "evidence", "flags"]

  /// Points as entered, without zeros at the end. Reasons and evidence of several rounds stand
  /// behind the word of the round, joined by `; `.
  public static func render(_ rounds: [PointRounds]) -> String {
    var writer = CSVWriter(columns: columns)
    for series in rounds {
      writer.field(series.code)
      writer.field(series.criterion)
      writer.field("\(series.period)")
      for round in PointEntry.Round.allCases {
        writer.field(series[round].map { PrintedNumbers.trimmed($0.points, places: 9) })
      }
      writer.field(series.counted.map { PrintedNumbers.trimmed($0.points, places: 9) })
      writer.field(joined(series, \.reason))
      writer.field(joined(series, \.evidence))
      var flags: [String] = []
      if !(series.counted?.round.isAppraisal ?? false) { flags.append("awaiting_appraisal") }
      if !series.unreasoned.isEmpty { flags.append("no_reason") }
      if series.lacksEvidence { flags.append("no_evidence") }
      writer.field(flags.joined(separator: ";"))
      writer.endRow()
    }
    return writer.text
  }

  private static func joined(
    _ series: PointRounds, _ part: KeyPath<PointEntry, String>
  ) -> String {
    series.entries.filter { !$0[keyPath: part].isEmpty }
      .map { "\($0.round.rawValue): \($0[keyPath: part])" }.joined(separator: "; ")
  }
}
