import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

/// What only shows when all rows are known: a period entered whole and in parts, a unit entered
/// beside its own villages, the same task or the same points twice.
struct ConsistencyCheck {
  let codebook: Codebook

  func run(on figures: inout Figures) {
    checkWholeAndParts(&figures)
    checkParentAndChild(&figures)
    checkTasks(&figures)
    checkPoints(&figures)
    checkPointPeriods(&figures)
    checkPointLevels(&figures)
  }

  private struct Series: Hashable {
    var unit: UnitID
    var indicator: String
  }

  private func sortedKeys(_ figures: Figures) -> [FactKey] {
    figures.facts.keys.sorted {
      ($0.unit, $0.indicator, $0.period.description) < (
        $1.unit, $1.indicator, $1.period.description
      )
    }
  }

  private func checkWholeAndParts(_ figures: inout Figures) {
    var periods: [Series: [Period]] = [:]
    for key in sortedKeys(figures) {
      periods[Series(unit: key.unit, indicator: key.indicator), default: []].append(key.period)
    }
    for (series, list) in periods.sorted(by: {
      ($0.key.unit, $0.key.indicator) < ($1.key.unit, $1.key.indicator)
    }) where list.count > 1 {
      for period in list {
        guard let other = list.first(where: { $0 != period && $0.overlaps(period) }) else {
          continue
        }
        let key = FactKey(unit: series.unit, indicator: series.indicator, period: period)
        let twin = FactKey(unit: series.unit, indicator: series.indicator, period: other)
        guard let fact = figures.facts[key], let otherFact = figures.facts[twin] else { continue }
        figures.log.report(
          overlap(
            series, period, fact.location, other, otherFact.location,
            of: Phrase("chỉ tiêu", en: "indicator")))
        figures.leaveOut(key, fact)
      }
    }
    figures.dropLeftOutFacts()
  }

  /// The rounds of one period belong together; those of a period and of a part of it would count
  /// twice.
  private func checkPointPeriods(_ figures: inout Figures) {
    let groups = Dictionary(grouping: figures.points) {
      Series(unit: $0.unit, indicator: $0.criterion)
    }
    var doomed: Set<PointEntry> = []
    for (series, entries) in groups.sorted(by: { $0.value[0].location < $1.value[0].location })
    where entries.count > 1 {
      for entry in entries {
        let overlapping = entries.first {
          $0.period != entry.period && $0.period.overlaps(entry.period)
        }
        guard let other = overlapping else { continue }
        figures.log.report(
          overlap(
            series, entry.period, entry.location, other.period, other.location,
            of: Phrase("tiêu chí", en: "criterion")))
        figures.leftOut.append(
          LeftOutRow(
            location: entry.location, unit: entry.unit, code: entry.criterion,
            period: entry.period))
        doomed.insert(entry)
      }
    }
    figures.points.removeAll { doomed.contains($0) }
  }

  /// Points of a district and of its communes for one criterion would be averaged together.
  private func checkPointLevels(_ figures: inout Figures) {
    var trees: [Day: UnitTree?] = [:]
    var doomed: Set<PointEntry> = []
    let groups = Dictionary(grouping: figures.points, by: \.criterion)
    for (_, entries) in groups.sorted(by: { $0.key < $1.key }) {
      let byUnit = Dictionary(grouping: entries, by: \.unit)
      for child in entries.sorted(by: { $0.location < $1.location }) {
        let day = codebook.days(of: child.period).last
        var ignored = DiagnosticLog()
        let known = trees[day] ?? UnitTree.build(from: codebook.register, on: day, log: &ignored)
        trees[day] = .some(known)
        guard let tree = known, let index = tree.index(of: child.unit) else { continue }
        for above in tree.lineage(of: index).dropFirst() {
          for entry in byUnit[tree.ids[above]] ?? []
          where entry.period.overlaps(child.period) && doomed.insert(entry).inserted {
            figures.log.report(
              Diagnostic(
                .parentAndChild, at: entry.location,
                Phrase(
                  "\(tree.units[above].displayName) và đơn vị cấp dưới \(tree.units[index].code) (\(child.location)) cùng có điểm của tiêu chí này",
                  en:
                    "both \(tree.units[above].displayName) and its unit \(tree.units[index].code) (\(child.location)) have points of this criterion"
                ),
                found: "\(entry.criterion), \(entry.period)",
                expected: Phrase("chấm ở một cấp", en: "scored at one level"),
                fix: Phrase(
                  "xóa điểm của cấp trên (được tính từ dưới lên), hoặc các điểm cấp dưới",
                  en: "delete the points of the upper unit (they come from below), or those below"))
            )
            figures.leftOut.append(
              LeftOutRow(
                location: entry.location, unit: entry.unit, code: entry.criterion,
                period: entry.period))
          }
        }
      }
    }
    figures.points.removeAll { doomed.contains($0) }
  }

  private func overlap(
    _ series: Series, _ period: Period, _ location: SourceLocation, _ other: Period,
    _ otherLocation: SourceLocation, of kind: Phrase
  ) -> Diagnostic {
    Diagnostic(
      .wholeAndParts, at: location,
      Phrase(
        "kỳ \(period) trùng với kỳ \(other) của cùng đơn vị và \(kind.vietnamese) (\(otherLocation))",
        en:
          "period \(period) overlaps \(other) of the same unit and \(kind.english) (\(otherLocation))"
      ),
      found: "\(codebook.register[series.unit].code), \(series.indicator)",
      expected: Phrase("cả kỳ, hoặc các phần của kỳ", en: "the whole period, or its parts"),
      fix: Phrase("xóa một trong hai", en: "delete one of the two"))
  }

