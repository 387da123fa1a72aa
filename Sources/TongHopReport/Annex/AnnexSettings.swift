import TongHopDiagnostics
import TongHopDomain

/// What holds for the whole set of criteria, each with its name: the head of the annex.
struct AnnexSettings {
  let table: MethodTable
  let language: Language

  private var method: Method { table.method }
  private var notes: MethodNotes { MethodNotes(method, language) }

  /// - Returns: `key` is the same in every language.
  var all: [(key: String, title: Phrase, text: String)] {
    let rules: [(String, Phrase, String?)] = [
      ("name", MethodNotes.Title.name, method.name),
      ("id", MethodNotes.Title.id, method.id == method.family ? nil : notes.identity),
      ("source", Phrase("Căn cứ", en: "Legal basis"), method.source),
      ("validity", Phrase("Hiệu lực", en: "In force"), notes.validity),
      ("calendar", MethodNotes.Title.calendar, notes.calendar),
      ("scored", Phrase("Đơn vị được chấm", en: "Who is scored"), scored),
      ("total", Phrase("Tổng điểm", en: "Total"), notes.sum(upTo: maximum) ?? notes.composite),
      ("maxima", Phrase("Điểm tối đa áp dụng", en: "Applicable maximum"), maxima),
      ("index", MethodNotes.Title.index, notes.index),
      ("rounding", MethodNotes.Title.rounding, notes.rounding),
      ("grouping", Phrase("Nhóm xếp hạng", en: "Groups of the ranking"), notes.grouping),
      ("ranking", MethodNotes.Title.ranking, notes.ranking),
      ("extras", MethodNotes.Title.extras, notes.extraCriteria),
      ("bands", MethodNotes.Title.bands, notes.bands),
      ("quantile_groups", MethodNotes.Title.groups, notes.quantileGroups),
      ("minimum_coverage", MethodNotes.Title.coverage, notes.coverage),
      ("survey", MethodNotes.Title.surveys, notes.surveyInterval),
      (
        "comparable_with", Phrase("So sánh được với", en: "Comparable with"),
        method.comparableWith.joined(separator: ", ")
      ),
      ("note", Phrase("Ghi chú", en: "Remark"), method.note),
    ]
    return rules.compactMap { key, title, text in
      text.flatMap { $0.isEmpty ? nil : (key, title, $0) }
    }
  }

  private func list(_ words: [Phrase]) -> String {
    words.map { $0[language] }.joined(separator: "; ")
  }

  /// Of everything that is listed, where it is one number.
  private var maximum: Fraction? {
    guard table.level != nil, let only = table.kinds.first else { return table.maximum }
    return table.kinds.count == 1 ? only.maximum : nil
  }

  private var scored: String {
    let absent = table.absent.map {
      AnnexWords.levelOrType($0) + Phrase(" (units.csv chưa có)", en: " (none in units.csv yet)")
    }
    let words = table.kinds.map(AnnexWords.name) + absent
    return words.isEmpty ? Phrase("mọi đơn vị", en: "all units")[language] : list(words)
  }

  /// Where it is not the same for every unit.
  private var maxima: String? {
    guard table.dependsOnKind, method.composite == nil else { return nil }
    return list(
      table.kinds.map { kind in
        let name = AnnexWords.name(of: kind)
        guard let maximum = kind.maximum else { return name }
        let number = Phrase(
          MethodNotes(method, .vietnamese).cell(of: maximum).text,
          en: MethodNotes(method, .english).cell(of: maximum).text)
        return name + Phrase(verbatim: ": ") + number + Phrase(" điểm", en: " points")
      })
  }
}
