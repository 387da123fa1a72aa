import TongHopDomain

/// What a page is made of.
public struct PageContents: Sendable {
  /// The table with all columns, as it is to be signed.
  public var comparison: ReportDocument
  /// The same rows as values.
  public var table: ComparisonTable
  /// The units of the table.
  public var tree: UnitTree
  public var profiles: any ProfileSource
  /// By code, for the decimals of figures.
  public var indicators: [String: Indicator]
  public var boundaries: Boundaries

  public init(
    comparison: ReportDocument, table: ComparisonTable, tree: UnitTree, profiles: any ProfileSource,
    indicators: [String: Indicator], boundaries: Boundaries
  ) {
    self.comparison = comparison
    self.table = table
    self.tree = tree
    self.profiles = profiles
    self.indicators = indicators
    self.boundaries = boundaries
  }
}
