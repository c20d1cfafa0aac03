import Bureau

/// What became of a notice on its way out of the house, as the person reads it.
///
/// Sent, arrived and received are three things: only the person says the third.
enum DispatchWords {
    /// One line for each way that was gone; one that says that nothing was sent yet.
    static func lines(_ dispatch: Dispatch, words: Words) -> [String] {
        let lines = Dispatch.Channel.allCases.compactMap { line($0, dispatch, words: words) }
        return lines.isEmpty ? ["Not sent yet. You read it here first."] : lines
    }

    private static func line(
        _ channel: Dispatch.Channel,
        _ dispatch: Dispatch,
        words: Words
    ) -> String? {
        guard let last = dispatch.entries.last(where: { $0.channel == channel }) else { return nil }
        let name = channel == .mail ? "By mail" : "By letter"
        return "\(name): \(phrase(last.fact, channel)), \(words.moment(last.at))."
    }

    private static func phrase(_ fact: Dispatch.Fact, _ channel: Dispatch.Channel) -> String {
        switch (fact, channel) {
        case (.handedOver, .mail): "sent; whether it arrived is not known"
        case (.handedOver, .letter): "written; it waits to be posted"
        case (.posted, _): "posted; whether it arrived is not known"
        case (.deferred, _): "could not be sent yet and is tried again"
        case (.delivered, _): "arrived where it was sent"
        case (.returned, .mail): "came back, so you get a letter"
        case (.returned, .letter): "came back to us; is your address still right?"
        }
    }
}
