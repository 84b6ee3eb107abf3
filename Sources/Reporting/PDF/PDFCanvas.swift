import CPango

/// A PDF that is drawn page by page, in points from the upper left corner.
struct PDFCanvas: ~Copyable {
    private let sink = Sink()
    private let surface: OpaquePointer
    private let context: OpaquePointer
    private let typesetter: Typesetter

    /// Where the bytes go while pages are finished.
    private final class Sink {
        var bytes: [UInt8] = []
    }

    init(paper: Paper, title: String) throws(ReportingError) {
        let surface = cairo_pdf_surface_create_for_stream(
            { sink, data, count in
                guard let sink, let data else { return CAIRO_STATUS_WRITE_ERROR }
                Unmanaged<Sink>.fromOpaque(sink).takeUnretainedValue().bytes
                    .append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
                return CAIRO_STATUS_SUCCESS
            }, Unmanaged.passUnretained(sink).toOpaque(), paper.width, paper.height)
        guard let surface else { throw .drawing(reason: "no memory") }
        guard let context = cairo_create(surface) else {
            cairo_surface_destroy(surface)
            throw .drawing(reason: "no memory")
        }
        do throws(ReportingError) {
            typesetter = try Typesetter(context: context)
        } catch {
            cairo_destroy(context)
            cairo_surface_destroy(surface)
            throw error
        }
        self.surface = surface
        self.context = context
        cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "soteria")
        // The same document gives the same bytes, whenever it is written.
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z")
    }

    deinit {
        cairo_destroy(context)
        cairo_surface_destroy(surface)
    }

    /// How a line of text looks.
    struct Style: Hashable {
        var size: Double
        var isBold = false
        var ink = Ink.black
    }

    enum Ink: Hashable {
        case black, grey, blue
    }

    /// How wide a text is.
    func width(of text: String, _ style: Style) -> Double { typesetter.line(text, style).width }

    /// Draws a line of text between two edges, narrower than it is where it would not fit between them.
    func draw(
        _ text: String, from left: Double, to right: Double, baseline: Double,
        alignment: LaidOutCell.Alignment = .left, style: Style
    ) {
        guard !text.isEmpty else { return }
        let line = typesetter.line(text, style)
        let place = max(1, right - left)
        let narrowing = line.width > place + 0.05 ? place / line.width : 1
        let width = line.width * narrowing
        let start =
            switch alignment {
            case .left: left
            case .centre: left + (place - width) / 2
            case .right: right - width
            }
        switch style.ink {
        case .black: cairo_set_source_rgb(context, 0, 0, 0)
        case .grey: cairo_set_source_rgb(context, 0.33, 0.33, 0.33)
        case .blue: cairo_set_source_rgb(context, 0.09, 0.25, 0.53)
        }
        if narrowing < 1 {
            cairo_save(context)
            cairo_translate(context, start, baseline)
            cairo_scale(context, narrowing, 1)
            cairo_move_to(context, 0, 0)
            line.show(in: context)
            cairo_restore(context)
        } else {
            cairo_move_to(context, start, baseline)
            line.show(in: context)
        }
    }

    /// Draws a thin horizontal rule.
    func rule(from left: Double, to right: Double, at height: Double) {
        cairo_set_source_rgb(context, 0, 0, 0)
        cairo_set_line_width(context, 0.5)
        cairo_move_to(context, left, height)
        cairo_line_to(context, right, height)
        cairo_stroke(context)
    }

    /// Makes the page's upper left corner the target of links.
    func markTarget(_ name: String) {
        cairo_tag_begin(context, CAIRO_TAG_DEST, "name='\(name)' x=0 y=0")
        cairo_tag_end(context, CAIRO_TAG_DEST)
    }

    /// Makes a part of the page a link to a target.
    func link(to name: String, from left: Double, to right: Double, top: Double, height: Double) {
        cairo_tag_begin(context, CAIRO_TAG_LINK, "rect=[\(left) \(top) \(right - left) \(height)] dest='\(name)'")
        cairo_tag_end(context, CAIRO_TAG_LINK)
    }

    /// Adds an entry to the outline that readers show beside the pages.
    func bookmark(_ title: String, to name: String) {
        cairo_pdf_surface_add_outline(
            surface, Int32(CAIRO_PDF_OUTLINE_ROOT), title, "dest='\(name)'", cairo_pdf_outline_flags_t(0))
    }

    func endPage() { cairo_show_page(context) }

    /// The finished file. Throws when anything could not be drawn.
    consuming func bytes() throws(ReportingError) -> [UInt8] {
        for status in [cairo_status(context), finish()] where status != CAIRO_STATUS_SUCCESS {
            throw .drawing(reason: cairo_status_to_string(status).map { String(cString: $0) } ?? "unknown")
        }
        return sink.bytes
    }

    private func finish() -> cairo_status_t {
        cairo_surface_finish(surface)
        return cairo_surface_status(surface)
    }
}
