import TongHopComparison
import TongHopDiagnostics
import TongHopDomain
import TongHopRecords
import TongHopReport

extension Pipeline {
  /// The signed table of a period, by the method's id or its family.
  ///
  /// What does not fit its period is in the log.
  mutating func publishedTable(_ period: Period) -> PublishedTable? {
    publishedTable(of: method.family, period)
  }

  private mutating func publishedTable(of family: String, _ period: Period) -> PublishedTable? {
    guard let (publication, file) = workspace.signedTables(of: family, in: period).first else {
      return nil
    }
    let versions = workspace.versions(of: family)
    let inForce = versions.last { $0.isInForce(on: period.lastDay(in: $0.calendar)) }
    let then = inForce ?? (family == method.family ? method : versions.last ?? method)
    let last = period.lastDay(in: then.calendar)
    // What a version scored and ranked by that the workspace does not know is not known either.
    let scored =
      inForce == nil
      ? [] : workspace.units.units.filter { $0.isValid(on: last) && then.applies(to: $0) }
    let check = PublishedCheck(
      register: workspace.units, from: period.firstDay(in: then.calendar), through: last,
      ranking: inForce?.ranking, scored: scored)
    guard
      let rows = PublishedFile.read(file, others: RankOutput.columns, check: check, log: &log)
    else { return nil }
    return PublishedTable(publication, rows: rows)
  }

  /// Reads the signed tables of every method, for what does not fit in them.
  public mutating func checkSignedTables() {
    for family in workspace.families {
      for period in workspace.signedPeriods(of: family) {
        _ = publishedTable(of: family, period)
      }
    }
  }

  /// Where a signed table and today's files disagree about the units of a table or those that they
  /// were made of: unit, signed figures, figures of today.
  func signedDifferences(
    _ earlier: EarlierPeriod, _ compared: ComparedPeriods, _ language: Language
  ) -> [String] {
    guard let signed = earlier.published else { return [] }
    guard !signed.rows.isEmpty else {
      return [
        Phrase(
          "\(signed.file) không liệt kê đơn vị nào, nên không so sánh với \(earlier.period.title.vietnamese).",
          en:
            "\(signed.file) lists nobody, so nothing is compared with \(earlier.period.title.english)."
        )[language]
      ]
    }
    guard let result = earlier.result else { return [] }
    var lines: [String] = []
    var told: Set<UnitID> = []
    for row in compared.table.groups.flatMap(\.rows) where row.flags.contains(.differsFromPublished)
    {
      for id in units(of: row, earlier, compared) where told.insert(id).inserted {
        guard let then = result.scores.tree.index(of: id) else { continue }
        let unit = workspace.units[id]
        // A table of other levels says nothing of this one.
        guard signed.levels.contains(unit.level) else { continue }
        let today = PeriodFigures(
          points: result.scores.totals[then]?.points, index: result.scores.index(of: then),
          rank: result.ranks.totals[then].rank)
        let words = difference(
          signed[unit.code], today, result.scores.method.rounding, language)
        if let words { lines.append(unit.displayName + ": " + words) }
      }
    }
    guard !lines.isEmpty else { return [] }
    let more = lines.count > 10 ? "; … (\(lines.count))" : ""
    return [
      Phrase("Khác \(signed.file): ", en: "Other than \(signed.file): ")[language]
        + lines.prefix(10).joined(separator: "; ") + more
    ]
  }

  /// The units of then that a row is of, or that its unit was made of.
  private func units(
    of row: ComparisonRow, _ earlier: EarlierPeriod, _ compared: ComparedPeriods
  ) -> [UnitID] {
    guard let index = row.unitIndex else {
      return workspace.units.unit(
        coded: row.code, on: earlier.result?.scores.tree.day ?? compared.tree.day
      )
      .map { [$0] } ?? []
    }
    let id = compared.tree.ids[index]
    return earlier.restatement?.origins[id] ?? [id]
  }

  /// - Parameter rounding: of then.
  /// - Returns: nil where nothing that is printed differs.
  private func difference(
    _ signed: PublishedRow?, _ today: PeriodFigures, _ rounding: Rounding, _ language: Language
  ) -> String? {
    let places = rounding.indexPlaces
    func text(_ points: Points?) -> String {
      let text = points?.text(places: places) ?? "–"
      return language == .vietnamese ? String(text.map { $0 == "." ? "," : $0 }) : text
    }
    guard let signed else {
      return Phrase(
        "không có trong bảng ký; nay \(text(today.points)) điểm, hạng \(today.rank.map(String.init) ?? "–")",
        en:
          "not in the signed table; now \(text(today.points)) points, rank \(today.rank.map(String.init) ?? "–")"
      )[language]
    }
    let isSameIndex = text(signed.index) == text(today.index)
    guard !isSameIndex || text(signed.points) != text(today.points) || signed.rank != today.rank
    else { return nil }
    // The index says no more than the points, unless these are the same.
    let showsIndex = !isSameIndex && text(signed.points) == text(today.points)
    func words(_ points: Points?, _ index: Points?, _ rank: Int?) -> String {
      let number = rank.map(String.init) ?? "–"
      return Phrase("\(text(points)) điểm", en: "\(text(points)) points")[language]
        + (showsIndex
          ? Phrase(", chỉ số \(text(index))", en: ", index \(text(index))")[language] : "")
        + Phrase(", hạng \(number)", en: ", rank \(number)")[language]
    }
    let then = words(signed.points, signed.index, signed.rank)
    let now = words(today.points, today.index, today.rank)
    return Phrase("đã ký \(then); nay \(now)", en: "signed \(then); now \(now)")[language]
  }
}
