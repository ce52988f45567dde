//! The looks of the page.

/// The style sheet: readable on paper, on a telephone, in the light and in the dark.
pub(super) const STYLE: &str = "
:root{color-scheme:light dark;--ink:#1f2328;--soft:#59636e;--line:#d1d9e0;--ground:#fff;--panel:#f6f8fa;--link:#0969da;--good:#1a7f37;--bad:#cf222e;--doubt:#9a6700}
@media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9198a1;--line:#30363d;--ground:#0d1117;--panel:#161b22;--link:#58a6ff;--good:#3fb950;--bad:#f85149;--doubt:#d29922}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.6 system-ui,-apple-system,'Segoe UI','Noto Sans','Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif}
main{max-width:76rem;margin:0 auto;padding:2rem 1.25rem 4rem}
h1{font-size:1.9rem;line-height:1.25;margin:0 0 .25rem}
h2{font-size:1.4rem;margin:3rem 0 .75rem;padding-bottom:.3rem;border-bottom:1px solid var(--line)}
h3{font-size:1.1rem;margin:1.75rem 0 .5rem}
a{color:var(--link);text-decoration:none}a:hover{text-decoration:underline}
code{font:.85em ui-monospace,Menlo,Consolas,'Noto Sans Mono CJK SC',monospace;color:var(--soft)}
pre{font:.85em/1.5 ui-monospace,Menlo,Consolas,'Noto Sans Mono CJK SC',monospace;background:var(--panel);border:1px solid var(--line);border-radius:6px;padding:.75rem 1rem;overflow:auto}
.about{color:var(--soft);margin:0}
nav{margin:1.25rem 0;display:flex;flex-wrap:wrap;gap:.35rem 1.25rem}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:.75rem;margin:1.25rem 0}
.card{background:var(--panel);border:1px solid var(--line);border-radius:8px;padding:.75rem 1rem}
.card b{display:block;font-size:1.6rem;line-height:1.2}
.card span{color:var(--soft);font-size:.9rem}
.good{color:var(--good)}.bad{color:var(--bad)}.doubt{color:var(--doubt)}
.soft{color:var(--soft);font-size:.9em}
.tag{padding:.1rem .4rem;border-radius:4px;background:var(--panel);white-space:nowrap}
.tag.amber{background:#fff8c5}.tag.blue{background:#ddf4ff}.tag.green{background:#dafbe1}.tag.violet{background:#fbefff}
@media (prefers-color-scheme:dark){.tag.amber{background:#3b2300}.tag.blue{background:#10243e}.tag.green{background:#0f2d18}.tag.violet{background:#281c45}}
.wide{overflow-x:auto;margin:.5rem 0 1rem}
table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{text-align:left;vertical-align:top;padding:.45rem .6rem;border-bottom:1px solid var(--line)}
th{color:var(--soft);font-weight:600;white-space:nowrap}
td{min-width:5rem}
.full+label{color:var(--soft);font-size:.9rem;margin-left:.35rem}
.full:not(:checked)+label+.picture svg{max-width:100%;height:auto}
.picture{overflow:auto;max-height:90vh;border:1px solid var(--line);border-radius:8px;margin:.75rem 0 1.25rem}
.picture svg{display:block;margin:0 auto}
details{margin:.35rem 0}summary{cursor:pointer}
@media print{main{max-width:none;padding:0}.picture{max-height:none;border:0;overflow:visible}.picture svg{max-width:100%;height:auto}nav{display:none}tr,.card{break-inside:avoid}h2,h3{break-after:avoid}}
";
