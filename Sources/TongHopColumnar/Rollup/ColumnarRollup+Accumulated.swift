import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

extension ColumnarRollup {
  /// A figure that cannot be taken from what has accumulated.
  struct Untaken: Sendable {
    var row: FactKey
    /// The fact that it has fallen from; nil where that is missing.
    var base: FactKey?
    var period: Period

    /// Their rows have to be found to say it.
    var keys: [FactKey] { [row] + (base.map { [$0] } ?? []) }

    /// - Parameter location: of the first row of a fact.
    func diagnostic(_ codebook: Codebook, code: String, location: (FactKey) -> SourceLocation?)
      -> Diagnostic?
    {
      guard let place = location(row) else { return nil }
      let unit = codebook.register[row.unit]
      if let base {
        return location(base).map {
          FactProblem.accumulationFell(
            unit: unit, indicator: code, period: row.pair.period, at: place,
            from: base.pair.period, earlier: $0)
        }
      }
      return period.accumulatedBefore.map {
        FactProblem.missingAccumulation(
          unit: unit, indicator: code, of: period, row: row.pair.period, at: place, missing: $0)
      }
    }
  }

  func isCumulative(_ code: String) -> Bool {
    codebook.indicators[code]?.isCumulative ?? false
  }

  /// nil for an indicator whose rows hold what arose in their period.
  func accumulation(of code: String, isExpected: Bool) -> PeriodParts.Accumulation? {
    guard let indicator = codebook.indicators[code], indicator.isCumulative else { return nil }
    return PeriodParts.Accumulation(
      isExpected: isExpected, mayBeNegative: indicator.mayBeNegative,
      isNew: unitsBegun(after: period.accumulatedBefore, code))
  }

  /// *shape* [unit number]; empty for none.
  private func unitsBegun(after before: Period?, _ code: String) -> [Bool] {
    guard let before else { return [] }
    let end = codebook.days(of: before, indicator: code).last
    let units = codebook.register.units
    guard units.contains(where: { $0.validFrom.map { $0 > end } ?? false }) else { return [] }
    return units.map { $0.validFrom.map { $0 > end } ?? false }
  }

  private func parts(of column: RollupColumn)
    -> (number: Int, parts: PeriodParts, accumulation: PeriodParts.Accumulation)?
  {
    guard case .indicator(let code) = column.figure, let number = indicatorNumbers[code],
      let accumulation = accumulation(of: code, isExpected: column.isExpected)
    else { return nil }
    return (number, parts(of: code, column), accumulation)
  }

  /// The stands of a column whose indicator accumulates, for rows that were left out; nil for other
  /// columns, or where there are no such rows.
  func accumulatedParts(of column: RollupColumn) -> PeriodParts? {
    received.leftOut.isEmpty ? nil : parts(of: column)?.parts
  }

  /// Units of which a difference cannot be taken are incomplete, and have no figure.
  ///
  /// - Parameter mark: gets each of them.
  /// - Returns: what is to be said of it, by unit.
  func markUntaken(
    _ column: RollupColumn, _ own: inout OwnCells, mark: (UnitID) -> Void = { _ in }
  ) -> [Untaken] {
    guard let (number, parts, accumulation) = parts(of: column), !parts.isEmpty else { return [] }
    let silent = unitsWithoutBase(of: column)
    var result: [Untaken] = []
    for unit in places.places.indices {
      guard let growth = parts.growth(of: unit, accumulation) else { continue }
      let id = UnitID(unit)
      func key(_ period: Period) -> FactKey {
        FactKey(unit: id, pair: FactPair(indicator: number, period: period))
      }
      switch growth.outcome {
      case .figure: continue
      case .unknown:
        if !silent.contains(id) { result.append(Untaken(row: key(growth.row), period: period)) }
      case .fell:
        result.append(
          Untaken(row: key(growth.row), base: growth.base.map(key), period: period))
      }
      if column.dropsEnded(id, (ownPlaces ?? self.places).tree) { continue }
      markMissing(id, &own)
      mark(id)
    }
    return result
  }

  /// Units whose row of before the period was sent and left out: that was said.
  private func unitsWithoutBase(of column: RollupColumn) -> Set<UnitID> {
    guard case .indicator(let code) = column.figure, let before = period.accumulatedBefore else {
      return []
    }
    return Set(
      received.leftOut.rows(of: code).lazy.filter { $0.period?.endsLike(before) ?? true }
        .compactMap(\.unit))
  }

  /// The facts that the figures of a cumulative indicator are made of; nil for other columns.
  func accumulatedFacts(of column: RollupColumn) -> Set<FactKey>? {
    guard let (number, parts, accumulation) = parts(of: column) else { return nil }
    var keys: Set<FactKey> = []
    for unit in places.places.indices {
      guard let growth = parts.growth(of: unit, accumulation) else { continue }
      for period in [growth.row, growth.base].compactMap({ $0 }) {
        keys.insert(
          FactKey(unit: UnitID(unit), pair: FactPair(indicator: number, period: period)))
      }
    }
    return keys
  }

  /// Would a row that was left out have changed its unit's figure of a cumulative indicator?
  func couldChange(_ row: LeftOutRow, _ column: RollupColumn, _ parts: PeriodParts) -> Bool {
    guard let sent = row.period else { return true }
    let (month, months) = (sent.months.upperBound, period.months)
    guard sent.year == period.year, month <= months.upperBound else { return false }
    if month == months.upperBound { return true }
    if month >= months.lowerBound {
      // A stand inside the period counts only as long as there is none at its end.
      return row.unit.map { parts.isEmpty || !parts.hasEnd(Int($0.number)) } ?? true
    }
    return PeriodParts.takesOff(period, column.overTime)
      && (!column.isExpected || month + 1 == months.lowerBound)
  }
}
