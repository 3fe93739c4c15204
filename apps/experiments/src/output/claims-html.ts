/** Claims in the report: as a list beside what they speak of, and all of them in a table. */
import { escape } from 'html-escaper';
import type { Claim } from '../claims/claim.js';
import { number } from './number.js';
import { VERDICTS, worstFirst } from './verdict-order.js';

/** Ids of the sections by the figures' labels; with them, each claim says and links to the figure it is of. */
export interface ListOptions {
  readonly sections?: ReadonlyMap<string, string>;
}

/** Failures first. */
export function claimsList(claims: readonly Claim[], { sections }: ListOptions): string {
  const items = worstFirst(claims).map((each) => {
    const { figure, claim, paper, quantity, criterion, verdict, reason } = each;
    const where = sections === undefined ? '' : `${figureLink(figure, sections)}: `;
    const why = reason === undefined ? '' : ` ${escape(sentence(reason))}`;
    return `<li class="${verdict}">
<p><span class="badge">${verdict}</span> ${where}${escape(claim)}</p>
<p class="numbers">Paper: ${escape(paper)}. Here: ${measuredText(each)}</p>
<p class="how">${escape(quantity)}; holds if ${escape(criterion)}.${why}</p>
</li>`;
  });
  return `<ul class="claims">${items.join('\n')}</ul>`;
}

/** Every claim, failures first; scripts make it sort and filter. */
export function claimsTable(claims: readonly Claim[], sections: ReadonlyMap<string, string>): string {
  const figures = [...new Set(claims.map(({ figure }) => figure))];
  const choice = (values: readonly string[]): string =>
    ['<option value="">all</option>', ...values.map((value) => `<option>${escape(value)}</option>`)].join('');
  const rows = worstFirst(claims).map((each) => {
    const { figure, claim, paper, measured, quantity, criterion, verdict } = each;
    return `<tr class="${verdict}" data-verdict="${verdict}" data-figure="${escape(figure)}">
<td data-sort="${VERDICTS.indexOf(verdict)}"><span class="badge">${verdict}</span></td>
<td>${figureLink(figure, sections)}</td>
<th scope="row">${escape(claim)}<span class="how">${escape(quantity)}</span></th>
<td>${escape(paper)}</td>
<td data-sort="${Number.isFinite(measured) ? measured : ''}">${measuredText(each)}</td>
<td>${escape(criterion)}</td>
</tr>`;
  });
  const headings = ['Verdict', 'Figure', 'Claim', 'Paper', 'Here, 95 % interval', 'Holds if'];
  return `<section id="claims">
<h2>All claims</h2>
<form hidden>
<label>Words <input type="search" name="words"></label>
<label>Verdict <select name="verdict">${choice(VERDICTS)}</select></label>
<label>Figure <select name="figure">${choice(figures)}</select></label>
<button type="reset">Show all</button>
<output aria-live="polite"></output>
</form>
<table class="all"><thead><tr>${headings.map((heading) => `<th scope="col">${heading}</th>`).join('')}</tr></thead><tbody>
${rows.join('\n')}
</tbody></table>
</section>`;
}

function figureLink(figure: string, sections: ReadonlyMap<string, string>): string {
  const id = sections.get(figure);
  return id === undefined ? escape(figure) : `<a href="#${id}">${escape(figure)}</a>`;
}

function measuredText({ measured, interval: [low, high] }: Claim): string {
  return `<strong>${number(measured)}</strong> <span class="interval">[${number(low)}, ${number(high)}]</span>`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;
}
