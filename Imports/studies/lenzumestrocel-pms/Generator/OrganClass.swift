/// One of the 27 system organ classes; the raw value is its place in the internationally agreed order.
enum OrganClass: Int, CaseIterable {
    case infections = 1
    case neoplasms, blood, immune, endocrine, metabolism, psychiatric, nervous, eye, ear, cardiac, vascular
    case respiratory, gastrointestinal, hepatobiliary, skin, musculoskeletal, renal, pregnancy, reproductive
    case congenital, general, investigations, injury, surgical, social, product

    /// The official name.
    var name: String {
        switch self {
        case .infections: "Infections and infestations"
        case .neoplasms: "Neoplasms benign, malignant and unspecified (incl cysts and polyps)"
        case .blood: "Blood and lymphatic system disorders"
        case .immune: "Immune system disorders"
        case .endocrine: "Endocrine disorders"
        case .metabolism: "Metabolism and nutrition disorders"
        case .psychiatric: "Psychiatric disorders"
        case .nervous: "Nervous system disorders"
        case .eye: "Eye disorders"
        case .ear: "Ear and labyrinth disorders"
        case .cardiac: "Cardiac disorders"
        case .vascular: "Vascular disorders"
        case .respiratory: "Respiratory, thoracic and mediastinal disorders"
        case .gastrointestinal: "Gastrointestinal disorders"
        case .hepatobiliary: "Hepatobiliary disorders"
        case .skin: "Skin and subcutaneous tissue disorders"
        case .musculoskeletal: "Musculoskeletal and connective tissue disorders"
        case .renal: "Renal and urinary disorders"
        case .pregnancy: "Pregnancy, puerperium and perinatal conditions"
        case .reproductive: "Reproductive system and breast disorders"
        case .congenital: "Congenital, familial and genetic disorders"
        case .general: "General disorders and administration site conditions"
        case .investigations: "Investigations"
        case .injury: "Injury, poisoning and procedural complications"
        case .surgical: "Surgical and medical procedures"
        case .social: "Social circumstances"
        case .product: "Product issues"
        }
    }

    /// A to Z by agreed order; the 27th, Product issues, has no filler term and gets a dash.
    var letter: String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        return rawValue <= letters.count ? String(letters[rawValue - 1]) : "-"
    }

    /// The agreed order as two digits, the stem of every invented code.
    var number: String { padded(rawValue, 2) }

    /// How many invented filler terms the dictionary holds here; where it is 0, only printed terms or none.
    var fillerTerms: Int {
        switch self {
        case .infections, .nervous: 14
        case .gastrointestinal: 8
        case .general, .injury: 7
        case .metabolism, .cardiac, .respiratory, .skin, .musculoskeletal, .investigations: 6
        case .psychiatric, .renal: 5
        case .eye, .vascular: 4
        case .neoplasms, .blood, .ear, .hepatobiliary: 3
        case .immune, .reproductive: 2
        case .endocrine, .surgical: 1
        case .pregnancy, .congenital, .social, .product: 0
        }
    }
}
