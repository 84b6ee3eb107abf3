import Foundation

/// The synthetic data of the benchmarks: subjects, a dictionary of invented terms, and events. The same numbers give
/// the same bytes on any machine.
struct BenchmarkData {
    let events: Int
    let seed: UInt64

    /// Five events a subject.
    var subjects: Int { max(events / 5, 1) }

    /// Writes `subjects.csv`, `dictionary.csv`, `events.csv` and a note that they are synthetic.
    func write(into folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(note.utf8).write(to: folder.appendingPathComponent("README.txt"))
        let calendar = Calendar(years: 11)

        var random = RandomStream(seed: seed, stream: 1)
        let dictionary = InventedDictionary(random: &random)
        var terms = try CSVFile(
            "dictionary.csv", in: folder,
            header: "llt_code,llt_name,pt_code,pt_name,soc_code,soc_name,primary_soc")
        try dictionary.write(to: &terms)
        try terms.close()

        random = RandomStream(seed: seed, stream: 2)
        var people = try CSVFile(
            "subjects.csv", in: folder, header: "subject_id,arm,first_dose,last_contact,sex,age")
        let cohort = try Cohort(count: subjects, random: &random, file: &people, calendar: calendar)
        try people.close()

        random = RandomStream(seed: seed, stream: 3)
        var reports = try CSVFile(
            "events.csv", in: folder,
            header: "subject_id,event_id,onset_date,end_date,verbatim,llt_name,pt_code,pt_name,soc_code,soc_name,"
                + "severity,serious,causality,outcome")
        let rows = EventRows(
            cohort: cohort, dictionary: dictionary, calendar: calendar, zipf: ZipfDraw(count: dictionary.terms.count))
        try rows.write(count: events, random: &random, to: &reports)
        try reports.close()
    }

    private var note: String {
        "Synthetic data, generated for benchmarks: \(events) events, \(subjects) subjects, seed \(seed). No record "
            + "describes a person, and all terms below the system organ classes are invented.\n"
    }
}
