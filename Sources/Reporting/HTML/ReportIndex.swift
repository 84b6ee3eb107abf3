extension Report {
    /// The contents of a folder that holds each display in a file of its own, as a page of links in HTML.
    package func index(of formats: [DocumentFormat], style: String) -> String {
        let document = document
        var page = document.htmlOpening(style: style)
        page += "<main>\n<table class=\"files\">\n<tbody>\n"
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
