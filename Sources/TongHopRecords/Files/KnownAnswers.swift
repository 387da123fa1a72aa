import TongHopDomain

/// Which answers the questions have, asked once for each text: a list may be long, and of a hundred
/// thousand answers there are a few that differ.
struct KnownAnswers {
  private struct Question: Hashable {
    var code: String
    var last: Day
  }

  private let codebook: Codebook
  /// The leaves in force that measure a question; all of them where none is.
  private var leaves: [Question: [Codebook.SurveyLeaf]] = [:]
  /// By text, a leaf that does not know it; nil: all know it.
  private var misfits: [Question: [String: Codebook.SurveyLeaf?]] = [:]

  init(_ codebook: Codebook) {
    self.codebook = codebook
  }

  mutating func leaves(of code: String, last: Day) -> [Codebook.SurveyLeaf] {
    let question = Question(code: code, last: last)
    if let known = leaves[question] { return known }
    let all = codebook.surveyLeaves[code] ?? []
    let inForce = all.filter { $0.isInForce(on: last) }
    leaves[question] = inForce.isEmpty ? all : inForce
    return inForce.isEmpty ? all : inForce
  }

  /// A leaf whose question does not have the answer.
  mutating func misfit(_ answer: String, to code: String, last: Day) -> Codebook.SurveyLeaf? {
    let question = Question(code: code, last: last)
    if let known = misfits[question]?[answer] { return known }
    let misfit = leaves(of: code, last: last).first { $0.figure.value(of: answer) == nil }
    misfits[question, default: [:]].updateValue(misfit, forKey: answer)
    return misfit
  }
}
