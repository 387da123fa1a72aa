import Foundation
import TongHop
import TongHopDiagnostics

/// The folder of the result sheets.
enum SheetFolder {
  /// Deletes the sheets of a former run of which this one has none: their units are no longer in the
  /// table, and their figures are old. Any other file stays.
  ///
  /// - Parameter written: names of files; the system may not tell capitals from small letters.
  static func clear(_ path: String, except written: Set<String>) throws(OutputError) {
    let kept = Set(written.map { $0.lowercased() })
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    for name in names.sorted()
    where name.hasSuffix(".html") && !kept.contains(name.lowercased()) {
      let file = path + "/" + name
      guard isOurs(file) else { continue }
      do {
        try FileManager.default.removeItem(atPath: file)
      } catch {
        throw OutputError(
          message: Phrase(
            "không xóa được phiếu cũ \(file)", en: "cannot delete the old sheet \(file)")
        )
      }
    }
  }

  /// A link is never followed.
  private static func isOurs(_ file: String) -> Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: file)
    guard attributes?[.type] as? FileAttributeType == .typeRegular,
      let handle = FileHandle(forReadingAtPath: file)
    else { return false }
    defer { try? handle.close() }
    guard let head = try? handle.read(upToCount: 1_024) else { return false }
    return Documents.isSheet([UInt8](head))
  }
}
