import TongHopDomain

/// What one figure is of: a unit, an indicator and a period.
struct FactKey: Sendable, Hashable {
  var unit: UnitID
  var pair: FactPair
}

/// Where a row stands: in the order in which files are read.
struct RowPlace: Sendable, Hashable, Comparable {
  /// Among the files of metrics/ and then records/.
  var file: Int
  var line: Int

  static func < (left: RowPlace, right: RowPlace) -> Bool {
    (left.file, left.line) < (right.file, right.line)
  }
}
