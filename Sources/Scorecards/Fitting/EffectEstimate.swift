/// How the effect of an attribute on the log-odds is found.
public enum EffectEstimate: String, CaseIterable, Hashable, Sendable {
    /// One coefficient a characteristic times its weights of evidence, which are found one
    /// characteristic at a time. The classical scorecard.
    case marginal
    /// From the classical scorecard on, bins and effects are found anew beside the other
    /// characteristics. Still additive, still in the declared trend.
    case partial
}
