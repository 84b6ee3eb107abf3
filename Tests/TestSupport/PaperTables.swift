/// Tables 2 to 4 of the lenzumestrocel surveillance study (Frontiers in Aging Neuroscience 2023, doi
/// 10.3389/fnagi.2023.1148444, CC BY), N = 257, row by row in printed order.
package enum PaperTables {
    package typealias Row = (soc: String, pt: String, events: Int, subjects: Int, percent: String)

    package static let n = 257

    package static let ae: [Row] = [
        ("Gastrointestinal disorders", "Constipation", 32, 27, "10.51"),
        ("Gastrointestinal disorders", "Nausea", 28, 24, "9.34"),
        ("Gastrointestinal disorders", "Dyspepsia", 17, 17, "6.61"),
        ("Gastrointestinal disorders", "Diarrhea", 16, 15, "5.84"),
        ("General disorders and administration site conditions", "Pyrexia", 91, 65, "25.29"),
        ("General disorders and administration site conditions", "Pain", 52, 45, "17.51"),
        ("General disorders and administration site conditions", "Implant site pain", 20, 17, "6.61"),
        ("Investigations", "Alanine aminotransferase increased", 14, 13, "5.06"),
        ("Musculoskeletal and connective tissue disorders", "Back pain", 114, 85, "33.07"),
        ("Musculoskeletal and connective tissue disorders", "Pain in extremity", 53, 44, "17.12"),
        ("Musculoskeletal and connective tissue disorders", "Arthralgia", 38, 33, "12.84"),
        ("Musculoskeletal and connective tissue disorders", "Musculoskeletal pain", 14, 14, "5.45"),
        ("Nervous system disorders", "Headache", 109, 80, "31.13"),
        ("Nervous system disorders", "Dizziness", 21, 19, "7.39"),
        ("Psychiatric disorders", "Insomnia", 18, 18, "7.00"),
        ("Psychiatric disorders", "Sleep disorder", 13, 13, "5.06"),
        ("Respiratory, thoracic and mediastinal disorders", "Cough", 17, 14, "5.45"),
        ("Respiratory, thoracic and mediastinal disorders", "Productive cough", 16, 14, "5.45"),
        ("Skin and subcutaneous tissue disorders", "Pruritus", 19, 17, "6.61"),
    ]

    package static let adr: [Row] = [
        ("Gastrointestinal disorders", "Nausea", 6, 6, "2.33"),
        ("Gastrointestinal disorders", "Vomiting", 2, 2, "0.78"),
        ("General disorders and administration site conditions", "Chills", 2, 2, "0.78"),
        ("General disorders and administration site conditions", "Injection site pain", 1, 1, "0.39"),
        ("General disorders and administration site conditions", "Pain", 8, 7, "2.72"),
        ("General disorders and administration site conditions", "Pyrexia", 21, 19, "7.39"),
        ("Injury, poisoning and procedural complications", "Upper limb fracture", 1, 1, "0.39"),
        ("Musculoskeletal and connective tissue disorders", "Back pain", 17, 12, "4.67"),
        ("Musculoskeletal and connective tissue disorders", "Coccydynia", 2, 2, "0.78"),
        ("Musculoskeletal and connective tissue disorders", "Muscle tightness", 1, 1, "0.39"),
        ("Musculoskeletal and connective tissue disorders", "Musculoskeletal pain", 2, 2, "0.78"),
        ("Musculoskeletal and connective tissue disorders", "Myalgia", 1, 1, "0.39"),
        ("Musculoskeletal and connective tissue disorders", "Pain in extremity", 5, 5, "1.95"),
        ("Nervous system disorders", "Headache", 20, 19, "7.39"),
        ("Nervous system disorders", "Dizziness", 2, 2, "0.78"),
        ("Renal and urinary disorders", "Micturition disorder", 1, 1, "0.39"),
    ]

    package static let sae: [Row] = [
        ("General disorders and administration site conditions", "Pain", 4, 4, "1.56"),
        ("Hepatobiliary disorders", "Cholecystitis acute", 3, 3, "1.17"),
        ("Musculoskeletal and connective tissue disorders", "Back pain", 4, 4, "1.56"),
        ("Musculoskeletal and connective tissue disorders", "Coccydynia", 3, 3, "1.17"),
        ("Musculoskeletal and connective tissue disorders", "Musculoskeletal pain", 3, 3, "1.17"),
        ("Respiratory, thoracic and mediastinal disorders", "Dyspnea", 3, 3, "1.17"),
        ("Respiratory, thoracic and mediastinal disorders", "Respiratory arrest", 3, 3, "1.17"),
        ("Respiratory, thoracic and mediastinal disorders", "Respiratory failure", 7, 7, "2.72"),
    ]
}
