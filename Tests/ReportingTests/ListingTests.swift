import Foundation
import Reporting
import Reports
import Safety
import TestSupport
import Testing

struct ListingTests {
    static func event(_ number: Int, _ change: (inout ListedEvent) -> Void = { _ in }) -> ListedEvent {
        let file = SourceFile(name: "events.csv", sha256: "ab12", bytes: 999)
        var event = ListedEvent(
            id: number, subject: "SYN-00\(number)", sequence: "\(number)", disposition: .counted, isRelated: false,
            isSerious: false, source: SourcePosition(file: file, line: 10 + number, byteOffset: 100 * number))
        event.soc = "Nervous system disorders"
        event.pt = "Headache"
        event.verbatim = "headache"
        event.onset = "2019-02-03"
        event.studyDay = 3
        change(&event)
        return event
    }

    static let events = [
        event(1),
        event(2) {
            $0.pt = nil
            $0.soc = nil
            $0.verbatim = "pain, \"sharp\"\nleft"
            $0.arm = "Low"
            $0.site = "S1"
            $0.end = "2019-03"
            $0.severity = .lifeThreatening
            $0.serious = true
            $0.criteria = [.hospitalisation, .death]
            $0.causality = [
                CausalityAssessment(product: "L", assessor: "Investigator", reported: "Possible", value: .possible),
                CausalityAssessment(product: "L", assessor: nil, reported: nil, value: .missing),
            ]
            $0.outcome = .recoveredWithSequelae
            $0.action = .withdrawn
            $0.isSerious = true
            $0.isRelated = true
        },
        event(3) {
            $0.disposition = .afterWindow
            $0.studyDay = nil
            $0.onset = nil
            $0.grade = 2
        },
    ]

