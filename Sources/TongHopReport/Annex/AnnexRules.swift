import TongHopDiagnostics
import TongHopDomain

/// What the annex says of how a criterion is scored: ``RuleNotes`` and what only holds for some units or
/// periods.
struct AnnexRules {
  let table: MethodTable

  private var method: Method { table.method }

  func text(of index: Int) -> Phrase {
    let criterion = method.criteria[index]
    let parts = [
      criterion.leaf == nil ? sum(index) : RuleNotes.rule(of: index, method, table.indicators),
      criterion.leaf.flatMap { overTime($0) }, periods(criterion), appliesTo(criterion),
    ].compactMap(\.self).filter { !$0.vietnamese.isEmpty }
    return parts.dropFirst().reduce(parts.first ?? Phrase(verbatim: "")) {
      $0 + Phrase(verbatim: "; ") + $1
    }
  }

  /// Of a criterion that has others below it.
  private func sum(_ index: Int) -> Phrase {
    let criteria = Phrase("các tiêu chí thành phần", en: "those below it")
    guard let composite = method.composite else {
      return Phrase("tổng điểm ", en: "the sum of ") + criteria
    }
    return composite.mean(atHeight: method.heights[index]).words + Phrase(" ", en: " of ")
      + criteria
  }

  /// Only figures of several parts of a period need it; what is not said is a sum.
  private func overTime(_ leaf: Criterion.Leaf) -> Phrase? {
    switch leaf.measure {
    // Said by ``RuleNotes``, as in the other documents.
    case .metric(let code) where table.indicators[code] != nil: return nil
    case .metric: return leaf.overTime == .sum ? nil : Self.ofPeriod(leaf.overTime)
    case .points: return leaf.overTime == .last ? Self.ofPeriod(.last) : nil
    case .tasksDone, .tasksOnTime, .allTasks, .survey, .index: return nil
    }
  }

  private static func ofPeriod(_ rule: OverTime) -> Phrase {
    Phrase("số của kỳ: ", en: "of a period: ") + rule.words
  }

  private func periods(_ criterion: Criterion) -> Phrase? {
    guard let kinds = criterion.leaf?.periods, !kinds.isEmpty else { return nil }
    let words = kinds.map(\.words)
    return words.dropFirst().reduce(Phrase("chỉ chấm theo ", en: "only due by ") + words[0]) {
      $0 + Phrase(verbatim: ", ") + $1
    }
  }

  func appliesTo(_ criterion: Criterion) -> Phrase? {
    guard !criterion.appliesTo.isEmpty else { return nil }
    let words = criterion.appliesTo.map { AnnexWords.levelOrType($0) }
    return words.dropFirst().reduce(Phrase("chỉ áp dụng: ", en: "applies only to: ") + words[0]) {
      $0 + Phrase(verbatim: ", ") + $1
    }
  }
}

/// Names of units as the annex needs them.
enum AnnexWords {
  /// `cấp xã` for a level that is known, else the word as it is.
  static func levelOrType(_ word: String) -> Phrase {
    GroupHeading.knows(level: word)
      ? small(GroupHeading.name(ofLevel: word)) : Phrase(verbatim: word)
  }

  /// `cấp tỉnh; cấp xã (phường, thị trấn)`.
  static func name(of kind: MethodTable.Kind) -> Phrase {
    let levels = kind.levels.map { part -> Phrase in
      let level = small(GroupHeading.name(ofLevel: part.level))
      let types = part.types.map {
        $0.isEmpty ? Phrase("không ghi loại", en: "without a type") : Phrase(verbatim: $0)
      }
      guard let first = types.first else { return level }
      return level + Phrase(verbatim: " (")
        + types.dropFirst().reduce(first) { $0 + Phrase(verbatim: ", ") + $1 }
        + Phrase(verbatim: ")")
    }
    guard let first = levels.first else { return Phrase(verbatim: "") }
    return levels.dropFirst().reduce(first) { $0 + Phrase(verbatim: ", ") + $1 }
  }

  private static func small(_ words: Phrase) -> Phrase {
    Phrase(
      words.vietnamese.prefix(1).lowercased() + words.vietnamese.dropFirst(),
      en: words.english.prefix(1).lowercased() + words.english.dropFirst())
  }
}
