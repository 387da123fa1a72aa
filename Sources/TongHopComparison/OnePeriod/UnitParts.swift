import TongHopDomain

/// The days for which a method is printed.
struct Life {
  /// Inclusive; nil is open.
  let from: Day?
  /// Exclusive; nil is open.
  let to: Day?

  init(_ method: Method, _ period: Period?) {
    guard let period else {
      (from, to) = (method.validFrom, method.validTo)
      return
    }
    let last = period.lastDay(in: method.calendar)
    (from, to) = (last, last.advanced(by: 1))
  }

  /// Has something of these ends a day in common with it?
  func meets(from first: Day?, to end: Day?) -> Bool {
    let beginsInTime = to.map { to in first.map { $0 < to } ?? true } ?? true
    let endsLater = end.map { end in from.map { $0 < end } ?? true } ?? true
    return beginsInTime && endsLater
  }
}

/// The scored units by what applies to them: level and type decide, and both repeat.
struct UnitParts {
  struct Kind {
    var levels: [MethodTable.Kind.Level]
    /// In ``applicable``.
    var place: Int
  }

  /// From the upper levels to the lower ones.
  private(set) var kinds: [Kind] = []
  /// *shape* of the inner array [criterion].
  private(set) var applicable: [[Bool]] = []
  /// Words of the method that are the level or the type of no unit.
  private(set) var absent: [String] = []

  private struct Words: Hashable {
    var level: String
    var type: String
  }

  /// - Parameter level: of the units that are looked at; nil: all.
  init(_ method: Method, _ register: UnitRegister, _ life: Life, level: String?) {
    var words: [Words: Int] = [:]
    let depths = Self.depths(register)
    for (index, unit) in register.units.enumerated()
    where life.meets(from: unit.validFrom, to: unit.validTo) && (level ?? unit.level) == unit.level
    {
      let key = Words(level: unit.level, type: unit.type)
      words[key] = min(words[key] ?? .max, depths[index])
    }
    let levelDepths = Dictionary(words.map { ($0.key.level, $0.value) }, uniquingKeysWith: min)
    let ordered = words.keys.sorted {
      (levelDepths[$0.level] ?? 0, $0.level, $0.type)
        < (levelDepths[$1.level] ?? 0, $1.level, $1.type)
    }
    absent = method.appliesTo.filter { word in
      !ordered.contains { word == $0.level || NameKey(word) == NameKey($0.type) }
    }
    var places: [[Bool]: Int] = [:]
    var members: [[Words]] = []
    for key in ordered {
      let unit = Unit(code: "", level: key.level, type: key.type, name: "")
      guard method.applies(to: unit) else { continue }
      let applies = method.criteria.indices.map { method.applies($0, to: unit) }
      let place = places[applies] ?? members.count
      if places[applies] == nil {
        places[applies] = place
        applicable.append(applies)
        members.append([])
      }
      members[place].append(key)
    }
    let allTypes = Dictionary(grouping: ordered, by: \.level)
    kinds = members.enumerated().map { place, keys in
      Kind(levels: Self.levels(keys, allTypes), place: place)
    }
  }

  /// Neighbouring types of one level together; all types of a level need no names.
  private static func levels(_ keys: [Words], _ all: [String: [Words]])
    -> [MethodTable.Kind.Level]
  {
    var levels: [MethodTable.Kind.Level] = []
    for key in keys {
      guard levels.last?.level == key.level else {
        levels.append(MethodTable.Kind.Level(level: key.level, types: [key.type]))
        continue
      }
      levels[levels.count - 1].types.append(key.type)
    }
    return levels.map { part in
      part.types.count == all[part.level]?.count
        ? MethodTable.Kind.Level(level: part.level, types: []) : part
    }
  }

  /// How many units stand above each, *shape* [unit]; a code that leads in a circle ends the count.
  private static func depths(_ register: UnitRegister) -> [Int] {
    let parents = Dictionary(
      register.units.map { ($0.code, $0.parentCode) }, uniquingKeysWith: { first, _ in first })
    let most = 16
    return register.units.map { unit in
      var depth = 0
      var code = unit.parentCode
      while !code.isEmpty, depth < most {
        depth += 1
        code = parents[code] ?? ""
      }
      return depth
    }
  }
}
