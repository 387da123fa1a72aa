import TongHopDiagnostics
import TongHopDomain

/// A page's data for its scripts, as JSON that may stand inside `<script>`.
///
/// Rows, cards and shapes are lists by position, in the order in which `data.js` takes them apart:
/// names of their parts would be most of the file.
enum PageJSON {
  static func render(_ page: PageDocument) -> String {
    let members: [(String, String)] = [
      ("lang", HTMLText.script(page.language.rawValue)),
      ("words", words(page)),
      ("texts", list(page.texts.map(HTMLText.script), separator: ",\n")),
      ("columns", columns(page)),
      (
        "groups",
        list(
          page.groups.map { "[\($0.title),\(list($0.summaries.map(numbers))),\($0.size)]" })
      ),
      ("areas", list(page.areas.map(area))),
      ("levels", numbers(page.levels)), ("bands", numbers(page.bands)),
      ("quantileGroups", numbers(page.quantileGroups)),
      ("plots", list(page.plots.map(plot))),
      ("map", page.map.map(map) ?? "null"),
      ("rows", list(page.rows.map(row), separator: ",\n")),
      ("basis", HTMLText.script(page.basis.rawValue)), ("earlier", numbers(page.earlier)),
      ("domains", lists(page.lists.domains)), ("moments", lists(page.lists.moments)),
      ("losses", lists(page.lists.losses)),
      ("cards", list(page.cards.map { $0.map(card) ?? "null" }, separator: ",\n")),
    ]
    return "{" + members.map { "\"\($0)\":\($1)" }.joined(separator: ",\n") + "}"
  }

  private static func list(_ items: [String], separator: String = ",") -> String {
    "[" + items.joined(separator: separator) + "]"
  }

  private static func numbers(_ values: [Int]) -> String { list(values.map(String.init)) }

  private static func words(_ page: PageDocument) -> String {
    "{"
      + PageWords.all(by: page.basis).map {
        "\"\($0)\":\(HTMLText.script($1[page.language]))"
      }.joined(separator: ",")
      + "}"
  }

  private static func columns(_ page: PageDocument) -> String {
    list(
      page.frame.columns.enumerated().map { place, column in
        let kind =
          place == page.nameColumn
          ? "name" : column.alignment == .trailing ? "number" : "words"
        return "{\"title\":\(HTMLText.script(column.title)),\"kind\":\"\(kind)\","
          + "\"minor\":\(column.isMinor),\"change\":\(change(place, page)),"
          + "\"order\":\(numbers(page.wordOrders[place] ?? []))}"
      })
  }

  /// Which way is for the better: `true` up, `"fall"` down; `false`: no column of changes.
  private static func change(_ column: Int, _ page: PageDocument) -> String {
    page.fallColumns.contains(column) ? "\"fall\"" : "\(page.changeColumns.contains(column))"
  }

  private static func area(_ area: PageDocument.Area) -> String {
    numbers([area.name, area.depth, area.units.lowerBound, area.units.upperBound])
  }

  private static func plot(_ plot: PagePlot) -> String {
    "[\(plot.group),\(plot.median),"
      + list(plot.bins.map { numbers([$0.from, $0.to, $0.count]) }) + "]"
  }

  private static func map(_ map: PageMap) -> String {
    let classes = map.classes.map { "[\"\($0.color)\",\($0.name),\($0.count)]" }
    let shapes = map.shapes.map { "[\($0.row),\($0.standing.number),\"\($0.path)\"]" }
    return "{\"width\":\(map.width),\"height\":\(map.height),\"classes\":\(list(classes)),"
      + "\"shapes\":\(list(shapes, separator: ",\n"))}"
  }

  private static func row(_ row: PageDocument.Row) -> String {
    "["
      + ([
        row.group, row.code, row.level, row.band, row.quantileGroup, row.nameOrder, row.unit ?? -1,
      ].map(String.init) + [numbers(row.cells)]).joined(separator: ",") + "]"
  }

  private static func lists(_ pool: ListPool) -> String {
    list(pool.lists.map(numbers), separator: ",\n")
  }

  private static func card(_ card: PageCard) -> String {
    let result = [card.index, card.points, card.maximum, card.rank, card.remarks]
    return list([
      numbers(result + card.changes), numbers(card.domains), numbers(card.history),
      card.losses.map(numbers) ?? "null", list(card.gains.map(numbers)),
      card.tasks.map { list($0.map(numbers)) } ?? "null", numbers(card.left),
      card.hasPoints ? "1" : "0", String(card.story),
    ])
  }
}
