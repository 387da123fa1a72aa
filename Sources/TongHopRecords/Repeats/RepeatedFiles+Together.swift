import TongHopDiagnostics

/// Where all communes' files stand beside that of the province, it is told once.
extension RepeatedFiles {
  /// A file with all rows of others, and whether that can be chance.
  struct Container: Hashable {
    var file: Int
    var isSure: Bool
    /// Both in records/, where rows add up.
    var addsUp: Bool
  }

  struct Contained {
    var file: Int
    var problem: Diagnostic
  }

  /// From so many files on that may be copies it is told once for all of them.
  private static let mostDoubts = 20

  mutating func reportFound() {
    let all = found.sorted { $0.key.file < $1.key.file }
    let doubts = all.filter { !$0.key.isSure }
    let isTold = doubts.reduce(0) { $0 + $1.value.count } > Self.mostDoubts
    if isTold { reportDoubts(doubts) }
    for (container, contained) in all where container.isSure || !isTold {
      guard contained.count >= DiagnosticLog.mostApart else {
        for file in contained { log.report(file.problem) }
        continue
      }
      let names = contained.map { files[$0.file].name }.sorted {
        $0.utf8.lexicographicallyPrecedes($1.utf8)
      }
      let message =
        Phrase(
          "\(names.count) tệp nằm trong tệp này, mọi dòng của chúng đều có ở đây: ",
          en: "\(names.count) files are inside this one, which has all of their rows: ")
        + Phrase(listing: names, most: 200)
      log.report(
        diagnostic(of: container.file, container.isSure, message, fix: fix(container)))
    }
  }

  /// Small files of every day are often alike by chance: the alarm would hide others.
  private mutating func reportDoubts(_ doubts: [(key: Container, value: [Contained])]) {
    let pairs = doubts.flatMap { container, contained in
      contained.map { (files[$0.file].name, files[container.file].name) }
    }.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
    guard let first = pairs.first else { return }
    let names = pairs.map { "\($0.0) (\($0.1))" }
    log.report(
      Diagnostic(
        .repeatedRows, severity: .warning, at: SourceLocation(file: first.0),
        Phrase(
          "\(pairs.count) tệp có mọi dòng giống một tệp khác, có thể là trùng hợp vì ít dòng hoặc số nhỏ: ",
          en:
            "\(pairs.count) files have all of their rows in common with another one, maybe by chance, because they are few or small figures: "
        ) + Phrase(listing: names, most: 8),
        expected: Self.eachInOne,
        fix: Phrase(
          "xóa các tệp là bản sao; nếu không thì giữ nguyên",
          en: "delete those that are copies; if none is, leave them")))
  }

  private func fix(_ container: Container) -> Phrase {
    if !container.addsUp {
      return Phrase(
        "xóa các tệp đó, hoặc xóa tệp này nếu mọi dòng của nó đều có trong các tệp đó; nếu là số liệu của kỳ hoặc đơn vị khác: sửa cột period hoặc unit",
        en:
          "delete those files, or this one if all of its rows are in them; if the figures are of another period or unit: correct the column period or unit"
      )
    }
    let delete = Phrase(
      "xóa các tệp đó, nếu là bản sao", en: "delete those files, if they are copies")
    return container.isSure
      ? delete
        + Phrase(
          "; nếu tất cả đều đúng: gộp các dòng vào một tệp",
          en: "; if all are right: put the rows into one file")
      : delete + Phrase("; nếu không thì giữ nguyên", en: "; if not, leave them")
  }
}
