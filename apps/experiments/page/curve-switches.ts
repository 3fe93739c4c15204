/** The legend of a live chart: a box per curve, beside its colour and dashes, that switches it on and off. */
import type { LegendEntry } from '@mec/bench';

export interface CurveSwitches {
  readonly element: HTMLElement;
  /** Shows the colours of another theme. */
  repaint(entries: readonly LegendEntry[]): void;
}

const SVG = 'http://www.w3.org/2000/svg';

/** Widths of the strokes that stand for a line, its runs and its band, pixels. */
const STROKES: Readonly<Record<LegendEntry['kind'], number>> = { line: 3, runs: 1.5, band: 10 };

/** Boxes are all checked at first; `hidden` then holds the names that are not. */
export function curveSwitches(
  entries: readonly LegendEntry[],
  hidden: Set<string>,
  onChange: () => void,
): CurveSwitches {
  const element = document.createElement('fieldset');
  const legend = document.createElement('legend');
  legend.textContent = 'Curves';
  element.append(legend);
  const symbols = entries.map((entry) => {
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.checked = true;
    box.addEventListener('change', () => {
      if (box.checked) hidden.delete(entry.name);
      else hidden.add(entry.name);
      onChange();
    });
    const stroke = document.createElementNS(SVG, 'line');
    const symbol = document.createElementNS(SVG, 'svg');
    symbol.setAttribute('viewBox', '0 0 24 12');
    symbol.setAttribute('aria-hidden', 'true');
    symbol.append(stroke);
    const label = document.createElement('label');
    label.append(box, symbol, entry.name);
    element.append(label);
    return stroke;
  });
  const repaint = (looks: readonly LegendEntry[]): void => {
    looks.forEach(({ color, dash, kind }, k) => {
      const look = {
        x1: 0,
        x2: 24,
        y1: 6,
        y2: 6,
        stroke: color,
        'stroke-width': STROKES[kind],
        'stroke-dasharray': dash,
      };
      for (const [name, value] of Object.entries(look)) symbols[k]!.setAttribute(name, String(value));
    });
  };
  repaint(entries);
  return { element, repaint };
}
