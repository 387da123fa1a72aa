import TongHopColumnar
import TongHopRecords
import TongHopReport

extension Pipeline {
  /// Every file of the workspace that a table can depend on, by name, with its size and digest.
  ///
  /// - Complexity: O(*bytes*), read once more, several files at once.
  func inputFiles() -> [InputFile] {
    let files = workspace.inputFiles
    let shards = min(max(1, options.threads), max(1, files.count))
    // Every n-th file, so that large neighbours are shared out.
    let parts = mapShards(shards) { shard in
      stride(from: shard, to: files.count, by: shards).map { ($0, Self.inputFile(files[$0])) }
    }
    return parts.flatMap(\.self).sorted { $0.0 < $1.0 }.map(\.1)
  }

  private static func inputFile(_ file: WorkspaceFile) -> InputFile {
    guard let (size, digest) = try? digest(of: file) else {
      return InputFile(name: file.name, size: nil, sha256: "")
    }
    return InputFile(name: file.name, size: size, sha256: digest)
  }

  /// - Throws: where it is not the file that was read.
  private static func digest(of file: WorkspaceFile) throws(FileFault) -> (Int, String) {
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
    return (size, digest.hexadecimal())
  }
}

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
}
