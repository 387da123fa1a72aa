/// What all scored units have on one node, where it is no sum of the leaves below: a mean of a
/// composite indicator.
///
/// Kept are the points, and of everything else what is not as usual. *shape* [place of a scored unit].
struct ScoreColumn: Sendable {
  private var marks: [UInt16] = []
  private var points = PackedPoints(places: 9)
  private var parts: PackedPoints
  /// Of nodes that are not outside.
  private var usualMaximum: Fraction?
  private var maxima = Exceptions<Fraction>()
  /// Other than the maximum.
  private var reportedMaxima = Exceptions<Fraction>()
  /// Other than the points.
  private var exact = Exceptions<Points?>()
  /// Other than the points, and none while one is awaited.
  private var appraised = Exceptions<Points?>()
  private var own = Exceptions<Points?>()
  private var survey = Exceptions<Points?>()
  private var bonus = Exceptions<Points?>()

  private enum Mark {
    static let state: UInt16 = 7
    static let points: UInt16 = 1 << 3
    static let cell: UInt16 = 1 << 4
    static let provisional: UInt16 = 1 << 5
    static let awaiting: UInt16 = 1 << 6
    static let notReported: UInt16 = 1 << 7
    static let part: UInt16 = 1 << 8
  }

  /// - Parameter partPlaces: the decimals of parts of the total.
  init(partPlaces: Int) {
    parts = PackedPoints(places: partPlaces)
  }

  var count: Int { marks.count }

  /// Of the heap.
  var byteCount: Int { marks.count * 2 + points.byteCount + parts.byteCount }

  mutating func append(_ score: Score) {
    let place = Int32(marks.count)
    var mark = UInt16(score.state.packed)
    if score.points != nil { mark |= Mark.points }
    if score.cell != nil { mark |= Mark.cell }
    if score.hasProvisional { mark |= Mark.provisional }
    if score.hasAwaiting { mark |= Mark.awaiting }
    if score.hasNotReported { mark |= Mark.notReported }
    if score.part != nil { mark |= Mark.part }
    marks.append(mark)
    points.append(score.points ?? .zero)
    parts.append(score.part ?? .zero)
    if !score.state.isOutside, usualMaximum == nil { usualMaximum = score.maximum }
    let usual = usual(score)
    maxima.append(score.maximum, at: place, unless: usual.maximum)
    reportedMaxima.append(score.reportedMaximum, at: place, unless: score.maximum)
    exact.append(score.exactPoints, at: place, unless: usual.exactPoints)
    appraised.append(score.appraisedPoints, at: place, unless: usual.appraisedPoints)
    own.append(score.selfPoints, at: place, unless: nil)
    survey.append(score.surveyPoints, at: place, unless: nil)
    bonus.append(score.bonusPoints, at: place, unless: nil)
  }

  /// The rest of a score, where nothing is out of the ordinary.
  private func usual(_ score: Score) -> Score {
    var usual = Score(
      state: score.state, maximum: score.state.isOutside ? .zero : usualMaximum ?? .zero)
    usual.exactPoints = score.points
    usual.appraisedPoints = score.hasAwaiting ? nil : score.points
    return usual
  }

  /// The score that was appended, without its cell and survey.
  func score(at place: Int) -> (score: Score, hasCell: Bool) {
    let mark = marks[place]
    var score = Score(state: ScoreState(packed: UInt8(mark & Mark.state)))
    if mark & Mark.points != 0 { score.points = points[place] }
    if mark & Mark.part != 0 { score.part = parts[place] }
    score.hasProvisional = mark & Mark.provisional != 0
    score.hasAwaiting = mark & Mark.awaiting != 0
    score.hasNotReported = mark & Mark.notReported != 0
    let (usual, place) = (usual(score), Int32(place))
    score.maximum = maxima[place] ?? usual.maximum
    score.reportedMaximum = reportedMaxima[place] ?? score.maximum
    score.exactPoints = exact[place] ?? usual.exactPoints
    score.appraisedPoints = appraised[place] ?? usual.appraisedPoints
    score.selfPoints = own[place] ?? nil
    score.surveyPoints = survey[place] ?? nil
    score.bonusPoints = bonus[place] ?? nil
    return (score, mark & Mark.cell != 0)
  }
}

/// The few values of a column that are not the usual ones, by place.
private struct Exceptions<Value: Sendable & Equatable>: Sendable {
  /// Ascending.
  private var places: [Int32] = []
  private var values: [Value] = []

  /// - Parameter place: behind all before.
  mutating func append(_ value: Value, at place: Int32, unless usual: Value) {
    guard value != usual else { return }
    places.append(place)
    values.append(value)
  }

  /// - Complexity: O(log *exceptions*).
  subscript(place: Int32) -> Value? {
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if places[middle] < place { low = middle + 1 } else { high = middle }
    }
    return low < places.count && places[low] == place ? values[low] : nil
  }
}
