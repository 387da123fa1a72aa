import TongHopDiagnostics
import TongHopDomain

/// What the documents about one unit say with the same words.
public struct ProfileWords: Sendable {
  public let method: Method
  public let language: Language
  private let indicators: [String: Indicator]
  let style: TableStyle

  /// - Parameter indicators: by code, for what their numerators count.
  public init(_ method: Method, indicators: [String: Indicator], language: Language) {
    self.method = method
    self.language = language
    self.indicators = indicators
    style = TableStyle(method, language: language)
  }

  var text: NumberText { style.text }

  // MARK: Numbers

  /// Points of a total, in the method's decimals.
  public func points(_ points: Points) -> String { style.number(points).text }

  public func points(_ maximum: Fraction) -> String { style.number(maximum).text }

  /// Points of a node of the criteria tree: in all their digits where the method does not round them.
  public func points(_ points: Points, of criterion: Int) -> String {
    text.styled(style.numbers.text(points, isRounded: isRounded(criterion)))
  }

  /// With a sign.
  public func gained(_ gain: UnitProfile.Gain) -> String {
    text.signed(style.numbers.text(gain.points, isRounded: isRounded(gain.criterion)))
  }

  /// `82,15%`
  public func percent(_ percent: Points) -> String { style.number(percent).text + "%" }

  /// `12/200`, a rank among so many; without a rank a dash.
  func place(_ rank: Int?, of size: Int?) -> String {
    guard let rank else { return TableStyle.Mark.none }
    return text.count(rank) + (size.map { "/" + text.count($0) } ?? "")
  }

  private func isRounded(_ criterion: Int) -> Bool { method.rounds(method.criteria[criterion]) }

  // MARK: Criteria

  /// `3.3. Hồ sơ giải quyết đúng hạn`
  public func criterion(_ index: Int) -> String {
    "\(method.criteria[index].code). \(method.criteria[index].name)"
  }

  /// Empty for a leaf that was simply scored.
  public func state(_ state: ScoreState) -> String {
    Self.state(state)[language]
  }

  /// With what is the matter with its leaves where it is out of the maximum.
  func state(_ domain: UnitProfile.Domain) -> String {
    guard !domain.outside.isEmpty else { return state(domain.state) }
    return domain.outside.map { Self.outside($0)[language] }.joined(separator: ", ")
  }

  /// Why something is out of the maximum.
  package static func outside(_ reason: OutsideReason) -> Phrase {
    switch reason {
    case .notDue: Phrase("chưa đến hạn", en: "not due")
    case .unanswered: Phrase("không có câu trả lời trong kỳ", en: "no answer in the period")
    case .notApplicable: Phrase("không áp dụng", en: "not applicable")
    }
  }

  package static func state(_ state: ScoreState) -> Phrase {
    switch state {
    case .scored: Phrase(verbatim: "")
    case .provisional: Phrase("tạm tính", en: "provisional")
    case .notDue: outside(.notDue)
    case .notApplicable: outside(.notApplicable)
    case .notReported: Phrase("chưa báo cáo", en: "not reported")
    case .awaitingAppraisal: Phrase("chờ thẩm định", en: "awaiting appraisal")
    case .withheld: Phrase("không công bố", en: "withheld")
    case .notComparable: Phrase("không chia được", en: "cannot be divided")
    }
  }

  /// `hiện có 117/120, cần 120/120 (thêm 3 hồ sơ)`
  public func needed(_ gain: UnitProfile.Gain) -> String {
    let leaf = method.criteria[gain.criterion].leaf
    var (places, unit) = (0, "")
    if case .metric(let code) = leaf?.measure {
      places = indicators[code]?.decimals ?? 0
      unit = indicators[code]?.unit ?? ""
    }
    if leaf?.rule == .yesNo, gain.numerator == 0, gain.neededNumerator == gain.denominator {
      return Phrase("hiện chưa đạt, cần đạt", en: "not yet met, to be met")[language]
    }
    func count(_ value: Int64) -> String {
      text.styled(PrintedNumbers.trimmed(value, places: places).text)
    }
    let way = gain.neededNumerator &- gain.numerator
    let difference = count(way > 0 ? way : 0 &- way)
    let things = unit.isEmpty ? "" : " \(unit)"
    let all = count(gain.denominator)
    let (now, then) = (count(gain.numerator), count(gain.neededNumerator))
    return way > 0
      ? Phrase(
        "hiện có \(now)/\(all), cần \(then)/\(all) (thêm \(difference)\(things))",
        en: "now \(now)/\(all), needed \(then)/\(all) (\(difference) more\(things))")[language]
      : Phrase(
        "hiện có \(now)/\(all), cần giảm còn \(then)/\(all) (bớt \(difference)\(things))",
        en:
          "now \(now)/\(all), to come down to \(then)/\(all) (\(difference) fewer\(things))")[
          language]
  }

  /// `+0,25 điểm`
  public func worth(_ gain: UnitProfile.Gain) -> String {
    let points = gained(gain)
    return Phrase("\(points) điểm", en: "\(points) points")[language]
  }

  // MARK: Tasks

  /// What the task is, or its code.
  public func title(_ late: LateTask) -> String {
    late.task.title.isEmpty ? late.task.code : late.task.title
  }

  /// `hạn 09/6/2024, quá hạn 5 ngày` or `…, hoàn thành muộn 5 ngày`
  public func delay(_ late: LateTask) -> String {
    let (day, days) = (text.day(late.due), text.count(late.daysLate))
    let unit = late.daysLate == 1 ? "day" : "days"
    return late.isDone
      ? Phrase(
        "hạn \(day), hoàn thành muộn \(days) ngày", en: "due \(day), done \(days) \(unit) late")[
          language]
      : Phrase("hạn \(day), quá hạn \(days) ngày", en: "due \(day), \(days) \(unit) overdue")[
        language]
  }
}
