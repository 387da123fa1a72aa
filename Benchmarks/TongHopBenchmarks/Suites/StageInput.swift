import Foundation
import TongHop
import TongHopDomain
import TongHopSynthetic

/// A made-up workspace on disk, and what the pipeline makes of it: the input of the stages.
///
/// Everything is made when it is first asked for, so that a filter costs nothing.
final class StageInput {
  /// The units of a province, or of the country.
  enum Shape: String, CaseIterable {
    case province, country
  }

  let shape: Shape
  let rows: Int
  private let folder: String

  /// - Parameter folder: where the workspace is written.
  init(_ shape: Shape, rows: Int, folder: String) {
    self.shape = shape
    self.rows = rows
    self.folder = folder
  }

  static let period = Period(kind: .quarter, year: 2024, number: 2)!

  private var options: SyntheticOptions {
    var options = SyntheticOptions(seed: 20_240_614)
    options.provinces = shape == .country ? 63 : 1
    options.districts = 11
    options.communes = shape == .country ? 15 : 18
    options.villages = 8
    options.indicators = 30
    options.rows = rows
    return options
  }

  /// The folder of the workspace; written under another name and renamed.
  lazy var path: Result<String, any Error> = Result {
    let path = folder + "/stage-\(shape.rawValue)-\(rows)"
    try SyntheticWorkspace.write(options, to: path)
    return path
  }

  /// The one file of records/.
  func records() throws -> String { try path.get() + "/records/2024-001.csv" }

  func recordBytes() throws -> Int {
    var information = stat()
    return stat(try records(), &information) == 0 ? Int(information.st_size) : 0
  }

  private lazy var opened = Result { try Workspace.open(try path.get()) }

  func workspace() throws -> Workspace { try opened.get() }

  private lazy var comparison = Result {
    var options = PipelineOptions()
    options.period = Self.period
    var pipeline = try Pipeline(try workspace(), options: options)
    return try pipeline.compare()
  }

  /// The quarter and the one before, scored and ranked.
  func compared() throws -> ComparedPeriods { try comparison.get() }
}
