extension ProfileJoin {
    init(_ value: StrictYAML) throws(ImportsError) {
        try value.allow(keys: ["known_by", "unless", "on", "columns", "presence", "keep_rows", "several", "required"])
        knownBy = try value.required("known_by").texts()
        unless = try value.value("unless")?.texts() ?? []
        keys = try value.required("on").renamings().map { Key(own: $0.name, joined: $0.source) }
        columns = try value.value("columns")?.renamings().map { Column(name: $0.name, joined: $0.source) } ?? []
        presence = try value.value("presence").map { (value) throws(ImportsError) in try Presence(value) }
        keptRows = []
        for entry in try value.value("keep_rows")?.mapping() ?? [] {
            keptRows.append(KeptRows(column: entry.key, texts: try entry.value.texts()))
        }
        isMerged = try value.value("several")?.word([("refuse", false), ("merge", true)]) ?? false
        isRequired = try value.value("required")?.truth() ?? true
        if keys.isEmpty || knownBy.isEmpty { throw value.error("\(value.name) needs columns in known_by and on.") }
        if names.isEmpty { throw value.error("\(value.name) gives no columns: add columns or presence.") }
    }
}

extension ProfileJoin.Presence {
    init(_ value: StrictYAML) throws(ImportsError) {
        let entries = try value.mapping()
        guard let entry = entries.first, entries.count == 1 else {
            throw value.error("\(value.name) needs one column and its codes, {column: [code, code]}.")
        }
        column = entry.key
        codes = try entry.value.texts()
        guard 1...ProfileJoin.mostCodes ~= codes.count else {
            throw value.error("\(value.name) needs 1 to \(ProfileJoin.mostCodes) codes.")
        }
    }
}

extension ProfileTable {
    /// Decodes what the rows of a table are made of beside one row of its file.
    mutating func decodeRows(_ value: StrictYAML) throws(ImportsError) {
        for join in try value.value("join")?.list() ?? [] { joins.append(try ProfileJoin(join)) }
        for entry in try value.value("rows_from")?.mapping() ?? [] {
            rowsFrom.append(UnfoldedColumn(name: entry.key, sources: try entry.value.texts()))
        }
        if Set(rowsFrom.map(\.sources.count)).count > 1 || rowsFrom.contains(where: \.sources.isEmpty) {
            throw value.error("The lists of \(value.name).rows_from must name equally many columns, at least one.")
        }
        let made = joins.flatMap(\.names) + rowsFrom.map(\.name)
        if let twice = made.enumerated().first(where: { made[..<$0.offset].contains($0.element) })?.element {
            throw value.error(
                "\(value.name) makes the column \"\(twice)\" twice: rename one under columns, {NEW_NAME: \(twice)}.")
        }
        for name in made where !columns.contains(where: { $0.name.match(name) != nil }) {
            throw value.error("\(value.name) makes the column \"\(name)\", which is not among its columns: add it.")
        }
    }
}

extension StrictYAML {
    /// Names, each with the name that stands for it elsewhere: a text, a list of texts, or a mapping.
    fileprivate func renamings() throws(ImportsError) -> [(name: String, source: String)] {
        switch content {
        case .mapping(let entries):
            var names: [(name: String, source: String)] = []
            for entry in entries { names.append((entry.key, try entry.value.text())) }
            return names
        case .list: return try texts().map { ($0, $0) }
        case .text, .nothing:
            let name = try text()
            return [(name, name)]
        }
    }
}
