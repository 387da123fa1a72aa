import Foundation

/// A name in a folder, and what it is.
public struct FolderEntry: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    case file(FileIdentity)
    case folder
    /// Neither, or nobody can tell.
    case fault(FileFault)
  }

  public let name: String
  public let kind: Kind

  public var isFolder: Bool { kind == .folder }

  /// Why it cannot be read as a file; nil where it can.
  public var faultAsFile: FileFault? {
    switch kind {
    case .file: nil
    case .folder: .isFolder
    case .fault(let fault): fault
    }
  }

  /// Why it cannot be read as a folder; nil where it can.
  public var faultAsFolder: FileFault? {
    switch kind {
    case .file: .isFile
    case .folder: nil
    case .fault(let fault): fault
    }
  }

  /// The names in a folder in the order of their bytes, so that the order of the disk means nothing.
  ///
  /// - Complexity: O(*n* log *n*), one look at each.
  public static func list(_ path: String) throws(FileFault) -> [FolderEntry] {
    guard let folder = opendir(path) else {
      let code = errno
      throw code == ENOTDIR ? .isFile : FileFault(looking: path, code)
    }
    defer { closedir(folder) }
    var names: [[UInt8]] = []
    while true {
      errno = 0
      guard let entry = readdir(folder) else {
        let code = errno
        guard code == 0 else { throw .system(code) }
        break
      }
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name != Array(".".utf8), name != Array("..".utf8) { names.append(name) }
    }
    names.sort { $0.lexicographicallyPrecedes($1) }
    return names.map { name in
      guard let text = String(validating: name, as: UTF8.self) else {
        return FolderEntry(
          name: String(decoding: name, as: UTF8.self), kind: .fault(.badName))
      }
      return FolderEntry(name: text, kind: kind(path + "/" + text))
    }
  }

  private static func kind(_ path: String) -> Kind {
    var information = stat()
    guard stat(path, &information) == 0 else { return .fault(FileFault(looking: path, errno)) }
    switch FileFault(notARegularFile: information.st_mode) {
    case nil: break
    case .isFolder?: return .folder
    case let fault?: return .fault(fault)
    }
    // Here and not when it is opened, so that every verb says the same of a file that it needs not.
    guard faccessat(AT_FDCWD, path, R_OK, AT_EACCESS) == 0 else { return .fault(.system(errno)) }
    return .file(FileIdentity(information))
  }
}
