import TongHopDiagnostics
import TongHopDomain

/// What is said of numbers that cannot be read.
///
/// Advice is followed by people who have no time. So it gives what to type only where there is one
/// thing that can be meant; else all of them, each with what it means.
extension ValueReader {
  func isNegative(_ row: TableRow, _ column: Int, _ hints: NumberHints) -> Diagnostic {
    row.problem(
      .negative, column: column,
      Phrase("cột '\(row.names[column])' là số âm", en: "'\(row.names[column])' is negative"),
      expected: Phrase("số không âm", en: "a number that is not negative"),
      fix: hints.ifNegative)
  }

  func ambiguous(
    _ row: TableRow, _ column: Int, kind: Indicator.Kind, decimals: Int, _ hints: NumberHints
  ) -> Diagnostic {
    let text = row[column]
    let proposals = NumberProposals(decimals: decimals, isNegative: text.hasPrefix("-"), hints)
    let readings = DigitGroups(text.drop { $0 == "-" })?.readings ?? []
    let shown = readings.map { proposals.signed($0) }
    return row.problem(
      .ambiguousThousands, column: column,
      kind == .count
        ? Phrase(
          "'\(text)' có thể là \(shown[0]) hoặc số có ba chữ số thập phân",
          en: "'\(text)' can be \(shown[0]) or a number with three decimals")
        : Phrase(
          "'\(text)' có thể là \(shown.joined(separator: " hoặc "))",
          en: "'\(text)' can be \(shown.joined(separator: " or "))"),
      expected: Phrase(
        "số không có dấu phân cách hàng nghìn", en: "a number without thousands separators"),
      fix: proposals.all(kind == .count ? Array(readings.prefix(1)) : readings))
  }

  static func hasTooManyDecimals(
    _ row: TableRow, _ column: Int, _ kind: Indicator.Kind, _ decimals: Int, _ hints: NumberHints
  ) -> Diagnostic {
    row.problem(
      .tooManyDecimals, column: column,
      decimals == 0
        ? Phrase(
          "cột '\(row.names[column])' phải là số nguyên",
          en: "'\(row.names[column])' must be a whole number")
        : Phrase(
          "cột '\(row.names[column])' có quá \(decimals) chữ số thập phân",
          en: "'\(row.names[column])' has more than \(decimals) decimals"),
      expected: decimals == 0
        ? Phrase("số nguyên, ví dụ 125", en: "a whole number, e.g. 125")
        : Phrase("nhiều nhất \(decimals) chữ số thập phân", en: "at most \(decimals) decimals"),
      fix: hints.ifTooFine ?? ifTooFine(kind, hints))
  }

  /// A percentage in place of the numerator has decimals, too; with more decimals it would be added up.
  private static func ifTooFine(_ kind: Indicator.Kind, _ hints: NumberHints) -> Phrase {
    let percent =
      Phrase("nếu là tỷ lệ phần trăm thì ", en: "if it is a percentage, ") + hints.ifPercent
    return kind == .count
      ? percent
        + Phrase(
          "; nếu là số đếm thì ghi số nguyên; chỉ khi chỉ tiêu là số đo có phần lẻ (tiền, diện tích) mới ghi kind amount và tăng decimals trong indicators.csv",
          en:
            "; if it counts, write a whole number; only where the indicator measures something with fractions (money, areas) give it kind amount and raise decimals in indicators.csv"
        )
      : percent
        + Phrase(
          "; nếu không thì sửa số; chỉ khi số đo thật có phần lẻ như vậy mới tăng decimals trong indicators.csv",
          en:
            "; if not, correct it; raise decimals in indicators.csv only where it is really measured that finely"
        )
  }

  static func isTooLarge(_ row: TableRow, _ column: Int, _ hints: NumberHints) -> Diagnostic {
    row.problem(
      .numberTooLarge, column: column,
      Phrase("số quá lớn", en: "the number is too large"),
      expected: Phrase(
        "dưới 9,2 tỷ tỷ, kể cả phần thập phân", en: "below 9.2 x 10^18, decimals included"),
      fix: hints.ifTooLarge)
  }

  func badNumber(
    _ row: TableRow, _ column: Int, kind: Indicator.Kind, decimals: Int, isSigned: Bool,
    _ hints: NumberHints
  ) -> Diagnostic {
    let text = NumberText(row[column])
    var code = DiagnosticCode.badNumber
    var message = Phrase(
      "cột '\(row.names[column])' không phải là số", en: "'\(row.names[column])' is not a number")
    var fix = Phrase("nhập số; ", en: "enter a number; ") + hints.ifNone
    switch text.meaning {
    case .workbookError, .formula, .scientific:
      return Self.ofSpreadsheet(row, column, text.meaning, hints)
    case .nothing:
      code = .nothingWritten
      message = Phrase(
        "cột '\(row.names[column])' ghi là không có, có thể là 0 hoặc chưa báo cáo",
        en: "'\(row.names[column])' says that there is nothing: 0, or not reported")
      fix = Self.nothing(row[column], hints)
    case .percent: fix = hints.ifPercent
    case .mark:
      message = Phrase(
        "cột '\(row.names[column])' chỉ có dấu chú thích hoặc chữ số nhỏ phía trên, không có số",
        en: "'\(row.names[column])' has nothing but a mark of a note or small raised digits")
      fix = Self.mark(text.raised, hints)
    case .ratio(let first, let second):
      fix =
        hints.ifRatio
        ?? Phrase(
          "mỗi ô một số: nếu là \(first) trên \(second) thì ghi \(first) vào cột tử số và \(second) vào cột mẫu số",
          en:
            "one number a field: if it is \(first) of \(second), put \(first) into the numerator and \(second) into the denominator"
        )
    case .vulgar(let value):
      if text.isNegative, !isSigned { return isNegative(row, column, hints) }
      fix = NumberProposals(decimals: decimals, isNegative: text.isNegative, hints).write(value)
    case .number(let groups, let word):
      if groups.readings.allSatisfy({ $0.count { $0 != "." } > 18 }) {
        return Self.hasTooManyDigits(row, column, hints)
      }
      if text.isNegative, !isSigned { return isNegative(row, column, hints) }
      if text.isStrange, let characters = LookAlike.named(in: row[column]) {
        message = message + Phrase(verbatim: ": ") + characters
      }
      let proposals = NumberProposals(decimals: decimals, isNegative: text.isNegative, hints)
      fix = proposals.fix(groups, word: word, isAccounting: text.isAccounting)
      if !text.raised.isEmpty {
        fix = proposals.fix(groups, raised: text.raised, isBehind: text.isRaisedBehind)
      } else if let letters = Self.lettersForDigits(row[column]) {
        fix = letters
      }
    case .words: fix = Self.lettersForDigits(row[column]) ?? fix
    }
    let example = decimals == 0 ? "125" : "125.5"
    return row.problem(
      code, column: column, message,
      expected: kind == .count && decimals == 0
        ? Phrase("số nguyên không âm, ví dụ \(example)", en: "a whole number, e.g. \(example)")
        : Phrase("số không âm, ví dụ \(example)", en: "a number, e.g. \(example)"),
      fix: fix)
  }

