import TongHopDiagnostics
import TongHopDomain

/// A page as it is read: the table to be signed, and what can be looked at beside it.
///
/// Plain values like ``ReportDocument``: numbers are texts already, so that whoever writes it, and
/// the scripts on the page, can place words and draw, but have nothing left to compute. Integers are
/// places in ``texts`` where nothing else is said.
public struct PageDocument: Sendable, Hashable {
  /// One row of a unit.
  struct Row: Sendable, Hashable {
    /// One for each column.
    var cells: [Int]
    var group: Int
    var code: Int
    var level: Int
    var band: Int
    var quantileGroup: Int
    /// Its place among all rows by name.
    var nameOrder: Int
    /// nil for a unit that is gone.
    var unit: UnitIndex?
  }

  struct Group: Sendable, Hashable {
    var title: Int
    /// *shape* [mean, highest, lowest][column].
    var summaries: [[Int]]
    /// How many units have a rank, as it is printed.
    var size = 0
  }

  /// A unit that others are below, for the filter.
  struct Area: Sendable, Hashable {
    var name: Int
    /// Below how many other areas.
    var depth: Int
    /// The unit itself and those below it, by ``Row/unit``.
    var units: Range<UnitIndex>
  }

  var language: Language
  /// The table without its rows.
  var frame: ReportDocument
  /// Which column holds the name.
  var nameColumn: Int
  var pool: TextPool
  var groups: [Group]
  var rows: [Row]
  /// Of the columns with words other than the name: the words in their order.
  var wordOrders: [Int: [Int]]
  /// Columns of changes.
  var changeColumns: [Int]
  var areas: [Area]
  var levels: [Int]
  /// With the empty text last where units have no class.
  var bands: [Int]
  var quantileGroups: [Int]
  /// nil: there are no outlines of any unit of the table.
  var map: PageMap?
  /// Where a group has two ranked units or more.
  var plots: [PagePlot]
  /// In the order of ``rows``; nil for a unit that is gone.
  var cards: [PageCard?]
  var lists = PageCard.Lists()
  /// What the map, the distribution and the cards are about.
  var basis = Ranking.Key.index
  /// The periods that the cards have changes since.
  var earlier: [Int] = []
  /// Those of ``changeColumns`` in which a fall is for the better.
  var fallColumns: Set<Int> = []

  var texts: [String] { pool.texts }
}
