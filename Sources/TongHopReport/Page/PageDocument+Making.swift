import TongHopDiagnostics
import TongHopDomain

extension PageDocument {
  /// - Complexity: O(*rows* x (*columns* + *criteria*)).
  public static func make(_ contents: PageContents, language: Language) -> PageDocument {
    let (table, comparison) = (contents.table, contents.comparison)
    let style = TableStyle(table, language: language)
    var pool = TextPool()
    let values = table.groups.flatMap(\.rows)
    let columns = TableColumn.columns(of: table, style: style, wide: true)
    let nameColumn = columns.firstIndex { $0.role == .name } ?? 0
    var (groups, rows) = self.rows(of: comparison, table, language, &pool)
    let order = nameOrder(rows.map { pool.texts[$0.cells[nameColumn]] }, values.map(\.code))
    for (place, group) in zip(groups.indices, table.groups) {
      groups[place].size = pool.place(
        style.text.count(group.rows.count { $0.current.rank != nil }))
    }
    for (row, place) in order.enumerated() { rows[row].nameOrder = place }
    var frame = comparison
    frame.rows = []
    let (allBands, lowestIsBest) = (table.method.bands, table.method.ranking.lowestIsBest)
    let bands = (lowestIsBest ? allBands.reversed() : allBands).map { pool.place($0.name) }
    let quantileGroups = table.method.quantileGroups.map { pool.place($0.name) }
    let none = pool.place("")
    let wordColumns = comparison.columns.indices.filter {
      $0 != nameColumn && comparison.columns[$0].alignment != .trailing
    }
    var wordOrders: [Int: [Int]] = [:]
    for column in wordColumns {
      wordOrders[column] = self.wordOrder(
        Set(rows.map { $0.cells[column] }), classes: bands + quantileGroups, pool)
    }
    let areas = self.areas(of: values, contents.tree, &pool)
    let map = PageMap.make(contents, style, values, &pool)
    let plots = PagePlot.all(table, style, &pool)
    let earlier = CardMaker.earlier(table).map { pool.place($0.period.title[language]) }
    var cards = CardMaker(contents, style, pool: pool)
    let made = zip(values, rows).map { cards.card(of: $0, inGroup: $1.group) }
    return PageDocument(
      language: language, frame: frame, nameColumn: nameColumn, pool: cards.pool, groups: groups,
      rows: rows, wordOrders: wordOrders, changeColumns: changeColumns(comparison), areas: areas,
      levels: levels(rows),
      bands: choices(bands, rows.map(\.band), none: none),
      quantileGroups: choices(quantileGroups, rows.map(\.quantileGroup), none: none),
      map: map, plots: plots, cards: made, lists: cards.lists, basis: table.method.ranking.by,
      earlier: earlier, fallColumns: fallColumns(comparison))
  }

  private static func rows(
    of document: ReportDocument, _ table: ComparisonTable, _ language: Language,
    _ pool: inout TextPool
  ) -> ([Group], [Row]) {
    var groups: [Group] = []
    var rows: [Row] = []
    var values = table.groups.lazy.flatMap(\.rows).makeIterator()
    for row in document.rows {
      switch row {
      case .group(let title): groups.append(Group(title: pool.place(title), summaries: []))
      case .summary(let cells):
        guard !groups.isEmpty else { continue }
        groups[groups.count - 1].summaries.append(pool.places(cells.map(\.text)))
      case .unit(let cells):
        guard let value = values.next() else { continue }
        rows.append(
          Row(
            cells: pool.places(cells.map(\.text)), group: groups.count - 1,
            code: pool.place(value.code),
            level: pool.place(GroupHeading.name(ofLevel: value.level)[language]),
            band: pool.place(value.band ?? ""),
            quantileGroup: pool.place(value.quantileGroup ?? ""),
            nameOrder: 0, unit: value.unitIndex))
      }
    }
    return (groups, rows)
  }

  /// The place of each name, those of one name by code.
  private static func nameOrder(_ names: [String], _ codes: [String]) -> [Int] {
    let keys = names.map { NameOrder($0) }
    let sorted = names.indices.sorted {
      if keys[$0] != keys[$1] { return keys[$0] < keys[$1] }
      return (codes[$0], $0) < (codes[$1], $1)
    }
    var places = [Int](repeating: 0, count: names.count)
    for (place, row) in sorted.enumerated() { places[row] = place }
    return places
  }

  /// Classes from the best to the worst, other words as in a dictionary.
  private static func wordOrder(_ words: Set<Int>, classes: [Int], _ pool: TextPool) -> [Int] {
    let known = classes.filter { words.contains($0) }
    let others = words.subtracting(known).map { (key: NameOrder(pool.texts[$0]), place: $0) }
    let sorted = others.sorted { $0.key == $1.key ? $0.place < $1.place : $0.key < $1.key }
    return unique(known) + sorted.map(\.place)
  }

  private static func changeColumns(_ document: ReportDocument) -> [Int] {
    columns(of: document) { $0.isChange }.sorted()
  }

  private static func fallColumns(_ document: ReportDocument) -> Set<Int> {
    columns(of: document) { $0 == .signedDown }
  }

  private static func columns(
    of document: ReportDocument, where isWanted: (ReportDocument.Number.Form) -> Bool
  ) -> Set<Int> {
    var columns: Set<Int> = []
    for case .unit(let cells) in document.rows {
      for (column, cell) in cells.enumerated() {
        if case .number(let number) = cell, isWanted(number.form) { columns.insert(column) }
      }
    }
    return columns
  }

  /// Every unit that one of the rows is below, depth first; without one that all are below.
  private static func areas(
    of rows: [ComparisonRow], _ tree: UnitTree, _ pool: inout TextPool
  ) -> [Area] {
    let units = rows.compactMap(\.unitIndex).filter { $0 < tree.count }
    var found: Set<UnitIndex> = []
    for unit in units { found.formUnion(tree.ancestors(of: unit)) }
    let wanted = found.sorted().filter { area in
      !units.allSatisfy { (area..<tree.ends[area]).contains($0) }
    }
    let shown = Set(wanted)
    return wanted.map { area in
      Area(
        name: pool.place(tree.units[area].displayName),
        depth: tree.ancestors(of: area).count { shown.contains($0) },
        units: area..<tree.ends[area])
    }
  }

  /// The classes of a method that rows have, then `none` where some have no class.
  private static func choices(_ classes: [Int], _ found: [Int], none: Int) -> [Int] {
    let found = Set(found)
    return classes.isEmpty ? [] : unique(classes + [none]).filter(found.contains)
  }

  /// Nothing where the groups are the levels.
  private static func levels(_ rows: [Row]) -> [Int] {
    let levels = unique(rows.map(\.level))
    let pairs = Set(rows.map { [$0.group, $0.level] })
    return pairs.count == levels.count && Set(rows.map(\.group)).count == levels.count ? [] : levels
  }

  static func unique(_ places: [Int]) -> [Int] {
    var seen: Set<Int> = []
    return places.filter { seen.insert($0).inserted }
  }
}
