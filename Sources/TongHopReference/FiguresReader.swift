import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

/// Reads all figures of a workspace into dictionaries, in one thread: written to be read.
public struct FiguresReader {
  private let codebook: Codebook
  private let keepsSources: Bool
  private var figures = Figures()
  /// Keys that stand in metrics/ more than once; all their rows are errors.
  private var repeated: Set<FactKey> = []

  /// - Parameters:
  ///   - keepsSources: whether every line of records/ is remembered, as `explain` needs.
  ///   - progress: called before each file with its name.
  /// - Complexity: O(rows) time; memory grows with the number of keys, not of rows, unless
  ///   sources are kept.
  public static func read(
    _ files: FigureFiles, codebook: Codebook, keepsSources: Bool,
    progress: (String) -> Void = { _ in }
  ) -> Figures {
    var reader = FiguresReader(codebook: codebook, keepsSources: keepsSources)
    for file in files.metrics {
      progress(file.name)
      reader.readFacts(file, folder: .metrics)
    }
    for file in files.records {
      progress(file.name)
      reader.readFacts(file, folder: .records)
    }
    for file in files.tasks {
      progress(file.name)
      reader.figures.tasks += TasksFile.read(
        file, codebook: codebook, log: &reader.figures.log, leftOut: &reader.figures.leftOut)
    }
    for file in files.points {
      progress(file.name)
      reader.figures.points += PointsFile.read(
        file, codebook: codebook, log: &reader.figures.log, leftOut: &reader.figures.leftOut)
    }
    reader.dropRepeated()
    ConsistencyCheck(codebook: codebook).run(on: &reader.figures)
    reader.figures.indexKeys()
    return reader.figures
  }

  private init(codebook: Codebook, keepsSources: Bool) {
    self.codebook = codebook
    self.keepsSources = keepsSources
  }

  private mutating func readFacts(_ file: WorkspaceFile, folder: FactsFile.Folder) {
    var rows: [FactRow] = []
    // Taken out and put back, so that the body can change the rest of the reader.
    var log = DiagnosticLog()
    var leftOut: [LeftOutRow] = []
    let count = FactsFile.read(file, codebook: codebook, log: &log, leftOut: &leftOut) { row in
      rows.append(row)
      if rows.count == 4096 {
        add(rows, from: file.name, folder: folder)
        rows.removeAll(keepingCapacity: true)
      }
    }
    add(rows, from: file.name, folder: folder)
    figures.rowCount += count ?? 0
    figures.log.merge(log)
    figures.leftOut += leftOut
  }

  private mutating func add(_ rows: [FactRow], from file: String, folder: FactsFile.Folder) {
    for row in rows {
      let key = FactKey(unit: row.unit, indicator: row.indicator, period: row.period)
      let span = SourceSpan(file: file, first: row.line, last: row.line)
      guard var fact = figures.facts[key] else {
        var fact = Fact(
          folder: folder, location: SourceLocation(file: file, line: row.line), spans: [span])
        fact.cell.add(numerator: row.numerator, denominator: row.denominator)
        fact.cell.records = 1
        figures.facts[key] = fact
        continue
      }
      if folder == .metrics || fact.folder == .metrics {
        repeatKey(key, fact, again: SourceLocation(file: file, line: row.line), folder: folder)
        continue
      }
      fact.cell.add(numerator: row.numerator, denominator: row.denominator)
      fact.cell.records += 1
      if keepsSources { fact.spans.append(joined: span) }
      figures.facts[key] = fact
    }
  }

  private mutating func repeatKey(
    _ key: FactKey, _ fact: Fact, again: SourceLocation, folder: FactsFile.Folder
  ) {
    let unit = codebook.register[key.unit]
    let isMixed = folder != fact.folder
    let label = "\(unit.code), \(key.indicator), \(key.period)"
    func diagnostic(at location: SourceLocation, other: SourceLocation) -> Diagnostic {
      Diagnostic(
        isMixed ? .metricAndRecord : .repeatedKey, at: location,
        isMixed
          ? Phrase(
            "số liệu này có cả trong metrics/ và records/; dòng kia: \(other)",
            en: "this figure stands both in metrics/ and in records/; the other row: \(other)")
          : Phrase(
            "số liệu này có hai lần; dòng kia: \(other)",
            en: "this figure stands twice; the other row: \(other)"),
        found: label,
        expected: Phrase(
          "mỗi đơn vị, chỉ tiêu, kỳ một dòng", en: "one row per unit, indicator and period"),
        fix: Phrase("giữ dòng đúng, xóa dòng kia", en: "keep the right one and delete the other"))
    }
    figures.log.report(diagnostic(at: again, other: fact.location))
    leaveOut(key, at: again)
    guard repeated.insert(key).inserted else { return }
    figures.log.report(diagnostic(at: fact.location, other: again))
    leaveOut(key, at: fact.location)
  }

  private mutating func leaveOut(_ key: FactKey, at location: SourceLocation) {
    figures.leftOut.append(
      LeftOutRow(location: location, unit: key.unit, code: key.indicator, period: key.period))
  }

  private mutating func dropRepeated() {
    for key in repeated { figures.facts[key] = nil }
  }
}

extension [SourceSpan] {
  /// Adds a line, joining it to the last span where it follows on.
  mutating func append(joined span: SourceSpan) {
    if let end = last, end.file == span.file, end.last + 1 == span.first {
      self[count - 1].last = span.last
    } else {
      append(span)
    }
  }
}
