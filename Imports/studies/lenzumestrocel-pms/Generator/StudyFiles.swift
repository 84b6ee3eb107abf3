/// The rows of subjects.csv, exposures.csv and events.csv.
enum StudyFiles {
    static let study = "LENZ-PMS-SYN"
    static let arm = "Lenzumestrocel"

    static func subjects(_ subjects: [Subject]) -> String {
        var table = CSVText(columns: [
            "study_id", "subject_id", "site", "country", "sex", "birth_date", "age", "consent_date", "planned_arm",
            "actual_arm", "follow_up_end", "follow_up_end_reason", "death_date", "flag.SAFFL",
            "attribute.site_of_onset", "attribute.riluzole", "attribute.diagnosis_date",
            "attribute.alsfrs_r_baseline", "attribute.eligible", "attribute.matched", "attribute.dosing_group",
        ])
        for subject in subjects {
            let isDosed = subject.group != nil
            table.append([
                study, subject.identifier, subject.site, subject.country, subject.isMale ? "M" : "F",
                padded(subject.birthYear, 4), String(subject.age), subject.consent.text, arm,
                isDosed ? arm : "", subject.followUpEnd.text, subject.followUpReason, subject.death?.text ?? "",
                answer(isDosed), subject.hasBulbarOnset ? "bulbar" : "limb", answer(subject.takesRiluzole),
                subject.diagnosis.text, String(subject.functionalScore), answer(subject.membership != .other),
                answer(subject.membership == .matched), subject.group?.rawValue ?? "",
            ])
        }
        return table.text
    }

    /// One row an injection; each is given and ends on one day.
    static func exposures(_ subjects: [Subject]) -> String {
        var table = CSVText(columns: [
            "study_id", "subject_id", "exposure_seq", "product", "dose", "dose_unit", "route", "start_date", "end_date",
        ])
        for subject in subjects {
            for (place, day) in subject.doses.enumerated() {
                table.append([
                    study, subject.identifier, String(place + 1), "lenzumestrocel", "1000000", "cells/kg",
                    "intrathecal", day.text, day.text,
                ])
            }
        }
        return table.text
    }

    /// Events by subject and day, exact copies after everything else of their subject; sequences in that order.
    static func events(_ events: [Event], subjects: [Subject]) -> String {
        var table = CSVText(columns: [
            "study_id", "subject_id", "event_seq", "verbatim", "llt_code", "onset_date", "end_date", "report_date",
            "severity", "serious", "death", "life_threatening", "hospitalisation", "disability", "congenital_anomaly",
            "medically_important", "cancer", "required_intervention", "causality", "causality_product",
            "causality_assessor", "outcome", "action_taken", "natural_progression", "treatment_emergent",
        ])
        let order = events.indices.sorted { left, right in
            let (first, second) = (events[left], events[right])
            return (first.subject, first.isCopy ? 1 : 0, first.onset.number, left)
                < (second.subject, second.isCopy ? 1 : 0, second.onset.number, right)
        }
        var sequences: [Int: Int] = [:]
        for index in order {
            let event = events[index]
            sequences[event.subject, default: 0] += 1
            let identifier = subjects[event.subject].identifier
            table.append([study, identifier, String(sequences[event.subject, default: 0])] + fields(of: event))
        }
        return table.text
    }

    /// The content of an event: everything but its study, subject and sequence.
    private static func fields(of event: Event) -> [String] {
        let end = event.endIsMonth ? event.end?.monthText : event.end?.text
        let assessed = !event.causality.isEmpty
        return [event.verbatim, event.lowestTerm, event.onsetText, end ?? "", event.report.text, event.severity]
            + [answer(event.isSerious)] + criteria(of: event)
            + [event.causality, assessed ? "lenzumestrocel" : "", assessed ? "investigator" : ""]
            + [event.outcome, event.action, answer(event.isProgression), event.emergent]
    }

    /// Yes or no for a serious event; for others only a yes is written.
    private static func criteria(of event: Event) -> [String] {
        let criteria = event.criteria
        return [
            criteria.death, criteria.lifeThreatening, criteria.hospitalisation, criteria.disability, false,
            criteria.medicallyImportant, criteria.cancer, criteria.requiredIntervention,
        ].map { event.isSerious ? answer($0) : $0 ? "Y" : "" }
    }

    private static func answer(_ isTrue: Bool) -> String { isTrue ? "Y" : "N" }
}
