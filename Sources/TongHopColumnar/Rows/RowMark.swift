import TongHopRecords

/// A row that needs more than being added up.
struct RowMark: Sendable {
  enum Kind: Sendable {
    /// Not plain: the readable reader decodes it after all blocks are read.
    case slow
    /// A row that was asked for: which pair (its number in the catalog) and code.
    case found(pair: Int, code: Int)
  }

  var kind: Kind
  /// Where it begins in the file.
  var offset: Int
  /// Where the row behind it begins.
  var end: Int
  /// Lines of the file that it takes.
  var lines = 1
  /// The line it begins on: lines before it in its block, 0-based, until the blocks are put
  /// together; then that of the file.
  var line = 0
}

/// What one block of a file gave, beside the sums.
struct BlockResult: Sendable {
  /// Where the first row of the block begins; nil where none does.
  var first: Int?
  /// Where the first row behind the block begins.
  var end: Int
  /// Lines from `first` to `end`.
  var lines = 0
  /// Rows that were added up.
  var rows = 0
  var marks: [RowMark] = []
  /// Why the file could not be read here.
  var fault: FileFault?
}