  /// `N/A` may also say that the criterion does not apply to the unit.
  static func nothing(_ text: String, _ hints: NumberHints) -> Phrase {
    guard hints.mayBeExempt, NumberText.isNotApplicable(text) else { return hints.ifNothing }
    return hints.ifNothing
      + Phrase(
        "; nếu tiêu chí không áp dụng cho đơn vị thì ghi vào exemptions.csv",
        en: "; if the criterion does not apply to the unit, put that into exemptions.csv")
  }

  private static func hasTooManyDigits(_ row: TableRow, _ column: Int, _ hints: NumberHints)
    -> Diagnostic
  {
    row.problem(
      .numberTooLarge, column: column, Phrase("số quá lớn", en: "the number is too large"),
      expected: Phrase("nhiều nhất 18 chữ số", en: "at most 18 digits"),
      fix: hints.ifTooLarge)
  }

  /// - Parameter raised: small raised digits; empty where there are none.
  private static func mark(_ raised: String, _ hints: NumberHints) -> Phrase {
    let mark =
      Phrase(
        "nếu là dấu chú thích thì nhập số mà nó đi kèm; ",
        en: "if it is a mark, enter the number that it belongs to; ") + hints.ifNone
    guard !raised.isEmpty else { return mark }
    return Phrase(
      "nếu là số \(raised) thì viết \(raised); ", en: "if it is \(raised), write \(raised); ")
      + mark
  }

  /// `1O5`: the letter O for a zero. An l or an I behind all digits may be a unit (litres).
  private static func lettersForDigits(_ text: String) -> Phrase? {
    let looks = LookAlike.key(text)
    guard looks != LookAlike.plain(text), let last = LookAlike.plain(text).last,
      !"lI".contains(last), Decimal(parsing: looks) != nil, !isAmbiguous(looks)
    else { return nil }
    return LookAlike.fix(text, meant: looks, shown: looks)
  }

  /// What a spreadsheet has made of the number.
  static func ofSpreadsheet(
    _ row: TableRow, _ column: Int, _ meaning: NumberText.Meaning, _ hints: NumberHints
  ) -> Diagnostic {
    let expected = Phrase(
      "giá trị của ô trong sổ tính", en: "the value that the cell has in the workbook")
    switch meaning {
    case .scientific:
      return row.problem(
        .lostDigits, column: column,
        Phrase(
          "số viết kiểu khoa học đã mất chữ số", en: "in scientific notation digits are lost"),
        expected: Phrase("số với đủ chữ số", en: "the number with all its digits"),
        fix: Phrase(
          "không tự viết ra; trong sổ tính gốc định dạng cột là Số (Number) với đủ chữ số thập phân, nhập lại số gốc nếu ô đã mất chữ số, rồi xuất lại",
          en:
            "do not write it out; format the column as Number with all decimals in the original workbook, enter the original number again where the cell has lost it, and export again"
        ))
    case .formula:
      return row.problem(
        .spreadsheetError, column: column,
        Phrase("ô chứa công thức, không phải giá trị", en: "the field holds a formula, no value"),
        expected: expected,
        fix: Phrase(
          "trong sổ tính để ô hiện giá trị (không phải Văn bản, không bật Hiện công thức), rồi xuất lại",
          en: "let the cell show its value (no text, Show Formulas off) and export again"))
    default: break
    }
    var fix = Phrase(
      "sửa công thức trong sổ tính rồi xuất lại",
      en: "repair the formula in the workbook and export again")
    if case .workbookError(isNarrow: true) = meaning {
      fix = Phrase(
        "cột trong sổ tính quá hẹp: nới rộng cột rồi xuất lại",
        en: "the column of the workbook is too narrow: widen it and export again")
    }
    if NumberText.isNotApplicable(row[column]) {
      fix =
        fix + Phrase("; nếu ô được gõ tay: ", en: "; if it was typed: ")
        + nothing(row[column], hints)
    }
    return row.problem(
      .spreadsheetError, column: column,
      Phrase("ô chứa lỗi của sổ tính", en: "the field holds an error of the workbook"),
      expected: expected, fix: fix)
  }
}
