import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

/// A workspace could not be opened at all.
public enum WorkspaceError: Error, Sendable, Hashable {
  case notAFolder(String)
  /// It is there and cannot be looked into; why, and what to do about it.
  case unreadable(String, Diagnostic)
}

/// A folder with the files of a province: what is there, and everything but the figures read.
///
/// Names are fixed (see DataFormats), so that nothing has to be configured to start.
public struct Workspace: Sendable {
  public let path: String
  public internal(set) var units = UnitRegister(units: [])
  public internal(set) var indicators: [Indicator] = []
  /// In the order of their ids.
  public internal(set) var methods: [TongHopDomain.Method] = []
  /// Ids, folders and families of methods that have errors and are left out of ``methods``.
  public internal(set) var faultyMethods: Set<String> = []
  /// Those by folder, with their family where it can be read.
  private var faultyFolders: [String: String?] = [:]
  /// What the lists that have errors declare.
  package internal(set) var doubtful = DoubtfulCodes()
  public internal(set) var exemptions: [Exemption] = []
  public internal(set) var office: [String: String] = [:]
  public internal(set) var figureFiles = FigureFiles()
  /// Signed tables by `<method>-<period>`.
  public internal(set) var published: [String: WorkspaceFile] = [:]
  public internal(set) var log = DiagnosticLog()
  /// What was there when the workspace was opened.
  let listing: WorkspaceListing

  /// Reads all files but those with figures; every problem is in ``log``.
  public static func open(_ path: String) throws(WorkspaceError) -> Workspace {
    let listing: WorkspaceListing
    do throws(FileFault) {
      listing = try WorkspaceListing(path)
    } catch .missing, .isFile {
      throw .notAFolder(path)
    } catch {
      throw .unreadable(path, error.diagnostic(of: path))
    }
    var workspace = Workspace(path: path, listing)
    for fault in listing.faults { workspace.log.report(fault.fault.diagnostic(of: fault.name)) }
    workspace.readUnits()
    workspace.readIndicators()
    workspace.readMethods()
    UnitsFile.checkWords(workspace.units, methods: workspace.methods, log: &workspace.log)
    workspace.readRest()
    workspace.findFigures()
    workspace.reportStrangers()
    return workspace
  }

  private init(path: String, _ listing: WorkspaceListing) {
    self.path = path
    self.listing = listing
  }

  func file(_ name: String) -> WorkspaceFile { listing.file(name) }

  /// Is there something of the name? What cannot be read is there, too.
  func exists(_ name: String) -> Bool { listing.entry(name) != nil }

  private mutating func readUnits() {
    guard exists("units.csv") else {
      log.report(
        Diagnostic(
          .unreadableFile, at: SourceLocation(file: "units.csv"),
          Phrase("thiếu tệp units.csv", en: "units.csv is missing"),
          expected: Phrase(
            "code,parent_code,level,type,name,valid_from,valid_to",
            en: "code,parent_code,level,type,name,valid_from,valid_to"),
          fix: Phrase(
            "đặt danh sách đơn vị vào \(path)/units.csv",
            en: "put the list of units into \(path)/units.csv")))
      return
    }
    units = UnitsFile.read(file("units.csv"), log: &log) ?? units
    // Where no unit could be read every code of successions.csv would be reported as unknown.
    if !units.units.isEmpty, exists("successions.csv") {
      units = units.with(SuccessionsFile.read(file("successions.csv"), units: units, log: &log))
    }
    // What a row that was left out would have explained is no problem of its own.
    guard !hasErrors(in: "units.csv") else { return }
    UnitHistory.check(units, knowsSuccessions: !hasErrors(in: "successions.csv"), log: &log)
  }

  private mutating func readMethods() {
    var files: [String: String] = [:]
    let levels = units.levels.union(units.unread.levels)
    let types = units.types.union(units.unread.types)
    let folders = listing.methodFolders.filter { folder in
      WorkspaceListing.methodFileNames.contains { exists("\(folder)/\($0)") }
    }
    let signed = signedIndicators
    for folder in folders {
      let (settings, criteria) = ("\(folder)/method.json", "\(folder)/criteria.csv")
      let method = MethodFile.read(
        settings: file(settings), criteria: file(criteria), levels: levels, types: types,
        signedIndicators: signed, log: &log)
      if let method {
        methods.append(method)
        files[method.id] = settings
      } else {
        let name = String(folder.dropFirst("methods/".count))
        faultyMethods.formUnion(MethodFile.names(settings: file(settings), folder: name))
        faultyFolders[name] = .some(MethodFile.family(settings: file(settings)))
        CriteriaFile.note(file(criteria), in: &doubtful)
      }
    }
    let faults = listing.faults.map(\.name).filter { $0.hasPrefix("methods") }
    faultyMethods.formUnion(faults.map { String($0.dropFirst("methods/".count)) })
    if folders.isEmpty, faults.isEmpty {
      log.report(
        Diagnostic(
          .unreadableFile, at: SourceLocation(file: "methods"),
          Phrase("không có bộ tiêu chí nào", en: "there is no method"),
          fix: Phrase(
            "tạo methods/<id>/method.json và methods/<id>/criteria.csv",
            en: "make methods/<id>/method.json and methods/<id>/criteria.csv")))
    }
    MethodFile.checkVersions(methods, files: files, faulty: faultyMethods, log: &log)
    let all = methods
    methods = MethodFile.checkCalendars(all, indicators: indicators, files: files, log: &log)
    if indicatorList == .whole {
      MethodFile.checkIndicators(methods, indicators: indicators, files: files, log: &log)
    }
    MethodFile.checkTwins(methods, indicators: indicators, files: files, log: &log)
    leaveOut(all)
    methods = MethodFile.checkIndices(methods, files: files, faulty: faultyMethods, log: &log)
    leaveOut(all)
  }

