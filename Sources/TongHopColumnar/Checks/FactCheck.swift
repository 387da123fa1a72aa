import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

/// What only shows when all facts are known: one figure twice, a period entered whole and in
/// parts, a unit entered beside its own villages.
///
/// Which figures are wrong is found by looking at columns; where their rows stand, by a pass over
/// the files that is made only if there are any.
struct FactCheck {
  let request: FigureRequest
  var metrics: FactStore
  var records: FactStore
  /// Who reported the pairs of records/ whose figures are not kept.
  let recordPresence: (FactPair) -> [UInt8]
  let folderOfFile: (Int) -> FactsFile.Folder
  let location: (RowPlace) -> SourceLocation

  var log = DiagnosticLog()
  var leftOut = LeftOutRows()
  /// Rows of facts that were dropped, by pair.
  var droppedRows: [FactPair: Int] = [:]

  private let indicators: [Indicator]

  init(
    request: FigureRequest, metrics: FactStore, records: FactStore,
    recordPresence: @escaping (FactPair) -> [UInt8],
    folderOfFile: @escaping (Int) -> FactsFile.Folder,
    location: @escaping (RowPlace) -> SourceLocation
  ) {
    self.request = request
    self.metrics = metrics
    self.records = records
    self.recordPresence = recordPresence
    self.folderOfFile = folderOfFile
    self.location = location
    indicators = FactCatalog.indicators(of: request.codebook)
  }

  /// Pairs of records/ of which it must be known who reported them: those that metrics/ has too,
  /// and those that share months with another pair of the indicator.
  ///
  /// What has accumulated is all of the first month of the year, so it shares months with every other
  /// pair of the year.
  ///
  /// - Parameter isCumulative: *shape* [indicator].
  static func doubtful(
    metrics: [FactPair], records: [FactPair], isCumulative: [Bool]
  ) -> Set<FactPair> {
    let others = Dictionary(grouping: Set(metrics).union(records), by: \.indicator)
    let inMetrics = Set(metrics)
    return Set(
      records.filter { pair in
        inMetrics.contains(pair)
          || others[pair.indicator, default: []].contains {
            $0.period != pair.period
              && (isCumulative[pair.indicator]
                ? $0.period.year == pair.period.year : $0.period.overlaps(pair.period))
          }
      })
  }

  mutating func run(_ find: (Set<FactKey>) -> [FactKey: [RowPlace]]) {
    let repeated = repeatedKeys()
    drop(repeated)
    let overlaps = overlappingKeys()
    drop(Set(overlaps.map(\.key)))
    let parents = parentKeys()
    drop(Set(parents.map(\.parent)))
    guard !repeated.isEmpty || !overlaps.isEmpty || !parents.isEmpty else { return }
    let rows = find(
      repeated.union(overlaps.flatMap { [$0.key, $0.other] })
        .union(parents.flatMap { [$0.parent, $0.child] }))
    report(repeated, rows)
    report(overlaps, rows)
    for parent in parents { report(parent, rows) }
    for key in repeated.union(overlaps.map(\.key)).union(parents.map(\.parent)) {
      droppedRows[key.pair, default: 0] += rows[key]?.count ?? 0
    }
  }

  private mutating func drop(_ keys: Set<FactKey>) {
    for key in keys {
      metrics.drop(key)
      records.drop(key)
    }
  }

  // MARK: One figure twice

  private func repeatedKeys() -> Set<FactKey> {
    var keys: Set<FactKey> = []
    let inRecords = Set(records.pairs)
    for pair in metrics.pairs {
      let once = metrics.presence(of: pair)
      let again = inRecords.contains(pair) ? recordPresence(pair) : []
      for (unit, count) in once.enumerated()
      where count > 1 || (count > 0 && !again.isEmpty && again[unit] > 0) {
        keys.insert(FactKey(unit: UnitID(unit), pair: pair))
      }
    }
    return keys
  }

  /// In the order of the rows, as one who reads them from the first to the last finds them.
  private mutating func report(_ repeated: Set<FactKey>, _ rows: [FactKey: [RowPlace]]) {
    var all: [(place: RowPlace, key: FactKey)] = []
    for key in repeated { all += (rows[key] ?? []).map { ($0, key) } }
    all.sort { $0.place < $1.place }
    var first: [FactKey: RowPlace] = [:]
    var said: Set<FactKey> = []
    var found: [RepeatedRow] = []
    for (place, key) in all {
      guard let before = first[key] else {
        first[key] = place
        continue
      }
      found.append(repeatedRow(key, at: place, other: before))
      if said.insert(key).inserted { found.append(repeatedRow(key, at: before, other: place)) }
    }
    for problem in RepeatedRow.problems(of: found) { log.report(problem) }
  }

  private mutating func repeatedRow(_ key: FactKey, at place: RowPlace, other: RowPlace)
    -> RepeatedRow
  {
    leaveOut(key, at: place)
    let unit = request.codebook.register[key.unit]
    return RepeatedRow(
      unit: unit, period: key.pair.period, other: location(other),
      problem: FactProblem.repeated(
        unit: unit, indicator: code(key), period: key.pair.period,
        isMixed: folderOfFile(place.file) != folderOfFile(other.file), at: location(place),
        other: location(other)))
  }

