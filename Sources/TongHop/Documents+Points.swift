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

  public static func gapsCSV(_ result: PeriodResult, by axes: [GapTable.Axis]) -> String {
    GapCSV.render(axes.map { Comparison.gaps(in: result, by: $0) })
  }

  public static func gapsJSON(_ result: PeriodResult, by axis: GapTable.Axis) -> String {
    GapCSV.json(Comparison.gaps(in: result, by: axis))
  }

  /// How far each leaf tells units apart.
  public static func criteriaText(_ result: PeriodResult, language: Language) -> String {
    TextTable.render(
      FullMarksDocument.make(Comparison.fullMarks(in: result), language: language))
  }

  public static func criteriaCSV(_ result: PeriodResult) -> String {
    FullMarksCSV.render(Comparison.fullMarks(in: result))
  }

  /// The documents of the points of a period: by round, the gaps between self score and appraisal,
  /// and how far each leaf ranks. Without any points there is only the last.
  static func points(
    _ pipeline: Pipeline, _ compared: ComparedPeriods, _ marks: FullMarksTable, stem: String,
    language: Language
  ) -> [(name: String, text: String)] {
    var documents: [(name: String, text: String)] = []
    let rounds = pipeline.pointRounds(in: compared.tree)
    if !rounds.isEmpty {
      let document = RoundsDocument.make(
        rounds, period: pipeline.period, method: pipeline.method, language: language)
      let gaps = GapTable.Axis.allCases.map { Comparison.gaps(in: compared.current, by: $0) }
      documents += [
        ("\(stem)-points.txt", TextTable.render(document)),
        ("\(stem)-points.csv", RoundsCSV.render(rounds)),
        ("\(stem)-gaps.txt", gapsText(gaps, language: language)),
        ("\(stem)-gaps.csv", GapCSV.render(gaps)),
      ]
    }
    return documents + [("\(stem)-criteria.csv", FullMarksCSV.render(marks))]
  }
}
