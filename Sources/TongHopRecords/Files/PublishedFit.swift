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
    var value: Points
  }

  private let columns: Columns
  private let ranking: Ranking
  /// By group.
  private var entries: [String: [Entry]] = [:]
  /// Of rows that contradict themselves or others.
  private(set) var wrongLines: Set<Int> = []

  init(_ columns: Columns, _ ranking: Ranking) {
    self.columns = columns
    self.ranking = ranking
  }

  /// - Parameter group: that the row is ranked in.
  mutating func add(
    _ row: TableRow, _ published: PublishedRow, group: String, log: inout DiagnosticLog
  ) {
    if let problem = contradiction(row, published) {
      log.report(problem)
      wrongLines.insert(row.line)
      return
    }
    let value = ranking.by == .index ? published.index : published.points
    guard let rank = published.rank, let value else { return }
    entries[group, default: []].append(Entry(row: row, rank: rank, value: value))
  }

  /// What the ranks say of each other.
  ///
  /// - Complexity: O(*n* log *n*).
  mutating func compareRanks(log: inout DiagnosticLog) {
    for (_, group) in entries.sorted(by: { $0.key < $1.key }) {
      let sorted = group.sorted { ($0.rank, $0.row.line) < ($1.rank, $1.row.line) }
      // The last of those before, or where several have its rank the first of them.
      var last: Entry?
      for entry in sorted {
        guard let before = last else {
          last = entry
          continue
        }
        let isFit =
          entry.rank == before.rank
          ? entry.value == before.value
          : ranking.lowestIsBest ? entry.value >= before.value : entry.value <= before.value
        if isFit {
          last = entry
        } else {
          log.report(outOfOrder(entry, before))
          wrongLines.insert(entry.row.line)
        }
      }
    }
  }

  /// The printed index against the printed points: each may have been rounded or cut in its last
  /// decimal.
  private func contradiction(_ row: TableRow, _ published: PublishedRow) -> Diagnostic? {
    guard let index = Decimal(parsing: row[columns.index]), published.index != nil,
      let points = Decimal(parsing: row[columns.points]), published.points != nil,
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

  private func share(_ points: Decimal, of maximum: Fraction) throws(ArithmeticOverflow) -> Fraction
  {
    try Fraction(Int128(points.mantissa) * 100, over: Decimal.power(points.places))
      .divided(by: maximum)
  }

  private func fits(_ index: Decimal, _ points: Decimal, _ maximum: Fraction) -> Bool {
    do throws(ArithmeticOverflow) {
      let printed = try Fraction(Int128(index.mantissa), over: Decimal.power(index.places))
      let share = try share(points, of: maximum)
      let difference = try printed.subtracting(share)
      let ofIndex = try Fraction(1, over: Decimal.power(index.places))
      let ofPoints = try Fraction(100, over: Decimal.power(points.places)).divided(by: maximum)
      // A maximum of 10/3 is printed with nine decimals.
      let ofMaximum = try max(share, .zero).subtracting(min(share, .zero))
        .divided(by: maximum).divided(by: Fraction(1_000_000_000))
      let most = try ofIndex.adding(ofPoints).adding(ofMaximum)
      let least = try Fraction.zero.subtracting(most)
      return difference <= most && difference >= least
    } catch {
      return false
    }
  }

  private func outOfOrder(_ entry: Entry, _ before: Entry) -> Diagnostic {
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
