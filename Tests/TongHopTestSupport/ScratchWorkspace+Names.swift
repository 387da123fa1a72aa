import Foundation

extension ScratchWorkspace {
  /// A province whose communes have these names, scored in 2024-Q2 by one criterion: the first has
  /// an index of 1, the second of 2, and so on.
  public convenience init(
    communes names: [String], province: String = "Tỉnh", method: String = "M",
    criterion: String = "A", lead: String = ""
  ) throws {
    func quoted(_ text: String) -> String {
      "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\""
    }
    let units = names.enumerated().map { place, name in
      "\(Self.code(ofCommune: place)),20,commune,xã,\(quoted(name))\n"
    }
    let rows = names.indices.map { "\(Self.code(ofCommune: $0)),A,2024-Q2,\($0 + 1),100\n" }
    let settings = try JSONSerialization.data(
      withJSONObject: ["id": "m", "name": method, "applies_to": ["commune"]])
    try self.init([
      "units.csv": "code,parent_code,level,type,name\n20,,province,tỉnh,\(quoted(province))\n"
        + units.joined(),
      "methods/m/method.json": String(decoding: settings, as: UTF8.self),
      "methods/m/criteria.csv": "code,parent,name,max_points,measure,rule,lead\n"
        + "1,,\(quoted(criterion)),10,metric:A,linear,\(quoted(lead))\n",
      "metrics/a.csv": "unit,indicator,period,numerator,denominator\n" + rows.joined(),
    ])
  }

  public static func code(ofCommune place: Int) -> String { "0\(1_000 + place)" }
}
