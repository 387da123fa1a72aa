import TongHopDiagnostics
import TongHopDomain

/// What the readers of figures need to know of the workspace.
public struct Codebook: Sendable {
  public let register: UnitRegister
  /// By code: those of indicators.csv, and those that only a method names.
  public let indicators: [String: Indicator]
  /// Those that only a method names; how many decimals they have nobody has said.
  public let undeclared: Set<String>
  public let indicatorList: IndicatorList
  /// What lists with errors declare.
  package let doubtful: DoubtfulCodes
  /// The calendar of indicators that have none of their own, and of points and tasks.
  public let calendar: Calendar
  /// Indicators of a yes_no criterion: 1/1 or 0/1.
  public let yesNo: Set<String>
  /// Indicators of a criterion to which a denominator of zero is 0 points.
  let zeroWhenEmpty: Set<String>
  /// Leaves that are scored by points, by criterion code, of every method of the workspace.
  public let pointLeaves: [String: [PointLeaf]]
  /// Leaves that measure a survey, by question, of every method of the workspace.
  public let surveyLeaves: [String: [SurveyLeaf]]
  /// Indicators that every unit may enter, those above and below it too, because every leaf that
  /// measures them repeats them or takes a unit's own figure only.
  public let enteredAtEveryLevel: [String: RollUp]
  /// Indicators of which every leaf that measures them takes the last row of a period: they say how things
  /// stood at its end.
  package let stands: Set<String>
  /// Every criterion code of every method.
  public let criteria: Set<String>
  /// Leaves that no method measures by tasks: a task of theirs counts nowhere. Empty where some
  /// leaf counts all tasks, whatever their criterion.
  public let leavesWithoutTasks: Set<String>
  /// Leaves that are measured by the tasks of their code, sorted.
  let leavesWithTasks: [String]

  /// By method, the levels and types that it scores; empty: all.
  private let scored: [[String]]

  // What a wrong word may mean.
  let unitGuide: UnitGuide
  let questionList: Phrase
  let nearIndicators: SharedSuggestions
  let nearQuestions: SharedSuggestions
  let nearCriteria: SharedSuggestions

  /// How far indicators.csv can be relied on.
  public enum IndicatorList: Sendable {
    case missing, whole
    /// A row that cannot be read may declare what seems to be missing.
    case faulty
  }

  public struct PointLeaf: Sendable, Hashable {
    public var validFrom: Day?
    public var validTo: Day?
    public var maximum: Fraction
    public var letters: [ScaleLetter]
    public var rollUp: RollUp
    /// What `maximum` is called where it is the limit of a bonus or a penalty.
    public var limitName: Phrase?
  }

  public struct SurveyLeaf: Sendable, Hashable {
    public var validFrom: Day?
    public var validTo: Day?
    public var criterion: String
    public var figure: SurveyFigure

    public func isInForce(on day: Day) -> Bool {
      (validFrom.map { $0 <= day } ?? true) && (validTo.map { day < $0 } ?? true)
    }
  }

