/// A class: every index from a threshold on, up to that of the next higher band.
public struct Band: Sendable, Hashable {
  public var name: String
  /// The threshold, in percent.
  public var from: Fraction
  /// Does the threshold itself belong to the band below?
  public var isAbove: Bool

  public init(name: String, from: Fraction, isAbove: Bool = false) {
    self.name = name
    self.from = from
    self.isAbove = isAbove
  }

  /// Is an index at or above the threshold, as the band counts it? The highest such band is the
  /// class.
  public func reaches(_ index: Fraction) -> Bool { isAbove ? index > from : index >= from }

  /// Is a printed index below it?
  package func isMissed(by index: Points) -> Bool {
    (try? index.fraction).map { !reaches($0) } ?? false
  }
}
