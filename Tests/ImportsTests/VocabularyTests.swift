import Foundation
import Safety
import TestSupport
import Testing

@testable import Imports

@Suite("Vocabularies")
struct VocabularyTests {
    @Test("The agreed order has the 27 SOCs, each once, from infections to product issues")
    func agreedOrder() {
        let order = Imports.agreedSOCOrder()
        #expect(order.count == 27)
        #expect(Set(order).count == 27)
        #expect(order.first == "Infections and infestations")
        #expect(order.last == "Product issues")
        #expect(order[12] == "Respiratory, thoracic and mediastinal disorders")
        #expect(order[1] == "Neoplasms benign, malignant and unspecified (incl cysts and polyps)")
        let key = Imports.termKey()
        #expect(Set(order.map(key.key)).count == 27)
    }

    @Test("The spellings can be read, and what they put in is not replaced itself")
    func spellings() throws {
        let variants = try Imports.spellings()
        #expect(variants.count > 30)
        for variant in variants {
            #expect(!variants.contains { variant.to.contains($0.from) }, "\(variant)")
        }
    }

    @Test(
        "Spellings outside the rules of their file are refused",
        arguments: ["ab: b", "Aem: em", "aem: ", "aem: é", "a em: em", "[aem, em]"])
    func refused(text: String) {
        #expect(throws: ImportsError.self) { try Imports.spellings(text: text, fileName: "spellings.yaml") }
    }

    @Test(
        "British and American spellings of a term have one key",
        arguments: [
            ("Diarrhoea", "DIARRHEA"), ("Dyspnoea exertional", "Dyspnea exertional"),
            ("Oedema peripheral", "Edema peripheral"),
            ("Lymphoedema", "Lymphedema"), ("Anaemia", "Anemia"), ("Haemorrhage", "Hemorrhage"),
            ("Haematoma", "Hematoma"),
            ("Leucopenia", "Leukopenia"), ("Oesophagitis", "Esophagitis"),
            ("Paediatric disorder", "Pediatric disorder"),
            ("Blood oestrogen increased", "Blood estrogen increased"), ("Tumour pain", "Tumor pain"),
            ("Skin discolouration", "Skin discoloration"), ("Foetal death", "Fetal death"),
            ("Coeliac disease", "Celiac disease"), ("Myocardial ischaemia", "Myocardial ischemia"),
            ("Hyperglycaemia", "Hyperglycemia"), ("Hypokalaemia", "Hypokalemia"), ("Hyponatraemia", "Hyponatremia"),
            ("Uraemia", "Uremia"), ("Paraesthesia", "Paresthesia"), ("Hypoaesthesia", "Hypoesthesia"),
            ("Faeces discoloured", "Feces discolored"), ("Caesarean section", "Cesarean section"),
            ("Gynaecomastia", "Gynecomastia"), ("Goitre", "Goiter"), ("Suicidal behaviour", "Suicidal behavior"),
            ("Hospitalisation", "Hospitalization"), ("Generalised oedema", "Generalized edema"),
            ("Gastrooesophageal reflux disease", "Gastroesophageal reflux disease"),
        ])
    func oneKey(british: String, american: String) {
        let key = Imports.termKey()
        #expect(key.key(british) == key.key(american))
    }

    @Test("Terms that only look alike keep keys of their own")
    func distinct() {
        let terms = [
            "Neutropenia", "Leukopenia", "Pneumonia", "Chemotherapy", "Emesis", "Anaemia", "Amnesia", "Aneurysm",
            "Hypoxia", "Hypoxaemia", "Hypercapnia", "Hyperkalaemia", "Hypercalcaemia", "Hypokalaemia", "Hypocalcaemia",
            "Glycosuria", "Hypoglycaemia", "Hyperglycaemia", "Haematuria", "Haematoma", "Haemangioma", "Hernia",
            "Dyspnoea", "Apnoea", "Tachypnoea", "Diarrhoea", "Amenorrhoea", "Dysmenorrhoea", "Colour blindness",
            "Colon cancer", "Sulfate increased", "Labour pain", "Laboratory test", "Fibre", "Fibroma", "Foot fracture",
            "Foetal death", "Faecal incontinence", "Facial pain", "Caecitis", "Cystitis", "Naevus", "Nervousness",
        ]
        let key = Imports.termKey()
        #expect(Set(terms.map(key.key)).count == terms.count)
    }

    @Test(
        "No two preferred terms of the CDISC pilot study share a key",
        .enabled(if: ReferenceData.has("oracles/cdisc_pilot_incidence.csv"), "needs the reference data"))
    func cdiscTerms() throws {
        let url = try #require(ReferenceData.url("oracles/cdisc_pilot_incidence.csv"))
        let lines = try String(contentsOf: url, encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst()
        let terms = Set(lines.map { fields(of: $0)[4] })
        #expect(terms.count > 200)
        let key = Imports.termKey()
        #expect(Set(terms.map(key.key)).count == terms.count)
    }

    /// The fields of a line whose quoted fields hold commas and no quotes.
    private func fields(of line: Substring) -> [String] {
        var fields = [""]
        var isQuoted = false
        for character in line {
            if character == "\"" {
                isQuoted.toggle()
            } else if character == ",", !isQuoted {
                fields.append("")
            } else {
                fields[fields.count - 1].append(character)
            }
        }
        return fields
    }
}
