import Identity

/// The fields that name one person exactly; nothing less finds anybody.
enum PersonFields {
    /// The group of fields, under the path of the request.
    static func group(_ path: String, legend: String) -> FormSpec.Group {
        FormSpec.Group(
            name: path,
            legend: legend,
            note: "Name, date of birth and address as the person proved them. All must fit one "
                + "person, or nobody is found.",
            fields: [
                .line("\(path).givenName", "Given name"),
                .line("\(path).familyName", "Family name"),
                .day("\(path).dateOfBirth", "Date of birth"),
                .line("\(path).address.street", "Street and number"),
                .line("\(path).address.postalCode", "Postal code"),
                .line("\(path).address.town", "Town"),
                FieldSpec(
                    name: "\(path).address.country",
                    label: "Country",
                    hint: "Two letters, for instance DE."
                ),
                FieldSpec(
                    name: "\(path).nationalIdentifier",
                    label: "National identifier",
                    hint: "Only if you have it.",
                    isRequired: false
                ),
            ]
        )
    }

    /// What was typed, as a claim.
    static func claim(_ path: String, in fields: [String: String]) -> IdentityClaim {
        func text(_ name: String) -> String {
            String((fields["\(path).\(name)"] ?? "").prefix(1_000))
        }
        let national = text("nationalIdentifier")
        return IdentityClaim(
            givenName: text("givenName"),
            familyName: text("familyName"),
            dateOfBirth: text("dateOfBirth"),
            address: .init(
                street: text("address.street"),
                postalCode: text("address.postalCode"),
                town: text("address.town"),
                country: text("address.country").uppercased()
            ),
            nationalIdentifier: national.isEmpty ? nil : national
        )
    }

    /// What is left empty, each with its field.
    static func gaps(_ path: String, in fields: [String: String]) -> [Problem.Finding] {
        group(path, legend: "").fields.filter(\.isRequired).compactMap { field in
            let value = fields[field.name] ?? ""
            guard value.allSatisfy(\.isWhitespace) else { return nil }
            return .init(
                code: "missingField",
                sentence: "This is needed to know who is meant.",
                field: field.name
            )
        }
    }
}
