import TongHopDomain

/// What moved a unit, as the value of `changes` in a row of ``ReportJSON``.
enum ChangeJSON {
  static func text(_ changes: RowChanges, _ numbers: PrintedNumbers) -> String {
    object([
      ("previous", changes.previous.map { text($0, numbers) } ?? "null"),
      ("year_ago", changes.yearAgo.map { text($0, numbers) } ?? "null"),
    ])
  }

  private static func text(_ change: RowChanges.Change, _ numbers: PrintedNumbers) -> String {
    let effects = change.index.map { index in
      list(index.toldParts.map { text($0, of: index, numbers) })
    }
    return object([
      ("effects", effects ?? "null"),
      ("passed", change.rank.map { units($0.passed, $0.nearestPassed) } ?? "null"),
      ("passed_by", change.rank.map { units($0.passedBy, $0.nearestPassedBy) } ?? "null"),
    ])
  }

  private static func text(
    _ part: IndexChange.Part, of change: IndexChange, _ numbers: PrintedNumbers
  ) -> String {
    var pairs = [("kind", ReportJSON.string(part.effect.rawValue))]
    switch part.effect {
    case .criterion:
      pairs += [
        ("criterion", ReportJSON.string(part.code)),
        ("points_then", points(part.earlierPoints, numbers)),
        ("points_now", points(part.laterPoints, numbers)),
      ]
    case .maximum:
      pairs += [
        ("max_points_then", numbers.text(change.earlierMaximum)),
        ("max_points_now", numbers.text(change.laterMaximum)),
        ("entered", codes(change.entered)), ("left", codes(change.left)),
      ]
    case .correction, .method, .methodAndCriteria, .rounding: break
    }
    pairs.append(("effect", numbers.text(part.printed)))
    return object(pairs)
  }

  /// The points of a leaf have the decimals that they need.
  private static func points(_ points: Points?, _ numbers: PrintedNumbers) -> String {
    points.map { numbers.text($0, isRounded: false) } ?? "null"
  }

  private static func units(_ count: Int, _ nearest: [String]) -> String {
    object([("count", "\(count)"), ("nearest", codes(nearest))])
  }

  private static func codes(_ codes: [String]) -> String { list(codes.map(ReportJSON.string)) }

  private static func list(_ values: [String]) -> String {
    "[" + values.joined(separator: ", ") + "]"
  }

  private static func object(_ pairs: [(String, String)]) -> String {
    "{" + pairs.map { "\(ReportJSON.string($0)): \($1)" }.joined(separator: ", ") + "}"
  }
}
