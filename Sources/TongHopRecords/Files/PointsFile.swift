import TongHopDiagnostics
import TongHopDomain

/// points/*.csv: points that were entered by hand, by round.
public enum PointsFile {
  private static let columns: [CSVTable.Column] = [
    .required("unit"), .required("criterion"), .required("period"), .required("round"),
    .required("points"), .optional("reason"), .optional("evidence"),
  ]

  public static func read(
    _ file: WorkspaceFile, codebook: Codebook, log: inout DiagnosticLog,
    leftOut: inout LeftOutRows
  ) -> [PointEntry] {
    FigureRows.read(
      file, columns: columns, isTask: false, codebook: codebook, log: &log, leftOut: &leftOut
    ) { row, reader in
      entry(row, codebook, &reader.resolver, &reader.values, &reader.lost)
    }
  }

  private static func entry(
    _ row: TableRow, _ codebook: Codebook, _ resolver: inout UnitResolver,
    _ values: inout ValueReader, _ lost: inout LeftOutRow
  ) -> PointEntry? {
    guard let period = values.period(row, 2) else {
      // Of whatever period it is, it is this unit's.
      lost.unit = codebook.register.units(coded: row[0]).first
      lost.code = codebook.pointLeaves[row[1]] == nil ? nil : row[1]
      return nil
    }
    lost.period = period
    let days = codebook.days(of: period)
    let found = resolver.unit(row, 0, from: days.first, through: days.last, log: &values.log)
    lost.unit = found ?? resolver.lookAlike(row[0], from: days.first, through: days.last)
    let round = values.word(
      row, 3, as: PointEntry.Round.self, default: nil, meant: PointEntry.Round.init(words:))
    if !codebook.criteria.contains(row[1]),
      values.restsOnFaultyList(row, 1, .criterion, codebook.doubtful)
    {
      lost.code = row[1]
      return nil
    }
    guard let leaf = leaf(row, codebook, days.last, &values) else { return nil }
    lost.code = row[1]
    let orElse = NumberHints.points.ifNone
    guard let unit = found, let round, values.required(row, 4, orElse: orElse) != nil,
      let points = points(row, leaf, &values)
    else { return nil }
    return PointEntry(
      unit: unit, criterion: row[1], period: period, round: round, points: points,
      reason: row[5], evidence: row[6], location: row.location(),
      columns: PointEntry.Columns(
        round: row.location(3).column, reason: row.location(5).column,
        evidence: row.location(6).column))
  }

  private static func leaf(
    _ row: TableRow, _ codebook: Codebook, _ last: Day, _ values: inout ValueReader
  ) -> Codebook.PointLeaf? {
    if let leaves = codebook.pointLeaves[row[1]] {
      return leaves.first { leaf in
        (leaf.validFrom.map { $0 <= last } ?? true) && (leaf.validTo.map { last < $0 } ?? true)
      } ?? leaves.first
    }
    if codebook.criteria.contains(row[1]) {
      values.log.report(
        row.problem(
          .unknownCriterion, column: 1,
          Phrase("tiêu chí này không chấm bằng điểm", en: "this criterion is not scored by hand"),
          expected: Phrase(
            "một tiêu chí có measure là points", en: "a criterion whose measure is points"),
          fix: Phrase(
            "nhập tử số và mẫu số vào metrics/", en: "enter numerator and denominator in metrics/"))
      )
    } else {
      values.reportUnknownCriterion(
        row, 1, codebook.criteria, near: codebook.nearestCriterion(ofPoints: row[1]))
    }
    return nil
  }

  /// Points in 10^-9, or a letter of the criterion's scale.
  private static func points(
    _ row: TableRow, _ leaf: Codebook.PointLeaf, _ values: inout ValueReader
  ) -> Int64? {
    if !leaf.letters.isEmpty {
      if let letter = leaf.letters.first(where: { $0.letter.lowercased() == row[4].lowercased() }),
        let value = try? leaf.maximum.multiplied(by: letter.share),
        let points = try? Rounding().points(value, places: 9)
      {
        return Int64(exactly: points.count / Decimal.power(9))
      }
      values.log.report(
        row.problem(
          .unknownWord, column: 4,
          Phrase(
            "thang của tiêu chí \(row[1]) không có mức này",
            en: "the scale of criterion \(row[1]) has no such letter"),
          expected: Phrase(verbatim: leaf.letters.map(\.letter).joined(separator: ", ")),
          fix: LookAlike.twin(of: row[4], in: leaf.letters.map(\.letter)).map {
            LookAlike.fix(row[4], meant: $0, shown: $0)
          }
            ?? Phrase(
              "ghi một trong các mức này, không ghi điểm",
              en: "write one of these letters, no points"
            )))
      return nil
    }
    // 1.234 cannot be a thousand here: no maximum is that high, and a higher one is refused below.
    let parsed: Int64?
    if let decimal = Decimal(parsing: row[4]), decimal.mantissa >= 0,
      let scaled = decimal.scaled(to: 9)
    {
      parsed = scaled
    } else {
      parsed = values.number(row, 4, kind: .amount, decimals: 9, hints: .points)
    }
    guard let value = parsed else { return nil }
    guard let share = try? Fraction(Int128(value), over: Decimal.power(9)), share <= leaf.maximum
    else {
      values.log.report(
        row.problem(
          .pointsOutOfRange, column: 4,
          leaf.limitName.map {
            Phrase("điểm cao hơn ", en: "more points than ") + $0
          } ?? Phrase("điểm cao hơn điểm tối đa", en: "more points than the maximum"),
          expected: Phrase("từ 0 đến \(leaf.maximum.text)", en: "from 0 to \(leaf.maximum.text)"),
          fix: Phrase("sửa điểm", en: "correct the points")))
      return nil
    }
    return value
  }
}
