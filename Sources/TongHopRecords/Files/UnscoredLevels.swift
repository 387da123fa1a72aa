import TongHopDiagnostics
import TongHopDomain

/// A level that no method names, of units that stand beside units of levels that methods do name: they
/// are in no table, and nothing else says why. It may be meant, or be a slip that is near to no word.
///
/// Nothing is asked of a level that has scored units below it, as a district above communes, or that
/// also stands elsewhere in the hierarchy, as a village below a district.
struct UnscoredLevels {
  private struct Use {
    var count = 0
    var line = Int.max
    /// The levels above.
    var above: Set<String> = []

    mutating func add(_ line: Int, below level: String) {
      count += 1
      self.line = min(self.line, line)
      above.insert(level)
    }
  }

  private static let mostLevels = 5

  private let register: UnitRegister
  private let methods: [Method]

  init(_ register: UnitRegister, methods: [Method]) {
    self.register = register
    self.methods = methods
  }

  /// Level and type of a unit, which decide who scores it.
  private struct Kind: Hashable {
    var level: String
    var type: String
  }

  /// - Parameter doubtful: levels of which something else is asked already.
  /// - Complexity: O(*units*).
  func problems(file: String, except doubtful: Set<String>) -> [Diagnostic] {
    guard !methods.isEmpty else { return [] }
    var levels: [String: String] = [:]
    for unit in register.units { levels[unit.code] = unit.level }
    var uses: [String: Use] = [:]
    var scored: [String: Set<String>] = [:]
    var holding: Set<String> = []
    var kinds: [Kind: Bool] = [:]
    for unit in register.units {
      let above = levels[unit.parentCode] ?? ""
      let kind = Kind(level: unit.level, type: unit.type)
      let isScored = kinds[kind] ?? methods.contains { $0.applies(to: unit) }
      kinds[kind] = isScored
      if isScored {
        scored[above, default: []].insert(unit.level)
        holding.insert(above)
      } else {
        uses[unit.level, default: Use()].add(unit.line, below: above)
      }
    }
    return uses.sorted { $0.value.line < $1.value.line }.compactMap { level, use in
      let beside = use.above.compactMap { scored[$0] }
      guard !doubtful.contains(level), !holding.contains(level),
        beside.count == use.above.count
      else { return nil }
      let words = Set(beside.flatMap(\.self)).sorted()
      // Of a level that methods do not name as such the type decides.
      guard !words.contains(level) else { return nil }
      return problem(level, use, words, file)
    }
  }

  private func problem(
    _ level: String, _ use: Use, _ words: [String], _ file: String
  ) -> Diagnostic {
    let list = words.prefix(Self.mostLevels).joined(separator: ", ")
    return Diagnostic(
      .unscoredLevel, severity: .warning,
      at: SourceLocation(file: file, line: use.line, column: register.columns["level"]),
      column: "level",
      Phrase(
        "cấp '\(level)' (\(use.count) đơn vị) không có trong applies_to của bộ tiêu chí nào, nên không được chấm điểm; đơn vị bên cạnh có cấp \(list)",
        en:
          "the level '\(level)' (\(use.count) \(use.count == 1 ? "unit" : "units")) is in the applies_to of no method, so nobody scores it; its neighbours have the level \(list)"
      ), found: level,
      expected: Phrase("một cấp có trong applies_to", en: "a level that applies_to names"),
      fix: Phrase(
        "nếu đơn vị này phải được chấm: ghi cấp đúng của nó, hoặc thêm \(level) vào applies_to; nếu không được chấm thì giữ nguyên",
        en:
          "if the unit is to be scored: write its right level, or add \(level) to applies_to; leave it if nobody scores it"
      ))
  }
}
