/// A subject as listings and profiles show it: what its rows say, and its exposures in the order of their days.
package struct SubjectDetails: Sendable, Equatable {
    /// With its attributes.
    package var record: SubjectRecord
    /// By first possible day; those without a start come last.
    package var exposures: [ExposureRecord]

    package init(record: SubjectRecord, exposures: [ExposureRecord] = []) {
        self.record = record
        self.exposures = exposures
    }

    /// The value of a characteristic by its name, whatever its case.
    package func attribute(_ name: String) -> String? {
        record.attributes.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// The first possible day of the first dose.
    package var firstDose: CalendarDay? { exposures.compactMap(\.start?.earliest).min() }

    /// The latest exposure that began on or before a day.
    package func exposure(on day: CalendarDay) -> ExposureRecord? {
        exposures.last { exposure in exposure.start.map { $0.earliest <= day } ?? false }
    }

    /// Days since the last day of dosing: 0 on a day of dosing; nil before the first dose.
    package func daysSinceLastDose(on day: CalendarDay) -> Int? {
        let last = exposures.compactMap { exposure -> CalendarDay? in
            guard let start = exposure.start?.earliest, start <= day else { return nil }
            return min(day, max(start, exposure.end?.latest ?? start))
        }
        return last.max().map { day.number - $0.number }
    }
}
