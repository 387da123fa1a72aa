import TongHopRecords

/// Every name in the folders of a workspace, looked at before the first file is read.
///
/// What is not among them is not there; what is among them and cannot be read is a fault, whether or
/// not a verb needs it. Each file is then read in the state that it was found in here, or not at all
/// (``WorkspaceFile/identity``), so everything that was read was there at one moment: the one at which
/// the folders were found unchanged behind the last look.
struct WorkspaceListing: Sendable {
  /// Something that is named and cannot be read.
  struct Fault: Sendable {
    var name: String
    var fault: FileFault
  }

  private struct Folder: Sendable {
    let entries: [FolderEntry]
    /// By name the place of the first that bears it.
    private let places: [String: Int]

    init(_ entries: [FolderEntry]) {
      self.entries = entries
      places = Dictionary(zip(entries.lazy.map(\.name), entries.indices)) { first, _ in first }
    }

    subscript(name: String) -> FolderEntry? { places[name].map { entries[$0] } }
  }

  static let figureFolders = ["metrics", "records", "tasks", "points", "survey"]
  static let folderNames = figureFolders + ["published", "methods"]
  static let fileNames = [
    "units.csv", "successions.csv", "indicators.csv", "exemptions.csv", "office.json",
    BoundariesFile.name,
  ]
  static let methodFileNames = ["method.json", "criteria.csv"]
  /// A folder that never comes to rest is not looked at for ever.
  private static let mostLooks = 5

  let path: String
  /// By folder inside the workspace, `""` for itself; folders that cannot be listed have none.
  private var folders: [String: Folder] = [:]
  private(set) var faults: [Fault] = []

  /// - Throws: where the workspace itself cannot be listed.
  /// - Complexity: one look at each name.
  init(_ path: String) throws(FileFault) {
    self.path = path
    for look in 1...Self.mostLooks {
      (folders, faults) = ([:], [])
      let moved = try lookAtAll()
      if moved.isEmpty { return }
      guard look == Self.mostLooks else { continue }
      faults += moved.map { Fault(name: $0.isEmpty ? "." : $0, fault: .changed) }
    }
  }

  /// - Returns: the folders in which a name came or went meanwhile.
  private mutating func lookAtAll() throws(FileFault) -> [String] {
    var states: [(folder: String, state: FileIdentity?)] = [("", state(of: ""))]
    folders[""] = Folder(try FolderEntry.list(path))
    for name in Self.folderNames where entry(name) != nil { look(at: name, &states) }
    for method in visible("methods") where !method.isFile {
      look(at: "methods/" + method.name, &states)
    }
    checkFiles()
    return states.filter { state(of: $0.folder) != $0.state }.map(\.folder)
  }

  private func state(of folder: String) -> FileIdentity? {
    try? FileIdentity(ofPath: path + "/" + folder)
  }

  private mutating func look(
    at name: String, _ states: inout [(folder: String, state: FileIdentity?)]
  ) {
    do throws(FileFault) {
      if let fault = entry(name)?.faultAsFolder { throw fault }
      states.append((name, state(of: name)))
      folders[name] = Folder(try FolderEntry.list(path + "/" + name))
    } catch {
      faults.append(Fault(name: name, fault: error))
    }
  }

  private mutating func checkFiles() {
    var names = Self.fileNames
    for folder in Self.figureFolders + ["published"] {
      names += visible(folder).filter(\.isTable).map { "\(folder)/\($0.name)" }
    }
    names += methodFolders.flatMap { folder in Self.methodFileNames.map { "\(folder)/\($0)" } }
    for name in names {
      if let fault = entry(name)?.faultAsFile { faults.append(Fault(name: name, fault: fault)) }
    }
  }

  /// The names in a folder, without hidden files and locks (`.x`, `~$x`).
  func visible(_ folder: String) -> [FolderEntry] {
    (folders[folder]?.entries ?? []).filter { !$0.name.hasPrefix(".") && !$0.name.hasPrefix("~$") }
  }

  /// The folders in methods/ that could be listed.
  var methodFolders: [String] {
    visible("methods").map { "methods/" + $0.name }.filter { folders[$0] != nil }
  }

  /// What bears a name inside the workspace; nil where nothing does.
  ///
  /// - Complexity: O(1).
  func entry(_ name: String) -> FolderEntry? {
    let parts = name.split(separator: "/").map { String($0) }
    guard let last = parts.last else { return nil }
    return folders[parts.dropLast().joined(separator: "/")]?[last]
  }

  /// The file of a name, in the state in which it was found.
  func file(_ name: String) -> WorkspaceFile {
    var identity: FileIdentity?
    if case .file(let found)? = entry(name)?.kind { identity = found }
    return WorkspaceFile(path: path + "/" + name, name: name, identity: identity)
  }
}

extension FolderEntry {
  /// Its name is that of a CSV file.
  var isTable: Bool { name.lowercased().hasSuffix(".csv") }

  var isFile: Bool {
    if case .file = kind { return true }
    return false
  }

  /// For whoever opens the folder, not for the program.
  var isReadMe: Bool { name.uppercased().hasPrefix("README") }
}
