import TongHopDiagnostics
import TongHopDomain
import TongHopRecords
import TongHopReport

extension Pipeline {
  /// The rounds of points of the pipeline's own period, by unit (depth first), criterion and part of
  /// the period.
  ///
  /// - Parameters:
  ///   - tree: for the order of the units; nil: by code.
  ///   - unit: the only one that is asked for; nil: all.
  /// - Complexity: O(*n* log *n*) for *n* rows of points/.
  public func pointRounds(in tree: UnitTree?, of unit: UnitID? = nil) -> [PointRounds] {
    struct Key: Hashable {
      var unit: UnitID
      var criterion: Int
      var period: Period
    }
    var groups: [Key: [PointEntry]] = [:]
    for entry in received.points
    where period.contains(entry.period) && (unit.map { $0 == entry.unit } ?? true) {
      guard let criterion = method.index(of: entry.criterion),
        method.criteria[criterion].leaf?.measure == .points
      else { continue }
      groups[Key(unit: entry.unit, criterion: criterion, period: entry.period), default: []]
        .append(entry)
    }
    // A unit that ended inside the period stands behind those of its last day; two of them may have
    // had one code.
    let sorted = groups.keys.map { key in
      (
        place: (
          tree?.index(of: key.unit) ?? .max, workspace.units[key.unit].code, key.criterion,
          key.period.lastDay(in: .calendar),
          "\(key.period) \(workspace.units[key.unit].validFrom.map { "\($0)" } ?? "")"
        ), key: key
      )
    }.sorted { $0.place < $1.place }
    return sorted.map { _, key in
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
    var missing: [SourceLocation: Diagnostic] = [:]
    for rounds in pointRounds(in: nil) {
      for entry in rounds.unreasoned {
        guard let earlier = rounds.earlier(than: entry) else { continue }
        let problem = RoundCheck.missingReason(entry, after: earlier, severity: .error)
        missing[problem.location] = problem
      }
    }
    log.raise(.missingReason) { missing[$0.location] != nil }
    // The log keeps a thousand of a kind in a file; these may be others.
    for known in log.entries where known.code == .missingReason && known.severity == .error {
      missing[known.location] = nil
    }
    for (_, problem) in missing.sorted(by: { $0.key < $1.key }) { log.report(problem) }
  }

  /// Were changes without a reason let pass in a table that is published?
  var hasUnreasonedErrors: Bool {
    log.entries.contains { $0.code == .missingReason && $0.severity == .error }
  }

  /// What the reader of a table, or of an excerpt of it, should know of the points in it.
  func roundNotes(
    for table: ComparisonTable, in tree: UnitTree, _ language: Language
  ) -> [String] {
    var rounds = pointRounds(in: tree)
    if table.excerpt != nil {
      let shown = Set(table.groups.flatMap(\.rows).compactMap(\.unitIndex))
      rounds = rounds.filter { series in
        series.entries.first.flatMap { tree.index(of: $0.unit) }
          .map { tree.lineage(of: $0).contains { shown.contains($0) } } ?? false
      }
    }
    let names = RoundNames(rounds)
    func note(_ words: Phrase, _ concerned: [PointRounds]) -> [String] {
      concerned.isEmpty ? [] : [words[language] + names.list(concerned, language) + "."]
    }
    return note(
      Phrase("Điểm thay đổi mà không ghi lý do: ", en: "Points changed without a reason: "),
      rounds.filter { !$0.unreasoned.isEmpty })
      + note(
        Phrase(
          "Giải trình chưa có thẩm định lần hai (điểm thẩm định được tạm tính): ",
          en: "Explanations without a second appraisal (the appraisal counts for now): "),
        rounds.filter { PointEntry.openAppeal(in: $0.entries) != nil })
      + note(
        Phrase("Điểm tự chấm không có tài liệu kiểm chứng: ", en: "Self scores without evidence: "),
        rounds.filter(\.lacksEvidence))
  }
}

/// Units and criteria in a sentence. Files and lines would be other ones in another order of rows;
/// `check` names them.
private struct RoundNames {
  /// Of one kind no more units than this are named.
  private static let most = 12
  /// Borne by units of several codes, so that the code is told.
  private let repeated: Set<String>

  init(_ rounds: [PointRounds]) {
    let codes = Dictionary(grouping: rounds, by: \.displayName).mapValues { Set($0.map(\.code)) }
    repeated = Set(codes.filter { $0.value.count > 1 }.keys)
  }

  /// `Xã Hoàng Việt: 2.1, 2.2; Xã Hải Yến: 2.2`, in the order of the rounds.
  func list(_ rounds: [PointRounds], _ language: Language) -> String {
    var units: [(code: String, name: String, criteria: [String])] = []
    for series in rounds {
      if let last = units.last, last.code == series.code, last.name == series.displayName {
        // The months of a period are series of their own.
        guard last.criteria.last != series.criterion else { continue }
        units[units.count - 1].criteria.append(series.criterion)
      } else {
        units.append((series.code, series.displayName, [series.criterion]))
      }
    }
    var words = units.prefix(Self.most).map { unit in
      let code = repeated.contains(unit.name) ? " (\(unit.code))" : ""
      return "\(unit.name)\(code): " + unit.criteria.joined(separator: ", ")
    }
    if units.count > Self.most {
      let rest = NumberText(language).count(units.count - Self.most)
      words.append(Phrase("và \(rest) đơn vị khác", en: "and \(rest) more")[language])
    }
    return words.joined(separator: "; ")
  }
}
