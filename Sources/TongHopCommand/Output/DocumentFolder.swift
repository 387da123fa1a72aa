import Foundation
import Synchronization
import TongHop
import TongHopDiagnostics

/// A folder on its way to hold all documents of one run.
///
/// The list of the documents (``DocumentList``) is deleted before the first of them is written and
/// comes back after the last: a folder with a list is whole, and old and new are never mixed unseen.
final class DocumentFolder: DocumentTarget {
  let path: String
  /// What the names of the documents begin with; the list is `<stem>.sha256`.
  private let stem: String
  private let lock: Int32
  private let earlier: DocumentList
  private let list = Mutex(DocumentList())

  /// Makes the folder where there is none, takes it for this run, and takes its list away.
  ///
  /// - Throws: where another run writes there.
  init(_ path: String, stem: String) throws(OutputError) {
    self.path = path
    self.stem = stem
    try OutputFile.makeFolder(path)
    let lock = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard lock >= 0 else { throw OutputError(file: path, errno) }
    self.lock = lock
    // Some disks have no locks.
    if flock(lock, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
      throw OutputError(
        message: Phrase(
          "một lần chạy khác đang ghi vào '\(path)'; chờ nó xong rồi chạy lại",
          en: "another run is writing into '\(path)'; wait until it is done and run again"))
    }
    let list = path + "/" + Self.listName(stem)
    let text = FileManager.default.contents(atPath: list) ?? Data()
    earlier = DocumentList(parsing: String(decoding: text, as: UTF8.self))
    if unlink(list) != 0, errno != ENOENT { throw OutputError(file: list, errno) }
    fsync(lock)
  }

  deinit { close(lock) }

  static func listName(_ stem: String) -> String { stem + ".sha256" }

  /// - Throws: where the folder has documents of that stem, which might be signed by now.
  static func refuseOld(in path: String, stem: String) throws {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    guard let old = names.filter({ isDocument($0, of: stem) }).min() else { return }
    let isWhole = names.contains(listName(stem))
    throw UsageError(
      message: Phrase(
        "'\(path)' đã có tài liệu của kỳ này (\(old))"
          + (isWhole ? "" : ", chưa đủ vì thiếu \(listName(stem))")
          + "; thêm --replace để ghi đè, hoặc chọn thư mục khác",
        en: "'\(path)' has documents of this period (\(old))"
          + (isWhole ? "" : ", not all of them, since there is no \(listName(stem))")
          + "; add --replace to replace them, or choose another folder"))
  }

  /// `cchc-2024.xlsx` and `cchc-2024-gaps.csv` are documents of `cchc-2024`, `cchc-2024-Q1.xlsx` is
  /// none: what stands behind a year begins with a capital letter or a digit.
  private static func isDocument(_ name: String, of stem: String) -> Bool {
    guard name.hasPrefix(stem) else { return false }
    let rest = name.dropFirst(stem.count)
    if rest == "-sheets" { return true }
    guard let dot = rest.lastIndex(of: "."),
      ["txt", "html", "xlsx", "csv", "json", "sha256"].contains(rest[dot...].dropFirst())
    else { return false }
    let suffix = rest[..<dot]
    return suffix.isEmpty || (suffix.first == "-" && suffix.dropFirst().first?.isLowercase == true)
  }

  // MARK: Writing, from any thread

  /// - Returns: the name.
  func write(_ bytes: Data, to name: String) throws(OutputError) -> String {
    try OutputFile.write(bytes, to: path + "/" + name, waits: false)
    add(name, bytes)
    return name
  }

  /// The same for a document that is not made of bytes in memory.
  func write(
    to name: String, body: (TemporaryFile) throws(OutputError) -> Void
  ) throws(OutputError) -> String {
    let target = path + "/" + name
    let bytes = try OutputFile(target).write(waits: false) { file throws(OutputError) in
      try body(file)
      return try file.bytes(for: target)
    }
    add(name, bytes)
    return name
  }

  private func add(_ name: String, _ bytes: Data) {
    let digest = DocumentList.digest(of: bytes)
    list.withLock { $0.add(name, digest: digest) }
  }

  func clearSheets(_ name: String, except written: Set<String>) throws(OutputError) {
    try SheetFolder.clear(path + "/" + name, except: written)
  }

  /// Makes a folder inside, which must not lead out of it.
  func makeFolder(_ name: String) throws(OutputError) {
    let place = path + "/" + name
    if let status = FileStatus(place), status.isLink {
      let target = (try? FileManager.default.destinationOfSymbolicLink(atPath: place)) ?? ""
      throw OutputError(link: place, to: target)
    }
    try OutputFile.makeFolder(place)
  }

  // MARK: The end

  /// Deletes what the run before had and this one has not, waits until the disk has everything, and
  /// writes the list.
  ///
  /// - Returns: old documents that stay because somebody changed them.
  func finish() throws(OutputError) -> [String] {
    let list = list.withLock { $0 }
    var changed: [String] = []
    for (name, digest) in earlier.digests.sorted(by: { $0.key < $1.key })
    where list.digests[name] == nil && isInside(name) {
      let file = path + "/" + name
      guard FileStatus(file)?.isRegular == true,
        let bytes = FileManager.default.contents(atPath: file)
      else { continue }
      guard DocumentList.digest(of: bytes) == digest else {
        changed.append(name)
        continue
      }
      guard unlink(file) == 0 else { throw OutputError(file: file, errno) }
      let folder = (file as NSString).deletingLastPathComponent
      // Goes where nothing is left in it.
      if folder != path { rmdir(folder) }
    }
    sync(Array(list.digests.keys))
    try OutputFile.write(Data(list.text.utf8), to: path + "/" + Self.listName(stem))
    return changed
  }

  /// A list that somebody wrote by hand must not delete elsewhere.
  private func isInside(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, !parts.contains(where: { ["", ".", ".."].contains($0) }) else {
      return false
    }
    return parts.count == 1 || FileStatus(path + "/" + parts[0])?.isFolder == true
  }

  /// One pass over all of them, when the system has had time to write most.
  private func sync(_ names: [String]) {
    var folders: Set<String> = [path]
    for name in names {
      let file = path + "/" + name
      OutputFile.sync(file)
      folders.insert((file as NSString).deletingLastPathComponent)
    }
    for folder in folders { OutputFile.sync(folder) }
  }
}