  private mutating func leaveOut(_ all: [TongHopDomain.Method]) {
    for method in all where !methods.contains(method) {
      faultyMethods.formUnion([method.id, method.family])
      faultyFolders[method.id] = .some(method.family)
      CriteriaFile.note(file("methods/\(method.id)/criteria.csv"), in: &doubtful)
    }
  }

  private mutating func readIndicators() {
    guard exists("indicators.csv") else { return }
    indicators = IndicatorsFile.read(file("indicators.csv"), log: &log)
    guard hasErrors(in: "indicators.csv") else { return }
    let (codes, isWhole) = IndicatorsFile.codes(in: file("indicators.csv"))
    doubtful.add(
      .indicator, codes.subtracting(indicators.map(\.code)), isWhole: isWhole,
      of: "indicators.csv")
  }

  /// nil where a row that could not be read may be one of them.
  private var signedIndicators: Set<String>? {
    hasErrors(in: "indicators.csv") ? nil : Set(indicators.filter(\.mayBeNegative).map(\.code))
  }

  /// What is known of indicators.csv once it has been read.
  var indicatorList: Codebook.IndicatorList {
    exists("indicators.csv") ? hasErrors(in: "indicators.csv") ? .faulty : .whole : .missing
  }

  private func hasErrors(in file: String) -> Bool {
    log.entries.contains { $0.location.file == file && $0.severity == .error }
  }

  private mutating func readRest() {
    if exists("exemptions.csv") {
      let codes = Set(methods.flatMap { $0.criteria.map(\.code) })
      exemptions = ExemptionsFile.read(
        file("exemptions.csv"), units: units, criteria: codes, doubtful: doubtful, log: &log)
    }
    if exists("office.json") { office = OfficeFile.read(file("office.json"), log: &log) }
    for entry in listing.visible("published") where entry.isTable && entry.isFile {
      let stem = String(entry.name.dropLast(4))
      if published[stem] == nil { published[stem] = file("published/" + entry.name) }
    }
  }

  private mutating func findFigures() {
    figureFiles.metrics = tables(in: "metrics")
    figureFiles.records = tables(in: "records")
    figureFiles.tasks = tables(in: "tasks")
    figureFiles.points = tables(in: "points")
    figureFiles.survey = tables(in: "survey")
    let codes = RepeatCodes(
      register: units,
      calendars: Set(methods.map(\.calendar)).union(indicators.compactMap(\.calendar)),
      amounts: Set(indicators.lazy.filter { $0.kind != .count }.map(\.code)),
      constants: repeatedIndicators)
    figureFiles = RepeatedFiles.leaveOut(from: figureFiles, codes: codes, log: &log)
  }

  /// Indicators that say the same for long: of what there is on a day, and of the unit above.
  private var repeatedIndicators: Set<String> {
    Set(
      methods.flatMap(\.criteria).compactMap { criterion in
        guard let leaf = criterion.leaf, leaf.rollUp == .repeat || leaf.overTime == .last,
          case .metric(let code) = leaf.measure
        else { return nil }
        return code
      })
  }

  /// What is read of a workspace: files, and folders of files.
  public static let names = Set(WorkspaceListing.fileNames + WorkspaceListing.folderNames)

  private func tables(in folder: String) -> [WorkspaceFile] {
    listing.visible(folder).filter(\.isTable).map { file("\(folder)/\($0.name)") }
  }

  /// Reports each file that a table can depend on and that is not what it was when the workspace was
  /// opened. Before a table is handed out this is asked once more: the files behind it were then in
  /// one state from the beginning to the end.
  ///
  /// - Complexity: one look at each file.
  func reportChanges(into log: inout DiagnosticLog) { inputFiles.reportChanges(into: &log) }

  /// The versions of an index, oldest first.
  public func versions(of family: String) -> [TongHopDomain.Method] {
    methods.filter { $0.family == family }
      .sorted { ($0.validFrom?.number ?? .min, $0.id) < ($1.validFrom?.number ?? .min, $1.id) }
  }

  /// The methods, and those whose index they take, and so on; each once.
  func withTakenIndices(_ methods: [TongHopDomain.Method]) -> [TongHopDomain.Method] {
    var result = methods
    var next = 0
    while next < result.count {
      for family in result[next].indexFamilies {
        result += versions(of: family).filter { !result.contains($0) }
      }
      next += 1
    }
    return result
  }

  /// Folders of methods with errors that are, or may be, versions of a family.
  public func faultyVersions(of family: String) -> [String] {
    faultyFolders.filter { $0.value == nil || $0.value == family }.map(\.key).sorted()
  }

  public var families: [String] { Set(methods.map(\.family)).sorted() }
}
