/**
 * How wide text is in the charts' font, so that legends and labels are laid out without a canvas and the same everywhere.
 *
 * Source Sans 3, Regular; kerning is neglected.
 */

/** Advance widths of the characters from space to tilde (code points 32 to 126), in thousandths of the font's size. */
// prettier-ignore
const WIDTHS = [
  200, 289, 426, 497, 497, 824, 609, 249, 303, 303, 418, 497, 249, 311, 249, 350,
  497, 497, 497, 497, 497, 497, 497, 497, 497, 497, 249, 249, 497, 497, 497, 425,
  847, 543, 588, 571, 615, 527, 494, 617, 652, 263, 479, 579, 486, 727, 647, 664,
  566, 664, 569, 534, 536, 645, 515, 786, 513, 476, 539, 303, 350, 303, 497, 500,
  542, 504, 553, 456, 555, 496, 292, 504, 544, 246, 247, 495, 255, 829, 547, 542,
  555, 555, 347, 419, 338, 544, 467, 719, 446, 467, 425, 303, 241, 303, 497,
];

/** For other characters: about a digit's. */
const OTHER_WIDTH = 500;

/** Width of a line of text, in the unit of `fontSize`. */
export function textWidth(text: string, fontSize: number): number {
  let width = 0;
  for (const character of text) width += WIDTHS[character.codePointAt(0)! - 32] ?? OTHER_WIDTH;
  return (width * fontSize) / 1000;
}
