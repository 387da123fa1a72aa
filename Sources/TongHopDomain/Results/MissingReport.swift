/// The figures that a unit should have sent for a period and did not.
public struct MissingReport: Sendable, Hashable {
  /// The unit above; empty for the uppermost.
  public var parentName: String
  public var code: String
  public var name: String
  /// Codes of indicators, and of criteria with points, in file order.
  public var figures: [String]
  /// Nothing of what units of its level owe has come.
  public var isEverything: Bool

  public init(
    parentName: String, code: String, name: String, figures: [String], isEverything: Bool
  ) {
    self.parentName = parentName
    self.code = code
    self.name = name
    self.figures = figures
    self.isEverything = isEverything
  }
}
