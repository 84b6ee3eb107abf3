import Imports
import Safety

/// The columns of an events file: reads rows into a batch.
final class EventColumns: Sendable {
    private let studyID, subject, sequence, verbatim, onset, end, report, grade: Column?
    private let severity: CodedColumn<Severity>?
    private let outcome: CodedColumn<Outcome>?
    private let action: CodedColumn<ActionTaken>?
    private let serious, naturalProgression, worsenedAfterDose, treatmentEmergent: CodedColumn<Bool>?
    private let criteria: [(criterion: SeriousnessCriterion, column: CodedColumn<Bool>)]

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
        criteria = columns.criteria
    }

    /// Reads what identifies an event.
    func readKeys(_ reading: inout EventReading, _ batch: RecordBatch) {
        var earlier = reading.problems.count
        reading.keys(subject, in: batch) { $0.rows[$1].subject = $2 }
        reading.require(subject, called: "subject identifier", \.subject, since: earlier)
        earlier = reading.problems.count
        if sequence == nil {
            for row in reading.rows.indices {
                reading.rows[row].sequence = reading.text.append(reading.numbers[row])
            }
        } else {
            reading.keys(sequence, in: batch) { $0.rows[$1].sequence = $2 }
            reading.require(sequence, called: "event sequence", \.sequence, since: earlier)
        }
        reading.keys(studyID, in: batch) { $0.rows[$1].studyID = $2 }
    }

    /// Reads what a row says of its event beside its term and the assessments of causality.
    func readContent(_ reading: inout EventReading, _ batch: RecordBatch) {
        reading.words(verbatim, in: batch) { $0.rows[$1].verbatim = $2 }
        reading.dates(onset, in: batch) { $0.onset = $1 }
        reading.dates(end, in: batch) { $0.end = $1 }
        reading.dates(report, in: batch) { $0.report = $1 }
        reading.meanings(severity, in: batch) { $0.severity = $1 }
        reading.grades(grade, in: batch)
        reading.meanings(outcome, in: batch) { $0.outcome = $1 }
        reading.meanings(action, in: batch) { $0.action = $1 }
        readFlags(&reading, batch)
        checkOrder(&reading)
    }

    private func readFlags(_ reading: inout EventReading, _ batch: RecordBatch) {
        reading.meanings(serious, in: batch) { $0.serious = $1 }
        for (criterion, column) in criteria {
            let bit = UInt16(1) &<< UInt16(criterion.rawValue)
            reading.meanings(column, in: batch) { if $1 { $0.criteria |= bit } }
        }
        reading.meanings(naturalProgression, in: batch) { $0.naturalProgression = $1 }
        reading.meanings(worsenedAfterDose, in: batch) { $0.worsenedAfterDose = $1 }
        reading.meanings(treatmentEmergent, in: batch) { $0.treatmentEmergent = $1 }
    }

    /// Reports the rows whose end is certainly before their start.
    private func checkOrder(_ reading: inout EventReading) {
        guard onset != nil, end != nil else { return }
        for (number, row) in reading.rows.enumerated()
        where !row.onset.isMissing && !row.end.isMissing && row.end.latest < row.onset.earliest {
            reading.report(.endBeforeStart(end), number)
        }
    }
}
