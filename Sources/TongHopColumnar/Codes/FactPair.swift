import TongHopDomain

/// An indicator in a period: what one column of cells is of.
///
/// Most rows of a file are of a few hundred pairs, so everything that a row needs and that does
/// not depend on its unit is looked up by pair.
struct FactPair: Sendable, Hashable {
  /// Into ``FactCatalog/indicators``.
  var indicator: Int
  var period: Period
}

/// What the catalog says of a pair.
struct PairEntry: Sendable {
  let number: Int
  let pair: FactPair
  let view: UnitView
  /// The first cell of its column; -1 where its figures are not kept.
  let firstCell: Int
  /// The first bit of its plane in ``PresencePlanes``; -1 where nobody asked who reported it.
  let firstBit: Int
}
