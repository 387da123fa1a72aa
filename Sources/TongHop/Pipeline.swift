import TongHopComparison
import TongHopDiagnostics
import TongHopDomain
import TongHopRanking
import TongHopRecords
import TongHopReference
import TongHopReport
import TongHopScoring

/// What a run is asked for.
public struct PipelineOptions: Sendable {
  /// The id of a method or of a family; nil: the only family there is.
  public var method: String?
  /// nil: the newest that figures were sent for.
  public var period: Period?
  /// The period to compare with; nil: the one before.
  public var against: Period?
  public var keepsSources = false

  public init() {}
}

/// Why there is no result. The text says what to type.
public struct PipelineError: Error, Sendable {
  public enum Kind: Sendable, Equatable {
    /// The user asked for something that is not there.
    case usage
    /// The data have errors; they are in the log.
    case data
  }

  public var kind: Kind
  public var message: Phrase
  /// What was found wrong before it came to this.
  public var log = DiagnosticLog()
}

/// The steps in order: figures, roll-up, scores, ranks, comparison.
///
/// The figures are read once, when a pipeline is made; each period is then computed on demand.
public struct Pipeline: Sendable {
  public let workspace: Workspace
  public let figures: Figures
  public let codebook: Codebook
  /// The version in force on the period's last day.
  public let method: TongHopDomain.Method
  public let period: Period
  public let previousPeriod: Period?
  public let yearAgoPeriod: Period?
  /// Everything that was found wrong so far.
  public internal(set) var log: DiagnosticLog

  /// Reads the figures and settles method and period.
  public init(
    _ workspace: Workspace, options: PipelineOptions, progress: (String) -> Void = { _ in }
  ) throws(PipelineError) {
    var log = workspace.log
    do throws(PipelineError) {
      try Self.checkUnits(workspace)
      let versions = workspace.versions(of: try Self.family(workspace, options.method))
      try self.init(workspace, versions, options, &log, progress)
    } catch {
      var failure = error
      failure.log = log
      throw failure
    }
  }

  private init(
    _ workspace: Workspace, _ versions: [TongHopDomain.Method], _ options: PipelineOptions,
    _ log: inout DiagnosticLog, _ progress: (String) -> Void
  ) throws(PipelineError) {
    let newest =
      options.period.flatMap { period in
        versions.last { $0.isInForce(on: period.lastDay(in: $0.calendar)) }
      } ?? versions.last
    guard let newest else {
      throw PipelineError(
        kind: .data,
        message: Phrase("không có bộ tiêu chí nào dùng được", en: "there is no usable method"))
    }
    let codebook = Codebook(
      register: workspace.units, indicators: workspace.indicators,
      // Two methods can have one code; that of the chosen family goes first.
      methods: versions + workspace.methods.filter { !versions.contains($0) },
      calendar: newest.calendar)
    let figures = FiguresReader.read(
      workspace.figureFiles, codebook: codebook, keepsSources: options.keepsSources,
      progress: progress)
    log.merge(figures.log)
    self.workspace = workspace
    self.codebook = codebook
    self.figures = figures
    self.log = log
    let period: Period
    if let asked = options.period {
      period = asked
    } else {
      period = try Self.newestPeriod(figures, versions, hasErrors: log.hasErrors)
    }
    guard
      let method = versions.last(where: { $0.isInForce(on: period.lastDay(in: $0.calendar)) })
    else { throw Self.notInForce(versions, period) }
    self.period = period
    self.method = method
    previousPeriod = options.against ?? period.before
    yearAgoPeriod = period.yearBefore
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

  private static func family(_ workspace: Workspace, _ asked: String?) throws(PipelineError)
    -> String
  {
    let families = workspace.families
    guard let asked else {
      if families.count == 1 { return families[0] }
      guard !families.isEmpty else {
        throw PipelineError(
          kind: .data,
          message: Phrase("không có bộ tiêu chí nào dùng được", en: "there is no usable method"))
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
    let known = families + workspace.methods.map(\.id)
    let near = Suggestion.nearest(to: asked, in: known).map { " (\($0)?)" } ?? ""
    let list = Set(known).sorted().joined(separator: ", ")
    throw PipelineError(
      kind: .usage,
      message: Phrase(
        "không có bộ tiêu chí '\(asked)'\(near); có: \(list)",
        en: "there is no method '\(asked)'\(near); there are: \(list)"))
  }

  /// The newest period that the family has figures for; of those that end on one day the one
  /// with the most.
  private static func newestPeriod(
    _ figures: Figures, _ versions: [TongHopDomain.Method], hasErrors: Bool
  ) throws(PipelineError) -> Period {
    var indicators: Set<String> = []
    var criteria: Set<String> = []
    for method in versions {
      for criterion in method.criteria {
        switch criterion.leaf?.measure {
        case .metric(let code): indicators.insert(code)
        case .points: criteria.insert(criterion.code)
        default: break
        }
      }
    }
    var periods = Set(figures.facts.keys.filter { indicators.contains($0.indicator) }.map(\.period))
    periods.formUnion(figures.points.filter { criteria.contains($0.criterion) }.map(\.period))
    let usable = periods.filter { period in
      versions.contains { $0.isInForce(on: period.lastDay(in: $0.calendar)) }
    }
    // Of periods that end on one day the one that most figures were sent for: one commune's months
    // must not hide everybody's quarter.
    var counts: [Period: Int] = [:]
    for key in figures.facts.keys where indicators.contains(key.indicator) {
      counts[key.period, default: 0] += 1
    }
    for entry in figures.points where criteria.contains(entry.criterion) {
      counts[entry.period, default: 0] += 1
    }
    let newest = usable.max { left, right in
      let (a, b) = (left.lastDay(in: .calendar), right.lastDay(in: .calendar))
      if a != b { return a < b }
      let (few, many) = (counts[left] ?? 0, counts[right] ?? 0)
      return few != many ? few < many : left.monthCount > right.monthCount
    }
    guard let newest else {
      throw PipelineError(
        kind: .data,
        message: hasErrors
          ? Phrase(
            "không có dòng số liệu nào dùng được; sửa các lỗi trên",
            en: "no row of figures can be used; correct the errors above")
          : Phrase(
            "chưa có số liệu của kỳ nào cho bộ tiêu chí này; đặt tệp vào metrics/, records/ hoặc points/",
            en:
              "there are no figures of any period for this method; put files into metrics/, records/ or points/"
          ))
    }
    return newest
  }

  private static func notInForce(_ versions: [TongHopDomain.Method], _ period: Period)
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
