//! The looks of the page, and what makes it answer.

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
th{color:var(--soft);font-weight:600;min-width:4.5rem}
td{min-width:5rem}
.full+label{color:var(--soft);font-size:.9rem;margin-left:.35rem}
.full:not(:checked)+label+.picture svg{max-width:100%;height:auto}
.picture{overflow:auto;max-height:90vh;border:1px solid var(--line);border-radius:8px;margin:.75rem 0 1.25rem}
.picture svg{display:block;margin:0 auto}
header{position:sticky;top:0;z-index:2;display:flex;gap:1rem;align-items:flex-start;justify-content:flex-end;padding:.5rem 1.25rem;background:var(--ground);border-bottom:1px solid var(--line)}
header button,.stepper button{font:inherit;font-size:.9rem;padding:.2rem .7rem;border:1px solid var(--line);background:var(--panel);color:var(--ink);border-radius:6px;cursor:pointer}
header button[aria-pressed=true]{background:var(--link);color:var(--ground);border-color:var(--link)}
.languages{display:flex;gap:.35rem}
.searching{position:relative;width:min(20rem,50vw)}
#search{width:100%;font:inherit;font-size:.9rem;padding:.2rem .6rem;border:1px solid var(--line);border-radius:6px;background:var(--panel);color:var(--ink)}
#hits{position:absolute;right:0;width:min(34rem,90vw);max-height:60vh;overflow:auto;margin:.25rem 0 0;padding:.5rem .75rem;list-style:none;background:var(--ground);border:1px solid var(--line);border-radius:8px;font-size:.9rem;box-shadow:0 4px 16px #0003}
#hits[hidden]{display:none}
.found{outline:3px solid var(--link);outline-offset:2px}svg .found .shape{stroke-width:4}
main [id]{scroll-margin-top:4rem}
.stepper{display:flex;gap:.5rem;align-items:center;margin:.5rem 0}
.run{display:grid;grid-template-columns:minmax(18rem,1fr) minmax(0,2fr);gap:1rem;align-items:start}
.steps{margin:0;padding-left:1.6rem;font-size:.92rem}
.steps li{padding:.2rem .4rem;border-radius:6px;cursor:pointer}
.steps li.now{background:var(--panel);outline:2px solid var(--link)}.steps li.later{opacity:.45}
.run .picture{margin-top:0}
.paper{display:none}
.gongzhi-picture .now .wire,.gongzhi-picture .now .shape{stroke:var(--link)!important;stroke-width:4}.gongzhi-picture .now .head{fill:var(--link)!important}
@media (max-width:48rem){.run{grid-template-columns:1fr}main{padding:1rem .75rem 3rem}h1{font-size:1.5rem}}
details{margin:.35rem 0}summary{cursor:pointer}
@page{margin:14mm}@page lying{size:landscape;margin:14mm}
@media print{html,body{font-size:11px}main{max-width:none;padding:0}.picture{max-height:none;border:0;overflow:visible}.picture svg{max-width:100%;height:auto}.picture:has(+.paper){display:none}.paper{display:block}h3:has(+.full+label+.picture+.unprinted){display:none}.paper svg{display:block;margin:0 auto 1rem;break-inside:avoid}.lying,h2:has(+.full+label+.picture+.lying),h3:has(+.full+label+.picture+.lying),.wide:has(th:nth-child(10)),h3:has(+.wide th:nth-child(10)){page:lying}nav,header,.stepper,.full,.full+label{display:none}.run{display:block}.wide{overflow:visible}th,td{min-width:3.5rem}tr,.card{break-inside:avoid}h2,h3{break-after:avoid}}
";

/// Without a script both languages are shown, one after the other.
pub(super) const WITHOUT_SCRIPT: &str = "main[hidden]{display:block}header,.stepper{display:none}";

/// What makes the page answer: languages, search, links, runs step by step.
pub(super) const SCRIPT: &str = include_str!("script.js");
