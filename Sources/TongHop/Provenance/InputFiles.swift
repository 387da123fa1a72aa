import TongHopColumnar
import TongHopDiagnostics
import TongHopRecords
import TongHopReport

extension Workspace {
  /// Where the files of the workspace are that a table can depend on.
  public var inputPaths: [String] { inputFiles.map(\.path) }

  /// In the order of their names' bytes.
  var inputFiles: [WorkspaceFile] {
    let settings = listing.methodFolders.flatMap { folder in
      WorkspaceListing.methodFileNames.map { "\(folder)/\($0)" }
    }
    let named = (WorkspaceListing.fileNames + settings).filter(exists).map(file)
    let figures = figureFiles.all
    return (named + figures + published.values).sorted {
      $0.name.utf8.lexicographicallyPrecedes($1.name.utf8)
    }
  }

  /// Every file of the workspace that a table can depend on, by name, with its size and the digest of the
  /// bytes that were read: of the very state of the file that the workspace was opened with.
  ///
  /// - Throws: where a file is not what it was then.
  /// - Complexity: O(*bytes*), read once more, several files at once.
  public func digestedFiles(threads: Int) throws(PipelineError) -> [InputFile] {
    let files = inputFiles
    let shards = min(max(1, threads), max(1, files.count))
    // Every n-th file, so that large neighbours are shared out.
    let parts = mapShards(shards) { shard in
      stride(from: shard, to: files.count, by: shards).map { ($0, Self.digested(files[$0])) }
    }
    var log = DiagnosticLog()
    var result: [InputFile] = []
    for (index, file) in parts.flatMap(\.self).sorted(by: { $0.0 < $1.0 }) {
      switch file {
      case .success(let file): result.append(file)
      case .failure(let fault): log.report(fault.diagnostic(of: files[index].name))
      }
    }
    try Pipeline.refuse(log)
    return result
  }

  private static func digested(_ file: WorkspaceFile) -> Result<InputFile, FileFault> {
    do throws(FileFault) {
      let opened = try OpenedFile(file)
      var digest = SHA256()
      var size = 0
      let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
      defer { block.deallocate() }
      while true {
        let count = try opened.read(into: block)
        guard count > 0 else { break }
        size += count
        digest.update(UnsafeRawBufferPointer(rebasing: block[..<count]))
      }
      try opened.verify()
      return .success(InputFile(name: file.name, size: size, sha256: digest.hexadecimal()))
    } catch {
      return .failure(error)
    }
  }
}
