import Yams

extension Charter {
    /// The charter that is shipped with the program: of every law the most protective number.
    public static func strictest() throws(CharterError) -> Charter {
        try Charter(yaml: String(decoding: PackageResources.strictest_yaml, as: UTF8.self))
    }

    /// Loads a charter and holds it against the ``Floor``.
    ///
    /// - Throws: every fault at once: a value that is missing, unknown, no whole number, without
    /// unit or citation, or less protective than the floor.
    public init(yaml: String) throws(CharterError) {
        let root: Node?
        do {
            root = try Yams.compose(yaml: yaml)
        } catch {
            throw CharterError(faults: [.init(key: "file", sentence: "This is not YAML.")])
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
            version: version,
            zone: zone,
            workingDays: workingDays,
            parameters: reader.parameters
        )
    }

    /// Only for parameters that were held against the floor and are complete.
    private init(
        name: String,
        version: CalendarDate,
        zone: Zone,
        workingDays: WorkingDayCalendar,
        parameters: [CharterParameter]
    ) {
        let values = Dictionary(parameters.map { ($0.key, $0.value) }) { first, _ in first }
        func value(_ key: String) -> Int {
            guard let value = values[key] else { preconditionFailure("\(key) was checked") }
            return Int(value)
        }
        self.name = name
        self.version = version
        self.zone = zone
        self.workingDays = workingDays
        self.parameters = parameters
        register = Register(
            minimumAge: value("register.minimumAge"),
            waitingDays: value("register.waitingDays"),
            termYears: value("register.termYears"),
            removeAfterPaymentWorkingDays: value("register.removeAfterPaymentWorkingDays"),
            confirmationDays: value("register.confirmationDays"),
            serviceDays: value("register.serviceDays"),
            creditorSilenceMonths: value("register.creditorSilenceMonths"),
            floorMinorUnits: Floor.leastPrincipalMinorUnits.reduce(into: [:]) { floors, least in
                floors[least.key] = Int64(value("register.floor.\(least.key)"))
            }
        )
        dispute = Dispute(
            decideDays: value("dispute.decideDays"),
            appealDays: value("dispute.appealDays"),
            appealAnswerDays: value("dispute.appealAnswerDays"),
            correctWorkingDays: value("dispute.correctWorkingDays"),
            recallWorkingDays: value("dispute.recallWorkingDays"),
            statementWords: value("dispute.statementWords")
        )
        notice = NoticeTerms(
            adverseOuterDays: value("notice.adverseOuterDays"),
            maximumKeyFactors: value("notice.maximumKeyFactors"),
            inquiryReasons: value("notice.inquiryReasons"),
            freeCopyDays: value("notice.freeCopyDays"),
            reviewDays: value("notice.reviewDays")
        )
        consent = ConsentTerms(
            maximumMonths: value("consent.maximumMonths"),
            requestDays: value("consent.requestDays"),
            deletionConfirmationWorkingDays: value("consent.deletionConfirmationWorkingDays")
        )
        freeze = FreezeTerms(liftMinutes: value("freeze.liftMinutes"))
        access = Access(answerDays: value("access.answerDays"), logYears: value("access.logYears"))
        lookup = Lookup(maximumLooksPerDay: value("lookup.maximumLooksPerDay"))
        retention = Retention(itemYears: value("retention.itemYears"))
    }
}
