/// Keys of which the rows are wanted, for messages and explanations.
struct RowSearch: Sendable {
  /// By pair, the wanted codes.
  let codes: [FactPair: Set<Int>]

  var pairs: Set<FactPair> { Set(codes.keys) }
}
