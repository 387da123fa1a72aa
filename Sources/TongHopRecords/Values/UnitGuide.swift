import Foundation
import TongHopDiagnostics
import TongHopDomain

/// What a text that is no code of a unit may mean: a name, or a code or a name that is spelled nearly
/// so. Made when the first such text is met, and shared by the readers of all files.
///
/// - Safety: `names` is touched between lock and unlock only.
final class UnitGuide: @unchecked Sendable {
  private let register: UnitRegister
  private let codes: SharedSuggestions
  private let lock = NSLock()
  private var names: (bearers: [NameKey: [UnitID]], near: Suggestions)?

  init(_ register: UnitRegister) {
    self.register = register
    codes = SharedSuggestions(alone: true) { Array(register.codes) }
  }

  func code(near text: String) -> String? { codes.nearest(to: text) }

  /// The units of a name, with or without their type before it.
  func units(named text: String) -> [UnitID]? {
    withNames { names in names.bearers[NameKey(text)] }
  }

  /// The unit of the name that is spelled nearly so; nil where several bear it.
  func unit(namedNearly text: String) -> UnitID? {
    withNames { names in
      names.near.nearest(to: NameKey(text).text).flatMap { names.bearers[NameKey($0)] }
        .flatMap { $0.count == 1 ? $0[0] : nil }
    }
  }

  private func withNames<Result>(
    _ body: (inout (bearers: [NameKey: [UnitID]], near: Suggestions)) -> Result
  ) -> Result {
    lock.lock()
    defer { lock.unlock() }
    var names = self.names ?? Self.names(register)
    self.names = nil
    defer { self.names = names }
    return body(&names)
  }

  private static func names(
    _ register: UnitRegister
  ) -> (bearers: [NameKey: [UnitID]], near: Suggestions) {
    var bearers: [NameKey: [UnitID]] = [:]
    for number in register.units.indices {
      let id = UnitID(number)
      let (name, full) = (NameKey(register[id].name), NameKey(register[id].displayName))
      bearers[name, default: []].append(id)
      if full != name { bearers[full, default: []].append(id) }
    }
    let texts = bearers.keys.map(\.text)
    return (bearers, Suggestions(alone: true) { texts })
  }
}
