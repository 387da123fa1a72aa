import TongHopDiagnostics
import TongHopDomain

extension Pipeline {
  /// Under the table of a composite indicator: what its values are made of.
  func compositeNotes(_ language: Language) -> [String] {
    guard let composite = method.composite else { return [] }
    let words: [Composite.Mean: Phrase] = [
      .arithmetic: Phrase("trung bình cộng", en: "arithmetic"),
      .geometric: Phrase("trung bình nhân", en: "geometric"),
      .harmonic: Phrase("trung bình điều hòa", en: "harmonic"),
    ]
    let means = composite.means.compactMap { words[$0]?[language] }.joined(separator: ", ")
    func number(_ value: Fraction) -> String {
      language == .vietnamese ? String(value.text.map { $0 == "." ? "," : $0 }) : value.text
    }
    let faults = compositeFaults.prefix(10).map { $0.message[language] }
    let scale = "\(number(composite.low))–\(number(composite.high))"
    return [
      Phrase(
        "Chỉ số tổng hợp: giá trị được chuẩn hóa trong từng nhóm xếp hạng (mặc định: \(composite.normalisation.words.vietnamese)), thang điểm \(scale); các cấp từ dưới lên: \(means).",
        en:
          "A composite indicator: values are normalised within each group (by default: \(composite.normalisation.words.english)) on the scale \(scale); means from the leaves upwards: \(means)."
      )[language]
    ] + faults + (compositeFaults.count > 10 ? ["… (\(compositeFaults.count))"] : [])
  }

  /// Why units have no index although they reported.
  var compositeFaults: [Diagnostic] {
    log.entries.filter { $0.code == .noMean || $0.code == .noReference }
      .sorted { ($0.location, $0.message.english) < ($1.location, $1.message.english) }
  }
}
