import TongHopComparison
import TongHopDiagnostics
import TongHopDomain
import TongHopRecords
import TongHopReport

/// Figures that are right in form and hardly right: a unit that sent what it sent before, and a
/// denominator of exactly ten times the one before. They count; `check` asks.
extension CheckReport {
  /// So many figures that are all the same are no chance.
  private static let fewestSame = 5
  /// Ten times fewer cases than that can be chance.
  private static let fewestCases: Int64 = 20
  private static let mostNamed = 20

  static func doubts(_ pipeline: Pipeline, _ compared: ComparedPeriods, _ language: Language)
    -> [String]
  {
    var lines: [String] = []
    for earlier in [compared.previous, compared.yearAgo].compactMap({ $0?.result }) {
      let pairs = figures(compared.current, earlier, pipeline)
      lines += same(pairs, compared.current, earlier.scores.period, language)
      lines += tenfold(pairs, compared.current, earlier.scores.period, pipeline, language)
    }
    return lines
  }

  private struct Pair {
    var code: String
    var now: RollupCell
    var then: RollupCell
  }

  /// What units entered themselves in both periods, by unit: not what was added up from below.
  private static func figures(
    _ now: PeriodResult, _ then: PeriodResult, _ pipeline: Pipeline
  ) -> [UnitIndex: [Pair]] {
    let tree = now.scores.tree
    var places: [RollupColumn.Figure: Int] = [:]
    for (position, column) in then.rollup.columns.enumerated() {
      places[column.figure] = places[column.figure] ?? position
    }
    var seen: Set<RollupColumn.Figure> = []
    var result: [UnitIndex: [Pair]] = [:]
    for (position, column) in now.rollup.columns.enumerated() {
      guard case .indicator(let code) = column.figure, column.rollUp != .repeat,
        !pipeline.codebook.yesNo.contains(code), let other = places[column.figure],
        seen.insert(column.figure).inserted
      else { continue }
      let cells = now.rollup.cells[position]
      var isBelow = [Bool](repeating: false, count: tree.count)
      for index in tree.units.indices.reversed() {
        if cells[index].records > 0 || isBelow[index], tree.parents[index] >= 0 {
          isBelow[tree.parents[index]] = true
        }
        guard cells[index].records > 0, !isBelow[index],
          let before = then.scores.tree.index(of: tree.ids[index])
        else { continue }
        let earlier = then.rollup.cells[other][before]
        guard earlier.records > 0, cells[index].denominator != 0 || cells[index].numerator != 0
        else { continue }
        result[index, default: []].append(Pair(code: code, now: cells[index], then: earlier))
      }
    }
    return result
  }

  private static func same(
    _ pairs: [UnitIndex: [Pair]], _ now: PeriodResult, _ period: Period, _ language: Language
  ) -> [String] {
    let units = pairs.keys.sorted().filter { unit in
      let list = pairs[unit] ?? []
      return list.count >= fewestSame
        && list.allSatisfy {
          $0.now.numerator == $0.then.numerator && $0.now.denominator == $0.then.denominator
        }
    }
    guard !units.isEmpty else { return [] }
    let tree = now.scores.tree
    return [
      Phrase(
        "Mọi số liệu giống hệt kỳ \(period); có phải gửi lại báo cáo cũ?",
        en: "All figures are those of \(period); was the old report sent again?")[language]
    ]
      + named(units.count, language) { place in
        let unit = units[place]
        let count = pairs[unit]?.count ?? 0
        return "\(tree.units[unit].code) \(tree.units[unit].displayName): "
          + Phrase("\(count) số liệu", en: "\(count) figures")[language]
      }
  }

  private static func tenfold(
    _ pairs: [UnitIndex: [Pair]], _ now: PeriodResult, _ period: Period, _ pipeline: Pipeline,
    _ language: Language
  ) -> [String] {
    var found: [(unit: UnitIndex, pair: Pair, factor: Int64)] = []
    for unit in pairs.keys.sorted() {
      let list = (pairs[unit] ?? []).compactMap { pair in factor(pair).map { (unit, pair, $0) } }
      found += list.filter { _, pair, _ in
        list.count >= 3 || cases(pair, pipeline) >= fewestCases
      }
    }
    guard !found.isEmpty else { return [] }
    let tree = now.scores.tree
    return [
      Phrase(
        "Mẫu số gấp đúng 10, 100 hoặc 1.000 lần (hay bằng một phần như vậy) kỳ \(period); có phải thừa hoặc thiếu chữ số 0?",
        en:
          "Denominators of exactly 10, 100 or 1,000 times those of \(period), or such a part of them; is there a zero too many or too few?"
      )[language]
    ]
      + named(found.count, language) { place in
        let (unit, pair, _) = found[place]
        func text(_ value: Int64) -> String {
          let places = pipeline.codebook.indicators[pair.code]?.decimals ?? 0
          return NumberText(language).styled(Decimal.text(Int128(value), places: places))
        }
        return "\(tree.units[unit].code) \(tree.units[unit].displayName): \(pair.code) "
          + Phrase(
            "\(text(pair.now.denominator)), kỳ trước \(text(pair.then.denominator))",
            en: "\(text(pair.now.denominator)), before \(text(pair.then.denominator))")[language]
      }
  }

  /// 10, 100 or 1,000, whichever of the two is the larger; nil for anything else.
  private static func factor(_ pair: Pair) -> Int64? {
    let (small, large) = (
      min(pair.now.denominator, pair.then.denominator),
      max(pair.now.denominator, pair.then.denominator)
    )
    guard small > 0, large % small == 0, [10, 100, 1000].contains(large / small) else { return nil }
    return large / small
  }

  /// Of the smaller of the two, in whole units.
  private static func cases(_ pair: Pair, _ pipeline: Pipeline) -> Int64 {
    let places = pipeline.codebook.indicators[pair.code]?.decimals ?? 0
    return min(pair.now.denominator, pair.then.denominator) / Int64(Decimal.power(places))
  }

  private static func named(_ count: Int, _ language: Language, _ line: (Int) -> String)
    -> [String]
  {
    let lines = (0..<min(count, mostNamed)).map { "  " + line($0) }
    guard count > mostNamed else { return lines }
    let more = count - mostNamed
    return lines + [Phrase("  và \(more) nữa", en: "  and \(more) more")[language]]
  }
}
