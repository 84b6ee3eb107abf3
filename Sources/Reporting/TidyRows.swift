import Incidence
import Safety

/// A row of the table as the tidy result names it, with the counts of all its columns.
struct TidyGroup {
    /// "any", "soc", "group", "pt", "remainder", or "overview" for a row of an overview.
    var level: String
    var soc: Term?
    /// The label of the group of terms in which the row stands.
    var group: String?
    /// The code and name of a PT; a remainder has "k further terms" and a row of an overview its label as name.
    var pt: (code: String?, name: String)?
    /// The key of a PT's path, by which it has adjusted p-values.
    var path: Int?
    var counts: RowCounts
}

/// One cell of the tidy result: a row of the table in one arm or in total, and there in one category or in all.
struct TidyRow {
    var arm: String
    /// Nil for all categories together.
    var category: String?
    var row: TidyGroup
    var place: ColumnLayout.Place
    var figures: CellFigures
}

extension TableReport {
    /// Gives the rows of the tidy result in the table's order: any event, every SOC, the terms that pass the threshold
    /// and the remainders.
    func forEachTidyGroup(_ take: (TidyGroup) -> Void) {
        switch table.body {
        case .overview(let rows):
            for row in rows { take(TidyGroup(level: "overview", pt: (nil, row.label), counts: row.counts)) }
        case .terms(let rows):
            take(TidyGroup(level: "any", counts: rows.any))
            for block in rows.blocks {
                let group = if case .group(let label) = block.head { Optional(label) } else { String?.none }
                if let soc = block.soc { take(TidyGroup(level: "soc", soc: soc, counts: block.counts)) }
                if let group { take(TidyGroup(level: "group", group: group, counts: block.counts)) }
                for term in block.terms {
                    let pt = term.path.pt
                    // A PT counted across SOCs has none of its own.
                    let soc = block.head == .none ? nil : term.path.soc
                    take(
                        TidyGroup(
                            level: "pt", soc: soc, group: group, pt: (pt.code, pt.name), path: term.path.id,
                            counts: term.counts))
                }
                if let rest = block.remainder {
                    let name = "\(rest.termCount) further terms"
                    take(
                        TidyGroup(
                            level: "remainder", soc: block.soc, group: group, pt: (nil, name), counts: rest.counts))
                }
            }
        }
    }

    /// The columns of the tidy result: without the total where groups overlap.
    var tidyColumns: ArraySlice<IncidenceTable.Column> {
        rules.armBasis == .groups ? table.columns.dropLast() : table.columns[...]
    }

    /// The place of each cell of a row: whole, then by category.
    var tidyPlaces: [ColumnLayout.Place] {
        ([nil] + table.parts.indices.map { Int?.some($0) }).flatMap { part in
            tidyColumns.indices.map { ColumnLayout.Place(column: $0, part: part) }
        }
    }

    /// How many lines `addTidyLines` adds.
    fileprivate var tidyLineCount: Int {
        var rows = 0
        forEachTidyGroup { _ in rows += 1 }
        return rows * tidyPlaces.count
    }

    /// Every row in every arm and in total, zeros included.
    var tidyRows: [TidyRow] {
        var rows: [TidyRow] = []
        let places = tidyPlaces
        forEachTidyGroup { group in
            for place in places {
                rows.append(
                    TidyRow(
                        arm: table.columns[place.column].name, category: place.part.map { table.parts[$0].label },
                        row: group, place: place, figures: place.figures(of: group.counts, self)))
            }
        }
        return rows
    }

    /// Adds a line for each tidy row. What lines have in common is made into fields once.
    fileprivate func addTidyLines(_ shape: TidyShape, to lines: inout CSVLines) {
        let places = tidyPlaces.map { place in
            let category = place.part.map { table.parts[$0].label } ?? ""
            return (
                place: place, n: n(ofColumn: place.column, part: place.part),
                fields: CSVFields(
                    [definition.name, table.columns[place.column].name] + (shape.hasCategories ? [category] : []))
            )
        }
        let own = Set(tidyMeasures)
        forEachTidyGroup { group in
            let names = CSVFields(
                [group.level] + (shape.hasGroups ? [group.group ?? ""] : [])
                    + [group.soc?.name ?? "", group.pt?.name ?? ""])
            let ownCodes = shape.codes ? CSVFields([group.soc?.code ?? "", group.pt?.code ?? ""]) : nil
            for (place, n, fields) in places {
                let figures = place.figures(of: group.counts, self)
                lines.append(fields)
                lines.append(names)
                lines.append(figures.count.events)
                lines.append(figures.count.subjects)
                if let n {
                    lines.append(n)
                    lines.append(exactPercentOf: figures.share)
                } else {
                    lines.append("")
                    lines.append("")
                }
                if let ownCodes { lines.append(ownCodes) }
                for measure in shape.measures {
                    let value = own.contains(measure) ? value(of: measure, figures, place, group) : nil
                    lines.append(value.map(signedDecimal) ?? "")
                }
                lines.endLine()
            }
        }
    }
}

/// Which columns the tidy result of some tables has beyond those that all have.
struct TidyShape {
    var codes: Bool
    var hasCategories: Bool
    var hasGroups: Bool
    var measures: [TidyMeasure]

    init(_ reports: [TableReport], codes: Bool) {
        self.codes = codes
        hasCategories = reports.contains { !$0.table.parts.isEmpty }
        hasGroups = reports.contains { if case .termGroups = $0.definition.kind { true } else { false } }
        let asked = reports.map { Set($0.tidyMeasures) }.reduce(into: Set()) { $0.formUnion($1) }
        measures = TidyMeasure.allCases.filter(asked.contains)
    }
}

extension [TableReport] {
    /// The tidy results of all tables below one header.
    func tidyCSV(codes: Bool) -> String {
        let shape = TidyShape(self, codes: codes)
        let header =
            ["table", "arm"] + (shape.hasCategories ? ["category"] : []) + ["level"]
            + (shape.hasGroups ? ["term_group"] : []) + ["soc", "pt", "events", "subjects", "n", "percent"]
            + (codes ? ["soc_code", "pt_code"] : []) + shape.measures.map(\.rawValue)
        var lines = CSVLines(count: 1 + reduce(0) { $0 + $1.tidyLineCount })
        for name in header { lines.append(name) }
        lines.endLine()
        for report in self { report.addTidyLines(shape, to: &lines) }
        return lines.text
    }
}
