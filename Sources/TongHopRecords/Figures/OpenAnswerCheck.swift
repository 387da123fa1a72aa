import Foundation
import TongHopDiagnostics
import TongHopDomain

/// Of a question whose answers are not listed: the texts that do not count and look as if they
/// should. They are named, once each; they are not taken for what they look like.
struct OpenAnswerCheck {
  let codebook: Codebook

  private struct Words: Hashable {
    var question: String
    var words: [String]
  }

  private struct Text {
    var answer: SurveyAnswer
    var count = 0
  }

  /// - Complexity: O(answers + different texts x words that count).
  func run(on entries: inout ReceivedFigures) {
    var found: [(text: Text, words: Words, likeness: AnswerText.Likeness)] = []
    for (question, leaves) in codebook.surveyLeaves {
      let open = Dictionary(
        grouping: leaves.filter { $0.figure.openWords != nil },
        by: { Words(question: question, words: $0.figure.openWords ?? []) })
      for (words, leaves) in open {
        for text in texts(entries, words, leaves) {
          guard let likeness = AnswerText.likeness(of: text.answer.answer, to: words.words)
          else { continue }
          found.append((text, words, likeness))
        }
      }
    }
    let sorted = found.sorted {
      ($0.text.answer.location, $0.words.words.joined(separator: "|"))
        < ($1.text.answer.location, $1.words.words.joined(separator: "|"))
    }
    for item in sorted { entries.log.report(problem(item.text, item.words, item.likeness)) }
  }

  /// The different texts that do not count in a period in which one of the leaves is in force.
  private func texts(
    _ entries: ReceivedFigures, _ words: Words, _ leaves: [Codebook.SurveyLeaf]
  ) -> [Text] {
    var isInForce: [Period: Bool] = [:]
    var texts: [String: Text] = [:]
    for answer in entries.answers(to: words.question) {
      let counts =
        isInForce[answer.period]
        ?? leaves.contains { $0.isInForce(on: codebook.days(of: answer.period).last) }
      isInForce[answer.period] = counts
      guard counts, leaves[0].figure.value(of: answer.answer) == 0 else { continue }
      var text = texts[answer.answer] ?? Text(answer: answer)
      if answer.location < text.answer.location { text.answer = answer }
      text.count += 1
      texts[answer.answer] = text
    }
    return Array(texts.values)
  }

  private func problem(_ text: Text, _ words: Words, _ likeness: AnswerText.Likeness) -> Diagnostic
  {
    let (answer, question) = (text.answer.answer, words.question)
    let shown = LookAlike.shown(answer)
    let rows = Phrase(
      "\(text.count) phiếu", en: "\(text.count) \(text.count == 1 ? "row" : "rows")")
    let message: Phrase
    var fix: Phrase
    switch likeness {
    case .variant(let word):
      message = Phrase(
        "câu trả lời '\(shown)' của câu hỏi \(question) giống '\(word)' nhưng không được tính (\(rows.vietnamese))",
        en:
          "the answer '\(shown)' to \(question) looks like '\(word)' and does not count (\(rows.english))"
      )
      fix = Phrase("nếu là '\(word)' thì ghi \(word)", en: "if it is '\(word)', write \(word)")
      if let characters = LookAlike.named(in: answer) {
        fix = characters + Phrase(verbatim: ": ") + fix
      }
    case .several(let word):
      message = Phrase(
        "câu trả lời '\(answer)' của câu hỏi \(question) có '\(word)' và chữ khác nhưng không được tính (\(rows.vietnamese))",
        en:
          "the answer '\(answer)' to \(question) has '\(word)' and something else, and does not count (\(rows.english))"
      )
      fix = UnknownAnswer.oneEach
      if !answer.contains("|") { fix = measures(question, words.words, answer) }
    }
    return Diagnostic(
      .answerInDoubt, severity: .warning, at: text.answer.location, column: "answer", message,
      found: answer, expected: Phrase(verbatim: words.words.joined(separator: ", ")), fix: fix)
  }

  /// How the measure says whether a text counts.
  private func measures(_ question: String, _ words: [String], _ answer: String) -> Phrase {
    let list = words.joined(separator: "|")
    let counted = field("survey:\(question)=\(list)|\(answer)")
    let listed = field("survey:\(question)=\(list) of \(list)|\(answer)|…")
    return Phrase(
      "nếu được tính thì ghi thêm vào measure: \(counted); nếu không thì ghi danh sách mọi câu trả lời: \(listed)",
      en:
        "if it counts, add it to the measure: \(counted); if not, list all answers: \(listed)")
  }

  /// As it is typed into a CSV file.
  private func field(_ text: String) -> String {
    guard text.contains(where: { ",;\"".contains($0) }) else { return text }
    return "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\""
  }
}
