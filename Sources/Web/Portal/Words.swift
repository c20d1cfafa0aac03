import Bureau
import Charters
import Languages
import Service

/// Puts values into words that a person reads: days written out, money with its code, plain purposes.
struct Words {
    /// The charter in force; its zone says on which day an instant falls.
    let charter: Charter
    /// The instant of reading.
    let now: Instant

    /// The day of reading.
    var today: CalendarDate { now.date(in: charter.zone) }

    /// The day of an instant, written out.
    func day(_ instant: Instant) -> String { instant.date(in: charter.zone).inWords }

    /// Day and time of an instant.
    func moment(_ instant: Instant) -> String {
        let ahead = charter.zone.secondsAhead(at: instant)
        let local = instant.millisecondsSinceEpoch + ahead * 1_000
        let minutes = ((local / 60_000) % 1_440 + 1_440) % 1_440
        return "\(day(instant)), \(two(minutes / 60)):\(two(minutes % 60))"
    }

    /// How long ago an instant was, by days: today, yesterday, or the day itself.
    func ago(_ instant: Instant) -> String {
        switch days(from: instant.date(in: charter.zone), to: today) {
        case 0: "today"
        case 1: "yesterday"
        default: "on \(day(instant))"
        }
    }

    /// A deadline: the last day to act and how many days are left.
    func deadline(_ day: CalendarDate) -> String {
        switch days(from: today, to: day) {
        case ..<0: "until \(day.inWords), which is over"
        case 0: "until today, \(day.inWords)"
        case 1: "until tomorrow, \(day.inWords)"
        case let left: "until \(day.inWords), \(left) days from today"
        }
    }

    /// How far off a day is: to the day within three months, else about, as people say it; the day itself
    /// always stands beside it.
    func distance(to day: CalendarDate) -> String {
        let left = days(from: today, to: day)
        let months = Int((Double(abs(left)) / 30.44).rounded())
        let years = Int((Double(abs(left)) / 365.25).rounded())
        return switch left {
        case ..<(-700): "about \(years) years ago"
        case ..<(-90): "about \(months) months ago"
        case ..<(-1): "\(-left) days ago"
        case -1: "yesterday"
        case 0: "today"
        case 1: "tomorrow"
        case ...90: "in \(left) days"
        case ...700: "in about \(months) months"
        default: "in about \(years) years"
        }
    }

    /// An amount with thousands marked and its code; cents only when there are any.
    static func money(_ money: Money) -> String {
        let digits = fractionDigits(of: money.currency)
        let unit = [0: 1, 2: 100, 3: 1_000][digits] ?? 100
        let whole = money.minorUnits.magnitude / UInt64(unit)
        let rest = money.minorUnits.magnitude % UInt64(unit)
        let sign = money.minorUnits < 0 ? "\u{2212}" : ""
        let fraction = rest == 0 ? "" : "." + String(String(rest + UInt64(unit)).dropFirst())
        return "\(sign)\(grouped(whole))\(fraction) \(money.currency)"
    }

    /// The same without the currency.
    static func amount(_ money: Money) -> String {
        String(Self.money(money).dropLast(money.currency.count + 1))
    }

    /// How many digits of the minor unit a currency has (ISO 4217).
    static func fractionDigits(of currency: String) -> Int {
        ["JPY": 0, "KRW": 0, "CLP": 0, "KWD": 3, "TND": 3][currency] ?? 2
    }

    /// A whole number with thousands marked.
    static func grouped(_ number: UInt64) -> String {
        var text = ""
        for (index, digit) in String(number).reversed().enumerated() {
            if index > 0, index.isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return String(text.reversed())
    }

    /// A whole number of either sign with thousands marked.
    static func whole(_ number: Int64) -> String {
        (number < 0 ? "\u{2212}" : "") + grouped(UInt64(number.magnitude))
    }

    /// A number of things: `1 item`, `14 items`, `no items`.
    static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
        number == 1 ? "1 \(one)" : "\(number == 0 ? "no" : String(number)) \(many ?? one + "s")"
    }

    /// What a look is for, after "looked".
    static func purpose(_ purpose: Purpose) -> String {
        switch purpose {
        case .creditApplication: "to decide on credit you applied for"
        case .accountReview: "to review an account you hold there"
        case .ownCopy: "your own copy"
        case .courtOrder: "by order of a court"
        }
    }

    /// A name as it stands on a page: data, even when it reads like a sentence.
    static func name(_ name: String) -> String { Marks.name(name) }

    /// Where a value of a score came from.
    static func source(_ source: String?) -> String {
        guard let source else { return "nobody" }
        return source == "application" ? "your application" : name(source)
    }

    /// A class of data, as a request to share names it.
    static func category(_ category: CharacteristicCategory) -> String {
        switch category {
        case .ownConduct: "How you borrowed and repaid so far"
        case .declaredForThisCredit: "What you wrote on this application"
        case .accountDataByConsent: "Your accounts and savings"
        }
    }

    /// A characteristic's name when no scorecard gives a label: `credit_history` is "Credit history".
    static func characteristic(_ name: String) -> String {
        let spaced = name.replacing("_", with: " ").replacing("-", with: " ")
        return Visit.current.cards.label(of: name)
            ?? spaced.prefix(1).uppercased() + spaced.dropFirst()
    }

    /// A value as text: whole numbers without a point.
    static func value(_ value: FileItem.Value) -> String {
        switch value {
        case .text(let text): text
        case .number(let number):
            number == number.rounded() && number.magnitude < 1e15
                ? (number < 0 ? "\u{2212}" : "") + grouped(UInt64(number.magnitude))
                : "\(number)"
        }
    }

    /// A value of a characteristic as text: what a card says instead of it, if one does.
    static func value(_ text: String?, of characteristic: String) -> String {
        guard let text else { return "not given" }
        return Visit.current.cards.words(ofLevel: text, in: characteristic)
            ?? text.replacing("_", with: " ")
    }

    /// A value of a characteristic as text, numbers with thousands marked.
    static func value(_ value: FileItem.Value, of characteristic: String) -> String {
        Self.value(Self.value(value), of: characteristic)
    }

    /// The state of a consent, in the words of the switch.
    static func consentState(_ state: Consent.State) -> String {
        switch state {
        case .requested: "Waiting for you"
        case .refused: "You said no"
        case .lapsed: "Not answered, so it is off"
        case .active: "On"
        case .used: "Used once, now off"
        case .withdrawn: "You switched it off"
        case .expired: "Ended, now off"
        }
    }

    private func days(from start: CalendarDate, to end: CalendarDate) -> Int {
        end.daysSinceEpoch - start.daysSinceEpoch
    }

    private func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
