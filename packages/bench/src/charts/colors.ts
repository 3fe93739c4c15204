/** Colours as `#rrggbb`: mixed, and made visible on a dark background. */

type Channels = readonly [red: number, green: number, blue: number];

/** @returns undefined when the text is no `#rrggbb`. */
export function parseColor(color: string): Channels | undefined {
  const channels = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color);
  if (channels === null) return undefined;
  const [red, green, blue] = channels.slice(1).map((channel) => parseInt(channel, 16));
  return [red!, green!, blue!];
}

/** `share` of `color` on `background`, both `#rrggbb`: what a transparent colour would look like. */
export function mixed(color: string, share: number, background: string): string {
  const [over, under] = [parseColor(color)!, parseColor(background)!];
  const channels = over.map((channel, k) => Math.round(under[k]! + (channel - under[k]!) * share));
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

/** WCAG 2's contrast ratio of two colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** A little above the 3 that WCAG 2 asks of graphics (success criterion 1.4.11). */
const ENOUGH = 4;

/** The colour, mixed with white as far as a dark background asks for. On a light one colours stay as their author chose them. */
export function visibleOn(background: string, color: string): string {
  if (luminance(background) > 0.5) return color;
  let twentieths = 20;
  while (contrast(mixed(color, twentieths / 20, '#ffffff'), background) < ENOUGH) twentieths--;
  return mixed(color, twentieths / 20, '#ffffff');
}

/** WCAG 2's relative luminance, 0 to 1. */
function luminance(color: string): number {
  const [red, green, blue] = parseColor(color)!.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
