public import Charters

/// One item of a person's credit file: the value of one characteristic, its source and its end.
public struct FileItem: Hashable, Sendable, Codable {
    /// A number or a text, as the scorecard reads it.
    public enum Value: Hashable, Sendable, Codable {
        /// A numeric value.
        case number(Double)
        /// A categorical value.
        case text(String)
    }

    /// The item's identifier.
    public var id: FileItemID
    /// The person it is about.
    public var person: PersonID
    /// The characteristic, by the name that scorecards use.
    public var characteristic: String
    /// Which permitted class of data it is (INV-20).
    public var category: CharacteristicCategory
    /// The value.
    public var value: Value
    /// Who furnished it, in words the person understands.
    public var source: String
    /// The day it was true.
    public var observedOn: CalendarDate
    /// The day from which it is no longer used or shown.
    public var expiresOn: CalendarDate

    /// An item.
    public init(
        id: FileItemID,
        person: PersonID,
        characteristic: String,
        category: CharacteristicCategory,
        value: Value,
        source: String,
        observedOn: CalendarDate,
        expiresOn: CalendarDate
    ) {
        self.id = id
        self.person = person
        self.characteristic = characteristic
        self.category = category
        self.value = value
        self.source = source
        self.observedOn = observedOn
        self.expiresOn = expiresOn
    }
}

extension FileItem {
    /// Whether the item may still be used and shown on a day.
    public func isCurrent(on date: CalendarDate) -> Bool { date < expiresOn }
}
