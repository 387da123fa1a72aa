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
  /// 1-based, or ``wholeFile``.
  var line: Int

  /// Instead of a line: nothing more is known, because the file has changed.
  static let wholeFile = 0

  static func < (left: RowPlace, right: RowPlace) -> Bool {
    (left.file, left.line) < (right.file, right.line)
  }
}
