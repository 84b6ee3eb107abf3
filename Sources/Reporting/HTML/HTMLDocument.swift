extension Document {
    /// The document as one page of HTML that needs nothing else: no script, and nothing is fetched.
    ///
    /// - Parameter style: the style sheet that it carries, as CSS.
    package func html(style: String) -> String {
        var page = htmlOpening(style: style)
        if !displays.isEmpty { appendContents(to: &page) }
        page += "<main>\n"
        for (position, display) in displays.enumerated() { display.appendHTML(to: &page, position: position) }
        page += "</main>\n"
        return page + provenanceHTML + "</body>\n</html>\n"
    }

    /// Everything up to the end of the titles, which the contents of a folder share.
    func htmlOpening(style: String) -> String {
        var page = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(htmlText(titles.first ?? ""))</title>
            <style>
            \(style)
            """
        for width in Set(displays.flatMap(\.display.table.detailWidths)).sorted() where width > 0 {
            page += ".w\(width) { min-width: \(width / 2).\(width % 2 * 5)ch }\n"
        }
        page += "</style>\n</head>\n<body>\n<header>\n"
        for (position, title) in titles.enumerated() {
            page += position == 0 ? "<h1>\(htmlText(title))</h1>\n" : "<p>\(htmlText(title))</p>\n"
        }
        if let mark { page += "<p class=\"mark\">\(htmlText(mark))</p>\n" }
        page += "</header>\n"
        return page
    }

    private func appendContents(to page: inout String) {
        page += "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">Contents</h2>\n<ol>\n"
        for (position, display) in displays.enumerated() {
            let title = display.display.titles.first ?? display.display.name
            page +=
                "<li><a href=\"#d\(position + 1)\"><span>\(htmlText(display.label))</span> \(htmlText(title))</a></li>\n"
        }
        page += "</ol>\n</nav>\n"
    }

    /// What made the document, as a section; empty where nothing is said.
    var provenanceHTML: String {
        guard !provenance.isEmpty else { return "" }
        var page =
            "<section class=\"provenance\" aria-labelledby=\"provenance\">\n<h2 id=\"provenance\">Provenance</h2>\n<dl>\n"
        for line in provenance {
            page += "<div><dt>\(htmlText(line.name))</dt><dd>\(htmlText(line.value))</dd></div>\n"
        }
        return page + "</dl>\n</section>\n"
    }
}

extension Document.NumberedDisplay {
    fileprivate func appendHTML(to page: inout String, position: Int) {
        page += "<section class=\"display\" id=\"d\(position + 1)\">\n<table>\n<caption>\n"
        page += "<p class=\"label\">\(htmlText(label))</p>\n"
        for (position, title) in display.titles.enumerated() {
            page += position == 0 ? "<h2>\(htmlText(title))</h2>\n" : "<p>\(htmlText(title))</p>\n"
        }
        page += "</caption>\n"
        display.table.appendHTML(to: &page)
        page += "</table>\n"
        for (lines, name) in [(display.notes, "notes"), (display.trailer, "trailer")] where !lines.isEmpty {
            page += "<div class=\"\(name)\">\n"
            for line in lines { page += "<p>\(htmlText(line))</p>\n" }
            page += "</div>\n"
        }
        page += "</section>\n"
    }
}

/// Text in which nothing is markup and no hidden character takes effect.
func htmlText(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in visible(text).unicodeScalars {
        switch scalar {
        case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
        case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
        case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
        case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
        case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
        default: escaped.append(scalar)
        }
    }
    return String(escaped)
}
