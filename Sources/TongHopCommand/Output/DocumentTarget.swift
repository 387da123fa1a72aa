import Foundation

/// Where the documents of a run go; asked from any thread.
protocol DocumentTarget: AnyObject, Sendable {
  /// - Parameter name: inside the folder.
  /// - Returns: the name.
  func write(_ bytes: Data, to name: String) throws(OutputError) -> String

  /// The same for a document that is not made of bytes in memory.
  ///
  /// - Parameter body: writes into the file that it is given, which is empty.
  func write(
    to name: String, body: (TemporaryFile) throws(OutputError) -> Void
  ) throws(OutputError) -> String

  /// Makes a folder inside.
  func makeFolder(_ name: String) throws(OutputError)

  /// Deletes the result sheets of a former run of which this one has none.
  func clearSheets(_ name: String, except written: Set<String>) throws(OutputError)
}
