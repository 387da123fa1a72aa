import TongHopDiagnostics
import TongHopDomain

extension Narrative {
  /// Domains that are named on each side, at most.
  private static let most = 2
  /// The longest that a name is in a sentence.
  private static let longest = 70

  /// The domains furthest above and below the median of the group.
  func domains(_ profile: UnitProfile) -> [String] {
    guard profile.groupSize > 1 else { return [] }
    func list(_ isAbove: Bool) -> String? {
      let chosen = profile.domains(aboveMedian: isAbove).prefix(Self.most)
      return chosen.isEmpty ? nil : chosen.map { text(of: $0.domain) }.joined(separator: "; ")
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

  /// `Lĩnh vực A (82,15%, trung vị 80,00%)`
  private func text(of domain: UnitProfile.Domain) -> String {
    let title = table.method.criteria[domain.criterion].name
    let name = TextDirection.isolated(ShortText.cut(title, Self.longest))
    let share = domain.percent.map { words.percent($0) } ?? ""
    let middle = domain.median.map { words.percent($0) } ?? ""
    return Phrase(
      "\(name) (\(share), trung vị \(middle))", en: "\(name) (\(share), median \(middle))")[
        language]
  }

  /// Nothing where no register is kept. The counts are those of the table: a register that several
  /// units divide is counted at each of them, while its tasks are listed above them.
  func tasks(of row: ComparisonRow) -> [String] {
    guard let tasks = row.tasks, tasks.assigned > 0 else { return [] }
    let (late, overdue) = (tasks.late, tasks.overdue)
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
