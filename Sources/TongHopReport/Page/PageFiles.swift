/// The style and the scripts of a page, which stand beside this file and are part of the program.
enum PageFiles {
  static let style = [
    PackageResources.frame_css, PackageResources.figures_css, PackageResources.table_css,
    PackageResources.card_css, PackageResources.phone_css, PackageResources.paper_css,
  ].map(text).joined(separator: "\n")

  /// One strict scope, in which each file sees those before it.
  static let script =
    "\"use strict\";\n(() => {\n"
    + [
      PackageResources.data_js, PackageResources.search_js, PackageResources.rows_js,
      PackageResources.table_js, PackageResources.map_js, PackageResources.plot_js,
      PackageResources.card_js, PackageResources.main_js,
    ].map(text).joined(separator: "\n") + "})();\n"

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
