import TongHopDiagnostics
import TongHopDomain
import TongHopRecords
import TongHopReport

/// Of a criterion whose question has no list of its answers: how often each was given. A text that was
/// meant to count and does not, and a number that stands for "don't know" and counts as a number, can
/// only be seen by people.
public struct OpenAnswers: Sendable {
  public typealias Text = (text: String, count: Int)

  public let code: String
  public let measure: Measure
  /// Texts, the most frequent first; numbers, the least first.
  public private(set) var counted: [Text] = []
  public private(set) var others: [Text] = []
  /// Is there a condition that some answers do not meet?
  public let isCondition: Bool
  public let isNumeric: Bool

  /// Texts that a note names.
  static let mostInNotes = 12
  /// Letters of a text that are shown.
  private static let mostLetters = 60

  fileprivate init(
    code: String, measure: Measure, _ figure: SurveyFigure,
    _ counts: [String: (count: Int, counts: Bool)]
  ) {
    self.code = code
    self.measure = measure
    isNumeric = figure.isNumeric
    if case .condition = figure.reading { isCondition = true } else { isCondition = false }
    for (text, value) in Self.sorted(counts, figure) {
      if value.counts {
        counted.append((text, value.count))
      } else {
        others.append((text, value.count))
      }
    }
  }

  private static func sorted(
    _ counts: [String: (count: Int, counts: Bool)], _ figure: SurveyFigure
  ) -> [(key: String, value: (count: Int, counts: Bool))] {
    guard figure.isNumeric else {
      return counts.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    }
    return counts.map { ($0, figure.number($0.key) ?? .zero) }.sorted { $0.1 < $1.1 }.map(\.0)
  }

  /// `được tính: loa (1). Không được tính: loa zalo (1); zalo (1)`
  func text(_ language: Language, most: Int) -> String {
    guard isCondition else { return list(counted, language, most) }
    let none = Phrase("không có", en: "none")[language]
    let counted = self.counted.isEmpty ? none : list(self.counted, language, most)
    return Phrase("được tính: ", en: "counted: ")[language] + counted + ". "
      + uncounted(language, most: most)
  }

  func uncounted(_ language: Language, most: Int) -> String {
    let none = Phrase("không có", en: "none")[language]
    return Phrase("Không được tính: ", en: "Not counted: ")[language]
      + (others.isEmpty ? none : list(others, language, most))
  }

  /// What `explain` says of one unit: of texts those that do not count, of numbers all, because 99 may
  /// be on either side.
  func line(_ language: Language) -> String {
    guard isNumeric else { return uncounted(language, most: Self.mostInNotes) }
    return Phrase("số phiếu theo câu trả lời: ", en: "rows by answer: ")[language]
      + text(language, most: Self.mostInNotes)
  }

  private func list(_ texts: [Text], _ language: Language, _ most: Int) -> String {
    let numbers = NumberText(language)
    func word(_ text: String, _ count: Int) -> String {
      let isLong = text.count > Self.mostLetters
      let shown =
        isNumeric ? numbers.styled(text) : LookAlike.shown(String(text.prefix(Self.mostLetters)))
      return "\(shown)\(isLong ? "…" : "") (\(numbers.count(count)))"
    }
    guard texts.count > most else { return texts.map(word).joined(separator: "; ") }
    // What does not belong among numbers is the least or the greatest.
    let last = isNumeric ? most / 2 : 0
    let rest = texts.dropFirst(most - last).dropLast(last)
    let (kinds, rows) = (
      numbers.count(rest.count), numbers.count(rest.reduce(0) { $0 + $1.count })
    )
    let others = Phrase(
      "và \(kinds) câu trả lời khác (\(rows))", en: "and \(kinds) others (\(rows))")
    return
      (texts.prefix(most - last).map(word) + [others[language]]
      + texts.suffix(last).map(word)).joined(separator: "; ")
  }
}

extension Pipeline {
  /// Those of the period that hold any text that does not count, or numbers, in file order of the
  /// criteria.
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
        let figure = SurveyFigure(leaf), figure.isOpen
      else { return nil }
      var texts: [String: Int] = [:]
      for answer in received.answers(to: figure.question)
      where period.contains(answer.period) && !answer.answer.isEmpty && isWanted(answer) {
        texts[answer.answer, default: 0] += 1
      }
      var counts: [String: (count: Int, counts: Bool)] = [:]
      for (answer, count) in texts {
        // Upper and lower case are one, and so are 4 and 4.0, as they are for the criterion.
        let text = figure.number(answer)?.text ?? answer.lowercased()
        counts[text, default: (0, figure.counts(answer))].count += count
      }
      guard figure.isNumeric ? !counts.isEmpty : counts.values.contains(where: { !$0.counts })
      else { return nil }
      return OpenAnswers(code: method.criteria[index].code, measure: leaf.measure, figure, counts)
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
