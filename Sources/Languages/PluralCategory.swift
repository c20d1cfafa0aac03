/// The plural categories of CLDR (UTS 35, part 3, section 5).
public enum PluralCategory: String, CaseIterable, Hashable, Sendable {
    /// Some languages have a form for nothing.
    case zero
    /// Mostly one.
    case one
    /// Some languages have a form for a pair.
    case two
    /// Some languages have a form for a few.
    case few
    /// Some languages have a form for many.
    case many
    /// Everything else; every language has it.
    case other
}
