import Foundation
import FoundationXML
import TestSupport

/// A page as a word processor would find it in a file: paragraphs, and cells of a table.
struct ReadPage: Equatable {
    var paragraphs: [String] = []
    var heads: [[String]] = []
    var rows: [[String]] = []
    /// Of all rows together, in twentieths of a point.
    var tableHeight = 0

    /// Everything that can be read on it.
    var words: [Substring] {
        (paragraphs + heads.joined() + rows.joined()).flatMap { $0.split(whereSeparator: \.isWhitespace) }
    }
}

/// Reads as much of Rich Text Format as a document of pages needs.
struct RTFReading {
    private(set) var pages: [ReadPage] = []
    private var paragraph = ""
    private var cells: [String] = []
    private var isHead = false

    init(_ bytes: [UInt8]) {
        var depth = 0
        var skipped: Int?
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "{"):
                depth += 1
                let next = String(decoding: bytes[position..<min(position + 8, bytes.count)], as: UTF8.self)
                let hides = ["\\*", "\\fonttbl", "\\stylesh", "\\info"].contains { next.hasPrefix($0) }
                if skipped == nil, hides { skipped = depth }
            case UInt8(ascii: "}"):
                if skipped == depth { skipped = nil }
                depth -= 1
            case UInt8(ascii: "\\"):
                if [0x5C, 0x7B, 0x7D].contains(bytes[position]) {
                    if skipped == nil { paragraph.append(Character(Unicode.Scalar(bytes[position]))) }
                    position += 1
                    continue
                }
                var word = ""
                while position < bytes.count, bytes[position] >= 0x61, bytes[position] <= 0x7A {
                    word.append(Character(Unicode.Scalar(bytes[position])))
                    position += 1
                }
                var number = ""
                while position < bytes.count, bytes[position] == 0x2D || (0x30...0x39).contains(bytes[position]) {
                    number.append(Character(Unicode.Scalar(bytes[position])))
                    position += 1
                }
                if position < bytes.count, bytes[position] == 0x20 { position += 1 }
                if skipped != nil { continue }
                if word == "u" { position += 1 }
                take(word, Int(number))
            case 0x0A: continue
            default: if skipped == nil { paragraph.append(Character(Unicode.Scalar(byte))) }
            }
        }
    }

    /// The first half of a letter beyond the first plane.
    private var half: UInt16?

    private mutating func take(_ word: String, _ number: Int?) {
        switch word {
        case "pagebb", "sectd": pages.append(ReadPage())
        case "par":
            if !pages.isEmpty { pages[pages.count - 1].paragraphs.append(paragraph) }
            paragraph = ""
        case "line", "tab": paragraph.append("\n")
        case "u":
            let unit = UInt16(truncatingIfNeeded: number ?? 0)
            if UTF16.isLeadSurrogate(unit) {
                half = unit
            } else {
                paragraph += String(decoding: (half.map { [$0] } ?? []) + [unit], as: UTF16.self)
                half = nil
            }
        case "trowd": (isHead, cells) = (false, [])
        case "trhdr": isHead = true
        case "trrh": pages[pages.count - 1].tableHeight += abs(number ?? 0)
        case "cell":
            cells.append(paragraph)
            paragraph = ""
        case "row":
            if isHead { pages[pages.count - 1].heads.append(cells) } else { pages[pages.count - 1].rows.append(cells) }
        default: break
        }
    }
}

/// Reads the text of a document of Office Open XML.
final class DOCXReading: NSObject, XMLParserDelegate {
    private(set) var pages: [ReadPage] = []
    private(set) var bookmarks: [String] = []
    private(set) var anchors: [String] = []
    private(set) var isWellFormed = false
    private var paragraph = ""
    private var cells: [String] = []
    private var isHead = false
    private var isInTable = false
    private var isText = false

    init(_ xml: String) {
        super.init()
        let parser = XMLParser(data: Data(xml.utf8))
        parser.delegate = self
        pages = [ReadPage()]
        isWellFormed = parser.parse()
    }

    func parser(
        _: XMLParser, didStartElement element: String, namespaceURI _: String?, qualifiedName _: String?,
        attributes: [String: String]
    ) {
        switch element {
        case "w:pageBreakBefore": pages.append(ReadPage())
        case "w:br", "w:tab": if !isInTable || element == "w:br" { paragraph.append("\n") }
        case "w:t": isText = true
        case "w:tbl": isInTable = true
        case "w:tr": (isHead, cells) = (false, [])
        case "w:tblHeader": isHead = true
        case "w:trHeight": pages[pages.count - 1].tableHeight += Int(attributes["w:val"] ?? "") ?? 0
        case "w:bookmarkStart": bookmarks.append(attributes["w:name"] ?? "")
        case "w:hyperlink": anchors.append(attributes["w:anchor"] ?? "")
        default: break
        }
    }

    func parser(_: XMLParser, foundCharacters text: String) { if isText { paragraph += text } }

    func parser(_: XMLParser, didEndElement element: String, namespaceURI _: String?, qualifiedName _: String?) {
        switch element {
        case "w:t": isText = false
        case "w:p" where !isInTable:
            pages[pages.count - 1].paragraphs.append(paragraph)
            paragraph = ""
        case "w:tc":
            cells.append(paragraph)
            paragraph = ""
        case "w:tr":
            if isHead { pages[pages.count - 1].heads.append(cells) } else { pages[pages.count - 1].rows.append(cells) }
        case "w:tbl": isInTable = false
        default: break
        }
    }
}
