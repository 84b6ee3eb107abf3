/// The subjects of the benchmark: arm, first dose and follow-up of each.
struct Cohort {
    struct Subject {
        let arm: Int
        /// Days of the calendar.
        let firstDose: Int
        /// Days from the first dose to the last contact.
        let followUp: Int
    }

    static let arms = ["Placebo", "Drug 5 mg", "Drug 10 mg"].map { Array($0.utf8) }
    private(set) var subjects: [Subject] = []

    init(count: Int, random: inout RandomStream, file: inout CSVFile, calendar: Calendar) throws {
        subjects.reserveCapacity(count)
        for number in 0..<count {
            // Enough days before the first dose for events that began earlier.
            let subject = Subject(
                arm: random.below(3), firstDose: 180 + random.below(1900), followUp: 40 + random.below(1400))
            subjects.append(subject)
            Self.identifier(of: number, to: &file)
            file.add(UInt8(ascii: ","))
            file.add(Self.arms[subject.arm])
            file.add(UInt8(ascii: ","))
            file.add(calendar[subject.firstDose])
            file.add(UInt8(ascii: ","))
            file.add(calendar[subject.firstDose + subject.followUp])
            file.add(random.perMille(520) ? ",F," : ",M,")
            file.add(18 + random.below(72), width: 2)
            try file.endRow()
        }
    }

    /// SYN for synthetic, a site and the number of the subject.
    static func identifier(of number: Int, to file: inout CSVFile) {
        file.add("SYN-")
        file.add(number % 350 + 1, width: 3)
        file.add(UInt8(ascii: "-"))
        file.add(number + 1, width: 7)
    }
}
