import TongHopDiagnostics
import TongHopDomain

extension MethodReader {
  private static let scale = Fraction(-1_000_000_000)...Fraction(1_000_000_000)

  /// - Returns: nil for a method of points.
  mutating func composite() -> Composite? {
    let path = ["composite"]
    guard settings.document.value(at: []) != nil, settings.document.value(at: path) != nil else {
      return nil
    }
    var result = Composite()
    guard settings.hasObject(path, known: ["normalisation", "low", "high", "means"]) else {
      return result
    }
    result.normalisation = normalisation(path + ["normalisation"]) ?? result.normalisation
    result.low = settings.number(path + ["low"], in: Self.scale) ?? result.low
    result.high = settings.number(path + ["high"], in: Self.scale) ?? result.high
    if result.high <= .zero || result.low >= result.high {
      settings.report(
        .badComposite,
        at: path + [settings.document.value(at: path + ["high"]) == nil ? "low" : "high"],
        Phrase(
          "thang điểm phải có low < high và high > 0", en: "a scale has low < high and high > 0"),
        expected: Phrase("ví dụ low 0, high 100", en: "e.g. low 0, high 100"))
      (result.low, result.high) = (.zero, Fraction(100))
    }
    result.means = means(path + ["means"]) ?? result.means
    return result
  }

  private mutating func normalisation(_ path: [String]) -> Normalisation? {
    guard let text = settings.text(path) else { return nil }
    do {
      return try NormalisationParser.parse(text)
    } catch {
      let character = error.position + 1
      settings.report(
        .badComposite, at: path,
        error.message + Phrase(" (ký tự \(character))", en: " (character \(character))"),
        expected: NormalisationParser.expected(for: text), fix: error.fix)
      return nil
    }
  }

  private mutating func means(_ path: [String]) -> [Composite.Mean]? {
    guard settings.document.value(at: path) != nil else { return nil }
    let known = Composite.Mean.allCases.map(\.rawValue)
    var result: [Composite.Mean] = []
    for (text, place) in settings.texts(path) {
      if let mean = Composite.Mean(rawValue: text.lowercased()) {
        result.append(mean)
      } else {
        settings.wrongValue(
          place, expected: Phrase(verbatim: known.joined(separator: ", ")),
          fix: SettingReader.didYouMean(text, known))
      }
    }
    if settings.document.value(at: path) == .array([]) {
      settings.wrongValue(path, expected: Phrase(verbatim: known.joined(separator: ", ")))
    }
    return result.isEmpty ? nil : result
  }

  /// The values of a composite indicator are rounded at the total or not at all.
  mutating func checkCompositeRounding(_ rounding: inout Rounding) {
    let path = ["rounding", "at"]
    guard settings.document.value(at: path) != nil else {
      rounding.step = .total
      return
    }
    guard rounding.step == .criterion || rounding.step == .domain else { return }
    settings.report(
      .badComposite, at: path,
      Phrase(
        "chỉ số tổng hợp chỉ làm tròn ở tổng",
        en: "a composite indicator is rounded at the total only"),
      expected: Phrase(verbatim: "total, none"))
  }
}
