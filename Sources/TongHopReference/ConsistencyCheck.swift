import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

/// What only shows when all facts are known: a period entered whole and in parts, a unit entered
/// beside its own villages.
struct ConsistencyCheck {
  let codebook: Codebook

  func run(on figures: inout Figures) {
    checkWholeAndParts(&figures)
    checkParentAndChild(&figures)
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

  private func isCumulative(_ indicator: String) -> Bool {
    codebook.indicators[indicator]?.isCumulative ?? false
  }

  /// Do two rows of one unit say the same thing twice? What has accumulated by two days is two
  /// things, whatever months they share.
  private func isTwice(_ period: Period, and other: Period, of indicator: String) -> Bool {
    isCumulative(indicator) ? period.endsLike(other) : period.overlaps(other)
  }

  /// Do two rows hold figures of the same days? All that has accumulated holds the first month of
  /// the year.
  private func shareDays(_ period: Period, _ other: Period, of indicator: String) -> Bool {
    isCumulative(indicator) ? period.year == other.year : period.overlaps(other)
  }

  private func checkWholeAndParts(_ figures: inout Figures) {
    var periods: [Series: [Period]] = [:]
    for key in sortedKeys(figures) {
      periods[Series(unit: key.unit, indicator: key.indicator), default: []].append(key.period)
    }
    var found: [OverlappingRow] = []
    for (series, list) in periods.sorted(by: {
      ($0.key.unit, $0.key.indicator) < ($1.key.unit, $1.key.indicator)
    }) where list.count > 1 {
      for period in list {
        let other = list.first {
          $0 != period && isTwice(period, and: $0, of: series.indicator)
        }
        guard let other else { continue }
        let key = FactKey(unit: series.unit, indicator: series.indicator, period: period)
        let twin = FactKey(unit: series.unit, indicator: series.indicator, period: other)
        guard let fact = figures.facts[key], let otherFact = figures.facts[twin] else { continue }
        found.append(
          OverlappingRow(
            .indicator(codebook.content(of: series.indicator)),
            holder: codebook.register[series.unit].code, code: series.indicator, period: period,
            at: fact.location, other: other, otherLocation: otherFact.location))
        figures.leaveOut(key, fact)
      }
    }
    for problem in OverlappingRow.problems(of: found) { figures.received.log.report(problem) }
    figures.dropLeftOutFacts()
  }

  /// One of the two at least is of metrics/, where a commune types the sum of its villages;
  /// records/ are single cases, which add up wherever they are entered.
  private func checkParentAndChild(_ figures: inout Figures) {
    let summed = Set(
      figures.facts.lazy.filter { $0.value.folder == .metrics }.map(\.key.indicator))
    var slices: [String: [FactKey]] = [:]
    for key in sortedKeys(figures) where summed.contains(key.indicator) {
      slices[key.indicator, default: []].append(key)
    }
    var trees: [Day: UnitTree?] = [:]
    for (indicator, keys) in slices.sorted(by: { $0.key < $1.key })
    where keys.count > 1 && codebook.enteredAtEveryLevel[indicator] == nil {
      let byUnit = Dictionary(grouping: keys, by: \.unit)
      var reported: Set<FactKey> = []
      for key in keys {
        let day = codebook.days(of: key.period, indicator: indicator).last
        var ignored = DiagnosticLog()
        let known = trees[day] ?? UnitTree.build(from: codebook.register, on: day, log: &ignored)
        trees[day] = .some(known)
        guard let tree = known, let index = tree.index(of: key.unit),
          let child = figures.facts[key]
        else { continue }
        for above in tree.lineage(of: index).dropFirst() {
          for parent in byUnit[tree.ids[above]] ?? []
          where shareDays(parent.period, key.period, of: indicator) {
            guard let fact = figures.facts[parent],
              fact.folder == .metrics || child.folder == .metrics,
              reported.insert(parent).inserted
            else { continue }
            figures.received.log.report(
              FactProblem.parentAndChild(
                .indicator, code: indicator, period: parent.period, parent: tree.units[above],
                at: fact.location, child: tree.units[index],
                childPeriod: key.period, childLocation: child.location,
                areLowerScored: codebook.mayScore(
                  below: tree.units[above], through: tree.units[index])))
            figures.leaveOut(parent, fact)
          }
        }
      }
    }
    figures.dropLeftOutFacts()
  }
}

extension Figures {
  fileprivate mutating func leaveOut(_ key: FactKey, _ fact: Fact) {
    received.leftOut.append(
      LeftOutRow(
        location: fact.location, unit: key.unit, code: key.indicator, period: key.period,
        rows: fact.cell.records))
    doomed.insert(key)
  }

  /// Removes the facts that a check left out, after all of its pairs were looked at.
  fileprivate mutating func dropLeftOutFacts() {
    for key in doomed { facts[key] = nil }
    doomed.removeAll()
  }
}
