/// A cell that a test writes into a workbook.
package enum WorkbookCell: Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    /// Nothing at all, not even an element.
    case blank
    /// An inline string.
    case text(String)
    /// A number as it stands in the XML, with the number of its style.
    case number(String, style: Int = 0)
    /// A shared string by its number.
    case shared(Int)
    /// What stands inside the element, and the value of its attribute t.
    case xml(String, type: String = "n", style: Int = 0)

    package init(stringLiteral value: String) { self = .text(value) }
    package init(integerLiteral value: Int) { self = .number(String(value)) }

    /// The rows of cells from A1 on.
    package static func rows(_ rows: [[WorkbookCell]]) -> String {
        rows.enumerated().map { number, cells in
            let elements = cells.enumerated().map { $1.element(at: name(column: $0) + String(number + 1)) }
            return "<row r='\(number + 1)'>\(elements.joined())</row>"
        }.joined()
    }

    private func element(at place: String) -> String {
        switch self {
        case .blank: ""
        case .text(let text):
            "<c r='\(place)' t='inlineStr'><is><t xml:space='preserve'>\(SmallWorkbook.escaped(text))</t></is></c>"
        case .number(let number, let style): "<c r='\(place)' s='\(style)'><v>\(number)</v></c>"
        case .shared(let number): "<c r='\(place)' t='s'><v>\(number)</v></c>"
        case .xml(let xml, let type, let style): "<c r='\(place)' s='\(style)' t='\(type)'>\(xml)</c>"
        }
    }

    /// The letters of a column from 0; of the first 702.
    private static func name(column: Int) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        return (column >= 26 ? String(letters[column / 26 - 1]) : "") + String(letters[column % 26])
    }
}
