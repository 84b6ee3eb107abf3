import Imports
import Safety

/// The columns of one file, resolved against its profile: looked up once, used for every row.
struct FileColumns: Sendable {
    let profile: Profile
    let table: ProfileTable
    /// What the rows become: what the profile's table holds, or the supplements of its events.
    private(set) var fills: DeliveryTable
    /// The names of the header, behind them those of columns of joined files, behind them those of unfolded columns.
    let names: [String]
    /// The number of columns of the file itself.
    let ownCount: Int
    /// By the positions of columns whose dates have the day or the month first: whether it is the day.
    var dateOrders: [Int: Bool] = [:]
    /// The position of the column of a field, for fields that a column fills.
    private var positions: [ImportField: (position: Int, column: ProfileColumn)] = [:]
    private(set) var flags: [(name: String, column: CodedColumn<Bool>)] = []
    private(set) var attributes: [(name: String, column: Column)] = []
    private(set) var causalities: [(column: CodedColumn<Causality>, declared: ProfileColumn)] = []
    /// The columns that state criteria of seriousness; a criterion holds where any of its columns says so.
    private(set) var criteria: [(criterion: SeriousnessCriterion, column: CodedColumn<Bool>)] = []
    private(set) var conditions: [RowCondition] = []
    /// The positions of columns that the profile does not know.
    private(set) var unknown: [Int] = []
    /// The number of columns of the file that are read.
    private(set) var usedCount = 0

    /// Resolves a header.
    ///
    /// - Parameters:
    ///   - own: the names of the file's own header.
    ///   - joins: the joins of the table for which the delivery has files; nil for all.
    init(own: [String], table: ProfileTable, profile: Profile, joins: [ProfileJoin]? = nil) {
        let unfolded = table.rowsFrom.filter { $0.sources.contains(where: own.contains) }
        let names = own + (joins ?? table.joins).flatMap(\.names) + unfolded.map(\.name)
        self.names = names
        self.ownCount = own.count
        self.table = table
        fills = table.table
        self.profile = profile
        let declared = FileColumns.declared(names, table)
        for (position, name) in names.enumerated() {
            let isOwn = position < own.count
            if isOwn, declared[position] != nil || table.uses(name) { usedCount += 1 }
            if let column = declared[position] {
                use(column, at: position)
            } else if isOwn, !table.uses(name), !table.ignored.contains(where: { $0.match(name) != nil }) {
                unknown.append(position)
            }
        }
    }

    /// The declared column of each name: the exact one, else a family, unless the exact name is ignored.
    static func declared(_ names: [String], _ table: ProfileTable) -> [ProfileColumn?] {
        names.map { name in
            if let exact = table.columns.first(where: { !$0.name.isFamily && $0.name.text == name }) { return exact }
            if table.ignored.contains(where: { !$0.isFamily && $0.text == name }) { return nil }
            return table.columns.first { $0.name.isFamily && $0.name.match(name) != nil }
        }
    }

    /// These columns where only some of the unknown ones are, because other tables of the same file know the others.
    func leaving(unknown positions: [Int]) -> FileColumns {
        var columns = self
        columns.unknown = positions
        return columns
    }

    private mutating func use(_ declared: ProfileColumn, at position: Int) {
        let column = column(declared, at: position)
        for (kind, texts) in [
            (RowCondition.Kind.keep, declared.keptRows), (.skip, declared.skippedRows), (.expect, declared.expected),
        ] where !texts.isEmpty {
            conditions.append(condition(column, kind, texts, declared))
        }
        guard let field = declared.field else { return }
        switch field {
        case .flag:
            if let map = profile.valueMap(of: .flag) {
                let table = MeaningTable(map, value: Bool.init)
                flags.append((memberName(declared, names[position]), CodedColumn(column: column, table: table)))
            }
        case .attribute:
            attributes.append((memberName(declared, names[position]), column))
        case .causality where declared.assessor != nil || declared.product != nil:
            addCausality(column, declared)
        default:
            if let criterion = field.criterion, let map = profile.valueMap(of: field) {
                criteria.append((criterion, CodedColumn(column: column, table: MeaningTable(map, value: Bool.init))))
            }
            // Of several columns for a field the one that the profile names first.
            let order = table.columns.firstIndex(of: declared) ?? 0
            if let known = positions[field], (table.columns.firstIndex(of: known.column) ?? 0) < order { return }
            positions[field] = (position, declared)
        }
    }

    private mutating func addCausality(_ column: Column, _ declared: ProfileColumn) {
        guard let map = profile.valueMap(of: .causality) else { return }
        let table = MeaningTable(map) { Causality(name: $0) }
        causalities.append((CodedColumn(column: column, table: table), declared))
    }

    private func column(_ declared: ProfileColumn, at position: Int) -> Column {
        var renamed: MeaningTable<String>?
        if let field = declared.field, field.kind == .text || field.kind == .key,
            let map = profile.valueMap(of: field)
        {
            renamed = MeaningTable(map) { $0 }
        }
        return Column(
            position: position, name: names[position], isTrimmed: declared.isTrimmed ?? profile.isTrimmed,
            isInteger: declared.isInteger, dates: dates(declared, at: position), isOwn: position < ownCount,
            renamed: renamed)
    }

