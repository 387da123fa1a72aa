import TongHopDiagnostics

/// How the raw values of one leaf are brought onto a common scale, over the units of a group that
/// have a value. A value of which less is better is first multiplied by -1, and so are targets and
/// goalposts.
public enum Normalisation: Sendable, Hashable {
  /// The least is `low`, the greatest `high`.
  case minMax
  /// (x - mean) / standard deviation of the sample, brought to a mean and a deviation; no ends.
  case zScore(mean: Fraction, deviation: Fraction)
  /// (x - least) / (target - least); capped at 1 where the method says so.
  case distanceToTarget(Fraction, isCapped: Bool)
  /// (x - least) / (greatest - least).
  case distanceToMax
  /// (x - least) / (value of the unit with the code - least).
  case distanceToReference(unit: String, isCapped: Bool)
  /// (x - low) / (high - low), at least 0 and at most 1.
  case goalposts(low: Fraction, high: Fraction)
  /// The same without ends.
  case scaled(low: Fraction, high: Fraction)
  /// 1 for the least; equal values share the lowest of their ranks.
  case rank
  /// (rank - 1) / (number of values - 1).
  case percentileRank
  /// rank - 1.
  case borda
  /// x / greatest.
  case fractionOfMax
  /// The value as it is.
  case none

  /// Is the result a share, which the method brings onto its scale?
  public var isShare: Bool {
    switch self {
    case .zScore, .rank, .borda, .none: false
    default: true
    }
  }

  /// As it is written in criteria.csv.
  public var text: String {
    switch self {
    case .minMax: "min_max"
    case .zScore(let mean, let deviation):
      mean == .zero && deviation == .one
        ? "z_score" : "z_score(mean: \(mean.text), sd: \(deviation.text))"
    case .distanceToTarget(let target, let isCapped):
      "distance_to_target(target: \(target.text)\(isCapped ? ", cap: yes" : ""))"
    case .distanceToMax: "distance_to_max"
    case .distanceToReference(let unit, let isCapped):
      "distance_to_reference(unit: \(unit)\(isCapped ? ", cap: yes" : ""))"
    case .goalposts(let low, let high): "goalposts(low: \(low.text), high: \(high.text))"
    case .scaled(let low, let high): "scaled(low: \(low.text), high: \(high.text))"
    case .rank: "rank"
    case .percentileRank: "percentile_rank"
    case .borda: "borda"
    case .fractionOfMax: "fraction_of_max"
    case .none: "none"
    }
  }

  /// In words, as it is read out to a unit.
  public var words: Phrase {
    func number(_ value: Fraction) -> Phrase {
      Phrase(String(value.text.map { $0 == "." ? "," : $0 }), en: value.text)
    }
    func cap(_ isCapped: Bool) -> Phrase {
      isCapped
        ? Phrase(", vượt mức đó thì tính bằng mức đó", en: ", capped there")
        : Phrase(verbatim: "")
    }
    switch self {
    case .minMax:
      return Phrase(
        "từ giá trị thấp nhất đến cao nhất của nhóm",
        en: "from the least to the greatest of the group")
    case .zScore(let mean, let deviation):
      return Phrase("điểm chuẩn z, trung bình ", en: "z-score, mean ") + number(mean)
        + Phrase(", độ lệch ", en: ", deviation ") + number(deviation)
    case .distanceToTarget(let target, let isCapped):
      return Phrase("khoảng cách đến mục tiêu ", en: "distance to the target ") + number(target)
        + cap(isCapped)
    case .distanceToMax:
      return Phrase(
        "khoảng cách đến giá trị tốt nhất của nhóm", en: "distance to the best of the group")
    case .distanceToReference(let unit, let isCapped):
      return Phrase("khoảng cách đến đơn vị \(unit)", en: "distance to the unit \(unit)")
        + cap(isCapped)
    case .goalposts(let low, let high):
      return Phrase("giữa hai mốc ", en: "between the goalposts ") + number(low)
        + Phrase(" và ", en: " and ") + number(high)
    case .scaled(let low, let high):
      return Phrase("theo thước từ ", en: "on the scale from ") + number(low)
        + Phrase(" đến ", en: " to ") + number(high)
    case .rank: return Phrase("thứ hạng, thấp nhất là 1", en: "rank, the least is 1")
    case .percentileRank: return Phrase("thứ hạng phần trăm", en: "percentile rank")
    case .borda: return Phrase("số đơn vị đứng dưới", en: "number of units below")
    case .fractionOfMax:
      return Phrase(
        "so với giá trị cao nhất của nhóm", en: "as a part of the greatest of the group")
    case .none: return Phrase("giá trị gốc", en: "the value as it is")
    }
  }
}
