import Safety

extension ProfileTable {
    init(name: String, _ value: StrictYAML, _ notation: DateNotation) throws(ImportsError) {
        let known = DeliveryTable.allCases
        guard let table = known.first(where: { $0.name == name }) else {
            let names = known.map(\.name)
            let question = NearNames.question(
                name, among: names, otherwise: "Tables are \(names.joined(separator: ", ")).")
            throw value.error("\"\(name)\" is no table. \(question)")
        }
        try value.allow(keys: [
            "about", "from", "distinct", "join", "rows_from", "columns", "ignore", "constants", "coding", "soc_names",
            "treatment_emergent",
        ])
        self.table = table
        about = try value.value("about")?.text()
        source = try value.value("from")?.word(known.filter { $0 != table }.map { ($0.name, $0) })
        isDistinct = try ProfileTable.distinct(value.value("distinct"), table: table)
        columns = []
        for entry in try value.required("columns").mapping() {
            columns.append(try ProfileColumn(name: entry.key, entry.value, table: table, notation))
        }
        ignored = []
        if let list = try value.value("ignore") {
            for text in try list.texts() { ignored.append(try ColumnPattern(text, list)) }
        }
        constants = try ProfileTable.constants(value.value("constants"), table: table)
        coding = .byCodeElseNames
        if let word = try value.value("coding") {
            guard table == .events else { throw word.error("\(word.name) applies to events only: remove it.") }
            coding = try word.word(of: CodingMode.self)
        }
        expectsAgreedSOCs = false
        if let word = try value.value("soc_names") {
            guard table == .events else { throw word.error("\(word.name) applies to events only: remove it.") }
            expectsAgreedSOCs = try word.word([("any", false), ("agreed", true)])
        }
        if let flag = try value.value("treatment_emergent") {
            guard table == .supplements else {
                throw flag.error("\(flag.name) applies to supplements only: remove it.")
            }
            treatmentEmergentName = try flag.text()
        }
        try decodeRows(value)
        try check(value)
    }

    private static func distinct(_ value: StrictYAML?, table: DeliveryTable) throws(ImportsError) -> Bool {
        guard let value else { return false }
        guard table == .subjects else { throw value.error("\(value.name) applies to subjects only: remove it.") }
        return try value.truth()
    }

    private static func constants(
        _ value: StrictYAML?, table: DeliveryTable
    ) throws(ImportsError) -> [ImportField: String] {
        var constants: [ImportField: String] = [:]
        for entry in try value?.mapping() ?? [] {
            let field = try ImportField(name: entry.key, of: table, entry.value)
            guard field.kind == .text || field.kind == .key, field != .attribute else {
                throw entry.value.error("\(entry.key) cannot be constant: only texts can. Remove it.")
            }
            constants[field] = try entry.value.text()
        }
        return constants
    }

    // MARK: What a table needs

    private func check(_ value: StrictYAML) throws(ImportsError) {
        for field in needed where !isFilled(field) {
            throw value.error(
                "\(value.name) has no column for \(field.rawValue): add it, or say under constants what stands for it.")
        }
        for field in constants.keys.sorted(by: { $0.rawValue < $1.rawValue })
        where columns(for: field).contains(where: \.isRequired) {
            throw value.error("\(value.name) gives \(field.rawValue) a required column and a constant: keep one.")
        }
        if treatmentEmergentName == nil, table == .supplements {
            throw value.error(
                "\(value.name) does not say which supplement is the treatment-emergent flag: add the key "
                    + "treatment_emergent, for instance AETRTEM.")
        }
    }

    private var needed: [ImportField] {
        switch table {
        case .subjects, .exposures: [.subjectID]
        case .groups: [.subjectID, .group]
        case .arms: [.arm, .armSubjects]
        case .dictionary: [.dictionary, .version, .language, .socName, .ptName, .primary]
        case .events: [.subjectID] + neededForCoding
        case .supplements: [.subjectID, .eventSequence, .supplementName, .supplementValue]
        }
    }

    private var neededForCoding: [ImportField] {
        let byNames: [ImportField] = [.socName, .ptName, .dictionary, .version, .language]
        let byCode: [ImportField] = columns(for: .lltCode).isEmpty ? [.ptCode] : [.lltCode]
        return switch coding {
        case .byCode: byCode
        case .byLLTName: [.lltName]
        case .bySource: byNames
        case .byCodeElseNames: byNames + byCode
        }
    }

    private func isFilled(_ field: ImportField) -> Bool {
        !columns(for: field).isEmpty || constants[field] != nil
    }
}

extension ColumnPattern {
    /// The pattern of a text that stands in `value` or is its key.
    init(_ text: String, _ value: StrictYAML) throws(ImportsError) {
        guard let pattern = ColumnPattern(text) else {
            throw value.error("\"\(text)\" is no column name: use at most one '*', beside other characters.")
        }
        self = pattern
    }
}

extension ImportField {
    /// The field of a table that has this name.
    init(name: String, of table: DeliveryTable, _ value: StrictYAML) throws(ImportsError) {
        let fields = ImportField.allCases.filter { $0.belongs(to: table) }
        guard let field = fields.first(where: { $0.rawValue == name }) else {
            let names = fields.map(\.rawValue)
            let question = NearNames.question(
                name, among: names, otherwise: "Its fields are \(names.joined(separator: ", ")).")
            throw value.error("\"\(name)\" is no field of \(table.name). \(question)")
        }
        self = field
    }
}
