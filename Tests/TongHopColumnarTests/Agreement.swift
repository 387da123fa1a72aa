import TongHop
import TongHopColumnar
import TongHopDiagnostics
import TongHopDomain
import TongHopRecords
import TongHopReference
import TongHopSynthetic
import TongHopTestSupport

/// A workspace that the reference has read, for holding the columnar engine against it.
struct Agreement {
  let scratch: ScratchWorkspace
  let codebook: Codebook
  let reference: RecordedEngine
  /// All that figures or points were sent for, and those that hold or follow them.
  let periods: [Period]
  private let columns: [RollupColumn]
  private let widest: Period?
  private let files: FigureFiles

  /// How the columnar engine reads.
  struct Way: Sendable {
    var blockSize = 256 << 10
    var memoryBudget = 384 << 20
    var threads = 2
    /// nil: chosen when the rows are known.
    var periods: [Period]?

    var settings: ColumnarSettings {
      var settings = ColumnarSettings()
      settings.blockSize = blockSize
      settings.memoryBudget = memoryBudget
      return settings
    }
  }

  /// - Parameter isFull: with every roll-up of every figure.
  init(_ scratch: ScratchWorkspace, calendar: Calendar = .calendar, isFull: Bool = false) throws {
    self.scratch = scratch
    let workspace = try Workspace.open(scratch.path)
    codebook = Codebook(
      register: workspace.units, indicators: workspace.indicators, methods: workspace.methods,
      calendar: calendar)
    files = workspace.figureFiles
    let columns = isFull ? Self.allColumns(codebook) : Self.columns(codebook)
    reference = RecordedEngine(
      ReferenceEngine(FigureRequest(files: files, codebook: codebook, keepsSources: true)),
      columns: columns)
    var periods = reference.received.periods
    for period in periods {
      if let year = Period(kind: .year, year: period.year) { periods.insert(year) }
    }
    self.periods = periods.sorted { $0.description < $1.description }
    self.columns = columns
    // One that holds as many of the others as possible.
    widest = self.periods.max { left, right in
      periods.count { left.contains($0) } < periods.count { right.contains($0) }
    }
  }

  init(_ files: [String: [UInt8]], isFull: Bool = false) throws {
    let scratch = try ScratchWorkspace()
    for (name, bytes) in files { try scratch.write(bytes, to: name) }
    try self.init(scratch, isFull: isFull)
  }

  init(_ synthetic: SyntheticWorkspace) throws { try self.init(synthetic.files) }

  /// Every indicator by every rule, tasks, points and surveys; one column with a unit exempt, one that
  /// does not pass up.
  private static func columns(_ codebook: Codebook) -> [RollupColumn] {
    var columns: [RollupColumn] = []
    for (number, code) in codebook.indicators.keys.sorted().enumerated() {
      let rules = number < 3 ? OverTime.allCases : [OverTime.allCases[number % 3]]
      columns += rules.map { RollupColumn(figure: .indicator(code), overTime: $0) }
    }
    if let first = columns.first {
      columns.append(RollupColumn(figure: first.figure, rollUp: .none))
      let exempt = Set(codebook.register.units.indices.filter { $0 % 3 == 2 }.map { UnitID($0) })
      columns.append(RollupColumn(figure: first.figure, exempt: exempt))
    }
    columns.append(RollupColumn(figure: .tasks(criterion: nil, onTimeOnly: false)))
    for code in codebook.criteria.sorted().prefix(3) {
      columns.append(RollupColumn(figure: .tasks(criterion: code, onTimeOnly: true)))
    }
    for code in codebook.pointLeaves.keys.sorted() {
      columns.append(RollupColumn(figure: .points(criterion: code)))
      columns.append(RollupColumn(figure: .selfPoints(criterion: code), overTime: .last))
    }
    for leaf in codebook.surveyLeaves.values.joined() {
      let exempt = Set(codebook.register.units.indices.filter { $0 % 3 == 2 }.map { UnitID($0) })
      columns.append(RollupColumn(figure: .survey(leaf.figure)))
      columns.append(RollupColumn(figure: .survey(leaf.figure), rollUp: .none, exempt: exempt))
    }
    return columns
  }

