import CPango

/// Lines of text made ready to draw: letters of all scripts, each by a font that has them.
final class Typesetter {
    /// Liberation Sans is as wide as the letters pages were laid out with; the others have what it lacks.
    private static let families =
        "Liberation Sans, Arial, Helvetica, NanumGothic, Nanum Gothic, Noto Sans CJK KR, Noto Sans"
    /// Short texts are mostly numbers, which a document repeats; so many are kept.
    private static let keptLength = 16
    private static let keptCount = 8192

    private let pango: OpaquePointer
    private var fonts: [Font: OpaquePointer] = [:]
    private var kept: [Key: Line] = [:]

    private struct Font: Hashable {
        var size: Double
        var isBold: Bool
    }

    private struct Key: Hashable {
        var text: String
        var font: Font
    }

    init(context: OpaquePointer) throws(ReportingError) {
        guard let pango = pango_cairo_create_context(context) else { throw .drawing(reason: "no memory") }
        self.pango = pango
        // Whatever the machine's settings for screens are, letters have the widths that the font gives them.
        let options = cairo_font_options_create()
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
        pango_cairo_context_set_font_options(pango, options)
        cairo_font_options_destroy(options)
        pango_context_set_round_glyph_positions(pango, 0)
        pango_context_set_language(pango, pango_language_from_string("en"))
        pango_context_set_base_dir(pango, PANGO_DIRECTION_LTR)
        // Without any font pages would be drawn without a word. Where fonts lack a letter, its code is drawn in a box.
        guard line("0", PDFCanvas.Style(size: 8)).hasAllLetters else { throw .noFonts }
    }

    deinit {
        for font in fonts.values { pango_font_description_free(font) }
        g_object_unref(UnsafeMutableRawPointer(pango))
    }

    /// A line of text in a style.
    func line(_ text: String, _ style: PDFCanvas.Style) -> Line {
        let font = Font(size: style.size, isBold: style.isBold)
        guard text.utf8.count <= Self.keptLength else { return Line(text, font: description(of: font), in: pango) }
        let key = Key(text: text, font: font)
        if let line = kept[key] { return line }
        let line = Line(text, font: description(of: font), in: pango)
        if kept.count < Self.keptCount { kept[key] = line }
        return line
    }

    private func description(of font: Font) -> OpaquePointer? {
        if let description = fonts[font] { return description }
        guard let description = pango_font_description_new() else { return nil }
        pango_font_description_set_family(description, Self.families)
        pango_font_description_set_weight(description, font.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
        pango_font_description_set_absolute_size(description, font.size * Double(PANGO_SCALE))
        fonts[font] = description
        return description
    }

    /// One line of one style, with its width in points.
    final class Line {
        let width: Double
        private let layout: OpaquePointer?

        fileprivate init(_ text: String, font: OpaquePointer?, in pango: OpaquePointer) {
            let layout = pango_layout_new(pango)
            pango_layout_set_single_paragraph_mode(layout, 1)
            // What stands in a table from left to right stays so, whichever script a text begins with.
            pango_layout_set_auto_dir(layout, 0)
            pango_layout_set_font_description(layout, font)
            var text = text
            text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) {
                    pango_layout_set_text(layout, $0.baseAddress, Int32(clamping: $0.count))
                }
            }
            var extents = PangoRectangle()
            pango_layout_line_get_extents(pango_layout_get_line_readonly(layout, 0), nil, &extents)
            width = Double(extents.width) / Double(PANGO_SCALE)
            self.layout = layout
        }

        deinit {
            if let layout { g_object_unref(UnsafeMutableRawPointer(layout)) }
        }

        /// Whether fonts have every letter of it.
        fileprivate var hasAllLetters: Bool { pango_layout_get_unknown_glyphs_count(layout) == 0 }

        /// Draws it from the current point, which is on its baseline.
        func show(in context: OpaquePointer) {
            guard let line = pango_layout_get_line_readonly(layout, 0) else { return }
            pango_cairo_show_layout_line(context, line)
        }
    }
}
