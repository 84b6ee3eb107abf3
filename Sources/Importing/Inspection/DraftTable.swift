import Imports
import Safety

/// One table of a draft: its columns, what is passed over, and what is doubtful.
struct DraftTable {
    let table: DeliveryTable
    private var titles: [String]
    private(set) var matches: [ColumnMatch]
    private var others: [String]
    private var doubts: [String]

    init(_ match: TableMatch, of inspected: TableInspection, title: String) {
        table = match.table
        titles = [title]
        matches = match.matches
        others = match.others.map(\.name)
        doubts = match.doubts
    }

    /// Adds what another file of the same table has more.
    mutating func add(_ other: DraftTable) {
        titles += other.titles
        doubts.append("\(other.titles.joined(separator: ", ")) seems to fill the same table: is it so?")
        doubts += other.doubts
        for match in other.matches where !matches.contains(where: { $0.column.name == match.column.name }) {
            matches.append(match)
        }
        for name in other.others where !others.contains(name) && !matches.contains(where: { $0.column.name == name }) {
            others.append(name)
        }
    }

    private func match(_ field: ImportField) -> ColumnMatch? { matches.first { $0.field == field } }

    // MARK: Values

    /// The values of listed fields that have no meaning yet, one line for each column.
    var valueDoubts: [String] {
        matches.compactMap { match in
            guard case .coded(let list) = match.field.kind, !match.column.hasMoreValues else { return nil }
            let map = Imports.valueMap(ofVocabulary: Imports.usualVocabulary, for: match.field)
            let known = Set(map?.pairs.map { $0.text.lowercased() } ?? [])
            let tokens = match.column.missingTokens
            let unknown = match.column.values.map(\.text).filter {
                !known.contains($0.lowercased()) && !tokens.contains($0)
            }
            if unknown.isEmpty { return nil }
            let meanings = (list.meanings + [ValueMap.missing]).joined(separator: ", ")
            let shown = FieldText.printable(match.column.name)
            guard unknown.count <= 20, unknown.allSatisfy({ $0.count <= 40 }) else {
                return
                    "\(ProfileDraft.mark) \(unknown.count) values of \(shown) have no meaning (\(meanings)): add them "
                    + "under values, \(match.field.rawValue)."
            }
            let entries = unknown.map { "\(DraftText.scalar($0)): ?" }.joined(separator: ", ")
            return "\(ProfileDraft.mark) values of \(shown) without a meaning; give each one of \(meanings): values: "
                + "{\(match.field.rawValue): {\(entries)}}"
        }
    }

    // MARK: Lines

    var lines: [String] {
        var lines = ["  \(table.name):"]
        lines.append("    about: \(DraftText.scalar("from \(titles.joined(separator: ", "))"))")
        for doubt in doubts + tableDoubts { lines.append("    \(ProfileDraft.mark) \(doubt)") }
        if table == .events {
            lines.append("    coding: \(coding.rawValue)")
            if coding == .bySource {
                lines.append(
                    "    constants: {dictionary: As coded by the source, version: not stated, language: not stated}")
            }
        }
        if table == .dictionary { lines += dictionaryConstants }
        if table == .supplements { lines.append("    treatment_emergent: AETRTEM") }
        lines.append("    columns:")
        for match in matches {
            if let doubt = match.doubt { lines.append("      \(ProfileDraft.mark) \(doubt)") }
            let field = self.field(of: match)
            let required = isRequired(field) ? ", required: true" : ""
            let integer = field.kind == .key && isWhole(match) ? ", integer: true" : ""
            lines.append(
                "      \(DraftText.scalar(match.column.name)): {field: \(field.rawValue)\(required)\(integer)}")
        }
        if !others.isEmpty {
            lines.append(
                "    \(ProfileDraft.mark) no field was found for these columns: give those that matter a field, and leave "
                    + "the others here.")
            lines.append("    ignore:")
            for name in others { lines.append("      - \(DraftText.scalar(name))") }
        }
        return lines
    }

    /// Numbers of rows that a program wrote as 1.0.
    private func isWhole(_ match: ColumnMatch) -> Bool {
        (match.field == .eventSequence || match.field == .exposureSequence) && match.column.count(.number) > 0
    }

    private var tableDoubts: [String] {
        var doubts: [String] = []
        if table != .dictionary, match(.subjectID) == nil {
            doubts.append(
                "no column seems to identify the subject: name it under columns, for instance ID: subject_id.")
        }
        if table == .events, !isCoded {
            doubts.append(
                "no column seems to have the preferred term: under by_llt_name the event's words are looked up in a loaded "
                    + "dictionary.")
        } else if table == .events, coding == .byLLTName {
            doubts.append("no column seems to have the system organ class: terms are looked up in a loaded dictionary.")
        }
        if table == .supplements { doubts.append("which supplement is the treatment-emergent flag? AETRTEM is usual.") }
        if table == .dictionary, match(.primary) == nil {
            doubts.append("no column says which path of a preferred term is the primary one: name it under columns.")
        }
        return doubts
    }

    private var dictionaryConstants: [String] {
        let missing = [ImportField.dictionary, .version, .language].filter { match($0) == nil }
        if missing.isEmpty { return [] }
        return ["    constants: {\(missing.map { "\($0.rawValue): not stated" }.joined(separator: ", "))}"]
    }

    // MARK: Coding

    private var isCoded: Bool {
        match(.ptName) != nil || match(.lltName) != nil || match(.lltCode) != nil || match(.ptCode) != nil
    }

    private var coding: CodingMode {
        if match(.socName) != nil, match(.ptName) != nil { return .bySource }
        if match(.lltCode) != nil || match(.ptCode) != nil { return .byCode }
        return .byLLTName
    }

    /// The field of a column; without an LLT the event's best words are looked up as one.
    private func field(of match: ColumnMatch) -> ImportField {
        guard table == .events, coding == .byLLTName, self.match(.lltName) == nil else { return match.field }
        let best: ImportField = self.match(.ptName) != nil ? .ptName : .verbatim
        return match.field == best ? .lltName : match.field
    }

    private func isRequired(_ field: ImportField) -> Bool {
        switch table {
        case .events:
            switch coding {
            case .bySource: [.subjectID, .socName, .ptName].contains(field)
            case .byCode: [.subjectID, match(.lltCode) != nil ? .lltCode : .ptCode].contains(field)
            default: [.subjectID, .lltName].contains(field)
            }
        case .exposures: [.subjectID, .startDate].contains(field)
        case .dictionary: [.socName, .ptName, .primary].contains(field)
        case .supplements: [.subjectID, .eventSequence, .supplementName, .supplementValue].contains(field)
        case .groups: [.subjectID, .group].contains(field)
        case .arms: [.arm, .armSubjects].contains(field)
        case .subjects: field == .subjectID
        }
    }
}
