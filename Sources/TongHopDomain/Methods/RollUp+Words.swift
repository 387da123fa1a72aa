import TongHopDiagnostics

extension RollUp {
  /// Does every unit enter its own figure, whoever above or below it has entered one?
  public var isOfEveryLevel: Bool { self == .repeat || self == .none }

  /// Do figures take part as they were entered, rather than as a sum of what is below?
  public var isOfEntries: Bool { self != .sum && self != .none }

  /// What a unit counts in a weighted mean; nil where units.csv does not say, or for other
  /// roll-ups.
  public func weight(of unit: Unit) -> Int? {
    switch self {
    case .meanPopulation: unit.population
    case .meanHouseholds: unit.households
    default: nil
    }
  }

  /// How the figure of an upper unit came about.
  public var words: Phrase {
    switch self {
    case .sum: Phrase("cộng từ dưới lên", en: "added up from below")
    case .repeat:
      Phrase(
        "một số chung của đơn vị cấp trên, không cộng",
        en: "one figure of an upper unit, repeated and never added up")
    case .last:
      Phrase(
        "cộng các số có phần kỳ kết thúc muộn nhất",
        en: "the sum of the figures whose part of the period ends last")
    case .max: Phrase("số có tỷ lệ cao nhất", en: "the figure with the greatest ratio")
    case .min: Phrase("số có tỷ lệ thấp nhất", en: "the figure with the least ratio")
    case .meanPopulation:
      Phrase("bình quân các tỷ lệ theo dân số", en: "the mean of the ratios by population")
    case .meanHouseholds:
      Phrase("bình quân các tỷ lệ theo số hộ", en: "the mean of the ratios by households")
    case .none: Phrase("chỉ lấy số của chính đơn vị", en: "the unit's own figure only")
    }
  }
}

extension RollupColumn {
  /// The numerator and the denominator of a weighted mean are counts of 1 / this person or
  /// household. Points are scored in millionths of a unit.
  public var meanScale: Int64 {
    switch figure {
    case .indicator, .tasks: 1_000_000
    case .points, .selfPoints: Self.scoredUnit
    case .survey: 1
    }
  }
}
