import TongHopDomain
import TongHopRecords

/// The facts of one folder, by unit.
///
/// Shards are added up when a column is asked for: nothing is moved twice, and a column that
/// nobody asks for costs nothing.
struct FactStore: Sendable {
  let catalog: FactCatalog
  let pass: FactPass.Result
  /// Sums of the rows that the readable reader decoded, by pair and unit.
  private(set) var slow: [FactPair: [UnitID: FactCell]] = [:]
  /// The size of those of them that are not small, by indicator.
  private var slowSums: [Int: UInt64] = [:]
  /// Facts that a check found wrong.
  private(set) var dropped: [FactPair: Set<UnitID>] = [:]

  init(catalog: FactCatalog, pass: FactPass.Result) {
    self.catalog = catalog
    self.pass = pass
  }

  mutating func add(slow key: FactKey, numerator: Int64, denominator: Int64) {
    slow[key.pair, default: [:]][key.unit, default: FactCell()]
      .add(numerator: numerator, denominator: denominator, records: 1)
    RowSize.add(numerator, denominator, to: &slowSums[key.pair.indicator, default: 0])
  }

  /// The size of the rows that are not small, by indicator; see ``RowSize``.
  var largeSums: [Int: UInt64] {
    var sums = slowSums
    for entry in catalog.entries.values where entry.number < pass.largeSums.count {
      RowSize.add(pass.largeSums[entry.number], to: &sums[entry.pair.indicator, default: 0])
    }
    return sums
  }

  mutating func drop(_ key: FactKey) { dropped[key.pair, default: []].insert(key.unit) }

  /// Every pair of which a row counts or counted.
  var pairs: [FactPair] {
    let met = catalog.entries.values.filter { plainRows($0) > 0 }.map(\.pair)
    return Set(met).union(slow.keys).sorted {
      ($0.indicator, $0.period.description) < ($1.indicator, $1.period.description)
    }
  }

  private func plainRows(_ entry: PairEntry) -> Int {
    entry.number < pass.pairRows.count ? pass.pairRows[entry.number] : 0
  }

  /// Rows of a pair, those of dropped facts among them.
  func rowCount(of pair: FactPair) -> Int {
    let plain = catalog.entries[pair].map(plainRows) ?? 0
    return (slow[pair] ?? [:]).values.reduce(plain) { $0 + Int($1.records) }
  }

  /// Are the figures of the pair kept?
  func keeps(_ pair: FactPair) -> Bool {
    catalog.entries[pair].map { $0.firstCell >= 0 || plainRows($0) == 0 } ?? true
  }

  /// Calls `body` for each unit that has rows of a pair that is kept, without the dropped ones.
  ///
  /// - Complexity: O(*shards* x *codes*).
  @inline(__always)
  func forEachFact(of pair: FactPair, _ body: (_ unit: Int, _ fact: FactCell) -> Void) {
    if slow[pair] == nil, dropped[pair] == nil, let entry = catalog.entries[pair] {
      guard entry.firstCell >= 0 else { return }
      let columns = pass.cells.compactMap { $0.smallColumn(from: entry.firstCell) }
      if columns.count == pass.cells.count {
        let units = entry.view.units
        for code in 0..<units.count {
          var sum = FactCell()
          for column in columns where column[code].rowsAndNumerator != 0 {
            // Small sums of as many shards as there can be do not overflow.
            let part = ShardCells.content(of: column[code])
            sum.numerator &+= part.numerator
            sum.denominator &+= part.denominator
            sum.records &+= part.records
          }
          if sum.records > 0, units[code] >= 0 { body(Int(units[code]), sum) }
        }
        return
      }
    }
    for (unit, fact) in column(of: pair).enumerated() where fact.records > 0 { body(unit, fact) }
  }

  /// The facts of a pair that is kept, without the dropped ones.
  ///
  /// - Returns: *shape* [unit number]; a unit without rows has no records.
  /// - Complexity: O(*shards* x *codes*).
  func column(of pair: FactPair) -> [FactCell] {
    var facts = [FactCell](repeating: FactCell(), count: catalog.codes.register.units.count)
    if let entry = catalog.entries[pair], entry.firstCell >= 0 {
      var sums = [FactCell](repeating: FactCell(), count: catalog.codes.count)
      for shard in pass.cells {
        shard.addColumn(from: entry.firstCell, count: sums.count, to: &sums)
      }
      for (code, unit) in entry.view.units.enumerated() where unit >= 0 {
        facts[Int(unit)] = sums[code]
      }
    }
    for (unit, cell) in slow[pair] ?? [:] { facts[Int(unit.number)].add(cell) }
    for unit in dropped[pair] ?? [] { facts[Int(unit.number)] = FactCell() }
    return facts
  }

  /// How many rows each unit has of a pair that is kept or watched: 0, 1, or 2 for more; 0 for
  /// dropped facts.
  ///
  /// - Returns: *shape* [unit number].
  func presence(of pair: FactPair) -> [UInt8] {
    if keeps(pair) { return column(of: pair).map { UInt8(min(2, $0.records)) } }
    var counts = [UInt8](repeating: 0, count: catalog.codes.register.units.count)
    if let entry = catalog.entries[pair], entry.firstBit >= 0 {
      var plane = [UInt8](repeating: 0, count: catalog.codes.count)
      for shard in pass.planes {
        shard.addPlane(from: entry.firstBit, count: plane.count, to: &plane)
      }
      for (code, unit) in entry.view.units.enumerated() where unit >= 0 {
        counts[Int(unit)] = plane[code]
      }
    }
    for (unit, cell) in slow[pair] ?? [:] {
      counts[Int(unit.number)] = UInt8(min(2, Int64(counts[Int(unit.number)]) + cell.records))
    }
    for unit in dropped[pair] ?? [] { counts[Int(unit.number)] = 0 }
    return counts
  }
}
