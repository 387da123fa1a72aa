import TongHopDiagnostics

/// One difference between two versions of a method.
public struct MethodChange: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    case added
    case removed
    case changed(old: Phrase, new: Phrase)
  }

  /// The criterion's code and name; nil: a setting of method.json.
  public var criterion: String?
  public var name = ""
  /// The setting or the column, as it is written in the file; empty where all of it came or went.
  public var setting: String
  public var kind: Kind

  public init(criterion: String? = nil, name: String = "", setting: String = "", kind: Kind) {
    self.criterion = criterion
    self.name = name
    self.setting = setting
    self.kind = kind
  }

  /// `1.1 Hồ sơ đúng hạn: max_points 4 → 5`.
  public var words: Phrase {
    var head = Phrase(verbatim: "")
    if let criterion {
      head = Phrase("tiêu chí \(criterion) \(name)", en: "criterion \(criterion) \(name)")
    }
    switch kind {
    case .added: return Phrase("thêm ", en: "added: ") + head
    case .removed: return Phrase("bỏ ", en: "removed: ") + head
    case .changed(let old, let new):
      let colon = Phrase(verbatim: criterion == nil ? "" : ": ")
      return head + colon + Phrase(verbatim: setting + " ") + old + Phrase(verbatim: " → ") + new
    }
  }
}

extension Method {
  /// What the next version of a family has otherwise: first settings, then criteria in its order,
  /// then those that are gone. Criteria are the same by their code.
  public func changes(to next: Method) -> [MethodChange] {
    settingChanges(to: next) + criterionChanges(to: next)
  }

  private func settingChanges(to next: Method) -> [MethodChange] {
    func setting(_ name: String, _ value: (Method) -> Phrase) -> MethodChange? {
      let (old, new) = (value(self), value(next))
      guard old != new else { return nil }
      return MethodChange(setting: name, kind: .changed(old: old, new: new))
    }
    return [
      setting("name") { Phrase(verbatim: "“\($0.name)”") },
      setting("calendar") { Phrase(verbatim: $0.calendar.rawValue) },
      setting("applies_to") { MethodWords.list($0.appliesTo) },
      setting("max_points") { $0.statedMaximum.map(MethodWords.number) ?? MethodWords.none },
      setting("composite") { MethodWords.composite($0.composite) },
      setting("rounding.decimals") { Phrase(verbatim: "\($0.rounding.decimals)") },
      setting("rounding.mode") { Phrase(verbatim: $0.rounding.mode.rawValue) },
      setting("rounding.at") { Phrase(verbatim: $0.rounding.step.rawValue) },
      setting("ranking.by") { Phrase(verbatim: $0.ranking.by.rawValue) },
      setting("ranking.on") { Phrase(verbatim: $0.ranking.on.rawValue) },
      setting("ranking.order") { Phrase(verbatim: $0.ranking.order.rawValue) },
      setting("ranking.ties") { Phrase(verbatim: $0.ranking.ties.rawValue) },
      setting("ranking.group_by") { Phrase(verbatim: $0.ranking.groupBy.rawValue) },
      setting("ranking.groups") {
        MethodWords.names(
          $0.ranking.groups.map { "\($0.name) (\($0.types.joined(separator: ", ")))" })
      },
      setting("bands") {
        MethodWords.items($0.bands.map { ("\($0.name) \($0.isAbove ? ">" : "≥") ", $0.from) })
      },
      setting("quantile_groups") {
        MethodWords.items($0.quantileGroups.map(MethodWords.item))
      },
      setting("minimum_coverage") {
        $0.minimumCoverage.map { MethodWords.share($0) } ?? MethodWords.none
      },
    ].compactMap(\.self)
  }

  private func criterionChanges(to next: Method) -> [MethodChange] {
    var changes: [MethodChange] = []
    for index in next.criteria.indices {
      let criterion = next.criteria[index]
      guard let old = self.index(of: criterion.code) else {
        changes.append(
          MethodChange(criterion: criterion.code, name: criterion.name, kind: .added))
        continue
      }
      changes += columnChanges(old, to: index, of: next)
    }
    for criterion in criteria where next.index(of: criterion.code) == nil {
      changes.append(
        MethodChange(criterion: criterion.code, name: criterion.name, kind: .removed))
    }
    return changes
  }

