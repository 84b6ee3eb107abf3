import CXlsxwriter

/// A sheet of a workbook, written cell by cell; rows and columns are counted from 0.
struct WorkbookSheet {
    let name: String
    let sheet: UnsafeMutablePointer<lxw_worksheet>
    let file: WorkbookFile

    /// The height of a line, in points.
    static let lineHeight = 15.0

    private func row(_ number: Int) -> lxw_row_t { lxw_row_t(clamping: number) }
    private func column(_ number: Int) -> lxw_col_t { lxw_col_t(clamping: number) }

    /// Writes a text as a text, whatever it begins with.
    func write(_ text: String, row: Int, column: Int, _ style: CellStyle) throws(ReportingError) {
        let result = worksheet_write_string(
            sheet, self.row(row), self.column(column), Self.cellText(text), file.format(style))
        try file.check(result, sheet: name)
    }

    func write(_ number: PlainNumber, row: Int, column: Int, _ style: CellStyle) throws(ReportingError) {
        var style = style
        style.number = number.format
        let result = worksheet_write_number(
            sheet, self.row(row), self.column(column), number.value, file.format(style))
        try file.check(result, sheet: name)
    }

    /// Writes a text that leads to another sheet.
    func write(_ text: String, linkTo target: String, row: Int, column: Int, _ style: CellStyle) throws(ReportingError)
    {
        var style = style
        style.isLink = true
        let place =
            "internal:'\(target.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''"))'!A1"
        let result = worksheet_write_url_opt(
            sheet, self.row(row), self.column(column), place, file.format(style), Self.cellText(text), nil)
        try file.check(result, sheet: name)
    }

    /// Writes a text over several cells.
    func merge(
        _ text: String, rows: ClosedRange<Int>, columns: ClosedRange<Int>, _ style: CellStyle
    ) throws(ReportingError) {
        guard rows.count > 1 || columns.count > 1 else {
            return try write(text, row: rows.lowerBound, column: columns.lowerBound, style)
        }
        let result = worksheet_merge_range(
            sheet, row(rows.lowerBound), column(columns.lowerBound), row(rows.upperBound), column(columns.upperBound),
            Self.cellText(text), file.format(style))
        try file.check(result, sheet: name)
    }

    /// Sets the width of a column, in letters.
    func setWidth(_ letters: Int, column: Int) throws(ReportingError) {
        let place = self.column(column)
        try file.check(worksheet_set_column(sheet, place, place, Double(letters), nil), sheet: name)
    }

    /// Sets the height of a row, in lines.
    func setHeight(_ lines: Double, row: Int) throws(ReportingError) {
        // No sheet has a row that is higher than 409 points.
        let height = min(409, lines * Self.lineHeight)
        try file.check(worksheet_set_row(sheet, self.row(row), height, nil), sheet: name)
    }

    /// Keeps rows and a column of labels in sight, and repeats the heads on each printed page.
    func keepInSight(heads: ClosedRange<Int>, hasLabels: Bool) throws(ReportingError) {
        worksheet_freeze_panes(sheet, row(heads.upperBound + 1), hasLabels ? 1 : 0)
        try file.check(worksheet_repeat_rows(sheet, row(heads.lowerBound), row(heads.upperBound)), sheet: name)
    }

    /// Prints it on A4 in landscape, as wide as a page, with the name of the sheet and the page below.
    func setPrinting() throws(ReportingError) {
        worksheet_set_landscape(sheet)
        worksheet_set_paper(sheet, 9)
        worksheet_fit_to_pages(sheet, 1, 0)
        worksheet_set_margins(sheet, 0.6, 0.6, 0.7, 0.7)
        worksheet_gridlines(sheet, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
        try file.check(worksheet_set_footer(sheet, "&L&A&RPage &P of &N"), sheet: name)
        // A subject 007 is a text, and meant so.
        let result = worksheet_ignore_errors(sheet, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), "A1:XFD1048576")
        try file.check(result, sheet: name)
    }

    /// A text safe to show, its paragraphs on lines of their own. `_x0041_` in a text would be read as the letter A.
    private static func cellText(_ text: String) -> String {
        // Few texts have either, and a long listing has many texts.
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "\n") }) else {
            return visible(text)
        }
        return text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { visible(String($0)).replacing(/_(?=x[0-9A-Fa-f]{4}_)/, with: "_x005F_") }
            .joined(separator: "\n")
    }
}
