import TongHopDiagnostics

/// What each option does. The help of a verb lists those that it takes, so it can neither forget
/// one nor promise one that the verb refuses.
enum OptionHelp {
  private static let file = Phrase(
    "ghi vào tệp này thay cho màn hình", en: "write to this file instead of the screen")

  private static let texts: [(name: String, value: Phrase, text: Phrase)] = [
    (
      "--unit", Phrase("ĐƠN VỊ", en: "UNIT"),
      Phrase("mã hoặc tên đơn vị", en: "the code or the name of a unit")
    ),
    (
      "--criterion", Phrase(verbatim: "C"),
      Phrase(
        "chỉ một tiêu chí và các tiêu chí dưới nó", en: "only this criterion and those below it")
    ),
    (
      "--idata", Phrase("TỆP", en: "FILE"),
      Phrase("bảng số liệu của COINr", en: "the table of figures of COINr")
    ),
    (
      "--imeta", Phrase("TỆP", en: "FILE"),
      Phrase("bảng mô tả chỉ tiêu của COINr", en: "the table of indicators of COINr")
    ),
    (
      "--level", Phrase("CẤP", en: "LEVEL"),
      Phrase(
        "chỉ in một cấp (province, district, commune…); hạng vẫn là hạng của cả nhóm",
        en: "only this level (province, district, commune…); ranks stay those of the group")
    ),
    (
      "--within", Phrase("ĐƠN VỊ", en: "UNIT"),
      Phrase(
        "chỉ in đơn vị này và cấp dưới của nó (mã hoặc tên)",
        en: "only this unit and those below it (code or name)")
    ),
    (
      "--by", Phrase(verbatim: ""),
      Phrase(
        "unit (từng đơn vị; mặc định), criterion (từng tiêu chí), domain (từng lĩnh vực)",
        en: "unit (default), criterion, domain")
    ),
    (
      "--format", Phrase(verbatim: ""),
      Phrase("table (mặc định), csv, json", en: "table (default), csv, json")
    ),
    (
      "--excel", Phrase(verbatim: ""),
      Phrase(
        "CSV để mở bằng Excel: dấu chấm phẩy, dấu phẩy thập phân,\nmã giữ số 0 đầu; report ghi nó thay cho CSV thường,\ncùng tên tệp",
        en:
          "CSV to open in Excel: semicolon, decimal comma,\ncodes keep their zeros; report writes it in place\nof the plain CSV, under the same names"
      )
    ),
    ("--wide", Phrase(verbatim: ""), Phrase("mọi cột", en: "all columns")),
    (
      "--sheets", Phrase(verbatim: ""),
      Phrase(
        "thêm phiếu kết quả của từng đơn vị, mỗi phiếu một trang A4",
        en: "also a result sheet of each unit, an A4 page each")
    ),
    (
      "--replace", Phrase(verbatim: ""),
      Phrase(
        "ghi đè tài liệu của kỳ này đã có trong thư mục",
        en: "replace the documents of this period that the folder has")
    ),
    (
      "--method", Phrase(verbatim: "M"),
      Phrase(
        "bộ tiêu chí: mã của bộ hoặc của họ; mặc định: bộ duy nhất",
        en: "the id of a method or of its family; default: the only one")
    ),
    (
      "--period", Phrase("KỲ", en: "P"),
      Phrase(
        "2024-06, 2024-Q2, 2024-H1, 2024-9M, 2024; mặc định: kỳ mới nhất",
        en: "2024-06, 2024-Q2, 2024-H1, 2024-9M, 2024; default: the newest")
    ),
    (
      "--against", Phrase("KỲ", en: "P"),
      Phrase(
        "so với kỳ này thay cho kỳ trước", en: "compare with this period instead of the one before")
    ),
    (
      "--tree", Phrase("CÂY", en: "TREE"),
      Phrase(
        "theo đơn vị của: own (từng kỳ), current (kỳ mới nhất) hoặc một ngày;\nmặc định: của kỳ được hỏi, các kỳ trước tính lại theo các đơn vị đó",
        en:
          "in the units of: own (each period), current (the newest) or a date;\ndefault: of the period asked for, earlier periods restated to them"
      )
    ),
    (
      "--allow-errors", Phrase(verbatim: ""),
      Phrase(
        "bỏ các dòng lỗi, nêu tên dưới bảng",
        en: "leave rows with errors out and name them under the table")
    ),
    (
      "--workspace", Phrase("THƯ MỤC", en: "FOLDER"),
      Phrase(
        "số liệu ở thư mục này; mặc định: chỗ ghi trong -manifest.json",
        en: "the figures are here; default: the place that -manifest.json names")
    ),
    (
      "--threads", Phrase(verbatim: "N"),
      Phrase(
        "số luồng làm cùng lúc, 1 đến 1024; mặc định: số lõi của máy",
        en: "how many threads may work at once, 1 to 1024; default: the machine's cores")
    ),
    (
      "--engine", Phrase(verbatim: ""),
      Phrase(
        "columnar (nhanh; mặc định), reference (để đối chiếu), both (cả hai phải khớp)",
        en: "columnar (fast; default), reference (to check it), both (must agree)")
    ),
    ("--output", Phrase("TỆP", en: "FILE"), file),
    (
      "--lang", Phrase(verbatim: "vi|en"),
      Phrase("ngôn ngữ của bảng và thông báo", en: "language of tables and messages")
    ),
  ]

  /// - Parameters:
  ///   - folder: the default folder, for a verb whose `--output` is one.
  ///   - format: the words of `--format`, for a verb that has no table for people.
  ///   - other: by option, of a verb to which it means something else.
  static func lines(
    _ options: [String], folder: Phrase? = nil, format: Phrase? = nil,
    other: [String: Phrase] = [:]
  ) -> Phrase {
    func lines(_ language: Language) -> String {
      texts.filter { options.contains($0.name) || $0.name == "--lang" }.map { option in
        var (value, text) = (option.value, option.text)
        if option.name == "--output", let folder {
          (value, text) = (Phrase("THƯ_MỤC", en: "FOLDER"), folder)
        }
        if option.name == "--format", let format { text = format }
        text = other[option.name] ?? text
        let left = option.name + (value[language].isEmpty ? "" : " " + value[language])
        let gap = String(repeating: " ", count: max(1, 19 - left.count))
        let lines = text[language].split(separator: "\n")
          .joined(separator: "\n" + String(repeating: " ", count: 21))
        return "  " + left + gap + lines + "\n"
      }.joined()
    }
    return Phrase("\n" + lines(.vietnamese), en: "\n" + lines(.english))
  }
}
