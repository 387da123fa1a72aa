/// How the units of each group did on each leaf, and which leaves rank nobody because nearly all
/// have full marks.
public struct FullMarksTable: Sendable {
  /// A leaf ranks nobody where more than this share of the units has full marks.
  public static let most = 95

  public struct Row: Sendable, Hashable {
    public var code: String
    public var name: String
    /// What full marks are; see ``Method/mostPoints(on:)``.
    public var maximum: Fraction
    /// Units to which it applies and that have points, in it and in total.
    public var units = 0
    public var fullMarks = 0
    /// As printed.
    public var mean = Points.zero
    public var least = Points.zero
    public var greatest = Points.zero

    public init(code: String, name: String, maximum: Fraction) {
      self.code = code
      self.name = name
      self.maximum = maximum
    }

    /// nil where no unit has points.
    public var share: Fraction? { try? Fraction(Int128(fullMarks), over: Int128(units)) }

    /// One unit alone is not ranked by anything.
    public var ranksNobody: Bool { units > 1 && fullMarks * 100 > units * FullMarksTable.most }
  }

  /// Rows in file order; leaves that apply to no unit of the group are left out.
  public typealias Group = TableGroup<Row>

  public var period: Period
  public var method: Method
  public var groups: [Group]

  public init(period: Period, method: Method, groups: [Group]) {
    self.period = period
    self.method = method
    self.groups = groups
  }
}

extension Method {
  /// The most points that a leaf can give: its maximum, of a bonus its limit, in a composite
  /// indicator the top of the scale. nil for a penalty and for a leaf that is only tracked.
  public func mostPoints(on leaf: Int) -> Fraction? {
    if let composite { return composite.high }
    if isTracked(leaf) { return nil }
    switch criteria[leaf].leaf?.rule {
    case .bonus(_, let limit): return limit > .zero ? limit : nil
    case .penalty: return nil
    default: return criteria[leaf].maximum
    }
  }

  /// A leaf without points to gain or to lose: its figure is printed and nothing else.
  public func isTracked(_ index: Int) -> Bool {
    guard composite == nil, let leaf = criteria[index].leaf else { return false }
    return criteria[index].maximum == .zero && !leaf.rule.isExtra
  }
}
