/**
 * Gives the memory of a piece back at once, for pieces that arrive faster than garbage is collected. Only for who
 * alone holds it: the piece is empty afterwards.
 */
export function free({ buffer, length }: Uint8Array): void {
  // Its own memory, and not a part of what others hold.
  if (buffer instanceof ArrayBuffer && buffer.byteLength === length) buffer.transfer(0);
}
