import TongHopDiagnostics
import TongHopDomain

/// Respondents, strata and clusters that look like another one, and would be one more.
///
/// A respondent is one inside of a period, a cluster inside of its stratum; elsewhere the same code
/// is somebody else, and so is one that only looks the same.
struct SurveyTwins {
  private struct Part {
    var column: String
    var text: (SurveyAnswer) -> String
    var scope: (SurveyAnswer) -> String = { _ in "" }
  }

  private struct Name: Hashable {
    var scope: String
    var text: String
  }

  /// Reports them and leaves their answers out; strata before the clusters inside of them.
  func leaveOut(of entries: inout ReceivedFigures) {
    let periods = Dictionary(
      Set(entries.answers.lazy.map(\.period)).map { ("\($0)", $0) }, uniquingKeysWith: { $1 })
    let parts = [
      Part(column: "respondent", text: { $0.respondent }, scope: { "\($0.period)" }),
      Part(column: "stratum", text: { $0.stratum }),
      Part(column: "cluster", text: { $0.cluster }, scope: { $0.stratum }),
    ]
    for part in parts {
      leaveOut(part, of: &entries) { one, two in
        if one == two { return true }
        guard part.column == "respondent", let one = periods[one], let two = periods[two] else {
          return false
        }
        // Of a period and a part of it: one person.
        return one.overlaps(two)
      }
    }
  }

  private func leaveOut(
    _ part: Part, of entries: inout ReceivedFigures, meets: (String, String) -> Bool
  ) {
    // Few are strange, and a scope costs a text for each answer.
    guard entries.answers.contains(where: { LookAlike.isStrange(part.text($0)) }) else { return }
    let columns = entries.columns
    let twins = TwinKeys.find(
      entries.answers.lazy.map {
        TwinKeys.Key(
          part.text($0), in: part.scope($0), at: columns.location($0.location, part.column))
      }, meets: meets)
    guard !twins.isEmpty else { return }
    for twin in twins { entries.log.report(twin.problem(column: part.column)) }
    let strange = Set(twins.map { Name(scope: $0.key.scope, text: $0.key.text) })
    entries.leaveOutAnswers {
      strange.contains(Name(scope: part.scope($0), text: part.text($0)))
    }
  }
}

extension ReceivedFigures {
  mutating func leaveOutAnswers(where isWrong: (SurveyAnswer) -> Bool) {
    for answer in answers where isWrong(answer) {
      var row = LeftOutRow(
        location: answer.location, unit: answer.unit, code: answer.question,
        period: answer.period)
      row.isAnswer = true
      leftOut.append(row)
    }
    answers.removeAll(where: isWrong)
  }
}
