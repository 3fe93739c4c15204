/** The table of claims: sorted by a click on a heading, filtered by words, verdict and figure. */

export function enableClaimsTable(): void {
  const table = document.querySelector<HTMLTableElement>('#claims table');
  const filters = document.querySelector<HTMLFormElement>('#claims form');
  if (table === null || filters === null) return;
  filters.hidden = false;
  enableSorting(table);
  enableFilters(table, filters);
}

function rowsOf(table: HTMLTableElement): HTMLTableRowElement[] {
  return [...table.tBodies[0]!.rows];
}

function enableSorting(table: HTMLTableElement): void {
  const headings = [...table.tHead!.rows[0]!.cells];
  headings.forEach((heading, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = heading.textContent;
    heading.replaceChildren(button);
    button.addEventListener('click', () => {
      const upwards = heading.ariaSort !== 'ascending';
      for (const other of headings) other.removeAttribute('aria-sort');
      heading.ariaSort = upwards ? 'ascending' : 'descending';
      const sorted = rowsOf(table).sort((a, b) => (upwards ? 1 : -1) * compare(keyOf(a, column), keyOf(b, column)));
      table.tBodies[0]!.append(...sorted);
    });
  });
}

/** What a cell is sorted by: a number where it states one, else its words. */
function keyOf(row: HTMLTableRowElement, column: number): string {
  const cell = row.cells[column]!;
  return cell.dataset.sort ?? cell.textContent;
}

function compare(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

function enableFilters(table: HTMLTableElement, filters: HTMLFormElement): void {
  const count = filters.querySelector('output')!;
  const apply = (): void => {
    const chosen = new FormData(filters);
    const value = (name: string): string => chosen.get(name) as string;
    const words = value('words').toLowerCase().split(/\s+/).filter(Boolean);
    const rows = rowsOf(table);
    let shown = 0;
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      const fits =
        words.every((word) => text.includes(word)) &&
        ['', row.dataset.verdict].includes(value('verdict')) &&
        ['', row.dataset.figure].includes(value('figure'));
      row.hidden = !fits;
      if (fits) shown++;
    }
    count.textContent = `${shown} of ${rows.length} shown`;
  };
  filters.addEventListener('input', apply);
  filters.addEventListener('submit', (event) => event.preventDefault());
  filters.addEventListener('reset', () => setTimeout(apply));
  apply();
}
