/// The subjects, dosed and never dosed, in order of consent.
enum Cohort {
    static func make() throws(GenerationError) -> [Subject] {
        var random = RandomSource(.cohort)
        var subjects = seats(random: &random)
        setBaseline(of: &subjects, random: &random)
        try meetPublishedMoments(of: &subjects)
        try meetProgressionSpeed(of: &subjects)
        Histories.write(into: &subjects)

        // Identifiers follow the order of consent, so that never-dosed subjects stand among the others.
        let order = subjects.indices.sorted {
            (subjects[$0].consent.number, $0) < (subjects[$1].consent.number, $1)
        }
        return order.enumerated().map { place, index in
            var subject = subjects[index]
            subject.identifier = "SYN-" + padded(place + 1, 3)
            return subject
        }
    }

    /// One seat a subject, with membership, dosing group and fate as published.
    private static func seats(random: inout RandomSource) -> [Subject] {
        var subjects: [Subject] = []
        for block in PublishedCohort.blocks {
            for place in 0..<block.subjects {
                var subject = Subject()
                subject.membership = block.membership
                subject.group = block.group
                if place < block.deathsInWindow {
                    subject.fate = .diesInWindow
                } else if place < block.deathsInWindow + block.deathsLater {
                    subject.fate = .diesLater
                }
                subjects.append(subject)
            }
        }
        subjects += Array(repeating: Subject(), count: PublishedCohort.neverDosed)
        return random.shuffled(subjects)
    }

    /// Baseline of everybody; among the matched the published numbers, elsewhere plausible ones.
    private static func setBaseline(of subjects: inout [Subject], random: inout RandomSource) {
        let matched = random.shuffled(subjects.indices.filter { subjects[$0].membership == .matched })
        let men = Set(matched.prefix(PublishedCohort.men))
        let bulbar = Set(random.shuffled(matched).prefix(PublishedCohort.bulbarOnset))
        let riluzole = Set(random.shuffled(matched).prefix(PublishedCohort.riluzole))
        let nonKorean = Set(random.shuffled(matched).prefix(PublishedCohort.nonKorean))

        for index in subjects.indices {
            let isMatched = subjects[index].membership == .matched
            let isMale = random.percent(60)
            let hasBulbarOnset = random.percent(22)
            let takesRiluzole = random.percent(88)
            let isForeign = random.percent(12)
            subjects[index].isMale = isMatched ? men.contains(index) : isMale
            subjects[index].hasBulbarOnset = isMatched ? bulbar.contains(index) : hasBulbarOnset
            subjects[index].takesRiluzole = isMatched ? riluzole.contains(index) : takesRiluzole
            setPlace(of: &subjects[index], foreign: isMatched ? nonKorean.contains(index) : isForeign, random: &random)
            subjects[index].age = 30 + random.below(25) + random.below(26)
            subjects[index].functionalScore = 20 + random.below(14) + random.below(14)
            // Symptoms of less than two years before treatment were asked for: 170 eligible.
            let isEligible = subjects[index].membership != .other
            let daysFromDiagnosis = isEligible ? 40 + random.below(300) + random.below(300) : random.between(500, 2400)
            subjects[index].daysFromDiagnosis = daysFromDiagnosis
        }
    }

    /// Country and site; subjects from abroad came to the first two sites.
    private static func setPlace(of subject: inout Subject, foreign: Bool, random: inout RandomSource) {
        let abroad = ["USA", "CHN", "JPN", "IDN", "ITA", "VNM", "SAU", "IND"]
        subject.country = foreign ? random.pick(abroad) ?? "USA" : "KOR"
        let site = random.percent(55) ? 1 : random.between(2, foreign ? 2 : 8)
        subject.site = "S" + padded(site, 2)
    }

    /// Age 55.8 ± 10.7 years, ALSFRS-R 35.5 ± 5.90 and 8.34 ± 5.26 months from diagnosis in the 157 matched.
    private static func meetPublishedMoments(of subjects: inout [Subject]) throws(GenerationError) {
        var random = RandomSource(.moments)
        let matched = subjects.indices.filter { subjects[$0].membership == .matched }
        let ages = try PublishedCohort.age.met(
            by: matched.map { subjects[$0].age }, within: 27...80, random: &random)
        let scores = try PublishedCohort.functionalScore.met(
            by: matched.map { subjects[$0].functionalScore }, within: 18...47, random: &random)
        let days = try PublishedCohort.monthsFromDiagnosis.met(
            by: matched.map { subjects[$0].daysFromDiagnosis }, within: 35...725, random: &random)
        for (place, index) in matched.enumerated() {
            subjects[index].age = ages[place]
            subjects[index].functionalScore = scores[place]
            subjects[index].daysFromDiagnosis = days[place]
        }
    }

    /// Progression speed 0.64 ± 0.32 in the 157 matched, by exchanging scores; no single moment changes.
    private static func meetProgressionSpeed(of subjects: inout [Subject]) throws(GenerationError) {
        let matched = subjects.indices.filter { subjects[$0].membership == .matched }
        let scores = try ProgressionSpeed.paired(
            scores: matched.map { subjects[$0].functionalScore },
            daysFromDiagnosis: matched.map { subjects[$0].daysFromDiagnosis })
        for (place, index) in matched.enumerated() {
            subjects[index].functionalScore = scores[place]
        }
    }
}
