import Safety

extension Profile {
    /// Decodes a profile strictly: an unknown key, field, value list or date format is an error with near names.
    ///
    /// - Parameters:
    ///   - yaml: the text of the profile.
    ///   - file: the name that errors use.
    package init(yaml: String, file: String) throws(ImportsError) {
        let top = try YAMLValue.document(yaml, file: file).mapping([
            "profile", "title", "delimiter", "quote", "missing", "trim", "dates", "vocabulary", "values", "tables",
        ])
        name = try top.required("profile").text()
        title = try top.required("title").text()
        text = yaml
        delimiter = try DelimiterChoice(top["delimiter"])
        quote = try Profile.quote(top["quote"])
        missing = try MissingTokens(top["missing"])
        isTrimmed = try top["trim"]?.flag() ?? false
        dates = try Profile.dates(top.required("dates"))
        values = try Profile.values(vocabulary: top["vocabulary"], own: top["values"])
        tables = []
        for (name, value) in try top.required("tables").pairs() {
            tables.append(try ProfileTable(name: name, value))
        }
        if tables.isEmpty { throw try top.required("tables").error("holds no table.", remedy: "Add one.") }
        try checkMaps(top)
    }

    private static func quote(_ value: YAMLValue?) throws(ImportsError) -> UInt8? {
        guard let value else { return UInt8(ascii: "\"") }
        switch try value.text() {
        case "none": return nil
        case "\"": return UInt8(ascii: "\"")
        case "'": return UInt8(ascii: "'")
        default: throw value.error("must be '\"', \"'\" or none.")
        }
    }

    private static func dates(_ value: YAMLValue) throws(ImportsError) -> [DateFormat] {
        var formats: [DateFormat] = []
        for name in try value.texts() {
            guard let format = DateFormat(name: name) else {
                throw value.error(
                    "names the unknown date format '\(name)'.",
                    remedy: "Use iso, date9, or a pattern of d, dd, m, mm, mmm, yyyy and punctuation.")
            }
            formats.append(format)
        }
        if formats.isEmpty { throw value.error("names no date format.", remedy: "Add one, for instance iso.") }
        return formats
    }

    private static func values(vocabulary: YAMLValue?, own: YAMLValue?) throws(ImportsError) -> ValueMaps {
        var maps = ValueMaps()
        if let vocabulary {
            let name = try vocabulary.word(of: Imports.valueVocabularies())
            maps = try Imports.valueMaps(ofVocabulary: name)
        }
        if let own { maps.overlay(try ValueMaps(own)) }
        return maps
    }

    /// Every field whose text must be mapped has a map.
    private func checkMaps(_ top: StrictMapping) throws(ImportsError) {
        for table in tables {
            for column in table.columns {
                guard let field = column.field, case .coded = field.kind, values[field] == nil else { continue }
                throw top.value.error(
                    "says nothing about the values of '\(field.rawValue)', which the column '\(column.name.text)' fills.",
                    remedy: "Add them under 'values'.")
            }
        }
    }
}

extension DelimiterChoice {
    fileprivate init(_ value: YAMLValue?) throws(ImportsError) {
        usual = UInt8(ascii: ",")
        byEnding = [:]
        guard let value else { return }
        guard case .mapping = value.node else {
            usual = try DelimiterChoice.byte(value)
            return
        }
        for (ending, delimiter) in try value.pairs() {
            if ending == "other" {
                usual = try DelimiterChoice.byte(delimiter)
            } else {
                byEnding[ending.lowercased()] = try DelimiterChoice.byte(delimiter)
            }
        }
    }

    private static func byte(_ value: YAMLValue) throws(ImportsError) -> UInt8 {
        guard let byte = byte(of: try value.text()) else {
            throw value.error(
                "is no delimiter.", remedy: "Use comma, tab, semicolon, pipe or one ASCII character.")
        }
        return byte
    }
}

extension MissingTokens {
    fileprivate init(_ value: YAMLValue?) throws(ImportsError) {
        let mapping = try value?.mapping(["tokens", "only_unquoted"])
        tokens = try mapping?.required("tokens").texts() ?? []
        onlyUnquoted = try mapping?["only_unquoted"]?.flag() ?? false
    }
}
