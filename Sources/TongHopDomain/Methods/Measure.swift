import TongHopDiagnostics

/// What a leaf of the criteria tree measures.
public enum Measure: Sendable, Hashable {
  /// `metric:CODE`: the figure of an indicator.
  case metric(String)
  /// `tasks:done`: (on time + late) / (on time + late + overdue) of the criterion's tasks.
  case tasksDone
  /// `tasks:on_time`: on time / (on time + late + overdue) of the criterion's tasks.
  case tasksOnTime
  /// `tasks:*`: on time, over all of the unit's tasks whatever their criterion.
  case allTasks
  /// `points`: entered by hand and appraised.
  case points
  /// `survey:QUESTION`, or `survey:QUESTION>=4 of 1..5`: the share of those whose answer meets a
  /// condition, see ``SurveyCondition``.
  case survey(String, SurveyCondition? = nil)
  /// `index:FAMILY`: the index of another method.
  case index(String)

  public init?(parsing text: some StringProtocol) {
    let parts = text.split(separator: ":", maxSplits: 1).map { String($0).trimmed }
    switch (parts.first?.lowercased(), parts.count) {
    case ("metric", 2): self = .metric(parts[1])
    case ("tasks", 2) where parts[1] == "done": self = .tasksDone
    case ("tasks", 2) where parts[1] == "on_time": self = .tasksOnTime
    case ("tasks", 2) where parts[1] == "*": self = .allTasks
    case ("points", 1): self = .points
    case ("survey", 2):
      guard let survey = try? Self.survey(parsing: parts[1]) else { return nil }
      self = survey
    case ("index", 2): self = .index(parts[1])
    default: return nil
    }
  }

  /// `QUESTION`, `QUESTION of 1..5`, `QUESTION>=4`, `QUESTION>=4 of 1..5`, `QUESTION=A|B` or
  /// `QUESTION=A|B of A|B|C`.
  public static func survey(parsing text: String) throws(SurveyCondition.Flaw) -> Measure {
    let sign = text.firstIndex { "<>=".contains($0) } ?? text.endIndex
    let parts = SurveyCondition.parts(String(text[..<sign]))
    // ≥ is no letter of a code, but a sign that is written in one character.
    guard !LookAlike.plain(parts[0]).contains(where: { "<>=".contains($0) }) else { throw .number }
    guard sign == text.endIndex else {
      // Half of a range must not become the code of a question.
      guard parts.count == 1 else { throw .order }
      return .survey(parts[0].trimmed, try SurveyCondition(parsing: String(text[sign...])))
    }
    guard parts.count > 1 else {
      let isGlued = SurveyCondition.split(text).contains {
        if case .survey(_, .within) = try? survey(parsing: $0) { true } else { false }
      }
      guard !isGlued else { throw .blank }
      return .survey(text)
    }
    guard parts.count == 2, let range = AnswerRange(parsing: parts[1].trimmed) else {
      throw .range
    }
    return .survey(parts[0].trimmed, .within(range))
  }

  public var isTasks: Bool {
    switch self {
    case .tasksDone, .tasksOnTime, .allTasks: true
    default: false
    }
  }

  public var text: String {
    switch self {
    case .metric(let code): "metric:\(code)"
    case .tasksDone: "tasks:done"
    case .tasksOnTime: "tasks:on_time"
    case .allTasks: "tasks:*"
    case .points: "points"
    case .survey(let question, let condition): "survey:\(question)\(condition?.text ?? "")"
    case .index(let family): "index:\(family)"
    }
  }
}

/// How a figure of the children becomes one of the parent.
public enum RollUp: String, Sendable, CaseIterable {
  case sum
  case `repeat`
  case last
  case max
  case min
  case meanPopulation = "mean:population"
  case meanHouseholds = "mean:households"
  /// Own value only.
  case none
}

/// How the figures of a period's parts become one of the period.
public enum OverTime: String, Sendable, CaseIterable {
  case sum
  /// That of the latest part.
  case last
  /// The numerator adds up, the denominator is that of the latest part.
  case sumOverLast = "sum/last"
}

/// What a leaf gets where its denominator is zero.
public enum WhenEmpty: String, Sendable, CaseIterable {
  case zero
  case full
  case notApplicable = "not_applicable"
  case missing
}
