/// The look of every report: one style sheet, light and dark, on screens from a phone up and on paper.
enum ReportStyle {
    static let sheet = tokens + ground + tables + pictures + paper

    private static let tokens = """
        :root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--paper:#fff;--tint:#f6f5f1;\
        --line:#d8d5cc;--accent:#0b5f5a;--second:#a8480f;--good:#0b5f5a;--bad:#b3261e;\
        --warning:#8a4b08;--focus:#ffbf47;\
        --serif:"Iowan Old Style","Palatino Linotype",Palatino,Georgia,"Noto Serif","DejaVu Serif",serif;\
        --sans:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif;\
        --mono:ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace}
        @media (prefers-color-scheme:dark){:root{--ink:#e8e6e1;--soft:#a9afb5;--paper:#14171a;\
        --tint:#1d2125;--line:#383d42;--accent:#5cc5bd;--second:#f0a266;--good:#5cc5bd;--bad:#f19a90;\
        --warning:#e5a862}}

        """

    private static let ground = """
        *,*::before,*::after{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:16px}
        body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 var(--sans);\
        overflow-wrap:break-word}
        h1,h2,h3{font-family:var(--serif);font-weight:600;line-height:1.25;text-wrap:balance;margin:0}
        h1{font-size:1.9rem}h2{font-size:1.4rem;margin:0 0 12px;padding-top:10px;\
        border-top:3px solid var(--accent)}h3{font-size:1.1rem;margin:28px 0 4px}
        p{margin:0 0 12px;max-width:44rem}ul{margin:0 0 12px;padding-left:1.25em;max-width:44rem}
        a{color:var(--accent);text-underline-offset:3px}
        :focus-visible{outline:3px solid var(--focus);box-shadow:0 0 0 5px var(--ink)}
        code{font:.875em var(--mono);overflow-wrap:anywhere}
        pre{font:.8125rem/1.6 var(--mono);background:var(--tint);border:1px solid var(--line);\
        padding:12px;margin:0 0 12px;white-space:pre-wrap;overflow-wrap:anywhere}
        .soft{color:var(--soft)}.small{font-size:.875rem}
        header{background:var(--tint);border-bottom:1px solid var(--line);padding:28px 0 20px}
        .wide{max-width:1180px;margin:0 auto;padding:0 16px}
        .kind{font-size:.8125rem;letter-spacing:.04em;text-transform:uppercase;color:var(--soft);margin:0 0 4px}
        .chip{display:inline-block;border:1px solid;border-radius:3px;padding:1px 8px;font-size:.8125rem;\
        font-weight:600}
        .chip.ok{color:var(--good)}.chip.no{color:var(--warning)}
        .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:1px;\
        background:var(--line);border:1px solid var(--line);margin:16px 0 0;padding:0}
        .tiles div{background:var(--paper);padding:10px 12px}
        .tiles dt{font-size:.8125rem;color:var(--soft)}
        .tiles dd{margin:0;font-size:1.375rem;font-weight:600;font-variant-numeric:tabular-nums;line-height:1.3}
        .tiles dd small{display:block;font-size:.75rem;font-weight:400;color:var(--soft)}
        .frame{display:grid;grid-template-columns:minmax(0,1fr);gap:8px 48px;padding-top:20px;padding-bottom:64px}
        nav ol{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:0 16px;font-size:.9375rem}
        nav a{display:inline-block;padding:5px 0;text-decoration:none}nav a:hover{text-decoration:underline}
        section{margin-top:36px;min-width:0}
        @media (min-width:1060px){.frame{grid-template-columns:190px minmax(0,1fr)}
        nav{position:sticky;top:16px;align-self:start;margin-top:36px}nav ol{display:block}}
        .notice{border-left:4px solid var(--warning);padding:2px 0 2px 12px}
        .checks{list-style:none;padding:0;max-width:none}
        .checks li{display:grid;grid-template-columns:92px minmax(0,1fr);gap:0 12px;padding:8px 0;\
        border-bottom:1px solid var(--line)}
        .checks b{font-size:.875rem}.checks .no b{color:var(--warning)}.checks .ok b{color:var(--good)}

        """

