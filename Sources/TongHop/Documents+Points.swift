import TongHopComparison
import TongHopDiagnostics
import TongHopDomain
import TongHopReport

extension Documents {
  /// Self scores beside appraised ones, a table for each axis.
  public static func gapsText(
    _ result: PeriodResult, by axes: [GapTable.Axis], language: Language
  ) -> String {
    gapsText(axes.map { Comparison.gaps(in: result, by: $0) }, language: language)
  }

  private static func gapsText(_ tables: [GapTable], language: Language) -> String {
    tables.map { TextTable.render(GapDocument.make($0, language: language)) }
      .joined(separator: "\n")
  }

  public static func gaps(
    _ result: PeriodResult, by axes: [GapTable.Axis], as format: MachineFormat
  ) -> [UInt8] {
    GapOutput.bytes(axes.map { Comparison.gaps(in: result, by: $0) }, as: format)
  }

  /// How far each leaf tells units apart.
  public static func criteriaText(_ result: PeriodResult, language: Language) -> String {
    TextTable.render(
      FullMarksDocument.make(Comparison.fullMarks(in: result), language: language))
  }

  public static func criteria(_ result: PeriodResult, as format: MachineFormat) -> [UInt8] {
    FullMarksOutput.bytes(Comparison.fullMarks(in: result), as: format)
  }

  /// The documents of the points of a period: by round, and the gaps between self score and
  /// appraisal. None without any points.
  static func points(
    _ pipeline: Pipeline, _ figures: ReportFigures, stem: String, language: Language
  ) -> [(name: String, text: String)] {
    guard !figures.rounds.isEmpty else { return [] }
    let document = RoundsDocument.make(
      figures.rounds, period: pipeline.period, method: pipeline.method, language: language)
    return [
      ("\(stem)-points.txt", TextTable.render(document)),
      ("\(stem)-gaps.txt", gapsText(figures.gaps, language: language)),
    ]
  }
}
