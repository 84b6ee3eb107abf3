import Safety

/// Displays that are made together, with the unrounded numbers behind them and what identifies their source.
package struct Report: Sendable {
    /// Its own title, then the study's.
    package var titles: [String]
    package var parts: [ReportPart]
    package var provenance: [Document.Provenance]
    /// Definitions that the registry's data do not allow, each with the reason, a sentence.
    package var leftOut: [String]
    /// Whether the data describe no real person, which every page then says.
    package var isSynthetic = false

    package init(
        titles: [String], parts: [ReportPart], provenance: [Document.Provenance], leftOut: [String] = []
    ) {
        self.titles = titles
        self.parts = parts
        self.provenance = provenance
        self.leftOut = leftOut
    }

    /// Whether it lists single subjects, so that its file is for its owner's eyes only.
    package var isPrivate: Bool { parts.contains { $0.content.listsSubjects } }

    /// The report as pages.
    package var document: Document {
        var document = Document(
            titles: titles,
            displays: parts.map {
                Document.NumberedDisplay(number: $0.number, kind: $0.content.kind, display: $0.content.display)
            },
            provenance: provenance + leftOut.map { Document.Provenance(name: "Left out", value: $0) })
        document.mark = isSynthetic ? "SYNTHETIC DATA" : nil
        return document
    }

    /// Each part as a report of its own, by the name of its file: its place and its definition's name.
    package var files: [(name: String, part: Report)] {
        let digits = String(parts.count).count
        return parts.enumerated().map { position, part in
            let place = String(position + 1)
            let number = String(repeating: "0", count: max(0, digits - place.count)) + place
            var own = Report(titles: titles, parts: [part], provenance: provenance)
            own.isSynthetic = isSynthetic
            return (
                "\(number)-\(Self.fileName(part.content.display.name))",
                own
            )
        }
    }

    /// A name with hyphens for everything that a file system or a shell may take for something else.
    private static func fileName(_ name: String) -> String {
        let kept = name.map { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) ? $0 : "-" }
        return kept.allSatisfy { $0 == "." } ? "display" : String(kept)
    }
}

/// One display of a report, with the number it carries.
package struct ReportPart: Sendable {
    package var number: String
    package var content: Content

    package init(number: String, content: Content) {
        self.number = number
        self.content = content
    }

    /// What is behind a display.
    package enum Content: Sendable {
        case table(TableReport)
        case listing(ListingReport)
        case profile(ProfileReport)
        case characteristics(CharacteristicsReport)
        case timeToEvent(TimeToEventReport)
        /// A display without data.
        case shell(Document.Kind, Display)
    }
}

extension ReportPart.Content {
    var kind: Document.Kind {
        switch self {
        case .table, .characteristics, .timeToEvent: .table
        case .listing: .listing
        case .profile: .profile
        case .shell(let kind, _): kind
        }
    }

    var display: Display {
        switch self {
        case .table(let table): table.display()
        case .listing(let listing): listing.display()
        case .profile(let profile): profile.display()
        case .characteristics(let table): table.display()
        case .timeToEvent(let table): table.display()
        case .shell(_, let display): display
        }
    }

    /// Whether it shows single subjects.
    var listsSubjects: Bool {
        switch self {
        case .listing, .profile: true
        case .table, .characteristics, .timeToEvent, .shell: false
        }
    }

    /// The records behind a display that is no table of counts.
    var records: TidyRecords? {
        switch self {
        case .table, .shell: nil
        case .listing(let listing): listing.records
        case .profile(let profile): profile.records
        case .characteristics(let table): table.records
        case .timeToEvent(let table): table.records
        }
    }

    /// The numbers, unrounded; nil where there are none.
    var json: JSONText? {
        switch self {
        case .table(let table): table.tidyJSON(codes: false)
        case .listing, .profile, .characteristics, .timeToEvent: records.map { json(of: $0) }
        case .shell: nil
        }
    }

    private func json(of records: TidyRecords) -> JSONText {
        let display = display
        return .members([
            ("name", .string(display.name)), ("titles", .strings(display.titles)), ("records", records.json),
            ("notes", .strings(display.notes + display.trailer)),
        ])
    }
}
