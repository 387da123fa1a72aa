import TongHopDiagnostics
import TongHopDomain
import TongHopRecords
import TongHopReport

/// Of a criterion that counts some words among answers that are not listed: how often each text was
/// given. A text that was meant to count and does not can only be seen by people.
public struct OpenAnswers: Sendable {
  public typealias Text = (text: String, count: Int)

  public let code: String
  public let measure: Measure
  /// The most frequent first.
  public private(set) var counted: [Text] = []
  public private(set) var others: [Text] = []

  /// Texts that a note names.
  static let mostInNotes = 12
  /// Letters of a text that are shown.
  private static let mostLetters = 60

  fileprivate init(code: String, measure: Measure, _ counts: [String: (count: Int, counts: Bool)]) {
    self.code = code
    self.measure = measure
    for (text, value) in counts.sorted(by: { ($1.value.count, $0.key) < ($0.value.count, $1.key) })
    {
      if value.counts {
        counted.append((text, value.count))
      } else {
        others.append((text, value.count))
      }
    }
  }

  /// `được tính: loa (1). Không được tính: loa zalo (1); zalo (1)`
  func text(_ language: Language, most: Int) -> String {
    let counted =
      self.counted.isEmpty
      ? Phrase("không có", en: "none")[language]
      : list(
        self.counted, language, most)
    return Phrase("được tính: ", en: "counted: ")[language] + counted + ". "
      + uncounted(language, most: most)
  }

  func uncounted(_ language: Language, most: Int) -> String {
    Phrase("Không được tính: ", en: "Not counted: ")[language] + list(others, language, most)
  }

  private func list(_ texts: [Text], _ language: Language, _ most: Int) -> String {
    let numbers = NumberText(language)
    var words = texts.prefix(most).map { text, count in
      let isLong = text.count > Self.mostLetters
      return "\(text.prefix(Self.mostLetters))\(isLong ? "…" : "") (\(numbers.count(count)))"
    }
    let rest = texts.dropFirst(most)
    if !rest.isEmpty {
      let (texts, rows) = (
        numbers.count(rest.count), numbers.count(rest.reduce(0) { $0 + $1.count })
      )
      words.append(
        Phrase("và \(texts) câu trả lời khác (\(rows))", en: "and \(texts) others (\(rows))")[
          language])
    }
    return words.joined(separator: "; ")
  }
}

extension Pipeline {
  /// Those of the period that hold any text that does not count, in file order of the criteria.
  ///
  /// - Parameters:
  ///   - only: a leaf; nil: all.
  ///   - isWanted: an answer of the period.
  /// - Complexity: O(answers to the questions).
  func openAnswers(
    _ method: TongHopDomain.Method, only: Int? = nil,
    where isWanted: (SurveyAnswer) -> Bool = { _ in true }
  ) -> [OpenAnswers] {
    method.leaves.compactMap { index -> OpenAnswers? in
      guard only == nil || only == index, let leaf = method.criteria[index].leaf,
        let figure = SurveyFigure(leaf), figure.openWords != nil
      else { return nil }
      var counts: [String: (count: Int, counts: Bool)] = [:]
      var hasOthers = false
      for answer in received.answers(to: figure.question)
      where period.contains(answer.period) && !answer.answer.isEmpty && isWanted(answer) {
        // Upper and lower case are one, as they are for the criterion.
        let text = answer.answer.lowercased()
        let isCounted = counts[text]?.counts ?? (figure.value(of: text) == 1)
        counts[text, default: (0, isCounted)].count += 1
        if !isCounted { hasOthers = true }
      }
      guard hasOthers else { return nil }
      return OpenAnswers(code: method.criteria[index].code, measure: leaf.measure, counts)
    }
  }

  /// Under the table: which texts did not count.
  func openAnswerNotes(_ language: Language) -> [String] {
    openAnswers(method).map { answers in
      Phrase(
        "Điều tra, tiêu chí \(answers.code) (\(answers.measure.text)), số phiếu theo câu trả lời: ",
        en: "Survey, criterion \(answers.code) (\(answers.measure.text)), rows by answer: ")[
          language]
        + answers.text(language, most: OpenAnswers.mostInNotes) + "."
    }
  }
}
