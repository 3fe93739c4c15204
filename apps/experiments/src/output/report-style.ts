/** The report's look: one column on a phone, the figure beside its claims on a laptop, light or dark as the screen is, plain in print. */
export const reportStyle = `
:root { --ink: #1c2430; --quiet: #56606d; --line: #dfe3e8; --card: #fff; --page: #f4f6f8; --yes: #19713f; --no: #b3361f; --open: #805a00; --accent: #1f5fb4; --ours: #eef4fc; --warn: #fff4d6; --warn-line: #e5c565; }
@media screen and (prefers-color-scheme: dark) { :root { --ink: #e8ebef; --quiet: #a8b1bc; --line: #323a45; --card: #171c23; --page: #0e1217; --yes: #5fc98b; --no: #ff8a70; --open: #e0b050; --accent: #7fb2f5; --ours: #1c2a3d; --warn: #33290f; --warn-line: #6b571f; } }
* { box-sizing: border-box; }
html { color-scheme: light dark; scroll-padding-top: 1rem; }
body { margin: 0; color: var(--ink); background: var(--page); font: 16px/1.5 "Source Sans 3", "Segoe UI", Helvetica, Arial, sans-serif; }
main { max-width: 1180px; margin: 0 auto; padding: 1rem; }
h1 { font-size: clamp(1.4rem, 3.4vw, 2rem); line-height: 1.2; margin: 1rem 0 .5rem; }
h2 { font-size: 1.15rem; line-height: 1.3; margin: 0 0 .75rem; }
h3 { font-size: 1rem; line-height: 1.3; margin: 1.25rem 0 .5rem; }
a { color: var(--accent); }
.lead { color: var(--quiet); margin: 0 0 .25rem; }
.tally { font-size: 1.2rem; font-weight: 600; margin: .25rem 0 .75rem; }
.warning { background: var(--warn); border: 1px solid var(--warn-line); border-radius: 6px; padding: .5rem .75rem; }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin: 0 0 1rem; }
section { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 1rem; margin: 0 0 1rem; }
.beside { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; align-items: start; }
@media (min-width: 900px) { .beside { grid-template-columns: minmax(0, 1.25fr) minmax(0, 1fr); gap: 1.75rem; } }
figure { margin: 0 0 .5rem; }
.picture { background: #fff; border-radius: 6px; }
.picture svg { width: 100%; max-width: 640px; height: auto; display: block; }
.alive .picture { display: none; }
figure .live { display: block; line-height: 0; min-height: 12rem; overflow: hidden; }
.live svg { display: block; }
.controls { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: end; font-size: .875rem; margin: .25rem 0 .5rem; }
fieldset { border: 0; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem .9rem; }
legend { position: absolute; clip-path: inset(50%); height: 1px; width: 1px; overflow: hidden; }
fieldset label { display: inline-flex; align-items: center; gap: .3rem; min-height: 1.75rem; }
fieldset input { margin: 0; width: 1rem; height: 1rem; accent-color: var(--accent); }
fieldset svg { width: 24px; height: 12px; }
.zoom { display: flex; gap: .25rem; }
button, select, input[type=search] { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--quiet); border-radius: 5px; padding: .15rem .55rem; min-height: 2rem; }
.zoom button { min-width: 2rem; }
button { cursor: pointer; } button:disabled { opacity: .5; cursor: default; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
figcaption, .files { font-size: .875rem; color: var(--quiet); margin: 0; display: flex; flex-wrap: wrap; gap: .25rem 1rem; }
.claims { list-style: none; margin: 0; padding: 0; }
.claims li { border-left: 4px solid var(--yes); padding: .1rem 0 .1rem .75rem; margin: 0 0 .9rem; }
.claims li:last-child { margin: 0; }
.claims li.fails { border-color: var(--no); } .claims li.undecided { border-color: var(--open); }
.claims p { margin: 0; }
.badge { color: var(--yes); font-weight: 600; }
.fails .badge { color: var(--no); } .undecided .badge { color: var(--open); }
li .badge::after { content: ':'; }
#attention .claims { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 1rem; }
#attention .claims li { margin: 0; }
p.numbers { font-variant-numeric: tabular-nums; }
.interval { white-space: nowrap; color: var(--quiet); }
.how { color: var(--quiet); font-size: .875rem; line-height: 1.35; }
.scroll { overflow-x: auto; margin: 0 0 .5rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .35rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
table.numbers th:not(:first-child), table.numbers td { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
table.numbers th[scope=row] { font-weight: normal; } table.numbers .interval { display: block; }
tr.ours { background: var(--ours); font-weight: 600; }
table.manifest th { white-space: nowrap; color: var(--quiet); font-weight: normal; width: 1%; }
table.manifest td { overflow-wrap: anywhere; }
form { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; margin: 0 0 .75rem; }
form[hidden] { display: none; }
output { color: var(--quiet); }
table.all { font-size: .9375rem; }
table.all th[scope=row] { font-weight: normal; } table.all .how { display: block; }
#vg-tooltip-element th, #vg-tooltip-element td { border: 0; padding: 1px 4px; font-size: 13px; font-variant-numeric: tabular-nums; }
thead button { white-space: nowrap; border: 0; background: none; padding: 0; font-weight: 600; text-align: left; }
thead button::after { content: ' ↕'; color: var(--quiet); }
[aria-sort=ascending] button::after { content: ' ↑'; color: inherit; } [aria-sort=descending] button::after { content: ' ↓'; color: inherit; }
dt { font-weight: 600; }
dd { margin: 0 0 .6rem; color: var(--quiet); }
@media screen and (max-width: 640px) {
main { padding: .5rem; } section { padding: .75rem; border-radius: 6px; }
table.all, table.all tbody, table.all tr, table.all th[scope=row], table.all td { display: block; }
table.all thead, table.all thead tr { display: flex; flex-wrap: wrap; gap: 0 1rem; } table.all thead tr { border: 0; padding: 0; margin: 0 0 1rem; }
table.all tr { border-left: 4px solid var(--yes); padding: .1rem 0 .1rem .75rem; margin: 0 0 1rem; }
table.all tr.fails { border-color: var(--no); } table.all tr.undecided { border-color: var(--open); }
table.all tr[hidden] { display: none; }
table.all th, table.all td { border: 0; padding: 0; }
table.all td:nth-child(1), table.all td:nth-child(2) { display: inline; margin-right: .5rem; }
table.all td:nth-child(4)::before { content: 'Paper: '; } table.all td:nth-child(5)::before { content: 'Here: '; } table.all td:nth-child(6)::before { content: 'Holds if '; }
table.numbers { font-size: .875rem; } table.numbers th, table.numbers td { padding: .3rem; }
form label { flex: 1 1 8rem; } form input, form select { width: 100%; } button, select, input[type=search], fieldset label { min-height: 2.5rem; } .zoom button { min-width: 2.5rem; }
table.manifest tr, table.manifest th, table.manifest td { display: block; width: auto; border: 0; padding: 0; } table.manifest tr { margin: 0 0 .5rem; }
}
@media print {
html { color-scheme: light; } body { background: #fff; font-size: 10.5pt; } main { max-width: none; padding: 0; }
section { border: 0; padding: 0; margin: 0 0 1.5rem; } figure, li, tr, dt, dd { break-inside: avoid; } h2, h3 { break-after: avoid; }
.alive .picture { display: block; } .picture svg { max-width: 14cm; } .live, .controls, form, nav, figcaption, .files { display: none !important; }
.beside { display: block; } .claims { margin-top: .75rem; } .scroll { overflow: visible; }
thead button { color: inherit; } thead button::after { content: '' !important; }
}
`;
