/// The rounds of points that one unit has on one criterion in one period.
public struct PointRounds: Sendable, Hashable {
  public var code: String
  public var displayName: String
  public var criterion: String
  public var criterionName: String
  public var period: Period
  /// In the order in which they happen; no round twice.
  public var entries: [PointEntry]

  public init(
    code: String, displayName: String, criterion: String, criterionName: String, period: Period,
    entries: [PointEntry]
  ) {
    self.code = code
    self.displayName = displayName
    self.criterion = criterion
    self.criterionName = criterionName
    self.period = period
    self.entries = entries.sorted { $0.round < $1.round }
  }

  public subscript(round: PointEntry.Round) -> PointEntry? {
    entries.first { $0.round == round }
  }

  /// The last appraisal; until there is one the self score; nil where only a claim is there.
  public var counted: PointEntry? { self[.second] ?? self[.appraised] ?? self[.selfScored] }

  /// What a round changes, or asks to change: the points before it.
  public func earlier(than entry: PointEntry) -> PointEntry? {
    entries.last { $0.round < entry.round && $0.round != .explained }
  }

  public var isChanged: Bool { Set(entries.map(\.points)).count > 1 }

  /// The self score has no evidence.
  public var lacksEvidence: Bool {
    self[.selfScored].map { $0.points > 0 && $0.evidence.isEmpty } ?? false
  }

  /// The rounds that change the points without a reason.
  public var unreasoned: [PointEntry] {
    entries.filter { $0.lacksReason(after: earlier(than: $0)) }
  }
}
