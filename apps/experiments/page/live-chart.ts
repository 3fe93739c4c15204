/** One chart that answers, in place of its still picture. */
import type { ChartTheme, LineChart } from '@mec/bench';
import type { ChartDrawer, Drawn } from './chart-drawer.js';
import { curveSwitches } from './curve-switches.js';
import { moved, tidy, viewOf, wholeRange, type Move } from './chart-view.js';

/** Pixels that axes and labels take beside the chart, until a first drawing tells. */
const FIRST_GUESS = 130;
const NARROWEST = 120;

const MOVES: readonly { readonly move: Move; readonly sign: string; readonly name: string }[] = [
  { move: 'in', sign: '+', name: 'Zoom in' },
  { move: 'out', sign: '−', name: 'Zoom out' },
  { move: 'left', sign: '←', name: 'Move left' },
  { move: 'right', sign: '→', name: 'Move right' },
];

export async function liveChart(figure: HTMLElement, chart: LineChart, drawer: ChartDrawer): Promise<void> {
  const whole = wholeRange(chart);
  const log = chart.x.scale === 'log';
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const hidden = new Set<string>();
  let range: [number, number] | undefined;
  let beside = FIRST_GUESS;
  let drawn: Drawn | undefined;

  const picture = figure.querySelector<HTMLElement>('.picture')!;
  const canvas = document.createElement('div');
  canvas.className = 'live';
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', picture.getAttribute('aria-label')!);
  const reset = button('Whole range', 'Whole range', () => show(undefined));
  const controls = document.createElement('div');
  controls.className = 'controls';
  const theme = (): ChartTheme => (dark.matches ? 'dark' : 'light');
  const switches = curveSwitches(drawer.legend({ ...chart, theme: theme() }), hidden, () => void draw());
  controls.append(switches.element, zoomButtons());

  // One drawing at a time; what is asked for meanwhile is drawn after it, once.
  let drawing: Promise<void> | undefined;
  let again = false;
  const draw = async (): Promise<void> => {
    if (drawing !== undefined) {
      again = true;
      return drawing;
    }
    drawing = drawOnce();
    try {
      await drawing;
    } finally {
      drawing = undefined;
    }
    if (!again) return;
    again = false;
    await draw();
  };

  async function drawOnce(): Promise<void> {
    reset.disabled = range === undefined;
    const room = figure.clientWidth;
    // A wrong guess of what the labels take is mended by a second drawing.
    for (let attempt = 0; attempt < 2; attempt++) {
      const width = Math.max(NARROWEST, room - beside);
      const view = viewOf(chart, { width, theme: theme(), hidden, range });
      drawn?.finalize();
      drawn = undefined;
      if (view === undefined) {
        canvas.textContent = 'Every curve is switched off.';
        return;
      }
      drawn = await drawer.draw(canvas, view, (dragged) => show(tidy(dragged, whole)));
      const excess = drawn.width - room;
      if (excess <= 0 && excess > -8) return;
      beside = drawn.width - width;
    }
  }

  function show(next: [number, number] | undefined): void {
    range = next;
    void draw();
  }

  function zoomButtons(): HTMLElement {
    const group = document.createElement('div');
    group.className = 'zoom';
    group.setAttribute('role', 'group');
    group.setAttribute('aria-label', 'Range of the horizontal axis');
    const buttons = MOVES.map(({ move, sign, name }) =>
      button(sign, name, () => show(moved(range ?? whole, whole, move, log))),
    );
    group.append(...buttons, reset);
    return group;
  }

  picture.before(canvas);
  canvas.after(controls);
  figure.classList.add('alive');
  try {
    await draw();
  } catch (error) {
    // Back to the still picture.
    figure.classList.remove('alive');
    canvas.remove();
    controls.remove();
    throw error;
  }
  dark.addEventListener('change', () => {
    switches.repaint(drawer.legend({ ...chart, theme: theme() }));
    void draw();
  });
  let width = figure.clientWidth;
  new ResizeObserver(() => {
    if (figure.clientWidth === width) return;
    width = figure.clientWidth;
    void draw();
  }).observe(figure);
}

function button(sign: string, name: string, onClick: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = sign;
  if (name !== sign) {
    made.title = name;
    made.setAttribute('aria-label', name);
  }
  made.addEventListener('click', onClick);
  return made;
}
