/// The rows of one group of like units, as the method groups its ranks.
public struct TableGroup<Row: Sendable>: Sendable {
  public var name: String
  /// nil where a group holds units of several levels.
  public var level: String?
  public var rows: [Row]

  public init(name: String, level: String?, rows: [Row]) {
    self.name = name
    self.level = level
    self.rows = rows
  }
}
