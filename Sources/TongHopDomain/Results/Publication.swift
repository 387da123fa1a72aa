/// A signed table: whose it is, of which period, and where it stands.
public struct Publication: Sendable, Hashable {
  /// The id of a version of a method, or its family.
  public var method: String
  public var period: Period
  /// 1 as first signed; a table that supersedes another has the number behind.
  public var revision: Int
  /// Its file in the workspace.
  public var source: String

  public init(method: String, period: Period, revision: Int = 1, source: String) {
    self.method = method
    self.period = period
    self.revision = revision
    self.source = source
  }

  /// Of the file `<method>-<period>.csv`.
  ///
  /// - Parameter name: without `.csv`.
  /// - Returns: nil for another name. There are no two ways to read one: what stands behind the last
  ///   hyphen is a year, or with the year before it another period.
  public init?(named name: String, source: String) {
    var end = name.endIndex
    while let hyphen = name[..<end].lastIndex(of: "-") {
      let text = String(name[name.index(after: hyphen)...])
      if let period = Period(parsing: text), period.description == text {
        self.init(method: String(name[..<hyphen]), period: period, source: source)
        return
      }
      end = hyphen
    }
    return nil
  }
}
