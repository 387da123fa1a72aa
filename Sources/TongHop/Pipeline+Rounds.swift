import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

extension Pipeline {
  /// The rounds of points of the pipeline's own period, by unit (depth first), criterion and part of
  /// the period.
  public func pointRounds(in tree: UnitTree) -> [PointRounds] {
    struct Key: Hashable {
      var unit: UnitID
      var criterion: Int
      var period: Period
    }
    var groups: [Key: [PointEntry]] = [:]
    for entry in received.points where period.contains(entry.period) {
      guard let criterion = method.index(of: entry.criterion),
        method.criteria[criterion].leaf?.measure == .points
      else { continue }
      groups[Key(unit: entry.unit, criterion: criterion, period: entry.period), default: []]
        .append(entry)
    }
    // A unit that ended inside the period stands behind those of its last day.
    func place(_ key: Key) -> (Int, String, Int, Day, String) {
      (
        tree.index(of: key.unit) ?? tree.count, workspace.units[key.unit].code, key.criterion,
        key.period.lastDay(in: .calendar), "\(key.period)"
      )
    }
    return groups.keys.sorted { place($0) < place($1) }.map { key in
      let unit = workspace.units[key.unit]
      return PointRounds(
        code: unit.code, displayName: unit.displayName,
        criterion: method.criteria[key.criterion].code,
        criterionName: method.criteria[key.criterion].name, period: key.period,
        entries: groups[key] ?? [])
    }
  }

  /// Makes errors of the changes of points of the period that give no reason: what is published
  /// must say why. To be called before ``compare()``, which titles a table over them a draft.
  public mutating func requireReasons() {
    let places = Set(
      received.points.filter { period.contains($0.period) }.map(\.location))
    log.raise(.missingReason) { places.contains($0.location) }
  }

  /// Were changes without a reason let pass in a table that is published?
  var hasUnreasonedErrors: Bool {
    log.entries.contains { $0.code == .missingReason && $0.severity == .error }
  }

  /// What the reader of a table should know of the points in it.
  func roundNotes(in tree: UnitTree, _ language: Language) -> [String] {
    let rounds = pointRounds(in: tree)
    func spans(_ entries: [PointEntry]) -> String {
      let spans = entries.map {
        SourceSpan(
          file: $0.location.file, first: $0.location.line ?? 0, last: $0.location.line ?? 0)
      }
      return SourceText.lines(spans, language: language, most: 12).joined(separator: "; ")
    }
    var notes: [String] = []
    let unreasoned = rounds.flatMap(\.unreasoned)
    if !unreasoned.isEmpty {
      notes.append(
        Phrase("Điểm thay đổi mà không ghi lý do: ", en: "Points changed without a reason: ")[
          language] + spans(unreasoned) + ".")
    }
    let unproven = rounds.filter(\.lacksEvidence).compactMap { $0[.selfScored] }
    if !unproven.isEmpty {
      notes.append(
        Phrase(
          "Điểm tự chấm không có tài liệu kiểm chứng: ", en: "Self scores without evidence: ")[
            language] + spans(unproven) + ".")
    }
    return notes
  }
}
