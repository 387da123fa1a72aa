import TongHopDiagnostics
import TongHopDomain

extension Narrative {
  /// Domains that are named on each side, at most.
  private static let most = 2
  /// The longest that a name is in a sentence.
  private static let longest = 120

  /// The domains furthest above and below the median of the group.
  func domains(_ profile: UnitProfile) -> [String] {
    guard profile.groupSize > 1 else { return [] }
    let distances = profile.domains.compactMap { domain -> (text: String, way: Points)? in
      guard let percent = domain.percent, let median = domain.median, percent != median else {
        return nil
      }
      let name = SheetSpace.cut(table.method.criteria[domain.criterion].name, Self.longest)
      let (share, middle) = (words.percent(percent), words.percent(median))
      return (
        Phrase(
          "\(name) (\(share), trung vị \(middle))", en: "\(name) (\(share), median \(middle))")[
            language], percent - median
      )
    }
    func list(_ isAbove: Bool) -> String? {
      let chosen = distances.enumerated().filter { isAbove == ($0.element.way > .zero) }
        .sorted { left, right in
          let (one, other) = (left.element.way, right.element.way)
          return one == other ? left.offset < right.offset : isAbove == (other < one)
        }.prefix(Self.most)
      return chosen.isEmpty ? nil : chosen.map(\.element.text).joined(separator: "; ")
    }
    let above = list(true).map {
      Phrase(
        "Cao hơn trung vị của nhóm nhiều nhất: \($0).",
        en: "Furthest above the group's median: \($0).")[
          language]
    }
    let below = list(false).map {
      Phrase(
        "Thấp hơn trung vị của nhóm nhiều nhất: \($0).",
        en: "Furthest below the group's median: \($0).")[
          language]
    }
    return [above, below].compactMap(\.self)
  }

  /// Nothing where no register is kept.
  func tasks(of row: ComparisonRow, _ profile: UnitProfile?) -> [String] {
    guard let profile, let tasks = row.tasks, tasks.assigned > 0 else { return [] }
    let late = profile.lateTasks.count { $0.isDone }
    let overdue = profile.lateTasks.count - late
    func count(_ number: Int, _ words: Phrase) -> String? {
      guard number > 0 else { return nil }
      let text = self.words.text.count(number)
      return Phrase("\(text) nhiệm vụ ", en: "\(text) \(number == 1 ? "task" : "tasks") ")[language]
        + words[language]
    }
    let parts = [
      count(overdue, Phrase("quá hạn chưa hoàn thành", en: "overdue")),
      count(late, Phrase("hoàn thành muộn", en: "done late")),
    ].compactMap(\.self)
    guard !parts.isEmpty else {
      return [
        Phrase("Không có nhiệm vụ nào chậm.", en: "No task is late.")[language]
      ]
    }
    let list = parts.joined(separator: Phrase(" và ", en: " and ")[language])
    let verb = overdue + late == 1 ? "There is" : "There are"
    return [Phrase("Có \(list).", en: "\(verb) \(list).")[language]]
  }
}
