public import Charters

extension Refusal {
    /// Why it was refused: each finding with the number of that day; each alone would have done.
    ///
    /// It names what was asked for by the name of the command, and holds no value that was sent.
    public func trace(of command: String, at now: Instant, under charter: Charter) -> Trace {
        let steps = findings.map { finding in
            let parameter = finding.parameter.flatMap(charter.parameter)
            return TraceStep(
                rule: finding.rule,
                parameter: parameter?.key,
                value: parameter?.value,
                unit: parameter?.unit,
                valueFrom: parameter?.from.description,
                citation: finding.citation,
                fact: finding.field.map { "\($0): \(finding.sentence)" } ?? finding.sentence,
                followed: "So it was refused, and nothing else was kept of it.",
                decides: true
            )
        }
        return Trace(
            at: now,
            charter: "\(charter.name) \(charter.version)",
            outcome: "refused:\(command)",
            steps: steps
        )
    }
}
