import TongHopDiagnostics

/// Names of settings and columns that are for people: they are read over and change nothing.
///
/// Every other name that is not known is an error in a file that says how to score, because nobody
/// can tell whether the table would be another one if it were understood.
enum FreeWords {
  static let names = ["comment", "description", "ghi chú", "ghi_chu", "note", "notes", "source"]
  private static let starts = ["_", "x-", "x_"]

  /// - Parameter name: of a setting, or of a column in lower case.
  static func isFree(_ name: String) -> Bool {
    name == "$schema" || names.contains(name) || starts.contains { name.hasPrefix($0) }
  }

  static func fixOfSetting(_ name: String) -> Phrase {
    Phrase(
      "sửa tên hoặc bỏ đi; nếu chỉ để ghi chú thì đặt tên là \"_\(name)\" hoặc \"note\"",
      en: "correct the name or remove it; if it is only a remark call it \"_\(name)\" or \"note\"")
  }

  /// - Parameter names: at least one.
  static func fix(ofColumns names: [String]) -> Phrase {
    let name = Diagnostic.shortened(names[0])
    return names.count == 1
      ? Phrase(
        "sửa tên cột hoặc bỏ cột; nếu chỉ để ghi chú thì đặt tên là '_\(name)' hoặc 'note'",
        en:
          "correct the name or remove the column; if it is only a remark call it '_\(name)' or 'note'"
      )
      : Phrase(
        "sửa tên hoặc bỏ các cột này; cột chỉ để ghi chú thì thêm _ vào đầu tên, ví dụ '_\(name)'",
        en:
          "correct the names or remove the columns; put _ before those that are only remarks, e.g. '_\(name)'"
      )
  }
}