  /// Only in metrics/, where a commune types the sum of its villages; records/ are single cases,
  /// which add up wherever they are entered.
  private func checkParentAndChild(_ figures: inout Figures) {
    var slices: [String: [FactKey]] = [:]
    for key in sortedKeys(figures) where figures.facts[key]?.folder == .metrics {
      slices[key.indicator, default: []].append(key)
    }
    var trees: [Day: UnitTree?] = [:]
    for (indicator, keys) in slices.sorted(by: { $0.key < $1.key }) where keys.count > 1 {
      let byUnit = Dictionary(grouping: keys, by: \.unit)
      var reported: Set<FactKey> = []
      for key in keys {
        let day = codebook.days(of: key.period, indicator: indicator).last
        var ignored = DiagnosticLog()
        let known = trees[day] ?? UnitTree.build(from: codebook.register, on: day, log: &ignored)
        trees[day] = .some(known)
        guard let tree = known, let index = tree.index(of: key.unit) else { continue }
        for above in tree.lineage(of: index).dropFirst() {
          guard
            let parent = byUnit[tree.ids[above]]?.first(where: { $0.period.overlaps(key.period) }),
            reported.insert(parent).inserted, let fact = figures.facts[parent],
            let child = figures.facts[key]
          else { continue }
          figures.log.report(
            Diagnostic(
              .parentAndChild, at: fact.location,
              Phrase(
                "\(tree.units[above].displayName) và đơn vị cấp dưới \(tree.units[index].code) (\(child.location)) cùng nhập chỉ tiêu này",
                en:
                  "both \(tree.units[above].displayName) and its unit \(tree.units[index].code) (\(child.location)) enter this indicator"
              ),
              found: "\(indicator), \(parent.period)",
              expected: Phrase("nhập ở một cấp", en: "entered at one level"),
              fix: Phrase(
                "xóa dòng của cấp trên (số được cộng từ dưới lên), hoặc các dòng cấp dưới",
                en: "delete the row of the upper unit (it is added up from below), or those below"))
          )
          figures.leaveOut(parent, fact)
        }
      }
    }
    figures.dropLeftOutFacts()
  }

  private func checkTasks(_ figures: inout Figures) {
    struct Key: Hashable {
      var unit: UnitID
      var code: String
    }
    let groups = Dictionary(grouping: figures.tasks) { Key(unit: $0.unit, code: $0.code) }
    for (key, tasks) in groups.sorted(by: { $0.value[0].location < $1.value[0].location })
    where tasks.count > 1 {
      for task in tasks {
        let other = tasks.first { $0.location != task.location }?.location ?? task.location
        figures.log.report(
          repeated("\(codebook.register[key.unit].code), \(key.code)", task.location, other))
        figures.leftOut.append(
          LeftOutRow(
            location: task.location, unit: task.unit,
            code: task.criterion.isEmpty ? nil : task.criterion, isTask: true))
      }
    }
    figures.tasks.removeAll { (groups[Key(unit: $0.unit, code: $0.code)]?.count ?? 0) > 1 }
  }

  private func checkPoints(_ figures: inout Figures) {
    struct Key: Hashable {
      var unit: UnitID
      var criterion: String
      var period: Period
      var round: PointEntry.Round?
    }
    func key(_ entry: PointEntry, round: PointEntry.Round?) -> Key {
      Key(unit: entry.unit, criterion: entry.criterion, period: entry.period, round: round)
    }
    let groups = Dictionary(grouping: figures.points) { key($0, round: $0.round) }
    for (same, entries) in groups.sorted(by: { $0.value[0].location < $1.value[0].location })
    where entries.count > 1 {
      for entry in entries {
        let other = entries.first { $0.location != entry.location }?.location ?? entry.location
        let label =
          "\(codebook.register[same.unit].code), \(same.criterion), \(same.period), \(entry.round.rawValue)"
        figures.log.report(repeated(label, entry.location, other))
        figures.leftOut.append(
          LeftOutRow(
            location: entry.location, unit: entry.unit, code: entry.criterion, period: entry.period)
        )
      }
    }
    figures.points.removeAll { (groups[key($0, round: $0.round)]?.count ?? 0) > 1 }
    for entry in figures.points where entry.round.isAppraisal && entry.reason.isEmpty {
      guard let own = groups[key(entry, round: .selfScored)]?.first, own.points != entry.points
      else { continue }
      figures.log.report(
        Diagnostic(
          .missingReason, severity: .warning, at: entry.location, column: "reason",
          Phrase(
            "điểm thẩm định khác điểm tự chấm (\(own.location)) mà không ghi lý do",
            en: "the appraised points differ from the self score (\(own.location)) without a reason"
          ),
          fix: Phrase("ghi lý do vào cột reason", en: "give the reason in column reason")))
    }
  }

  private func repeated(_ label: String, _ location: SourceLocation, _ other: SourceLocation)
    -> Diagnostic
  {
    Diagnostic(
      .repeatedKey, at: location,
      Phrase(
        "dòng này có hai lần; dòng kia: \(other)", en: "this row stands twice; the other: \(other)"),
      found: label,
      fix: Phrase("giữ dòng đúng, xóa dòng kia", en: "keep the right one and delete the other"))
  }
}

extension Figures {
  mutating func leaveOut(_ key: FactKey, _ fact: Fact) {
    leftOut.append(
      LeftOutRow(location: fact.location, unit: key.unit, code: key.indicator, period: key.period))
    doomed.insert(key)
  }

  /// Removes the facts that a check left out, after all of its pairs were looked at.
  mutating func dropLeftOutFacts() {
    for key in doomed { facts[key] = nil }
    doomed.removeAll()
  }
}
