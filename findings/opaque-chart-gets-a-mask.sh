#!/usr/bin/env bash
# resvg-js 2.6.2 writes every PNG with an alpha channel, also of a drawing whose background covers all of it, and there is no option for another kind.
# pdfkit 0.19.1 takes such a picture apart, packs it anew and adds a soft mask in which every point is 255: a chart that is not transparent anywhere makes a page with
# transparency, which PDF/A-1 forbids, and each one costs its decoding. The same points as a PNG without alpha stand in the file byte by byte, without a mask.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
npm install --no-audit --no-fund --loglevel=error pdfkit@0.19.1 @resvg/resvg-js@2.6.2 >/dev/null
cat >see.mjs <<'JS'
import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { Resvg } from '@resvg/resvg-js';
import PDFDocument from 'pdfkit';

const bars = [40, 90, 60, 120].map((high, n) => `<rect x="${20 + n * 45}" y="${140 - high}" width="30" height="${high}" fill="#1264a3"/>`);
const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="150"><rect width="200" height="150" fill="#fff"/>${bars.join('')}</svg>`;
const drawn = new Resvg(svg, { background: '#ffffff' }).render();
const points = drawn.pixels;
const opaque = points.filter((_, n) => n % 4 === 3).every((alpha) => alpha === 255);

/** The same points without their alpha: colour type 2, no filters. */
function withoutAlpha() {
  const { width, height } = drawn;
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      for (let c = 0; c < 3; c += 1) rows[y * (1 + width * 3) + 1 + x * 3 + c] = points[(y * width + x) * 4 + c];
  const chunk = (name, body) => {
    const named = Buffer.concat([Buffer.from(name), body]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(body.length, 0);
    ends.writeUInt32BE(crc32(named), 4);
    return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const start = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([start, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

function dataOf(png) {
  const parts = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  return Buffer.concat(parts);
}

async function inPdf(name, png) {
  const doc = new PDFDocument();
  const parts = [];
  const ended = new Promise((done) => doc.on('data', (part) => parts.push(part)).on('end', done));
  doc.image(png, 0, 0);
  doc.end();
  await ended;
  const pdf = Buffer.concat(parts);
  const masks = [...pdf.toString('latin1').matchAll(/\/SMask (\d+) 0 R/g)];
  let all255 = '';
  for (const [, id] of masks) {
    const at = pdf.indexOf(`\n${id} 0 obj`);
    const from = pdf.indexOf('stream\n', at) + 7;
    const mask = inflateSync(pdf.subarray(from, pdf.indexOf('\nendstream', from)));
    all255 = `, of which every point is 255: ${mask.every((alpha) => alpha === 255)}`;
  }
  console.log(`${name}: colour type ${png[25]}, its data as it is: ${pdf.includes(dataOf(png))}, masks: ${masks.length}${all255}`);
}

console.log(`every point of the drawing is opaque: ${opaque}`);
await inPdf('resvg', drawn.asPng());
await inPdf('without alpha', withoutAlpha());
JS
node see.mjs >seen.txt
cat >expected.txt <<'TXT'
every point of the drawing is opaque: true
resvg: colour type 6, its data as it is: false, masks: 1, of which every point is 255: true
without alpha: colour type 2, its data as it is: true, masks: 0
TXT
diff -u expected.txt seen.txt
cat seen.txt
