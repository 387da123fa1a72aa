import TongHopDiagnostics

/// The figures that a unit should have sent for a period and did not.
public struct MissingReport: Sendable, Hashable {
  public struct Figure: Sendable, Hashable {
    /// Of an indicator, or of a criterion with points.
    public var code: String
    public var reason: Reason

    public init(code: String, reason: Reason) {
      self.code = code
      self.reason = reason
    }

    /// `HS_DUNG_HAN (dòng có lỗi)`.
    public func text(_ language: Language) -> String { code + reason.mark[language] }
  }

  public enum Reason: Sendable, Hashable {
    case notSent
    /// It was sent, and an error kept it out.
    case faulty
    /// It was sent as it has accumulated, and no difference can be taken.
    case untaken
    /// The units below bear different figures of what should be one.
    case differing
    /// A unit above entered one figure for all, so that the unit has none of its own.
    case enteredAbove
    /// The unit has no task in any file, so nobody knows what it was given.
    case register
    /// Some of its months were sent, by it or by who answers for it; these were not.
    case months([Int])
    /// A unit above entered these months for all; of others it has figures of its own.
    case monthsAbove([Int])

    /// Behind a code; empty where it was not sent.
    public var mark: Phrase {
      switch self {
      case .notSent: Phrase("", en: "")
      case .faulty: Phrase(" (dòng có lỗi)", en: " (row with an error)")
      case .untaken: Phrase(" (chưa trừ ra được)", en: " (not taken off)")
      case .differing:
        Phrase(" (các số chung khác nhau)", en: " (figures that should be one differ)")
      case .enteredAbove:
        Phrase(" (cấp trên nhập chung)", en: " (entered above)")
      case .register: Phrase(" (chưa có sổ nhiệm vụ)", en: " (no register of tasks)")
      case .months(let months):
        Phrase(
          " (thiếu tháng \(Self.list(months)))",
          en: " (without \(months.count == 1 ? "month" : "months") \(Self.list(months)))")
      case .monthsAbove(let months):
        Phrase(
          " (cấp trên nhập chung tháng \(Self.list(months)))",
          en: " (\(months.count == 1 ? "month" : "months") \(Self.list(months)) entered above)")
      }
    }

    /// What is owed of a figure that two leaves measure in two ways: the months that either lacks.
    public func joined(_ other: Reason) -> Reason {
      switch (self, other) {
      case (.months(let months), .months(let others)):
        .months(Set(months).union(others).sorted())
      case (.monthsAbove(let months), .monthsAbove(let others)):
        .monthsAbove(Set(months).union(others).sorted())
      case (.monthsAbove, .months): other
      case (.notSent, _): other
      default: self
      }
    }

    private static func list(_ months: [Int]) -> String {
      months.map(String.init).joined(separator: ", ")
    }
  }

  /// The unit above, of one that ended what it became; empty for the uppermost.
  public var parentName: String
  public var code: String
  public var name: String
  /// In file order of the criteria.
  public var figures: [Figure]
  /// Nothing of what units of its level owe has come.
  public var isEverything: Bool
  /// It ended within the period and owes the months before.
  public var isEnded: Bool

  public init(
    parentName: String, code: String, name: String, figures: [Figure], isEverything: Bool,
    isEnded: Bool = false
  ) {
    self.parentName = parentName
    self.code = code
    self.name = name
    self.figures = figures
    self.isEverything = isEverything
    self.isEnded = isEnded
  }
}
