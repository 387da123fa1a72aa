import TongHopComparison
import TongHopDiagnostics
import TongHopDomain
import TongHopRecords
import TongHopReport

/// The sets of criteria by themselves, before there is any figure.
extension Workspace {
  /// The methods that are asked for by name or by period: of each family one version.
  public struct ChosenMethods: Sendable {
    public var methods: [TongHopDomain.Method] = []
    /// Other versions of their families, by id.
    public var others: [String] = []
  }

  /// What applies to whom, and what it adds up to.
  public func annex(
    _ method: TongHopDomain.Method, period: Period?, level: String? = nil
  ) -> MethodTable {
    let table = MethodTable(
      method,
      in: MethodSurroundings(
        units: units, exemptions: exemptions, indicators: indicators, methods: methods),
      period: period, level: level)
    table.checkInvariants()
    return table
  }

  /// - Parameters:
  ///   - asked: the id of a method or of a family; nil: every family.
  ///   - period: asks for the versions in force on its last day; nil: for the newest.
  /// - Throws: where there is no such method, or none in force.
  public func methods(
    asked: String?, period: Period?
  ) throws(PipelineError) -> ChosenMethods {
    var chosen = ChosenMethods()
    let families =
      try asked.map { text throws(PipelineError) in
        [try Pipeline.family(self, text)]
      } ?? self.families
    for family in families {
      let versions = versions(of: family)
      // A version that is asked for by its own name is meant.
      let named = asked == family ? nil : versions.first { $0.id == asked }
      guard let method = version(of: named.map { [$0] } ?? versions, period) else { continue }
      chosen.methods.append(method)
      chosen.others += versions.map(\.id).filter { $0 != method.id }
    }
    guard chosen.methods.isEmpty else { return chosen }
    guard let period, !families.isEmpty else { throw Pipeline.noMethod }
    throw Pipeline.notInForce(families.flatMap { versions(of: $0) }, period)
  }

  private func version(
    of versions: [TongHopDomain.Method], _ period: Period?
  ) -> TongHopDomain.Method? {
    guard let period else { return versions.last }
    return versions.last { $0.isInForce(on: period.lastDay(in: $0.calendar)) }
  }

  /// Is there no file of figures at all?
  public var awaitsFigures: Bool { figureFiles.all.isEmpty }

  /// What is wrong with the files that a set of criteria is printed from. Before there is a list of units
  /// a set can be printed all the same.
  public var annexLog: DiagnosticLog {
    guard !exists("units.csv") else { return log }
    var result = DiagnosticLog()
    for problem in log.entries where problem.location.file != "units.csv" { result.report(problem) }
    return result
  }

  /// One for each method; of a level for those that score it.
  ///
  /// - Throws: where units.csv has no such level, or no method scores it.
  public func annexes(
    _ methods: [TongHopDomain.Method], period: Period?, level: String?
  ) throws(PipelineError) -> [MethodTable] {
    let tables = methods.map { annex($0, period: period, level: level) }
    guard let level else { return tables }
    guard !units.units.isEmpty else {
      throw PipelineError(
        kind: .usage,
        message: Phrase(
          "units.csv chưa có đơn vị nào, nên chưa biết tiêu chí nào áp dụng cho cấp '\(LookAlike.shown(level))'; bỏ --level",
          en:
            "units.csv has no units yet, so nobody knows what applies to the level '\(LookAlike.shown(level))'; leave --level out"
        ))
    }
    try UnitSearch.checkLevel(level, among: units.levels.sorted())
    let scoring = tables.filter { !$0.kinds.isEmpty }
    guard scoring.isEmpty else { return scoring }
    let list = methods.map(\.id).joined(separator: ", ")
    throw PipelineError(
      kind: .usage,
      message: Phrase(
        "bộ tiêu chí \(list) không chấm điểm cấp '\(level)'",
        en: "the method \(list) does not score the level '\(level)'"))
  }
}

extension Documents {
  /// The annex of a method, as wide as a terminal.
  public static func methodText(
    _ table: MethodTable, in workspace: Workspace, language: Language
  ) -> String {
    let leftOut = workspace.leftOutOfAnnex(language)
    return MethodDocument.make(table, leftOut: leftOut, language: language).map {
      TextTable.render($0, width: 100)
    }.joined(separator: "\n")
  }

  public static func method(_ table: MethodTable, as format: MachineFormat) -> [UInt8] {
    MethodOutput.bytes(table, as: format)
  }
}

extension Workspace {
  /// What has errors, and is not in an annex that is printed all the same.
  fileprivate func leftOutOfAnnex(_ language: Language) -> [String] {
    let spans = annexLog.entries.lazy.filter { $0.severity == .error }.map {
      SourceSpan(
        file: $0.location.file, first: $0.location.line ?? 0, last: $0.location.line ?? 0)
    }
    return SourceText.lines(Array(spans), language: language, most: 12)
  }
}
