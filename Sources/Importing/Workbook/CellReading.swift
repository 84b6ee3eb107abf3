import Glibc

/// A cell as its XML says it, and how its value becomes text.
struct CellReading {
    /// How the value is written: the attribute t.
    enum Kind: Sendable {
        case number, sharedString, formulaString, inlineString, boolean, error, date
    }

    var reference = CellReference(column: 0, row: 0)
    var kind = Kind.number
    var style = 0
    var hasFormula = false
    var hasValue = false
    /// The bytes of the element v.
    var value: [UInt8] = []
    var inline = CellText()

    private let formats: [CellFormat]
    private let is1904: Bool
    private let strings: SharedStrings

    init(formats: [CellFormat], is1904: Bool, strings: SharedStrings) {
        self.formats = formats
        self.is1904 = is1904
        self.strings = strings
    }

    /// Begins a cell; nil when an attribute is not what a workbook can hold. `next` is its place without the attribute r.
    mutating func begin(_ attributes: XMLAttributes, next: CellReference) -> Void? {
        (reference, kind, style, hasFormula, hasValue) = (next, .number, 0, false, false)
        value.removeAll(keepingCapacity: true)
        inline.removeAll()
        guard let list = attributes.list else { return () }
        var place = 0
        while let name = list[place], let text = list[place + 1] {
            place += 2
            guard name.pointee != 0, name[1] == 0 else { continue }
            switch UInt8(bitPattern: name.pointee) {
            case UInt8(ascii: "r"):
                guard let found = CellReference(text) else { return nil }
                reference = found
            case UInt8(ascii: "s"): style = Int(atoi(text))
            case UInt8(ascii: "t"):
                guard let found = Self.kind(XMLName(text)) else { return nil }
                kind = found
            default: break
            }
        }
        return ()
    }

    private static func kind(_ name: XMLName) -> Kind? {
        if name.is("s") { return .sharedString }
        if name.is("n") { return .number }
        if name.is("inlineStr") { return .inlineString }
        if name.is("str") { return .formulaString }
        if name.is("b") { return .boolean }
        if name.is("e") { return .error }
        return name.is("d") ? .date : nil
    }

    /// Adds the cell to its row unless it is blank.
    ///
    /// - Throws: when the value is none of its kind, which no spreadsheet program writes.
    mutating func finish(_ row: inout SheetRow) throws(RecordProblem) {
        var cell = SheetCell(column: reference.column, start: row.bytes.count, end: row.bytes.count)
        if row.bytes.count > SheetRow.maximumBytes {
            cell.fault = .overlongRow
        } else if isWithoutResult {
            cell.fault = .missingResult
        } else {
            cell.fault = try append(to: &row.bytes)
        }
        cell.end = row.bytes.count
        if cell.end > cell.start || cell.fault != nil { row.cells.append(cell) }
    }

    /// Whether it is a formula that was never computed. The result of one may be a text without a character.
    private var isWithoutResult: Bool {
        guard hasFormula, value.isEmpty else { return false }
        return kind != .inlineString && !(kind == .formulaString && hasValue)
    }

    private mutating func append(to bytes: inout [UInt8]) throws(RecordProblem) -> CellFault? {
        let start = bytes.count
        switch kind {
        case .number: return try appendNumber(to: &bytes)
        case .sharedString:
            if !hasValue { return nil }
            guard let number = index, try strings.append(number, to: &bytes) else {
                throw damaged("refers to a shared string that the workbook does not have")
            }
        case .inlineString: bytes.append(contentsOf: inline.bytes)
        case .formulaString:
            bytes.append(contentsOf: value)
            CellText.unescape(&bytes, from: start)
        case .boolean:
            switch String(decoding: value, as: UTF8.self) {
            case "1", "true": bytes.append(contentsOf: "TRUE".utf8)
            case "0", "false": bytes.append(contentsOf: "FALSE".utf8)
            case "": break
            default: throw damaged("is neither true nor false")
            }
        case .error: return .error(CellError(rawValue: String(decoding: value, as: UTF8.self)) ?? .other)
        case .date: appendDate(to: &bytes)
        }
        return Self.fault(ofText: bytes[start...])
    }

    /// What the length of a text says.
    private static func fault(ofText text: ArraySlice<UInt8>) -> CellFault? {
        guard text.count >= CellText.maximumUnits else { return nil }
        let units = CellText.units(text)
        if units == CellText.maximumUnits { return .cutText }
        return units > CellText.maximumUnits ? .overlongText(units: units) : nil
    }

    private func appendNumber(to bytes: inout [UInt8]) throws(RecordProblem) -> CellFault? {
        let text = value[...]
        if text.isEmpty { return nil }
        let format = formats.indices.contains(style) ? formats[style] : CellFormat(builtIn: 0)
        if !format.isDate, format.zeros == 0, CellNumber.isPlain(text) {
            bytes.append(contentsOf: text)
            return nil
        }
        guard let number = CellNumber.value(text) else { throw damaged("is a number that cannot be read") }
        if format.isDate {
            guard let date = SerialDate.text(number, format, is1904: is1904) else { return .noSuchDay }
            bytes.append(contentsOf: date.utf8)
            return nil
        }
        if CellNumber.mayHaveLostDigits(text, number) { return .lostDigits }
        bytes.append(contentsOf: CellNumber.text(number, zeros: format.zeros).utf8)
        return nil
    }

    /// A date that stands as ISO 8601 text. Midnight is left out where the format shows no time.
    private func appendDate(to bytes: inout [UInt8]) {
        let showsTime = formats.indices.contains(style) && formats[style].showsTime
        var text = value[...]
        if !showsTime, text.count >= 19 {
            let time = String(decoding: text.dropFirst(10), as: UTF8.self)
            if ["T00:00:00", "T00:00:00.000", "T00:00:00Z", "T00:00:00.000Z"].contains(time) { text = text.prefix(10) }
        }
        bytes.append(contentsOf: text)
    }

    /// The number of a shared string.
    private var index: Int? {
        guard !value.isEmpty, value.count < 11 else { return nil }
        var number = 0
        for byte in value {
            guard 0x30...0x39 ~= byte else { return nil }
            number = number * 10 + Int(byte - 0x30)
        }
        return number
    }

    private func damaged(_ what: String) -> RecordProblem {
        .workbook(
            .damagedFile, "cell \(reference.text) \(what): the workbook is damaged", line: reference.row,
            column: reference.column)
    }
}