    /// The formats of a column's dates, with the order of day and month where it is known.
    private func dates(_ declared: ProfileColumn, at position: Int) -> [DateFormat] {
        guard declared.field?.kind == .date else { return [] }
        return (declared.dates ?? profile.dates).flatMap { format in
            guard case .dayOrMonthFirst(let pivot) = format, let isDayFirst = dateOrders[position] else {
                return [format]
            }
            return DateFormat.inFigures(isDayFirst: isDayFirst, pivot: pivot)
        }
    }

    /// For each unfolded column the positions of the columns that it is made of; nil for those that the header lacks.
    var unfoldedPositions: [[Int?]] {
        table.rowsFrom.filter { names[ownCount...].contains($0.name) }.map { column in
            column.sources.map { source in names[..<ownCount].firstIndex(of: source) }
        }
    }

    /// The columns of dates of which only all values together say whether the day or the month comes first.
    var undecidedDates: [Column] {
        positions.values.compactMap { position, declared in
            let column = column(declared, at: position)
            return column.dates.contains(where: \.needsOtherValues) ? column : nil
        }.sorted { $0.position < $1.position }
    }

    private func condition(
        _ column: Column, _ kind: RowCondition.Kind, _ texts: [String], _ declared: ProfileColumn
    ) -> RowCondition {
        let missing: RowCondition.Missing =
            if declared.skippedRows.contains(ValueMap.missing) {
                .passOver
            } else if kind == .skip || texts.contains(ValueMap.missing) {
                .read
            } else {
                .refuse
            }
        return RowCondition(
            column: column, kind: kind, texts: MeaningTable(texts: texts.filter { $0 != ValueMap.missing }),
            missing: missing)
    }

    private func memberName(_ declared: ProfileColumn, _ name: String) -> String {
        let member = declared.isNamedByStar ? declared.name.match(name) ?? name : name
        return member.isEmpty ? name : member
    }
}

extension FileColumns {
    /// The same columns read for the attributes of events, which are stored as supplements; nil where there are none.
    var ofSupplements: FileColumns? {
        guard table.table == .events, !attributes.isEmpty else { return nil }
        var columns = self
        columns.fills = .supplements
        return columns
    }
}

// MARK: Columns by field

extension FileColumns {
    /// The column or the constant of a field, or nil when the delivery has neither.
    subscript(_ field: ImportField) -> Column? {
        if let (position, declared) = positions[field] { return column(declared, at: position) }
        return table.constants[field].map { Column(position: -1, name: field.rawValue, constant: $0) }
    }

    /// The column of a field with listed meanings; `value` gives what the name of a meaning stands for.
    func coded<Value>(_ field: ImportField, value: (String) -> Value?) -> CodedColumn<Value>? {
        guard let (position, declared) = positions[field], let map = profile.valueMap(of: field) else { return nil }
        return CodedColumn(column: column(declared, at: position), table: MeaningTable(map, value: value))
    }

    func yesNo(_ field: ImportField) -> CodedColumn<Bool>? { coded(field) { Bool($0) } }

    /// What the header lacks: for each field the names of the columns that could fill it.
    var missing: [[String]] {
        var missing: [[String]] = []
        for column in table.columns where column.isRequired && !column.name.isFamily {
            let alternatives = column.field.map { table.columns(for: $0).map(\.name.text) } ?? [column.name.text]
            if !alternatives.contains(where: names.contains) { missing.append(alternatives) }
        }
        return missing
    }

    /// The fields for which the file has a column, as a correction asks for them.
    var delivered: DeliveredColumns {
        var names = Set(positions.keys.map(\.rawValue))
        names.formUnion(flags.map { "flag.\($0.name)" })
        names.formUnion(attributes.map { "attribute.\($0.name)" })
        if !causalities.isEmpty { names.insert(ImportField.causality.rawValue) }
        let ofTerm: [ImportField] = [.socCode, .socName, .ptCode, .ptName, .lltCode, .lltName]
        if ofTerm.contains(where: { positions[$0] != nil }) { names.insert(DeliveredColumns.term) }
        return DeliveredColumns(names, blanks: profile.blanks)
    }

    /// The source columns of the fields that only the registry can check.
    var checked: CheckedColumns {
        let fields: [(CheckedColumns.Field, [ImportField])] = [
            (.studyID, [.studyID]), (.subject, [.subjectID]), (.sequence, [.eventSequence, .exposureSequence]),
            (.plannedArm, [.plannedArm]), (.actualArm, [.actualArm]), (.group, [.group]),
            (.armName, [.arm]), (.armSize, [.armSubjects]), (.lltCode, [.lltCode]), (.lltName, [.lltName]),
            (.ptCode, [.ptCode]), (.ptName, [.ptName]), (.primary, [.primary]),
        ]
        var columns: [CheckedColumns.Field: CheckedColumns.Column] = [:]
        for (checked, sources) in fields {
            for source in sources {
                guard let position = positions[source]?.position else { continue }
                columns[checked] = CheckedColumns.Column(
                    number: position < ownCount ? position + 1 : nil, name: FieldText.printable(names[position]))
            }
        }
        return CheckedColumns(columns)
    }
}
