/// What became of a row of a delivery, or of many events, before the registry saw them.
///
/// Records are held by reference: they are large, and an outcome is handed on several times.
package enum ImportOutcome: Sendable {
    indirect case subject(SubjectRecord, RowEvidence)
    indirect case exposure(ExposureRecord, RowEvidence)
    indirect case group(GroupRecord, RowEvidence)
    indirect case arm(ArmRecord, RowEvidence)
    indirect case dictionary(DictionaryEntry, RowEvidence)
    /// Events that follow one another, but for rows between them that were ignored or rejected.
    indirect case events(EventBatch)
    indirect case supplement(SupplementRecord, RowEvidence)
    /// A row that the profile leaves out on purpose, or an empty line.
    case ignored(Origin)
    case rejected(Reject)
}

/// A row's origin and the columns of the fields that the registry may still refuse.
package struct RowEvidence: Sendable {
    package var origin: Origin
    /// The column (from 1) and its name for the fields that the registry checks.
    package var columns: CheckedColumns

    package init(origin: Origin, columns: CheckedColumns) {
        self.origin = origin
        self.columns = columns
    }
}

/// The source columns of the fields that only the registry can check; made once per file.
package final class CheckedColumns: Sendable {
    package struct Column: Sendable, Equatable {
        /// Nil for a column that is not of the file itself, but of a joined one.
        package let number: Int?
        package let name: String
        package init(number: Int?, name: String) {
            self.number = number
            self.name = name
        }
    }
    package enum Field: Sendable, Hashable {
        case studyID, subject, sequence, plannedArm, actualArm, group, armName, armSize, lltCode, lltName, ptCode,
            ptName, primary
    }
    private let byField: [Field: Column]

    package init(_ byField: [Field: Column]) { self.byField = byField }

    /// The column a field came from, or nil when the profile made it (a constant, the row number).
    package subscript(_ field: Field) -> Column? { byField[field] }
}

/// Which of the registry's tables a file of a delivery fills; the raw value is the order of reading.
package enum DeliveryTable: Int, Sendable, Comparable, CaseIterable {
    case subjects, exposures, groups, arms, dictionary, events, supplements

    package static func < (a: DeliveryTable, b: DeliveryTable) -> Bool { a.rawValue < b.rawValue }

    package var name: String {
        switch self {
        case .subjects: "subjects"
        case .exposures: "exposures"
        case .groups: "groups"
        case .arms: "arms"
        case .dictionary: "dictionary"
        case .events: "events"
        case .supplements: "supplements"
        }
    }
}

/// Row counts of an import run; `read` is always the sum of the other four.
package struct ImportCounts: Sendable, Equatable {
    package var stored = 0
    package var unchanged = 0
    package var rejected = 0
    package var ignored = 0
    /// Stored events whose content equals another event of the same subject.
    package var duplicates = 0
    /// Stored rows that took the place of what was stored under their key.
    package var changed = 0

    package init() {}

    package var read: Int { stored + unchanged + rejected + ignored }

    package static func + (a: ImportCounts, b: ImportCounts) -> ImportCounts {
        var sum = a
        sum.stored += b.stored
        sum.unchanged += b.unchanged
        sum.rejected += b.rejected
        sum.ignored += b.ignored
        sum.duplicates += b.duplicates
        sum.changed += b.changed
        return sum
    }
}
