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

  static func fixOfColumn(_ name: String) -> Phrase {
    Phrase(
      "sửa tên cột hoặc bỏ cột; nếu chỉ để ghi chú thì đặt tên là '_\(name)' hoặc 'note'",
      en:
        "correct the name or remove the column; if it is only a remark call it '_\(name)' or 'note'"
    )
  }
}
