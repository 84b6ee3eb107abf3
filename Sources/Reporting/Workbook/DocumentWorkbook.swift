extension Document {
    /// The document as a workbook: contents, a sheet for each display, and the provenance.
    ///
    /// Texts are stored as texts, whatever they begin with, and numbers as numbers where a cell is one. The same document
    /// gives the same bytes. Throws when a sheet cannot hold a display, or when no file can be written.
    package func xlsx() throws(ReportingError) -> [UInt8] {
        let file = try WorkbookFile(title: visible(titles.first ?? ""))
        let contents = file.sheetName(for: "Contents")
        let provenanceName = provenance.isEmpty ? "" : file.sheetName(for: "Provenance")
        let names = displays.map { file.sheetName(for: "\($0.number) \($0.display.name)") }
        try writeContents(on: file.addSheet(contents), names: names)
        for (display, name) in zip(displays, names) {
            try TableSheet(display: display, sheet: file.addSheet(name), contents: contents).write()
        }
        if !provenance.isEmpty { try writeProvenance(on: file.addSheet(provenanceName)) }
        return try file.bytes()
    }

    private func writeContents(on sheet: WorkbookSheet, names: [String]) throws(ReportingError) {
        try sheet.setWidth(18, column: 0)
        try sheet.setWidth(90, column: 1)
        var row = 0
        for title in titles {
            try sheet.write(title, row: row, column: 0, CellStyle(isBold: row == 0, isTitle: row == 0))
            row += 1
        }
        row += 1
        for (display, name) in zip(displays, names) {
            let title = display.display.titles.first ?? display.display.name
            try sheet.write(display.label, linkTo: name, row: row, column: 0, CellStyle())
            try sheet.write(title, linkTo: name, row: row, column: 1, CellStyle())
            row += 1
        }
        try sheet.setPrinting()
    }

    private func writeProvenance(on sheet: WorkbookSheet) throws(ReportingError) {
        try sheet.setWidth(30, column: 0)
        try sheet.setWidth(110, column: 1)
        for (row, line) in provenance.enumerated() {
            try sheet.write(line.name, row: row, column: 0, CellStyle(isBold: true, isWrapped: true))
            try sheet.write(line.value, row: row, column: 1, CellStyle(alignment: .left, isWrapped: true))
        }
        try sheet.setPrinting()
    }
}
