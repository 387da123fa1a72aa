import Foundation
import TongHopComparison
import TongHopDiagnostics
import TongHopDomain
import TongHopRanking
import TongHopRecords
import TongHopReport
import TongHopScoring

/// The steps in order: figures, roll-up, scores, ranks, comparison.
///
/// The figures are read once, when a pipeline is made; each period is then computed on demand.
public struct Pipeline: Sendable {
  public let workspace: Workspace
  /// How the run was asked for.
  public let options: PipelineOptions
  let engine: any RollupEngine
  /// What units sent, but for the facts, which the engine keeps.
  public let received: ReceivedFigures
  public let codebook: Codebook
  /// The version in force on the period's last day.
  public let method: TongHopDomain.Method
  public let period: Period
  /// That figures were sent for, at least ``period``.
  let newestPeriod: Period
  public let previousPeriod: Period?
  public let yearAgoPeriod: Period?
  /// Periods that have figures and no version in force, newest first.
  public let withoutMethod: [Period]
  /// Empty until they are asked for; see ``readBoundaries()``.
  public internal(set) var boundaries = Boundaries()
  var indexMemo = IndexMemo()
  /// Everything that was found wrong so far.
  public internal(set) var log: DiagnosticLog

  /// Reads the figures and settles method and period.
  ///
  /// - Parameter progress: told how far the reading is, from any thread, a few times a second.
  public init(
    _ workspace: Workspace, options: PipelineOptions,
    progress: @escaping @Sendable (ReadingPace) -> Void = { _ in }
  ) throws(PipelineError) {
    try self.init(
      workspace, options: options, progress: progress, makeEngine: options.engine.makeEngine)
  }

  /// With an engine of the caller's instead of one of ``EngineKind``.
  package init(
    _ workspace: Workspace, options: PipelineOptions,
    progress: @escaping @Sendable (ReadingPace) -> Void = { _ in },
    makeEngine: (FigureRequest) throws(EngineDifference) -> any RollupEngine
  ) throws(PipelineError) {
    var log = workspace.log
    do throws(PipelineError) {
      try Self.checkUnits(workspace)
      let versions = workspace.versions(of: try Self.family(workspace, options.method))
      try self.init(workspace, versions, options, &log, progress, makeEngine)
    } catch {
      var failure = error
      failure.log = log
      throw failure
    }
  }

  private init(
    _ workspace: Workspace, _ versions: [TongHopDomain.Method], _ options: PipelineOptions,
    _ log: inout DiagnosticLog, _ progress: @escaping @Sendable (ReadingPace) -> Void,
    _ makeEngine: (FigureRequest) throws(EngineDifference) -> any RollupEngine
  ) throws(PipelineError) {
    let newest =
      options.period.flatMap { period in
        versions.last { $0.isInForce(on: period.lastDay(in: $0.calendar)) }
      } ?? versions.last
    guard let newest else {
      throw Self.noMethod
    }
    let codebook = Codebook(
      register: workspace.units, indicators: workspace.indicators,
      // Two methods can have one code; that of the chosen family goes first.
      methods: versions + workspace.methods.filter { !versions.contains($0) },
      calendar: newest.calendar, indicatorList: workspace.indicatorList,
      doubtful: workspace.doubtful)
    let measured = workspace.withTakenIndices(versions)
    let request = FigureRequest(
      files: workspace.figureFiles, codebook: codebook,
      periods: options.everyPeriod ? nil : options.period.map(options.periods(for:)),
      choosePeriods: { received in
        let newest = options.period ?? Self.newestPeriod(received, versions, measured, codebook)
        guard let newest else { return [] }
        let compared = options.periods(for: newest)
        guard options.everyPeriod else { return compared }
        let alike = Self.periods(like: newest, received, versions, measured, codebook)
        let tried =
          options.triesEverything
          ? Self.periodsToTry(received, codebook, workspace.methods) : []
        var known = Set(alike)
        return alike + (compared + tried).filter { known.insert($0).inserted }
      },
      keepsSources: options.keepsSources, threads: options.threads,
      progress: ReadingPace.observe(progress))
    do {
      engine = try makeEngine(request)
    } catch {
      throw PipelineError(error)
    }
    received = engine.received
    log.merge(received.log)
    workspace.reportChanges(into: &log)
    self.workspace = workspace
    self.options = options
    self.codebook = codebook
    withoutMethod = Self.periodsWithoutMethod(received, versions, measured, codebook)
    let faulty = workspace.faultyVersions(of: newest.family)
    if let problem = Self.withoutMethod(withoutMethod, versions, faulty) { log.report(problem) }
    self.log = log
    let newestKnown = Self.newestPeriod(received, versions, measured, codebook)
    guard let period = options.period ?? newestKnown else {
      if let other = withoutMethod.first, !log.hasErrors {
        var error = Self.notInForce(versions, other)
        error.kind = .data
        throw error
      }
      throw Self.noFigures(hasErrors: log.hasErrors)
    }
    guard
      let method = versions.last(where: { $0.isInForce(on: period.lastDay(in: $0.calendar)) })
    else { throw Self.notInForce(versions, period) }
    if let against = options.against, against.overlaps(period) {
      throw Self.overlapping(period, against)
    }
    self.period = period
    self.method = method
    let latest = newestKnown ?? period
    newestPeriod =
      latest.lastDay(in: .calendar) < period.lastDay(in: .calendar) ? period : latest
    previousPeriod = options.against ?? period.before
    yearAgoPeriod = period.yearBefore
    for problem in tasksAfter(newestPeriod) { self.log.report(problem) }
  }

