import Foundation
import TongHopDiagnostics

/// Why a file or a folder cannot be read.
public enum FileFault: Error, Sendable, Hashable {
  /// It is not what it was when the workspace was looked at: written, replaced, renamed or deleted.
  case changed
  /// Nothing bears the name.
  case missing
  /// A link to nothing: where it leads.
  case brokenLink(String)
  /// A folder where a file is needed.
  case isFolder
  /// A file where a folder is needed.
  case isFile
  /// A pipe, a socket or a device: reading it may never end.
  case isSpecial
  /// Its name is not UTF-8.
  case badName
  /// Reading gives more or fewer bytes than it is long.
  case wrongSize
  /// Whatever else the system says, as `errno`.
  case system(Int32)

  /// Of a name that cannot be looked at.
  ///
  /// - Parameter code: `errno` of `stat`.
  init(looking path: String, _ code: Int32) {
    guard code == ENOENT || code == ENOTDIR else {
      self = .system(code)
      return
    }
    // A link is there, whether or not there is something behind it.
    self = Self.target(ofLink: path).map { .brokenLink($0) } ?? .missing
  }

  private static func target(ofLink path: String) -> String? {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 4096) { buffer in
      guard let start = buffer.baseAddress else { return nil }
      let count = readlink(path, start, buffer.count)
      guard count >= 0 else { return nil }
      return String(decoding: UnsafeRawBufferPointer(start: start, count: count), as: UTF8.self)
    }
  }

  /// Of something that can be looked at; nil where it is a regular file.
  init?(notARegularFile mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: return nil
    case S_IFDIR: self = .isFolder
    default: self = .isSpecial
    }
  }

  /// - Parameters:
  ///   - name: of the file or folder, inside the workspace.
  ///   - line: from which on it cannot be read, where something was read.
  public func diagnostic(of name: String, fromLine line: Int? = nil) -> Diagnostic {
    let (reason, fix) = words
    guard self != .changed else {
      // Where it shows is chance; that it changed is said once a file.
      return Diagnostic(.changedFile, at: SourceLocation(file: name), reason, fix: fix)
    }
    let what =
      line.map {
        Phrase(
          "từ dòng \($0) trở đi không đọc được tệp: ",
          en: "the file cannot be read from line \($0) on: ")
      } ?? Phrase("không đọc được: ", en: "it cannot be read: ")
    var found: String?
    if case .brokenLink(let target) = self { found = target }
    return Diagnostic(
      .unreadableFile, at: SourceLocation(file: name, line: line), what + reason, found: found,
      fix: fix)
  }

  /// Why, and what to do about it.
  private var words: (reason: Phrase, fix: Phrase) {
    switch self {
    case .changed:
      (
        Phrase(
          "tệp đã bị ghi lại, thay, đổi tên hoặc xóa trong khi đang đọc",
          en: "it was written, replaced, renamed or deleted while it was being read"),
        Phrase(
          "đợi chương trình kia ghi xong (Excel, phần mềm đồng bộ, người chép tệp), rồi chạy lại",
          en:
            "wait until whoever writes it is done (Excel, a synchronisation, a copy), then run again"
        )
      )
    case .missing:
      (
        Phrase("không có tệp này", en: "there is no such file"),
        Phrase("đặt tệp vào đó, hoặc sửa tên", en: "put the file there, or correct the name")
      )
    case .brokenLink:
      (
        Phrase(
          "đây là một liên kết, chỗ nó trỏ đến không có gì",
          en: "it is a link, and there is nothing where it leads"),
        Phrase(
          "chép chính tệp đó vào đây, hoặc xóa liên kết",
          en: "copy the file itself to this place, or delete the link")
      )
    case .isFolder:
      (
        Phrase("đây là một thư mục, không phải tệp", en: "it is a folder, not a file"),
        Phrase(
          "đổi tên hoặc chuyển thư mục đi chỗ khác, rồi đặt tệp vào đây",
          en: "rename the folder or move it away, and put the file here")
      )
    case .isFile:
      (
        Phrase("đây là một tệp, không phải thư mục", en: "it is a file, not a folder"),
        Phrase(
          "đổi tên tệp, tạo thư mục mang tên này và đặt các tệp vào đó",
          en: "rename the file, make a folder of this name and put the files into it")
      )
    default: systemWords
    }
  }

  private var systemWords: (reason: Phrase, fix: Phrase) {
    let look = Phrase(
      "kiểm tra ổ đĩa hoặc mạng, rồi chép lại tệp",
      en: "check the disk or the network, and copy it again")
    switch self {
    case .isSpecial:
      return (
        Phrase(
          "đây là ống dẫn (FIFO), socket hoặc thiết bị, không phải tệp thường",
          en: "it is a pipe (FIFO), a socket or a device, not a regular file"),
        Phrase("ghi số liệu vào một tệp thường", en: "write the data into a regular file")
      )
    case .badName:
      return (
        Phrase("tên tệp không phải UTF-8", en: "its name is not UTF-8"),
        Phrase("đổi tên tệp", en: "rename it")
      )
    case .wrongSize:
      return (
        Phrase(
          "số byte đọc được khác kích thước của tệp",
          en: "it gives more or fewer bytes than it is long"), look
      )
    case .system(EACCES), .system(EPERM):
      return (
        Phrase("không có quyền đọc", en: "it may not be read"),
        Phrase(
          "xin quyền đọc, hoặc chép vào một thư mục của mình",
          en: "ask for the right to read it, or copy it into a folder of your own")
      )
    case .system(ELOOP):
      return (
        Phrase("liên kết trỏ vòng quanh", en: "it is a link that leads back to itself"),
        Phrase(
          "chép chính tệp đó vào đây, hoặc xóa liên kết",
          en: "copy the file itself to this place, or delete the link")
      )
    case .system(EIO):
      return (
        Phrase(
          "ổ đĩa hoặc mạng báo lỗi khi đọc", en: "the disk or the network failed while reading"),
        look
      )
    case .system(let code): return (Phrase(verbatim: String(cString: strerror(code))), look)
    default: return (Phrase(verbatim: ""), look)
    }
  }
}
