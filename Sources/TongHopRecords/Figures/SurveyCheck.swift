import TongHopDiagnostics
import TongHopDomain

/// What only shows when all answers are known: a respondent that is two, a question answered twice,
/// a stratum of which only one cluster was drawn.
struct SurveyCheck {
  let codebook: Codebook

  func run(on entries: inout ReceivedFigures) {
    guard !entries.answers.isEmpty else { return }
    SurveyTwins().leaveOut(of: &entries)
    SurveyNearKeys().report(&entries)
    checkRespondents(&entries)
    checkQuestions(&entries)
    noteSingleClusters(&entries)
    OpenAnswerCheck(codebook: codebook).run(on: &entries)
  }

  private struct Respondent: Hashable {
    var code: String
    var period: Period
  }

  /// A respondent of a period lives in one unit, has one weight and was drawn once.
  private func checkRespondents(_ entries: inout ReceivedFigures) {
    var first: [Respondent: SurveyAnswer] = [:]
    for answer in entries.answers {
      let key = Respondent(code: answer.respondent, period: answer.period)
      if first[key].map({ answer.location < $0.location }) ?? true { first[key] = answer }
    }
    var doomed: Set<Respondent> = []
    for answer in entries.answers {
      let key = Respondent(code: answer.respondent, period: answer.period)
      guard let other = first[key], let difference = difference(answer, other) else { continue }
      doomed.insert(key)
      entries.log.report(
        Diagnostic(
          .respondentDiffers, at: answer.location, column: difference.column,
          Phrase(
            "người trả lời \(answer.respondent) có \(difference.word.vietnamese) khác ở dòng này và ở \(other.location)",
            en:
              "respondent \(answer.respondent) has another \(difference.word.english) here than at \(other.location)"
          ),
          found: difference.found,
          expected: difference.expected,
          fix: Phrase(
            "mỗi người một mã trong cả kỳ, ví dụ 06220-17; mọi dòng của một người ghi cùng đơn vị, trọng số, tầng, cụm",
            en:
              "one code per person in the whole period, e.g. 06220-17; the same unit, weight, stratum and cluster in all rows of one"
          )))
    }
    guard !doomed.isEmpty else { return }
    entries.leaveOutAnswers { doomed.contains(Respondent(code: $0.respondent, period: $0.period)) }
  }

  private struct Difference {
    var column: String
    var word: Phrase
    var found: String
    var expected: Phrase
  }

  private func difference(_ answer: SurveyAnswer, _ other: SurveyAnswer) -> Difference? {
    func weight(_ answer: SurveyAnswer) -> String {
      SurveyAnswer.text(ofWeight: answer.weight)
    }
    func code(_ answer: SurveyAnswer) -> String { codebook.register[answer.unit].code }
    let parts: [(Bool, String, Phrase, (SurveyAnswer) -> String)] = [
      (answer.unit != other.unit, "unit", Phrase("đơn vị", en: "unit"), code),
      (answer.weight != other.weight, "weight", Phrase("trọng số", en: "weight"), weight),
      (
        answer.stratum != other.stratum, "stratum", Phrase("tầng", en: "stratum"), { $0.stratum }
      ),
      (
        answer.cluster != other.cluster, "cluster", Phrase("cụm", en: "cluster"), { $0.cluster }
      ),
    ]
    return parts.first(where: \.0).map { _, column, word, text in
      let expected = text(other)
      return Difference(
        column: column, word: word, found: text(answer),
        expected: expected.isEmpty
          ? Phrase("để trống", en: "empty") : Phrase(verbatim: expected))
    }
  }

  /// One answer per respondent and question, in one period or in periods that do not overlap.
  private func checkQuestions(_ entries: inout ReceivedFigures) {
    struct Key: Hashable {
      var respondent: String
      var question: String
    }
    let groups = Dictionary(grouping: entries.answers) {
      Key(respondent: $0.respondent, question: $0.question)
    }
    var clashes: [(SurveyAnswer, other: SurveyAnswer)] = []
    for answers in groups.values where answers.count > 1 {
      let periods = Dictionary(grouping: answers, by: \.period).mapValues { same in
        same.sorted { $0.location < $1.location }
      }
      for answer in answers {
        let same = periods[answer.period]?.prefix(2).first { $0.location != answer.location }
        let other =
          same
          ?? periods.filter { $0.key != answer.period && $0.key.overlaps(answer.period) }
          .compactMap(\.value.first).min { $0.location < $1.location }
        if let other { clashes.append((answer, other)) }
      }
    }
    var twice: [RepeatedRow] = []
    var overlapping: [OverlappingRow] = []
    for (answer, other) in clashes.sorted(by: { $0.0.location < $1.0.location }) {
      if other.period == answer.period {
        twice.append(repeated(answer, other))
      } else {
        overlapping.append(
          OverlappingRow(
            .answer, holder: answer.respondent, code: answer.question, period: answer.period,
            at: answer.location, other: other.period, otherLocation: other.location))
      }
    }
    for problem in RepeatedRow.problems(of: twice) { entries.log.report(problem) }
    for problem in OverlappingRow.problems(of: overlapping) { entries.log.report(problem) }
    let doomed = Set(clashes.map(\.0.location))
    guard !doomed.isEmpty else { return }
    entries.leaveOutAnswers { doomed.contains($0.location) }
  }

  private func repeated(_ answer: SurveyAnswer, _ other: SurveyAnswer) -> RepeatedRow {
    RepeatedRow(
      respondent: answer.respondent, period: answer.period, other: other.location,
      problem: Diagnostic(
        .repeatedKey, at: answer.location,
        Phrase("câu trả lời này có hai lần", en: "this answer stands twice"),
        found: "\(answer.respondent), \(answer.question), \(answer.period)",
        expected: Phrase(
          "mỗi người, câu hỏi, kỳ một dòng", en: "one row per respondent, question and period")))
  }

  /// How much the clusters of a stratum differ cannot be told from one of them.
  private func noteSingleClusters(_ entries: inout ReceivedFigures) {
    struct Stratum: Hashable {
      var name: String
      var period: Period
    }
    var clusters: [Stratum: (first: SurveyAnswer, isSingle: Bool)] = [:]
    for answer in entries.answers {
      let key = Stratum(name: answer.stratum, period: answer.period)
      guard var known = clusters[key] else {
        clusters[key] = (answer, true)
        continue
      }
      if SurveyCluster(of: known.first) != SurveyCluster(of: answer) { known.isSingle = false }
      if answer.location < known.first.location { known.first = answer }
      clusters[key] = known
    }
    let sorted = clusters.sorted { $0.value.first.location < $1.value.first.location }
    for (key, stratum) in sorted where stratum.isSingle {
      let name = key.name.isEmpty ? "" : " '\(key.name)'"
      entries.log.report(
        Diagnostic(
          .singleCluster, severity: .warning, at: stratum.first.location, column: "stratum",
          Phrase(
            "tầng\(name) chỉ có một cụm trong kỳ \(key.period); sai số của tầng được tính so với trung bình chung",
            en:
              "stratum\(name) has a single cluster in \(key.period); its error is taken from the mean of all"
          ),
          found: key.name,
          expected: Phrase("ít nhất hai cụm trong một tầng", en: "at least two clusters a stratum"),
          fix: Phrase(
            "gộp tầng này với một tầng giống nó", en: "put it together with a stratum like it")))
    }
  }
}