    private static let tables = """
        .scroll{overflow-x:auto;margin:0 0 14px;background:\
        linear-gradient(to right,var(--paper) 30%,transparent) 0 0/40px 100% no-repeat local,\
        linear-gradient(to left,var(--paper) 30%,transparent) 100% 0/40px 100% no-repeat local,\
        linear-gradient(to right,var(--line),transparent) 0 0/10px 100% no-repeat scroll,\
        linear-gradient(to left,var(--line),transparent) 100% 0/10px 100% no-repeat scroll}
        table{border-collapse:collapse;width:100%;font-size:.9375rem;font-variant-numeric:tabular-nums}
        caption{text-align:left;font-size:.875rem;color:var(--soft);padding-bottom:4px}
        th,td{text-align:left;padding:6px 14px 6px 0;border-bottom:1px solid var(--line);vertical-align:top}
        th:last-child,td:last-child{padding-right:0}
        thead th{font-size:.8125rem;font-weight:600;color:var(--soft);vertical-align:bottom}
        tbody th{font-weight:400}th.n,td.n{text-align:right;white-space:nowrap}
        td.p{width:130px;min-width:110px;padding-top:9px}
        tr.sum th,tr.sum td{font-weight:600}
        td.label{min-width:9rem}.ends{color:var(--soft);font-size:.8125rem;white-space:nowrap}

        """

    private static let pictures = """
        .pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(290px,1fr));gap:16px 32px}
        figure{margin:0 0 14px;max-width:560px}
        figcaption{font-size:.875rem;color:var(--soft);margin-top:2px}
        svg{display:block;width:100%;height:auto;overflow:visible}
        svg text{font:13px var(--sans);fill:var(--soft)}svg text.end{text-anchor:end}
        svg text.mid{text-anchor:middle}svg text.key{fill:var(--ink)}
        .axis{stroke:var(--line);stroke-width:1;fill:none}.grid{stroke:var(--line);stroke-width:1;opacity:.6}
        .rule{stroke:var(--soft);stroke-width:1;stroke-dasharray:4 4;fill:none}
        .a{--c:var(--accent)}.b{--c:var(--second)}.c{--c:var(--soft)}.d{--c:var(--bad)}
        .line{fill:none;stroke:var(--c);stroke-width:2.25;stroke-linejoin:round}
        .b.line{stroke-dasharray:7 3}.c.line{stroke-dasharray:2 3}
        .dot{fill:var(--c)}.whisker{stroke:var(--c);stroke-width:1.75}
        .bar{fill:var(--c)}.area{fill:var(--c);opacity:.13}.faint{fill:var(--c);opacity:.35}
        td.p svg{max-width:130px}

        """

    private static let paper = """
        @media print{:root{color-scheme:light;--ink:#000;--soft:#444;--paper:#fff;--tint:#fff;--line:#bbb;\
        --accent:#0b5f5a;--second:#a8480f;--good:#0b5f5a;--bad:#b3261e;--warning:#8a4b08}
        body{font-size:10pt}nav{display:none}header{padding:0 0 12px}.frame{display:block;padding-top:0}
        .wide{max-width:none;padding:0}.scroll{overflow:visible}h2,h3{break-after:avoid}
        figure,tr,.checks li,pre{break-inside:avoid}thead{display:table-header-group}
        section{margin-top:22px}a{color:inherit;text-decoration:none}table{font-size:8.5pt}\
        .scroll{background:none}thead th,.ends{font-size:7.5pt}caption,figcaption,.small{font-size:8.5pt}
        .pair{grid-template-columns:1fr 1fr}@page{margin:16mm}}

        """
}
