import TongHopDomain
import TongHopRecords

extension ColumnarRollup {
  /// What the respondents of every unit and of those below it answered, in one backward pass.
  ///
  /// *shape* [unit index].
  ///
  /// - Complexity: O(answers to the question + *units*).
  func surveySums(_ figure: SurveyFigure, _ column: RollupColumn) -> [SurveySum] {
    var sums = [SurveySum](repeating: SurveySum(), count: tree.count)
    var held: [Bool] = []
    if let ownPlaces, let ownLevels { held = heldBack(column, ownPlaces, ownLevels) }
    for answers in entries.answers(to: figure) {
      let unit = answers.unit
      if !held.isEmpty, let ownPlaces,
        ownPlaces.placement(of: unit).parts.contains(where: { isHeld(held, $0.place) })
      {
        continue
      }
      if let place = places[unit] {
        sums[place].add(answers.sum)
        continue
      }
      let placement = places.placement(of: unit)
      for (part, sum) in zip(placement.parts, answers.sum.divided(by: placement.shares))
      where takesOwn(part.place, unit, column) {
        sums[part.place].add(sum)
      }
    }
    let exempt = levels.exemptUnits(column)
    for index in stride(from: tree.count - 1, through: 0, by: -1) {
      if !exempt.isEmpty, exempt[index] { sums[index] = SurveySum() }
      let parent = tree.parents[index]
      if parent >= 0, column.rollUp != .none { sums[parent].add(sums[index]) }
    }
    return sums
  }
}
