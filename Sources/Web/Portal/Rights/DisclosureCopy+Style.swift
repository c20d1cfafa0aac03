extension DisclosureCopy {
    /// How the page looks, on a screen and on paper.
    static let style = """
        @page { size: A4; margin: 18mm; }
        html { font: 16px/1.5 system-ui, "Liberation Sans", "Noto Sans CJK SC", sans-serif; \
        color: #1b1f24; background: #fff; }
        body { margin: 0 auto; max-width: 760px; padding: 16px; overflow-wrap: anywhere; }
        h1 { font-size: 1.6rem; line-height: 1.25; } h2 { font-size: 1.25rem; margin-top: 40px; \
        border-bottom: 1px solid #d8d5cc; padding-bottom: 4px; } h3 { font-size: 1rem; margin: 0; }
        .lead { font-size: 1.1rem; } .soft { color: #57606a; } p { margin: 4px 0; }
        ul, ol { padding-left: 20px; margin: 4px 0; } li { margin: 8px 0; }
        section > ul > li { border-top: 1px solid #d8d5cc; padding-top: 8px; list-style: none; \
        margin-left: -20px; }
        dl { margin: 0; } dl > div { display: grid; grid-template-columns: 11em 1fr; gap: 0 12px; \
        padding: 2px 0; } dt { color: #57606a; } dd { margin: 0; white-space: pre-line; }
        dd dl > div { grid-template-columns: 9em 1fr; }
        pre { font: 12px/1.4 ui-monospace, monospace; background: #f6f5f1; padding: 8px; \
        white-space: pre-wrap; }
        summary { cursor: pointer; color: #0b5f5a; min-height: 44px; display: flex; \
        align-items: center; text-decoration: underline; }
        @media (max-width: 480px) { dl > div, dd dl > div { grid-template-columns: 1fr; } }
        @media print { body { padding: 0; max-width: none; } pre, details { display: none; } \
        li, dl > div { break-inside: avoid; } html { font-size: 10pt; } }
        """
}
