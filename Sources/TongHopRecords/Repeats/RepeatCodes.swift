import TongHopDomain

/// What codes mean, as far as it matters whether two rows say the same.
package struct RepeatCodes: Sendable {
  let register: UnitRegister
  /// In which the periods of the workspace may be meant.
  let calendars: Set<Calendar>
  /// Indicators that are no counts: `1.200` is one and a bit.
  let amounts: Set<String>
  /// Indicators that are the same in every period.
  let constants: Set<String>

  package init(
    register: UnitRegister = UnitRegister(units: []), calendars: Set<Calendar> = [],
    amounts: Set<String> = [], constants: Set<String> = []
  ) {
    self.register = register
    self.calendars = calendars
    self.amounts = amounts
    self.constants = constants
  }

  /// The code alone for `CODE@DATE` where that says the same in the period; another text for each
  /// other unit.
  func unit(_ text: String, in period: String) -> String {
    let parts = text.split(separator: "@", maxSplits: 1)
    guard parts.count == 2, let day = Day(parsing: parts[1]) else { return text }
    let code = String(parts[0])
    guard let unit = register.unit(coded: code, on: day) else { return text }
    let isOnly = register.units(coded: code).count == 1
    return isOnly || isMeant(unit, code, period)
      ? code : "\(code)@\(register[unit].validFrom?.description ?? "")"
  }

  /// Is it the unit without the date, too?
  private func isMeant(_ unit: UnitID, _ code: String, _ text: String) -> Bool {
    guard let period = Period(parsing: text) else { return false }
    return calendars.contains { calendar in
      register.unit(
        coded: code, from: period.firstDay(in: calendar), through: period.lastDay(in: calendar))
        == unit
    }
  }

  /// Of indicators, as ``RowScanner/Row/topic`` has them.
  static func topics(_ codes: Set<String>) -> Set<UInt64> {
    let seed = FieldHash.of("indicator") | 1
    return Set(codes.map { FieldHash.mix(FieldHash.of($0) &* seed) })
  }
}
