import Foundation
import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

/// A workspace could not be opened at all.
public enum WorkspaceError: Error, Sendable, Hashable {
  case notAFolder(String)
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
  public internal(set) var exemptions: [Exemption] = []
  public internal(set) var office: [String: String] = [:]
  public internal(set) var figureFiles = FigureFiles()
  /// Signed tables by `<method>-<period>`.
  public internal(set) var published: [String: WorkspaceFile] = [:]
  public internal(set) var log = DiagnosticLog()

  /// Reads all files but those with figures; every problem is in ``log``.
  public static func open(_ path: String) throws(WorkspaceError) -> Workspace {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
    else { throw .notAFolder(path) }
    var workspace = Workspace(path: path)
    workspace.readUnits()
    workspace.readIndicators()
    workspace.readMethods()
    workspace.readRest()
    workspace.findFigures()
    workspace.reportStrangers()
    return workspace
  }

  private init(path: String) {
    self.path = path
  }

  private func file(_ name: String) -> WorkspaceFile {
    WorkspaceFile(path: path + "/" + name, name: name)
  }

  private func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: path + "/" + name)
  }

  /// Names in a folder by their bytes, so that the order of the disk means nothing.
  private mutating func names(in folder: String) -> [String] {
    guard folder.isEmpty || exists(folder) else { return [] }
    guard let all = try? FileManager.default.contentsOfDirectory(atPath: path + "/" + folder) else {
      log.report(
        Diagnostic(
          .unreadableFile, at: SourceLocation(file: folder.isEmpty ? "." : folder),
          Phrase("không đọc được thư mục", en: "the folder cannot be read"),
          fix: Phrase(
            "kiểm tra đây là thư mục và quyền đọc", en: "check that it is a folder and may be read")
        ))
      return []
    }
    return all.filter { !$0.hasPrefix(".") && !$0.hasPrefix("~$") }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

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
    let (levels, types) = (units.levels, units.types)
    let folders = names(in: "methods")
    let signed = signedIndicators
    for folder in folders {
      let settings = "methods/\(folder)/method.json"
      let criteria = "methods/\(folder)/criteria.csv"
      guard exists(settings) || exists(criteria) else { continue }
      let method = MethodFile.read(
        settings: file(settings), criteria: file(criteria), levels: levels, types: types,
        signedIndicators: signed, log: &log)
      if let method {
        methods.append(method)
        files[method.id] = settings
      } else {
        faultyMethods.formUnion(MethodFile.names(settings: file(settings), folder: folder))
      }
    }
    if folders.isEmpty {
      log.report(
        Diagnostic(
          .unreadableFile, at: SourceLocation(file: "methods"),
          Phrase("không có bộ tiêu chí nào", en: "there is no method"),
          fix: Phrase(
            "tạo methods/<id>/method.json và methods/<id>/criteria.csv",
            en: "make methods/<id>/method.json and methods/<id>/criteria.csv")))
    }
    MethodFile.checkVersions(methods, files: files, log: &log)
    let all = methods
    methods = MethodFile.checkCalendars(all, indicators: indicators, files: files, log: &log)
    leaveOut(all)
    methods = MethodFile.checkIndices(methods, files: files, faulty: faultyMethods, log: &log)
    leaveOut(all)
  }

  private mutating func leaveOut(_ all: [TongHopDomain.Method]) {
    for method in all where !methods.contains(method) {
      faultyMethods.formUnion([method.id, method.family])
    }
  }

  private mutating func readIndicators() {
    guard exists("indicators.csv") else { return }
    indicators = IndicatorsFile.read(file("indicators.csv"), log: &log)
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
        file("exemptions.csv"), units: units, criteria: codes, log: &log)
    }
    if exists("office.json") { office = OfficeFile.read(file("office.json"), log: &log) }
    for name in names(in: "published") {
      if name.lowercased().hasSuffix(".csv") {
        published[String(name.dropLast(4))] = file("published/" + name)
      } else {
        reportUnreadTable("published/" + name)
      }
    }
  }

  private mutating func findFigures() {
    figureFiles.metrics = csvFiles(in: "metrics")
    figureFiles.records = csvFiles(in: "records")
    figureFiles.tasks = csvFiles(in: "tasks")
    figureFiles.points = csvFiles(in: "points")
    figureFiles.survey = csvFiles(in: "survey")
    figureFiles = RepeatedFiles.leaveOut(from: figureFiles, log: &log)
  }

  /// What is read of a workspace: files, and folders of files.
  public static let names: Set<String> = [
    "units.csv", "successions.csv", "indicators.csv", "metrics", "records", "tasks", "points",
    "survey", "exemptions.csv", "office.json", "published", "methods", BoundariesFile.name,
  ]

  /// A misspelt folder would otherwise be a province that did not report.
  private mutating func reportStrangers() {
    for name in names(in: "") where !Self.names.contains(name) {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: path + "/" + name, isDirectory: &isFolder)
      let isTable = [".csv", ".json", ".geojson", ".xlsx", ".xls"].contains {
        name.lowercased().hasSuffix($0)
      }
      guard isFolder.boolValue || isTable else { continue }
      let near = Suggestion.nearest(to: name, in: Self.names, limit: 3)
      log.report(
        Diagnostic(
          .notRead, severity: .warning, at: SourceLocation(file: name),
          isFolder.boolValue
            ? Phrase("thư mục này không được đọc", en: "this folder is not read")
            : Phrase("tệp này không được đọc", en: "this file is not read"),
          expected: Phrase(verbatim: Self.names.sorted().joined(separator: ", ")),
          fix: near.map { Phrase("có phải là \($0)? đổi tên", en: "did you mean \($0)? rename it") }
        ))
    }
    reportSignedTables()
  }

  private mutating func csvFiles(in folder: String) -> [WorkspaceFile] {
    var result: [WorkspaceFile] = []
    for name in names(in: folder) {
      if name.lowercased().hasSuffix(".csv") {
        result.append(file("\(folder)/\(name)"))
        continue
      }
      log.report(
        Diagnostic(
          .notRead, severity: .warning, at: SourceLocation(file: "\(folder)/\(name)"),
          Phrase("tệp này không được đọc", en: "this file is not read"),
          expected: Phrase("tệp .csv trong \(folder)/", en: "a .csv file in \(folder)/"),
          fix: Phrase("xuất thành CSV UTF-8", en: "export it as CSV in UTF-8")))
    }
    return result
  }

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

  public var families: [String] { Set(methods.map(\.family)).sorted() }
}
