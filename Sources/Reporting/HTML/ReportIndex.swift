extension Report {
    /// The contents of a folder that holds each display in a file of its own, as a page of links in HTML.
    package func index(of formats: [DocumentFormat], style: String) -> String {
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
            </style>
            </head>
            <body>
            <header>

            """
        for (position, title) in titles.enumerated() {
            page += position == 0 ? "<h1>\(htmlText(title))</h1>\n" : "<p>\(htmlText(title))</p>\n"
        }
        page += "</header>\n<main>\n<table class=\"files\">\n<tbody>\n"
        for (part, file) in zip(document.displays, files) {
            let links = formats.map { format in
                "<a href=\"\(htmlText("\(file.name).\(format.fileExtension)"))\">\(format.rawValue)</a>"
            }
            page += "<tr><th scope=\"row\">\(htmlText(part.label))</th>"
            page += "<td class=\"text\">\(htmlText(part.display.titles.first ?? part.display.name))</td>"
            page += "<td class=\"text\">\(links.joined(separator: " "))</td></tr>\n"
        }
        page += "</tbody>\n</table>\n</main>\n"
        page += document.provenanceHTML
        return page + "</body>\n</html>\n"
    }
}
