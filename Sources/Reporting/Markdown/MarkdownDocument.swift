extension Document {
    /// The document as Markdown: contents whose links lead to the displays, the displays, and the provenance.
    package func markdown() -> String {
        var page = ""
        for (position, title) in titles.enumerated() {
            page += (position == 0 ? "# " : "") + markdownText(title) + "\n\n"
        }
        if !displays.isEmpty { page += "## Contents\n\n" }
        for (position, display) in displays.enumerated() {
            let title = display.display.titles.first ?? display.display.name
            page += "- [\(markdownText("\(display.label): \(title)"))](#d\(position + 1))\n"
        }
        for (position, display) in displays.enumerated() {
            page += "\n<a id=\"d\(position + 1)\"></a>\n\n## \(markdownText(display.label))\n\n"
            page += display.display.markdown()
        }
        guard !provenance.isEmpty else { return page }
        page += "\n## Provenance\n\n| | |\n| :--- | :--- |\n"
        for line in provenance { page += "| \(markdownText(line.name)) | \(markdownText(line.value)) |\n" }
        return page
    }
}
