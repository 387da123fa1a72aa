import TongHopDiagnostics

/// How the figure that is scored comes from what is reported, so that whoever follows the words by hand
/// gets the figure of the program.
extension Indicator {
  /// - Parameter rule: of the criterion.
  /// - Returns: nil where the parts of a period are added up and nothing else is done.
  public func periodWords(overTime rule: OverTime) -> Phrase? {
    let overTime = overTime(rule)
    guard let target = annualTarget else {
      guard isCumulative else {
        return overTime == .sum
          ? nil : Phrase("số của kỳ: ", en: "of a period: ") + overTime.words
      }
      return accumulation(overTime)
        + (overTime == .sumOverLast
          ? Phrase("; mẫu số: số báo cáo sau cùng", en: "; denominator: that reported last")
          : Phrase(verbatim: ""))
    }
    let denominator = target.words(isToDate: isCumulative && overTime == .last)
    let numerator =
      if isCumulative {
        accumulation(overTime)
      } else if overTime == .last {
        Phrase("số của kỳ: ", en: "of a period: ") + overTime.words
      } else {
        Phrase(
          "tử số của kỳ: cộng các phần của kỳ", en: "numerator: the parts of the period added up")
      }
    return numerator + Phrase(verbatim: "; ") + denominator
  }

  private func accumulation(_ overTime: OverTime) -> Phrase {
    let difference = Phrase(
      "lũy kế đến hết kỳ trừ lũy kế đến trước kỳ (kỳ tính từ đầu năm hoặc từ khi có đơn vị: không trừ)",
      en:
        "accumulated through the period less accumulated before it (nothing is taken off where it begins with the year or the unit)"
    )
    return switch overTime {
    case .sum:
      Phrase("tử số và mẫu số của kỳ: ", en: "numerator and denominator: ") + difference
    case .sumOverLast: Phrase("tử số của kỳ: ", en: "numerator: ") + difference
    case .last:
      Phrase(
        "số của kỳ: lũy kế từ đầu năm đến hết kỳ",
        en: "of a period: accumulated from the beginning of the year through its end")
    }
  }
}

extension AnnualTarget {
  private static let numerals = ["I", "II", "III", "IV"]

  /// What is due of the target of the year, by which the numerator is divided.
  ///
  /// - Parameter isToDate: from the beginning of the year on.
  func words(isToDate: Bool) -> Phrase {
    let shares = (0..<4).map { quarter -> Phrase in
      let share = share(of: (isToDate ? 1 : quarter * 3 + 1)...(quarter * 3 + 3))
      let digits = share.percentDigits ?? share.text
      let number = Phrase(String(digits.map { $0 == "." ? "," : $0 }), en: digits)
      let name = Phrase("quý \(Self.numerals[quarter]) ", en: "Q\(quarter + 1) ")
      return (isToDate ? Phrase("hết ", en: "through ") : Phrase(verbatim: "")) + name + number
        + Phrase(verbatim: " %")
    }
    let list = shares.dropFirst().reduce(shares[0]) { $0 + Phrase(verbatim: ", ") + $1 }
    return isToDate
      ? Phrase(
        "mẫu số: chỉ tiêu cả năm × phần phải đạt từ đầu năm đến hết kỳ (",
        en: "denominator: target of the year × what is due by the end of the period (")
        + list
        + Phrase(
          "; mỗi tháng một phần ba của quý)", en: "; a month adds a third of its quarter)")
      : Phrase(
        "mẫu số: chỉ tiêu cả năm × phần phải đạt trong kỳ (",
        en: "denominator: target of the year × what is due in the period (")
        + list
        + Phrase(
          "; tháng: một phần ba của quý; kỳ dài hơn: cộng các quý)",
          en: "; a month: a third of its quarter; longer periods: the sum of quarters)")
  }
}