  /// Every figure by every roll-up and over_time, with and without units that are exempt.
  private static func allColumns(_ codebook: Codebook) -> [RollupColumn] {
    var figures: [RollupColumn.Figure] = [
      .tasks(criterion: nil, onTimeOnly: false),
      .tasks(criterion: codebook.criteria.min(), onTimeOnly: true),
    ]
    figures += codebook.indicators.keys.sorted().map { .indicator($0) }
    for code in codebook.pointLeaves.keys.sorted() {
      figures += [.points(criterion: code), .selfPoints(criterion: code)]
    }
    let exempt = Set(codebook.register.units.indices.filter { $0 % 5 == 3 }.map { UnitID($0) })
    var columns: [RollupColumn] = []
    for figure in figures {
      for rollUp in RollUp.allCases {
        for overTime in OverTime.allCases {
          columns += [[], exempt].map {
            RollupColumn(figure: figure, rollUp: rollUp, overTime: overTime, exempt: $0)
          }
        }
        columns.append(RollupColumn(figure: figure, rollUp: rollUp, isExpected: false))
      }
    }
    return columns
  }

  /// The request as the engine gets it.
  func request(_ way: Way) -> FigureRequest {
    FigureRequest(
      files: files, codebook: codebook, periods: way.periods,
      choosePeriods: { [periods] _ in periods }, keepsSources: true, threads: way.threads)
  }

  /// Reads everything once more and compares all that an engine says.
  ///
  /// - Parameters:
  ///   - isBrief: rolls up one period only, that which holds most of the others.
  ///   - sources: compares the lines of figures as well, which costs a pass each.
  ///   - isThorough: those of every unit.
  /// - Throws: a ``Disagreement`` that names the first difference.
  /// - Returns: what was read.
  @discardableResult
  func check(_ way: Way, isBrief: Bool = false, sources: Bool = false, isThorough: Bool = false)
    throws -> ReceivedFigures
  {
    let engine = ColumnarEngine(request(way), settings: way.settings)
    try compareLogs(engine.received.log, reference.received.log, way)
    do throws(EngineDifference) {
      let pair = try PairedEngine(
        .init("columnar", engine), .init("reference", reference), codebook: codebook)
      for period in isBrief ? [widest].compactMap(\.self) : way.periods ?? periods {
        var log = DiagnosticLog()
        let day = codebook.days(of: period).last
        guard let tree = UnitTree.build(from: codebook.register, on: day, log: &log) else {
          continue
        }
        _ = try pair.rollUp(period, tree: tree, columns: columns, log: &log)
        for other in isBrief ? [] : otherTrees(than: tree) {
          _ = try pair.rollUp(period, tree: other, from: tree, columns: columns, log: &log)
          for unit in sources ? [0, other.count / 2] : [] {
            _ = try pair.sources(
              of: unit, in: other, from: tree, columns: columns, period: period, log: &log)
          }
        }
        guard sources else { continue }
        let some = [0, tree.count / 2, tree.count - 1]
        for unit in Set(isThorough ? Array(tree.units.indices) : some) {
          _ = try pair.sources(
            of: unit, in: tree, columns: columns, period: period, log: &log)
        }
      }
    } catch {
      throw Disagreement(error.message[.english], way)
    }
    return engine.received
  }

  /// The trees of the days on which a unit began or ended, and so was another; at most three.
  private func otherTrees(than tree: UnitTree) -> [UnitTree] {
    let register = codebook.register
    let days = Set(register.units.flatMap { [$0.validFrom, $0.validTo] }.compactMap(\.self))
    let ends = [days.min()?.advanced(by: -1), days.min(), days.max()].compactMap(\.self)
    return Set(ends).subtracting([tree.day]).sorted().compactMap { day in
      var ignored = DiagnosticLog()
      return UnitTree.build(from: register, on: day, log: &ignored)
    }
  }

  /// Also the ones that are not printed, in the order in which they were found.
  private func compareLogs(_ log: DiagnosticLog, _ other: DiagnosticLog, _ way: Way) throws {
    for (number, entry) in log.entries.enumerated() {
      guard number < other.entries.count, other.entries[number] == entry else {
        let twin = number < other.entries.count ? "\(other.entries[number].location)" : "nothing"
        throw Disagreement("problem \(number) is at \(entry.location), not at \(twin)", way)
      }
    }
    guard
      (log.entries.count, log.errorCount, log.warningCount)
        == (other.entries.count, other.errorCount, other.warningCount)
    else {
      throw Disagreement("\(log.errorCount) errors, not \(other.errorCount)", way)
    }
  }
}

/// A difference between the engines, in at most a few lines.
struct Disagreement: Error, CustomStringConvertible {
  let description: String

  init(_ message: String, _ way: Agreement.Way) {
    description =
      "\(message.prefix(300)) [block \(way.blockSize), threads \(way.threads), memory "
      + "\(way.memoryBudget), \(way.periods?.description.prefix(60) ?? "periods chosen")]"
  }
}
