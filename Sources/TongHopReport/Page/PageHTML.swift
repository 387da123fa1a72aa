import TongHopDiagnostics

/// A page as one file: nothing in it is loaded from anywhere, and the policy in its head forbids it.
public enum PageHTML {
  /// What runs on every page; a policy may name it by its digest.
  public static var script: String { "\n" + PageFiles.script }

  /// - Parameter scriptDigest: the SHA-256 of ``script`` in base64. No other script runs on the page.
  public static func render(_ page: PageDocument, scriptDigest: String) -> String {
    let language = page.language
    return """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-\(scriptDigest)'; base-uri 'none'; form-action 'none'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="generator" content="TongHop">
      <title>\(HTMLText.escaped(title(page)))</title>
      <style>
      \(PageFiles.style)\(pageNumber(language))</style>
      </head>
      <body>
      \(block(page.frame.header, class: "heads"))
      <header class="titles">
      \(titles(page.frame))
      </header>
      <noscript><p>\(escaped(PageWords.noScript, language))</p></noscript>
      \(controls(page))
      \(figures(page))
      <main>
      \(table(page))
      </main>
      \(notes(page.frame))
      \(block(page.frame.signatures, class: "signatures"))
      <aside id="card" role="dialog" aria-labelledby="card-title" hidden></aside>
      <script type="application/json" id="data">\(PageJSON.render(page))</script>
      <script>\(script)</script>
      </body>
      </html>

      """
  }

  private static func escaped(_ phrase: Phrase, _ language: Language) -> String {
    HTMLText.escaped(phrase[language])
  }

  /// Below each printed sheet: `Trang 1/3`. The box of a sheet knows no language of its own.
  private static func pageNumber(_ language: Language) -> String {
    "\n@page { @bottom-center { content: \"\(PageWords.page[language]) \" counter(page) \"/\" counter(pages);"
      + " font: 9pt \"Times New Roman\", \"Liberation Serif\", serif; } }\n"
  }

  private static func title(_ page: PageDocument) -> String {
    page.frame.titles.joined(separator: " – ")
  }

  private static func lines(_ lines: [String]) -> String {
    lines.map { $0.isEmpty ? "<p>&nbsp;</p>" : "<p>\(HTMLText.escaped($0))</p>" }.joined()
  }

  private static func block(_ block: ReportDocument.Block, class name: String) -> String {
    guard !block.isEmpty else { return "" }
    return
      "<div class=\"\(name)\"><div>\(lines(block.left))</div><div>\(lines(block.right))</div></div>"
  }

  private static func titles(_ frame: ReportDocument) -> String {
    // The heading of the page is what the table is called; a draft or an annex stands above it.
    let heading = max(frame.titles.count - 2, 0)
    let titles = frame.titles.enumerated().map { place, text in
      place == heading
        ? "<h1>\(HTMLText.escaped(text))</h1>"
        : "<p class=\"\(place < heading ? "above" : "method")\">\(HTMLText.escaped(text))</p>"
    }
    let subtitles = frame.subtitles.map { "<p class=\"days\">\(HTMLText.escaped($0))</p>" }
    return (titles + subtitles).joined(separator: "\n")
  }

  private static func notes(_ frame: ReportDocument) -> String {
    guard !frame.notes.isEmpty else { return "" }
    let items = frame.notes.map { "<li>\(HTMLText.escaped($0))</li>" }.joined(separator: "\n")
    return """
      <section class="notes">
      <h2>\(HTMLText.escaped(frame.notesTitle))</h2>
      <ul>
      \(items)
      </ul>
      </section>
      """
  }
}

// MARK: - What only a screen has

extension PageHTML {
  private static func controls(_ page: PageDocument) -> String {
    let language = page.language
    let filters =
      filter("area", PageWords.area, areas(page), language)
      + filter(
        "group", PageWords.group,
        page.groups.count > 1
          ? page.groups.enumerated().map { ("\($0)", page.texts[$1.title]) } : [],
        language)
      + filter("level", PageWords.level, options(page.levels, page), language)
      + filter(
        "band", PageWords.band, options(page.bands, page, none: PageWords.noBand), language)
      + filter(
        "quantileGroup", PageWords.quantileGroup,
        options(page.quantileGroups, page, none: PageWords.noQuantileGroup), language)
    return """
      <form id="controls" role="search" aria-label="\(escaped(PageWords.search, language))">
      <label>\(escaped(PageWords.search, language))<input id="search" type="search" autocomplete="off" spellcheck="false"></label>
      <p id="shown" class="small" role="status" aria-live="polite"></p>
      \(filters)<label class="check"><input id="all-columns" type="checkbox"> \(escaped(PageWords.allColumns, language))</label>
      <button id="clear" type="button">\(escaped(PageWords.clear, language))</button>
      <button id="print" type="button">\(escaped(PageWords.print, language))</button>
      </form>
      """
  }

  /// Places of one text at least two of which can be chosen.
  ///
  /// - Parameter none: what the empty text is called.
  private static func options(
    _ places: [Int], _ page: PageDocument, none: Phrase? = nil
  ) -> [(String, String)] {
    guard places.count > 1 else { return [] }
    return places.map { place in
      let text = page.texts[place]
      return ("\(place)", text.isEmpty ? none?[page.language] ?? text : text)
    }
  }

  private static func areas(_ page: PageDocument) -> [(String, String)] {
    page.areas.enumerated().map { place, area in
      (
        "\(place)",
        String(repeating: "\u{A0}\u{A0}\u{A0}", count: area.depth) + page.texts[area.name]
      )
    }
  }

  private static func filter(
    _ id: String, _ label: Phrase, _ options: [(value: String, text: String)], _ language: Language
  ) -> String {
    guard !options.isEmpty else { return "" }
    let items = options.map {
      "<option value=\"\($0.value)\">\(HTMLText.escaped($0.text))</option>"
    }
    return """
      <label>\(escaped(label, language))<select id="\(id)" data-filter>
      <option value="">\(escaped(PageWords.everything, language))</option>
      \(items.joined(separator: "\n"))
      </select></label>

      """
  }

  private static func figures(_ page: PageDocument) -> String {
    let language = page.language
    var (parts, titles) = ("", [String]())
    if page.map != nil {
      titles.append(escaped(PageWords.mapTitle(by: page.basis), language))
      parts += """
        <section class="map" aria-label="\(escaped(PageWords.mapTitle(by: page.basis), language))">
        <div id="map"></div>
        <div id="legend"></div>
        <p class="small">\(escaped(PageWords.schematic, language)) \(escaped(PageWords.keys, language))</p>
        </section>

        """
    }
    if !page.plots.isEmpty {
      titles.append(escaped(PageWords.plotTitle(by: page.basis), language))
      parts += """
        <section class="plot" aria-label="\(escaped(PageWords.plotTitle(by: page.basis), language))">
        <div id="plot"></div>
        </section>

        """
    }
    guard !parts.isEmpty else { return "" }
    return """
      <details class="figures" open>
      <summary>\(titles.joined(separator: " · "))</summary>
      <div>
      \(parts)</div>
      </details>
      """
  }

  private static func table(_ page: PageDocument) -> String {
    """
    <div id="table-box" tabindex="-1">
    <table id="table">
    <caption>\(escaped(PageWords.tableTitle, page.language))</caption>
    <colgroup>\(String(repeating: "<col>", count: page.frame.columns.count))</colgroup>
    <thead>
    \(PageHead(page).rows)
    </thead>
    <tbody></tbody>
    </table>
    </div>
    """
  }
}