  private mutating func leaveOut(_ key: FactKey, at place: RowPlace, rows: Int = 1) {
    leftOut.append(
      LeftOutRow(
        location: location(place), unit: key.unit, code: code(key), period: key.pair.period,
        rows: rows))
  }

  private func code(_ key: FactKey) -> String { indicators[key.pair.indicator].code }

  // MARK: A period whole and in parts

  private struct Overlap {
    var key: FactKey
    var other: FactKey
  }

  /// Would a unit that entered both have entered something twice?
  private func isTwice(_ pair: FactPair, _ other: FactPair) -> Bool {
    guard pair.period != other.period else { return false }
    return indicators[pair.indicator].isCumulative
      ? pair.period.endsLike(other.period) : pair.period.overlaps(other.period)
  }

  /// By unit, indicator and period.
  private func overlappingKeys() -> [Overlap] {
    let pairs = Set(metrics.pairs).union(records.pairs)
    var result: [Overlap] = []
    for (_, pairs) in Dictionary(grouping: pairs, by: \.indicator) {
      let list = pairs.sorted { $0.period.description < $1.period.description }
      let doubtful = list.filter { pair in list.contains { isTwice(pair, $0) } }
      guard !doubtful.isEmpty else { continue }
      let reporters = doubtful.map { self.reporters(of: $0) }
      for unit in request.codebook.register.units.indices {
        let entered = doubtful.indices.filter { reporters[$0][unit] }
        guard entered.count > 1 else { continue }
        for position in entered {
          let pair = doubtful[position]
          let other = entered.first { isTwice(pair, doubtful[$0]) }
          guard let other else { continue }
          result.append(
            Overlap(
              key: FactKey(unit: UnitID(unit), pair: pair),
              other: FactKey(unit: UnitID(unit), pair: doubtful[other])))
        }
      }
    }
    return result.sorted {
      ($0.key.unit, code($0.key), $0.key.pair.period.description)
        < ($1.key.unit, code($1.key), $1.key.pair.period.description)
    }
  }

  /// *shape* [unit number]
  private func reporters(of pair: FactPair) -> [Bool] {
    var result = metrics.presence(of: pair).map { $0 > 0 }
    if records.rowCount(of: pair) > 0 {
      for (unit, isThere) in recordReporters(of: pair).enumerated() where isThere {
        result[unit] = true
      }
    }
    return result
  }

  /// *shape* [unit number]
  private func recordReporters(of pair: FactPair) -> [Bool] {
    var result = recordPresence(pair).map { $0 > 0 }
    for unit in records.dropped[pair] ?? [] { result[Int(unit.number)] = false }
    return result
  }

  private mutating func report(_ overlaps: [Overlap], _ rows: [FactKey: [RowPlace]]) {
    var found: [OverlappingRow] = []
    for overlap in overlaps {
      guard let place = rows[overlap.key]?.first, let other = rows[overlap.other]?.first else {
        continue
      }
      let pair = overlap.key.pair
      found.append(
        OverlappingRow(
          .indicator(request.codebook.content(of: code(overlap.key))),
          holder: request.codebook.register[overlap.key.unit].code, code: code(overlap.key),
          period: pair.period, at: location(place), other: overlap.other.pair.period,
          otherLocation: location(other)))
      leaveOut(overlap.key, at: place, rows: rows[overlap.key]?.count ?? 1)
    }
    for problem in OverlappingRow.problems(of: found) { log.report(problem) }
  }

  // MARK: A unit beside its own villages

  private func parentKeys() -> [ParentCheck.Found] {
    let recordPairs = Dictionary(
      grouping: metrics.pairs.isEmpty ? [] : records.pairs, by: \.indicator)
    var result: [ParentCheck.Found] = []
    for (indicator, pairs) in Dictionary(grouping: metrics.pairs, by: \.indicator)
      .sorted(by: { indicators[$0.key].code < indicators[$1.key].code })
    where request.codebook.enteredAtEveryLevel[indicators[indicator].code] == nil {
      var check = ParentCheck(codebook: request.codebook, indicator: indicators[indicator])
      // Of records/ only what shares months with metrics/: that was asked for as doubtful.
      let beside = (recordPairs[indicator] ?? []).filter { pair in
        pairs.contains { check.sharesDays($0.period, pair.period) }
      }
      for pair in Set(pairs).union(beside)
        .sorted(by: { $0.period.description < $1.period.description })
      {
        if pairs.contains(pair) {
          check.add(pair, of: .metrics, reporters: metrics.presence(of: pair).map { $0 > 0 })
        }
        if beside.contains(pair) {
          check.add(pair, of: .records, reporters: recordReporters(of: pair))
        }
      }
      result += check.run()
    }
    return result
  }

  private mutating func report(_ found: ParentCheck.Found, _ rows: [FactKey: [RowPlace]]) {
    guard let place = rows[found.parent]?.first, let child = rows[found.child]?.first else {
      return
    }
    let register = request.codebook.register
    log.report(
      FactProblem.parentAndChild(
        .indicator, code: code(found.parent), period: found.parent.pair.period,
        parent: register[found.parent.unit], at: location(place),
        child: register[found.child.unit], childPeriod: found.child.pair.period,
        childLocation: location(child),
        areLowerScored: request.codebook.mayScore(
          below: register[found.parent.unit], through: register[found.child.unit])))
    leaveOut(found.parent, at: place, rows: rows[found.parent]?.count ?? 1)
  }
}
