/// A table as it is read: headings, columns, rows of finished cells and the notes under it.
///
/// Plain values. Whoever writes it as text, a spreadsheet or a page can place the words, but has
/// nothing left to compute, so all formats say the same.
public struct ReportDocument: Sendable, Hashable {
  public enum Alignment: Sendable, Hashable {
    case leading
    case center
    case trailing
  }

  public struct Column: Sendable, Hashable {
    /// The title above the titles of neighbouring columns; empty: none.
    public var group: String
    public var title: String
    public var alignment: Alignment
    /// In columns of a terminal.
    public var minimumWidth: Int
    /// May be wrapped over several lines; numbers never are.
    public var wraps: Bool
    /// Shown on a screen only when it is asked for; always printed.
    public var isMinor = false

    public init(
      group: String = "", title: String, alignment: Alignment = .trailing, minimumWidth: Int = 1,
      wraps: Bool = false
    ) {
      self.group = group
      self.title = title
      self.alignment = alignment
      self.minimumWidth = minimumWidth
      self.wraps = wraps
    }
  }

  public enum Row: Sendable, Hashable {
    /// A heading over the whole width: `III. CẤP XÃ (194 đơn vị)`.
    case group(String)
    /// One cell a column.
    case unit([Cell])
    /// Trung bình, Cao nhất, Thấp nhất: one cell a column.
    case summary([Cell])

    /// Cells of words only.
    public static func unit(_ texts: [String]) -> Row { .unit(texts.map { Cell.text($0) }) }
  }

  /// Two blocks of lines beside each other: agency and motto, or the two signatures.
  public struct Block: Sendable, Hashable {
    public var left: [String]
    public var right: [String]

    public init(left: [String] = [], right: [String] = []) {
      self.left = left
      self.right = right
    }

    public var isEmpty: Bool { left.isEmpty && right.isEmpty }
  }

  /// Agency and motto; empty where the table is an annex.
  public var header = Block()
  public var titles: [String] = []
  public var subtitles: [String] = []
  public var columns: [Column] = []
  public var rows: [Row] = []
  /// `Ghi chú`, above the notes.
  public var notesTitle = ""
  public var notes: [String] = []
  /// Who made it and who signs; empty where the table is an annex.
  public var signatures = Block()
  /// It has more columns than a page or a terminal; the text may be as wide as it needs.
  public var isWide = false

  public init() {}
}
