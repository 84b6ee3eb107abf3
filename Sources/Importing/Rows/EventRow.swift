import Imports
import Safety

/// Makes events of rows.
final class EventRow: Sendable {
    private let studyID, subject, sequence, verbatim, onset, end, report, grade: Column?
    private let severity: CodedColumn<Severity>?
    private let outcome: CodedColumn<Outcome>?
    private let action: CodedColumn<ActionTaken>?
    private let serious, naturalProgression, worsenedAfterDose, treatmentEmergent: CodedColumn<Bool>?
    private let criteria: [(criterion: SeriousnessCriterion, column: CodedColumn<Bool>)]
    private let causality: CausalityColumns
    private let coding: CodingColumns

    init(_ columns: FileColumns) {
        studyID = columns[.studyID]
        subject = columns[.subjectID]
        sequence = columns[.eventSequence]
        verbatim = columns[.verbatim]
        onset = columns[.onsetDate]
        end = columns[.endDate]
        report = columns[.reportDate]
        grade = columns[.grade]
        severity = columns.coded(.severity) { Severity(name: $0) }
        outcome = columns.coded(.outcome) { Outcome(name: $0) }
        action = columns.coded(.actionTaken) { ActionTaken(name: $0) }
        serious = columns.yesNo(.serious)
        naturalProgression = columns.yesNo(.naturalProgression)
        worsenedAfterDose = columns.yesNo(.worsenedAfterDose)
        treatmentEmergent = columns.yesNo(.treatmentEmergent)
        criteria = ImportField.allCases.compactMap { field in
            guard let criterion = field.criterion, let column = columns.yesNo(field) else { return nil }
            return (criterion, column)
        }
        causality = CausalityColumns(columns)
        coding = CodingColumns(columns)
    }

    /// The record of a row; `number` counts the rows of the file from 1 and stands for a sequence where there is none.
    func record(_ row: inout RowReading, number: Int) -> EventRecord {
        let subjectID = row.requiredKey(subject, called: "subject identifier")
        let number = sequence == nil ? String(number) : row.requiredKey(sequence, called: "event sequence")
        var record = EventRecord(subject: subjectID, sequence: number, coding: coding.coding(&row))
        record.studyID = row.key(studyID)
        record.verbatim = row.text(verbatim)
        record.statedPT = coding.statedPT(beside: record.coding, &row)
        record.onset = row.date(onset)
        record.end = row.date(end)
        record.report = row.date(report)
        record.severity = row.value(severity)
        record.grade = row.grade(grade)
        record.serious = row.value(serious)
        for (criterion, column) in criteria where row.value(column) == true { record.criteria.insert(criterion) }
        record.causality = causality.assessments(&row)
        record.outcome = row.value(outcome)
        record.action = row.value(action)
        record.naturalProgression = row.value(naturalProgression)
        record.worsenedAfterDose = row.value(worsenedAfterDose)
        record.treatmentEmergent = row.value(treatmentEmergent)
        row.checkOrder(record.onset, record.end, end)
        return record
    }
}

/// The columns that assess causality.
final class CausalityColumns: Sendable {
    private let usual: CodedColumn<Causality>?
    private let product, assessor: Column?
    /// Columns that assess by a declared assessor or for a declared product.
    private let declared: [(column: CodedColumn<Causality>, declared: ProfileColumn)]

    init(_ columns: FileColumns) {
        usual = columns.coded(.causality) { Causality(name: $0) }
        product = columns[.causalityProduct]
        assessor = columns[.causalityAssessor]
        declared = columns.causalities
    }

    /// One assessment for each column, also where the source left it blank.
    func assessments(_ row: inout RowReading) -> [CausalityAssessment] {
        var assessments: [CausalityAssessment] = []
        if usual == nil && declared.isEmpty { return assessments }
        let product = row.text(product)
        let assessor = row.text(assessor)
        if let usual { assessments.append(assessment(usual, product, assessor, &row)) }
        for (column, declared) in declared {
            assessments.append(assessment(column, declared.product ?? product, declared.assessor ?? assessor, &row))
        }
        return assessments
    }

    private func assessment(
        _ column: CodedColumn<Causality>, _ product: String?, _ assessor: String?, _ row: inout RowReading
    ) -> CausalityAssessment {
        let value = row.value(column) ?? .missing
        return CausalityAssessment(
            product: product, assessor: assessor, reported: row.text(column.column), value: value)
    }
}
