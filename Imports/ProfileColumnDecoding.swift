import Safety

extension ProfileColumn {
    /// Decodes a column: a field's name alone, or a mapping with more to say.
    init(
        name: String, _ value: StrictYAML, table: DeliveryTable, _ notation: DateNotation
    ) throws(ImportsError) {
        self.name = try ColumnPattern(name, value)
        isRequired = false
        isInteger = false
        isNamedByStar = false
        keptRows = []
        skippedRows = []
        expected = []
        if case .mapping = value.content {
            try decode(value, table: table, notation)
        } else {
            field = try ImportField(name: value.text(), of: table, value)
        }
        if let fault { throw value.error("The column \"\(name)\" \(fault)") }
    }

    private mutating func decode(
        _ value: StrictYAML, table: DeliveryTable, _ notation: DateNotation
    ) throws(ImportsError) {
        try value.allow(keys: [
            "field", "required", "about", "example", "example_name", "integer", "trim", "named_by", "dates",
            "keep_rows", "skip_rows", "expected", "assessor", "product",
        ])
        if let name = try value.value("field") { field = try ImportField(name: name.text(), of: table, name) }
        isRequired = try value.value("required")?.truth() ?? false
        about = try value.value("about")?.text()
        example = try value.value("example")?.text()
        exampleName = try value.value("example_name")?.text()
        isInteger = try value.value("integer")?.truth() ?? false
        isTrimmed = try value.value("trim")?.truth()
        isNamedByStar = try value.value("named_by")?.word([("column", false), ("star", true)]) ?? false
        dates = try value.value("dates")?.dateFormats(notation)
        keptRows = try value.value("keep_rows")?.texts() ?? []
        skippedRows = try value.value("skip_rows")?.texts() ?? []
        expected = try value.value("expected")?.texts() ?? []
        assessor = try value.value("assessor")?.text()
        product = try value.value("product")?.text()
    }

    /// What contradicts itself in this column, and what to do.
    private var fault: String? {
        if field == nil, keptRows.isEmpty, skippedRows.isEmpty, expected.isEmpty {
            return "fills no field and selects no rows: give it a field, or list it under ignore."
        }
        if name.isFamily, field != .flag, field != .attribute {
            return "is a family of columns, which only flag and attribute can be filled by."
        }
        if let exampleName, name.match(exampleName) == nil { return "has an example_name that does not fit it." }
        if isInteger, field != nil, field?.kind != .key { return "cannot be read as a whole number: remove integer." }
        if dates != nil, field?.kind != .date { return "is no date: remove dates." }
        if assessor != nil || product != nil, field != .causality {
            return "is no assessment of causality: remove assessor and product."
        }
        return nil
    }
}
