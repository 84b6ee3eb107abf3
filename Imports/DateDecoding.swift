import Safety

extension DateNotation {
    init(_ top: StrictYAML) throws(ImportsError) {
        pivot = try top.value("pivot")?.integer(0...9900)
        origin = try top.value("day_origin").map { (value) throws(ImportsError) in try DateNotation.day(value) }
    }

    private static func day(_ value: StrictYAML) throws(ImportsError) -> CalendarDay {
        let text = try value.text()
        let parts = text.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3, let day = CalendarDay(year: parts[0], month: parts[1], day: parts[2]), day.isISO(text)
        else { throw value.error("\(value.name) needs a day as yyyy-mm-dd, not \"\(text)\".") }
        return day
    }
}

extension StrictYAML {
    /// A list of date formats.
    func dateFormats(_ notation: DateNotation) throws(ImportsError) -> [DateFormat] {
        var formats: [DateFormat] = []
        for name in try texts() {
            guard let format = DateFormat(name: name, notation) else {
                throw error(
                    "\"\(name)\" is no date format. Use iso, date9, sas, excel-1900, excel-1904, d/m-or-m/d, days (with the "
                        + "key day_origin), or a pattern of d, dd, m, mm, mmm, yyyy, yy (with the key pivot) and punctuation."
                )
            }
            formats.append(format)
        }
        if formats.isEmpty { throw error("A profile needs at least one date format, for instance iso.") }
        return formats
    }
}
