/** Reads text that is packed into the page: deflated, in base 64. */

export async function unpack(id: string): Promise<string> {
  const packed = document.getElementById(id)!.textContent;
  const bytes = Uint8Array.from(atob(packed.trim()), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Response(stream).text();
}
