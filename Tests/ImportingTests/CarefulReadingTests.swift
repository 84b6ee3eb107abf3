import Foundation
import Importing
import Imports
import Safety
import TestSupport
import Testing

/// Files of invented events with one damage each: what is read must be what a careful person reads, or a problem must be
/// told.
@Suite("A file of events with one damage (synthetic)")
struct CarefulReadingTests {
    /// What may happen to a file on its way.
    enum Damage: String, CaseIterable, Sendable {
        case lostDelimiter, doubledDelimiter, otherDelimiter, lostQuote, addedQuote, blankBesideQuote
        case lostLineEnd, addedLineEnd, cut, nul, notUTF8, emptyLine, otherLineEnd
    }

    private struct Event: Hashable {
        var subject, sequence, verbatim, soc, pt, onset: String
        var fields: [String] { [subject, sequence, verbatim, soc, pt, onset, "N"] }
        var key: String { "\(subject)/\(sequence)" }
    }

    private static let words = [
        "pain", "pain, severe", "so called \"pain\"", "두통", "n\u{E9}vralgie; left", "first line\nsecond line", "\"",
        "6'2\"", "a,b,,c", " padded ",
    ]

    /// A file in pieces, so that a damage can be put between them: fields with their quotes, delimiters, line ends.
    private static func pieces(_ events: [Event], _ random: inout SeededGenerator) -> [String] {
        var pieces = ["subject_id,event_seq,verbatim,soc_name,pt_name,onset_date,serious", "\n"]
        for event in events {
            for (number, field) in event.fields.enumerated() {
                if number > 0 { pieces.append(",") }
                let needsQuotes = field.contains { ",\"\n\r".contains($0) }
                let isQuoted = needsQuotes || Int.random(in: 0..<4, using: &random) == 0
                pieces.append(isQuoted ? "\"\(field.replacing("\"", with: "\"\""))\"" : field)
            }
            pieces.append("\n")
        }
        return pieces
    }

    /// Puts the damage into the pieces behind the header; nil when there is no place for it.
    private static func damaged(
        _ pieces: [String], by damage: Damage, _ random: inout SeededGenerator
    ) -> [UInt8]? {
        var pieces = pieces
        func place(_ fits: (String) -> Bool) -> Int? {
            pieces.indices.dropFirst(2).filter { fits(pieces[$0]) }.randomElement(using: &random)
        }
        let isField = { (piece: String) in piece != "," && piece != "\n" }
        switch damage {
        case .lostDelimiter: place { $0 == "," }.map { pieces[$0] = "" } ?? ()
        case .doubledDelimiter: place { $0 == "," }.map { pieces[$0] = ",," } ?? ()
        case .otherDelimiter: place { $0 == "," }.map { pieces[$0] = ";" } ?? ()
        case .lostQuote:
            guard let field = place({ $0.hasPrefix("\"") }) else { return nil }
            let quotes = pieces[field].indices.filter { pieces[field][$0] == "\"" }
            guard let quote = quotes.randomElement(using: &random) else { return nil }
            pieces[field].remove(at: quote)
        case .addedQuote:
            guard let field = place(isField) else { return nil }
            let offset = Int.random(in: 0...pieces[field].count, using: &random)
            pieces[field].insert("\"", at: pieces[field].index(pieces[field].startIndex, offsetBy: offset))
        case .blankBesideQuote:
            guard let field = place({ $0.hasPrefix("\"") }) else { return nil }
            pieces[field] = Bool.random(using: &random) ? " " + pieces[field] : pieces[field] + " "
        case .lostLineEnd:
            guard let end = place({ $0 == "\n" }), end < pieces.count - 1 else { return nil }
            pieces[end] = ""
        case .addedLineEnd: place { $0 == "," }.map { pieces[$0] = ",\n" } ?? ()
        case .cut:
            guard let field = place(isField) else { return nil }
            pieces.removeSubrange((field + 1)...)
            guard pieces[field - 1] == ",", pieces[field] != "N" else { return nil }
            pieces[field].removeLast()
        case .nul: place(isField).map { pieces[$0] = "\0" + pieces[$0] } ?? ()
        case .notUTF8:
            guard let field = place(isField) else { return nil }
            return Array(pieces[..<field].joined().utf8) + [0xC0] + Array(pieces[field...].joined().utf8)
        case .emptyLine: place { $0 == "\n" }.map { pieces[$0] = "\n\n" } ?? ()
        case .otherLineEnd: place { $0 == "\n" }.map { pieces[$0] = Bool.random(using: &random) ? "\r\n" : "\r" } ?? ()
        }
        return Array(pieces.joined().utf8)
    }

    @Test(
        "is read as a careful person reads it, or a problem is told: no row is wrong and none is missing in silence",
        arguments: Damage.allCases)
    func oneDamage(_ damage: Damage) throws {
        let folder = try DeliveryFolder()
        let profile = try Imports.profile(Imports.ownProfile)
        var random = SeededGenerator(seed: 11)
        var told = 0
        for round in 0..<150 {
            let events = (1...Int.random(in: 2...7, using: &random)).map { number in
                Event(
                    subject: "S-\(Int.random(in: 1...3, using: &random))", sequence: "\(number)",
                    verbatim: Self.words.randomElement(using: &random) ?? "", soc: "Eye disorders",
                    pt: "Term, \(number)",
                    onset: "2020-01-0\(number)")
            }
            let pieces = Self.pieces(events, &random)
            guard let bytes = Self.damaged(pieces, by: damage, &random) else { continue }
            try Data(bytes).write(to: URL(fileURLWithPath: folder.path + "/events.csv"))
            let read = try Collected(Delivery.open(paths: folder.paths("events.csv"), profile: profile))
            let truth = Dictionary(uniqueKeysWithValues: events.map { ($0.key, $0) })
            var found: Set<String> = []
            for event in read.events {
                guard case .names(let coding) = event.coding else { continue }
                let row = Event(
                    subject: event.subject, sequence: event.sequence, verbatim: event.verbatim ?? "",
                    soc: coding.soc.name, pt: coding.pt.name, onset: event.onset?.written ?? "")
                #expect(row == truth[row.key], "\(damage) \(round): a row was read wrongly")
                found.insert(row.key)
            }
            #expect(
                found.count == events.count || !read.rejects.isEmpty, "\(damage) \(round): a row is missing in silence")
            if !read.rejects.isEmpty { told += 1 }
        }
        switch damage {
        case .emptyLine, .otherLineEnd: #expect(told == 0)
        default: #expect(told > 50, "the damage must be told of")
        }
    }
}