    @Test("A listing as text, with the part that the rules left out")
    func text() {
        #expect(
            EventListing.render(Self.events, format: .text, showsDisposition: true) == #"""
                ────────────────────────────────────────────────────────────────────────────────────────────────────
                Subject  Seq  Preferred term  Onset (day)     Severity         Serious   Counted          Source
                 arm           as reported     end             outcome          related                    line
                ────────────────────────────────────────────────────────────────────────────────────────────────────
                SYN-001  1    Headache        2019-02-03 (3)  -                -         yes              events.csv
                                                                                                           line 11
                SYN-002  2    Not coded       2019-02-03 (3)  life             serious   yes              events.csv
                 Low           pain,           2019-03        threatening       related                    line 12
                               "sharp"\nleft                   recovered with
                                                               sequelae
                SYN-003  3    Headache        unknown         grade 2          -         no: after the    events.csv
                                                                                         window            line 13
                ────────────────────────────────────────────────────────────────────────────────────────────────────
                3 events.

                """#)
        #expect(!EventListing.render(Self.events, format: .text).contains("Counted"))
    }

    @Test("A listing as CSV has every attribute and quotes what needs it")
    func csv() {
        #expect(
            EventListing.render(Self.events, format: .csv) == """
                subject,site,arm,sequence,verbatim,soc,pt,onset,end,study_day,severity,grade,serious,criteria,causality,causality_reported,outcome,action,is_serious,is_related,disposition,file,sha256,line,byte_offset
                SYN-001,,,1,headache,Nervous system disorders,Headache,2019-02-03,,3,,,,,,,,,no,no,counted,events.csv,ab12,11,100
                SYN-002,S1,Low,2,"pain, ""sharp""
                left",,,2019-02-03,2019-03,3,life_threatening,,yes,hospitalisation;death,possible;missing,Possible;,recovered_with_sequelae,drug_withdrawn,yes,yes,counted,events.csv,ab12,12,200
                SYN-003,,,3,headache,Nervous system disorders,Headache,,,,,2,,,,,,,no,no,after_window,events.csv,ab12,13,300

                """)
    }

    @Test("A listing as JSON reads back")
    func json() throws {
        let data = Data(EventListing.render(Self.events, format: .json).utf8)
        let rows = try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
        #expect(rows.map { $0["subject"] as? String } == ["SYN-001", "SYN-002", "SYN-003"])
        #expect(rows[1]["verbatim"] as? String == "pain, \"sharp\"\nleft")
        #expect((rows[1]["causality"] as? [[String: Any]])?.first?["assessor"] as? String == "Investigator")
        #expect((rows[2]["source"] as? [String: Any])?["line"] as? Int == 13)
        #expect(rows[2]["disposition"] as? String == "after_window" && rows[2]["study_day"] is NSNull)
    }

    @Test("A listing without events says so, or is an empty list or a head alone")
    func empty() {
        #expect(EventListing.render([], format: .text) == "No event met the selection.\n")
        #expect(EventListing.render([], format: .markdown) == "No event met the selection.\n")
        #expect(EventListing.render([], format: .json) == "[]\n")
        #expect(EventListing.render([], format: .csv).split(separator: "\n").count == 1)
    }

    @Test("A long listing keeps its columns and writes every event", arguments: [49, 50, 51, 450])
    func long(count: Int) {
        let events = (1...count).map { Self.event($0) }
        let lines = EventListing.render(events, format: .text, width: 80).split(separator: "\n")
        #expect(lines.filter { $0.contains("Headache") }.count == count)
        #expect(lines.last == "\(count) events.")
        #expect(lines.allSatisfy { $0.count <= 80 })
    }

    @Test("Control and direction characters of the data take no effect in text and Markdown")
    func control() {
        let event = Self.event(1) { $0.verbatim = "a\u{1B}[31m\u{202E}\u{2028}b" }
        for format in [OutputFormat.text, .markdown] {
            let text = EventListing.render([event], format: format)
            #expect(!text.unicodeScalars.contains { [0x1B, 0x202E, 0x2028].contains($0.value) })
            #expect(text.contains("u{1B}") && text.contains("u{202E}"))
        }
    }
}

struct TermsListingTests {
    private func listing() throws -> TermsListing {
        let registry = Fixtures.registry(
            n: 40, [("Cardiac", "Palpitations", 3, 2, ""), ("Vascular", "Flushing", 1, 1, "")])
        let report = try Fixtures.report(Reports.table(named: "teae-by-soc-pt"), of: registry)
        return TermsListing(table: report.table)
    }

    @Test("Terms with their SOC as text")
    func text() throws {
        #expect(
            try listing().render(format: .text) == """
                ─────────────────────────────────────────────
                                              Total
                                            (N = 40)
                                    ─────────────────────────
                System organ class
                  Preferred term    Events  Participants    %
                ─────────────────────────────────────────────
                Cardiac                  3             2  5.0
                  Palpitations           3             2  5.0
                Vascular                 1             1  2.5
                  Flushing               1             1  2.5
                ─────────────────────────────────────────────

                2 preferred terms in 2 SOCs.

                """)
    }

    @Test("Terms as CSV, with codes where asked")
    func csv() throws {
        #expect(
            try listing().render(format: .csv, codes: true) == """
                level,soc,pt,events,subjects,n,percent,soc_code,pt_code
                soc,Cardiac,,3,2,40,5,S1001,
                pt,Cardiac,Palpitations,3,2,40,5,S1001,P2001
                soc,Vascular,,1,1,40,2.5,S1002,
                pt,Vascular,Flushing,1,1,40,2.5,S1002,P2002

                """)
        #expect(try listing().render(format: .csv).hasPrefix("level,soc,pt,events,subjects,n,percent\n"))
    }

    @Test("Terms as JSON and Markdown hold the same rows")
    func others() throws {
        let json = try JSONSerialization.jsonObject(with: Data(listing().render(format: .json).utf8))
        #expect((json as? [[String: Any]])?.map { $0["events"] as? Int } == [3, 3, 1, 1])
        #expect(try listing().render(format: .markdown).contains("| &emsp;Palpitations | 3 | 2 | 5.0 |"))
    }
}
