import TongHopDiagnostics
import TongHopDomain

extension Arguments {
  /// What `--format` and `--excel` ask for; the first word is the default.
  ///
  /// - Returns: nil for the table for people.
  func format(of words: [String]) throws -> MachineFormat? {
    let format = MachineFormat(rawValue: try choice("--format", of: words))
    guard has("--excel") else { return format }
    guard format == .csv else {
      throw UsageError(
        message: Phrase(
          "--excel chỉ dùng cho CSV; thêm --format csv", en: "--excel is for CSV; add --format csv")
      )
    }
    return .excel
  }

  static let formatHelp = Phrase("csv (mặc định), json", en: "csv (default), json")
}
