import TongHopDiagnostics
import TongHopDomain

extension FactProblem {
  /// What had accumulated before a period is not known, so neither is what arose in it.
  ///
  /// - Parameters:
  ///   - period: of the figure.
  ///   - row: the period of the row from which it should be taken off, at `location`.
  ///   - missing: the period through whose end a row is missing.
  public static func missingAccumulation(
    unit: Unit, indicator: String, of period: Period, row: Period, at location: SourceLocation,
    missing: Period
  ) -> Diagnostic {
    Diagnostic(
      .missingAccumulation, severity: .warning, at: location, column: "period",
      Phrase(
        "thiếu số lũy kế đến hết \(missing) của \(unit.displayName), nên không trừ ra được số của kỳ \(period)",
        en:
          "the figure of \(unit.displayName) accumulated through \(missing) is missing, so that of \(period) cannot be taken off"
      ),
      found: "\(unit.code), \(indicator), \(row)",
      expected: Phrase("thêm một dòng của kỳ \(missing)", en: "a row of \(missing) as well"),
      fix: Phrase(
        "thêm dòng \(unit.code), \(indicator), \(missing)",
        en: "add a row \(unit.code), \(indicator), \(missing)"))
  }

  /// What has accumulated by the end of a period is less than what there was before.
  ///
  /// - Parameters:
  ///   - period: of the later row, at `location`.
  ///   - before: of the earlier one.
  public static func accumulationFell(
    unit: Unit, indicator: String, period: Period, at location: SourceLocation,
    from before: Period, earlier: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      .accumulationFell, at: location, column: "period",
      Phrase(
        "số lũy kế của \(unit.displayName) giảm từ \(before) (\(earlier)) đến \(period)",
        en:
          "the accumulated figure of \(unit.displayName) fell from \(before) (\(earlier)) to \(period)"
      ),
      found: "\(unit.code), \(indicator), \(period)",
      expected: Phrase(
        "tử số và mẫu số không nhỏ hơn ở dòng trước",
        en: "a numerator and a denominator not below those of the earlier row"),
      fix: Phrase(
        "sửa một trong hai dòng; nếu mẫu số không cộng dồn, ghi over_time sum/last; nếu tử số được phép giảm, ghi may_be_negative yes",
        en:
          "correct one of the two rows; if the denominator does not accumulate, set over_time to sum/last; if the numerator may fall, set may_be_negative to yes"
      ))
  }
}
