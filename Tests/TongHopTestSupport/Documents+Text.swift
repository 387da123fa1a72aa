import TongHop
import TongHopDomain

/// The CSV of tables as text.
extension Documents {
  public static func scores(_ result: PeriodResult, of pipeline: Pipeline) -> String {
    String(decoding: scores(result, of: pipeline, as: .csv), as: UTF8.self)
  }

  public static func rollup(_ table: RollupTable, of pipeline: Pipeline) -> String {
    String(decoding: rollup(table, of: pipeline, as: .csv), as: UTF8.self)
  }

  public static func survey(_ table: SurveyTable, of pipeline: Pipeline) -> String {
    String(decoding: survey(table, of: pipeline, as: .csv), as: UTF8.self)
  }

  public static func gapsCSV(_ result: PeriodResult, by axes: [GapTable.Axis]) -> String {
    String(decoding: gaps(result, by: axes, as: .csv), as: UTF8.self)
  }

  public static func trendCSV(_ table: TrendTable) -> String {
    String(decoding: trend(table, as: .csv), as: UTF8.self)
  }
}
