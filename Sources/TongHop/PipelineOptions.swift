import Foundation
import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

/// What a run is asked for.
public struct PipelineOptions: Sendable {
  /// The id of a method or of a family; nil: the only family there is.
  public var method: String?
  /// nil: the newest that figures were sent for.
  public var period: Period?
  /// The period to compare with; nil: the one before.
  public var against: Period?
  /// In which tree; nil: the period's own, with the periods before restated to it.
  public var tree: TreeChoice?
  /// The lines that figures came from will be asked for.
  public var keepsSources = false
  /// Every period of the kind of the newest will be asked for, see ``Pipeline/trend()``.
  public var everyPeriod = false
  /// Every period that a verb can be asked for will be, see
  /// ``Pipeline/findResultErrors(beside:)``.
  public var triesEverything = false
  public var engine = EngineKind.columnar
  /// How many threads may work at once, at least 1; the results do not depend on it.
  public var threads = ProcessInfo.processInfo.activeProcessorCount

  public init() {}

  /// The periods that are needed to compare one with those before it.
  func periods(for period: Period) -> [Period] {
    [period, against ?? period.before, period.yearBefore].compactMap(\.self)
  }
}

/// The tree of units that periods are shown in.
public enum TreeChoice: Sendable, Hashable {
  /// Each period in its own tree, of its last day; nothing is restated.
  case own
  /// All in the tree of the newest period that figures were sent for.
  case current
  /// All in the tree of a day.
  case day(Day)

  /// `own`, `current`, or a date as in any file.
  public init?(parsing text: String) {
    switch text {
    case "own": self = .own
    case "current": self = .current
    default:
      guard let day = Day(parsing: text) else { return nil }
      self = .day(day)
    }
  }
}

/// Why there is no result. The text says what to type.
public struct PipelineError: Error, Sendable {
  public enum Kind: Sendable, Equatable {
    /// The user asked for something that is not there.
    case usage
    /// The data have errors; they are in the log.
    case data
    /// Nothing was sent yet, and nothing is wrong.
    case noFigures
    /// Two engines do not agree: a fault of the program.
    case difference
  }

  public var kind: Kind
  public var message: Phrase
  /// What was found wrong before it came to this.
  public var log = DiagnosticLog()
}

extension PipelineError {
  init(_ difference: EngineDifference) {
    self.init(
      kind: .difference,
      message: Phrase("hai cách tính không khớp: ", en: "the two engines differ: ")
        + difference.message
        + Phrase(
          ". Đây là lỗi của chương trình, không phải của số liệu: hãy thêm --engine reference, và gửi dòng này cho người làm chương trình",
          en:
            ". This is a fault of the program, not of the data: add --engine reference, and send this line to its makers"
        ))
  }
}
