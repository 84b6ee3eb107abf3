import Foundation
import GRDB
import Safety

/// Subjects and exposures as their rows in the registry say them.
extension Row {
    /// The subject of a row of subject; its flags and characteristics have rows of their own.
    func subjectRecord() throws -> SubjectRecord {
        var record = SubjectRecord(subject: try value("identifier"))
        record.site = try optional("site")
        record.country = try optional("country")
        record.sex = try optional("sex")
        record.age = try optional("age")
        record.ageUnit = try optional("age_unit")
        record.race = try optional("race")
        record.ethnicity = try optional("ethnicity")
        record.plannedArm = try optional("planned_arm")
        record.actualArm = try optional("actual_arm")
        record.followUpEndReason = try optional("follow_up_end_reason")
        record.birthDate = try date("birth")
        record.consentDate = try date("consent")
        record.followUpEnd = try date("follow_up_end")
        record.deathDate = try date("death")
        return record
    }

    /// The exposure of a row of exposure, without its subject's identifier.
    func exposureRecord() throws -> ExposureRecord {
        var record = ExposureRecord(subject: "", sequence: try value("sequence"))
        record.product = try optional("product")
        record.dose = try optional("dose")
        record.doseUnit = try optional("dose_unit")
        record.route = try optional("route")
        record.start = try date("start")
        record.end = try date("end")
        return record
    }

    /// The content hash of a row.
    func content() throws -> (UInt64, UInt64) {
        let bytes: Data = try value("content")
        guard bytes.count == 16 else { return (0, 0) }
        return bytes.withUnsafeBytes {
            ($0.loadUnaligned(as: UInt64.self), $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        }
    }

    /// Where a row came from.
    func place() throws -> RowHistory.Place {
        RowHistory.Place(
            file: try value("file_id"), line: try value("line"), byteOffset: try value("byte_offset"))
    }

    /// The date of the columns that begin with a name.
    private func date(_ name: String) throws -> ClinicalDate? {
        guard let earliest: Int = try optional("\(name)_earliest"), let latest: Int = try optional("\(name)_latest")
        else {
            return nil
        }
        let first = CalendarDay(number: earliest)
        let text: String? = try optional("\(name)_text")
        return ClinicalDate(written: text ?? first.iso, earliest: first, latest: CalendarDay(number: latest))
    }
}
