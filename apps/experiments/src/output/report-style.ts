/** The report's look: one column on a phone, the figure beside its claims on a laptop, plain in print. */
export const reportStyle = `
:root { --ink: #1c2430; --quiet: #5b6673; --line: #dfe3e8; --yes: #1b7a46; --no: #b3361f; --open: #8a6100; --accent: #1f5fb4; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: #f6f7f9; font: 16px/1.5 "Source Sans 3", "Segoe UI", Helvetica, Arial, sans-serif; }
main { max-width: 1120px; margin: 0 auto; padding: 1rem; }
h1 { font-size: clamp(1.4rem, 3.4vw, 2rem); line-height: 1.2; margin: 1rem 0 .5rem; }
h2 { font-size: 1.15rem; line-height: 1.3; margin: 0 0 .75rem; }
a { color: var(--accent); }
.lead { color: var(--quiet); margin: 0 0 .25rem; }
.tally { font-size: 1.1rem; margin: .25rem 0 1rem; }
.warning { background: #fff4d6; border: 1px solid #e5c565; border-radius: 6px; padding: .5rem .75rem; }
section { background: #fff; border: 1px solid var(--line); border-radius: 8px; padding: 1rem; margin: 0 0 1rem; }
.beside { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; align-items: start; }
@media (min-width: 860px) { .beside { grid-template-columns: minmax(0, 1.15fr) minmax(0, 1fr); gap: 1.5rem; } }
figure { margin: 0; }
figure svg { width: 100%; height: auto; display: block; }
.claims { list-style: none; margin: 0; padding: 0; }
.claims li { border-left: 4px solid var(--yes); padding: .1rem 0 .1rem .75rem; margin: 0 0 .9rem; }
.claims li.no { border-color: var(--no); }
.claims p { margin: 0; }
.badge { color: var(--yes); font-weight: 600; }
.no .badge { color: var(--no); }
.claims li.open { border-color: var(--open); }
.open .badge { color: var(--open); }
.badge::after { content: ':'; }
p.numbers { font-variant-numeric: tabular-nums; }
.interval { white-space: nowrap; color: var(--quiet); }
.how { color: var(--quiet); font-size: .875rem; line-height: 1.35; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .35rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
table.numbers th:not(:first-child), table.numbers td { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
table.numbers th[scope=row] { font-weight: normal; }
tr.ours { background: #eef4fc; font-weight: 600; }
table.manifest th { white-space: nowrap; color: var(--quiet); font-weight: normal; width: 1%; }
table.manifest td { overflow-wrap: anywhere; }
dt { font-weight: 600; }
dd { margin: 0 0 .6rem; color: var(--quiet); }
@media print { body { background: #fff; } section { border: 0; padding: 0; break-inside: avoid; } }
`;
