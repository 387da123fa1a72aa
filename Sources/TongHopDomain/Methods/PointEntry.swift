import TongHopDiagnostics

/// Points that were entered by hand for one criterion of one unit in one round.
public struct PointEntry: Sendable, Hashable {
  /// In the order in which they happen.
  public enum Round: String, Sendable, CaseIterable, Comparable {
    /// The unit scores itself (tự chấm).
    case selfScored = "self"
    /// A team appraises (thẩm định).
    case appraised
    /// The unit explains itself (giải trình): a claim, not an appraisal.
    case explained
    /// The appraisal after the explanation.
    case second

    public var isAppraisal: Bool { self == .appraised || self == .second }

    public var words: Phrase {
      switch self {
      case .selfScored: Phrase("tự chấm", en: "self score")
      case .appraised: Phrase("thẩm định", en: "appraisal")
      case .explained: Phrase("giải trình", en: "explanation")
      case .second: Phrase("thẩm định lần hai", en: "second appraisal")
      }
    }

    /// The round that people call by these words, with or without their marks. It is suggested and
    /// never used in their place.
    public init?(words: String) {
      switch NameKey(words).text {
      case "tự chấm", "tu cham", "self score", "self-score": self = .selfScored
      case "thẩm định", "tham dinh", "thẩm định lần 1", "tham dinh lan 1", "appraisal":
        self = .appraised
      case "giải trình", "giai trinh", "explanation": self = .explained
      case "thẩm định lần hai", "tham dinh lan hai", "thẩm định lần 2", "tham dinh lan 2",
        "thẩm định lại", "tham dinh lai", "phúc tra", "phuc tra", "second appraisal":
        self = .second
      default: return nil
      }
    }

    public static func < (left: Round, right: Round) -> Bool {
      allCases.firstIndex(of: left)! < allCases.firstIndex(of: right)!
    }
  }

  public var unit: UnitID
  public var criterion: String
  public var period: Period
  public var round: Round
  /// 10^-9 point.
  public var points: Int64
  public var reason: String
  public var evidence: String
  public var location: SourceLocation
  /// Where the fields stand in the row, for messages that need other rows to be known.
  public var columns: Columns

  /// Numbers of the fields in the file; nil where it lacks the column.
  public struct Columns: Sendable, Hashable {
    public var round: Int?
    public var reason: Int?
    public var evidence: Int?

    public init(round: Int? = nil, reason: Int? = nil, evidence: Int? = nil) {
      self.round = round
      self.reason = reason
      self.evidence = evidence
    }
  }

  public init(
    unit: UnitID, criterion: String, period: Period, round: Round, points: Int64,
    reason: String = "", evidence: String = "", location: SourceLocation,
    columns: Columns = Columns()
  ) {
    self.unit = unit
    self.criterion = criterion
    self.period = period
    self.round = round
    self.points = points
    self.reason = reason
    self.evidence = evidence
    self.location = location
    self.columns = columns
  }

  /// The place of one field of the row.
  public func location(_ column: KeyPath<Columns, Int?>) -> SourceLocation {
    var place = location
    place.column = columns[keyPath: column]
    return place
  }

  /// An explanation that asks for other points than those of the appraisal, where no second appraisal
  /// has decided; nil where there is none.
  ///
  /// - Parameter rounds: of one unit, criterion and period.
  public static func openAppeal(in rounds: [PointEntry]) -> PointEntry? {
    guard let claim = rounds.first(where: { $0.round == .explained }),
      let appraisal = rounds.first(where: { $0.round == .appraised }),
      claim.points != appraisal.points, !rounds.contains(where: { $0.round == .second })
    else { return nil }
    return claim
  }

  /// Does it change the points of the round before without saying why?
  public func lacksReason(after earlier: PointEntry?) -> Bool {
    guard let earlier, round.isAppraisal, reason.isEmpty else { return false }
    return points != earlier.points
  }
}
