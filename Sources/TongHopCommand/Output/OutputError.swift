import Foundation
import TongHopDiagnostics

/// A file could not be written.
struct OutputError: Error {
  var message: Phrase

  init(message: Phrase) {
    self.message = message
  }

  /// - Parameter code: of the system, `errno`.
  init(file path: String, _ code: Int32) {
    message =
      Phrase("không ghi được '\(path)'", en: "'\(path)' cannot be written")
      + Self.reason(code)
  }

  /// - Parameter code: of the system, `errno`.
  init(stdout code: Int32) {
    message =
      Phrase("không in được kết quả ra stdout", en: "the result cannot be written to stdout")
      + (code == EBADF
        ? Phrase(
          ": stdout đã bị đóng; mở lại, hoặc thêm --output TỆP",
          en: ": it is closed; open it, or add --output FILE") : Self.reason(code))
  }

  init(link path: String, to target: String) {
    message = Phrase(
      "không ghi được '\(path)': đó là một liên kết tới '\(target)'; ghi tên của chính tệp đó, hoặc chọn tên khác",
      en:
        "'\(path)' cannot be written: it is a link to '\(target)'; give that file's own name, or choose another name"
    )
  }

  /// A device, a pipe, a socket.
  init(device path: String) {
    message = Phrase(
      "không ghi được '\(path)': đó không phải là tệp thường; bỏ --output để in ra màn hình, hoặc chuyển hướng: > '\(path)'",
      en:
        "'\(path)' cannot be written: it is no regular file; leave --output out to print the result, or redirect it: > '\(path)'"
    )
  }

  /// - Parameter error: as Foundation throws it.
  init(folder path: String, _ error: any Error) {
    let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? POSIXError
    let isTaken = (error as? CocoaError)?.code == .fileWriteFileExists
    message =
      Phrase("không tạo được thư mục '\(path)'", en: "the folder '\(path)' cannot be made")
      + Self.reason(cause?.code.rawValue ?? (isTaken ? EEXIST : 0))
  }

  /// Why, and what to do about it.
  private static func reason(_ code: Int32) -> Phrase {
    switch code {
    case 0: Phrase(verbatim: "")
    case EACCES, EPERM:
      Phrase(
        ": không có quyền ghi ở đó; chọn thư mục khác, hoặc xin quyền ghi",
        en: ": it may not be written there; choose another folder, or ask for the right to write")
    case EROFS:
      Phrase(
        ": ổ đĩa chỉ cho đọc; chọn thư mục khác",
        en: ": the disk can only be read; choose another folder")
    case ENOSPC, EDQUOT:
      Phrase(
        ": hết chỗ trên đĩa; xóa bớt tệp, hoặc chọn ổ đĩa khác",
        en: ": the disk is full; delete files, or choose another disk")
    case EFBIG:
      Phrase(
        ": vượt giới hạn cỡ tệp; nâng giới hạn (ulimit -f), hoặc chọn ổ đĩa khác",
        en: ": beyond the limit of a file's size; raise it (ulimit -f), or choose another disk")
    case ENOENT:
      Phrase(
        ": không có thư mục đó; tạo thư mục trước, hoặc sửa tên",
        en: ": there is no such folder; make it first, or correct its name")
    case EISDIR:
      Phrase(
        ": đó là một thư mục; xóa hoặc đổi tên thư mục đó, hoặc chọn tên khác",
        en: ": it is a folder; delete or rename that folder, or choose another name")
    case EEXIST, ENOTDIR:
      Phrase(
        ": đã có một tệp mang tên đó; đổi tên tệp đó, hoặc chọn tên khác",
        en: ": there is a file of that name; rename that file, or choose another name")
    case ENAMETOOLONG:
      Phrase(": tên quá dài; chọn tên ngắn hơn", en: ": the name is too long; choose a shorter one")
    case ETXTBSY, EBUSY:
      Phrase(
        ": tệp đang được chương trình khác mở; đóng tệp rồi chạy lại",
        en: ": another program has it open; close it there and run again")
    default: Phrase(verbatim: ": " + String(cString: strerror(code)))
    }
  }
}
