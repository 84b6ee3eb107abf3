import Safety

extension ProfileTable {
    init(name: String, _ value: YAMLValue) throws(ImportsError) {
        let known = DeliveryTable.allCases
        guard let table = known.first(where: { $0.name == name }) else {
            throw value.error(
                "is no table.",
                remedy: NearNames.question(
                    name, among: known.map(\.name), otherwise: YAMLValue.choice(known.map(\.name))))
        }
        let keys = ["about", "columns", "ignore", "constants", "coding", "treatment_emergent"]
        let mapping = try value.mapping(keys)
        self.table = table
        about = try mapping["about"]?.text()
        columns = []
        for (column, value) in try mapping.required("columns").pairs() {
            columns.append(try ProfileColumn(name: column, value, table: table))
        }
        ignored = []
        if let value = mapping["ignore"] {
            for text in try value.texts() { ignored.append(try ColumnPattern(text, value)) }
        }
        constants = try ProfileTable.constants(mapping["constants"], table: table)
        coding = .byCodeElseNames
        if let value = mapping["coding"] {
            guard table == .events else { throw value.error("applies to events only.", remedy: "Remove it.") }
            let word = try value.word(of: CodingMode.allCases.map(\.rawValue))
            coding = CodingMode(rawValue: word) ?? .byCodeElseNames
        }
        if let value = mapping["treatment_emergent"] {
            guard table == .supplements else { throw value.error("applies to supplements only.", remedy: "Remove it.") }
            treatmentEmergentName = try value.text()
        }
        try check(value)
    }

    private static func constants(
        _ value: YAMLValue?, table: DeliveryTable
    ) throws(ImportsError) -> [ImportField: String] {
        var constants: [ImportField: String] = [:]
        for (name, value) in try value?.pairs() ?? [] {
            let field = try ImportField(name: name, of: table, value)
            guard field.kind == .text || field.kind == .key, field != .attribute else {
                throw value.error("cannot be constant: only texts can.", remedy: "Remove it.")
            }
            constants[field] = try value.text()
        }
        return constants
    }

    // MARK: What a table needs

    private func check(_ value: YAMLValue) throws(ImportsError) {
        for field in needed where !isFilled(field) {
            throw value.error(
                "has no column for '\(field.rawValue)'.",
                remedy: "Add the column, or say under 'constants' what stands for it.")
        }
        if let extra = constants.keys.filter({ !columns(for: $0).isEmpty }).min(by: { $0.rawValue < $1.rawValue }),
            columns(for: extra).contains(where: \.isRequired)
        {
            throw value.error(
                "gives '\(extra.rawValue)' a required column and a constant.", remedy: "Keep one of them.")
        }
        if treatmentEmergentName != nil || table != .supplements { return }
        throw value.error(
            "does not say which supplement is the treatment-emergent flag.",
            remedy: "Add the key 'treatment_emergent', for instance AETRTEM.")
    }

    private var needed: [ImportField] {
        switch table {
        case .subjects, .exposures: [.subjectID]
        case .dictionary: [.dictionary, .version, .language, .socName, .ptName, .primary]
        case .events: [.subjectID] + neededForCoding
        case .supplements: [.subjectID, .eventSequence, .supplementName, .supplementValue]
        }
    }

    private var neededForCoding: [ImportField] {
        let byNames: [ImportField] = [.socName, .ptName, .dictionary, .version, .language]
        return switch coding {
        case .byCode: columns(for: .lltCode).isEmpty ? [.ptCode] : [.lltCode]
        case .bySource: byNames
        case .byCodeElseNames: byNames + (columns(for: .lltCode).isEmpty ? [.ptCode] : [.lltCode])
        }
    }

    private func isFilled(_ field: ImportField) -> Bool {
        !columns(for: field).isEmpty || constants[field] != nil
    }
}

extension ProfileColumn {
    init(name: String, _ value: YAMLValue, table: DeliveryTable) throws(ImportsError) {
        self.name = try ColumnPattern(name, value)
        isRequired = false
        isInteger = false
        isNamedByStar = false
        keptRows = []
        expected = []
        if value.node.scalar != nil {
            field = try ImportField(name: value.text(), of: table, value)
        } else {
            try decode(value, table: table)
        }
        try check(value)
    }

    private mutating func decode(_ value: YAMLValue, table: DeliveryTable) throws(ImportsError) {
        let mapping = try value.mapping([
            "field", "required", "about", "example", "example_name", "integer", "trim", "named_by", "keep_rows",
            "expected", "assessor", "product",
        ])
        if let name = mapping["field"] { field = try ImportField(name: name.text(), of: table, name) }
        isRequired = try mapping["required"]?.flag() ?? false
        about = try mapping["about"]?.text()
        example = try mapping["example"]?.text()
        exampleName = try mapping["example_name"]?.text()
        isInteger = try mapping["integer"]?.flag() ?? false
        isTrimmed = try mapping["trim"]?.flag()
        isNamedByStar = try mapping["named_by"]?.word(of: ["column", "star"]) == "star"
        keptRows = try mapping["keep_rows"]?.texts() ?? []
        expected = try mapping["expected"]?.texts() ?? []
        assessor = try mapping["assessor"]?.text()
        product = try mapping["product"]?.text()
    }

    private func check(_ value: YAMLValue) throws(ImportsError) {
        if field == nil, keptRows.isEmpty, expected.isEmpty {
            throw value.error(
                "fills no field and selects no rows.", remedy: "Give it a field, or list it under 'ignore'.")
        }
        let isFamilyField = field == .flag || field == .attribute
        if name.isFamily, !isFamilyField {
            throw value.error("is a family of columns.", remedy: "Only flag and attribute are filled by families.")
        }
        if let exampleName, name.match(exampleName) == nil {
            throw value.error("has an example_name that does not fit it.")
        }
        if isInteger, field?.kind != .key, field != nil {
            throw value.error("cannot be read as a whole number.", remedy: "Remove 'integer'.")
        }
        if assessor != nil || product != nil, field != .causality {
            throw value.error("is no assessment of causality.", remedy: "Remove 'assessor' and 'product'.")
        }
    }
}

extension ColumnPattern {
    fileprivate init(_ text: String, _ value: YAMLValue) throws(ImportsError) {
        guard let pattern = ColumnPattern(text) else {
            throw value.error(
                "holds '\(text)', which is no column name.", remedy: "Use at most one '*' beside other text.")
        }
        self = pattern
    }
}

extension ImportField {
    fileprivate init(name: String, of table: DeliveryTable, _ value: YAMLValue) throws(ImportsError) {
        let fields = ImportField.allCases.filter { $0.belongs(to: table) }
        guard let field = fields.first(where: { $0.rawValue == name }) else {
            throw value.error(
                "names '\(name)', which is no field of \(table.name).",
                remedy: NearNames.question(
                    name, among: fields.map(\.rawValue), otherwise: YAMLValue.choice(fields.map(\.rawValue))))
        }
        self = field
    }
}
