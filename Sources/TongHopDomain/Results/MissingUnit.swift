/// The leaves of one unit that are not simply scored, by state; a criterion stands for its leaves
/// where all of them are alike.
package struct MissingUnit: Sendable {
  /// A node of the criteria tree.
  package struct Node: Sendable, Hashable {
    /// In ``Method/criteria``.
    package var criterion: Int
    /// Why it is in its state, as exemptions.csv says.
    package var reasons: [String]

    package init(criterion: Int, reasons: [String]) {
      self.criterion = criterion
      self.reasons = reasons
    }
  }

  package var code: String
  package var type: String
  package var name: String
  /// That applies, and why it is no greater.
  package var applied: AppliedMaximum
  /// Nothing was reported, so there are no points at all.
  package var isSilent = false
  /// Within the maximum.
  package var inside: [ScoreState: [Node]] = [:]
  /// Leaves not reported of which a row came and was left out.
  package var refused: Set<Int> = []
  /// Those of them of which no row has an error: what has accumulated came, and no difference can be
  /// taken.
  package var untaken: Set<Int> = []
  /// Leaves not reported because their denominator is zero, which the criterion calls missing.
  package var empty: Set<Int> = []

  package init(code: String, type: String, name: String, applied: AppliedMaximum) {
    self.code = code
    self.type = type
    self.name = name
    self.applied = applied
  }
}

/// A maximum with the reason why it is no greater.
package struct AppliedMaximum: Sendable, Hashable {
  package var maximum: Fraction
  /// Out of the maximum, by state.
  package var outside: [ScoreState: [MissingUnit.Node]] = [:]
  /// Out of it as not due too, but only because nobody answered the survey in the period.
  package var unanswered: [MissingUnit.Node] = []

  /// Do all criteria apply, and are they due?
  package var isWhole: Bool { outside.isEmpty && unanswered.isEmpty }

  package init(maximum: Fraction) {
    self.maximum = maximum
  }
}

/// The maximum that most units of one or more groups have, and those that have another one.
package struct UsualMaximum: Sendable {
  package var usual: AppliedMaximum
  /// In ``ComparisonTable/groups``.
  package var groups: [Int]
  package var special: [MissingUnit]

  package init(usual: AppliedMaximum, groups: [Int], special: [MissingUnit]) {
    self.usual = usual
    self.groups = groups
    self.special = special
  }
}

/// What the units of a table miss, and what applies to them.
package struct MissingTable: Sendable {
  /// Rows that are scored, in the order of the table.
  package var units: [MissingUnit]
  /// Each once; none where all criteria apply to all units of the groups.
  package var maxima: [UsualMaximum]
  /// Whose self scores count above them for now and await an appraisal, beside those of ``units`` that
  /// are in that state: units that are no row or to which the criterion does not apply.
  package var awaiting: [UnitCriteria] = []
  /// Exemptions in some quarters of a longer period that do not hold at its end.
  package var ended: [EndedExemption] = []

  package init(units: [MissingUnit], maxima: [UsualMaximum]) {
    self.units = units
    self.maxima = maxima
  }
}

/// Criteria of a unit, which need not be a row of the table.
package struct UnitCriteria: Sendable {
  package var name: String
  /// In ``Method/criteria``.
  package var criteria: [Int]

  package init(name: String, criteria: [Int]) {
    self.name = name
    self.criteria = criteria
  }
}

/// An exemption that was in force in some quarters of a longer period only.
package struct EndedExemption: Sendable {
  package var name: String
  /// In ``Method/criteria``.
  package var criterion: Int
  package var exemption: Exemption
  /// Of the period, in order.
  package var quarters: [Period]

  package init(name: String, criterion: Int, exemption: Exemption, quarters: [Period]) {
    self.name = name
    self.criterion = criterion
    self.exemption = exemption
    self.quarters = quarters
  }
}
