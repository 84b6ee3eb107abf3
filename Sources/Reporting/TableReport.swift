import Incidence
import Safety

/// A counted table with everything that is printed beside its numbers.
///
/// Rendering it is the only place where a number of the table is rounded; the same value gives the same bytes.
package struct TableReport: Sendable {
    package var definition: TableDefinition
    package var table: IncidenceTable
    package var study: Study
    /// The rules by which the table was counted: `definition.rules(over:)` of the active ones.
    package var rules: RuleSet
    /// The rules in words, a sentence each.
    package var ruleSentences: [String]
    /// The selection of the command in words; nil when it selects nothing beyond the definition.
    package var selection: String?
    /// The dictionaries by which the counted events are coded.
    package var dictionaries: [DictionaryVersion]
    /// The registry's generation, which every change of its content moves.
    package var generation: Int
    /// How all stored events divide, which text, Markdown and JSON say; nil where it was not counted.
    package var dispositions: DispositionCounts?
    package var programVersion: String
    /// How many arms, or groups, the registry has, of which the table shows some.
    package var armCount: Int
    /// Whether the command names the arms or groups that are columns.
    package var hasArmsAskedFor = false
    /// By key of the arm, how many of its participants are known by number only.
    package var unnamed: [Int: Int] = [:]
    /// Whether it shows the form of the table instead of numbers.
    var isShell = false
    /// Terms of groups that the registry does not have.
    package var absentTerms: [String] = []
    /// The first and the last day of the period that is reported, where there are.
    package var from: CalendarDay?
    package var to: CalendarDay?

    /// Whether N are denominators.
    var hasDenominators: Bool { study.noDenominators == nil }
    /// What is counted once in a row.
    var participants: String { hasDenominators ? "participants" : "reports" }

    package init(
        definition: TableDefinition, table: IncidenceTable, study: Study, rules: RuleSet, ruleSentences: [String],
        selection: String?, dictionaries: [DictionaryVersion], generation: Int, dispositions: DispositionCounts?,
        programVersion: String
    ) {
        self.definition = definition
        self.table = table
        self.study = study
        self.rules = rules
        self.ruleSentences = ruleSentences
        self.selection = selection
        self.dictionaries = dictionaries
        self.generation = generation
        self.dispositions = dispositions
        self.programVersion = programVersion
        armCount = table.columns.count - 1
    }

    /// The table in a format, ending in a line feed.
    ///
    /// `width` is the number of columns text may take, 100 when nil; `codes` adds the terms' codes. CSV and JSON hold
    /// the tidy result whatever rows and columns the definition shows; text and Markdown hold the page.
    package func render(format: OutputFormat, width: Int? = nil, codes: Bool = false) -> String {
        switch format {
        case .csv: [self].tidyCSV(codes: codes)
        case .json: tidyJSON(codes: codes).text
        case .text: display(codes: codes).text(width: width ?? OutputFormat.defaultWidth)
        case .markdown: display(codes: codes).markdown()
        }
    }
}

extension [TableReport] {
    /// Several tables in a format: pages with an empty line between, one CSV whose lines name their table, a JSON list;
    /// a single table as it renders itself.
    package func render(format: OutputFormat, width: Int? = nil, codes: Bool = false) -> String {
        if count == 1 { return self[0].render(format: format, width: width, codes: codes) }
        switch format {
        case .csv: return tidyCSV(codes: codes)
        case .json: return JSONText.list(map { $0.tidyJSON(codes: codes) }).text
        case .text, .markdown:
            return map { $0.render(format: format, width: width, codes: codes) }.joined(separator: "\n")
        }
    }
}
