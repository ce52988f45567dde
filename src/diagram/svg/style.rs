//! The colours and fonts of a drawing, in the light and in the dark.

/// The style sheet; every rule is bound to the class of our drawings, so that several can stand on one page.
pub(super) const STYLE: &str = "
.gongzhi-picture{font-family:system-ui,-apple-system,'Segoe UI','Noto Sans','Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif}
.gongzhi-picture .paper{fill:#fff}
.gongzhi-picture text{fill:#1f2328}
.gongzhi-picture .title{font-size:16px;font-weight:600}
.gongzhi-picture .node text{font-size:12px;text-anchor:middle;fill:#424a53}
.gongzhi-picture .node .heading{font-size:14px;font-weight:600;fill:#1f2328}
.gongzhi-picture .edge text{font-size:11px;fill:#57606a}
.gongzhi-picture .edge .heading{font-size:12px;font-weight:600;fill:#32383f}
.gongzhi-picture .shape{stroke-width:1.5}
.gongzhi-picture .anywhere .shape{stroke-dasharray:5 4}
.gongzhi-picture .wire{fill:none;stroke-width:1.4}
.gongzhi-picture .dashed .wire{stroke-dasharray:7 4}
.gongzhi-picture .dotted .wire{stroke-dasharray:1.5 4;stroke-linecap:round;stroke-width:2}
.gongzhi-picture .shape{fill:#fff;stroke:#57606a}
.gongzhi-picture .wire{stroke:#57606a}
.gongzhi-picture .head,.gongzhi-picture .solid-shape{fill:#57606a;stroke:none}
.gongzhi-picture .red .shape{fill:#ffebe9;stroke:#cf222e}
.gongzhi-picture .amber .shape{fill:#fff8c5;stroke:#9a6700}
.gongzhi-picture .green .shape{fill:#dafbe1;stroke:#1a7f37}
.gongzhi-picture .blue .shape{fill:#ddf4ff;stroke:#0969da}
.gongzhi-picture .violet .shape{fill:#fbefff;stroke:#8250df}
.gongzhi-picture .grey .shape{fill:#f6f8fa;stroke:#6e7781}
.gongzhi-picture .red .wire{stroke:#cf222e}.gongzhi-picture .red .head{fill:#cf222e}
.gongzhi-picture .amber .wire{stroke:#9a6700}.gongzhi-picture .amber .head{fill:#9a6700}
.gongzhi-picture .green .wire{stroke:#1a7f37}.gongzhi-picture .green .head{fill:#1a7f37}
.gongzhi-picture .blue .wire{stroke:#0969da}.gongzhi-picture .blue .head{fill:#0969da}
.gongzhi-picture .violet .wire{stroke:#8250df}.gongzhi-picture .violet .head{fill:#8250df}
.gongzhi-picture .grey .wire{stroke:#6e7781}.gongzhi-picture .grey .head{fill:#6e7781}
.gongzhi-picture .current .shape{stroke-width:4}
.gongzhi-picture .passed .wire,.gongzhi-picture .passed .shape{stroke-width:3}
.gongzhi-picture .wrong .shape,.gongzhi-picture .wrong .wire{stroke:#cf222e;stroke-width:3.5}
.gongzhi-picture .wrong .head{fill:#cf222e}
.gongzhi-picture .pale{opacity:.35}
@media (prefers-color-scheme:dark){
.gongzhi-picture .paper{fill:#0d1117}
.gongzhi-picture text{fill:#e6edf3}
.gongzhi-picture .node text{fill:#b1bac4}
.gongzhi-picture .node .heading{fill:#e6edf3}
.gongzhi-picture .edge text{fill:#9198a1}
.gongzhi-picture .edge .heading{fill:#c9d1d9}
.gongzhi-picture .shape{fill:#161b22;stroke:#8b949e}
.gongzhi-picture .wire{stroke:#8b949e}
.gongzhi-picture .head,.gongzhi-picture .solid-shape{fill:#8b949e}
.gongzhi-picture .red .shape{fill:#3c1618;stroke:#f85149}
.gongzhi-picture .amber .shape{fill:#3b2300;stroke:#d29922}
.gongzhi-picture .green .shape{fill:#0f2d18;stroke:#3fb950}
.gongzhi-picture .blue .shape{fill:#10243e;stroke:#58a6ff}
.gongzhi-picture .violet .shape{fill:#281c45;stroke:#bc8cff}
.gongzhi-picture .grey .shape{fill:#1c2128;stroke:#768390}
.gongzhi-picture .red .wire{stroke:#f85149}.gongzhi-picture .red .head{fill:#f85149}
.gongzhi-picture .amber .wire{stroke:#d29922}.gongzhi-picture .amber .head{fill:#d29922}
.gongzhi-picture .green .wire{stroke:#3fb950}.gongzhi-picture .green .head{fill:#3fb950}
.gongzhi-picture .blue .wire{stroke:#58a6ff}.gongzhi-picture .blue .head{fill:#58a6ff}
.gongzhi-picture .violet .wire{stroke:#bc8cff}.gongzhi-picture .violet .head{fill:#bc8cff}
.gongzhi-picture .grey .wire{stroke:#768390}.gongzhi-picture .grey .head{fill:#768390}
.gongzhi-picture .wrong .shape,.gongzhi-picture .wrong .wire{stroke:#f85149}
.gongzhi-picture .wrong .head{fill:#f85149}
}
";

/// What sheets need besides.
pub(super) const SHEET_STYLE: &str = "\
.gongzhi-picture .cell text,.gongzhi-picture .note text{font-size:12px;fill:#32383f}
.gongzhi-picture .cell .heading,.gongzhi-picture .head-cell text{font-size:12px;font-weight:600;fill:#1f2328}
.gongzhi-picture .cell .shape,.gongzhi-picture .head-cell .shape{stroke:#d1d9e0;stroke-width:1}
.gongzhi-picture .head-cell .shape{fill:#f6f8fa}
.gongzhi-picture .current>.cell .shape{stroke:#0969da;stroke-width:2}
@media (prefers-color-scheme:dark){
.gongzhi-picture .cell text,.gongzhi-picture .note text{fill:#c9d1d9}
.gongzhi-picture .cell .heading,.gongzhi-picture .head-cell text{fill:#e6edf3}
.gongzhi-picture .cell .shape,.gongzhi-picture .head-cell .shape{stroke:#30363d}
.gongzhi-picture .head-cell .shape{fill:#1c2128}
.gongzhi-picture .current>.cell .shape{stroke:#58a6ff}
}
";

/// What lanes need besides.
pub(super) const LANE_STYLE: &str = "\
.gongzhi-picture .lane .shape{stroke:#d1d9e0;stroke-width:1}
.gongzhi-picture .even .shape{fill:#f6f8fa}.gongzhi-picture .odd .shape{fill:#fff}
.gongzhi-picture .lane text{font-size:14px;font-weight:600;text-anchor:middle;fill:#57606a}
@media (prefers-color-scheme:dark){
.gongzhi-picture .lane .shape{stroke:#30363d}
.gongzhi-picture .even .shape{fill:#12171e}.gongzhi-picture .odd .shape{fill:#0d1117}
.gongzhi-picture .lane text{fill:#9198a1}
}
";

/// What sentences below a picture need besides.
pub(super) const NOTE_STYLE: &str = "\
.gongzhi-picture .note text{font-size:12px;fill:#32383f}
@media (prefers-color-scheme:dark){
.gongzhi-picture .note text{fill:#c9d1d9}
}
";

/// What charts need besides.
pub(super) const CHART_STYLE: &str = "\
.gongzhi-picture .bar text,.gongzhi-picture .note text{font-size:12px;fill:#32383f}
.gongzhi-picture .bar .heading{font-size:12px;font-weight:600;fill:#1f2328}
.gongzhi-picture .days text{font-size:11px;fill:#57606a}
.gongzhi-picture .grid{fill:none;stroke:#d1d9e0;stroke-width:1}
.gongzhi-picture .place .mark{fill:none;stroke:#0969da;stroke-width:2}
.gongzhi-picture .place text{font-size:12px;font-weight:600;fill:#0969da}
@media (prefers-color-scheme:dark){
.gongzhi-picture .place .mark{stroke:#58a6ff}
.gongzhi-picture .place text{fill:#58a6ff}
.gongzhi-picture .bar text,.gongzhi-picture .note text{fill:#c9d1d9}
.gongzhi-picture .bar .heading{fill:#e6edf3}
.gongzhi-picture .days text{fill:#9198a1}
.gongzhi-picture .grid{stroke:#30363d}
}
";

/// What sequences need besides.
pub(super) const SEQUENCE_STYLE: &str = "\
.gongzhi-picture .life{fill:none;stroke:#afb8c1;stroke-width:1;stroke-dasharray:3 4}
.gongzhi-picture .ground{fill:#fff}
.gongzhi-picture .message text{text-anchor:middle}
.gongzhi-picture .message text,.gongzhi-picture .alone text{font-size:11px;fill:#57606a}
.gongzhi-picture .message .heading,.gongzhi-picture .alone .heading{font-size:12px;font-weight:600;fill:#32383f}
.gongzhi-picture .person .shape{fill:#ddf4ff;stroke:#0969da}
.gongzhi-picture .remark .shape{fill:#fff8c5;stroke:#9a6700;stroke-width:1}
@media (prefers-color-scheme:dark){
.gongzhi-picture .life{stroke:#484f58}
.gongzhi-picture .ground{fill:#0d1117}
.gongzhi-picture .message text,.gongzhi-picture .alone text{fill:#9198a1}
.gongzhi-picture .message .heading,.gongzhi-picture .alone .heading{fill:#c9d1d9}
.gongzhi-picture .person .shape{fill:#10243e;stroke:#58a6ff}
.gongzhi-picture .remark .shape{fill:#3b2300;stroke:#d29922}
}
";
