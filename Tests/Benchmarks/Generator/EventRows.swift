/// The events of the benchmark in the order in which they were reported, which is not the order of subjects.
struct EventRows {
    let cohort: Cohort
    let dictionary: InventedDictionary
    let calendar: Calendar
    let zipf: ZipfDraw

    private static let severities = ["MILD", "MODERATE", "SEVERE", "LIFE THREATENING", "FATAL"].map(field)
    private static let severityShares = [54, 31, 12, 2, 1]
    /// Serious events of a thousand, by severity.
    private static let serious = [10, 60, 350, 950, 1000]
    private static let causalities = [
        "Certain", "Probable/Likely", "Possible", "Unlikely", "Conditional/Unclassified",
        "Unassessable/Unclassifiable",
    ].map(field)
    /// By arm; the first is placebo.
    private static let causalityShares = [[1, 4, 17, 65, 8, 5], [3, 12, 26, 46, 8, 5], [4, 15, 28, 40, 8, 5]]
    private static let outcomes = [
        "Recovered", "Recovering", "Not recovered", "Recovered with sequelae", "Unknown", "Fatal",
    ].map(field)
    private static let outcomeShares = [66, 15, 11, 3, 5]

    private static func field(_ text: String) -> [UInt8] { Array(text.utf8) }

    func write(count: Int, random: inout RandomStream, to file: inout CSVFile) throws {
        for number in 0..<count {
            // Some subjects report far more than others; a prime spreads them over the file of subjects.
            let rank = random.least(of: 3, below: cohort.subjects.count)
            let place = rank * 2_147_483_647 % cohort.subjects.count
            try writeRow(number, of: place, random: &random, to: &file)
        }
    }

    private func writeRow(_ number: Int, of place: Int, random: inout RandomStream, to file: inout CSVFile) throws {
        let subject = cohort.subjects[place]
        Cohort.identifier(of: place, to: &file)
        file.add(",E")
        file.add(number + 1, width: 9)
        file.add(UInt8(ascii: ","))
        writeDates(subject, random: &random, to: &file)
        file.add(UInt8(ascii: ","))

        let term = dictionary.terms[drawTerm(onPlacebo: subject.arm == 0, random: &random)]
        Verbatim.write(term, random: &random, to: &file)
        file.add(UInt8(ascii: ","))
        // Half the events carry the preferred term itself.
        let lowestLevel = random.perMille(500) ? 0 : random.below(term.lowestLevel.count)
        file.add(term.lowestLevel[lowestLevel].field)
        file.add(term.codedFields)

        let severity = random.share(Self.severityShares)
        file.add(Self.severities[severity])
        file.add(random.perMille(Self.serious[severity]) ? ",Y," : ",N,")
        file.add(Self.causalities[random.share(Self.causalityShares[subject.arm])])
        file.add(UInt8(ascii: ","))
        let isFatal = severity == Self.severities.count - 1
        file.add(Self.outcomes[isFatal ? Self.outcomes.count - 1 : random.share(Self.outcomeShares)])
        try file.endRow()
    }

    /// Every seventh term is half as frequent on placebo.
    private func drawTerm(onPlacebo: Bool, random: inout RandomStream) -> Int {
        let rank = zipf.rank(&random)
        return onPlacebo && rank % 7 == 2 && random.perMille(500) ? zipf.rank(&random) : rank
    }

    /// Onset and end with a comma between: 5 of a thousand have neither, 30 began before the first dose.
    private func writeDates(_ subject: Cohort.Subject, random: inout RandomStream, to file: inout CSVFile) {
        if random.perMille(5) { return file.add(UInt8(ascii: ",")) }
        let day =
            random.perMille(30)
            ? -1 - random.below(90) : random.least(of: 2, below: subject.followUp)
        file.add(calendar[subject.firstDose + day])
        file.add(UInt8(ascii: ","))
        if random.perMille(800) {
            file.add(calendar[subject.firstDose + day + random.least(of: 2, below: 90)])
        }
    }
}
