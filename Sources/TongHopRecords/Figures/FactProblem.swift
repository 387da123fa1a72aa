import TongHopDiagnostics
import TongHopDomain

/// The messages about facts that are wrong beside other facts. Each engine finds them by itself;
/// what it says is written once.
public enum FactProblem {
  /// What was entered for the same unit.
  public enum Kind: Sendable {
    case indicator
    case criterion
  }

  /// One key in two rows of metrics/, or in metrics/ and in records/.
  ///
  /// - Parameter isMixed: the other row stands in the other folder.
  public static func repeated(
    unit: Unit, indicator: String, period: Period, isMixed: Bool, at location: SourceLocation,
    other: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      isMixed ? .metricAndRecord : .repeatedKey, at: location,
      isMixed
        ? Phrase(
          "số liệu này có cả trong metrics/ và records/; dòng kia: \(other)",
          en: "this figure stands both in metrics/ and in records/; the other row: \(other)")
        : Phrase(
          "số liệu này có hai lần; dòng kia: \(other)",
          en: "this figure stands twice; the other row: \(other)"),
      found: "\(unit.code), \(indicator), \(period)",
      expected: Phrase(
        "mỗi đơn vị, chỉ tiêu, kỳ một dòng", en: "one row per unit, indicator and period"))
  }

  /// A unit and one below it were both entered.
  ///
  /// - Parameters:
  ///   - period: that of the parent's row.
  ///   - location: of the parent's row.
  ///   - areLowerScored: may a unit below the parent be scored by what it entered?
  ///   - childPeriod: where it is another one, it may be that one of the two is wrong.
  public static func parentAndChild(
    _ kind: Kind, code: String, period: Period, parent: Unit, at location: SourceLocation,
    child: Unit, childPeriod: Period, childLocation: SourceLocation, areLowerScored: Bool
  ) -> Diagnostic {
    let other = childPeriod == period ? "" : ", \(childPeriod)"
    let (name, below) = (parent.displayName, "\(child.code) (\(childLocation)\(other))")
    var problem = parentAndChild(
      kind, name, below, "\(code), \(period)", location, areLowerScored)
    if childPeriod != period {
      problem.fix =
        Phrase(
          "nếu một bên ghi sai kỳ (\(period) và \(childPeriod)): sửa cột period; ",
          en: "if one of the two periods is wrong (\(period) and \(childPeriod)): correct it; ")
        + (problem.fix ?? Phrase(verbatim: ""))
    }
    return problem
  }

  private static func parentAndChild(
    _ kind: Kind, _ name: String, _ below: String, _ found: String, _ location: SourceLocation,
    _ areLowerScored: Bool
  ) -> Diagnostic {
    // Who is scored by its own row loses its points with it.
    let orBelow = areLowerScored ? "" : ", hoặc các dòng cấp dưới"
    let orThose = areLowerScored ? "" : ", or those below"
    let pointsBelow = areLowerScored ? "" : ", hoặc các điểm cấp dưới"
    return switch kind {
    case .indicator:
      Diagnostic(
        .parentAndChild, at: location,
        Phrase(
          "\(name) và đơn vị cấp dưới \(below) cùng nhập chỉ tiêu này",
          en: "both \(name) and its unit \(below) enter this indicator"),
        found: found,
        expected: Phrase("nhập ở một cấp", en: "entered at one level"),
        fix: Phrase(
          "nếu dòng cấp trên là tổng của cấp dưới: xóa dòng đó\(orBelow); nếu mỗi cấp nhập phần riêng (như mẫu số của cả xã): chuyển mọi dòng của chỉ tiêu này sang records/, ở đó các dòng được cộng lại",
          en:
            "if the row of the upper unit is the sum of those below: delete it\(orThose); if each level enters a part of its own (as the denominator of the commune): move all rows of the indicator to records/, where rows add up"
        ))
    case .criterion:
      Diagnostic(
        .parentAndChild, at: location,
        Phrase(
          "\(name) và đơn vị cấp dưới \(below) cùng có điểm của tiêu chí này",
          en: "both \(name) and its unit \(below) have points of this criterion"),
        found: found,
        expected: Phrase("chấm ở một cấp", en: "scored at one level"),
        fix: Phrase(
          "xóa điểm của cấp trên (được tính từ dưới lên)\(pointsBelow)",
          en: "delete the points of the upper unit (they come from below)\(orThose)"))
    }
  }

  /// A unit ended inside the period and nobody knows which unit has its figures: it was split
  /// without shares, or no successor is known. They count at the unit above.
  public static func endedUnit(_ unit: Unit, at location: SourceLocation) -> Diagnostic {
    let end = unit.validTo?.description ?? "?"
    return Diagnostic(
      .endedUnit, severity: .warning, at: location, column: "unit",
      Phrase(
        "\(unit.displayName) kết thúc ngày \(end) trong kỳ và không rõ số liệu thuộc đơn vị kế tục nào, nên được tính ở đơn vị cấp trên",
        en:
          "\(unit.displayName) ended on \(end) inside the period and nobody knows which successor has its figures: they count at the unit above"
      ),
      found: unit.code,
      fix: Phrase(
        "ghi đơn vị kế tục và phần chia (share) vào successions.csv",
        en: "state its successors and their shares in successions.csv"))
  }
}
