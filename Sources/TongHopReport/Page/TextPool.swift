/// Texts that occur many times, each kept once.
///
/// A table of a country has a hundred thousand cells and few different ones; whoever needs a text
/// keeps its place.
struct TextPool: Sendable, Hashable {
  private(set) var texts: [String] = [""]
  private var places: [String: Int] = ["": 0]

  /// The place of a text; that of the empty one is 0.
  mutating func place(_ text: String) -> Int {
    if let place = places[text] { return place }
    let place = texts.count
    texts.append(text)
    places[text] = place
    return place
  }

  mutating func places(_ texts: [String]) -> [Int] { texts.map { place($0) } }
}

/// Lists of places of texts, each kept once: ten thousand units have few different results in one
/// criterion.
struct ListPool: Sendable, Hashable {
  private(set) var lists: [[Int]] = []
  private var places: [[Int]: Int] = [:]

  mutating func place(_ list: [Int]) -> Int {
    if let place = places[list] { return place }
    let place = lists.count
    lists.append(list)
    places[list] = place
    return place
  }
}
