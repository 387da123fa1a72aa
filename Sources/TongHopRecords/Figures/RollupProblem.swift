import TongHopDiagnostics
import TongHopDomain

/// The messages about figures that cannot be rolled up as a criterion says. Each engine finds them
/// by itself; what it says is written once.
public enum RollupProblem {
  /// A unit without a figure of its own, below which a figure that should be one and the same is
  /// not.
  ///
  /// - Parameters:
  ///   - first: a unit that bears the figure, and what it bears.
  ///   - second: the first one that bears another.
  public static func repeatsDiffer(
    _ figure: RollupColumn.Figure, at unit: Unit, first: (unit: Unit, cell: RollupCell),
    second: (unit: Unit, cell: RollupCell), period: Period, codebook: Codebook
  ) -> Diagnostic {
    let name = words(figure)
    let figures = [first, second].map {
      "\($0.unit.code): \(ratio($0.cell, figure, codebook))"
    }
    return Diagnostic(
      .repeatsDiffer, severity: .warning, at: SourceLocation(file: folder(figure)),
      Phrase(
        "\(unit.displayName) (\(unit.code)) không có số riêng về \(name.vietnamese), và các đơn vị mang số chung này lại khác nhau",
        en:
          "\(unit.displayName) (\(unit.code)) has no figure of its own of \(name.english), and the units that bear it differ"
      ),
      found: figures.joined(separator: "; ") + "; \(period)",
      expected: Phrase("một số chung cho mọi đơn vị", en: "one figure, the same at all of them"),
      fix: Phrase(
        "nhập số của chính \(unit.displayName), hoặc sửa các dòng cho giống nhau",
        en: "enter the figure of \(unit.displayName) itself, or make the rows the same"))
  }

  /// A unit whose figure does not count in a mean, because units.csv does not say how much.
  ///
  /// - Returns: nil where units.csv says something that could not be read; that was reported.
  public static func missingWeight(
    _ unit: Unit, _ rollUp: RollUp, codebook: Codebook
  ) -> Diagnostic? {
    let column = rollUp == .meanHouseholds ? "households" : "population"
    if unit.unreadable.contains(column) { return nil }
    let word =
      rollUp == .meanHouseholds
      ? Phrase("số hộ", en: "households") : Phrase("dân số", en: "population")
    return Diagnostic(
      .missingWeight, severity: .warning,
      at: SourceLocation(
        file: "units.csv", line: unit.line, column: codebook.register.columns[column]),
      column: column,
      Phrase(
        "\(unit.displayName) (\(unit.code)) không có \(word.vietnamese), nên không được tính vào bình quân của cấp trên",
        en:
          "\(unit.displayName) (\(unit.code)) has no \(word.english), so it does not count in the mean above it"
      ),
      found: "", expected: Phrase("một số nguyên", en: "a whole number"),
      fix: Phrase("điền cột \(column)", en: "fill in the column \(column)"))
  }

  private static func words(_ figure: RollupColumn.Figure) -> Phrase {
    switch figure {
    case .indicator(let code): Phrase("chỉ tiêu \(code)", en: "indicator \(code)")
    case .tasks(let criterion?, _):
      Phrase("nhiệm vụ của tiêu chí \(criterion)", en: "tasks of criterion \(criterion)")
    case .tasks(nil, _): Phrase("nhiệm vụ", en: "tasks")
    case .points(let criterion), .selfPoints(let criterion):
      Phrase("điểm của tiêu chí \(criterion)", en: "points of criterion \(criterion)")
    case .survey(let figure):
      Phrase("câu hỏi \(figure.question)", en: "question \(figure.question)")
    }
  }

  /// Where the rows stand: the figure may come from any of them.
  private static func folder(_ figure: RollupColumn.Figure) -> String {
    switch figure {
    case .indicator: "metrics, records"
    case .tasks: "tasks"
    case .points, .selfPoints: "points"
    case .survey: "survey"
    }
  }

  private static func ratio(
    _ cell: RollupCell, _ figure: RollupColumn.Figure, _ codebook: Codebook
  ) -> String {
    let places =
      switch figure {
      case .indicator(let code):
        (codebook.indicators[code]?.decimals ?? 0, codebook.indicators[code]?.decimals ?? 0)
      case .tasks: (6, 6)
      case .points, .selfPoints: (9, 6)
      case .survey: (0, 0)
      }
    func text(_ count: Int64, _ places: Int) -> String {
      (try? Fraction(Int128(count), over: Decimal.power(places)))?.text ?? "\(count)"
    }
    return text(cell.numerator, places.0) + "/" + text(cell.denominator, places.1)
  }
}
