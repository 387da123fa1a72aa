import TongHopComparison
import TongHopDiagnostics
import TongHopDomain
import TongHopRecords
import TongHopReport

extension Pipeline {
  /// The periods of one kind that a family has figures for and a version in force, or that are made
  /// of such, up to `newest`, which is always among them; newest first.
  static func periods(
    like newest: Period, _ received: ReceivedFigures, _ versions: [TongHopDomain.Method],
    _ measured: [TongHopDomain.Method], _ codebook: Codebook
  ) -> [Period] {
    var periods: Set<Period> = [newest]
    let (arisen, accumulated) = rowCounts(received, versions, measured, codebook)
    // What has accumulated is known at the end of its last month.
    let stands = accumulated.keys.compactMap {
      Period(kind: .month, year: $0.year, number: $0.months.upperBound)
    }
    for part in Set(arisen.keys).union(stands) {
      guard let whole = part.whole(of: newest.kind), whole.isBefore(newest),
        versions.contains(where: { $0.isInForce(on: whole.lastDay(in: $0.calendar)) })
      else { continue }
      periods.insert(whole)
    }
    return periods.sorted { $1.isBefore($0) }
  }

  /// Index and rank of every unit that the method scores, over all periods of the kind of the
  /// pipeline's own up to it.
  ///
  /// Each period is scored by the method of its time, and restated to the tree of the pipeline's own
  /// period where units were rearranged since, unless ``PipelineOptions/tree`` says
  /// ``TreeChoice/own``. A signed table of the same units goes before today's figures.
  ///
  /// Needs ``PipelineOptions/everyPeriod``.
  public mutating func trend() throws(PipelineError) -> TrendTable {
    try trend(from: current(), most: .max)
  }

  /// - Parameters:
  ///   - current: the pipeline's own period.
  ///   - most: how many periods before it are wanted.
  mutating func trend(from current: PeriodResult, most: Int) throws(PipelineError) -> TrendTable {
    var maker = TrendMaker(
      newest: current, published: publishedTable(period), register: workspace.units)
    let versions = workspace.versions(of: method.family)
    let known = knownPeriods(versions)
    var last = period
    var shown = current.scores.tree
    for earlier in known.filter({ $0 != period }).prefix(most) {
      if let before = last.before, before != earlier, let first = earlier.after {
        maker.addUnknown(from: first, through: before)
      }
      let published = publishedTable(earlier)
      let then = versions.last { $0.isInForce(on: earlier.lastDay(in: $0.calendar)) }
      var result: PeriodResult?
      if let then, hasFigures(in: earlier, for: then) {
        result = try self.result(of: earlier, method: then)
      }
      last = earlier
      // A signed table can be damaged, and a period before the first unit has no tree.
      guard result != nil || published != nil else {
        maker.addUnknown(from: earlier, through: earlier)
        continue
      }
      let day = earlier.lastDay(in: (then ?? method).calendar)
      var restated: PeriodResult?
      if let result {
        restated = try self.restated(
          result, by: restatement(from: day, to: current.scores.tree))
      }
      maker.add(
        EarlierPeriod(
          period: earlier, result: result, restated: restated,
          restatement: restatement(from: day, to: shown), published: published),
        method: then)
      // The units that the next step back is taken from.
      if restated == nil, let own = unreportedTree(on: day) { shown = own }
    }
    var table = maker.table()
    table.isIncomplete =
      !leftOutLines(.vietnamese).isEmpty || hasUnreasonedErrors || !compositeFaults.isEmpty
    table.checkInvariants()
    return table
  }

  /// With the periods of signed tables; newest first.
  func knownPeriods(_ versions: [TongHopDomain.Method]) -> [Period] {
    var periods = Set(
      Self.periods(
        like: period, received, versions, workspace.withTakenIndices(versions), codebook))
    for signed in workspace.signedPeriods(of: method.family)
    where signed.kind == period.kind && signed.isBefore(period) {
      periods.insert(signed)
    }
    return periods.sorted { $1.isBefore($0) }
  }
}

extension TrendTable {
  /// Some of the rows.
  ///
  /// - Parameters:
  ///   - unit: code or name of the only unit.
  ///   - level: the only level.
  ///   - within: code or name of the unit whose subtree is wanted.
  ///   - pipeline: that made the table.
  public func filtered(unit: String?, level: String?, within: String?, of pipeline: Pipeline)
    throws(PipelineError) -> TrendTable
  {
    var result = self
    if let unit {
      let index = try UnitSearch.find(unit, in: tree, of: pipeline)
      result = filtered { $0.unitIndex == index }
      guard !result.groups.isEmpty else {
        let name = tree.units[index].displayName
        throw PipelineError(
          kind: .usage,
          message: Phrase(
            "bộ tiêu chí \(method.id) không chấm điểm \(name)",
            en: "the method \(method.id) does not score \(name)"))
      }
    }
    if let level {
      try UnitSearch.checkLevel(level, in: tree)
      result = result.filtered { $0.level == level }
    }
    if let within {
      let top = try UnitSearch.find(within, in: tree, of: pipeline)
      result = result.filtered { (top..<tree.ends[top]).contains($0.unitIndex) }
    }
    result.checkInvariants()
    return result
  }
}

extension Documents {
  /// A line per period where the table is of one unit that was asked for, else a column per period.
  public static func trendText(
    _ table: TrendTable, ofOneUnit: Bool, _ pipeline: Pipeline, language: Language
  ) -> String {
    let leftOut = pipeline.leftOutLines(language)
    let row = table.groups.first?.rows.first
    if ofOneUnit, let row {
      return TextTable.render(
        UnitTrendDocument.make(row, in: table, language: language, leftOut: leftOut))
    }
    return TextTable.render(TrendDocument.make(table, language: language, leftOut: leftOut))
  }

  public static func trend(_ table: TrendTable, as format: MachineFormat) -> [UInt8] {
    TrendOutput.bytes(table, as: format)
  }
}
