/// The whole reconstruction: four files, the same bytes every time.
package enum SyntheticStudy {
    /// The files by name, as the study folder holds them. Throws when the published numbers cannot be met.
    package static func files() throws(GenerationError) -> [(name: String, text: String)] {
        let terms = Terms()
        let subjects = try Cohort.make()
        let roster = try Roster(subjects)
        let events = try allEvents(terms: terms, subjects: subjects, roster: roster)
        return [
            ("subjects.csv", StudyFiles.subjects(subjects)),
            ("exposures.csv", StudyFiles.exposures(subjects)),
            ("dictionary.csv", DictionaryRows.text(terms: terms)),
            ("events.csv", StudyFiles.events(events, subjects: subjects)),
        ]
    }

    /// Who has what, then when, then everything else; decoys and exact copies last.
    private static func allEvents(terms: Terms, subjects: [Subject], roster: Roster) throws(GenerationError) -> [Event]
    {
        let plan = try CountedEvents.plan(terms: terms, roster: roster)
        var counted = try Onsets.place(plan, subjects: subjects)
        try UncertainDates.write(into: &counted, subjects: subjects, terms: terms)
        var random = RandomSource(.details)
        Endings.write(into: &counted, subjects: subjects, terms: terms, random: &random)
        Details.write(into: &counted, subjects: subjects, terms: terms, random: &random)
        var events = try counted + Decoys.make(subjects: subjects, terms: terms)
        Verbatims.write(into: &events, terms: terms, random: &random)
        return events + Duplicates.make(of: events)
    }
}
