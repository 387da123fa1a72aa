import TongHopDiagnostics

/// Takes a criterion away from a unit for some days.
public struct Exemption: Sendable, Hashable {
  public enum State: String, Sendable, CaseIterable {
    case notApplicable = "not_applicable"
    case notDue = "not_due"
    case withheld
  }

  public var unitCode: String
  public var criterion: String
  /// Inclusive; nil is open.
  public var from: Day?
  /// Exclusive; nil is open.
  public var to: Day?
  public var state: State
  public var reason: String
  public var location: SourceLocation

  public init(
    unitCode: String, criterion: String, from: Day? = nil, to: Day? = nil, state: State,
    reason: String = "", location: SourceLocation
  ) {
    self.unitCode = unitCode
    self.criterion = criterion
    self.from = from
    self.to = to
    self.state = state
    self.reason = reason
    self.location = location
  }

  public func isInForce(on day: Day) -> Bool {
    (from.map { $0 <= day } ?? true) && (to.map { day < $0 } ?? true)
  }

  /// The code, and the day that tells which unit bears it, where one is given: `06157@2024-01-01`.
  package var namedUnit: (code: String, day: Day?) {
    let parts = unitCode.split(separator: "@", maxSplits: 1)
    return (parts.first.map(String.init) ?? "", parts.count == 2 ? Day(parsing: parts[1]) : nil)
  }

  /// Is it about the unit? A code is that of who bears it on the day that stands with it.
  ///
  /// - Parameter day: that counts where none stands there.
  package func names(_ unit: Unit, on day: Day) -> Bool {
    let named = namedUnit
    return unit.code == named.code && unit.isValid(on: named.day ?? day)
  }

  /// The quarters of a period in which it holds for the unit; the period itself where it is no longer.
  ///
  /// It holds where it is in force on the last day of the quarter, or of a unit that ended in it on the
  /// unit's last day.
  package func quarters(of period: Period, in calendar: Calendar, for unit: Unit) -> [Period] {
    period.quarters.filter { quarter in
      let (first, last) = (quarter.firstDay(in: calendar), quarter.lastDay(in: calendar))
      let day = min(last, unit.validTo?.advanced(by: -1) ?? last)
      return first <= day && unit.isValid(on: day) && isInForce(on: day) && names(unit, on: day)
    }
  }
}

extension Sequence<Exemption> {
  /// Those in force on the last day of a period, with the code that their units have in a tree; of who is
  /// not there none.
  ///
  /// - Complexity: O(*units* + *exemptions*).
  package func inForce(on day: Day, in tree: UnitTree) -> [(code: String, exemption: Exemption)] {
    let named = filter { $0.isInForce(on: day) }
    guard !named.isEmpty else { return [] }
    let codes = Set(named.map(\.namedUnit.code))
    let units = Dictionary(
      tree.units.lazy.filter { codes.contains($0.code) }.map { ($0.code, $0) },
      uniquingKeysWith: { first, _ in first })
    return named.compactMap { exemption in
      guard let unit = units[exemption.namedUnit.code], exemption.names(unit, on: day) else {
        return nil
      }
      return (unit.code, exemption)
    }
  }
}
