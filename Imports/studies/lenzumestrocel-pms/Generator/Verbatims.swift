/// The reporters' own words, invented, and the lowest level term that they were coded to.
enum Verbatims {
    static func write(into events: inout [Event], terms: Terms, random: inout RandomSource) {
        for index in events.indices {
            let term = terms.all[events[index].term]
            events[index].verbatim = random.pick(wordings(of: term)) ?? term.name.lowercased()
            let lowest = DictionaryRows.lowestLevelTerms(of: term)
            // Mostly the term's own name, sometimes a variant of it.
            let choice = random.percent(75) ? lowest.first : random.pick(lowest)
            events[index].lowestTerm = choice?.code ?? ""
        }
    }

    /// Plain wording; some with commas, quotation marks, a line break, Korean or accents, as real files have.
    private static func wordings(of term: Term) -> [String] {
        if let wordings = printed[term.name] { return wordings }
        let number = term.name.suffix(3)
        return [
            "invented complaint \(number)", "Complaint \(number)", "complaint of type \(number), since the morning",
            "\(number) (invented finding)", "finding \(number) at the visit", "\(number): noticed by the family",
        ]
    }

    private static let printed: [String: [String]] = [
        "Constipation": ["constipation", "Hard stools", "no bowel movement for 4 days", "constipated", "변비"],
        "Nausea": ["nausea", "Felt sick", "nausea, no vomiting", "queasy in the morning", "náuseas"],
        "Dyspepsia": ["indigestion", "dyspepsia", "Heavy stomach after meals", "소화불량"],
        "Diarrhea": ["diarrhea", "Diarrhoea", "loose stools, 3 times a day", "watery stools"],
        "Vomiting": ["vomiting", "Vomited twice", "threw up after breakfast"],
        "Pyrexia": ["fever", "Fever 38.2 C", "body temperature raised", "발열", "fever, chills denied", "fièvre"],
        "Pain": ["pain", "General pain", "whole body aches", "pain \"everywhere\"", "통증"],
        "Implant site pain": ["pain at implant site", "Implant site sore", "tender where implanted"],
        "Injection site pain": ["pain at injection site", "Puncture site hurts", "sore at the needle site"],
        "Chills": ["chills", "shivering", "Cold shivers in the evening", "오한"],
        "Alanine aminotransferase increased": ["ALT up", "ALT raised, no symptoms", "Liver test (ALT) high", "ALT 82"],
        "Back pain": [
            "back pain", "Low back pain", "back ache", "허리 통증", "pain in the back, after lying flat",
            "back pain\nworse when sitting", "lumbar pain", "back feels \"like a board\"",
        ],
        "Pain in extremity": ["leg pain", "Pain in the left arm", "painful calf", "douleur à la jambe", "다리 통증"],
        "Arthralgia": ["joint pain", "Knee pain", "sore shoulder joint", "hip and knee pain", "관절통"],
        "Musculoskeletal pain": ["muscle and bone pain", "Neck and shoulder pain", "musculoskeletal pain"],
        "Coccydynia": ["tailbone pain", "Pain at the coccyx", "tail bone sore, when seated"],
        "Muscle tightness": ["tight muscles", "Calf tightness", "muscles feel tight"],
        "Myalgia": ["muscle pain", "Aching muscles", "sore thighs", "근육통"],
        "Headache": [
            "headache", "Headache", "head ache in the evening", "두통", "céphalée",
            "headache, better lying down", "patient says \"pressure in the head\"", "dull headache",
        ],
        "Dizziness": ["dizziness", "Dizzy", "light-headed on standing", "어지러움"],
        "Insomnia": ["insomnia", "Cannot fall asleep", "sleepless nights", "불면"],
        "Sleep disorder": ["disturbed sleep", "Sleep problems", "wakes often, sleeps by day"],
        "Cough": ["cough", "Dry cough", "coughing at night", "기침"],
        "Productive cough": ["cough with phlegm", "Productive cough", "coughing up sputum", "가래"],
        "Pruritus": ["itching", "Itchy skin", "itch on both arms", "가려움"],
        "Dyspnea": ["short of breath", "Dyspnea", "breathless, worse lying down", "dyspnoea"],
        "Respiratory failure": ["respiratory failure", "Breathing failed", "respiratory failure, CO2 retention"],
        "Respiratory arrest": ["respiratory arrest", "Stopped breathing"],
        "Cholecystitis acute": ["acute gallbladder inflammation", "inflamed gallbladder, seen on the scan"],
        "Upper limb fracture": ["broken wrist after a fall", "Fracture of the upper arm", "fall, arm broken"],
        "Micturition disorder": ["trouble passing urine", "Weak urine stream", "difficulty urinating"],
    ]
}