  /// Without usable units every row of every other file would be an error of its own.
  private static func checkUnits(_ workspace: Workspace) throws(PipelineError) {
    let isDamaged = workspace.log.entries.contains {
      $0.location.file == "units.csv" && ($0.code == .notUTF8 || $0.code == .fieldCount)
    }
    guard workspace.units.units.isEmpty || isDamaged else { return }
    throw PipelineError(
      kind: .data,
      message: Phrase(
        "units.csv chưa dùng được, nên các tệp số liệu chưa được đọc",
        en: "units.csv cannot be used, so the files of figures were not read"))
  }

  static func family(_ workspace: Workspace, _ asked: String?) throws(PipelineError)
    -> String
  {
    let families = workspace.families
    guard let asked else {
      if families.count == 1 { return families[0] }
      guard !families.isEmpty else {
        throw noMethod
      }
      let list = families.joined(separator: ", ")
      throw PipelineError(
        kind: .usage,
        message: Phrase(
          "có nhiều bộ tiêu chí: hãy thêm --method và một trong: \(list)",
          en: "there are several methods: add --method and one of: \(list)"))
    }
    if families.contains(asked) { return asked }
    if let method = workspace.methods.first(where: { $0.id == asked }) { return method.family }
    if workspace.faultyMethods.contains(asked) {
      throw PipelineError(
        kind: .data,
        message: Phrase(
          "bộ tiêu chí '\(asked)' có lỗi; sửa các lỗi trên",
          en: "the method '\(asked)' has errors; correct those above"))
    }
    let known = families + workspace.methods.map(\.id)
    let near =
      Suggestion.question(asked, in: known).map { Phrase(verbatim: "; ") + $0 }
      ?? Phrase(verbatim: "")
    let list = Set(known).sorted().joined(separator: ", ")
    let end =
      list.isEmpty
      ? Phrase("; chưa có bộ nào dùng được", en: "; no method is usable")
      : Phrase("; có: \(list)", en: "; there are: \(list)")
    throw PipelineError(
      kind: .usage,
      message: Phrase(
        "không có bộ tiêu chí '\(LookAlike.shown(asked))'",
        en: "there is no method '\(LookAlike.shown(asked))'") + near + end)
  }

  /// A part compared with the whole that it belongs to says nothing.
  private static func overlapping(_ period: Period, _ against: Period) -> PipelineError {
    PipelineError(
      kind: .usage,
      message: Phrase(
        "--against \(against) và kỳ \(period) có tháng chung, không so sánh được",
        en: "--against \(against) and \(period) share months and cannot be compared"))
  }

  static let noMethod = PipelineError(
    kind: .data,
    message: Phrase("không có bộ tiêu chí nào dùng được", en: "there is no usable method"))

  static func noFigures(hasErrors: Bool) -> PipelineError {
    PipelineError(
      kind: hasErrors ? .data : .noFigures,
      message: hasErrors
        ? Phrase(
          "không có dòng số liệu nào dùng được; sửa các lỗi trên",
          en: "no row of figures can be used; correct the errors above")
        : awaitingFigures)
  }

  /// What is to be done next where nothing is wrong and nothing was sent.
  public static let awaitingFigures = Phrase(
    "chưa có số liệu của kỳ nào cho bộ tiêu chí này; đặt tệp vào metrics/, records/, points/, survey/ hoặc tasks/",
    en:
      "there are no figures of any period for this method; put files into metrics/, records/, points/, survey/ or tasks/"
  )

  static func notInForce(_ versions: [TongHopDomain.Method], _ period: Period)
    -> PipelineError
  {
    let list = versions.map {
      "\($0.id): \($0.validFrom?.description ?? "…") – \($0.validTo?.description ?? "…")"
    }.joined(separator: "; ")
    return PipelineError(
      kind: .usage,
      message: Phrase(
        "không có phiên bản nào có hiệu lực vào ngày cuối của kỳ \(period) (\(list))",
        en: "no version is in force on the last day of \(period) (\(list))"))
  }
}
