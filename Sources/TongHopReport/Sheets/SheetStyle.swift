/// How the sheets look, on the screen and on paper: one A4 page each.
enum SheetStyle {
  static let css = """
    @page { size: A4 portrait; margin: 0; }
    * { box-sizing: border-box; }
    body { margin: 0; background: #e9ecef; color: #111;
      font: 10.5pt/1.32 "Times New Roman", "Liberation Serif", Tinos, serif; }
    .sheet { width: 210mm; height: 297mm; margin: 8mm auto; padding: 9mm 14mm 8mm; background: #fff;
      box-shadow: 0 1px 6px rgba(0,0,0,.25); display: flex; flex-direction: column;
      overflow: hidden; position: relative; break-after: page; overflow-wrap: anywhere; }
    .body { flex: 1; min-height: 0; overflow: hidden; padding-right: .3mm; }
    .head { display: flex; justify-content: space-between; text-align: center; font-size: 10pt;
      line-height: 1.25; }
    .head > div { max-width: 47%; }
    .head b { display: block; }
    .rule { border-top: .5pt solid #111; width: 42%; margin: .8mm auto 0; }
    h1 { font-size: 14.5pt; line-height: 1.21; text-align: center; margin: 3.5mm 0 .5mm; }
    .draft { position: absolute; right: 14mm; top: 23mm; font-weight: bold; border: 1pt solid #9c1c1c; color: #9c1c1c;
      padding: .3mm 2.5mm; letter-spacing: .5pt; font-size: 10pt; }
    h2 { font-size: 15pt; line-height: 1.15; text-align: center; margin: 1mm 0 .3mm; color: #12355b; }
    .sub { text-align: center; font-size: 9.5pt; line-height: 1.25; margin: 0; color: #333; }
    .facts { display: flex; margin: 2.4mm 0 2mm; border: .6pt solid #12355b; }
    .facts > div { flex: 1; padding: 1.1mm 1.5mm; text-align: center; border-left: .4pt solid #9fb3c8; }
    .facts > div:first-child { border-left: 0; }
    .facts > div > span { display: block; font-size: 8pt; line-height: 1.15; color: #333; }
    .facts strong { display: block; font-size: 13pt; line-height: 1.21; white-space: nowrap; }
    .facts em { display: block; font-style: normal; font-size: 8.5pt; line-height: 1.21;
      white-space: nowrap; }
    p.story { margin: 0 0 1.6mm; text-align: justify; }
    p.past { margin: 0 0 1.6mm; font-size: 9pt; line-height: 1.25; color: #12355b; }
    h3 { font-size: 10.5pt; line-height: 1.21; margin: 1.7mm 0 .7mm; color: #12355b; }
    table { border-collapse: collapse; width: 100%; table-layout: fixed; font-size: 8.5pt;
      line-height: 1.16; }
    th { font-weight: bold; background: #eaf0f6; text-align: center; }
    th, td { border: .4pt solid #8796a5; padding: .35mm 1mm; vertical-align: middle; }
    td.n, td.c { text-align: center; white-space: nowrap; }
    td.n { text-align: right; font-variant-numeric: tabular-nums; }
    td.more { font-style: italic; color: #333; }
    p.none { margin: 0; font-size: 9pt; font-style: italic; }
    ul { margin: 0; padding-left: 4.5mm; font-size: 9pt; line-height: 1.25; }
    svg { display: block; width: 100%; height: 3mm; }
    .up { color: #0b5d2a; } .down { color: #9c1c1c; }
    .notes { font-size: 7.5pt; line-height: 1.21; color: #333; border-top: .4pt solid #8796a5;
      margin: 1.5mm 0 0; padding-top: .8mm; }
    .list { position: relative; max-width: 190mm; margin: 8mm auto; padding: 11mm 14mm; background: #fff;
      box-shadow: 0 1px 6px rgba(0,0,0,.25); }
    .list td a, .list p a { color: #12355b; }
    .list table { font-size: 10pt; line-height: 1.31; }
    @media print {
      body { background: #fff; }
      .sheet { margin: 0; box-shadow: none; }
      .sheet:last-of-type { break-after: auto; }
      .list { margin: 0; max-width: none; box-shadow: none; padding: 14mm; }
      .facts, th, svg { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
    }
    @media screen and (max-width: 215mm) {
      .sheet { width: auto; height: auto; margin: 0 0 4mm; padding: 5mm; }
      .facts { flex-wrap: wrap; } .facts > div { flex: 1 0 30%; }
      .body { overflow-x: auto; } .draft { position: static; width: fit-content; margin: 0 auto 2mm; }
      .list { margin: 0; padding: 5mm; overflow-x: auto; }
    }
    """

  /// At the head of every file, so that a later run knows those of a former one.
  static let generator = "<meta name=\"generator\" content=\"TongHop result sheets\"/>"

  /// - Parameter body: the content of `<body>`.
  static func page(_ title: String, language: String, body: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="\(language)">
    <head>
    <meta charset="utf-8"/>
    \(generator)
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <title>\(HTMLText.escaped(title))</title>
    <style>
    \(css)
    </style>
    </head>
    <body>
    \(body)
    </body>
    </html>

    """
  }
}
