public import Charters
public import Scorecards

extension WhatIf {
    /// One characteristic: what counts today, what can change, and what was tried.
    public struct Line: Sendable {
        /// Whether a value can change, and if not, why.
        public enum Reach: Hashable, Sendable {
            /// With the next application.
            case onApplication
            /// When whoever reports it reports it anew.
            case whenReported
            /// Not by anybody's doing.
            case fixed(Why)
        }

        /// Why a value cannot change.
        public enum Why: Hashable, Sendable {
            /// It is how the person borrowed and repaid.
            case past
            /// It is a fact that only time changes.
            case fact
        }

        /// The characteristic with all its attributes.
        public let characteristic: Characteristic
        /// Its class of data.
        public let category: CharacteristicCategory
        /// What counts today; nil is not given.
        public let value: Scorecard.Value?
        /// Where it came from; nil when there is none.
        public let source: String?
        /// Its attribute's place.
        public let place: Int
        /// Whether it can change.
        public let reach: Reach
        /// Whether a change of it is advised.
        public let isAdvised: Bool
        /// Days until a change counts.
        public let effectDays: Int
        /// What comes by itself, the soonest first.
        public let byItself: [AdviceLimits.Expected]
        /// Points that this will gain or lose, beside each of them.
        public let byItselfPoints: [Int]
        /// The value that was tried; nil when none was.
        public private(set) var tried: Scorecard.Value?
        /// The attribute's place of what was tried.
        public private(set) var triedPlace: Int

        /// Points today.
        public var points: Int { characteristic.attributes[place].points }
        /// Points gained by what was tried.
        public var gain: Int { characteristic.attributes[triedPlace].points - points }

        init(
            _ characteristic: Characteristic,
            _ own: OwnScore,
            _ limits: AdviceLimits,
            isFact: Bool
        ) {
            let name = characteristic.name
            let card = own.card.card
            let limit = limits.byCharacteristic[name] ?? .init(direction: .fixed)
            self.characteristic = characteristic
            category =
                characteristic.category.flatMap(CharacteristicCategory.init) ?? .ownConduct
            value = own.values[name]
            source = own.score.contributions.first { $0.characteristic == name }?.source
            place = card.place(of: value, in: name)
            triedPlace = place
            isAdvised = limit.direction != .fixed
            effectDays = limit.takesEffectAfterDays
            byItself = limit.expected
            var before = place
            byItselfPoints = limit.expected.map { expected in
                let after = card.place(of: expected.value, in: name)
                defer { before = after }
                return characteristic.attributes[after].points
                    - characteristic.attributes[before].points
            }
            reach =
                switch category {
                case _ where isAdvised && category == .declaredForThisCredit: .onApplication
                case _ where isAdvised: .whenReported
                case .ownConduct: .fixed(.past)
                case _ where isFact: .fixed(.fact)
                case .declaredForThisCredit: .onApplication
                case .accountDataByConsent: .whenReported
                }
        }

        /// Reads a value to try.
        mutating func read(
            _ text: String,
            decimalMark: Character,
            on card: Scorecard,
            _ findings: inout Findings
        ) {
            let field = WhatIf.field + characteristic.name
            if case .fixed = reach {
                findings.add(
                    .notOnTheScorecard,
                    "\(characteristic.label): this cannot be changed by anybody's doing.",
                    .scoreAddsUp,
                    field: field
                )
                return
            }
            let value: Scorecard.Value
            if characteristic.isNumeric {
                guard let number = TypedNumber.read(text, decimalMark: decimalMark),
                    number.isFinite, number.magnitude < 1e12
                else {
                    findings.add(
                        .malformed,
                        "\(characteristic.label): write a number, for instance 24 or 1500.50.",
                        .scoreAddsUp,
                        field: field
                    )
                    return
                }
                value = .number(number)
            } else {
                guard characteristic.attributes.flatMap(\.values).contains(text) else {
                    findings.add(
                        .malformed,
                        "\(characteristic.label): choose one of the answers that the card knows.",
                        .scoreAddsUp,
                        field: field
                    )
                    return
                }
                value = .text(text)
            }
            guard value != self.value else { return }
            tried = value
            triedPlace = card.place(of: value, in: characteristic.name)
        }
    }
}
