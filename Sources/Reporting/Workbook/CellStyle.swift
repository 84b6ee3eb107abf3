import CXlsxwriter

/// How a cell of a sheet looks.
struct CellStyle: Hashable {
    var isBold = false
    var isItalic = false
    var isLink = false
    var isGrey = false
    var isTitle = false
    var alignment: Alignment?
    /// Steps to the right.
    var indent = 0
    /// Broken at the cell's width, and from its top.
    var isWrapped = false
    /// At the cell's foot, as heads are.
    var isAtFoot = false
    var hasRuleAbove = false
    var hasRuleBelow = false
    /// The format of a number.
    var number = ""

    enum Alignment: Hashable { case left, centre, right }

    func apply(to format: UnsafeMutablePointer<lxw_format>) {
        if isBold { format_set_bold(format) }
        if isItalic { format_set_italic(format) }
        if isTitle { format_set_font_size(format, 14) }
        if isGrey { format_set_font_color(format, 0x5F6368) }
        if isLink {
            format_set_font_color(format, 0x17406D)
            format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue))
        }
        switch alignment {
        case .left: format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
        case .centre: format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
        case .right: format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
        case nil: break
        }
        // A sheet knows 15 steps.
        if indent > 0 { format_set_indent(format, UInt8(min(indent, 15))) }
        if isWrapped { format_set_text_wrap(format) }
        if isAtFoot {
            format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_BOTTOM.rawValue))
        } else if isWrapped {
            format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        }
        if hasRuleAbove { format_set_top(format, UInt8(LXW_BORDER_THIN.rawValue)) }
        if hasRuleBelow { format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue)) }
        if !number.isEmpty { format_set_num_format(format, number) }
    }
}
