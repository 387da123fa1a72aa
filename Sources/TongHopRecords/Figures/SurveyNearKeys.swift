import TongHopDiagnostics
import TongHopDomain

/// Strata, clusters and respondents of a survey that differ only in how they are written.
///
/// A cluster is one inside of its stratum, a respondent inside of a period, and somebody of another unit
/// is somebody else. Years are samples of their own.
struct SurveyNearKeys {
  private struct Part: Hashable {
    var year: Int
    var period: Period?
    var unit: UnitID?
    var stratum = ""
  }

  /// - Complexity: O(*answers*).
  func report(_ entries: inout ReceivedFigures) {
    report(
      "stratum", Phrase("tầng", en: "a stratum"), Phrase("tầng", en: "strata"), \.stratum, &entries
    ) { Part(year: $0.period.year) }
    report(
      "cluster", Phrase("cụm", en: "a cluster"), Phrase("cụm", en: "clusters"), \.cluster, &entries
    ) { Part(year: $0.period.year, stratum: $0.stratum) }
    report(
      "respondent", Phrase("người", en: "a respondent"),
      Phrase("người trả lời", en: "respondents"), \.respondent, &entries
    ) { Part(year: $0.period.year, period: $0.period, unit: $0.unit) }
  }

  private func report(
    _ column: String, _ word: Phrase, _ words: Phrase, _ text: (SurveyAnswer) -> String,
    _ entries: inout ReceivedFigures, in part: (SurveyAnswer) -> Part
  ) {
    guard NearKeys<Part>.mayBe(in: Set(entries.answers.lazy.map(text))) else { return }
    var keys = NearKeys<Part>()
    for answer in entries.answers { keys.add(text(answer), in: part(answer), at: answer.location) }
    let columns = entries.columns
    for problem in keys.problems(
      column: column, word: word, words: words, place: { columns.location($0, column) })
    {
      entries.log.report(problem)
    }
  }
}
