import TongHopDomain

/// The unit codes of a register as dense numbers, and which unit bears each in a span of days.
///
/// A code is not a unit: in another period it may have belonged to another one, or to none. Rows
/// are added up by code and period, and a ``UnitView`` says afterwards whose they are.
final class UnitCodes: Sendable {
  let register: UnitRegister
  let table: CodeTable
  /// Units by code number: a range of register numbers, oldest first.
  private let units: [Range<Int32>]
  private let views = Guarded<[Days: UnitView]>([:])

  private struct Days: Hashable {
    var first: Day
    var last: Day
  }

  /// How many codes there are.
  var count: Int { units.count }

  /// - Complexity: O(*units*).
  init(_ register: UnitRegister) {
    self.register = register
    let all = register.units
    var units: [Range<Int32>] = []
    units.reserveCapacity(all.count)
    for number in all.indices {
      if number > 0, all[number].code == all[number - 1].code {
        units[units.count - 1] = units[units.count - 1].lowerBound..<Int32(number + 1)
      } else {
        units.append(Int32(number)..<Int32(number + 1))
      }
    }
    self.units = units
    // Two spellings of one letter are one code to the register, and two to a table of bytes: such
    // codes are left to the readable reader (also a K that has a twin in the sign for kelvin). So
    // are those with the sign of CODE@DATE.
    let odd = Set(all.lazy.map(\.code).filter { !Self.isPlain($0) })
    table = CodeTable(count: units.count) { number in
      let code = all[Int(units[number].lowerBound)].code
      return Self.isPlain(code) && (odd.isEmpty || !odd.contains(code)) ? code : ""
    }
  }

  private static func isPlain(_ code: String) -> Bool {
    code.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "@") }
  }

  /// The unit that a row with the code belongs to: that of the last day, else the newest of those
  /// that existed on any of the days; as ``UnitRegister/unit(coded:from:through:)``.
  private func unit(_ code: Int, from first: Day, through last: Day) -> Int32 {
    let (range, all) = (units[code], register.units)
    if range.count == 1 {
      // Most units have no end, and asking one would copy it.
      let only = Int(range.lowerBound)
      if all[only].validFrom == nil, all[only].validTo == nil { return range.lowerBound }
      return all[only].isValid(from: first, through: last) ? range.lowerBound : -1
    }
    let newestFirst = range.reversed()
    return newestFirst.first { all[Int($0)].isValid(on: last) }
      ?? newestFirst.first { all[Int($0)].isValid(from: first, through: last) } ?? -1
  }

  /// - Complexity: O(*codes*) the first time, then O(1).
  func view(from first: Day, through last: Day) -> UnitView {
    views.withLock { views in
      let days = Days(first: first, last: last)
      if let known = views[days] { return known }
      let view = UnitView(
        units: (0..<count).map { unit($0, from: first, through: last) })
      views[days] = view
      return view
    }
  }
}

/// Which unit bears each code in a span of days.
///
/// - Safety: immutable after `init`.
final class UnitView: @unchecked Sendable {
  /// By code number, the number of the unit in the register; -1 for none.
  let units: [Int32]
  /// By code number, 1 where a unit bears it; nil where that is so for every code.
  let isBorne: UnsafeMutablePointer<UInt8>?

  init(units: [Int32]) {
    self.units = units
    guard units.contains(-1) else {
      isBorne = nil
      return
    }
    let borne = UnsafeMutablePointer<UInt8>.allocate(capacity: units.count)
    for (code, unit) in units.enumerated() { (borne + code).initialize(to: unit >= 0 ? 1 : 0) }
    isBorne = borne
  }

  deinit { isBorne?.deallocate() }
}
