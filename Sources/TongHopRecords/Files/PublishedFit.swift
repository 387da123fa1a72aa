import TongHopDiagnostics
import TongHopDomain

/// Holds the rows of a signed table against each other: the index against points and maximum, and the
/// ranks of a group against what is ranked.
///
/// A table is signed as it was computed. Where its own numbers contradict each other one of them was
/// changed afterwards, and nobody knows which.
struct PublishedFit {
  /// Places of the columns.
  struct Columns {
    var points: Int
    var index: Int
    var rank: Int
    var maximum: Int
  }

  private struct Entry {
    var row: TableRow
    var rank: Int
    /// The ends of what may have been ranked, in 10^-18, the better the higher.
    var low: Int128
    var high: Int128
  }

  private let columns: Columns
  /// nil where nobody knows what the table was ranked by.
  private let ranking: Ranking?
  /// By group.
  private var entries: [String: [Entry]] = [:]
  /// Of rows that contradict themselves or others.
  private(set) var wrongLines: Set<Int> = []

  init(_ columns: Columns, _ ranking: Ranking?) {
    self.columns = columns
    self.ranking = ranking
  }

  /// - Parameter group: that the row is ranked in; nil where that is not certain.
  mutating func add(
    _ row: TableRow, _ published: PublishedRow, group: String?, log: inout DiagnosticLog
  ) {
    if let problem = contradiction(row, published) {
      log.report(problem)
      wrongLines.insert(row.line)
      return
    }
    guard let rank = published.rank, let ranking, let group else { return }
    guard let value = ranking.by == .index ? published.index : published.points,
      let distance = distance(row, ranking)
    else { return }
    let turned = ranking.lowestIsBest ? -value.count : value.count
    let (low, isTooLow) = turned.subtractingReportingOverflow(distance)
    let (high, isTooHigh) = turned.addingReportingOverflow(distance)
    guard !isTooLow, !isTooHigh else { return }
    entries[group, default: []].append(Entry(row: row, rank: rank, low: low, high: high))
  }

  /// How far what was ranked can be from what is printed, in 10^-18: nothing where the printed value
  /// is ranked; nil where nobody can tell.
  private func distance(_ row: TableRow, _ ranking: Ranking) -> Int128? {
    guard ranking.on == .full else { return 0 }
    guard let points = PrintedNumber(parsing: row[columns.points]) else { return nil }
    guard ranking.by == .index else { return Decimal.power(Points.places - points.places) }
    guard let index = PrintedNumber(parsing: row[columns.index]),
      let maximum = Fraction(parsing: row[columns.maximum]), maximum > .zero,
      let most = try? Self.distance(index, points, timesMaximum: maximum).divided(by: maximum),
      let distance = try? Rounding().points(most, places: Points.places).adding(Points(count: 1))
    else { return nil }
    return distance.count
  }

  /// What the ranks say of each other.
  ///
  /// - Complexity: O(*n* log *n*).
  mutating func compareRanks(log: inout DiagnosticLog) {
    guard let ranking else { return }
    for (_, group) in entries.sorted(by: { $0.key < $1.key }) {
      // Of those before the one that may be least, and of one rank the one that must be greatest.
      var least: Entry?
      var greatest: Entry?
      for entry in group.sorted(by: { ($0.rank, $0.row.line) < ($1.rank, $1.row.line) }) {
        if greatest?.rank != entry.rank { greatest = nil }
        let better = least.flatMap { entry.low > $0.high ? $0 : nil }
        let worse = greatest.flatMap { entry.high < $0.low ? $0 : nil }
        if let before = better ?? worse {
          log.report(outOfOrder(entry, before, ranking))
          wrongLines.insert(entry.row.line)
          continue
        }
        if least.map({ entry.high <= $0.high }) ?? true { least = entry }
        if greatest.map({ entry.low >= $0.low }) ?? true { greatest = entry }
      }
    }
  }

