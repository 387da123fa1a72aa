import TongHopDomain

/// A signed table read from published/. It is never recomputed.
public struct PublishedTable: Sendable {
  public typealias Row = PublishedRow

  public let publication: Publication
  public let rows: [Row]
  private let byCode: [String: Int]
  /// Those that it lists. Of units of another level it says nothing.
  public let levels: Set<String>

  public init(_ publication: Publication, rows: [Row]) {
    self.publication = publication
    self.rows = rows
    levels = Set(rows.lazy.map(\.level))
    // A table lists a unit that was gone then without figures of its own, maybe beside the unit
    // that has its code now: the one with figures is meant.
    byCode = Dictionary(rows.indices.map { (rows[$0].code, $0) }) { first, second in
      rows[first].figures == PeriodFigures() ? second : first
    }
  }

  public var file: String { publication.source }

  /// With as many decimals as its points and indices need, `known` or more: nobody knows how a
  /// version that is not in the workspace rounded.
  ///
  /// - Complexity: O(*rows*).
  package func rounding(atLeast known: Rounding) -> Rounding {
    var result = known
    for value in rows.lazy.flatMap({ [$0.points, $0.index] }).compactMap(\.self) {
      while result.decimals < 9,
        value.count % Decimal.power(Points.places - result.decimals) != 0
      {
        result.decimals += 1
      }
    }
    return result
  }

  /// The row of a code; of two the first that has figures.
  public subscript(code: String) -> Row? { byCode[code].map { rows[$0] } }
}

/// How far the totals of two methods may be compared.
public enum MethodRelation: Sendable {
  case same
  /// Another version, whose totals the publisher compares as they stand.
  case comparable
  /// Another version; both periods scored on the leaves that the two have in common.
  case commonPart(now: PeriodResult, then: PeriodResult)
  case none

  /// Of whole totals: those of one version are compared, and those of another one that the publisher
  /// calls comparable.
  ///
  /// - Parameters:
  ///   - then: the version in force then; nil: that of `published`, which was signed before the first
  ///     version that the workspace knows, by a method of its own.
  public init(_ now: Method, _ then: Method?, _ published: Publication?) {
    guard let id = then?.id ?? published?.method else {
      self = .none
      return
    }
    self = now.id == id ? .same : now.comparesTotals(with: then) ? .comparable : .none
  }
}

/// An earlier period to compare with.
public struct EarlierPeriod: Sendable {
  public var period: Period
  /// Recomputed from today's files with the method of that period, in its own tree; nil where there
  /// are none.
  public var result: PeriodResult?
  /// The same in the tree of the current period, where units were rearranged between the two.
  public var restated: PeriodResult?
  /// What became of the units of then, also where nothing is restated; nil where the units are the
  /// same.
  public var restatement: Restatement?
  public var published: PublishedTable?
  public var relation: MethodRelation
  /// Of the version in force then; nil: of a version that the workspace does not know.
  public var rounding: Rounding?

  public init(
    period: Period, result: PeriodResult? = nil, restated: PeriodResult? = nil,
    restatement: Restatement? = nil, published: PublishedTable? = nil,
    relation: MethodRelation = .same, rounding: Rounding? = nil
  ) {
    self.period = period
    self.rounding = rounding ?? result?.scores.method.rounding
    self.result = result
    self.restated = restated
    self.restatement = restatement
    self.published = published
    self.relation = relation
  }
}
