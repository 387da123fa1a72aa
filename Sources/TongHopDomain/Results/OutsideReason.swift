/// Why a criterion is out of the maximum of a unit, in the order in which it is told.
public enum OutsideReason: Sendable, Hashable, CaseIterable {
  /// By the periods of the method, or by exemptions.csv.
  case notDue
  /// A survey of the period that nobody answered; its state is that of a leaf that is not due.
  case unanswered
  case notApplicable
}
