/// Reserves the 92 reactions of Table 3 in exactly 44 subjects.
enum ReactionShares {
    static func reserve(in plan: inout Plan, terms: Terms, roster: Roster) throws(GenerationError) {
        let subjects = roster.reaction
        // The three pain terms take fixed places; the other rows go round the 44 from place 15 on and, being
        // 64 participants in all, pass every place that is left. A row never laps itself, so its
        // participants are distinct.
        var cursor = 15
        for row in PublishedTables.reactions {
            let start: Int
            if let fixed = fixedPlaces[row.name] {
                start = fixed
            } else {
                start = cursor
                cursor += row.participants
            }
            let term = try terms.place(of: row.name)
            // One event for each participant, then a second one for the first of them.
            for number in 0..<row.events {
                let place = number % row.participants
                plan.add(
                    Occurrence(
                        subject: subjects[(start + place) % subjects.count], term: term,
                        kind: kind(row.name, place: place, isSecond: number >= row.participants)))
            }
        }
    }

    /// Back pain at places 0 to 11, pain in extremity at 10 to 14, coccydynia at 12 and 13.
    private static let fixedPlaces = ["Back pain": 0, "Pain in extremity": 10, "Coccydynia": 12]

    /// 19 moderate events of more than 14 days in 13 subjects, at places 0 to 12: back pain 15 of its 17
    /// events in 12 subjects, pain in extremity 3 of 5 (places 10 to 12), coccydynia 1 of 2 (place 12).
    private static func kind(_ name: String, place: Int, isSecond: Bool) -> Occurrence.Kind {
        switch name {
        case "Back pain": isSecond && place < 2 ? .reaction : .persistentReaction
        case "Pain in extremity": place < 3 ? .persistentReaction : .reaction
        case "Coccydynia": place < 1 ? .persistentReaction : .reaction
        case "Micturition disorder": .continuingReaction
        default: .reaction
        }
    }
}
