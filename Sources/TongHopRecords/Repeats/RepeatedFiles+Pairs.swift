/// Two files that have rows in common.
extension RepeatedFiles {
  private static let fewestInOrder = 5
  private static let fewestInDisorder = 10
  private static let fewestAlike = 5
  private static let fewestInPart = 2
  private static let fewestEqual = 100

  /// - Returns: whether something was said of them.
  mutating func compare(_ small: Int, _ large: Int, _ shared: RowTable.Shared) -> Bool {
    guard let mine = lists[small], let other = lists[large] else { return false }
    let isKeyed = !(addsUp[small] && addsUp[large])
    guard shared.rows == mine.count else {
      // Of keys each row that stands twice is an error of its own.
      guard !isKeyed, shared.once >= Self.fewestAlike, shared.once * 2 >= mine.count else {
        return false
      }
      reportEdited(small, large, shared.rows)
      return true
    }
    let evidence = evidence(of: small, mine)
    if let start = mine.stretch(of: other) {
      return compare(small, large, shared, evidence, from: start, isKeyed: isKeyed)
    }
    let isInOrder = mine.isInOrder(in: other)
    let least = isInOrder ? Self.fewestInOrder : Self.fewestInDisorder
    let isSure =
      isKeyed
      ? mine.count >= least
      : shared.once >= least
        && shared.weight >= RowEvidence.leastWeightApart
          + RowEvidence.moreWeight(among: files.count)
    let isNearly =
      isInOrder && mine.count * 4 >= other.count * 3
      && evidence.changes >= Self.fewestInDisorder
    let isWhole = mine.count == other.count
    let isLikely =
      isNearly || isWhole && (shared.sums >= 2 || mine.count >= Self.fewestEqual)
      || shared.once >= Self.fewestAlike
    guard isSure || isLikely && !isKeyed else { return false }
    report(
      small, large, mine.count, isWhole ? .otherOrder : isInOrder ? .inOrder : .inDisorder,
      isSure: isSure)
    return true
  }

  /// All rows stand in the other file, on end.
  ///
  /// - Parameter start: the first one there.
  private mutating func compare(
    _ small: Int, _ large: Int, _ shared: RowTable.Shared, _ evidence: RowEvidence,
    from start: Int, isKeyed: Bool
  ) -> Bool {
    guard let mine = lists[small], let other = lists[large] else { return false }
    let isWhole = mine.count == other.count
    // Of a part those rows count that each file has once.
    var found = evidence
    if !isWhole { (found.sums, found.weight) = (shared.once, shared.weight) }
    let isSure = isKeyed || found.isSure(among: files.count)
    // A few rows of one case are in many files; one row of a key is an error of its own.
    let isLikely =
      isWhole || found.sums >= Self.fewestInPart
      || max(evidence.sums, evidence.changes) >= Self.fewestInOrder
    guard isKeyed ? mine.count > 1 : isSure || isLikely else { return false }
    let last = other.lines[start + mine.count - 1]
    report(
      small, large, mine.count, isWhole ? .all : .stretch(other.lines[start], last),
      isSure: isSure)
    return true
  }
}
