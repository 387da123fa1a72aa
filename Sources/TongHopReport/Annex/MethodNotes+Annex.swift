import TongHopDiagnostics
import TongHopDomain

/// What only the annex of a method and its sheet in the workbook say.
extension MethodNotes {
  var calendar: String {
    switch method.calendar {
    case .administrative:
      Phrase(
        "năm hành chính, từ 15/12 đến 14/12", en: "administrative, 15 December to 14 December")[
          language]
    case .calendar: Phrase("năm dương lịch", en: "calendar year")[language]
    }
  }

  /// The code, and that of all versions where it is another.
  var identity: String {
    guard method.id != method.family else { return method.id }
    return Phrase(
      "\(method.id) (mã chung của các phiên bản: \(method.family))",
      en: "\(method.id) (of all versions: \(method.family))")[language]
  }

  /// A maximum as it is printed: all of its decimals, or as a table rounds it where they have no end.
  func cell(of maximum: Fraction) -> ReportDocument.Cell {
    let digits = maximum.text
    return digits.contains("/")
      ? TableStyle(method, language: language).number(maximum) : .number(digits, text)
  }

  /// The days on which it is in force.
  var validity: String {
    let first = method.validFrom.map {
      Phrase("từ ngày \($0.vietnamese)", en: "from \($0)")[language]
    }
    let last = method.validTo?.advanced(by: -1)
    let end = last.map {
      Phrase("đến hết ngày \($0.vietnamese)", en: "through \($0)")[language]
    }
    guard first != nil || end != nil else {
      return Phrase("không hạn định", en: "open")[language]
    }
    return [first, end].compactMap(\.self).joined(separator: " ")
  }

  /// Among whom ranks are counted.
  var grouping: String {
    let ranking = method.ranking
    var parts = ranking.groups.map { "\($0.name) (\($0.types.joined(separator: ", ")))" }
    let rest =
      switch ranking.groupBy {
      case .level: Phrase("theo cấp", en: "by level")
      case .type: Phrase("theo loại đơn vị", en: "by type")
      case .parent: Phrase("theo đơn vị cấp trên trực tiếp", en: "by the unit above")
      }
    parts.append(
      parts.isEmpty
        ? rest[language]
        : Phrase("các đơn vị khác ", en: "other units ")[language] + rest[language])
    return parts.joined(separator: "; ") + "."
  }

  /// How the values of a composite indicator come about; nil for a method of points.
  package var composite: String? {
    guard let composite = method.composite else { return nil }
    let words = composite.means.map { $0.words[language] }.joined(separator: ", ")
    let scale = "\(text.styled(composite.low.text))–\(text.styled(composite.high.text))"
    let usual = composite.normalisation.words
    return Phrase(
      "Chỉ số tổng hợp: giá trị được chuẩn hóa trong từng nhóm xếp hạng (mặc định: \(usual.vietnamese)), thang điểm \(scale); các cấp từ dưới lên: \(words).",
      en:
        "A composite indicator: values are normalised within each group (by default: \(usual.english)) on the scale \(scale); from the leaves upwards: \(words)."
    )[language]
  }

  /// How points become a total; nil for a composite indicator.
  func sum(upTo maximum: Fraction?) -> String? {
    guard method.composite == nil else { return nil }
    let sum = Phrase(
      "Điểm của lĩnh vực là tổng điểm các tiêu chí của lĩnh vực; tổng điểm là tổng điểm các lĩnh vực",
      en: "The points of a domain are the sum of its criteria, the total that of the domains")
    guard let maximum else { return sum[language] + "." }
    let number = cell(of: maximum).text
    return (sum + Phrase(", tối đa \(number) điểm.", en: ", at most \(number) points."))[language]
  }

  /// Criteria that stand outside of the maximum; nil where there is none.
  var extraCriteria: String? {
    func codes(_ isOne: (Rule) -> Bool) -> String {
      method.criteria.filter { $0.leaf.map { isOne($0.rule) } ?? false }.map(\.code)
        .joined(separator: ", ")
    }
    let bonus = codes { if case .bonus = $0 { true } else { false } }
    let penalty = codes { if case .penalty = $0 { true } else { false } }
    guard method.composite == nil, !bonus.isEmpty || !penalty.isEmpty else { return nil }
    let lists = [
      bonus.isEmpty ? nil : Phrase("Điểm thưởng: \(bonus).", en: "Bonus: \(bonus).")[language],
      penalty.isEmpty ? nil : Phrase("Điểm trừ: \(penalty).", en: "Penalty: \(penalty).")[language],
    ]
    return ([extras] + lists.compactMap(\.self)).joined(separator: " ")
  }
}
