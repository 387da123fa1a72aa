import TongHopDiagnostics

extension Period {
  /// What to type in place of a text that is no period.
  public static func fix(for text: String) -> Phrase {
    if let looks = LookAlike.repaired(
      text, isOfDigits: true, where: { Period(parsing: $0) != nil }),
      let period = Period(parsing: looks)
    {
      return LookAlike.fix(text, meant: looks, shown: period.description)
    }
    if let meaning = PeriodMeaning(of: text) { return meaning.fix }
    if let year = PeriodMeaning.year(in: text) {
      return Phrase(
        "các kỳ của năm \(year): tháng \(year)-01 đến \(year)-12, quý \(year)-Q1 đến \(year)-Q4, \(year)-H1, \(year)-H2, \(year)-9M, \(year)",
        en:
          "the periods of \(year): months \(year)-01 to \(year)-12, quarters \(year)-Q1 to \(year)-Q4, \(year)-H1, \(year)-H2, \(year)-9M, \(year)"
      )
    }
    return Phrase(
      "ghi năm trước, kỳ sau, như 2024-Q2 cho quý II năm 2024",
      en: "year-quarter, as in 2024-Q2 for quarter II of 2024")
  }
}
