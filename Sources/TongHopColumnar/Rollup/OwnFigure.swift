import TongHopDomain

/// What one unit sent for itself, where figures take part as they were entered.
struct OwnFigure: Sendable {
  /// Where the unit, or a part of it, stands.
  var place: UnitIndex
  var unit: UnitID
  var numerator: Int64
  var denominator: Int64
  /// The sum of its rows did not fit.
  var overflowed: Bool
  /// Of the latest part of the period that it sent.
  var lastDay: Day
  /// In a mean; of a part the part's.
  var weight: Int?

  var hasRatio: Bool { denominator > 0 && !overflowed }

  init(
    _ cell: RollupCell, of unit: UnitID, at place: UnitIndex, lastDay: Day, weight: Int? = nil
  ) {
    self.place = place
    self.unit = unit
    numerator = cell.numerator
    denominator = cell.denominator
    overflowed = cell.overflowed
    self.lastDay = lastDay
    self.weight = weight
  }
}

extension UnitPlaces {
  /// A unit's figure at each of its places. What is added up is divided with the unit; a ratio, and
  /// a figure that is the same for all, is that of every part.
  func figures(
    _ cell: RollupCell, of unit: UnitID, lastDay: Day, _ column: RollupColumn,
    _ register: UnitRegister
  ) -> [OwnFigure] {
    let weight = column.rollUp.weight(of: register[unit])
    func figure(_ cell: RollupCell, _ place: UnitIndex, _ weight: Int?) -> OwnFigure {
      OwnFigure(cell, of: unit, at: place, lastDay: lastDay, weight: weight)
    }
    if let place = self[unit] { return [figure(cell, place, weight)] }
    let placement = placement(of: unit)
    switch column.rollUp {
    case .repeat, .last:
      return parts(of: cell, unit, column).map { figure($0.cell, $0.place, weight) }
    case .sum, .none, .max, .min, .meanPopulation, .meanHouseholds:
      let weights = weight.flatMap { Apportionment.divide(Int64($0), by: placement.shares) }
      return placement.parts.enumerated().map { number, part in
        figure(cell, part.place, (weights?[number]).map { Int($0) })
      }
    }
  }
}
