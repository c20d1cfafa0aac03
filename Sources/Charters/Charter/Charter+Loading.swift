import Yams

extension Charter {
    /// The charter that is the default: of every law the most protective number.
    public static func strictest() throws(CharterError) -> Charter {
        try Charter(yaml: ShippedLaw.charters["strictest"] ?? "")
    }

    /// The names of the charters that are shipped with the program, the default first.
    public static let shippedNames =
        ["strictest"] + ShippedLaw.charters.keys.filter { $0 != "strictest" }.sorted()

    /// A charter that is shipped with the program; nil for a name that is none of theirs.
    public static func shipped(_ name: String) throws(CharterError) -> Charter? {
        guard let yaml = ShippedLaw.charters[name] else { return nil }
        return try Charter(yaml: yaml)
    }

    /// Loads a charter and holds it against the ``Floor`` and against the law it was drawn from.
    ///
    /// - Throws: every fault at once: a value that is missing, unknown, no whole number, undated,
    ///   without unit, citation, source or verification, or less protective than the floor or the law.
    public init(yaml: String) throws(CharterError) {
        let root: Node?
        do {
            root = try Yams.compose(yaml: yaml)
        } catch {
            throw CharterError(faults: [.init(notYAML: error)])
        }
        guard let top = root?.mapping else {
            throw CharterError(faults: [.init(key: "file", sentence: "This holds no charter.")])
        }
        var reader = CharterReader(top: top)
        reader.read()
        guard reader.faults.isEmpty, let version = reader.version, let zone = reader.zone,
            let workingDays = reader.workingDays
        else { throw CharterError(faults: reader.faults) }
        self.init(
            name: reader.name,
            title: reader.title,
            version: version,
            zone: zone,
            workingDays: workingDays,
            parameters: reader.parameters
        )
    }
}

extension CharterError.Fault {
    /// Where a file stops being YAML, or names the same thing twice.
    init(notYAML error: any Error) {
        switch error as? YamlError {
        case .scanner(_, _, let mark, _)?, .parser(_, _, let mark, _)?,
            .composer(_, _, let mark, _)?:
            self.init(key: "file", sentence: "This is not YAML from here on.", line: mark.line)
        case .duplicatedKeysInMapping(let keys, let context)?:
            self.init(
                key: keys.first ?? "file",
                sentence: "This stands here twice.",
                line: context.mark.line
            )
        default: self.init(key: "file", sentence: "This is not YAML.")
        }
    }
}
