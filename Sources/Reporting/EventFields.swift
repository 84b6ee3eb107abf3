import Safety

extension EventListing {
    /// The columns of a listing in CSV.
    ///
    /// Several criteria or assessments of an event are joined by a semicolon. `serious` is the flag as delivered;
    /// `is_serious` and `is_related` are what the rules say.
    static let csvHeader = csvLine([
        "subject", "site", "arm", "sequence", "verbatim", "soc", "pt", "onset", "end", "study_day", "severity", "grade",
        "serious", "criteria", "causality", "causality_reported", "outcome", "action", "is_serious", "is_related",
        "disposition", "file", "sha256", "line", "byte_offset",
    ])
}

extension ListedEvent {
    var csvFields: [String] {
        [
            subject, site ?? "", arm ?? "", sequence, verbatim ?? "", soc ?? "", pt ?? "", onset ?? "", end ?? "",
            studyDay.map(String.init) ?? "", severity?.name ?? "", grade.map(String.init) ?? "",
            serious.map(\.word) ?? "", criteria.map(\.name).joined(separator: ";"),
            causality.map(\.value.name).joined(separator: ";"),
            causality.contains { $0.reported != nil } ? causality.map { $0.reported ?? "" }.joined(separator: ";") : "",
            outcome?.name ?? "", action?.name ?? "", isSerious.word, isRelated.word, disposition.name,
            source.file.title, source.file.sha256, String(source.line), String(source.byteOffset),
        ]
    }

    var json: JSONText {
        .line([
            ("subject", .string(subject)), ("site", .optional(site)), ("arm", .optional(arm)),
            ("sequence", .string(sequence)), ("verbatim", .optional(verbatim)), ("soc", .optional(soc)),
            ("pt", .optional(pt)), ("onset", .optional(onset)), ("end", .optional(end)),
            ("study_day", .optional(studyDay)), ("severity", .optional(severity?.name)), ("grade", .optional(grade)),
            ("serious", serious.map(JSONText.flag) ?? .null), ("criteria", .strings(criteria.map(\.name))),
            ("causality", .list(causality.map(\.json))), ("outcome", .optional(outcome?.name)),
            ("action", .optional(action?.name)), ("is_serious", .flag(isSerious)), ("is_related", .flag(isRelated)),
            ("disposition", .string(disposition.name)), ("source", source.json),
        ])
    }
}

extension CausalityAssessment {
    fileprivate var json: JSONText {
        .line([
            ("value", .string(value.name)), ("reported", .optional(reported)), ("product", .optional(product)),
            ("assessor", .optional(assessor)),
        ])
    }
}

extension SourcePosition {
    fileprivate var json: JSONText {
        .line([
            ("file", .string(file.name)), ("sha256", .string(file.sha256)), ("line", .whole(line)),
            ("byte_offset", .whole(byteOffset)),
        ])
    }
}

extension Bool {
    fileprivate var word: String { self ? "yes" : "no" }
}
