import CXlsxWriter

/// How a cell looks. Equal looks share one format of the workbook.
struct CellStyle: Hashable {
  enum Alignment: Hashable {
    case leading
    case center
    case trailing
  }

  struct Border: OptionSet, Hashable {
    let rawValue: Int

    static let top = Border(rawValue: 1)
    static let bottom = Border(rawValue: 2)
    static let left = Border(rawValue: 4)
    static let right = Border(rawValue: 8)
    static let box: Border = [.top, .bottom, .left, .right]
  }

  var size = 11.0
  var isBold = false
  var isItalic = false
  var isUnderlined = false
  var alignment = Alignment.leading
  var isAtTop = false
  var wraps = false
  var border: Border = []
  var isShaded = false
  /// Empty: none.
  var numberFormat = ""

  static let font = "Times New Roman"
  /// Light enough for black letters, and for a copier.
  private static let shade: lxw_color_t = 0xD9D9D9

  func apply(to format: UnsafeMutablePointer<lxw_format>) {
    format_set_font_name(format, Self.font)
    format_set_font_size(format, size)
    if isBold { format_set_bold(format) }
    if isItalic { format_set_italic(format) }
    if isUnderlined { format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue)) }
    let side =
      switch alignment {
      case .leading: LXW_ALIGN_LEFT
      case .center: LXW_ALIGN_CENTER
      case .trailing: LXW_ALIGN_RIGHT
      }
    format_set_align(format, UInt8(side.rawValue))
    let place = isAtTop ? LXW_ALIGN_VERTICAL_TOP : LXW_ALIGN_VERTICAL_CENTER
    format_set_align(format, UInt8(place.rawValue))
    // Words keep off the border, and off the number to their left.
    if alignment == .leading, border == .box { format_set_indent(format, 1) }
    if wraps { format_set_text_wrap(format) }
    let thin = UInt8(LXW_BORDER_THIN.rawValue)
    if border.contains(.top) { format_set_top(format, thin) }
    if border.contains(.bottom) { format_set_bottom(format, thin) }
    if border.contains(.left) { format_set_left(format, thin) }
    if border.contains(.right) { format_set_right(format, thin) }
    if isShaded {
      format_set_pattern(format, UInt8(LXW_PATTERN_SOLID.rawValue))
      format_set_fg_color(format, Self.shade)
      format_set_bg_color(format, Self.shade)
    }
    if !numberFormat.isEmpty { format_set_num_format(format, numberFormat) }
  }
}
