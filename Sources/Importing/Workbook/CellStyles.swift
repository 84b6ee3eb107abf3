/// The formats that cells name by their number: the cell formats of the styles, with the number format of each.
enum CellStyles {
    static func formats(_ part: String?, of package: WorkbookPackage) throws(RecordProblem) -> [CellFormat] {
        guard let part else { return [] }
        var codes: [Int: CellFormat] = [:]
        var numbers: [Int] = []
        _ = try ElementScan.read(part, of: package) { name, section, attributes, depth in
            guard depth == 3, let number = Int(attributes.text("numFmtId")) ?? (name.is("xf") ? 0 : nil) else { return }
            if section == "numFmts", name.is("numFmt") {
                codes[number] = CellFormat(code: attributes.text("formatCode"))
            } else if section == "cellXfs", name.is("xf") {
                numbers.append(number)
            }
        }
        return numbers.map { codes[$0] ?? CellFormat(builtIn: $0) }
    }
}
