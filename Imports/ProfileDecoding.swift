import Safety

extension Profile {
    /// Decodes a profile strictly: an unknown key, field, value list or date format is an error with near names.
    ///
    /// - Parameters:
    ///   - yaml: the text of the profile.
    ///   - file: the name that errors use.
    package init(yaml: String, file: String) throws(ImportsError) {
        let top = try StrictYAML.file(text: yaml, named: file)
        try top.allow(keys: [
            "profile", "title", "delimiter", "quote", "encoding", "missing", "trim", "accept", "blank", "dates",
            "pivot", "day_origin", "vocabulary", "values", "tables",
        ])
        name = try top.required("profile").text()
        title = try top.required("title").text()
        text = yaml
        delimiter = try DelimiterChoice(top.value("delimiter"))
        quote = try Profile.quote(top.value("quote"))
        encoding = try Profile.encoding(top.value("encoding"))
        missing = try MissingTokens(top.value("missing"))
        isTrimmed = try top.value("trim")?.truth() ?? false
        accepted = try Profile.accepted(top.value("accept"))
        blanks = try top.value("blank")?.word(of: BlankPolicy.self) ?? .clear
        let notation = try DateNotation(top)
        dates = try top.required("dates").dateFormats(notation)
        values = try Profile.values(vocabulary: top.value("vocabulary"), own: top.value("values"))
        tables = []
        for entry in try top.required("tables").mapping() {
            tables.append(try ProfileTable(name: entry.key, entry.value, notation))
        }
        if tables.isEmpty { throw try top.required("tables").error("A profile needs at least one table.") }
        try checkMaps(top)
        try checkSources(top)
    }

    private static func quote(_ value: StrictYAML?) throws(ImportsError) -> UInt8? {
        guard let value else { return UInt8(ascii: "\"") }
        return try value.word([("\"", UInt8(ascii: "\"")), ("'", UInt8(ascii: "'")), ("none", nil)])
    }

    private static func encoding(_ value: StrictYAML?) throws(ImportsError) -> TextEncoding? {
        guard let value else { return nil }
        guard let encoding = TextEncoding(name: try value.text()) else {
            throw value.error(
                "\(value.name) is no encoding that this system knows: use for instance UTF-8, CP949, EUC-KR, Shift_JIS or "
                    + "Windows-1252.")
        }
        return encoding
    }

    private static func accepted(_ value: StrictYAML?) throws(ImportsError) -> Set<RejectCode> {
        var accepted: Set<RejectCode> = []
        guard let value else { return accepted }
        for name in try value.texts() {
            guard let code = RejectCode.doubts.first(where: { $0.rawValue == name }) else {
                let names = RejectCode.doubts.map(\.rawValue)
                let question = NearNames.question(
                    name, among: names, otherwise: "Doubts are \(names.joined(separator: ", ")).")
                throw value.error("\"\(name)\" is no doubt that can be accepted. \(question)")
            }
            accepted.insert(code)
        }
        return accepted
    }

    private static func values(vocabulary: StrictYAML?, own: StrictYAML?) throws(ImportsError) -> ValueMaps {
        var maps = ValueMaps()
        if let vocabulary {
            let name = try vocabulary.word(Imports.valueVocabularies().map { ($0, $0) })
            maps = try Imports.valueMaps(ofVocabulary: name)
        }
        if let own { maps.overlay(try ValueMaps(own)) }
        return maps
    }

    /// A table that is read from the files of another names one that has files of its own.
    private func checkSources(_ top: StrictYAML) throws(ImportsError) {
        for table in tables {
            guard let source = table.source else { continue }
            guard tables.contains(where: { $0.table == source && $0.source == nil }) else {
                throw top.error(
                    "The table \(table.table.name) is read from \(source.name), which has no files of its own in this "
                        + "profile.")
            }
        }
    }

    /// Every field whose text must be mapped has a map.
    private func checkMaps(_ top: StrictYAML) throws(ImportsError) {
        for table in tables {
            for column in table.columns {
                guard let field = column.field, case .coded = field.kind, values[field] == nil else { continue }
                throw top.error(
                    "The values of \(field.rawValue), which the column \"\(column.name.text)\" fills, have no meaning: "
                        + "add them under values.")
            }
            if table.treatmentEmergentName != nil, values[.treatmentEmergent] == nil {
                throw top.error("The values of treatment_emergent have no meaning: add them under values.")
            }
        }
    }
}

extension DelimiterChoice {
    fileprivate init(_ value: StrictYAML?) throws(ImportsError) {
        usual = UInt8(ascii: ",")
        byEnding = [:]
        guard let value else { return }
        guard case .mapping(let entries) = value.content else {
            usual = try DelimiterChoice.byte(value)
            return
        }
        for entry in entries {
            if entry.key == "other" {
                usual = try DelimiterChoice.byte(entry.value)
            } else {
                byEnding[entry.key.lowercased()] = try DelimiterChoice.byte(entry.value)
            }
        }
    }

    private static func byte(_ value: StrictYAML) throws(ImportsError) -> UInt8 {
        // A tab is blank, so the content is looked at before `text` would call it empty.
        if case .text("\t") = value.content { return 0x09 }
        guard let byte = byte(of: try value.text()) else {
            throw value.error(
                "\(value.name) is no delimiter: use comma, tab, semicolon, pipe, dollar or one ASCII character.")
        }
        return byte
    }
}

extension MissingTokens {
    fileprivate init(_ value: StrictYAML?) throws(ImportsError) {
        try value?.allow(keys: ["tokens", "only_unquoted"])
        tokens = try value?.required("tokens").texts() ?? []
        onlyUnquoted = try value?.value("only_unquoted")?.truth() ?? false
    }
}