  private func columnChanges(_ old: Int, to new: Int, of next: Method) -> [MethodChange] {
    let (was, now) = (criteria[old], next.criteria[new])
    func column(_ name: String, _ from: Phrase, _ to: Phrase) -> MethodChange? {
      guard from != to else { return nil }
      return MethodChange(
        criterion: now.code, name: now.name, setting: name, kind: .changed(old: from, new: to))
    }
    func parent(_ method: Method, _ criterion: Criterion) -> Phrase {
      criterion.parent.map { Phrase(verbatim: method.criteria[$0].code) } ?? MethodWords.none
    }
    var changes = [
      column("parent", parent(self, was), parent(next, now)),
      column("name", Phrase(verbatim: "“\(was.name)”"), Phrase(verbatim: "“\(now.name)”")),
      // In a composite indicator it is the end of the scale, which is a setting.
      composite == nil && next.composite == nil
        ? column("max_points", MethodWords.number(was.maximum), MethodWords.number(now.maximum))
        : nil,
      column("weight", MethodWords.number(was.weight), MethodWords.number(now.weight)),
      column("measure", MethodWords.measure(was.leaf), MethodWords.measure(now.leaf)),
    ]
    if let before = was.leaf, let after = now.leaf {
      // A rule in words names the maximum, which has a line of its own.
      if before.rule != after.rule {
        changes.append(
          column(
            "rule", before.rule.words(maximum: was.maximum),
            after.rule.words(maximum: now.maximum)))
      }
      if before.normalisation != after.normalisation {
        changes.append(
          column(
            "rule", before.normalisation?.words ?? MethodWords.none,
            after.normalisation?.words ?? MethodWords.none))
      }
      func word(_ name: String, _ value: (Criterion.Leaf) -> String) {
        changes.append(
          column(name, Phrase(verbatim: value(before)), Phrase(verbatim: value(after))))
      }
      word("roll_up") { $0.rollUp.rawValue }
      word("over_time") { $0.overTime.rawValue }
      word("when_empty") { $0.whenEmpty.rawValue }
      word("direction") { $0.direction.rawValue }
      changes.append(
        column(
          "periods", MethodWords.list(before.periods.map(\.rawValue)),
          MethodWords.list(after.periods.map(\.rawValue))))
    }
    changes.append(
      column("applies_to", MethodWords.list(was.appliesTo), MethodWords.list(now.appliesTo)))
    return changes.compactMap(\.self)
  }
}

private enum MethodWords {
  static let none = Phrase("(không có)", en: "(none)")

  /// Where nothing is listed everything is meant.
  static func list(_ words: [String]) -> Phrase {
    words.isEmpty
      ? Phrase("(tất cả)", en: "(all)") : Phrase(verbatim: words.joined(separator: ", "))
  }

  static func names(_ words: [String]) -> Phrase {
    words.isEmpty ? none : Phrase(verbatim: words.joined(separator: "; "))
  }

  static func item(_ group: QuantileGroup) -> (name: String, value: Fraction) {
    switch group.limit {
    case .above(let percentile): ("\(group.name) > p", percentile)
    case .from(let percentile): ("\(group.name) ≥ p", percentile)
    case .ranks(let share): ("\(group.name) ≤ n × ", share)
    }
  }

  /// Thresholds behind their names.
  static func items(_ words: [(name: String, value: Fraction)]) -> Phrase {
    guard let first = words.first else { return none }
    return words.dropFirst().reduce(Phrase(verbatim: first.name) + number(first.value)) {
      $0 + Phrase(verbatim: "; " + $1.name) + number($1.value)
    }
  }

  /// `min_max, 0–100, arithmetic > geometric`
  static func composite(_ composite: Composite?) -> Phrase {
    guard let composite else { return none }
    let means = composite.means.map(\.rawValue).joined(separator: " > ")
    return composite.normalisation.words + Phrase(verbatim: ", ") + number(composite.low)
      + Phrase(verbatim: "–") + number(composite.high) + Phrase(verbatim: ", \(means)")
  }

  static func measure(_ leaf: Criterion.Leaf?) -> Phrase {
    leaf.map { Phrase(verbatim: $0.measure.text) } ?? none
  }

  static func number(_ value: Fraction) -> Phrase { decimal(value.text) }

  static func share(_ value: Fraction) -> Phrase { decimal(value.percentText) }

  private static func decimal(_ text: String) -> Phrase {
    Phrase(String(text.map { $0 == "." ? "," : $0 }), en: text)
  }
}
