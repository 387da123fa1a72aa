import TongHopDomain
import TongHopRecords

/// The indicators and periods that rows are of, and where the cells of each pair are.
///
/// Indicators are known before the first row; periods are met while reading. A shard asks once for
/// each pair that it meets and remembers the answer, so the lock is outside of every row loop.
final class FactCatalog: Sendable {
  let codebook: Codebook
  let codes: UnitCodes
  /// By code.
  let indicators: [Indicator]
  let indicatorTable: CodeTable
  /// *shape* [indicator]: a row is more than two whole numbers, or may not be any two.
  let isSpecial: [Bool]
  /// *shape* [indicator]: a numerator may be above its denominator.
  let mayExceed: [Bool]
  /// *shape* [indicator]: a numerator may be below zero, and none is very large.
  let mayBeNegative: [Bool]
  /// Figures of which periods are kept; nil: of all that fit.
  let wanted: [Period]?
  let watch: Watch
  /// How many periods have room for their cells in one shard.
  let periodSlots: Int
  private let state = Guarded(State())

  /// For which pairs it is noted which units reported.
  enum Watch: Sendable {
    case nothing
    /// All pairs whose cells are not kept.
    case rest
    case pairs(Set<FactPair>)
  }

  private struct State {
    var entries: [FactPair: PairEntry] = [:]
    var slots: [Period: Int] = [:]
    var planes = 0
    var hasDropped = false
  }

  init(
    codebook: Codebook, codes: UnitCodes, wanted: [Period]?, watch: Watch, periodSlots: Int
  ) {
    self.codebook = codebook
    self.codes = codes
    self.wanted = wanted
    self.watch = watch
    self.periodSlots = periodSlots
    indicators = Self.indicators(of: codebook)
    indicatorTable = CodeTable(count: indicators.count) { [indicators, codebook] in
      codebook.isUnsettled(indicators[$0].code) ? "" : Self.plain(indicators[$0].code)
    }
    mayExceed = indicators.map(\.mayExceed)
    mayBeNegative = indicators.map(\.mayBeNegative)
    isSpecial = indicators.map { codebook.yesNo.contains($0.code) || $0.decimals > 0 }
  }

  static func indicators(of codebook: Codebook) -> [Indicator] {
    codebook.indicators.values.sorted { $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) }
  }

  /// The number of each indicator by its code.
  static func numbers(of codebook: Codebook) -> [String: Int] {
    Dictionary(
      uniqueKeysWithValues: indicators(of: codebook).enumerated().map { ($1.code, $0) })
  }

  /// Codes that are spelt in two ways, or hold what no field may, are left to the readable reader.
  private static func plain(_ code: String) -> String {
    code.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } ? code : ""
  }

  private func isWanted(_ pair: FactPair) -> Bool {
    wanted.map { isPart(pair, ofAny: $0) } ?? true
  }

  /// Are figures of the pair needed for one of the periods?
  func isPart(_ pair: FactPair, ofAny periods: [Period]) -> Bool {
    let isCumulative = indicators[pair.indicator].isCumulative
    return periods.contains {
      PeriodParts.isPart(pair.period, of: $0, isCumulative: isCumulative)
    }
  }

  /// - Complexity: O(1), and O(*codes*) for the first pair of a span of days.
  func entry(of pair: FactPair) -> PairEntry {
    let days = codebook.days(of: pair.period, indicator: indicators[pair.indicator].code)
    let view = codes.view(from: days.first, through: days.last)
    return state.withLock { state in
      if let known = state.entries[pair] { return known }
      var cell = -1
      if isWanted(pair) {
        if let slot = state.slots[pair.period] ?? newSlot(&state) {
          state.slots[pair.period] = slot
          cell = (slot * indicators.count + pair.indicator) * codes.count
        } else {
          state.hasDropped = true
        }
      }
      var bit = -1
      if cell < 0, watches(pair) {
        bit = state.planes * PresencePlanes.stride(codes.count)
        state.planes += 1
      }
      let entry = PairEntry(
        number: state.entries.count, pair: pair, view: view, firstCell: cell, firstBit: bit)
      state.entries[pair] = entry
      return entry
    }
  }

  private func newSlot(_ state: inout State) -> Int? {
    state.slots.count < periodSlots ? state.slots.count : nil
  }

  private func watches(_ pair: FactPair) -> Bool {
    switch watch {
    case .nothing: false
    case .rest: true
    case .pairs(let pairs): pairs.contains(pair)
    }
  }

  /// Every pair that was met.
  var entries: [FactPair: PairEntry] { state.withLock { $0.entries } }

  /// Figures of a wanted period were not kept, because there was no room.
  var hasDropped: Bool { state.withLock { $0.hasDropped } }
}
