/// The total of one unit in a signed table, as it was signed.
public struct PublishedRow: Sendable, Hashable {
  public var code: String
  public var level: String
  public var type: String
  public var name: String
  public var points: Points?
  public var index: Points?
  public var rank: Int?

  public init(
    code: String, level: String, type: String, name: String, points: Points? = nil,
    index: Points? = nil, rank: Int? = nil
  ) {
    self.code = code
    self.level = level
    self.type = type
    self.name = name
    self.points = points
    self.index = index
    self.rank = rank
  }

  public var figures: PeriodFigures { PeriodFigures(points: points, index: index, rank: rank) }
}