  package init(
    register: UnitRegister, indicators: [Indicator], methods: [Method], calendar: Calendar,
    indicatorList: IndicatorList = .whole, doubtful: DoubtfulCodes = DoubtfulCodes()
  ) {
    self.doubtful = doubtful
    self.indicatorList = indicatorList
    self.register = register
    self.calendar = calendar
    scored = methods.map(\.appliesTo)
    var known = Dictionary(
      indicators.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    var (yesNo, zeroWhenEmpty): (Set<String>, Set<String>) = ([], [])
    var pointLeaves: [String: [PointLeaf]] = [:]
    var surveyLeaves: [String: [SurveyLeaf]] = [:]
    var criteria: Set<String> = []
    var rollUps: [String: [RollUp]] = [:]
    var (stands, flows): (Set<String>, Set<String>) = ([], [])
    var (withTasks, withoutTasks): (Set<String>, Set<String>) = ([], [])
    var countsAllTasks = false
    for method in methods {
      for criterion in method.criteria {
        criteria.insert(criterion.code)
        guard let leaf = criterion.leaf else {
          withTasks.insert(criterion.code)
          continue
        }
        if leaf.measure == .allTasks { countsAllTasks = true }
        if leaf.measure.isTasks {
          withTasks.insert(criterion.code)
        } else {
          withoutTasks.insert(criterion.code)
        }
        switch leaf.measure {
        case .metric(let code):
          if known[code] == nil { known[code] = Indicator(code: code, name: criterion.name) }
          if leaf.rule == .yesNo { yesNo.insert(code) }
          if leaf.whenEmpty == .zero { zeroWhenEmpty.insert(code) }
          rollUps[code, default: []].append(leaf.rollUp)
          if leaf.overTime == .last { stands.insert(code) } else { flows.insert(code) }
        case .points:
          var letters: [ScaleLetter] = []
          if case .scale(let list) = leaf.rule { letters = list }
          pointLeaves[criterion.code, default: []].append(
            PointLeaf(
              validFrom: method.validFrom, validTo: method.validTo,
              maximum: leaf.rule.extraLimit ?? criterion.maximum,
              letters: letters, rollUp: leaf.rollUp, limitName: leaf.rule.limitName))
        case .survey:
          guard let figure = SurveyFigure(leaf) else { break }
          surveyLeaves[figure.question, default: []].append(
            SurveyLeaf(
              validFrom: method.validFrom, validTo: method.validTo, criterion: criterion.code,
              figure: figure))
        default: break
        }
      }
    }
    self.indicators = known
    undeclared = Set(known.keys).subtracting(indicators.map(\.code))
    self.yesNo = yesNo
    self.zeroWhenEmpty = zeroWhenEmpty
    self.stands = stands.subtracting(flows)
    enteredAtEveryLevel = rollUps.compactMapValues { list in
      list.allSatisfy(\.isOfEveryLevel) ? list.first : nil
    }
    self.pointLeaves = pointLeaves
    self.surveyLeaves = surveyLeaves
    self.criteria = criteria
    leavesWithTasks = Set(
      methods.flatMap { method in
        method.criteria.filter { $0.leaf?.measure.isTasks ?? false }.map(\.code)
      }
    ).sorted()
    leavesWithoutTasks = countsAllTasks ? [] : withoutTasks.subtracting(withTasks)
    unitGuide = UnitGuide(register)
    questionList = Phrase(listing: surveyLeaves.keys.sorted())
    nearIndicators = SharedSuggestions(alone: true) { [known] in Array(known.keys) }
    nearQuestions = SharedSuggestions(alone: true) { [surveyLeaves] in Array(surveyLeaves.keys) }
    nearCriteria = SharedSuggestions(limit: 1, alone: true) { [criteria] in Array(criteria) }
  }

  /// Is an indicator known from a method only, while indicators.csv has errors and may say more of it:
  /// its decimals, its sign?
  public func isUnsettled(_ code: String) -> Bool {
    indicatorList == .faulty && undeclared.contains(code)
      && doubtful.isMaybe(code, .indicator, of: IndicatorsFile.name)
  }

  /// - Returns: the criterion that is spelled nearly so, where points can be entered for it.
  func nearestCriterion(ofPoints code: String) -> String? {
    nearCriteria.nearest(to: code).flatMap { pointLeaves[$0] == nil ? nil : $0 }
  }

  /// - Returns: the criterion that is spelled nearly so, where tasks count in it.
  func nearestCriterion(ofTask code: String) -> String? {
    nearCriteria.nearest(to: code).flatMap { leavesWithoutTasks.contains($0) ? nil : $0 }
  }

  /// May a method score units below one by what they enter? Only where one scores it, and none the
  /// unit at hand below it or those between, is it certain that none does.
  ///
  /// - Complexity: O(*depth* x *methods*).
  public func mayScore(below parent: Unit, through child: Unit) -> Bool {
    var unit = child
    for _ in 0..<32 {
      if unit.code == parent.code { return !isScored(parent) }
      if isScored(unit) { return true }
      guard let above = register.units(coded: unit.parentCode).last else { return true }
      unit = register[above]
    }
    return true
  }

  private func isScored(_ unit: Unit) -> Bool {
    scored.contains { words in
      words.isEmpty
        || words.contains { $0 == unit.level || NameKey($0) == NameKey(unit.type) }
    }
  }

  /// What the rows of an indicator hold.
  package func content(of code: String) -> OverlappingRow.Content {
    if indicators[code]?.isCumulative ?? false { return .accumulated }
    return stands.contains(code) ? .standing : .arisen
  }

  /// The first and last day of a period for an indicator (nil: for points and tasks).
  public func days(of period: Period, indicator: String? = nil) -> (first: Day, last: Day) {
    let own = indicator.flatMap { indicators[$0]?.calendar } ?? calendar
    return (period.firstDay(in: own), period.lastDay(in: own))
  }
}
