import TongHopComparison
import TongHopDomain
import TongHopRecords

/// A survey that nobody was asked in, and somebody was in an earlier period.
struct UnansweredSurvey {
  /// Index of the leaf in ``Method/criteria``.
  let leaf: Int
  let question: String
  /// The newest period before that has answers.
  let earlier: Period
  /// Its answers.
  let count: Int
}

extension Pipeline {
  /// Surveys of the period without an answer that had some before: not held, or a mistyped period.
  ///
  /// - Complexity: O(*answers*).
  func unanswered(_ scores: ScoreTable) -> [UnansweredSurvey] {
    let period = scores.period
    return scores.method.leaves.compactMap { index in
      guard let leaf = scores.method.criteria[index].leaf,
        leaf.periods.isEmpty || leaf.periods.contains(period.kind),
        let question = SurveyFigure(leaf)?.question
      else { return nil }
      var counts: [Period: Int] = [:]
      for answer in received.answers(to: question) { counts[answer.period, default: 0] += 1 }
      guard !counts.keys.contains(where: { period.contains($0) }) else { return nil }
      let end = period.lastDay(in: .calendar)
      let newest = counts.filter { $0.key.lastDay(in: .calendar) < end }.max {
        ($0.key.lastDay(in: .calendar), $0.key.monthCount)
          < ($1.key.lastDay(in: .calendar), $1.key.monthCount)
      }
      return newest.map {
        UnansweredSurvey(leaf: index, question: question, earlier: $0.key, count: $0.value)
      }
    }
  }
}
