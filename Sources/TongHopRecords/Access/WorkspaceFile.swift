import Foundation
import TongHopDiagnostics

/// A file of the workspace: where it is, what it is called in messages, and which state of it is read.
public struct WorkspaceFile: Sendable, Hashable {
  public var path: String
  /// Relative to the workspace, with `/`.
  public var name: String
  /// Of the file when the workspace was looked at; nil: whatever it is when it is opened.
  public var identity: FileIdentity?

  public init(path: String, name: String, identity: FileIdentity? = nil) {
    self.path = path
    self.name = name
    self.identity = identity
  }

  /// In bytes; 0 where the file cannot be looked at.
  public var size: Int {
    if let identity { return identity.size }
    return (try? FileIdentity(ofPath: path))?.size ?? 0
  }

  /// Is the file another, or in another state, than when the workspace was looked at?
  public var hasChanged: Bool {
    guard let identity else { return false }
    return (try? FileIdentity(ofPath: path)) != identity
  }
}

extension Sequence<WorkspaceFile> {
  /// Reports each file that is no longer what it was; asked behind the last byte of every reading.
  ///
  /// - Complexity: one look at each file.
  public func reportChanges(into log: inout DiagnosticLog) {
    for file in self where file.hasChanged {
      log.report(FileFault.changed.diagnostic(of: file.name))
    }
  }
}
