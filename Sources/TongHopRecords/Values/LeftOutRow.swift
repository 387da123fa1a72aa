import TongHopDiagnostics
import TongHopDomain

/// A row that an error kept out of the figures, with what is known of where it belonged.
///
/// Whatever it would have changed is provisional: the unit and all above it, or the root alone
/// where not even the unit is known.
public struct LeftOutRow: Sendable, Hashable {
  public var location: SourceLocation
  public var unit: UnitID?
  /// The indicator, criterion or question, where it is known.
  public var code: String?
  /// nil: any period.
  public var period: Period?

  /// How many rows of one figure were left out together; `location` is the first of them.
  public var rows = 1

  /// A row of tasks/: it would also have changed the register.
  public var isTask = false

  /// A row of survey/: `code` is its question.
  public var isAnswer = false

  public init(
    location: SourceLocation, unit: UnitID? = nil, code: String? = nil, period: Period? = nil,
    isTask: Bool = false, rows: Int = 1
  ) {
    self.isTask = isTask
    self.rows = rows
    self.location = location
    self.unit = unit
    self.code = code
    self.period = period
  }
}
