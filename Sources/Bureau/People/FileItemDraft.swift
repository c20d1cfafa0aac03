public import Charters

/// An item as it is handed in, before it has an identifier and an end.
public struct FileItemDraft: Hashable, Sendable, Codable {
    /// The characteristic, by the name that scorecards use.
    public var characteristic: String
    /// Which permitted class of data it is.
    public var category: CharacteristicCategory
    /// The value.
    public var value: FileItem.Value
    /// Who furnished it, in words the person understands.
    public var source: String
    /// The day it was true.
    public var observedOn: CalendarDate

    /// A draft; nothing is checked here.
    public init(
        characteristic: String,
        category: CharacteristicCategory,
        value: FileItem.Value,
        source: String,
        observedOn: CalendarDate
    ) {
        self.characteristic = characteristic
        self.category = category
        self.value = value
        self.source = source
        self.observedOn = observedOn
    }
}