  /// The printed index against the printed points: each may have been rounded or cut in its last
  /// decimal.
  private func contradiction(_ row: TableRow, _ published: PublishedRow) -> Diagnostic? {
    guard let index = PrintedNumber(parsing: row[columns.index]), published.index != nil,
      let points = PrintedNumber(parsing: row[columns.points]), published.points != nil,
      let maximum = Fraction(parsing: row[columns.maximum]), maximum > .zero
    else { return nil }
    guard !fits(index, points, maximum) else { return nil }
    let value = try? share(points, of: maximum)
    let right = value.flatMap { try? Rounding().points($0, places: index.places) }
    return row.problem(
      .publishedContradicts, column: columns.index,
      Phrase(
        "chỉ số không phải là \(row[columns.points]) điểm trên tối đa \(row[columns.maximum])",
        en: "the index is not \(row[columns.points]) points of \(row[columns.maximum])"),
      expected: right.map { Phrase(verbatim: $0.text(places: index.places)) },
      fix: Self.restore(
        Phrase("để trống index và rank", en: "leave index and rank empty")))
  }

  private func share(
    _ points: PrintedNumber, of maximum: Fraction
  ) throws(ArithmeticOverflow) -> Fraction {
    try points.fraction.multiplied(by: Fraction(100)).divided(by: maximum)
  }

  /// Compared as products: a quotient by a long maximum has no room. What cannot be computed is no
  /// contradiction.
  private func fits(_ index: PrintedNumber, _ points: PrintedNumber, _ maximum: Fraction) -> Bool {
    do throws(ArithmeticOverflow) {
      let difference = try index.fraction.multiplied(by: maximum)
        .subtracting(points.fraction.multiplied(by: Fraction(100)))
      let most = try Self.distance(index, points, timesMaximum: maximum)
      let least = try Fraction.zero.subtracting(most)
      return difference <= most && difference >= least
    } catch {
      return true
    }
  }

  /// The greatest distance of a printed index from the exact one, times the maximum: index and points
  /// are rounded or cut in their last decimal, and a maximum of 10/3 is printed with nine decimals.
  private static func distance(
    _ index: PrintedNumber, _ points: PrintedNumber, timesMaximum maximum: Fraction
  ) throws(ArithmeticOverflow) -> Fraction {
    let ofIndex = try index.step.multiplied(by: maximum)
    let ofPoints = try points.step.multiplied(by: Fraction(100))
    let size = try max(index.fraction, Fraction.zero.subtracting(index.fraction))
    let ofMaximum = try size.adding(index.step).divided(by: Fraction(1_000_000_000))
    return try ofIndex.adding(ofPoints).adding(ofMaximum)
  }

  private func outOfOrder(
    _ entry: Entry, _ before: Entry, _ ranking: Ranking
  ) -> Diagnostic {
    let column = ranking.by == .index ? columns.index : columns.points
    let (line, other) = (before.row.line, before.row[column])
    let what = ranking.by == .index ? Phrase("chỉ số", en: "index") : Phrase("điểm", en: "points")
    let isTie = entry.rank == before.rank
    let expected =
      isTie
      ? Phrase("cùng hạng thì ", en: "of one rank with one ") + what
        + Phrase(" bằng nhau", en: "")
      : ranking.lowestIsBest
        ? Phrase("hạng theo ", en: "ranks by ") + what
          + Phrase(", thấp nhất là 1", en: ", lowest first")
        : Phrase("hạng theo ", en: "ranks by ") + what
          + Phrase(", cao nhất là 1", en: ", highest first")
    return entry.row.problem(
      .publishedContradicts, column: columns.rank,
      Phrase("hạng \(entry.rank) có ", en: "rank \(entry.rank) has the ") + what
        + Phrase(
          " \(entry.row[column]), hạng \(before.rank) ở dòng \(line) có \(other)",
          en: " \(entry.row[column]), rank \(before.rank) on line \(line) has \(other)"),
      expected: expected,
      fix: Self.restore(Phrase("để trống rank", en: "leave rank empty")))
  }

  private static func restore(_ other: Phrase) -> Phrase {
    Phrase(
      "ghi lại dòng này đúng như bản đã ký; nếu bản ký in như vậy thì ",
      en: "restore the row as it was signed; if it was signed like this, ") + other
  }
}
