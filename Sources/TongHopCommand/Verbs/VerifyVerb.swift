import Foundation
import TongHop
import TongHopDiagnostics

enum VerifyVerb: VerbDefinition {
  static let name = "verify"
  static let options = ["--workspace"] + Session.options
  static let help =
    Phrase(
      """
      tonghop verify THƯ_MỤC: lập lại các tài liệu mà report đã ghi vào thư mục, theo tệp -manifest.json
      ở đó, và nói trong một câu: giống hệt, hay chỗ khác đầu tiên (tài liệu bị sửa, tệp số liệu đã khác,
      hay kết quả khác). Không ghi gì vào thư mục. Mã kết thúc 1: có chỗ khác.

        tonghop verify bang-quy-3
        tonghop verify bang-quy-3 --workspace SampleData/phu-tho-766

      """,
      en: """
        tonghop verify FOLDER: makes the documents that report wrote into the folder once more, as its
        -manifest.json says, and tells in one sentence: the same, or the first difference (a document
        that was edited, a file of figures that changed, another result). Nothing is written into the
        folder. Exit code 1: there is a difference.

          tonghop verify tables-q3
          tonghop verify tables-q3 --workspace SampleData/phu-tho-766

        """) + OptionHelp.lines(options)

  static func run(_ arguments: Arguments) throws -> ExitCode {
    guard let folder = arguments.workspace else {
      throw UsageError(
        message: Phrase(
          "verify cần tên thư mục mà report đã ghi",
          en: "verify needs the name of the folder that report wrote"))
    }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw WorkspaceError.notAFolder(folder)
    }
    let lists = names.filter { $0.hasSuffix(".sha256") }.sorted()
    guard !lists.isEmpty else {
      throw OutputError(
        message: Phrase(
          "'\(folder)' không có tệp .sha256: không phải thư mục report đã ghi xong",
          en: "'\(folder)' has no .sha256: it is no folder that report wrote to its end"))
    }
    var code = ExitCode.done
    for list in lists {
      let run = try Run(folder, stem: String(list.dropLast(".sha256".count)), arguments)
      let (isSame, sentence) = try run.verify()
      if !isSame { code = .badData }
      try Console.output(ShownText.line(sentence[arguments.language]) + "\n")
    }
    return code
  }

  /// The documents of one run of a folder.
  private struct Run {
    let folder: String
    let stem: String
    let arguments: Arguments
    let list: DocumentList
    let manifest: RunManifest

    init(_ folder: String, stem: String, _ arguments: Arguments) throws {
      (self.folder, self.stem, self.arguments) = (folder, stem, arguments)
      list = DocumentList(
        parsing: String(
          decoding: try Self.read(folder, DocumentFolder.listName(stem)), as: UTF8.self))
      let name = RunManifest.name(ofStem: stem)
      guard list.digests[name] != nil,
        let manifest = RunManifest(parsing: try Self.read(folder, name))
      else {
        throw OutputError(
          message: Phrase(
            "'\(folder)/\(name)' không có hoặc không đọc được, nên không biết các tài liệu được lập từ đâu; lập lại bằng report",
            en:
              "'\(folder)/\(name)' is missing or cannot be read, so nobody knows what the documents were made from; make them again with report"
          ))
      }
      self.manifest = manifest
    }

    private static func read(_ folder: String, _ name: String) throws -> Data {
      FileManager.default.contents(atPath: folder + "/" + name) ?? Data()
    }

    func verify() throws -> (isSame: Bool, Phrase) {
      if let sentence = editedDocument() { return (false, sentence) }
      let workspace = try Workspace.open(path)
      let threads = try arguments.threads() ?? PipelineOptions().threads
      if let change = manifest.firstChange(in: try workspace.digestedFiles(threads: threads)) {
        return (false, words(of: change))
      }
      let made = try again(workspace)
      let names = Set(list.digests.keys).subtracting([RunManifest.name(ofStem: stem)])
      guard let (name, difference) = made.first(among: names) else {
        return (
          true,
          Phrase(
            "Giống hệt: \(names.count) tài liệu của \(stem), lập lại từ '\(path)', không khác một byte.",
            en:
              "The same: \(names.count) documents of \(stem), made again from '\(path)', to the byte."
          )
            + otherProgram
        )
      }
      return (false, words(of: difference, name) + otherProgram)
    }

    /// The first by name that is not what the list says.
    private func editedDocument() -> Phrase? {
      let names = list.digests.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      for name in names {
        guard let bytes = FileManager.default.contents(atPath: folder + "/" + name) else {
          return Phrase(
            "Thiếu tài liệu: '\(name)' có trong \(stem).sha256 mà không còn trong thư mục.",
            en: "A document is missing: '\(name)' is in \(stem).sha256 and no longer in the folder."
          )
        }
        if DocumentList.digest(of: bytes) != list.digests[name] {
          return Phrase(
            "Tài liệu đã bị sửa: '\(name)' không còn như khi report ghi.",
            en: "A document was edited: '\(name)' is not what report wrote.")
        }
      }
      return nil
    }

    private var path: String {
      arguments["--workspace"]
        ?? (folder.hasSuffix("/") ? folder : folder + "/") + manifest.workspace
    }

    private func again(_ workspace: Workspace) throws -> DocumentComparison {
      var words = ["report", path]
      for (option, value) in manifest.options.sorted(by: { $0.key < $1.key }) {
        words += value.isEmpty ? [option] : [option, value]
      }
      for option in Session.options {
        if let value = arguments[option] { words += [option, value] }
      }
      let then = try Arguments(words)
      var options = PipelineOptions()
      options.everyPeriod = true
      var pipeline = try Session.open(then, workspace, options, tells: false)
      let documents = try PeriodDocuments(
        &pipeline, requiresReasons: manifest.verb == ReportVerb.name)
      try pipeline.requireUnchanged()
      let target = DocumentComparison(folder)
      let figures = try ReportFigures(pipeline, documents.compared)
      let written = documents.written(pipeline, figures, then, to: target)
      let jobs = written.jobs(sheets: then.has("--sheets"))
      _ = try Jobs.run(jobs, threads: pipeline.options.threads)
      return target
    }

    private func words(of change: RunManifest.Change) -> Phrase {
      switch change {
      case .changed(let name):
        Phrase(
          "Số liệu đã khác: '\(name)' đã thay đổi từ khi lập \(stem).",
          en: "The figures are others: '\(name)' has changed since \(stem) was made.")
      case .missing(let name):
        Phrase(
          "Số liệu đã khác: '\(name)' không còn trong '\(path)'.",
          en: "The figures are others: '\(name)' is no longer in '\(path)'.")
      case .added(let name):
        Phrase(
          "Số liệu đã khác: '\(name)' có thêm từ khi lập \(stem).",
          en: "The figures are others: '\(name)' has come since \(stem) was made.")
      }
    }

    private func words(of difference: DocumentComparison.Difference, _ name: String) -> Phrase {
      switch difference {
      case .other(let line):
        Phrase("Lập lại thì khác: '\(name)'", en: "Made again it differs: '\(name)'")
          + (line.map { Phrase(" từ dòng \($0).", en: " from line \($0) on.") }
            ?? Phrase(verbatim: "."))
      case .notMade:
        Phrase(
          "Lập lại thì khác: không còn lập '\(name)'.",
          en: "Made again it differs: '\(name)' is not made any more.")
      case .isNew:
        Phrase(
          "Lập lại thì khác: có thêm '\(name)'.", en: "Made again it differs: '\(name)' is new.")
      }
    }

    /// What the documents were made with, where that is not this program.
    private var otherProgram: Phrase {
      guard manifest.program != BuildVersion.program else { return Phrase(verbatim: "") }
      let (then, now) = (name(manifest.program), name(BuildVersion.program))
      return Phrase(
        " Lập bằng \(then), kiểm tra bằng \(now).", en: " Made with \(then), verified with \(now).")
    }

    private func name(_ program: RunManifest.Program) -> String {
      let commit = program.commit.map { " (\($0))" } ?? ""
      return "tonghop \(program.version)\(commit), Swift \(program.compiler), "
        + program.libraries.joined(separator: ", ")
    }
  }
}
