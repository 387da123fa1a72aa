import TongHopDomain

/// What a ``MethodTable`` is made of beside the method.
package struct MethodSurroundings: Sendable {
  package var units: UnitRegister
  package var exemptions: [Exemption]
  package var indicators: [Indicator]
  /// All of the workspace.
  package var methods: [Method]

  package init(
    units: UnitRegister, exemptions: [Exemption], indicators: [Indicator], methods: [Method]
  ) {
    self.units = units
    self.exemptions = exemptions
    self.indicators = indicators
    self.methods = methods
  }
}

extension MethodTable {
  /// - Parameters:
  ///   - period: units and exemptions of its last day; nil: of any day on which the method is in force.
  ///   - level: only what applies to units of the level.
  /// - Complexity: O(*units* + *kinds of units* x *criteria*).
  package init(
    _ method: Method, in surroundings: MethodSurroundings, period: Period? = nil,
    level: String? = nil
  ) {
    let life = Life(method, period)
    let parts = UnitParts(method, surroundings.units, life, level: level)
    let applied = parts.kinds.map { parts.applicable[$0.place] }
    let kinds = parts.kinds.map { kind in
      Kind(
        levels: kind.levels, isWhole: !parts.applicable[kind.place].contains(false),
        maximum: method.maxima(where: parts.applicable[kind.place]).whole)
    }
    let maxima = applied.map { method.maxima(where: $0).nodes }
    // Two decimals are enough to read it; what counts is the weight.
    let shares = PrintedNumbers(rounding: Rounding())
    let wholes = method.siblingWeights
    var depths: [Int] = []
    var rows: [Row] = []
    for (index, criterion) in method.criteria.enumerated() {
      let depth = criterion.parent.map { depths[$0] + 1 } ?? 0
      depths.append(depth)
      guard level == nil || applied.isEmpty || applied.contains(where: { $0[index] }) else {
        continue
      }
      rows.append(
        Row(
          criterion: index, depth: depth,
          maxima: applied.indices.map { applied[$0][index] ? maxima[$0][index] : nil },
          share: method.shareAmongSiblings(of: index, wholes).flatMap { shares.percentNumber($0) }))
    }
    let measured = Set(
      method.criteria.compactMap { criterion in
        if case .metric(let code)? = criterion.leaf?.measure { code } else { nil }
      })
    let taken = Set(method.indexFamilies)
    self.init(
      method: method, period: period, level: level, kinds: kinds,
      absent: level == nil ? parts.absent : [], rows: rows,
      maximum: method.maxima(where: method.criteria.map { _ in true }).whole,
      exempted: Self.exempted(method, surroundings, period, life),
      indicators: Dictionary(
        surroundings.indicators.lazy.filter { measured.contains($0.code) }.map { ($0.code, $0) },
        uniquingKeysWith: { first, _ in first }),
      indexNames: Dictionary(
        surroundings.methods.lazy.filter { taken.contains($0.family) }.map { ($0.family, $0.name) },
        uniquingKeysWith: { _, last in last }))
  }

  /// - Parameter period: those that hold in any of its quarters; nil: in the life of the method.
  private static func exempted(
    _ method: Method, _ surroundings: MethodSurroundings, _ period: Period?, _ life: Life
  ) -> [Exempted] {
    let places = method.places
    let found = surroundings.exemptions.enumerated().compactMap {
      place, exemption -> (criterion: Int, place: Int, item: Exempted)? in
      guard let criterion = places[exemption.criterion],
        life.meets(from: exemption.from, to: exemption.to) || period != nil
      else { return nil }
      let named = exemption.namedUnit
      let unit = surroundings.units.units(coded: named.code).lazy.map { surroundings.units[$0] }
        .first { unit in
          if let period {
            return !exemption.quarters(of: period, in: method.calendar, for: unit).isEmpty
          }
          return life.meets(from: unit.validFrom, to: unit.validTo)
            && named.day.map { unit.isValid(on: $0) } ?? true
        }
      guard unit != nil || period == nil else { return nil }
      let item = Exempted(
        exemption: exemption, code: named.code, displayName: unit?.displayName ?? named.code)
      return (criterion, place, item)
    }
    return found.sorted { ($0.criterion, $0.place) < ($1.criterion, $1.place) }.map(\.item)
  }
}

extension Method {
  /// - Parameter applies: *shape* [criterion].
  /// - Returns: of each criterion the sum of the leaves that apply, and that of all; nil in a composite
  ///   indicator, and where it is too large.
  fileprivate func maxima(where applies: [Bool]) -> (nodes: [Fraction?], whole: Fraction?) {
    guard composite == nil else { return (criteria.map { _ in nil }, nil) }
    var nodes: [Fraction?] = criteria.enumerated().map { index, criterion in
      criterion.leaf == nil || !applies[index] ? .zero : criterion.maximum
    }
    var whole: Fraction? = .zero
    for index in criteria.indices.reversed() {
      if let parent = criteria[index].parent {
        nodes[parent] = Self.sum(nodes[parent], nodes[index])
      } else {
        whole = Self.sum(whole, nodes[index])
      }
    }
    return (nodes, whole)
  }

  private static func sum(_ left: Fraction?, _ right: Fraction?) -> Fraction? {
    guard let left, let right else { return nil }
    return try? left.adding(right)
  }

  /// The sum of the weights below each node, nil: of the domains; where it is too large none.
  fileprivate var siblingWeights: [Int?: Fraction?] {
    criteria.reduce(into: [:]) { wholes, criterion in
      wholes[criterion.parent] = .some(
        Self.sum(wholes[criterion.parent] ?? .zero, criterion.weight))
    }
  }

  /// nil for a method of points.
  ///
  /// - Parameter wholes: ``siblingWeights``.
  fileprivate func shareAmongSiblings(of index: Int, _ wholes: [Int?: Fraction?]) -> Fraction? {
    guard composite != nil, let known = wholes[criteria[index].parent], let whole = known,
      whole > .zero
    else { return nil }
    return try? criteria[index].weight.divided(by: whole)
  }
}
