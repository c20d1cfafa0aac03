/// The law as data: every number that a rule needs, with its unit and citation, as of a day.
///
/// A charter is only ever made by loading and is then at least as protective as the ``Floor``, and as
/// the law it was drawn from.
public struct Charter: Hashable, Sendable {
    /// The charter's name, for instance `strictest`.
    public let name: String
    /// Whose law it is, in words.
    public let title: String
    /// The day from which this version is meant to be used.
    public let version: CalendarDate
    /// The zone in which days begin and end.
    public let zone: Zone
    /// The days on which deadlines in working days run.
    public let workingDays: WorkingDayCalendar
    /// Every value of every parameter, with its unit and citation, in the order of the file.
    public let parameters: [CharterParameter]
    /// The numbers from each day on which one of them changes, oldest first; never empty.
    private let periods: [Period]
    /// Which of the periods is in force.
    private var current: Int

    /// Numbers that hold together from a day on.
    private struct Period: Hashable, Sendable {
        let from: CalendarDate
        let terms: CharterTerms
    }

    /// A charter of parameters that were held against the floor and are complete; the numbers in
    /// force are the latest.
    init(
        name: String,
        title: String,
        version: CalendarDate,
        zone: Zone,
        workingDays: WorkingDayCalendar,
        parameters: [CharterParameter]
    ) {
        self.name = name
        self.title = title
        self.version = version
        self.zone = zone
        self.workingDays = workingDays
        self.parameters = parameters
        periods = Set(parameters.map(\.from)).sorted().map { day in
            Period(from: day, terms: CharterTerms(parameters, on: day))
        }
        current = periods.count - 1
    }

    /// The charter with the numbers of a day.
    ///
    /// A day before all others has the oldest numbers: no rule is ever without one.
    public func inForce(on day: CalendarDate) -> Charter {
        var charter = self
        charter.current = periods.lastIndex { $0.from <= day } ?? 0
        return charter
    }

    /// The parameter in force by its dotted name, for explanations.
    public func parameter(_ key: String) -> CharterParameter? {
        parameters.filter { $0.key == key }.inForce(on: periods[current].from)
    }

    private var terms: CharterTerms { periods[current].terms }

    /// Numbers about the register of judgments.
    public var register: Register { terms.register }
    /// Numbers about objections and disputes.
    public var dispute: Dispute { terms.dispute }
    /// Numbers about notices.
    public var notice: NoticeTerms { terms.notice }
    /// Numbers about consents.
    public var consent: ConsentTerms { terms.consent }
    /// Numbers about freezes.
    public var freeze: FreezeTerms { terms.freeze }
    /// Numbers about access to one's own file.
    public var access: Access { terms.access }
    /// Numbers about looks at a file.
    public var lookup: Lookup { terms.lookup }
    /// Numbers about how long items are kept.
    public var retention: Retention { terms.retention }
}

extension [CharterParameter] {
    /// Of the values of one parameter the one that holds on a day: the latest that has begun, or the
    /// first of all.
    func inForce(on day: CalendarDate) -> CharterParameter? {
        self.filter { $0.from <= day }.max { $0.from < $1.from } ?? self.min { $0.from < $1.from }
    }
}
